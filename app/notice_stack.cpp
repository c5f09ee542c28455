#include "app/notice_stack.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/shared/announce.h"
#include "ui/shared/format.h"
#include "ui/shared/short_label.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/panel.h"

namespace bafar::app {
namespace {

constexpr int TextLinesMax = 8; ///< counts, and the first alerts
constexpr int FromSide = 12;
constexpr int FromBottom = 30 + 12; ///< above the status strip
constexpr int Width = ui::things::PanelWidth - 2 * FromSide;

} // namespace

NoticeStack::NoticeStack(QWidget* content)
    : QWidget(content)
    , layout_(new QVBoxLayout(this))
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(8);
    setFixedWidth(Width);
    content->installEventFilter(this);
    hide();
}

QFrame* NoticeStack::make(const ui::alerts::Message& message)
{
    const bool critical = message.worst == schema::Severity::Critical;
    QFrame* notice = shared::makeSurface(critical ? "alarm" : "notice", this);
    notice->setObjectName(QStringLiteral("alert notice"));
    notice->setAccessibleName(message.title + QLatin1Char('\n') + message.text);
    auto* layout = new QVBoxLayout(notice);
    layout->setContentsMargins(14, 10, 10, 10);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* dot = new shared::StatusDot(notice);
    dot->setState(shared::markOf(message.worst));
    dot->setHidden(message.worst == schema::Severity::Info);
    head->addWidget(dot);
    auto* title = new shared::ShortLabel(shared::TextRole::Strong, shared::ReasonLinesMax, notice);
    title->setText(shared::breakable(message.title));
    head->addWidget(title, 1);
    QPushButton* away = shared::makeButton(QStringLiteral("×"), "quiet", notice);
    away->setObjectName(QStringLiteral("put away"));
    away->setAccessibleName(tr("Put this notice away"));
    head->addWidget(away, 0, Qt::AlignTop);
    layout->addLayout(head);
    auto* text = new shared::ShortLabel(shared::TextRole::Body, TextLinesMax, notice);
    text->setText(shared::breakable(message.text));
    layout->addWidget(text);
    connect(away, &QPushButton::clicked, this, [this, notice] { putAway(notice); });
    return notice;
}

void NoticeStack::add(const ui::alerts::Message& message)
{
    QFrame* notice = make(message);
    QPushButton* show = shared::makeButton(tr("Show"), "", notice);
    show->setObjectName(QStringLiteral("show alert"));
    qobject_cast<QVBoxLayout*>(notice->layout())->addWidget(show, 0, Qt::AlignLeading);
    connect(show, &QPushButton::clicked, this, [this, notice, message] {
        putAway(notice);
        Q_EMIT chosen(message);
    });
    const bool critical = message.worst == schema::Severity::Critical;
    present(notice, critical);
    shared::announce(this, notice->accessibleName(),
                     critical ? shared::Urgency::AtOnce : shared::Urgency::InTurn);
}

void NoticeStack::say(const QString& title, const QString& text, schema::Severity mark)
{
    ui::alerts::Message message;
    message.title = title;
    message.text = text;
    message.worst = mark;
    QFrame* notice = make(message);
    notice->setObjectName(QStringLiteral("notice"));
    for (QFrame* other : QList<QFrame*>(notices_)) {
        if (other->accessibleName() == notice->accessibleName()) {
            putAway(other);
        }
    }
    present(notice, false);
    shared::announce(this, notice->accessibleName(), shared::Urgency::AtOnce);
}

void NoticeStack::present(QFrame* notice, bool stays)
{
    while (notices_.size() >= NoticesMax) {
        putAway(notices_.back());
    }
    if (!stays) {
        QTimer::singleShot(ShownMs, notice, [this, notice] { putAway(notice); });
    }
    notices_.prepend(notice);
    layout_->insertWidget(0, notice);
    notice->show(); // made while the stack was seen, it would stay hidden
    place();
}

void NoticeStack::putAway(QFrame* notice)
{
    if (notices_.removeOne(notice)) {
        layout_->removeWidget(notice);
        notice->hide();
        notice->deleteLater();
        place();
    }
}

void NoticeStack::clear()
{
    while (!notices_.isEmpty()) {
        putAway(notices_.back());
    }
}

void NoticeStack::place()
{
    setVisible(!notices_.isEmpty());
    if (notices_.isEmpty()) {
        return;
    }
    const int height = layout_->hasHeightForWidth() ? layout_->heightForWidth(Width)
                                                    : layout_->sizeHint().height();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int x = mirrored ? FromSide : parentWidget()->width() - Width - FromSide;
    setGeometry(x, parentWidget()->height() - FromBottom - height, Width, height);
    raise();
}

bool NoticeStack::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        place();
    }
    return QWidget::eventFilter(object, event);
}

} // namespace bafar::app
