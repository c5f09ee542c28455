#include "ui/dashboards/past_gather.h"

#include <algorithm>
#include <cmath>

namespace bafar::ui::dashboards {
namespace {

constexpr std::int64_t NodeStepsMax = 36'000; ///< of all nodes
constexpr std::int64_t StepsMin = 720;        ///< a point for each pixel of half a window
constexpr std::int64_t StepsMost = 5760;      ///< a day of quarter minutes

/// Nodes that began together, or were asked one behind another, differ by so many steps at most: a
/// sum of some of them would look like a fall.
constexpr std::int64_t Edge = 2;

bool isSilent(const std::vector<double>& row)
{
    return std::none_of(row.begin(), row.end(), [](double one) { return std::isfinite(one); });
}

} // namespace

std::int64_t pastStepsOf(std::size_t nodes)
{
    return std::clamp(NodeStepsMax / std::max<std::int64_t>(1, static_cast<std::int64_t>(nodes)),
                      StepsMin, StepsMost);
}

PastGatherer::PastGatherer(std::vector<Query> queries,
                           WallTime from,
                           WallTime to,
                           std::int64_t stepMs)
    : queries_(std::move(queries))
    , fromMs_(from.unixMs / stepMs * stepMs)
    , stepMs_(stepMs)
    , steps_(static_cast<std::size_t>(std::max<std::int64_t>(0, to.unixMs - fromMs_) / stepMs + 1))
{
}

void PastGatherer::take(const std::string& node, link::PastTable table, std::int64_t aheadMs)
{
    table_ = std::move(table);
    while (!table_.rows.empty() && isSilent(table_.rows.back())) {
        table_.rows.pop_back(); // after its last word it lacks nothing
    }
    names_ = {1, table_.names};
    aheadMs_ = aheadMs;
    readers_.clear();
    for (const Query& query : queries_) {
        readers_.emplace_back(query, node, table_.step);
    }
    row_ = 0;
    at_.reset();
    passed_ = 0;
    known_.clear();
}

void PastGatherer::finish()
{
    finishing_ = true;
}

std::size_t PastGatherer::work(std::size_t most)
{
    std::size_t done = 0;
    while (done < most) {
        const std::size_t now = row_ < table_.rows.size() ? readRow()
                                : at_                     ? commitLast()
                                : finishing_              ? makeLine()
                                                          : 0;
        if (now == 0) {
            break;
        }
        done += now;
    }
    return done;
}

/// Reads the next row; one that falls into the step of the row before replaces it.
std::size_t PastGatherer::readRow()
{
    const std::int64_t stepMs = table_.step / std::chrono::milliseconds(1);
    const std::int64_t at = table_.from.unixMs + static_cast<std::int64_t>(row_) * stepMs;
    const std::int64_t late = at - aheadMs_ - fromMs_;
    const std::int64_t step = late < 0 ? -1 : late / stepMs_;
    std::vector<double>& row = table_.rows[row_++];
    if (step < 0 || step >= static_cast<std::int64_t>(steps_)) {
        return 1;
    }
    std::size_t cells = 1;
    if (at_ && *at_ < step) {
        cells += commit();
    }
    if (isSilent(row)) {
        return at_ ? cells : cells + lackUntil(step + 1);
    }
    at_ = step;
    told_.clear();
    const schema::Samples samples{1, std::move(row)};
    for (QueryReader& reader : readers_) {
        told_.push_back(reader.read(names_, samples, WallTime{at}));
        cells += told_.back().size();
    }
    return cells;
}

/// What the node told last, it did not tell at the steps up to this one.
std::size_t PastGatherer::lackUntil(std::int64_t end)
{
    std::size_t cells = 0;
    for (; passed_ < end; ++passed_) {
        for (const LineKey& line : known_) {
            columns_.at(line).at(passed_).lacks = true;
            ++cells;
        }
    }
    return cells;
}

/// Adds what was told at a step to the columns.
std::size_t PastGatherer::commit()
{
    const std::int64_t at = *at_;
    std::size_t cells = 1 + lackUntil(at);
    const bool isFirst = known_.empty();
    known_.clear();
    for (std::size_t query = 0; query < told_.size(); ++query) {
        for (const auto& [key, part] : told_[query]) {
            const LineKey line{query, key};
            Column* column = isKnown(part) ? columnOf(line) : nullptr;
            if (column != nullptr) {
                if (isFirst) {
                    column->beginTogether(at);
                }
                addPart(column->at(at).sum, part);
                known_.push_back(line);
                ++cells;
            }
        }
    }
    at_.reset();
    passed_ = at + 1;
    return cells;
}

/// What follows its last word it would have told, had it been asked as late as others.
std::size_t PastGatherer::commitLast()
{
    const std::size_t cells = commit();
    return cells + lackUntil(std::min(passed_ + Edge, static_cast<std::int64_t>(steps_)));
}

/// A node joins the line at this step: what only one of them told just before is no sum.
void PastGatherer::Column::beginTogether(std::int64_t step)
{
    if (cells.empty()) {
        return;
    }
    const std::int64_t begin = first;
    if (std::abs(step - begin) <= Edge) {
        for (std::int64_t one = std::min(step, begin); one < std::max(step, begin); ++one) {
            at(one).lacks = true;
        }
    }
}

PastGatherer::Cell& PastGatherer::Column::at(std::int64_t step)
{
    if (cells.empty()) {
        first = step;
    }
    if (step < first) {
        cells.insert(cells.begin(), static_cast<std::size_t>(first - step), Cell{});
        first = step;
    }
    const auto place = static_cast<std::size_t>(step - first);
    if (place >= cells.size()) {
        cells.resize(place + 1);
    }
    return cells[place];
}

PastGatherer::Column* PastGatherer::columnOf(const LineKey& line)
{
    const auto known = columns_.find(line);
    if (known != columns_.end()) {
        return &known->second;
    }
    if (!columns_.empty() && (columns_.size() + 1) * steps_ > CellsMax) {
        without_.insert(line);
        return nullptr;
    }
    return &columns_.try_emplace(line).first->second;
}

/// Makes a line of the next column.
std::size_t PastGatherer::makeLine()
{
    if (columns_.empty()) {
        return 0;
    }
    const auto column = columns_.extract(columns_.begin());
    const Query& query = queries_[column.key().query];
    std::vector<PastPoint> points;
    std::int64_t at = fromMs_ + column.mapped().first * stepMs_;
    for (const Cell& cell : column.mapped().cells) {
        const double value = cell.lacks ? link::NoValue : valueOf(query, cell.sum);
        if (std::isfinite(value)) {
            points.push_back({at, value});
        }
        at += stepMs_;
    }
    if (!points.empty()) {
        lines_.emplace(column.key(), std::move(points));
    }
    return column.mapped().cells.size() + 1;
}

} // namespace bafar::ui::dashboards
