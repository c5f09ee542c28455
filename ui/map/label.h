#pragma once
// Where the label of an edge stands: on the edge, where a gap holds it. Pure; safe on every thread.
#include <QPainterPath>
#include <QRectF>
#include <optional>
#include <span>
#include <vector>

#include "ui/map/layout.h"
#include "ui/map/zoom.h"

namespace bafar::ui::map {

/// The middle of a label of that size: `wanted`, else another point of the edge, such that it lies
/// within `inside` and touches none of `taken`. None: no gap holds it. All in one kind of pixels.
[[nodiscard]] std::optional<QPointF> labelSpot(const QPainterPath& edge,
                                               const QPointF& wanted,
                                               const QSizeF& size,
                                               const QRectF& inside,
                                               std::span<const QRectF> taken);

/// What no label may touch of what is laid out: cards, heads and the frames of boxes. In pixels of
/// the widget.
[[nodiscard]] std::vector<QRectF> keptClearOf(const Layout& layout, const Lens& lens);

/// The mark of an edge that is not well.
struct EdgeMark {
    std::size_t edge; ///< an index into the edges
    QRectF area;      ///< in pixels of the widget
};

/// Of all edges.
[[nodiscard]] std::vector<EdgeMark> edgeMarks(const topology::Topology& shown,
                                              const Layout& layout,
                                              const Lens& lens);

/// What the label of the edge `own` must not touch: its own mark is in it.
[[nodiscard]] std::vector<QRectF> withMarks(std::vector<QRectF> taken,
                                            const std::vector<EdgeMark>& marks,
                                            std::size_t own);

/// What a line covers, as boxes around its pieces: for a label that must not lie on it.
[[nodiscard]] std::vector<QRectF> boxesAlong(const QPainterPath& line);

} // namespace bafar::ui::map
