#pragma once
// One card of the map: how tall it is, what it says, how it is painted. GUI thread.
#include <QPainter>

#include "ui/map/fold.h"
#include "ui/shared/theme.h"

namespace bafar::ui::map {

/// Pixels between a card's side and what it says.
inline constexpr double CardSide = 12;

/// The thing's name, or how many the card stands for.
[[nodiscard]] QString cardTitle(const topology::Thing& thing, const Fold& fold);

/// At most `limit` lines below the title, wrapped to `width` (of the card): why it is not ok, then
/// facts; of a card of many, how many of them are in which state.
[[nodiscard]] QStringList cardLines(const topology::Thing& thing,
                                    const Fold& fold,
                                    double width,
                                    int limit);

/// Why it is not ok, on at most `limit` lines of that width; empty: nothing is said, or it is
/// quiet.
[[nodiscard]] QStringList reasonLines(const topology::Thing& thing, double room, int limit);

/// The same as cardLines(), for who hears it: the reason is not cut.
[[nodiscard]] QStringList heardLines(const topology::Thing& thing,
                                     const QStringList& lines,
                                     double width,
                                     int limit);

/// A fact that says something on the thing's card: neither its title nor a figure of its reason.
[[nodiscard]] bool isNewsOn(const topology::Thing& thing, const schema::Fact& fact);

/// The parts that are marks in the card, in words: "2 ok, 1 stale".
[[nodiscard]] QString partsText(const Fold& fold);

/// Of a card with so many lines below its title.
[[nodiscard]] double cardHeight(int lines, const Fold& fold);

struct CardLook {
    int lines = 4;
    bool selected = false;
    bool focused = false;
    bool mirrored = false;
    bool byHost = false;   ///< what is around the card names its node, not its group
    bool showsAge = false; ///< as every card of its column does

    bool operator==(const CardLook&) const = default;
};

/// All of a card but its age.
struct CardFace {
    const topology::Thing& thing;
    const Fold& fold;
    const CardLook& look;
    const QStringList& lines; ///< cardLines()
    double ageWidth;          ///< kept free beside the title
};

void paintCard(QPainter& painter,
               const QRectF& area,
               const CardFace& face,
               const shared::Tokens& tokens);

/// Lines of detail on a card where the others have `lines`: a reason has two at least.
[[nodiscard]] int linesWanted(const topology::Thing& thing, int lines);

/// "seen 14 s ago", of a card whose thing is quiet.
[[nodiscard]] QString seenText(const topology::Thing& thing);

/// How wide an age is beside the title, with the space before it.
[[nodiscard]] double ageRoom(const QString& age);

/// How wide a card is whose title is whole, and has nothing beside it.
[[nodiscard]] double widthWithTitle(const topology::Thing& thing, const Fold& fold);

void paintAge(QPainter& painter,
              const QRectF& area,
              const QString& age,
              bool mirrored,
              const shared::Tokens& tokens);

} // namespace bafar::ui::map
