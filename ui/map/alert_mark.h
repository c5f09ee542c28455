#pragma once
// Alerts on the map: a mark with their number at a corner of the card of what they are about, and
// what it says. GUI thread.
#include <QPainter>
#include <functional>
#include <span>
#include <string>

#include "core/alerts/board.h"
#include "ui/map/fold.h"
#include "ui/map/layout.h"
#include "ui/map/zoom.h"
#include "ui/shared/theme.h"

namespace bafar::ui::map {

/// The marks of one picture, by card: those of things without a card of their own are at the card
/// that stands for them.
struct CardMarks {
    bafar::alerts::Marks byCard;
    bafar::alerts::Mark elsewhere; ///< of the whole cluster, or of things that are not on the map

    bool operator==(const CardMarks&) const = default;
};

[[nodiscard]] CardMarks cardMarks(const bafar::alerts::Marks& bySubject, const Picture& picture);

/// "2 alerts".
[[nodiscard]] QString alertMarkName(const bafar::alerts::Mark& mark);

/// What they say, one a line, worst first; more than are known as a number.
[[nodiscard]] QStringList alertMarkLines(const bafar::alerts::Mark& mark);

/// Where the mark of a card is, in pixels of the widget: at the corner above its end or at one
/// below it, whichever hides least; where they hide as much, above its end. It stands out of the
/// card, and goes no further into it than its texts begin. `hidden` says how much a place would
/// hide of what is around the card; 0: nothing.
[[nodiscard]] QRectF alertMarkArea(const QRectF& card,
                                   const bafar::alerts::Mark& mark,
                                   bool mirrored,
                                   const std::function<double(const QRectF&)>& hidden);

/// How much a mark of the card `own` would hide at `spot`, in pixels of the widget: of lines, more
/// of other cards, most of `marks`, the other ones that are placed; 0: nothing. Close over another
/// card, where that one's own mark is looked for, it counts as if all of it lay on lines.
[[nodiscard]] double hiddenByMark(const QRectF& spot,
                                  const std::string& own,
                                  const Layout& layout,
                                  const Lens& lens,
                                  std::span<const QRectF> marks);

/// With a rim in the ground's colour, so that a line under it ends before it.
void paintAlertMark(QPainter& painter,
                    const QRectF& area,
                    const bafar::alerts::Mark& mark,
                    bool mirrored,
                    const shared::Tokens& tokens);

} // namespace bafar::ui::map
