#include "ui/shared/chart_plot.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

constexpr int AxisPixels = 10;     ///< of the texts
constexpr int Beside = 6;          ///< between a text and its axis
constexpr int EdgeMin = 10;        ///< half a clock may stand beyond the last moment
constexpr double DragMin = 6;      ///< shorter is a click
constexpr qint64 CursorSteps = 60; ///< of the arrow keys over the whole width
constexpr double ZoomKeys = 0.5;

} // namespace

ChartPlot::ChartPlot(QWidget* parent)
    : QWidget(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setFont(figuresFont(AxisPixels));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleDescription(tr("Arrow keys move the crosshair, plus and minus zoom, Escape goes "
                                "back, the menu key copies and saves"));
}

void ChartPlot::setGroup(ChartGroup* group)
{
    group_ = group;
}

void ChartPlot::setPicture(ChartPicture picture)
{
    picture_ = std::move(picture);
    margin_ = 0;
    for (const ChartPicture::Tick& tick : picture_.values) {
        margin_ = std::max(margin_, fontMetrics().horizontalAdvance(tick.text) + Beside);
    }
    update();
}

int ChartPlot::columns() const
{
    return std::max(40, static_cast<int>(area().width()));
}

QRectF ChartPlot::area() const
{
    const int text = fontMetrics().height();
    return QRectF(rect()).adjusted(margin_ + 1, text / 2.0, -EdgeMin, -text - 3);
}

qint64 ChartPlot::momentAt(double x) const
{
    const QRectF place = area();
    const double share = std::clamp((x - place.left()) / std::max(1.0, place.width()), 0.0, 1.0);
    const auto length = static_cast<double>(picture_.span.toMs - picture_.span.fromMs);
    return picture_.span.fromMs + static_cast<qint64>(std::llround(share * length));
}

double ChartPlot::xOf(double atMs) const
{
    const QRectF place = area();
    const auto from = static_cast<double>(picture_.span.fromMs);
    const double length = std::max(1.0, static_cast<double>(picture_.span.toMs) - from);
    return place.left() + (atMs - from) / length * place.width();
}

double ChartPlot::yOf(double value) const
{
    const QRectF place = area();
    return place.bottom() - std::clamp(value / picture_.top, 0.0, 1.0) * place.height();
}

QSize ChartPlot::sizeHint() const
{
    return {320, 120};
}

QSize ChartPlot::minimumSizeHint() const
{
    return {160, 84};
}

void ChartPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintAxes(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLines(painter);
    paintCursor(painter);
    if (hasFocus()) {
        painter.setPen(QPen(tokensOf(palette()).accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void ChartPlot::paintAxes(QPainter& painter) const
{
    const Tokens& tokens = tokensOf(palette());
    const QRectF place = area();
    const int text = fontMetrics().height();
    for (const ChartPicture::Tick& tick : picture_.values) {
        const double y = std::round(yOf(tick.at)) + 0.5;
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(0, y - text / 2.0, margin_ - Beside, text),
                         Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
    painter.setPen(tokens.muted);
    for (const ChartPicture::Tick& tick : picture_.times) {
        const double wide = fontMetrics().horizontalAdvance(tick.text) + 2;
        const double x = std::clamp(xOf(tick.at), wide / 2, std::max(wide, width() - wide / 2));
        painter.drawText(QRectF(x - wide / 2, height() - text, wide, text), Qt::AlignCenter,
                         tick.text);
    }
}

void ChartPlot::paintLines(QPainter& painter) const
{
    const Tokens& tokens = tokensOf(palette());
    painter.setBrush(Qt::NoBrush);
    for (const ChartPicture::Line& line : picture_.lines) {
        const QColor& colour = tokens.series[line.number % tokens.series.size()];
        painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        for (const std::vector<QPointF>& segment : line.segments) {
            QPolygonF points;
            points.reserve(static_cast<qsizetype>(segment.size()));
            for (const QPointF& point : segment) {
                points.append(QPointF(xOf(point.x()), yOf(point.y())));
            }
            if (points.size() == 1) {
                painter.drawPoint(points.front()); // between two gaps, and yet a value
            } else {
                painter.drawPolyline(points);
            }
        }
    }
}

void ChartPlot::paintCursor(QPainter& painter) const
{
    const Tokens& tokens = tokensOf(palette());
    const QRectF place = area();
    if (press_) {
        QColor fill = tokens.accent;
        fill.setAlphaF(0.15F);
        painter.fillRect(QRectF(QPointF(*press_, place.top()), QPointF(drag_, place.bottom())),
                         fill);
    }
    if (group_ != nullptr && group_->cursor()) {
        const double x = std::round(xOf(static_cast<double>(*group_->cursor()))) + 0.5;
        painter.setPen(QPen(tokens.accent, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()));
    }
}

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
    update();
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
    update();
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
    QWidget::focusInEvent(event);
    update();
}

void ChartPlot::keyPressEvent(QKeyEvent* event)
{
    if (group_ == nullptr || !(moveCursor(event->key()) || zoomByKey(event->key()))) {
        QWidget::keyPressEvent(event);
    }
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
