#pragma once
// What a card is drawn in, whole or brief: its frame by state, and places within it that turn over
// with the reading direction. GUI thread.
#include <QPainter>

#include "core/schema/state.h"
#include "ui/map/card.h"

namespace bafar::ui::map {

/// Failed has a thick border in its colour, degraded a thin one in its own; stale is hatched,
/// unknown dashed. Chosen and focused add theirs.
void paintCardFrame(QPainter& painter,
                    const QRectF& area,
                    schema::State state,
                    const CardLook& look,
                    const shared::Tokens& tokens);

/// A place within a card, as it is where text runs from the left.
[[nodiscard]] QRectF placeIn(const QRectF& area, const QRectF& place, bool mirrored);

/// Absolute: the painter of a mirrored widget would mirror it a second time.
[[nodiscard]] int alignedTo(Qt::AlignmentFlag side);

} // namespace bafar::ui::map
