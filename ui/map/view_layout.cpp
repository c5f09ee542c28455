// The map is laid out again: what is shown, how high each card is, where it stands.
#include <algorithm>
#include <unordered_map>

#include "ui/link/clock.h"
#include "ui/map/card.h"
#include "ui/map/view.h"

namespace bafar::ui::map {

void MapView::layOutAgain()
{
    picture_ = projection_ == Projection::Host ? foldByHost(topology_, selection_, opened_)
                                               : fold(topology_, selection_, opened_);
    cards_.keepOnly(picture_.shown);

    // Texts are measured, and folds looked up, once: fewer lines are the first of them.
    struct Said {
        int lines = 0;
        const Fold* fold = nullptr;
    };

    std::unordered_map<const topology::Thing*, Said> said;
    const auto heightOf = [&](const topology::Thing& thing, double width, int lines) {
        Said& one = said[&thing];
        if (one.fold == nullptr) {
            one.fold = &picture_.foldOf(thing.entity.id);
            one.lines = static_cast<int>(cards_.lines(thing, *one.fold, width, LinesMax).size());
        }
        return cardHeight(std::min(one.lines, linesWanted(thing, lines)), *one.fold);
    };
    placeMarks();
    const QSizeF before(layout_.width, layout_.height);
    layout_ = layOut(picture_, room(), isMirrored(), heightOf, arranged_, standing_.stood());
    if (!paused_ && isVisible()) { // what was not there in the past has not lost its place
        standing_.note(picture_, layout_, link::monotonicNow());
    }
    flows_ = flowsOf(picture_.shown, layout_);
    takeSize();
    followFlow();
    update();
    if (before != QSizeF(layout_.width, layout_.height) && !drag_.isOn) {
        Q_EMIT contentResized();
    }
    Q_EMIT laidOut();
}

/// Those that have not room for all have no more for a reason either.
int MapView::linesOn(const topology::Thing& thing) const
{
    const int lines = layout_.linesOn(thing.entity.id);
    return layout_.fewer.contains(thing.entity.id) ? lines : linesWanted(thing, lines);
}

std::set<schema::RelationKind> MapView::drawnKinds() const
{
    std::set<schema::RelationKind> kinds;
    for (const PlacedEdge& placed : layout_.edges) {
        kinds.insert(picture_.shown.edges[placed.edge].relation.kind);
    }
    return kinds;
}

} // namespace bafar::ui::map
