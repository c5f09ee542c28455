#include "ui/map/label.h"

#include <QPolygonF>
#include <algorithm>

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
