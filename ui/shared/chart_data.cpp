#include "ui/shared/chart_data.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace bafar::shared {
namespace {

/// Collects the points of one pixel column and gives its lowest and highest, in order of time.
class Column {
public:
    explicit Column(std::vector<QPointF>& out)
        : out_(out)
    {
    }

    void add(qint64 index, const QPointF& point)
    {
        if (index != index_) {
            flush();
            index_ = index;
            low_ = point;
            high_ = point;
            held_ = true;
            return;
        }
        if (point.y() < low_.y()) {
            low_ = point;
        }
        if (point.y() > high_.y()) {
            high_ = point;
        }
    }

    void flush()
    {
        if (!held_) {
            return;
        }
        const bool lowFirst = low_.x() <= high_.x();
        out_.push_back(lowFirst ? low_ : high_);
        if (low_ != high_) {
            out_.push_back(lowFirst ? high_ : low_);
        }
        held_ = false;
        index_ = std::numeric_limits<qint64>::min();
    }

private:
    std::vector<QPointF>& out_;
    qint64 index_ = std::numeric_limits<qint64>::min();
    QPointF low_;
    QPointF high_;
    bool held_ = false;
};

ChartPoint believed(ChartPoint point)
{
    if (!(std::abs(point.value) <= ChartValueMax)) {
        point.value = std::numeric_limits<double>::quiet_NaN();
    }
    return point;
}

bool isKnown(const ChartPoint& point)
{
    return std::isfinite(point.value);
}

bool liesBefore(const ChartPoint& point, qint64 atMs)
{
    return point.atMs < atMs;
}

/// Oldest first, each moment once.
std::vector<ChartPoint> inOrder(const std::vector<ChartPoint>& points)
{
    std::vector<ChartPoint> sorted;
    std::transform(points.begin(), points.end(), std::back_inserter(sorted), &believed);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const ChartPoint& a, const ChartPoint& b) { return a.atMs < b.atMs; });
    const auto same = [](const ChartPoint& a, const ChartPoint& b) { return a.atMs == b.atMs; };
    sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
    return sorted;
}

} // namespace

ChartData::ChartData(std::size_t capacity, qint64 gapMs)
    : capacity_(capacity)
    , gapMs_(gapMs)
{
}

void ChartData::append(ChartPoint point)
{
    if (!points_.empty() && point.atMs == points_.back().atMs) {
        return;
    }
    while (!points_.empty() && points_.back().atMs >= point.atMs) {
        points_.pop_back();
    }
    if (points_.size() == capacity_) {
        points_.pop_front();
    }
    points_.push_back(believed(point));
}

void ChartData::merge(const std::vector<ChartPoint>& others)
{
    const std::vector<ChartPoint> learned = inOrder(others);
    std::deque<ChartPoint> merged;
    auto own = points_.cbegin();
    auto other = learned.cbegin();
    while (true) { // from one known point to the next
        const auto known = std::find_if(own, points_.cend(), &isKnown);
        const bool isLast = known == points_.cend();
        const auto end = isLast ? learned.cend()
                                : std::lower_bound(other, learned.cend(), known->atMs, &liesBefore);
        const bool isHole =
            merged.empty() || isLast || own != known || known->atMs - merged.back().atMs > gapMs_;
        if (isHole && std::any_of(other, end, &isKnown)) {
            // Of what is not known, that which nobody tells more of stays.
            const qint64 last = std::prev(end)->atMs;
            merged.insert(merged.end(), own,
                          std::lower_bound(own, known, other->atMs, &liesBefore));
            merged.insert(merged.end(), other, end);
            merged.insert(merged.end(), std::lower_bound(own, known, last + 1, &liesBefore), known);
        } else {
            merged.insert(merged.end(), own, known);
        }
        if (isLast) {
            break;
        }
        merged.push_back(*known);
        own = std::next(known);
        other = std::lower_bound(end, learned.cend(), known->atMs + 1, &liesBefore);
    }
    while (merged.size() > capacity_) {
        merged.pop_front();
    }
    points_ = std::move(merged);
}

bool ChartData::covers(qint64 fromMs, qint64 toMs) const
{
    const auto first = std::lower_bound(points_.begin(), points_.end(), fromMs, &liesBefore);
    const auto after = std::lower_bound(first, points_.end(), toMs + 1, &liesBefore);
    return first != after && first->atMs - fromMs <= gapMs_ &&
           toMs - std::prev(after)->atMs <= gapMs_;
}

std::vector<ChartPoint> ChartData::points(qint64 fromMs, qint64 toMs) const
{
    std::vector<ChartPoint> out;
    std::copy_if(
        points_.begin(), points_.end(), std::back_inserter(out),
        [=](const ChartPoint& point) { return point.atMs >= fromMs && point.atMs <= toMs; });
    return out;
}

double ChartData::valueAt(qint64 atMs) const
{
    const auto after = std::lower_bound(points_.begin(), points_.end(), atMs, &liesBefore);
    const ChartPoint* nearest = after == points_.end() ? nullptr : &*after;
    if (after != points_.begin()) {
        const ChartPoint& before = *std::prev(after);
        if (nearest == nullptr || atMs - before.atMs <= nearest->atMs - atMs) {
            nearest = &before;
        }
    }
    const bool near = nearest != nullptr && std::abs(nearest->atMs - atMs) * 2 <= gapMs_;
    return near ? nearest->value : std::numeric_limits<double>::quiet_NaN();
}

double ChartData::latest() const
{
    return points_.empty() ? std::numeric_limits<double>::quiet_NaN() : points_.back().value;
}

std::vector<std::vector<QPointF>> ChartData::segments(qint64 fromMs, qint64 toMs, int columns) const
{
    std::vector<std::vector<QPointF>> out;
    const auto begin = std::lower_bound(points_.begin(), points_.end(), fromMs, &liesBefore);
    const qint64 perColumn = std::max<qint64>(1, (toMs - fromMs) / std::max(1, columns));
    std::vector<QPointF> current;
    Column column(current);
    qint64 last = std::numeric_limits<qint64>::min();
    const auto finish = [&] {
        column.flush();
        if (!current.empty()) {
            out.push_back(std::move(current));
        }
        current.clear();
    };
    for (auto point = begin; point != points_.end() && point->atMs <= toMs; ++point) {
        const bool missing = !std::isfinite(point->value);
        const bool begun = last != std::numeric_limits<qint64>::min();
        const bool ends = missing || (begun && point->atMs - last > gapMs_);
        if (ends && out.size() < static_cast<std::size_t>(std::max(1, columns))) {
            finish(); // more gaps than columns cannot be seen, and each would be a series to draw
        }
        if (!missing) {
            // Columns are counted from the epoch, so that a sliding window does not shimmer.
            column.add(point->atMs / perColumn,
                       QPointF(static_cast<double>(point->atMs), point->value));
        }
        last = point->atMs;
    }
    finish();
    return out;
}

double ChartData::highest(qint64 fromMs, qint64 toMs) const
{
    double most = 0;
    for (const ChartPoint& point : points_) {
        if (point.atMs >= fromMs && point.atMs <= toMs && std::isfinite(point.value)) {
            most = std::max(most, point.value);
        }
    }
    return most;
}

} // namespace bafar::shared
