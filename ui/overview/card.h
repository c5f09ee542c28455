#pragma once
// One card of the map: how tall it is, what it says, how it is painted. GUI thread.
#include <QPainter>

#include "ui/overview/fold.h"
#include "ui/shared/theme.h"

namespace bafar::ui::overview {

/// The thing's name, or how many the card stands for.
[[nodiscard]] QString cardTitle(const topology::Thing& thing, const Fold& fold);

/// At most `limit` lines below the title, wrapped to `width` (of the card): why it is not ok, then
/// facts.
[[nodiscard]] QStringList cardLines(const topology::Thing& thing, double width, int limit);

/// The parts that are marks in the card, in words: "2 ok, 1 stale".
[[nodiscard]] QString partsText(const Fold& fold);

/// Of a card with so many lines below its title.
[[nodiscard]] double cardHeight(int lines, const Fold& fold);

struct CardLook {
    int lines = 4;
    bool selected = false;
    bool focused = false;
    bool mirrored = false;
};

void paintCard(QPainter& painter,
               const QRectF& area,
               const topology::Thing& thing,
               const Fold& fold,
               const CardLook& look,
               const shared::Tokens& tokens);

} // namespace bafar::ui::overview
