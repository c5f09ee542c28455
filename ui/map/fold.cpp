#include "ui/map/fold.h"

#include <algorithm>

#include "ui/map/fold_edges.h"
#include "ui/things/parts.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

using schema::State;
using topology::Thing;

/// A thing with the parts of it.
struct Family {
    const Thing* whole = nullptr;
    std::vector<const Thing*> parts;
};

std::vector<Family> familiesOf(const topology::Topology& topology)
{
    std::vector<Family> families;
    for (const things::Placed& placed : things::inOrder(topology)) {
        if (placed.whole == nullptr) {
            families.push_back({placed.thing, {}});
        } else {
            families.back().parts.push_back(placed.thing);
        }
    }
    return families;
}

class Folder {
public:
    Folder(const std::string& selection, const std::set<std::string>& opened)
        : selection_(selection)
        , opened_(opened)
    {
    }

    /// Families of one concept in one lane.
    void addGroup(std::span<const Family> group, bool isLaneLong)
    {
        const Thing& first = *group.front().whole;
        const std::string id =
            "more/" + std::string(schema::LaneNames[static_cast<std::size_t>(first.entity.lane)]) +
            "/" + first.entity.concept_;
        const bool isOpen = opened_.contains(id);
        const bool many = group.size() > GroupMax;
        const std::size_t alwaysShown = isLaneLong ? 0 : GroupMax - 1;
        std::size_t shown = 0;
        Fold rest;
        State worst = State::Disabled;
        for (const Family& family : group) {
            const State state = family.whole->entity.state;
            ++rest.counts[state];
            if (many && !isOpen && shown >= alwaysShown && mayHide(family)) {
                worst = rest.more == 0 ? state : schema::worse(worst, state);
                ++rest.more;
                hide(family, id);
            } else {
                ++shown;
                addFamily(family);
            }
        }
        if (many && (rest.more > 0 || isOpen)) {
            rest.isOpen = isOpen;
            Thing card;
            card.entity.id = id;
            card.entity.concept_ = first.entity.concept_;
            card.entity.lane = first.entity.lane;
            card.entity.state = rest.more > 0 ? worst : State::Ok;
            card.age = first.age;
            picture_.folds[id] = rest;
            picture_.shown.things.push_back(std::move(card));
        }
    }

    Picture finish(const topology::Topology& topology)
    {
        topology::Topology& shown = picture_.shown;
        shown.worst = topology.worst;
        shown.counts = topology.counts;
        findPlaces(shown);
        foldEdges(
            topology, [this](const std::string& thing) { return picture_.cardOf(thing); },
            selection_, shown);
        return std::move(picture_);
    }

private:
    [[nodiscard]] bool mayHide(const Family& family) const
    {
        const auto calm = [this](const Thing* thing) {
            return isCalm(*thing) && thing->entity.id != selection_;
        };
        return calm(family.whole) && std::all_of(family.parts.begin(), family.parts.end(), calm);
    }

    void hide(const Family& family, const std::string& card)
    {
        picture_.standsFor[family.whole->entity.id] = card;
        for (const Thing* part : family.parts) {
            picture_.standsFor[part->entity.id] = card;
        }
    }

    void addFamily(const Family& family)
    {
        const std::string& id = family.whole->entity.id;
        picture_.shown.things.push_back(*family.whole);
        Fold fold;
        fold.isOpen = opened_.contains(id) && !family.parts.empty();
        for (const Thing* part : family.parts) {
            if (fold.isOpen || standsOut(part->entity.state) || part->entity.id == selection_) {
                picture_.shown.things.push_back(*part);
                picture_.folds[part->entity.id].isPart = true;
            } else {
                fold.parts.push_back(part->entity.state);
                picture_.standsFor[part->entity.id] = id;
            }
        }
        if (fold.canToggle()) {
            picture_.folds[id] = std::move(fold);
        }
    }

    const std::string& selection_;
    const std::set<std::string>& opened_;
    Picture picture_;
};

} // namespace

bool standsOut(State state)
{
    return state == State::Failed || state == State::Degraded;
}

bool isCalm(const Thing& thing)
{
    const State state = thing.entity.state;
    return state == State::Ok || state == State::NotMonitored || state == State::Disabled ||
           (state == State::Unknown && !things::knownAge(thing));
}

const Fold& Picture::foldOf(std::string_view card) const
{
    static const Fold None;
    const auto found = folds.find(card);
    return found == folds.end() ? None : found->second;
}

std::string Picture::cardOf(std::string_view thing) const
{
    if (shown.find(thing) != nullptr) {
        return std::string(thing);
    }
    const auto found = standsFor.find(thing);
    return found == standsFor.end() ? std::string() : found->second;
}

Picture fold(const topology::Topology& topology,
             const std::string& selection,
             const std::set<std::string>& opened)
{
    const std::vector<Family> families = familiesOf(topology);
    std::map<schema::Lane, std::size_t> inLane;
    for (const Family& family : families) {
        ++inLane[family.whole->entity.lane];
    }
    Folder folder(selection, opened);
    for (std::size_t from = 0; from < families.size();) {
        const schema::Entity& first = families[from].whole->entity;
        std::size_t to = from;
        while (to < families.size() && families[to].whole->entity.lane == first.lane &&
               families[to].whole->entity.concept_ == first.concept_) {
            ++to;
        }
        folder.addGroup(std::span(families).subspan(from, to - from), inLane[first.lane] > LaneMax);
        from = to;
    }
    return folder.finish(topology);
}

} // namespace bafar::ui::map
