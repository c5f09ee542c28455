#include "agents/cache/actions.h"

#include <algorithm>

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

/// `demotes`: the old primary can be made to follow.
schema::ActionInfo promoteOffer(const std::string& node, bool demotes)
{
    schema::ActionInfo offer;
    offer.name = Promote;
    offer.subject = "cache/" + node;
    offer.title = demotes ? "Promote" : "Promote by force";
    offer.help = demotes
                     ? "Makes this replica the primary; the others and the old primary follow it"
                     : "Makes this replica the primary; the old primary stays as it is, and "
                       "writes may be lost";
    offer.risk = demotes ? schema::ActionClass::Disruptive : schema::ActionClass::DataRisk;
    offer.parameters = {{"node", "The replica that shall be the primary", true, {node}}};
    return offer;
}

schema::ActionInfo flushOffer(const std::string& node)
{
    schema::ActionInfo offer;
    offer.name = FlushAll;
    offer.subject = "cache/" + node;
    offer.title = "Flush";
    offer.help = "Deletes every key of this primary, and so of its replicas";
    offer.risk = schema::ActionClass::DataRisk;
    offer.parameters = {{"node", "The primary that is emptied", true, {node}}};
    return offer;
}

/// What the node puts on the map, null when nothing is known: asked at every change, when reading
/// each one's whole status would cost too much.
const schema::Presence* presenceOf(const std::string& node, const schema::ClusterView& view)
{
    const auto seen = view.nodes.find(node);
    if (seen == view.nodes.end()) {
        return nullptr;
    }
    const schema::ConceptReport* report = seen->second.concepts.find(std::string(contract::Name));
    return report == nullptr ? nullptr : &report->presence;
}

Role roleOnMap(const std::string& node, const schema::ClusterView& view)
{
    const schema::Presence* presence = presenceOf(node, view);
    if (presence == nullptr) {
        return Role::Unknown;
    }
    for (const schema::Entity& entity : presence->entities) {
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

/// A primary whose agent is heard and says that it answers.
bool isLivePrimary(const std::string& node, const schema::ClusterView& view)
{
    const auto seen = view.nodes.find(node);
    const bool live =
        seen != view.nodes.end() &&
        (seen->second.self || (seen->second.connected && seen->second.state == schema::State::Ok));
    if (!live || roleOnMap(node, view) != Role::Primary) {
        return false;
    }
    const std::vector<schema::Entity>& entities = presenceOf(node, view)->entities;
    return std::all_of(entities.begin(), entities.end(), [](const schema::Entity& entity) {
        return entity.state != schema::State::Unknown && entity.state != schema::State::Stale &&
               entity.state != schema::State::NotMonitored;
    });
}

/// Whether a promotion would make the old primary follow, as its plan will judge it.
bool canDemote(const Places& places, const std::string& node, const schema::ClusterView& view)
{
    const schema::Presence* presence = presenceOf(node, view);
    if (presence == nullptr) {
        return false;
    }
    constexpr std::string_view Prefix = "cache/";
    const std::vector<schema::Relation>& relations = presence->relations;
    return std::any_of(relations.begin(), relations.end(), [&](const schema::Relation& relation) {
        if (relation.kind != schema::RelationKind::Replicates || relation.to != "cache/" + node ||
            !relation.from.starts_with(Prefix)) {
            return false;
        }
        const std::string primary = relation.from.substr(Prefix.size());
        return places.find(primary) != nullptr && isLivePrimary(primary, view);
    });
}

} // namespace

std::vector<schema::ActionInfo> offersOf(const Places& places, const schema::ClusterView& view)
{
    std::vector<schema::ActionInfo> offers;
    for (const Place& place : places.all()) {
        const Role role = roleOnMap(place.node, view);
        if (role == Role::Replica) {
            offers.push_back(promoteOffer(place.node, canDemote(places, place.node, view)));
        } else if (role == Role::Primary) {
            offers.push_back(flushOffer(place.node));
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
