#include "agents/cache/actions.h"

#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::cache {
namespace {

namespace contract = schema::cache;
using contract::Role;

std::vector<std::string> nodesOf(const Places& places)
{
    std::vector<std::string> names;
    for (const Place& place : places.all()) {
        names.push_back(place.node);
    }
    return names;
}

tl::unexpected<Error> unknownName(Code code,
                                  const std::string& what,
                                  const std::string& given,
                                  const std::vector<std::string>& known)
{
    const std::vector<std::string_view> views(known.begin(), known.end());
    const std::string_view near = nearestName(given, views);
    return fail(
        code, "no " + what + " \"" + sanitized(given, 63) + "\"" +
                  (near.empty() ? std::string() : "; did you mean \"" + std::string(near) + "\"?") +
                  "; there are: " + listed(known));
}

schema::ActionInfo offerOf(std::string_view action, const std::string& node)
{
    schema::ActionInfo offer;
    offer.name = action;
    offer.subject = "cache/" + node;
    if (action == Promote) {
        offer.title = "Promote";
        offer.help = "Makes this replica the primary; the others and the old primary follow it";
        offer.risk = schema::ActionClass::Disruptive;
        offer.parameters = {{"node", "The replica that shall be the primary", true, {node}}};
    } else {
        offer.title = "Flush";
        offer.help = "Deletes every key of this primary, and so of its replicas";
        offer.risk = schema::ActionClass::DataRisk;
        offer.parameters = {{"node", "The primary that is emptied", true, {node}}};
    }
    return offer;
}

/// The role by what the node puts on the map: asked at every change, when reading each one's whole
/// status would cost too much.
Role roleOnMap(const std::string& node, const schema::ClusterView& view)
{
    const auto seen = view.nodes.find(node);
    if (seen == view.nodes.end()) {
        return Role::Unknown;
    }
    const auto report = seen->second.concepts.find(std::string(contract::Name));
    if (report == seen->second.concepts.end()) {
        return Role::Unknown;
    }
    for (const schema::Entity& entity : report->second.presence.entities) {
        for (const schema::Fact& fact : entity.facts) {
            if (fact.name == "role") {
                return fact.value == "primary"                ? Role::Primary
                       : fact.value.starts_with("replica of") ? Role::Replica
                                                              : Role::Unknown;
            }
        }
    }
    return Role::Unknown;
}

} // namespace

std::vector<schema::ActionInfo> offersOf(const Places& places, const schema::ClusterView& view)
{
    std::vector<schema::ActionInfo> offers;
    for (const Place& place : places.all()) {
        const Role role = roleOnMap(place.node, view);
        if (role == Role::Replica) {
            offers.push_back(offerOf(Promote, place.node));
        } else if (role == Role::Primary) {
            offers.push_back(offerOf(FlushAll, place.node));
        }
    }
    return offers;
}

Result<schema::Draft> draftOf(const Places& places,
                              const schema::ActionRequest& request,
                              const schema::ClusterView& view)
{
    if (request.action != Promote && request.action != FlushAll) {
        return unknownName(Code::NotFound, "action", request.action,
                           {std::string(Promote), std::string(FlushAll)});
    }
    for (const auto& [name, value] : request.parameters) {
        if (name != "node") {
            return unknownName(Code::InvalidInput, "parameter", name, {"node"});
        }
    }
    const auto node = request.parameters.find("node");
    if (node == request.parameters.end()) {
        return fail(Code::InvalidInput, "the parameter \"node\" is missing: give node=NODE");
    }
    const Servers servers(places, view);
    const ServerView* target = servers.find(node->second);
    if (target == nullptr) {
        return unknownName(Code::NotFound, "Redis server on a node", node->second, nodesOf(places));
    }
    return request.action == Promote ? draftPromote(servers, *target)
                                     : draftFlush(servers, *target);
}

schema::PlannedStep stepFor(const ServerView& server,
                            std::string text,
                            const contract::Command& command)
{
    schema::PlannedStep step;
    step.text = std::move(text);
    step.node = server.place.node;
    step.concept_ = contract::Name;
    step.command.text = schema::toJson(command);
    return step;
}

} // namespace bafar::cache
