#pragma once
// Alerts on the map: a mark with their number at a corner of the card of what they are about, and
// what it says. GUI thread.
#include <QPainter>
#include <functional>

#include "core/alerts/board.h"
#include "ui/map/fold.h"
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

/// Where the mark of a card is: at the corner above its end, else at one below it that is free, so
/// that it lies on no line. Where none is free: above its end. It covers the card's frame, but
/// never its text.
[[nodiscard]] QRectF alertMarkArea(const QRectF& card,
                                   const bafar::alerts::Mark& mark,
                                   bool mirrored,
                                   const std::function<bool(const QRectF&)>& isFree);

void paintAlertMark(QPainter& painter,
                    const QRectF& area,
                    const bafar::alerts::Mark& mark,
                    bool mirrored,
                    const shared::Tokens& tokens);

} // namespace bafar::ui::map
