#include "agents/alerting/kinds/entity_state.h"

#include <algorithm>
#include <tuple>

namespace bafar::alerting {
namespace {

constexpr std::string_view Needs[] = {"states"};
constexpr std::string_view Takes[] = {"concept"};

/// Whose word on a thing counts: who is heard before who is not, its own before an observer's, the
/// fresher before the older.
using Weight = std::tuple<bool, bool, Duration>;

struct Word {
    Weight weight;
    const schema::Entity* entity = nullptr;
};

std::string whyOf(const schema::Entity& entity)
{
    return entity.reason.empty()
               ? std::string(schema::StateNames[static_cast<std::size_t>(entity.state)])
               : entity.reason;
}

std::vector<Measured> look(const Parameters& when, const ViewNow& now, ViewMemory&)
{
    std::map<std::string_view, Word> words;
    for (const auto& [node, view] : now.view.nodes) {
        for (const auto& [name, report] : view.concepts) {
            if (!when.concept_.empty() && name != when.concept_) {
                continue;
            }
            for (const schema::Entity& entity : report->presence.entities) {
                const Weight weight{view.state == schema::State::Ok,
                                    entity.claim == schema::Claim::Own, -view.age};
                Word& word = words[entity.id];
                if (word.entity == nullptr || weight > word.weight) {
                    word = {weight, &entity};
                }
            }
        }
    }
    std::vector<Measured> found;
    for (const auto& [id, word] : words) {
        Labels labels{{"entity", word.entity->id}};
        if (!word.entity->node.empty()) {
            labels.emplace("node", word.entity->node);
        }
        const bool bad = std::find(when.states.begin(), when.states.end(), word.entity->state) !=
                         when.states.end();
        const bool known = std::get<0>(word.weight); // the last word of a silent node is none
        found.push_back({std::move(labels), known ? std::optional(bad ? 1.0 : 0.0) : std::nullopt,
                         false, whyOf(*word.entity)});
    }
    return found;
}

} // namespace

const Kind EntityState{"entity_state",
                       "Things of the map that are in these states",
                       Reads::ClusterView,
                       Keeps::Nothing,
                       Needs,
                       Takes,
                       nullptr,
                       &look};

} // namespace bafar::alerting
