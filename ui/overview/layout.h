#pragma once
// Where everything stands on the map by role: fixed lanes, things in each by name, edges between
// their sides.
//
// The same topology and size give the same places: nothing is moved by physics (rule T1). Lanes run
// in reading direction; `mirrored` turns them for right-to-left. Pure; safe on every thread.
#include <QPainterPath>
#include <QRectF>
#include <QSizeF>
#include <map>
#include <string>
#include <vector>

#include "core/topology/topology.h"

namespace bafar::ui::overview {

struct PlacedLane {
    schema::Lane lane = schema::Lane::Nodes;
    QRectF area;

    bool operator==(const PlacedLane&) const = default;
};

struct PlacedEdge {
    std::size_t edge = 0; ///< index into Topology::edges
    QPainterPath path;
    QPointF middle;
};

struct Layout {
    std::vector<PlacedLane> lanes;
    std::map<std::string, QRectF> cards; ///< by entity id
    std::vector<PlacedEdge> edges;
    double height = 0; ///< what the content needs
};

/// Height of one card, asked for each thing and card width.
using CardHeight = double (*)(const topology::Thing& thing, double width);

[[nodiscard]] Layout layOut(const topology::Topology& topology,
                            QSizeF size,
                            bool mirrored,
                            CardHeight cardHeight);

} // namespace bafar::ui::overview
