#include "app/alert_messages.h"

#include <QPushButton>
#include <QSettings>

#include "app/notice_stack.h"
#include "ui/desktop/front.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/icon.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::app {
namespace {

const QString Key = QStringLiteral("alerts/messages");

} // namespace

AlertMessages::AlertMessages(link::Session& session, QWidget* window, QWidget* content)
    : QObject(window)
    , session_(session)
    , window_(window)
    , stack_(new NoticeStack(content))
    , desktop_([](const Message&) { return false; })
{
    due_.setSingleShot(true);
    muted_.setSingleShot(true);
    connect(&muted_, &QTimer::timeout, this, &AlertMessages::tellingChanged);
    connect(&due_, &QTimer::timeout, this, [this] {
        tell(desk_.tick(link::monotonicNow()));
        arm();
    });
    connect(&session_, &link::Session::alertsChanged, this, &AlertMessages::look);
    connect(stack_, &NoticeStack::chosen, this, &AlertMessages::follow);
}

void AlertMessages::look()
{
    const link::Alerts& now = session_.alerts();
    tell(desk_.handle(now.board, now.heard, link::monotonicNow()));
    arm();
}

void AlertMessages::arm()
{
    const std::optional<Instant> next = desk_.deadline();
    if (!next) {
        due_.stop();
        return;
    }
    const auto pause = std::chrono::ceil<std::chrono::milliseconds>(*next - link::monotonicNow());
    due_.start(std::max(pause, std::chrono::milliseconds(0)));
}

void AlertMessages::tell(const std::vector<alerts::Notice>& notices)
{
    if (!enabled_ || muted()) {
        return;
    }
    for (const alerts::Notice& notice : notices) {
        const Message message = ui::alerts::messageOf(notice, session_.cluster());
        if (!desktop_(message)) {
            stack_->add(message);
        }
    }
}

void AlertMessages::showHere(const Message& message)
{
    if (enabled_ && !muted()) {
        stack_->add(message);
    }
}

void AlertMessages::follow(const Message& message)
{
    ui::desktop::bringToFront(window_);
    session_.showAlerts(message.entity, message.fingerprint);
}

void AlertMessages::say(const QString& title, const QString& text, schema::Severity mark)
{
    stack_->say(title, text, mark);
}

void AlertMessages::keepIn(const QString& file)
{
    file_ = file;
    setEnabled(QSettings(file, QSettings::IniFormat).value(Key, true).toBool());
}

void AlertMessages::setEnabled(bool enabled)
{
    if (enabled_ == enabled) {
        return;
    }
    enabled_ = enabled;
    if (!file_.isEmpty()) {
        QSettings(file_, QSettings::IniFormat).setValue(Key, enabled);
    }
    if (!enabled) {
        stack_->clear();
    }
    Q_EMIT tellingChanged();
}

void AlertMessages::mute(std::chrono::milliseconds length)
{
    muted_.stop();
    if (length.count() > 0) {
        muted_.start(length);
        stack_->clear();
    }
    Q_EMIT tellingChanged();
}

QPushButton* AlertMessages::makeSwitch(QWidget* parent)
{
    QPushButton* button = shared::makeButton({}, "quiet", parent);
    button->setObjectName(QStringLiteral("alert messages"));
    button->setCheckable(true);
    connect(button, &QPushButton::clicked, this, [this] {
        if (enabled_ && muted()) {
            mute({});
        } else {
            setEnabled(!enabled_);
        }
    });
    connect(this, &AlertMessages::tellingChanged, button, [this, button] { showSwitch(*button); });
    showSwitch(*button);
    return button;
}

void AlertMessages::showSwitch(QPushButton& button) const
{
    const bool tells = enabled_ && !muted();
    button.setChecked(tells);
    button.setIcon(shared::makeIcon(tells ? QStringLiteral("alerts") : QStringLiteral("alerts_off"),
                                    &shared::Tokens::muted));
    button.setAccessibleName(muted() && enabled_ ? tr("Messages about alerts: muted for a while")
                             : tells             ? tr("Messages about alerts: on")
                                                 : tr("Messages about alerts: off"));
    button.setToolTip(
        muted() && enabled_
            ? tr("You are not told of new alerts for an hour. Click to be told again at once.")
        : tells ? tr("You are told of new alerts, outside of this window where the desktop can. "
                     "Click to switch that off.")
                : tr("You are not told of new alerts. Click to switch that on."));
    button.setAccessibleDescription(button.toolTip());
}

} // namespace bafar::app
