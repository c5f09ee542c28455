#pragma once
// Where the label of an edge stands: on the edge, where a gap holds it. Pure; safe on every thread.
#include <QPainterPath>
#include <QRectF>
#include <optional>
#include <span>
#include <vector>

namespace bafar::ui::map {

/// The middle of a label of that size: `wanted`, else another point of the edge, such that it lies
/// within `inside` and touches none of `taken`. None: no gap holds it. All in one kind of pixels.
[[nodiscard]] std::optional<QPointF> labelSpot(const QPainterPath& edge,
                                               const QPointF& wanted,
                                               const QSizeF& size,
                                               const QRectF& inside,
                                               std::span<const QRectF> taken);

/// What a line covers, as boxes around its pieces: for a label that must not lie on it.
[[nodiscard]] std::vector<QRectF> boxesAlong(const QPainterPath& line);

} // namespace bafar::ui::map
