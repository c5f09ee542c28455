#include "ui/shared/chart_plot.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

constexpr int AxisPixels = 10;     ///< of the texts
constexpr double DragMin = 6;      ///< shorter is a click
constexpr qint64 CursorSteps = 60; ///< of the arrow keys over the whole width
constexpr double ZoomKeys = 0.5;
constexpr int ColumnsMin = 40;
const QMargins Margins(0, 10, 10, 0); ///< half a text stands above the highest value and after now

/// The axis' own texts go, and these come.
void label(QCategoryAxis* axis, const std::vector<ChartPicture::Tick>& ticks)
{
    for (const QString& old : axis->categoriesLabels()) {
        axis->remove(old);
    }
    for (const ChartPicture::Tick& tick : ticks) {
        axis->append(tick.text, tick.at);
    }
}

/// A value alone between two gaps is a dot: a line that is too short to be seen as one.
QList<QPointF> pointsOf(const std::vector<QPointF>& segment)
{
    QList<QPointF> points(segment.begin(), segment.end());
    if (points.size() == 1) {
        points.append(points.front() + QPointF(1, 0));
    }
    return points;
}

} // namespace

ChartPlot::ChartPlot(QWidget* parent)
    : QChartView(parent)
    , time_(new QCategoryAxis)
    , value_(new QCategoryAxis)
{
    chart()->legend()->hide();
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setMargins(Margins);
    chart()->setBackgroundVisible(false);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->addAxis(time_, Qt::AlignBottom);
    chart()->addAxis(value_, Qt::AlignLeft);
    for (QCategoryAxis* axis : {time_, value_}) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setTruncateLabels(false);
        axis->setLabelsFont(figuresFont(AxisPixels));
    }
    time_->setGridLineVisible(false);
    value_->setLineVisible(false);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setStyleSheet(QStringLiteral("background: transparent"));
    setLayoutDirection(Qt::LeftToRight);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleDescription(tr("Arrow keys move the crosshair, plus and minus zoom, Escape goes "
                                "back, the menu key copies and saves"));
    dress();
}

void ChartPlot::setGroup(ChartGroup* group)
{
    group_ = group;
}

void ChartPlot::setPicture(ChartPicture picture)
{
    picture_ = std::move(picture);
    labelAxes();
    for (const std::vector<QLineSeries*>& line : drawn_) {
        for (QLineSeries* segment : line) {
            segment->setVisible(false);
        }
    }
    for (const ChartPicture::Line& line : picture_.lines) {
        drawLine(line);
    }
}

void ChartPlot::labelAxes()
{
    label(time_, picture_.times);
    time_->setRange(static_cast<double>(picture_.span.fromMs),
                    static_cast<double>(picture_.span.toMs));
    label(value_, picture_.values);
    value_->setRange(0, picture_.top);
}

void ChartPlot::drawLine(const ChartPicture::Line& line)
{
    const auto& colours = tokensOf(palette()).series;
    const QPen pen(colours[line.number % colours.size()], 1.6, Qt::SolidLine, Qt::RoundCap,
                   Qt::RoundJoin);
    drawn_.resize(std::max(drawn_.size(), line.number + 1));
    std::vector<QLineSeries*>& own = drawn_[line.number];
    while (own.size() < line.segments.size()) {
        auto* series = new QLineSeries;
        chart()->addSeries(series);
        series->attachAxis(time_);
        series->attachAxis(value_);
        own.push_back(series);
    }
    for (std::size_t i = 0; i < line.segments.size(); ++i) {
        own[i]->replace(pointsOf(line.segments[i]));
        own[i]->setPen(pen);
        own[i]->setVisible(true);
    }
}

void ChartPlot::dress()
{
    const Tokens& tokens = tokensOf(palette());
    for (QCategoryAxis* axis : {time_, value_}) {
        axis->setLabelsColor(tokens.muted);
        axis->setLinePen(QPen(tokens.line, 1));
        axis->setGridLinePen(QPen(tokens.line, 1));
    }
}

void ChartPlot::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        dress();
    }
}

int ChartPlot::columns() const
{
    return std::max(ColumnsMin, static_cast<int>(area().width()));
}

QRectF ChartPlot::area() const
{
    return chart()->plotArea();
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

void ChartPlot::drawForeground(QPainter* painter, const QRectF&)
{
    const Tokens& tokens = tokensOf(palette());
    const QRectF place = area();
    if (press_) {
        QColor fill = tokens.accent;
        fill.setAlphaF(0.15F);
        painter->fillRect(QRectF(QPointF(*press_, place.top()), QPointF(drag_, place.bottom())),
                          fill);
    }
    if (group_ != nullptr && group_->cursor()) {
        const double x = std::round(xOf(static_cast<double>(*group_->cursor()))) + 0.5;
        painter->setPen(QPen(tokens.accent, 1, Qt::DotLine));
        painter->drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()));
    }
    if (hasFocus()) {
        painter->setPen(QPen(tokens.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
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
    if (group_ == nullptr || !(moveCursor(event->key()) || zoomByKey(event->key()))) {
        QWidget::keyPressEvent(event); // not the view: it would scroll
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
