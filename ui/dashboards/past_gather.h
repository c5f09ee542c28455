#pragma once
// The past of a panel's lines, put together from what its nodes kept: one node after the other, and
// a bounded piece of work at a time, so that a day of fifty nodes stops nobody's clicks.
//
// A node's table is played through readers of its own, in the order it was lived, and added to the
// columns of its lines on a grid of steps: memory grows with lines and steps, not with nodes. A
// line that a node adds to has no value where that node is silent between its first and its last
// word: a sum without one would look like a fall. Work is counted in cells: one line of one node
// at one step. Pure; one owner, one thread.
#include "ui/dashboards/gather.h"
#include "ui/link/past.h"

namespace bafar::ui::dashboards {

/// How many steps the past of so many nodes is read in, at most: few nodes as they keep it, many
/// more coarsely.
[[nodiscard]] std::int64_t pastStepsOf(std::size_t nodes);

class PastGatherer {
public:
    /// So many columns of so many steps; lines that find no room are counted.
    static constexpr std::size_t CellsMax = 500'000;

    /// A grid of `stepMs` over [`from`, `to`] by this machine's clock.
    PastGatherer(std::vector<Query> queries, WallTime from, WallTime to, std::int64_t stepMs);

    /// Takes what a node kept. `aheadMs`: its clock, of this machine's. Nothing taken before is
    /// left to do.
    void take(const std::string& node, link::PastTable table, std::int64_t aheadMs);

    /// No more will be taken: the columns become lines.
    void finish();

    /// Works off about `most` cells and says how many it were; 0: nothing is left to do.
    std::size_t work(std::size_t most);

    /// After everything was worked off: the lines with their points, oldest first.
    [[nodiscard]] PastLines takeLines() { return std::move(lines_); }

    /// Lines that found no room.
    [[nodiscard]] std::size_t leftOut() const { return without_.size(); }

private:
    struct Cell {
        Part sum;
        bool lacks = false; ///< a node that adds to it did not tell
    };

    /// As long as what was told: making all of it at once would be a long turn.
    struct Column {
        std::int64_t first = 0; ///< the step of the first cell
        std::vector<Cell> cells;

        [[nodiscard]] Cell& at(std::int64_t step);
        void beginTogether(std::int64_t step);
    };

    std::size_t readRow();
    std::size_t lackUntil(std::int64_t end);
    std::size_t commit();
    std::size_t commitLast();
    std::size_t makeLine();
    Column* columnOf(const LineKey& line);

    std::vector<Query> queries_;
    std::int64_t fromMs_;
    std::int64_t stepMs_;
    std::size_t steps_;
    std::map<LineKey, Column> columns_;
    std::set<LineKey> without_;
    PastLines lines_;
    // The node that is played.
    link::PastTable table_;
    schema::SeriesTable names_;
    std::int64_t aheadMs_ = 0;
    std::vector<QueryReader> readers_;
    std::size_t row_ = 0;
    std::optional<std::int64_t> at_; ///< the step it told last and that is not added yet
    Told told_;                      ///< what it told then
    std::int64_t passed_ = 0;        ///< the steps before it are added, or known to lack
    std::vector<LineKey> known_;     ///< what it told when it was added last
    bool finishing_ = false;
};

} // namespace bafar::ui::dashboards
