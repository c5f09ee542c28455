// Mouse and keys on a chart.
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "ui/shared/chart_plot.h"

namespace bafar::shared {
namespace {

constexpr double DragMin = 6;      ///< shorter is a click
constexpr qint64 CursorSteps = 60; ///< of the arrow keys over the whole width
constexpr double ZoomKeys = 0.5;
constexpr qint64 PanParts = 4; ///< of what is seen

} // namespace

void ChartPlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        press_ = event->position().x();
        drag_ = *press_;
    }
}

void ChartPlot::mouseMoveEvent(QMouseEvent* event)
{
    if (group_ == nullptr) {
        return;
    }
    drag_ = event->position().x();
    group_->setCursor(momentAt(drag_));
    viewport()->update();
}

void ChartPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (!press_ || group_ == nullptr) {
        return;
    }
    const double from = *press_;
    const double to = event->position().x();
    press_.reset();
    if (std::abs(to - from) >= DragMin) {
        group_->change([this, from, to](ChartTime& t) { t.zoom(momentAt(from), momentAt(to)); });
    }
    viewport()->update();
}

void ChartPlot::mouseDoubleClickEvent(QMouseEvent*)
{
    press_.reset();
    if (group_ != nullptr) {
        group_->change([](ChartTime& time) { time.zoomOut(); });
    }
}

void ChartPlot::leaveEvent(QEvent*)
{
    if (group_ != nullptr) {
        group_->setCursor({});
    }
}

void ChartPlot::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void ChartPlot::keyPressEvent(QKeyEvent* event)
{
    if (group_ == nullptr ||
        !(pan(*event) || moveCursor(event->key()) || zoomByKey(event->key()))) {
        QWidget::keyPressEvent(event); // not the view: it would scroll
    }
}

/// With Shift by a part of what is seen, and by a step where the crosshair is at an edge of it.
bool ChartPlot::pan(const QKeyEvent& event)
{
    const bool back = event.key() == Qt::Key_Left;
    if ((!back && event.key() != Qt::Key_Right) || !group_->time().isZoomed()) {
        return false;
    }
    const ChartSpan span = group_->time().span();
    const qint64 length = span.toMs - span.fromMs;
    const bool isFar = event.modifiers().testFlag(Qt::ShiftModifier);
    if (!isFar && group_->cursor().value_or(span.toMs) != (back ? span.fromMs : span.toMs)) {
        return false;
    }
    const qint64 by = std::max<qint64>(1, length / (isFar ? PanParts : CursorSteps));
    bool moved = false;
    group_->change([&](ChartTime& time) { moved = time.pan(back ? -by : by); });
    if (moved && !isFar) { // the crosshair stays at the edge that it reached
        const ChartSpan now = group_->time().span();
        group_->setCursor(back ? now.fromMs : now.toMs);
    }
    return true;
}

bool ChartPlot::moveCursor(int key)
{
    const ChartSpan span = group_->time().span();
    const qint64 step = std::max<qint64>(1, (span.toMs - span.fromMs) / CursorSteps);
    const qint64 at = group_->cursor().value_or(span.toMs);
    switch (key) { // time runs left to right in every language, and so do these
    case Qt::Key_Left: group_->setCursor(at - step); return true;
    case Qt::Key_Right: group_->setCursor(at + step); return true;
    case Qt::Key_Home: group_->setCursor(span.fromMs); return true;
    case Qt::Key_End: group_->setCursor(span.toMs); return true;
    default: return false;
    }
}

bool ChartPlot::zoomByKey(int key)
{
    const ChartSpan span = group_->time().span();
    if (key == Qt::Key_Plus || key == Qt::Key_Equal) {
        const qint64 at = group_->cursor().value_or((span.fromMs + span.toMs) / 2);
        const auto part = [at](qint64 edge) {
            return at + static_cast<qint64>(static_cast<double>(edge - at) * ZoomKeys);
        };
        group_->change([&](ChartTime& time) { time.zoom(part(span.fromMs), part(span.toMs)); });
        return true;
    }
    if (key == Qt::Key_Minus || key == Qt::Key_Escape) {
        bool changed = false;
        group_->change([&changed](ChartTime& time) { changed = time.zoomOut(); });
        if (!changed && key == Qt::Key_Escape && group_->cursor()) {
            group_->setCursor({});
            changed = true;
        }
        return changed || key == Qt::Key_Minus;
    }
    return false;
}

} // namespace bafar::shared
