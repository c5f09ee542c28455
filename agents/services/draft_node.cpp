// Draining and activating a node.
#include <algorithm>

#include "agents/services/conditions.h"
#include "agents/services/drafts.h"
#include "agents/services/drain.h"
#include "core/schema/json.h"

namespace bafar::services {
namespace {

contract::Command orderOf(const contract::SwarmNode& node, const std::string& availability)
{
    contract::Command command;
    command.availability = contract::SetAvailability{node.id, availability};
    return command;
}

std::ptrdiff_t managersOf(const ManagerWord& word)
{
    const auto& nodes = word.status.nodes;
    return std::count_if(nodes.begin(), nodes.end(), [](const contract::SwarmNode& node) {
        return node.role == contract::Role::Manager;
    });
}

/// What draining has beyond activating: to wait until it is empty, and what that means.
void addEmptying(const Case& asked,
                 const contract::SwarmNode& node,
                 const std::string& shown,
                 schema::Draft& draft)
{
    constexpr Duration Most = std::chrono::hours{1};
    constexpr std::int64_t TasksMax = 60; ///< beyond them the limit grows no more
    const std::vector<contract::Task>& all = asked.word.status.tasks;
    const auto tasks = std::count_if(all.begin(), all.end(), [&shown](const contract::Task& task) {
        return task.node == shown && task.state == "running";
    });
    contract::Command await;
    await.awaitDrained = contract::AwaitDrained{node.id};
    schema::PlannedStep look = stepOf(asked, "no task runs on " + shown + " any more", await);
    look.limit = std::min(Most, asked.config.stall * std::min<std::int64_t>(tasks + 1, TasksMax));
    look.onlyLooks = true;
    draft.steps.push_back(std::move(look));
    std::vector<std::string> moved;
    std::size_t ended = 0;
    for (const Leaving& one : leavingOf(asked.word.status, node)) {
        if (one.global) {
            ended += one.tasks.size();
        } else {
            moved.push_back(one.service + " (" + std::to_string(one.tasks.size()) + ")");
        }
    }
    draft.consequences = {{"tasks moved", std::to_string(static_cast<std::size_t>(tasks) - ended)}};
    if (!moved.empty()) {
        draft.consequences.push_back({"of services", namesText(moved)});
    }
    if (ended > 0) {
        draft.consequences.push_back({"tasks ended", std::to_string(ended)});
    }
    draft.consequences.push_back({"containers outside of the Swarm", "stay where they are"});
    if (node.role == contract::Role::Manager) {
        draft.consequences.push_back({"manager", "it stays one: the quorum is not touched"});
    }
}

void addConditions(const Case& asked,
                   const contract::SwarmNode& node,
                   const std::string& shown,
                   bool drain,
                   schema::Draft& draft)
{
    const auto add = [&](std::vector<schema::Condition>& to, std::string text, std::string check) {
        to.push_back(judgedCondition(
            conditionOf(std::move(text), std::move(check), {{"node", node.id}}), asked.view));
    };
    add(draft.preconditions, "the Swarm has a quorum", "has_quorum");
    if (drain) {
        add(draft.preconditions, "another node can take its tasks", "others_active");
        add(draft.preconditions, "each of its tasks finds a place on another node", "drain_places");
        add(draft.preconditions, "every service keeps the tasks that it must have",
            "drain_minimum");
        add(draft.preconditions, "no service is silent meanwhile", "drain_silent");
        draft.preconditions.back().blocking = false; // one task cannot be moved otherwise
        if (node.role == contract::Role::Manager) {
            add(draft.preconditions, "the managers keep their quorum without it", "drain_managers");
            // One or two never keep it without one of them, and draining itself touches none.
            draft.preconditions.back().blocking = managersOf(asked.word) > 2;
        }
        add(draft.postconditions, shown + " is drained", "is_drained");
        add(draft.postconditions, "no task runs on " + shown, "is_empty");
    } else {
        add(draft.postconditions, shown + " is active", "is_active");
    }
}

} // namespace

Result<schema::Draft> draftAvailability(const Case& asked, bool drain)
{
    if (Result<void> checked = checkParameters(asked.request, {"node"}); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    const std::string& name = asked.request.parameters.at("node");
    const contract::SwarmNode* node = findNode(asked.word, name);
    if (node == nullptr) {
        std::vector<std::string> known;
        for (const contract::SwarmNode& one : asked.word.status.nodes) {
            known.push_back(one.node.empty() ? one.hostname : one.node);
        }
        return unknownName(Code::NotFound, "node of the Swarm", name, known);
    }
    const std::string wanted = drain ? "drain" : "active";
    if (node->availability == wanted) {
        return fail(Code::Conflict, name + " is " + wanted + " in the Swarm already");
    }
    const std::string& shown = shownName(*node);
    schema::Draft draft;
    draft.title = (drain ? "Drain " : "Activate ") + shown + " in the Swarm";
    draft.verb = (drain ? "drain " : "activate ") + shown;
    draft.risk = drain ? schema::ActionClass::Disruptive : schema::ActionClass::Safe;
    schema::PlannedStep tell =
        stepOf(asked, "Swarm makes " + shown + " " + wanted, orderOf(*node, wanted));
    tell.undo = schema::RawJson{schema::toJson(orderOf(*node, node->availability))};
    tell.limit = std::chrono::seconds{40};
    draft.steps.push_back(std::move(tell));
    if (drain) {
        addEmptying(asked, *node, shown, draft);
    } else {
        draft.consequences = {{"tasks moved", "none: Swarm places new ones on it from now on"}};
    }
    addConditions(asked, *node, shown, drain, draft);
    draft.inverse =
        schema::ActionRequest{std::string(drain ? Activate : Drain), {{"node", shown}}, {}};
    draft.basis = "node " + node->id + " " + node->availability + " " + node->state;
    return draft;
}

} // namespace bafar::services
