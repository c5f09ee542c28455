#include "tests/deployment/story.h"

#include <algorithm>

#include "agents/services/actions.h"
#include "core/base/check.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::test {

services::Service web()
{
    services::Service service;
    service.id = "s1";
    service.name = "web";
    service.version = 10;
    service.image = "registry/web:1";
    service.digest = "sha256:aa";
    service.previousImage = "registry/web:0@sha256:00";
    service.order = "start-first";
    service.desired = service.running = service.current = 3;
    return service;
}

services::Status swarmOf(std::vector<services::Service> all)
{
    services::Status status;
    status.state = schema::State::Ok;
    status.engine = {true, "20.10.24", "1.41"};
    status.swarm.role = services::Role::Manager;
    status.swarm.id = "m1";
    status.swarm.leader = status.swarm.quorum = true;
    services::SwarmNode node;
    node.id = "m1";
    node.node = "n1";
    node.leader = node.reachable = true;
    node.role = services::Role::Manager;
    status.nodes = {node};
    status.services = std::move(all);
    return status;
}

schema::ClusterView viewOf(const services::Status& swarm)
{
    schema::ClusterView view;
    view.cluster = "lab";
    view.self = "n1";
    view.at = Noon;
    for (const char* name : {"n1", "n2", "n3"}) {
        schema::NodeView& node = view.nodes[name];
        node.self = view.self == name;
        node.connected = true;
        node.state = schema::State::Ok;
    }
    schema::ConceptReport report;
    report.status.text = schema::toJson(swarm);
    schema::Entity entity;
    entity.id = "node/n1";
    entity.facts = {{"swarm", swarm.swarm.leader ? "leader" : "manager"}};
    report.presence.entities = {entity};
    view.nodes["n1"].concepts["services"] = report;
    return view;
}

schema::ActionRecord recordOf(const Act& act, const services::Service& on)
{
    schema::ActionRequest request;
    request.action = "services." + act.action;
    request.parameters = {{"service", on.name}};
    request.reason = "ticket 7";
    if (const std::size_t sign = act.parameters.find('='); sign != std::string::npos) {
        request.parameters.emplace(act.parameters.substr(0, sign), act.parameters.substr(sign + 1));
    }
    const services::Config config;
    Result<schema::Draft> draft = bafar::services::draftOf(request, config, viewOf(swarmOf({on})));
    CHECK(draft.has_value());
    schema::ActionRecord record;
    record.id = act.id;
    record.actor = "operator/sara";
    record.holder = "n2";
    record.plan.node = "n2";
    record.plan.request = request;
    record.plan.draft = std::move(*draft);
    record.state = act.state;
    record.startedAt = {Noon.unixMs + act.at * 1000};
    record.steps.resize(record.plan.draft.steps.size());
    record.failure = act.failure;
    if (schema::hasEnded(act.state)) {
        record.endedAt = {record.startedAt.unixMs + act.took * 1000};
        record.result = "the result";
        for (schema::StepRecord& step : record.steps) {
            step.state = schema::StepState::Done;
            step.log = "3 of 3 tasks";
        }
    }
    return record;
}

deployment::AgreedMoved Agreed::empty() const
{
    deployment::AgreedMoved moved;
    std::vector<std::uint64_t> ended;
    for (const deployment::AgreedAction& action : actions_) {
        if (schema::hasEnded(action.record->state)) {
            ended.push_back(action.index);
        } else {
            moved.running = action.record->id;
        }
    }
    const std::size_t gone = ended.size() > actionsMax_ ? ended.size() - actionsMax_ : 0;
    moved.actionsFrom = gone < ended.size() ? ended[gone] : index_ + 1;
    return moved;
}

deployment::AgreedMoved Agreed::add(schema::ActionRecord record)
{
    std::erase_if(actions_, [&](const auto& one) { return one.record->id == record.id; });
    actions_.push_back({++index_, std::make_shared<const schema::ActionRecord>(std::move(record))});
    deployment::AgreedMoved moved = empty();
    moved.actions = {actions_.back()};
    std::erase_if(actions_, [&](const auto& one) {
        return schema::hasEnded(one.record->state) && one.index < moved.actionsFrom;
    });
    return moved;
}

deployment::AgreedMoved Agreed::add(const schema::SlotChange& change)
{
    std::erase_if(slots_, [&](const auto& one) { return one.change.key == change.key; });
    deployment::AgreedMoved moved = empty();
    moved.slots = {{++index_, change}};
    if (change.value) {
        slots_.push_back(moved.slots.front());
    }
    return moved;
}

deployment::AgreedMoved Agreed::all() const
{
    deployment::AgreedMoved moved = empty();
    moved.anew = true;
    moved.actions = actions_;
    moved.slots = slots_;
    return moved;
}

std::string lineOf(const Deployment& record)
{
    const auto count = [](std::optional<std::uint32_t> replicas) {
        return replicas ? std::to_string(*replicas) : std::string("-");
    };
    const bool scaled = record.kind == Kind::Scale;
    return std::string(schema::deployment::KindNames[static_cast<std::size_t>(record.kind)]) + " " +
           (scaled ? count(record.fromReplicas) : record.fromImage) + " " +
           (scaled ? count(record.toReplicas) : record.toImage) + " " +
           std::string(schema::ActionStateNames[static_cast<std::size_t>(record.state)]) + " " +
           (record.outside ? "outside" : record.who) +
           (record.took > Duration{} ? " " + toHumanText(record.took) : "");
}

} // namespace bafar::test
