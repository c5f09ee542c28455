#pragma once
// The points of one chart line: bounded, with gaps kept as gaps, thinned to the pixels there are.
//
// A value that is not a number, or a pause longer than `gap`, ends a segment: nothing is drawn
// across it. Thinning keeps each pixel column's lowest and highest value, so that a spike of one
// sample stays visible at any width. Pure; one owner, one thread.
#include <QPointF>
#include <QStringList>
#include <array>
#include <deque>
#include <vector>

namespace bafar::shared {

/// A moment in milliseconds since 1970 and a value.
struct ChartPoint {
    qint64 atMs = 0;
    double value = 0; ///< not a number, or beyond ChartValueMax: a gap

    bool operator==(const ChartPoint&) const = default;
};

/// No host measures more: beyond it an agent is lying, and an axis could not be drawn.
inline constexpr double ChartValueMax = 1e18;

class ChartData {
public:
    /// Keeps at most `capacity` points; a pause above `gapMs` is a gap.
    ChartData(std::size_t capacity, qint64 gapMs);

    /// Appends a point. Where its clock was set back, the points after it are dropped: the newest
    /// word counts, and a line cannot run backwards. One of the last one's moment is ignored.
    void append(ChartPoint point);

    /// Takes in what was learned later: points before the first that is known, after the last, and
    /// in the holes between, which are pauses above the gap and values that are not known. What is
    /// known stays as it is; of more than the capacity the oldest go.
    void merge(const std::vector<ChartPoint>& others);

    /// From now on a pause above `gapMs` is a gap.
    void setGap(qint64 gapMs) { gapMs_ = gapMs; }

    [[nodiscard]] std::size_t size() const { return points_.size(); }

    /// Those within [fromMs, toMs], oldest first, as they came.
    [[nodiscard]] std::vector<ChartPoint> points(qint64 fromMs, qint64 toMs) const;

    /// Points reach from end to end of [fromMs, toMs], whatever gaps are between.
    [[nodiscard]] bool covers(qint64 fromMs, qint64 toMs) const;

    /// The value of the point nearest to a moment; not a number in a gap.
    [[nodiscard]] double valueAt(qint64 atMs) const;

    /// The newest value, or not a number when there is none.
    [[nodiscard]] double latest() const;

    /// The segments within [fromMs, toMs], thinned to `columns` pixel columns; at most one more
    /// than those, however many gaps there are.
    [[nodiscard]] std::vector<std::vector<QPointF>> segments(qint64 fromMs,
                                                             qint64 toMs,
                                                             int columns) const;

    /// The highest value within [fromMs, toMs]; 0 when there is none.
    [[nodiscard]] double highest(qint64 fromMs, qint64 toMs) const;

private:
    std::size_t capacity_;
    qint64 gapMs_;
    std::deque<ChartPoint> points_;
};

enum class ChartTier : std::uint8_t {
    Fine,   ///< of the last hour
    Coarse, ///< of the last day
    Zoomed, ///< as fine as they are kept, of a stretch that is zoomed into
};
inline constexpr std::size_t ChartTiers = 3;

/// Points kept of a line and tier: an hour of seconds, a day of quarter minutes.
inline constexpr std::size_t ChartPointsMax = 6000;

/// One line of a chart.
struct ChartLine {
    QString name;
    std::array<ChartData, ChartTiers> points; ///< by tier
    bool shown = true;                        ///< not put away
    bool isLimit = false;                     ///< nothing goes above it
};

/// What the texts of an axis, at its end and at its half, are round in.
enum class ChartScale : std::uint8_t {
    Decimal, ///< powers of ten
    Whole,   ///< of what is counted in ones there is no half
    Binary,  ///< bytes, which are written in powers of 1024
    Share,   ///< of a whole, which is the end unless all are small
};

/// Where an axis for values up to `value` ends: a round number, about twice it at most, but for the
/// smallest counts and for shares; where there are none, 1 or the first whole numbers. A line that
/// stands still is below it; only a limit, which nothing goes above, may lie on it: `value` where
/// it `isLimit`, and the whole of shares.
[[nodiscard]] double axisTop(double value,
                             ChartScale scale = ChartScale::Decimal,
                             bool isLimit = false);

/// Texts of one axis in one precision: decimals that are zeros go where no text has others.
[[nodiscard]] QStringList evenTexts(const QStringList& texts,
                                    const QString& point,
                                    const QString& zero);

} // namespace bafar::shared
