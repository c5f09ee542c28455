#pragma once
// Where everything stands on the map. By role: fixed lanes, things in each by concept and name,
// edges between their sides. By host: a grid of boxes, above them what is of the whole cluster.
//
// The same picture and size give the same places: nothing is moved by physics (rule T1). What a
// person moved stays there, and in its lane nothing else moves by itself (layout_lane.h); what
// stood by itself (standing.h) does so too. Lanes run in reading direction; `mirrored` turns them
// for right-to-left. Where lanes would be too narrow, data and storage share one. Cards say as much
// as fits the height: all say less, at last one line, before the map grows out of its place. An
// edge that passes other lanes runs between their cards. Pure; safe on every thread.
#include <QPainterPath>
#include <QRectF>
#include <QSizeF>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ui/map/arrangement.h"
#include "ui/map/fold.h"

namespace bafar::ui::map {

/// Pixels that a lane has at least; the map scrolls sideways where there are more.
inline constexpr double LaneWidthMin = 166;

/// Lines of detail on a card, where there is room.
inline constexpr int LinesMax = 4;

struct PlacedLane {
    std::vector<schema::Lane> lanes; ///< mostly one
    QRectF area;

    bool operator==(const PlacedLane&) const = default;
};

/// Over the cards of one concept, in a lane of several.
struct PlacedHead {
    std::string conceptName;
    QRectF area;

    bool operator==(const PlacedHead&) const = default;
};

/// Around a node and what runs on it.
struct PlacedBox {
    std::string card; ///< of the node
    QRectF area;

    bool operator==(const PlacedBox&) const = default;
};

struct PlacedEdge {
    std::size_t edge = 0; ///< index into Topology::edges
    QPainterPath path;
    QPointF middle; ///< where its label is centred
};

struct Layout {
    std::vector<PlacedLane> lanes;
    std::vector<PlacedHead> heads;
    std::vector<PlacedBox> boxes;        ///< none: it is by role
    std::map<std::string, QRectF> cards; ///< by entity id
    std::map<std::string, int> fewer;    ///< lines of cards that have not room for all
    std::set<std::string> apart;         ///< parts that do not stand below their whole
    std::vector<PlacedEdge> edges;
    int lines = 0;     ///< of detail on each card
    double width = 0;  ///< what the content needs
    double height = 0; ///< what the content needs

    [[nodiscard]] int linesOn(const std::string& card) const
    {
        const auto found = fewer.find(card);
        return found == fewer.end() ? lines : found->second;
    }
};

/// How the map by role stood; where nothing was moved by hand, it stays so.
struct Stood {
    std::map<std::string, double, std::less<>> tops; ///< cards' upper sides; empty: place all anew
    std::set<schema::Lane> lanes; ///< they keep their columns, whether anything is in them or not
    int lines = 0;                ///< of detail on each card; 0: as many as fit
};

/// Height of one card, asked for each thing, card width and number of lines.
using CardHeight = std::function<double(const topology::Thing& thing, double width, int lines)>;

/// A picture with hosts by host, any other by role.
[[nodiscard]] Layout layOut(const Picture& picture,
                            QSizeF size,
                            bool mirrored,
                            const CardHeight& cardHeight,
                            const Arranged& arranged = {},
                            const Stood& stood = {});

} // namespace bafar::ui::map
