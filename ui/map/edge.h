#pragma once
// How the edges of the map are drawn, by what flows along them (rule T2). GUI thread.
#include <QPainter>
#include <QPainterPath>

#include "core/topology/topology.h"
#include "ui/shared/theme.h"

namespace bafar::ui::map {

/// All that an edge's look depends on, beside its path.
struct EdgeLook {
    schema::RelationKind kind{};
    schema::State state = schema::State::Unknown;
    bool chosen = false;
    double trafficWidth = 0; ///< pixels, of its rate

    bool operator==(const EdgeLook&) const = default;
};

[[nodiscard]] EdgeLook edgeLook(const topology::Edge& edge, bool chosen);

/// Owning is two thin lines, in the selection's colour when chosen; standing by dotted, traffic
/// solid and as wide as its rate, writes thick, reads thin, replication dash-dot, mirrors dotted.
/// What is not well has its state's colour, and its mark in a gap at the middle; what is old or not
/// known is dashed instead. The label shows when chosen or not ok. `zoom` is how much the painter
/// enlarges: as long as names can be read, no line is too thin to be seen on the screen, owning
/// taken as one.
void paintEdge(QPainter& painter,
               const QPainterPath& path,
               const EdgeLook& look,
               const shared::Tokens& tokens,
               double zoom = 1);

/// Where the mark of an edge that is not well stands on its path, with the ground that keeps the
/// line away from it; empty: it has none.
[[nodiscard]] QRectF edgeMarkArea(const QPainterPath& path, schema::State state);

/// What stands on an edge that is chosen or not well, cut to a label's width; empty: nothing.
[[nodiscard]] QString edgeLabel(const topology::Edge& edge, bool chosen);

/// Pixels that it takes, with its frame and its state's mark.
[[nodiscard]] QSizeF labelSize(const QString& label, schema::State state);

void paintEdgeLabel(QPainter& painter,
                    const QRectF& box,
                    const QString& label,
                    schema::State state,
                    const shared::Tokens& tokens);

} // namespace bafar::ui::map
