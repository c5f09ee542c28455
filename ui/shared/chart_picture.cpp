// What a chart's plot paints, and the same in words.
#include <QDateTime>
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/shared/chart.h"
#include "ui/shared/chart_plot.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"

namespace bafar::shared {
namespace {

constexpr int YSteps = 4;

/// A clock for the axis, with seconds where minutes would all be the same.
QString clockOf(qint64 atMs, qint64 stepMs)
{
    const QTime clock = QDateTime::fromMSecsSinceEpoch(atMs).time();
    return figuresLocale().toString(clock, stepMs < 60'000 ? QStringLiteral("HH:mm:ss")
                                                           : QStringLiteral("HH:mm"));
}

/// Nothing has a half.
bool areCounts(const std::vector<ChartPicture::Line>& lines)
{
    const auto all = [](const std::vector<QPointF>& segment) {
        return std::all_of(segment.begin(), segment.end(),
                           [](const QPointF& point) { return point.y() == std::floor(point.y()); });
    };
    return std::all_of(lines.begin(), lines.end(), [&all](const ChartPicture::Line& line) {
        return std::all_of(line.segments.begin(), line.segments.end(), all);
    });
}

} // namespace

/// The finest that reaches from end to end of what is shown.
ChartTier Chart::shownTier() const
{
    const ChartSpan span = group_->time().span();
    constexpr qint64 FineMs = FineMax / std::chrono::milliseconds(1);
    if (group_->time().lengthMs() <= FineMs) {
        return ChartTier::Fine;
    }
    if (span.toMs - span.fromMs > FineMs) {
        return ChartTier::Coarse;
    }
    for (const ChartTier tier : {ChartTier::Fine, ChartTier::Zoomed}) {
        const bool reaches =
            std::any_of(lines_.begin(), lines_.end(), [&span, tier](const ChartLine& line) {
                const ChartData& points = line.points[static_cast<std::size_t>(tier)];
                return points.covers(span.fromMs, span.toMs);
            });
        if (reaches) {
            return tier;
        }
    }
    return ChartTier::Coarse;
}

const ChartData& Chart::dataOf(const ChartLine& line) const
{
    return line.points[static_cast<std::size_t>(shownTier())];
}

/// The lines that are shown, each on top of those before it; where one of those has no point, it
/// adds nothing.
std::vector<ChartData> Chart::stacked() const
{
    const auto [from, to] = group_->time().span();
    std::map<qint64, double> heights;
    std::vector<ChartData> made;
    for (const ChartLine& line : lines_) {
        ChartData high(ChartPointsMax, gapsMs_[static_cast<std::size_t>(shownTier())]);
        if (line.shown) {
            for (const ChartPoint& point : dataOf(line).points(from, to)) {
                const double value = std::isfinite(point.value) ? point.value : 0;
                heights[point.atMs] += value;
                high.append(
                    {point.atMs, std::isfinite(point.value) ? heights[point.atMs] : point.value});
            }
        }
        made.push_back(std::move(high));
    }
    return made;
}

ChartPicture Chart::picture() const
{
    ChartPicture picture;
    picture.span = group_->time().span();
    const auto [from, to] = picture.span;
    picture.filled = filled_;
    const std::vector<ChartData> high = stacked_ ? stacked() : std::vector<ChartData>();
    double most = 0;
    double limit = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].shown) {
            const ChartData& kept = stacked_ ? high[i] : dataOf(lines_[i]);
            const double highest = kept.highest(from, to);
            most = std::max(most, highest);
            limit = lines_[i].isLimit ? std::max(limit, highest) : limit;
            picture.lines.push_back({i, kept.segments(from, to, plot_->columns())});
        }
    }
    const bool isWhole = scale_ == ChartScale::Decimal && areCounts(picture.lines);
    picture.top =
        top_ > 0 ? top_ : axisTop(most, isWhole ? ChartScale::Whole : scale_, limit >= most);
    QStringList texts;
    for (int step = 0; step <= YSteps; step += 2) {
        texts.append(valueText_(picture.top * step / YSteps));
    }
    const QLocale locale = figuresLocale();
    texts = evenTexts(texts, locale.decimalPoint(), locale.zeroDigit());
    for (int i = 0; i < texts.size(); ++i) {
        picture.values.push_back({picture.top * i * 2 / YSteps, texts[i]});
    }
    const int offset = QDateTime::fromMSecsSinceEpoch(to).offsetFromUtc();
    const qint64 step = tickMs(to - from);
    for (const qint64 at : ticksOf(picture.span, offset * 1000LL)) {
        picture.times.push_back({static_cast<double>(at), clockOf(at, step)});
    }
    sayBegin(picture);
    return picture;
}

/// The blank before the lines is no fault and no zero: nobody kept anything of that time. While the
/// past is still asked for, that is not known.
void Chart::sayBegin(ChartPicture& picture) const
{
    const auto tier = static_cast<std::size_t>(shownTier());
    const auto [from, to] = picture.span;
    auto first = static_cast<double>(to);
    for (const ChartPicture::Line& line : picture.lines) {
        if (!line.segments.empty()) {
            first = std::min(first, line.segments.front().front().x());
        }
    }
    if (pastTold_[tier] && first < static_cast<double>(to) &&
        first - static_cast<double>(from) > static_cast<double>(gapsMs_[tier])) {
        // To the second where that is seen: a minute is begun before, or after, what is drawn.
        constexpr qint64 HourMs = 3'600'000;
        const qint64 length = to - from;
        picture.begin = {first, tr("no data before %1")
                                    .arg(clockOf(static_cast<qint64>(first),
                                                 length > HourMs ? tickMs(length) : 0))};
    }
}

void Chart::describe(const ChartPicture& picture)
{
    std::size_t segments = 0;
    for (const ChartPicture::Line& line : picture.lines) {
        segments = std::max(segments, line.segments.size());
    }
    const int gaps = segments > 1 ? static_cast<int>(segments) - 1 : 0;
    const auto words = [](const std::vector<ChartPicture::Tick>& ticks) {
        QStringList texts;
        for (const ChartPicture::Tick& tick : ticks) {
            texts.append(tick.text);
        }
        return texts.join(comma());
    };
    QStringList parts{tr("%Ln gap(s)", nullptr, gaps), tr("values %1").arg(words(picture.values)),
                      tr("times %1").arg(words(picture.times))};
    if (!picture.begin.text.isEmpty()) {
        parts.append(picture.begin.text);
    }
    described_ = parts.join(semicolon());
}

} // namespace bafar::shared
