#include <algorithm>

#include "ui/map/fold.h"
#include "ui/map/fold_edges.h"
#include "ui/things/parts.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

using topology::Thing;

/// A node, and what runs on it in the order of the map.
struct Resident {
    const Thing* node = nullptr; ///< null: nobody describes it
    std::vector<const Thing*> things;
};

std::string nodeId(const std::string& name)
{
    return "node/" + name;
}

Thing unknownNode(const std::string& name)
{
    Thing thing;
    thing.entity.id = nodeId(name);
    thing.entity.title = name;
    thing.entity.concept_ = "cluster";
    thing.entity.lane = schema::Lane::Nodes;
    thing.entity.node = name;
    thing.entity.state = schema::State::Unknown;
    return thing;
}

class HostFolder {
public:
    HostFolder(const topology::Topology& topology,
               const std::string& selection,
               const std::set<std::string>& opened)
        : topology_(topology)
        , selection_(selection)
        , opened_(opened)
    {
        for (const things::Placed& placed : things::inOrder(topology)) {
            const Thing& thing = *placed.thing;
            const std::string& node = thing.entity.node;
            if (node.empty()) {
                picture_.shown.things.push_back(thing);
                continue;
            }
            const auto [place, isNew] = known_.try_emplace(node, residents_.size());
            if (isNew) {
                residents_.emplace_back(node, Resident{});
            }
            Resident& resident = residents_[place->second].second;
            if (thing.entity.id == nodeId(node)) {
                resident.node = &thing;
            } else {
                resident.things.push_back(&thing);
            }
        }
        sortByName();
    }

    Picture fold()
    {
        isFleet_ = residents_.size() > HostsMax;
        for (const auto& [name, resident] : residents_) {
            addHost(name, resident);
        }
        topology::Topology& shown = picture_.shown;
        shown.worst = topology_.worst;
        shown.counts = topology_.counts;
        findPlaces(shown);
        foldEdges(
            topology_, [this](const std::string& thing) { return endOf(thing); }, selection_,
            shown);
        if (isFleet_) { // too many to follow: those that say something
            std::erase_if(shown.edges, [this](const topology::Edge& edge) {
                return edge.relation.state == schema::State::Ok && !isOfChosen(edge.relation);
            });
        }
        return std::move(picture_);
    }

private:
    /// As the nodes' own order is: n2 before n10.
    void sortByName()
    {
        std::map<std::string, std::size_t, std::less<>> rank;
        for (const things::Placed& placed : things::inOrder(topology_)) {
            rank.try_emplace(placed.thing->entity.id, rank.size());
        }
        std::stable_sort(
            residents_.begin(), residents_.end(), [&rank](const auto& a, const auto& b) {
                const auto of = [&rank](const std::string& name) {
                    const auto found = rank.find(nodeId(name));
                    return found == rank.end() ? rank.size() : found->second;
                };
                return of(a.first) != of(b.first) ? of(a.first) < of(b.first) : a.first < b.first;
            });
    }

    /// What has a card of its own beside its node, whatever else runs there.
    [[nodiscard]] bool mustShow(const Thing& thing, const Thing& node) const
    {
        const schema::State state = thing.entity.state;
        // What is silent with its node says nothing that the node does not say.
        const bool withNode = things::isQuiet(state) && things::isQuiet(node.entity.state);
        const bool isMissed = state == schema::State::Unknown && !isCalm(thing);
        return thing.entity.id == selection_ ||
               (!withNode && (isFleet_ ? standsOut(state) || isMissed : !isCalm(thing)));
    }

    void addHost(const std::string& name, const Resident& resident)
    {
        const Thing node = resident.node == nullptr ? unknownNode(name) : *resident.node;
        Host host{node.entity.id, {}};
        Fold fold;
        const bool isOpened = opened_.contains(host.card);
        const bool folds = isFleet_ || resident.things.size() > GroupMax;
        const std::size_t alwaysShown = isFleet_ ? 0 : GroupMax - 1;
        picture_.shown.things.push_back(node);
        for (const Thing* thing : resident.things) {
            if (!folds || isOpened || host.cards.size() < alwaysShown || mustShow(*thing, node)) {
                host.cards.push_back(thing->entity.id);
                picture_.shown.things.push_back(*thing);
            } else {
                fold.parts.push_back(thing->entity.state);
                picture_.standsFor[thing->entity.id] = host.card;
            }
        }
        fold.isOpen = folds && isOpened;
        if (fold.canToggle()) {
            picture_.folds[host.card] = std::move(fold);
        }
        for (const std::string& card : host.cards) {
            hostOf_[card] = host.card;
        }
        picture_.hosts.push_back(std::move(host));
    }

    [[nodiscard]] bool isOfChosen(const schema::Relation& relation) const
    {
        return relation.from == selection_ || relation.to == selection_;
    }

    /// Between boxes: only those of what is chosen say which card.
    [[nodiscard]] std::string endOf(const std::string& thing) const
    {
        const std::string card = picture_.cardOf(thing);
        const auto host = hostOf_.find(card);
        return card == selection_ || host == hostOf_.end() ? card : host->second;
    }

    const topology::Topology& topology_;
    const std::string& selection_;
    const std::set<std::string>& opened_;
    std::map<std::string, std::size_t> known_;
    std::vector<std::pair<std::string, Resident>> residents_;
    std::map<std::string, std::string, std::less<>> hostOf_; ///< by card
    bool isFleet_ = false;
    Picture picture_;
};

} // namespace

Picture foldByHost(const topology::Topology& topology,
                   const std::string& selection,
                   const std::set<std::string>& opened)
{
    return HostFolder(topology, selection, opened).fold();
}

} // namespace bafar::ui::map
