#include "ui/map/fold.h"

#include <algorithm>
#include <tuple>

#include "ui/things/parts.h"

namespace bafar::ui::map {
namespace {

using schema::State;
using topology::Thing;

/// Parts that say more than a mark can.
bool standsOut(State state)
{
    return state == State::Failed || state == State::Degraded;
}

/// Things that may vanish into "9 more": nobody looks for them.
bool isCalm(State state)
{
    return state == State::Ok || state == State::NotMonitored || state == State::Disabled;
}

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
    void addGroup(std::span<const Family> group)
    {
        const Thing& first = *group.front().whole;
        const std::string id =
            "more/" + std::string(schema::LaneNames[static_cast<std::size_t>(first.entity.lane)]) +
            "/" + first.entity.concept_;
        const bool isOpen = opened_.contains(id);
        const bool many = group.size() > GroupMax;
        std::size_t shown = 0;
        Fold rest;
        for (const Family& family : group) {
            const bool hidden = many && !isOpen && shown + 1 >= GroupMax && mayHide(family);
            if (hidden) {
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
            card.entity.state = State::Ok;
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
        for (std::size_t i = 0; i < shown.things.size(); ++i) {
            shown.places[shown.things[i].entity.id] = i;
        }
        addEdges(topology);
        return std::move(picture_);
    }

private:
    [[nodiscard]] bool mayHide(const Family& family) const
    {
        const auto calm = [this](const Thing* thing) {
            return isCalm(thing->entity.state) && thing->entity.id != selection_;
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

    [[nodiscard]] bool isDrawn(const schema::Relation& relation) const
    {
        const bool quiet = relation.kind == schema::RelationKind::Peers ||
                           relation.kind == schema::RelationKind::RunsOn;
        return !quiet || relation.from == selection_ || relation.to == selection_;
    }

    /// Between cards, each way and kind once: as bad as the worst that it stands for.
    void addEdges(const topology::Topology& topology)
    {
        std::map<std::tuple<std::string, std::string, schema::RelationKind>, std::size_t> known;
        for (const topology::Edge& edge : topology.edges) {
            topology::Edge moved = edge;
            schema::Relation& relation = moved.relation;
            relation.from = picture_.cardOf(relation.from);
            relation.to = picture_.cardOf(relation.to);
            if (relation.from.empty() || relation.to.empty() || relation.from == relation.to ||
                !isDrawn(relation)) {
                continue;
            }
            const auto [place, isNew] = known.try_emplace(
                {relation.from, relation.to, relation.kind}, picture_.shown.edges.size());
            if (isNew) {
                picture_.shown.edges.push_back(std::move(moved));
                continue;
            }
            schema::Relation& kept = picture_.shown.edges[place->second].relation;
            kept.rate += relation.rate;
            if (kept.state != relation.state &&
                schema::worse(kept.state, relation.state) == relation.state) {
                kept.state = relation.state;
                kept.label = relation.label;
            } else if (kept.label != relation.label && kept.state == relation.state) {
                kept.label.clear();
            }
        }
    }

    const std::string& selection_;
    const std::set<std::string>& opened_;
    Picture picture_;
};

} // namespace

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
    Folder folder(selection, opened);
    for (std::size_t from = 0; from < families.size();) {
        const schema::Entity& first = families[from].whole->entity;
        std::size_t to = from;
        while (to < families.size() && families[to].whole->entity.lane == first.lane &&
               families[to].whole->entity.concept_ == first.concept_) {
            ++to;
        }
        folder.addGroup(std::span(families).subspan(from, to - from));
        from = to;
    }
    return folder.finish(topology);
}

} // namespace bafar::ui::map
