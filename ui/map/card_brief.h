#pragma once
// Cards seen from further away (rule T4): a name with role and state, or a dot. Places here are
// pixels of the widget: letters keep their size. GUI thread.
#include <QPainter>

#include "ui/map/card.h"

namespace bafar::ui::map {

/// Pixels between a brief card's side and the letters in it.
inline constexpr double BriefPad = 6;

/// Of a brief card's title: a little smaller where it would not fit else.
[[nodiscard]] QFont briefNameFont(const QString& title, double room);

/// The title in so much room. Where it does not fit, "MariaDB n2" goes without what stands over the
/// card, or around it: its node's name is never cut away.
[[nodiscard]] QString briefTitle(
    const topology::Thing& thing, const Fold& fold, bool byHost, const QFont& font, double room);

/// Below the name of a brief card, at most `limit` lines: what is wrong, else one line of what it
/// is: its role, or the first of its facts that there is room for.
[[nodiscard]] QStringList briefLines(const topology::Thing& thing,
                                     const Fold& fold,
                                     double room,
                                     int limit);

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
