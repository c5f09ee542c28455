#include "ui/shared/chart_plot.h"

#include <QCategoryAxis>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <algorithm>
#include <cmath>

#include "ui/shared/legend.h"
#include "ui/shared/local_keys.h"
#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

constexpr int ColumnsMin = 40;
constexpr double FillShare = 0.3;     ///< of the line's colour, over the card's
const QMargins Margins(0, 10, 10, 0); ///< half a text stands above the highest value and after now

/// The axis' own texts go, and these come. Its texts are its keys: of ticks that read the same only
/// the first stands.
void label(QCategoryAxis* axis, const std::vector<ChartPicture::Tick>& ticks)
{
    for (const QString& old : axis->categoriesLabels()) {
        axis->remove(old);
    }
    for (const ChartPicture::Tick& tick : ticks) {
        if (!axis->categoriesLabels().contains(tick.text)) {
            axis->append(tick.text, tick.at);
        }
    }
}

QColor mixed(const QColor& one, const QColor& other, double share)
{
    const auto part = [share](int a, int b) {
        return static_cast<int>(std::lround(a * share + b * (1 - share)));
    };
    return {part(one.red(), other.red()), part(one.green(), other.green()),
            part(one.blue(), other.blue())};
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
        axis->setLabelsFont(axisFont());
    }
    // Lines are smooth; the grid is drawn here, on whole pixels: smooth it would be blurred.
    setRenderHint(QPainter::Antialiasing);
    for (QCategoryAxis* axis : {time_, value_}) {
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
    }
    setFrameShape(QFrame::NoFrame);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // nearly all of it moves each time
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setStyleSheet(QStringLiteral("background: transparent"));
    setLayoutDirection(Qt::LeftToRight);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleDescription(
        tr("Arrow keys move the crosshair, with Shift what is zoomed into, plus "
           "and minus zoom, Escape goes back, the menu key copies and "
           "saves"));
    declareKeys(this, {tr("In a chart"),
                       {{tr("Move the crosshair"), {Qt::Key_Left, Qt::Key_Right}},
                        {tr("The crosshair to an edge"), {Qt::Key_Home, Qt::Key_End}},
                        {tr("Zoom in, or out"), {Qt::Key_Plus, Qt::Key_Minus}},
                        {tr("Move what is zoomed into"),
                         {Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right}},
                        {tr("Leave the zoom"), {Qt::Key_Escape}}}});
    dress();
}

void ChartPlot::setGroup(ChartGroup* group)
{
    group_ = group;
}

void ChartPlot::setPicture(ChartPicture picture)
{
    if (picture.times != picture_.times) { // each text laid out anew is dear
        label(time_, picture.times);
    }
    if (picture.values != picture_.values) {
        label(value_, picture.values);
    }
    picture_ = std::move(picture);
    time_->setRange(static_cast<double>(picture_.span.fromMs),
                    static_cast<double>(picture_.span.toMs));
    value_->setRange(0, picture_.top);
    std::vector<std::size_t> needed(drawn_.size(), 0);
    for (const ChartPicture::Line& line : picture_.lines) {
        needed.resize(std::max(needed.size(), line.number + 1), 0);
        needed[line.number] = line.segments.size();
        drawLine(line);
    }
    for (std::size_t line = 0; line < drawn_.size(); ++line) {
        dropSeries(line, needed[line]);
    }
}

void ChartPlot::dropSeries(std::size_t line, std::size_t keep)
{
    std::vector<QLineSeries*>& own = drawn_[line];
    while (own.size() > keep) {
        chart()->removeSeries(own.back()); // and is ours then
        delete own.back();
        own.pop_back();
    }
}

void ChartPlot::drawLine(const ChartPicture::Line& line)
{
    const QPen pen(lineColour(tokensOf(palette()), line.number), 1.6, Qt::SolidLine, Qt::RoundCap,
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
        if (own[i]->pen() != pen) {
            own[i]->setPen(pen);
        }
    }
}

void ChartPlot::dress()
{
    const Tokens& tokens = tokensOf(palette());
    for (QCategoryAxis* axis : {time_, value_}) {
        axis->setLabelsColor(tokens.muted);
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

double ChartPlot::yOf(double value) const
{
    const QRectF place = area();
    return place.bottom() - std::clamp(value / picture_.top, 0.0, 1.0) * place.height();
}

/// A line across at each value, and a short one down at each time.
void ChartPlot::drawGrid(QPainter& painter) const
{
    constexpr double TickLong = 4;
    const QRectF place = area();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const Tokens& tokens = tokensOf(palette());
    // In high contrast a hairline is as strong as a series: only the base line keeps it.
    constexpr double Strong = 3;
    const QColor inner = contrast(tokens.line, tokens.raised) > Strong
                             ? blend(tokens.line, tokens.raised, 0.35)
                             : tokens.line;
    for (const ChartPicture::Tick& tick : picture_.values) {
        const double y = std::round(yOf(tick.at));
        painter.setPen(QPen(tick.at > 0 ? inner : tokens.line, 1));
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
    }
    painter.setPen(QPen(tokens.line, 1));
    for (const ChartPicture::Tick& tick : picture_.times) {
        const double x = std::round(xOf(tick.at));
        painter.drawLine(QPointF(x, place.bottom()), QPointF(x, place.bottom() + TickLong));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

/// Why the left part is blank, in it; where there is no room, the description says it alone.
void ChartPlot::drawBegin(QPainter& painter) const
{
    constexpr double Beside = 6;
    const QString& text = picture_.begin.text;
    const QRectF place = area();
    const double wide = QFontMetricsF(axisFont()).horizontalAdvance(text) + 2 * Beside;
    if (text.isEmpty() || wide > xOf(picture_.begin.at) - place.left()) {
        return;
    }
    painter.setFont(axisFont());
    painter.setPen(tokensOf(palette()).muted);
    painter.drawText(QPointF(place.left() + Beside, place.bottom() - Beside), text);
}

/// The areas under lines, the last line's first: a lower one covers a higher one's lower part.
void ChartPlot::drawBackground(QPainter* painter, const QRectF& scene)
{
    QChartView::drawBackground(painter, scene);
    drawGrid(*painter);
    drawBegin(*painter);
    const Tokens& tokens = tokensOf(palette());
    painter->setPen(Qt::NoPen);
    for (auto line = picture_.lines.rbegin(); line != picture_.lines.rend(); ++line) {
        if (!picture_.filled) {
            break;
        }
        const QColor own = lineColour(tokens, line->number);
        painter->setBrush(mixed(own, tokens.panel, FillShare));
        for (const std::vector<QPointF>& segment : line->segments) {
            QPolygonF shape;
            shape.append(QPointF(xOf(segment.front().x()), area().bottom()));
            for (const QPointF& point : segment) {
                shape.append(QPointF(xOf(point.x()), yOf(point.y())));
            }
            shape.append(QPointF(xOf(segment.back().x()), area().bottom()));
            painter->drawPolygon(shape);
        }
    }
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

} // namespace bafar::shared
