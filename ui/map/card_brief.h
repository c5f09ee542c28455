#pragma once
// Cards seen from further away (rule T4): a name with role and state, or a dot. Places here are
// pixels of the widget: letters keep their size. GUI thread.
#include <QPainter>

#include "ui/map/card.h"

namespace bafar::ui::map {

/// Below the name of a brief card: what is wrong, then what it is.
[[nodiscard]] QString briefText(const topology::Thing& thing, const Fold& fold);

void paintBriefCard(QPainter& painter,
                    const QRectF& area,
                    const topology::Thing& thing,
                    const Fold& fold,
                    const CardLook& look,
                    const shared::Tokens& tokens);

/// Where the dot of a card is.
[[nodiscard]] QRectF dotArea(const QRectF& card);

void paintDot(QPainter& painter,
              const QRectF& card,
              schema::State state,
              const CardLook& look,
              const shared::Tokens& tokens);

} // namespace bafar::ui::map
