#include "ui/events/density_strip.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <cmath>

#include "ui/events/filter_bar.h"
#include "ui/shared/format.h"
#include "ui/shared/local_keys.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

constexpr int StripHeight = 84;
constexpr double PlotSide = 16;
constexpr double PlotTop = 12; ///< marks stand in it
constexpr double AxisHeight = 20;
constexpr double MarkSide = 8;
constexpr std::int64_t StepMinuteMs = 60'000;

/// Between two clocks, so that they do not touch.
std::int64_t tickStep(std::int64_t lengthMs, double width)
{
    constexpr double ClockWidth = 84;
    const auto wanted = static_cast<std::int64_t>(static_cast<double>(lengthMs) * ClockWidth /
                                                  std::max(1.0, width));
    for (const int minutes : {1, 5, 10, 15, 30, 60, 120, 360, 720, 1440, 7 * 1440, 31 * 1440}) {
        if (minutes * StepMinuteMs >= wanted) {
            return minutes * StepMinuteMs;
        }
    }
    return 365 * 1440 * StepMinuteMs;
}

QString severityCounts(const Bar& bar)
{
    QStringList parts;
    for (std::size_t i = bar.bySeverity.size(); i-- > 0;) {
        if (bar.bySeverity[i] > 0) {
            parts.append(DensityStrip::tr("%1 %2").arg(
                shared::number(std::uint64_t{bar.bySeverity[i]}),
                shared::severityWord(static_cast<schema::Severity>(i))));
        }
    }
    return parts.join(shared::separator());
}

} // namespace

QString barText(const Density& density, std::size_t bar)
{
    return DensityStrip::tr("%1: %2").arg(
        periodText(density.periodOf(bar, bar)),
        DensityStrip::tr("%Ln event(s)", nullptr, static_cast<int>(density.bars[bar].total())));
}

DensityStrip::DensityStrip(QWidget* parent)
    : QWidget(parent)
{
    density_.bars.resize(1);
    setObjectName(QStringLiteral("density"));
    setAccessibleName(tr("Events over time"));
    setAccessibleDescription(
        tr("Arrow keys choose a period, Shift extends it, Escape gives it up"));
    setFocusPolicy(Qt::StrongFocus);
    shared::declareKeys(this, {tr("On the bars of events"),
                               {{tr("The period before, or after"), {Qt::Key_Left, Qt::Key_Right}},
                                {tr("The first, or the last period"), {Qt::Key_Home, Qt::Key_End}},
                                {tr("A longer or shorter period"),
                                 {Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right}},
                                {tr("Give the period up"), {Qt::Key_Escape}}}});
    setCursor(Qt::CrossCursor);
    setFixedHeight(StripHeight);
    setMinimumWidth(240);
}

QSize DensityStrip::sizeHint() const
{
    return {600, StripHeight};
}

void DensityStrip::setDensity(const Density& density)
{
    // Keys go on from the same moment, however far the bars have moved.
    const WallTime anchor = density_.bars[anchor_].from;
    const WallTime cursor = density_.bars[cursor_].from;
    density_ = density;
    anchor_ = density_.barAt(anchor);
    cursor_ = density_.barAt(cursor);
    pressed_ = pressed_ ? std::optional(anchor_) : std::nullopt;
    itemsChanged();
    update();
}

void DensityStrip::setNothing(const QString& why)
{
    if (nothing_ != why) {
        nothing_ = why;
        itemsChanged();
        update();
    }
}

void DensityStrip::setPeriod(const std::optional<Period>& period)
{
    const bool isNew = period != period_;
    period_ = period;
    itemsChanged();
    update();
    if (isNew) { // else time went on, which nobody wants to hear
        tellCurrent(*this);
    }
}

QRectF DensityStrip::plot() const
{
    return {PlotSide, PlotTop, width() - 2 * PlotSide, height() - PlotTop - AxisHeight};
}

double DensityStrip::barWidth() const
{
    return plot().width() / static_cast<double>(density_.bars.size());
}

QRectF DensityStrip::columnOf(std::size_t bar) const
{
    return {PlotSide + barWidth() * static_cast<double>(bar), PlotTop, barWidth(), plot().height()};
}

std::size_t DensityStrip::barOf(const QPoint& at) const
{
    const double place = std::floor((at.x() - PlotSide) / barWidth());
    return static_cast<std::size_t>(
        std::clamp(place, 0.0, static_cast<double>(density_.bars.size() - 1)));
}

bool DensityStrip::isChosen(const Bar& bar) const
{
    return period_ && bar.from < period_->to &&
           bar.from.unixMs + density_.widthMs > period_->from.unixMs;
}

std::vector<DensityStrip::Tick> DensityStrip::ticks() const
{
    std::vector<Tick> found;
    const std::int64_t from = density_.bars.front().from.unixMs;
    const auto length = static_cast<std::int64_t>(density_.bars.size()) * density_.widthMs;
    const std::int64_t step = tickStep(length, plot().width());
    // Clocks are round in local time.
    const std::int64_t offset =
        QDateTime::fromMSecsSinceEpoch(from).offsetFromUtc() * std::int64_t{1000};
    for (std::int64_t at = (from + offset) / step * step - offset; at < from + length; at += step) {
        const double x = PlotSide + static_cast<double>(at - from) / static_cast<double>(length) *
                                        plot().width();
        const QRectF area(x - 40, height() - AxisHeight + 4, 80, AxisHeight - 4);
        if (area.left() >= -12 && area.right() <= width() + 12) {
            const bool days = step >= 1440 * StepMinuteMs;
            found.push_back({days ? shared::day({at}) : shared::timeOfDay({at}).left(5), area, x});
        }
    }
    return found;
}

std::vector<shared::PaintedItem> DensityStrip::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    for (std::size_t i = 0; i < density_.bars.size(); ++i) {
        const bool isCursor = i == cursor_ && isChosen(density_.bars[i]);
        if (density_.bars[i].total() == 0 && !isCursor) {
            continue;
        }
        shared::PaintedItem item;
        item.name = barText(density_, i);
        item.description = severityCounts(density_.bars[i]);
        item.rectangle = columnOf(i).toAlignedRect();
        item.selected = isChosen(density_.bars[i]);
        item.current = isCursor;
        item.key = std::to_string(density_.bars[i].from.unixMs);
        items.push_back(std::move(item));
    }
    if (!nothing_.isEmpty()) {
        shared::PaintedItem item;
        item.name = nothing_;
        item.rectangle = plot().toAlignedRect();
        item.role = QAccessible::StaticText;
        items.push_back(std::move(item));
    }
    for (const Tick& tick : ticks()) {
        shared::PaintedItem item;
        item.name = tick.clock;
        item.rectangle = tick.area.toAlignedRect();
        item.role = QAccessible::StaticText;
        items.push_back(std::move(item));
    }
    return items;
}

void DensityStrip::paintBar(QPainter& painter, std::size_t bar, const shared::Tokens& tokens) const
{
    const Bar& one = density_.bars[bar];
    if (one.total() == 0) {
        return;
    }
    const QRectF column = columnOf(bar);
    constexpr double WidthMax = 18;
    constexpr std::size_t HeightFrom = 4; // one event alone is no peak
    const double wide = std::min(WidthMax, column.width() - (column.width() > 5 ? 2 : 1));
    const double scale =
        plot().height() / static_cast<double>(std::max(HeightFrom, density_.highest()));
    double bottom = column.bottom();
    for (std::size_t i = one.bySeverity.size(); i-- > 0;) { // the worst stands on the line
        const auto severity = static_cast<schema::Severity>(i);
        const double tall = static_cast<double>(one.bySeverity[i]) * scale;
        const QColor colour = shared::stateColour(tokens, shared::markOf(severity));
        painter.fillRect(QRectF(column.center().x() - wide / 2, bottom - tall, wide, tall), colour);
        bottom -= tall;
    }
    // Not by colour alone.
    if (one.worst() >= schema::Severity::Warning) {
        shared::paintStateMark(
            painter,
            {column.center().x() - MarkSide / 2, bottom - MarkSide - 2, MarkSide, MarkSide},
            shared::markOf(one.worst()), tokens);
    }
}

void DensityStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const shared::Tokens& tokens = shared::tokensOf(palette());
    QRectF chosen; // painted at once: seams between columns would show
    for (std::size_t i = 0; i < density_.bars.size(); ++i) {
        chosen = isChosen(density_.bars[i]) ? chosen.united(columnOf(i)) : chosen;
    }
    painter.fillRect(chosen, tokens.selection);
    for (std::size_t i = 0; i < density_.bars.size(); ++i) {
        paintBar(painter, i, tokens);
    }
    painter.setPen(QPen(tokens.line, 1));
    painter.drawLine(plot().bottomLeft(), plot().bottomRight());
    if (!nothing_.isEmpty()) {
        painter.setFont(shared::captionFont());
        painter.setPen(tokens.muted);
        painter.drawText(plot(), Qt::AlignCenter, nothing_);
    }
    painter.setFont(shared::axisFont());
    for (const Tick& tick : ticks()) {
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(tick.x, plot().bottom()), QPointF(tick.x, plot().bottom() + 4));
        painter.setPen(tokens.muted);
        painter.drawText(tick.area, Qt::AlignCenter, tick.clock);
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(4.5, 0.5, -4.5, -0.5), 6, 6);
        painter.drawRect(columnOf(cursor_).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void DensityStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    itemsChanged();
}

bool DensityStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const std::size_t bar = barOf(help->pos());
    const QString counts = severityCounts(density_.bars[bar]);
    QToolTip::showText(
        help->globalPos(),
        barText(density_, bar) + (counts.isEmpty() ? counts : QLatin1Char('\n') + counts), this);
    return true;
}

} // namespace bafar::ui::events
