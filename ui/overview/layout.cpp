#include "ui/overview/layout.h"

#include <algorithm>
#include <cmath>

namespace bafar::ui::overview {
namespace {

constexpr double Head = 44;
constexpr double Between = 22;
constexpr double Margin = 20;
constexpr double CardWidthMax = 300;
constexpr double CardWidthMin = 150;

QRectF mirroredIn(const QRectF& area, double width)
{
    return {width - area.right(), area.top(), area.width(), area.height()};
}

std::map<schema::Lane, std::vector<const topology::Thing*>> byLane(
    const topology::Topology& topology)
{
    std::map<schema::Lane, std::vector<const topology::Thing*>> lanes;
    for (const topology::Thing& thing : topology.things) {
        lanes[thing.entity.lane].push_back(&thing);
    }
    return lanes;
}

void placeCards(const std::vector<const topology::Thing*>& things,
                const QRectF& area,
                CardHeight cardHeight,
                Layout& out)
{
    const double width = std::clamp(area.width() - 3 * Margin, CardWidthMin, CardWidthMax);
    double total = -Between;
    for (const topology::Thing* thing : things) {
        total += cardHeight(*thing, width) + Between;
    }
    const double room = area.height() - Head;
    double y = area.top() + Head + std::max(4.0, (room - total) * 0.36);
    for (const topology::Thing* thing : things) {
        const double height = cardHeight(*thing, width);
        out.cards[thing->entity.id] =
            QRectF(std::round(area.center().x() - width / 2), std::round(y), width, height);
        y += height + Between;
    }
    out.height = std::max(out.height, total + Head + 2 * Margin);
}

/// A curve from the side of one card to the facing side of the other; within a lane an arc beside
/// it.
PlacedEdge curve(std::size_t index, const QRectF& from, const QRectF& to, double offset)
{
    PlacedEdge placed;
    placed.edge = index;
    const bool sameLane = std::abs(from.center().x() - to.center().x()) < 1;
    if (sameLane) {
        const QPointF start(from.right(), from.center().y() + offset);
        const QPointF end(to.right(), to.center().y() + offset);
        const double bow = std::min(70.0, 22 + std::abs(end.y() - start.y()) * 0.16);
        placed.path.moveTo(start);
        placed.path.cubicTo(start + QPointF(bow, 0), end + QPointF(bow, 0), end);
    } else {
        const bool forward = from.center().x() < to.center().x();
        const QPointF start(forward ? from.right() : from.left(), from.center().y() + offset);
        const QPointF end(forward ? to.left() : to.right(), to.center().y() + offset);
        const double reach = (end.x() - start.x()) * 0.5;
        placed.path.moveTo(start);
        placed.path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end);
    }
    placed.middle = placed.path.pointAtPercent(0.5);
    return placed;
}

} // namespace

Layout layOut(const topology::Topology& topology, QSizeF size, bool mirrored, CardHeight cardHeight)
{
    Layout out;
    const auto lanes = byLane(topology);
    if (lanes.empty()) {
        return out;
    }
    const double width = size.width() / static_cast<double>(lanes.size());
    double x = 0;
    for (const auto& [lane, things] : lanes) {
        QRectF area(x, 0, width, size.height());
        x += width;
        if (mirrored) {
            area = mirroredIn(area, size.width());
        }
        out.lanes.push_back({lane, area});
        placeCards(things, area, cardHeight, out);
    }
    for (std::size_t i = 0; i < topology.edges.size(); ++i) {
        const schema::Relation& relation = topology.edges[i].relation;
        const auto from = out.cards.find(relation.from);
        const auto to = out.cards.find(relation.to);
        if (from != out.cards.end() && to != out.cards.end() && from != to) {
            const double offset = relation.from < relation.to ? 0 : 5;
            const bool peers = relation.kind == schema::RelationKind::Peers;
            out.edges.push_back(curve(i, from->second, to->second, peers ? offset : 0));
        }
    }
    return out;
}

} // namespace bafar::ui::overview
