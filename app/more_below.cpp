#include "app/more_below.h"

#include <QEvent>
#include <QLinearGradient>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

#include "ui/shared/theme.h"

namespace bafar::app {

MoreBelow::MoreBelow(QScrollArea* area)
    : QWidget(area)
    , area_(area)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    area->viewport()->installEventFilter(this);
    const QScrollBar* bar = area->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &MoreBelow::place);
    connect(bar, &QScrollBar::rangeChanged, this, &MoreBelow::place);
    place();
}

bool MoreBelow::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        place();
    }
    return QWidget::eventFilter(object, event);
}

void MoreBelow::paintEvent(QPaintEvent*)
{
    const QColor end = shared::tokensOf(palette()).panel;
    QColor begin = end;
    begin.setAlpha(0);
    QLinearGradient fade(0, 0, 0, height());
    fade.setColorAt(0, begin);
    fade.setColorAt(1, end);
    QPainter painter(this);
    painter.fillRect(rect(), fade);
}

void MoreBelow::place()
{
    constexpr int High = 32;
    const QRect seen = area_->viewport()->geometry();
    setGeometry(seen.x(), seen.y() + seen.height() - High, seen.width(), High);
    const QScrollBar* bar = area_->verticalScrollBar();
    setVisible(bar->value() < bar->maximum());
}

} // namespace bafar::app
