#include "ui/map/standing.h"

#include <utility>

namespace bafar::ui::map {

const Stood& Standing::stood() const
{
    static const Stood Nothing;
    return isSettled_ ? last_ : Nothing;
}

void Standing::note(const Picture& picture, const Layout& layout, Instant now)
{
    if (!picture.hosts.empty() || picture.shown.things.empty()) {
        return; // by role only; an empty map says nothing of where its cards will be
    }
    Stood stood;
    std::vector<std::string> wholes;
    for (const topology::Thing& thing : picture.shown.things) {
        const std::string& id = thing.entity.id;
        const bool isPart = picture.foldOf(id).isPart;
        if (!isPart) {
            wholes.push_back(id);
        }
        const auto card = layout.cards.find(id);
        if (card != layout.cards.end() && (!isPart || layout.apart.contains(id))) {
            stood.tops[id] = card->second.top();
        }
    }
    for (const PlacedLane& lane : layout.lanes) {
        stood.lanes.insert(lane.lanes.begin(), lane.lanes.end());
    }
    stood.lines = layout.lines;
    last_ = std::move(stood);
    if (!since_ || wholes != wholes_) {
        since_ = now;
        wholes_ = std::move(wholes);
    } else if (now - *since_ >= SettlesAfter) {
        isSettled_ = true; // the same things were seen for so long
    }
}

} // namespace bafar::ui::map
