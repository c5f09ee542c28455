// Which actions may be planned now. Asked at every change: from what is on the map, where reading
// every status would cost too much.
#include <algorithm>
#include <map>
#include <set>

#include "agents/services/actions.h"

namespace bafar::services {
namespace {

using schema::ActionClass;

struct OfServices {
    std::string_view name;
    std::string_view title;
    std::string_view help;
    std::string_view parameter; ///< beside the service; empty: none
    std::string_view parameterHelp;
};

constexpr OfServices ServiceActions[] = {
    {Update, "Update image",
     "Replaces the tasks by ones of another image, as the service orders it", "image",
     "The new image, as registry/name:tag"},
    {RollBack, "Roll back", "Goes back to the spec before the last change", "", ""},
    {Scale, "Scale", "Sets how many tasks shall run", "replicas", "How many tasks shall run"},
    {Restart, "Restart", "Replaces all tasks by new ones of the same image", "", ""},
};

schema::ActionInfo serviceOffer(const OfServices& action, const std::string& service)
{
    schema::ActionInfo offer;
    offer.name = action.name;
    offer.title = action.title;
    offer.help = action.help;
    offer.risk = ActionClass::Disruptive;
    offer.subject = "services/" + service;
    offer.parameters = {{"service", "The service", true, {service}}};
    if (!action.parameter.empty()) {
        offer.parameters.push_back(
            {std::string(action.parameter), std::string(action.parameterHelp), true, {}});
    }
    return offer;
}

schema::ActionInfo nodeOffer(bool drained, const std::string& node)
{
    schema::ActionInfo offer;
    offer.name = drained ? Activate : Drain;
    offer.title = drained ? "Activate in the Swarm" : "Drain in the Swarm";
    offer.help = drained ? "Lets the Swarm run tasks on it again"
                         : "Moves its tasks to other nodes and keeps it empty";
    offer.risk = drained ? ActionClass::Safe : ActionClass::Disruptive;
    offer.subject = "node/" + node;
    offer.parameters = {{"node", "The node", true, {node}}};
    return offer;
}

/// What the map says of one concept on a node, when that node is heard.
const schema::Presence* presenceOf(const schema::NodeView& node)
{
    const bool heard = node.self || (node.connected && node.state == schema::State::Ok);
    const schema::ConceptReport* report = node.concepts.find(std::string(contract::Name));
    return heard && report != nullptr ? &report->presence : nullptr;
}

/// Swarm allows no dot in a service's name, and every task's name has one.
bool isService(const schema::Entity& entity)
{
    return entity.concept_ == contract::Name && entity.id.starts_with("services/") &&
           entity.state != schema::State::Unknown && entity.id.find('.') == std::string::npos;
}

} // namespace

std::vector<schema::ActionInfo> offersOf(const schema::ClusterView& view)
{
    std::set<std::string> services;
    std::map<std::string, bool> drained; ///< by node
    for (const auto& [id, node] : view.nodes) {
        const schema::Presence* presence = presenceOf(node);
        if (presence == nullptr) {
            continue;
        }
        for (const schema::Entity& entity : presence->entities) {
            const bool inSwarm =
                std::any_of(entity.facts.begin(), entity.facts.end(), [](const schema::Fact& fact) {
                    return fact.name == "swarm" && fact.value != "none";
                });
            if (inSwarm) {
                drained.emplace(id, entity.state == schema::State::Maintenance);
            } else if (isService(entity)) {
                services.emplace(entity.id.substr(std::string_view("services/").size()));
            }
        }
    }
    std::vector<schema::ActionInfo> offers;
    for (const std::string& service : services) {
        for (const OfServices& action : ServiceActions) {
            offers.push_back(serviceOffer(action, service));
        }
    }
    for (const auto& [node, isDrained] : drained) {
        offers.push_back(nodeOffer(isDrained, node));
    }
    return offers;
}

} // namespace bafar::services
