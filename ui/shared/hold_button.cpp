#include "ui/shared/hold_button.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTimerEvent>

#include "ui/shared/theme.h"

namespace bafar::shared {

HoldButton::HoldButton(const QString& text, QWidget* parent)
    : QPushButton(text, parent)
{
    setFont(strongFont());
    setProperty("kind", QByteArrayLiteral("primary"));
    setAutoDefault(false);
    setDefault(false);
    setFocusPolicy(Qt::StrongFocus);
}

double HoldButton::progress() const
{
    if (!timer_.isActive()) {
        return 0;
    }
    return std::min(1.0, static_cast<double>(held_.elapsed()) / HoldMs);
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
    held_.start();
    timer_.start(16, Qt::PreciseTimer, this);
    setDown(true);
    Q_EMIT holdStarted();
    update();
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
    if (held_.elapsed() >= HoldMs) {
        timer_.stop();
        setDown(false);
        Q_EMIT confirmed();
    }
}

void HoldButton::paintEvent(QPaintEvent* event)
{
    QPushButton::paintEvent(event);
    if (!timer_.isActive()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    painter.setClipPath(shape);
    const Tokens& tokens = tokensOf(palette());
    QColor fill = tokens.onAccent;
    fill.setAlphaF(0.28F);
    const double width = rect().width() * progress();
    const double left = layoutDirection() == Qt::RightToLeft ? rect().width() - width : 0;
    painter.fillRect(QRectF(left, 0, width, rect().height()), fill);
}

} // namespace bafar::shared
