#pragma once
// One card of the map: how tall it is, what it says, how it is painted. GUI thread.
#include <QPainter>
#include <optional>

#include "core/topology/topology.h"
#include "ui/shared/theme.h"

namespace bafar::ui::overview {

/// The lines below the title, wrapped to `width` (of the card): why it is not ok, then facts.
[[nodiscard]] QStringList cardLines(const topology::Thing& thing, double width);

/// How old what is known of it is: of a silent node, since its own agent was heard, whatever its
/// watchers say meanwhile; nothing when that was never.
[[nodiscard]] std::optional<Duration> knownAge(const topology::Thing& thing);

/// The same in words: "0.4 s", "never".
[[nodiscard]] QString ageText(const topology::Thing& thing);

[[nodiscard]] double cardHeight(const topology::Thing& thing, double width);

struct CardLook {
    bool selected = false;
    bool focused = false;
    bool mirrored = false;
};

void paintCard(QPainter& painter,
               const QRectF& area,
               const topology::Thing& thing,
               const CardLook& look,
               const shared::Tokens& tokens);

} // namespace bafar::ui::overview
