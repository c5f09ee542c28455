// The map is laid out again: what is shown, how high each card is, where it stands.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ui/link/clock.h"
#include "ui/map/card.h"
#include "ui/map/view.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

/// The lane or the box that a card stands in; what stands in none is one more.
std::size_t placeHolding(const QRectF& card, const Layout& layout)
{
    const QPointF centre = card.center();
    const auto lane =
        std::find_if(layout.lanes.begin(), layout.lanes.end(), [&centre](const PlacedLane& one) {
            return one.area.left() <= centre.x() && centre.x() < one.area.right();
        });
    const auto box =
        std::find_if(layout.boxes.begin(), layout.boxes.end(),
                     [&centre](const PlacedBox& one) { return one.area.contains(centre); });
    return lane != layout.lanes.end()
               ? static_cast<std::size_t>(lane - layout.lanes.begin())
               : layout.lanes.size() + static_cast<std::size_t>(box - layout.boxes.begin());
}

} // namespace

/// All of a lane or a box have room for it, or none shows it: without it one would look as if it
/// were told otherwise. What is quiet says in a line when it was seen, and asks for no such room.
std::set<std::string> MapView::agesShown() const
{
    if (lens_.detail() != Detail::Card) {
        return {}; // cards that say less show none
    }
    std::vector<std::pair<std::string, std::size_t>> fitting;
    std::set<std::size_t> without;
    for (const topology::Thing& thing : picture_.shown.things) {
        const auto card = layout_.cards.find(thing.entity.id);
        if (card == layout_.cards.end() || thing.entity.title.empty()) {
            continue;
        }
        const std::size_t place = placeHolding(card->second, layout_);
        if (cards_.hasAgeRoom(thing, picture_.foldOf(thing.entity.id), card->second.width())) {
            fitting.emplace_back(thing.entity.id, place);
        } else if (!things::isQuiet(thing.entity.state)) {
            without.insert(place);
        }
    }
    std::set<std::string> shown;
    for (auto& [id, place] : fitting) {
        if (!without.contains(place)) {
            shown.insert(std::move(id));
        }
    }
    return shown;
}

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
    withAges_ = agesShown();
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
