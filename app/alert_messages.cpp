#include "app/alert_messages.h"

#include <QPushButton>
#include <QSettings>
#include <QSystemTrayIcon>

#include "app/notice_stack.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/icon.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::app {
namespace {

const QString Key = QStringLiteral("alerts/messages");
constexpr int ShownMs = 15'000;

} // namespace

AlertMessages::AlertMessages(link::Session& session, QWidget* window, QWidget* content)
    : QObject(window)
    , session_(session)
    , window_(window)
    , stack_(new NoticeStack(content))
    , desktop_([this](const Message& message) { return showInTray(message); })
{
    due_.setSingleShot(true);
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
    if (!enabled_) {
        return;
    }
    for (const alerts::Notice& notice : notices) {
        const Message message = ui::alerts::messageOf(notice, session_.cluster());
        if (!desktop_(message)) {
            stack_->add(message);
        }
    }
}

bool AlertMessages::showInTray(const Message& message)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) {
        return false;
    }
    if (tray_ == nullptr) {
        tray_ = new QSystemTrayIcon(shared::programIcon(), this);
        tray_->setToolTip(window_->windowTitle());
        connect(tray_, &QSystemTrayIcon::messageClicked, this, [this] { follow(last_); });
        connect(tray_, &QSystemTrayIcon::activated, this, [this] { follow({}); });
        tray_->show();
    }
    last_ = message;
    tray_->showMessage(message.title, message.text,
                       message.worst == schema::Severity::Critical ? QSystemTrayIcon::Critical
                                                                   : QSystemTrayIcon::Warning,
                       ShownMs);
    return true;
}

void AlertMessages::follow(const Message& message)
{
    if (window_->isMinimized()) {
        window_->showNormal();
    }
    window_->raise();
    window_->activateWindow();
    session_.showAlerts(message.entity, message.fingerprint);
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
        delete tray_;
    }
    Q_EMIT enabledChanged(enabled);
}

QPushButton* AlertMessages::makeSwitch(QWidget* parent)
{
    QPushButton* button = shared::makeButton({}, "quiet", parent);
    button->setObjectName(QStringLiteral("alert messages"));
    button->setCheckable(true);
    const auto show = [this, button] {
        const shared::Tokens& tokens = shared::tokensOf(button->palette());
        button->setChecked(enabled_);
        button->setIcon(
            shared::makeIcon(enabled_ ? QStringLiteral("alerts") : QStringLiteral("alerts_off"),
                             tokens.muted, tokens.text));
        button->setAccessibleName(enabled_ ? tr("Messages about alerts: on")
                                           : tr("Messages about alerts: off"));
        button->setToolTip(
            enabled_ ? tr("You are told of new alerts, outside of this window where the desktop "
                          "can. Click to switch that off.")
                     : tr("You are not told of new alerts. Click to switch that on."));
        button->setAccessibleDescription(button->toolTip());
    };
    connect(button, &QPushButton::clicked, this, [this] { setEnabled(!enabled_); });
    connect(this, &AlertMessages::enabledChanged, button, show);
    show();
    return button;
}

} // namespace bafar::app
