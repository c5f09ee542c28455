#include "ui/map/edge_near.h"

#include <QPolygonF>
#include <QTransform>
#include <algorithm>
#include <cmath>
#include <limits>

namespace bafar::ui::map {
namespace {

double distanceToLine(const QPointF& from, const QPointF& to, const QPointF& place)
{
    const QPointF way = to - from;
    const double square = QPointF::dotProduct(way, way);
    const double share = square > 0 ? QPointF::dotProduct(place - from, way) / square : 0;
    const QPointF off = place - (from + way * std::clamp(share, 0.0, 1.0));
    return std::hypot(off.x(), off.y());
}

double distanceToPath(const QPainterPath& path, const QPointF& place)
{
    double nearest = std::numeric_limits<double>::max();
    for (const QPolygonF& line : path.toSubpathPolygons()) {
        for (qsizetype i = 1; i < line.size(); ++i) {
            nearest = std::min(nearest, distanceToLine(line[i - 1], line[i], place));
        }
    }
    return nearest;
}

} // namespace

const PlacedEdge* edgeNear(const std::vector<PlacedEdge>& edges, const QPointF& place, double reach)
{
    const PlacedEdge* found = nullptr;
    double nearest = reach;
    for (const PlacedEdge& placed : edges) {
        const QRectF box = placed.path.controlPointRect().adjusted(-reach, -reach, reach, reach);
        if (!box.contains(place)) {
            continue;
        }
        const double away = distanceToPath(placed.path, place);
        if (away <= nearest) {
            nearest = away;
            found = &placed;
        }
    }
    return found;
}

} // namespace bafar::ui::map
