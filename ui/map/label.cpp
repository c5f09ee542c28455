#include "ui/map/label.h"

#include <QPolygonF>
#include <algorithm>

#include "ui/map/edge.h"

namespace bafar::ui::map {
namespace {

constexpr double ClearOf = 1; ///< pixels between a label and what it must not touch

} // namespace

std::optional<QPointF> labelSpot(const QPainterPath& edge,
                                 const QPointF& wanted,
                                 const QSizeF& size,
                                 const QRectF& inside,
                                 std::span<const QRectF> taken)
{
    const auto isFree = [&](const QPointF& middle) {
        const QRectF box(middle - QPointF(size.width(), size.height()) / 2, size);
        const QRectF around = box.adjusted(-ClearOf, -ClearOf, ClearOf, ClearOf);
        return inside.contains(box) &&
               std::none_of(taken.begin(), taken.end(),
                            [&around](const QRectF& other) { return other.intersects(around); });
    };
    if (isFree(wanted)) {
        return wanted;
    }
    for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9}) {
        const QPointF other = edge.pointAtPercent(share);
        if (isFree(other)) {
            return other;
        }
    }
    return std::nullopt;
}

std::vector<QRectF> keptClearOf(const Layout& layout, const Lens& lens)
{
    std::vector<QRectF> taken;
    for (const auto& [id, card] : layout.cards) {
        taken.push_back(lens.onScreen(card));
    }
    for (const PlacedHead& head : layout.heads) {
        taken.push_back(lens.onScreen(head.area));
    }
    for (const PlacedBox& box : layout.boxes) { // a label between cards of one may be within it
        QPainterPath frame;
        frame.addRect(lens.onScreen(box.area));
        const std::vector<QRectF> sides = boxesAlong(frame);
        taken.insert(taken.end(), sides.begin(), sides.end());
    }
    return taken;
}

std::vector<EdgeMark> edgeMarks(const topology::Topology& shown,
                                const Layout& layout,
                                const Lens& lens)
{
    std::vector<EdgeMark> marks;
    for (const PlacedEdge& placed : layout.edges) {
        const QRectF mark = edgeMarkArea(placed.path, shown.edges[placed.edge].relation.state);
        if (!mark.isEmpty()) {
            marks.push_back({placed.edge, lens.onScreen(mark)});
        }
    }
    return marks;
}

std::vector<QRectF> withMarks(std::vector<QRectF> taken,
                              const std::vector<EdgeMark>& marks,
                              std::size_t own)
{
    for (const EdgeMark& mark : marks) {
        if (mark.edge != own) {
            taken.push_back(mark.area);
        }
    }
    return taken;
}

std::vector<QRectF> boxesAlong(const QPainterPath& line)
{
    constexpr double Around = 0.5; // a level piece has no height
    std::vector<QRectF> boxes;
    for (const QPolygonF& pieces : line.toSubpathPolygons()) {
        for (qsizetype i = 1; i < pieces.size(); ++i) {
            boxes.push_back(QRectF(pieces[i - 1], pieces[i])
                                .normalized()
                                .adjusted(-Around, -Around, Around, Around));
        }
    }
    return boxes;
}

} // namespace bafar::ui::map
