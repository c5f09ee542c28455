#include <algorithm>
#include <cmath>

#include "ui/map/layout_host.h"

namespace bafar::ui::map {
namespace {

constexpr double Apart = 5;      ///< between edges that share a gap
constexpr int SideBySide = 7;    ///< edges that a gap holds apart; more lie on each other
constexpr double Corner = 8;     ///< radius
constexpr double OuterReach = 9; ///< in the margin beside the grid
constexpr double BowWide = 16;
constexpr double SideAt = 24; ///< from a box' upper side to the first edge into its side

/// 0, 1, -1, 2, -2 ... steps from the middle.
double aside(int& edges)
{
    const int at = std::min(edges++, SideBySide - 1);
    const double steps = (at + 1) / 2 * Apart;
    return at % 2 == 1 ? steps : -steps;
}

/// Along the points, with round corners.
QPainterPath roundedPath(const std::vector<QPointF>& points)
{
    QPainterPath path(points.front());
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const QPointF in = points[i] - points[i - 1];
        const QPointF out = points[i + 1] - points[i];
        const double inLong = std::hypot(in.x(), in.y());
        const double outLong = std::hypot(out.x(), out.y());
        const double cut = std::min({Corner, inLong / 2, outLong / 2});
        if (cut <= 0) {
            continue;
        }
        path.lineTo(points[i] - in * (cut / inLong));
        path.quadTo(points[i], points[i] + out * (cut / outLong));
    }
    path.lineTo(points.back());
    return path;
}

class BlockRouter {
public:
    explicit BlockRouter(const Grid& grid)
        : grid_(grid)
        , inRowGap_(grid.rowGaps.size())
        , inColumnGap_(grid.columnGaps.size())
        , above_(grid.blocks.size())
        , below_(grid.blocks.size())
        , beside_(grid.blocks.size())
    {
    }

    PlacedEdge route(std::size_t index, std::size_t from, std::size_t to)
    {
        const Block& a = grid_.blocks[from];
        const Block& b = grid_.blocks[to];
        const bool isNext =
            a.row == b.row && std::max(a.column, b.column) - std::min(a.column, b.column) == 1;
        const std::vector<QPointF> points = isNext ? straight(from, to) : around(from, to);
        PlacedEdge placed;
        placed.edge = index;
        placed.path = roundedPath(points);
        placed.middle = isNext ? (points.front() + points.back()) / 2
                               : (points[1] + points[points.size() / 2]) / 2;
        return placed;
    }

private:
    std::vector<QPointF> straight(std::size_t from, std::size_t to)
    {
        const QRectF& a = grid_.blocks[from].area;
        const QRectF& b = grid_.blocks[to].area;
        const bool forward = a.center().x() < b.center().x();
        int& used = beside_[forward ? from : to]; // of the one before the gap
        const double low = std::min(a.bottom(), b.bottom()) - Apart;
        const double y = std::min(a.top() + SideAt + Apart * 2 * used++, low);
        return {{forward ? a.right() : a.left(), y}, {forward ? b.left() : b.right(), y}};
    }

    /// Out above or below, along gaps, and in.
    std::vector<QPointF> around(std::size_t from, std::size_t to)
    {
        const Block& a = grid_.blocks[from];
        const Block& b = grid_.blocks[to];
        const bool leavesBelow = a.row <= b.row;
        const bool entersBelow = a.row >= b.row;
        const std::size_t firstGap = leavesBelow ? a.row + 1 : a.row;
        const std::size_t lastGap = entersBelow ? b.row + 1 : b.row;
        const QPointF start = sideOf(from, leavesBelow);
        const QPointF end = sideOf(to, entersBelow);
        const double first = grid_.rowGaps[firstGap] + aside(inRowGap_[firstGap]);
        if (firstGap == lastGap) {
            return {start, {start.x(), first}, {end.x(), first}, end};
        }
        const std::size_t column = columnBeside(a.column, b.column);
        const bool isOuter = column == 0 || column + 1 == grid_.columnGaps.size();
        const double reach = isOuter ? OuterReach : Apart * SideBySide;
        const double x =
            grid_.columnGaps[column] + std::clamp(aside(inColumnGap_[column]), -reach, reach);
        const double last = grid_.rowGaps[lastGap] + aside(inRowGap_[lastGap]);
        return {start, {start.x(), first}, {x, first}, {x, last}, {end.x(), last}, end};
    }

    /// The gap beside the second column on the first one's side; one between columns where it can.
    [[nodiscard]] std::size_t columnBeside(std::size_t from, std::size_t to) const
    {
        const bool after = from > to || (from == to && to + 2 < grid_.columnGaps.size());
        return after ? to + 1 : to;
    }

    QPointF sideOf(std::size_t block, bool below)
    {
        const QRectF& area = grid_.blocks[block].area;
        const double x = area.center().x() + 2 * aside(below ? below_[block] : above_[block]);
        return {x, below ? area.bottom() : area.top()};
    }

    const Grid& grid_;
    std::vector<int> inRowGap_;
    std::vector<int> inColumnGap_;
    std::vector<int> above_; ///< edges at each block's sides
    std::vector<int> below_;
    std::vector<int> beside_;
};

/// Between two cards of one box: a bow beside them.
PlacedEdge within(std::size_t index, const QRectF& from, const QRectF& to)
{
    PlacedEdge placed;
    placed.edge = index;
    const QPointF start(from.right(), from.center().y());
    const QPointF end(to.right(), to.center().y());
    placed.path.moveTo(start);
    placed.path.cubicTo(start + QPointF(BowWide, 0), end + QPointF(BowWide, 0), end);
    placed.middle = (start + end) / 2;
    return placed;
}

} // namespace

void routeBetweenBlocks(const topology::Topology& topology, const Grid& grid, Layout& layout)
{
    BlockRouter router(grid);
    for (std::size_t i = 0; i < topology.edges.size(); ++i) {
        const schema::Relation& relation = topology.edges[i].relation;
        const auto from = grid.blockOf.find(relation.from);
        const auto to = grid.blockOf.find(relation.to);
        if (from == grid.blockOf.end() || to == grid.blockOf.end()) {
            continue;
        }
        if (from->second == to->second) {
            if (relation.kind == schema::RelationKind::RunsOn) {
                continue; // the box says it
            }
            layout.edges.push_back(
                within(i, layout.cards.at(relation.from), layout.cards.at(relation.to)));
        } else {
            layout.edges.push_back(router.route(i, from->second, to->second));
        }
    }
}

} // namespace bafar::ui::map
