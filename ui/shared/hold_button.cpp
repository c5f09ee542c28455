#include "ui/shared/hold_button.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTimerEvent>

#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

constexpr int TickMs = 16;
constexpr qint64 TickMax = 100; ///< a longer pause between ticks is a stall

} // namespace

HoldButton::HoldButton(const QString& text, QWidget* parent)
    : QPushButton(text, parent)
{
    setFont(strongFont());
    setProperty("kind", QByteArrayLiteral("primary"));
    setAutoDefault(false);
    setDefault(false);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QPushButton::clicked, this, &HoldButton::pressedByHelp);
}

double HoldButton::progress() const
{
    if (!timer_.isActive()) {
        return 0;
    }
    return std::min(1.0, static_cast<double>(heldMs_) / neededMs_);
}

void HoldButton::begin()
{
    if (!isEnabled() || timer_.isActive()) {
        return;
    }
    if (!holdNeeded_) {
        Q_EMIT confirmed();
        return;
    }
    heldMs_ = 0;
    sinceTick_.start();
    timer_.start(TickMs, Qt::PreciseTimer, this);
    setDown(true);
    Q_EMIT holdStarted();
    update();
}

/// Mice and keys never click it: this is an accessible press, which cannot be held.
void HoldButton::pressedByHelp()
{
    if (holdNeeded_) {
        Q_EMIT holdAbandoned();
    } else {
        begin();
    }
}

void HoldButton::abandon()
{
    if (timer_.isActive()) {
        timer_.stop();
        setDown(false);
        update();
        Q_EMIT holdAbandoned();
    }
}

void HoldButton::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        setFocus(Qt::MouseFocusReason);
        begin();
    }
    event->accept();
}

void HoldButton::mouseReleaseEvent(QMouseEvent* event)
{
    abandon();
    event->accept();
}

void HoldButton::mouseMoveEvent(QMouseEvent* event)
{
    if (!rect().contains(event->position().toPoint())) {
        abandon();
    }
    event->accept();
}

void HoldButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat()) {
            begin();
        }
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Select) {
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        abandon();
        event->ignore(); // whoever is around it leaves
        return;
    }
    QPushButton::keyPressEvent(event);
}

void HoldButton::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat()) {
            abandon();
        }
        event->accept();
        return;
    }
    QPushButton::keyReleaseEvent(event);
}

void HoldButton::focusOutEvent(QFocusEvent* event)
{
    abandon();
    QPushButton::focusOutEvent(event);
}

void HoldButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::EnabledChange && !isEnabled()) {
        abandon();
    }
    QPushButton::changeEvent(event);
}

void HoldButton::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != timer_.timerId()) {
        QPushButton::timerEvent(event);
        return;
    }
    update();
    const qint64 passed = sinceTick_.restart();
    heldMs_ += std::min(passed, TickMax);
    // Never right after a stall: the release may still be waiting behind this tick.
    if (heldMs_ >= neededMs_ && passed <= TickMax) {
        timer_.stop();
        setDown(false);
        Q_EMIT confirmed();
    }
}

void HoldButton::paintEvent(QPaintEvent* event)
{
    if (timer_.isActive()) {
        paintHold();
    } else {
        QPushButton::paintEvent(event);
    }
}

void HoldButton::paintHold()
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    painter.setClipPath(shape);
    const Tokens& tokens = tokensOf(palette());
    painter.fillRect(rect(), tokens.accent);
    const double width = rect().width() * progress();
    const double left = layoutDirection() == Qt::RightToLeft ? rect().width() - width : 0;
    painter.fillRect(QRectF(left, 0, width, rect().height()), holdFill(tokens));
    painter.setPen(tokens.onAccent);
    const int flags = static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextShowMnemonic);
    painter.drawText(rect(), flags, text()); // "&&" is one letter of it
}

} // namespace bafar::shared
