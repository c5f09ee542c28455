// What the services machine puts on the map: services, their tasks, and Docker's part of its node.
#include <algorithm>
#include <set>

#include "agents/services/machine.h"

namespace bafar::services {
namespace {

using schema::Claim;
using schema::State;

constexpr std::size_t TasksShownMax = 500; ///< on the map

std::string countText(std::uint32_t running, std::uint32_t desired)
{
    return std::to_string(running) + "/" + std::to_string(desired);
}

std::string portsText(const std::vector<contract::Port>& ports)
{
    std::string text;
    for (const contract::Port& port : ports) {
        text += (text.empty() ? "" : ", ") +
                (port.published == 0 ? std::string("automatic") : std::to_string(port.published)) +
                " to " + std::to_string(port.target) + "/" + port.protocol;
    }
    return text;
}

/// Behind the word "update", of Docker's "updating" and "rollback_started": "in progress" and
/// "rollback started".
std::string updateText(std::string state)
{
    if (state == "updating") {
        return "in progress";
    }
    std::replace(state.begin(), state.end(), '_', ' ');
    return state;
}

schema::Entity serviceEntity(const contract::Service& service)
{
    schema::Entity entity;
    entity.id = "services/" + service.name;
    entity.concept_ = contract::Name;
    entity.lane = schema::Lane::Services;
    entity.title = service.name;
    Judgement judged = judge(service);
    entity.state = judged.state;
    entity.reason = std::move(judged.reason);
    entity.facts = {{"replicas", countText(service.running, service.desired)},
                    {"image", service.image, true}};
    if (!service.update.state.empty()) {
        entity.facts.push_back({"update", updateText(service.update.state)});
    }
    if (const std::string ports = portsText(service.ports); !ports.empty()) {
        entity.facts.push_back({"ports", ports, true});
    }
    if (service.recentFailures > 0) {
        entity.facts.push_back(
            {"failures", std::to_string(service.recentFailures) + " in the last 10 minutes"});
    }
    if (!service.digest.empty()) {
        entity.facts.push_back({"digest", service.digest, true});
    }
    return entity;
}

schema::Entity taskEntity(const contract::Task& task, bool ourNode)
{
    schema::Entity entity;
    entity.id = "services/" + task.name;
    entity.concept_ = contract::Name;
    entity.lane = schema::Lane::Services;
    entity.title = task.name;
    entity.node = ourNode ? task.node : std::string();
    Judgement judged = judge(task);
    entity.state = judged.state;
    entity.reason = std::move(judged.reason);
    entity.facts = {{"state", task.state}};
    if (!task.node.empty() && !ourNode) {
        entity.facts.push_back({"node", task.node}); // elsewhere the thing itself has it
    }
    if (const std::string ports = portsText(task.ports); !ports.empty()) {
        entity.facts.push_back({"ports", ports, true});
    }
    if (!task.image.empty()) {
        entity.facts.push_back({"image", imageParts(task.image).name, true});
    }
    return entity;
}

schema::Relation relation(std::string from, std::string to, schema::RelationKind kind, State state)
{
    schema::Relation made;
    made.from = std::move(from);
    made.to = std::move(to);
    made.kind = kind;
    made.state = state;
    return made;
}

/// "web.2" of the container name "web.2.lzaobnn...", whose last part is the task's id; "web.n1" of
/// a global service's, which has this node's id in the Swarm for a slot.
std::string placeOf(const contract::Container& container,
                    const std::string& swarmId,
                    const std::string& node)
{
    const std::string suffix = "." + container.task;
    if (container.task.empty() || !container.name.ends_with(suffix)) {
        return {};
    }
    std::string place = container.name.substr(0, container.name.size() - suffix.size());
    if (!swarmId.empty() && place.ends_with("." + swarmId)) {
        place.replace(place.size() - swarmId.size(), swarmId.size(), node);
    }
    return place;
}

/// A task that this node's engine runs, where no manager tells us of it.
schema::Entity ownTask(const contract::Container& container,
                       const std::string& place,
                       const std::string& node)
{
    schema::Entity entity;
    entity.id = "services/" + place;
    entity.concept_ = contract::Name;
    entity.lane = schema::Lane::Services;
    entity.title = place;
    entity.node = node;
    const bool runs = container.state == "running";
    entity.state = !runs                             ? State::Transition
                   : container.health == "unhealthy" ? State::Failed
                   : container.health == "starting"  ? State::Transition
                                                     : State::Ok;
    entity.reason = entity.state == State::Ok ? std::string()
                    : runs                    ? "its container is " + container.health
                                              : "its container is " + container.state;
    entity.facts = {{"state", container.state}, {"image", imageParts(container.image).name, true}};
    return entity;
}

} // namespace

schema::Presence Machine::presence(Instant) const
{
    schema::Presence presence;
    if (!there_) {
        return presence;
    }
    schema::Entity node;
    node.id = "node/" + self_.node;
    node.concept_ = Name;
    node.lane = schema::Lane::Nodes;
    node.title = self_.node;
    node.node = self_.node;
    node.state = status_.state;
    node.reason = status_.reasons.empty() ? std::string() : status_.reasons.front();
    if (status_.engine.reachable) {
        const auto& swarm = status_.swarm;
        node.facts = {
            {"docker", status_.engine.version},
            {"swarm", swarm.leader ? "leader"
                      : swarm.role == contract::Role::None
                          ? "none"
                          : std::string(contract::RoleNames[static_cast<std::size_t>(swarm.role)])},
            {"containers", std::to_string(status_.containers.size())}};
    }
    presence.entities.push_back(std::move(node));
    std::set<std::string> shown = addSwarm(presence);
    for (const contract::Container& container : status_.containers) {
        const std::string place = placeOf(container, status_.swarm.id, self_.node);
        const bool live = container.state == "running" || container.state == "stopping";
        if (!live || place.empty() || !shown.insert(place).second) {
            continue;
        }
        schema::Entity task = ownTask(container, place, self_.node);
        if (!status_.engine.reachable) {
            task.state = State::Unknown;
            task.reason = status_.reasons.empty() ? std::string() : status_.reasons.front();
        }
        presence.relations.push_back(relation("services/" + place, "node/" + self_.node,
                                              schema::RelationKind::RunsOn, task.state));
        presence.entities.push_back(std::move(task));
    }
    return presence;
}

std::set<std::string> Machine::addSwarm(schema::Presence& presence) const
{
    std::set<std::string> shown;
    const bool known = status_.swarm.quorum;
    const std::string why = status_.reasons.empty() ? std::string() : status_.reasons.front();
    const auto add = [&](schema::Entity entity, Claim claim) {
        entity.claim = claim;
        if (!known) {
            entity.state = State::Unknown;
            entity.reason = why;
        }
        presence.entities.push_back(std::move(entity));
    };
    for (const contract::Service& service : status_.services) {
        add(serviceEntity(service), status_.swarm.leader ? Claim::Own : Claim::Observed);
    }
    std::set<std::string_view> stopping;
    for (const contract::Container& container : status_.containers) {
        if (container.state == "stopping") {
            stopping.insert(container.task);
        }
    }
    for (const contract::Task& task : status_.tasks) {
        if (!known && status_.engine.reachable && task.node == self_.node) {
            continue; // this node's engine knows of it without the Swarm
        }
        if (shown.size() >= TasksShownMax || !shown.insert(task.name).second) {
            continue; // of a place, the newest is the present one and comes with its service
        }
        const bool ours = ours_.ids.contains(task.node);
        schema::Entity entity = taskEntity(task, ours);
        if (entity.state == State::Ok && stopping.contains(task.id)) {
            entity.state = State::Transition;
            entity.reason = "its container is stopping";
        }
        const State state = known ? entity.state : State::Unknown;
        add(std::move(entity), task.node == self_.node ? Claim::Own : Claim::Observed);
        presence.relations.push_back(relation("services/" + task.service, "services/" + task.name,
                                              schema::RelationKind::Traffic, state));
        if (ours) {
            presence.relations.push_back(relation("services/" + task.name, "node/" + task.node,
                                                  schema::RelationKind::RunsOn, state));
        }
    }
    return shown;
}

} // namespace bafar::services
