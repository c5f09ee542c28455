#pragma once
// Where the label of an edge stands: on the edge, where a gap holds it. Pure; safe on every thread.
#include <QPainterPath>
#include <QRectF>
#include <optional>
#include <span>

namespace bafar::ui::map {

/// The middle of a label of that size: `wanted`, else another point of the edge, such that it lies
/// within `inside` and touches none of `taken`. None: no gap holds it. All in one kind of pixels.
[[nodiscard]] std::optional<QPointF> labelSpot(const QPainterPath& edge,
                                               const QPointF& wanted,
                                               const QSizeF& size,
                                               const QRectF& inside,
                                               std::span<const QRectF> taken);

} // namespace bafar::ui::map
