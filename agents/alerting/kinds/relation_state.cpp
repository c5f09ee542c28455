#include "agents/alerting/kinds/relation_state.h"

#include <algorithm>

namespace bafar::alerting {
namespace {

constexpr std::string_view Needs[] = {"concept", "states"};
constexpr std::string_view Takes[] = {"relations"};

template <class T>
bool holds(const std::vector<T>& list, T one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// What the relation says, else what the same agent says of the thing.
std::string whyOf(const schema::Relation& relation, const schema::Presence& presence)
{
    const auto thing =
        std::find_if(presence.entities.begin(), presence.entities.end(),
                     [&](const schema::Entity& entity) { return entity.id == relation.to; });
    return !relation.label.empty() ? relation.label
           : thing != presence.entities.end() && !thing->reason.empty()
               ? thing->reason
               : std::string(schema::StateNames[static_cast<std::size_t>(relation.state)]);
}

std::vector<Measured> look(const Parameters& when, const ViewNow& now, ViewMemory&)
{
    std::vector<Measured> found;
    const auto own = now.view.nodes.find(now.view.self);
    if (own == now.view.nodes.end()) {
        return found;
    }
    const schema::ConceptReport* report = own->second.concepts.find(when.concept_);
    if (report == nullptr) {
        return found;
    }
    for (const schema::Relation& relation : report->presence.relations) {
        if (when.relations.empty() || holds(when.relations, relation.kind)) {
            const bool bad = holds(when.states, relation.state);
            found.push_back({{{"from", relation.from}, {"to", relation.to}},
                             bad ? 1.0 : 0.0,
                             false,
                             whyOf(relation, report->presence)});
        }
    }
    return found;
}

} // namespace

const Kind RelationState{"relation_state",
                         "Relations that this agent puts on the map and that are in these states",
                         Reads::OwnView,
                         Keeps::Nothing,
                         Needs,
                         Takes,
                         nullptr,
                         &look};

} // namespace bafar::alerting
