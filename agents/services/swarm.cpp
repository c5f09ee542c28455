#include "agents/services/swarm.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace bafar::services {
namespace {

using schema::State;

bool wantsToRun(const contract::Task& task)
{
    return task.desired == "running" || task.desired == "ready" || task.desired == "accepted";
}

bool runs(const contract::Task& task)
{
    return task.state == "running";
}

std::string countText(const contract::Service& service)
{
    return std::to_string(service.running) + " of " + std::to_string(service.desired) +
           " tasks run";
}

std::string withFailure(std::string text, const contract::Service& service)
{
    return service.lastFailure.empty() ? text : text + "; last failure: " + service.lastFailure;
}

/// Newest first; within a place the first is the present one.
bool newer(const SeenTask& left, const SeenTask& right)
{
    return left.createdAt != right.createdAt ? left.createdAt > right.createdAt
                                             : left.task.id < right.task.id;
}

struct Names {
    std::unordered_map<std::string, contract::Service*> services;
    std::unordered_map<std::string, std::string> nodes;
};

Names namesOf(SwarmLists& lists)
{
    Names names;
    for (contract::Service& service : lists.services) {
        names.services.emplace(service.id, &service);
        if (service.global) {
            service.desired = 0; // counted from its tasks
        }
    }
    for (const contract::SwarmNode& node : lists.nodes) {
        names.nodes.emplace(node.id, node.node.empty() ? node.hostname : node.node);
    }
    return names;
}

void count(const contract::Task& task, contract::Service& service)
{
    if (!wantsToRun(task)) {
        return;
    }
    if (service.global && task.desired == "running") {
        ++service.desired;
    }
    if (!runs(task) || task.desired != "running") {
        return;
    }
    ++service.running;
    const bool present = service.digest.empty()
                             ? task.image == service.image
                             : task.image == service.image + "@" + service.digest;
    if (present) {
        ++service.current;
    }
}

} // namespace

std::string ourNode(const contract::SwarmNode& node, const OurNodes& ours)
{
    const auto found = ours.byAddress.find(node.address);
    if (found != ours.byAddress.end()) {
        return found->second;
    }
    return ours.ids.contains(node.hostname) ? node.hostname : std::string();
}

std::string placeName(const std::string& service, std::uint32_t slot, const std::string& node)
{
    return service + "." + (slot > 0 ? std::to_string(slot) : node.empty() ? "?" : node);
}

SwarmLists resolved(const SwarmSeen& seen, const OurNodes& ours)
{
    SwarmLists lists{seen.nodes, seen.services, {}};
    for (contract::SwarmNode& node : lists.nodes) {
        node.node = ourNode(node, ours);
    }
    const Names names = namesOf(lists);
    std::vector<const SeenTask*> order;
    order.reserve(seen.tasks.size());
    for (const SeenTask& task : seen.tasks) {
        order.push_back(&task);
    }
    std::sort(order.begin(), order.end(),
              [](const SeenTask* left, const SeenTask* right) { return newer(*left, *right); });
    std::set<std::string> taken; // places whose present task is known
    for (const SeenTask* one : order) {
        const auto service = names.services.find(one->serviceId);
        if (service == names.services.end()) {
            continue;
        }
        contract::Task task = one->task;
        const auto node = names.nodes.find(one->nodeId);
        task.node = node == names.nodes.end() ? std::string() : node->second;
        task.service = service->second->name;
        task.name = placeName(task.service, task.slot, task.node);
        if (isFailed(task.state)) {
            task.error = failureText(*one);
        }
        count(task, *service->second);
        const bool present = taken.insert(task.name).second;
        if (present || (wantsToRun(task) && runs(task))) {
            lists.tasks.push_back(std::move(task));
        }
    }
    std::stable_sort(lists.tasks.begin(), lists.tasks.end(), // of a place the newest stays first
                     [](const contract::Task& left, const contract::Task& right) {
                         return std::tie(left.service, left.slot, left.name) <
                                std::tie(right.service, right.slot, right.name);
                     });
    std::sort(lists.services.begin(), lists.services.end(),
              [](const contract::Service& left, const contract::Service& right) {
                  return left.name < right.name;
              });
    std::sort(lists.nodes.begin(), lists.nodes.end(),
              [](const contract::SwarmNode& left, const contract::SwarmNode& right) {
                  return std::tie(left.hostname, left.id) < std::tie(right.hostname, right.id);
              });
    return lists;
}

bool isFailed(const std::string& taskState)
{
    return taskState == "failed" || taskState == "rejected";
}

std::string failureText(const SeenTask& task)
{
    std::string text =
        task.exitCode == 0 ? std::string() : "exit code " + std::to_string(task.exitCode);
    const std::string& said = task.task.error;
    if (!said.empty() && said.find("non-zero exit") == std::string::npos) {
        text += (text.empty() ? "" : ": ") + said;
    }
    return text.empty() ? task.task.state : text;
}

bool isUpdating(const contract::Service& service)
{
    return service.update.state == "updating" || service.update.state == "rollback_started";
}

Judgement judge(const contract::Service& service)
{
    if (service.desired == 0) {
        return {State::Disabled, service.global ? "no node takes it" : "scaled to 0"};
    }
    const std::string& update = service.update.state;
    if (service.running == 0) {
        return {State::Failed,
                withFailure("none of " + std::to_string(service.desired) + " tasks runs", service)};
    }
    if (isUpdating(service)) {
        return {State::Transition,
                std::string(update == "updating" ? "updating: " : "rolling back: ") +
                    std::to_string(service.current) + " of " + std::to_string(service.desired) +
                    " tasks run the wanted image"};
    }
    if (update == "paused" || update == "rollback_paused") {
        return {State::Degraded, (update == "paused" ? "its update stands still: "
                                                     : "its roll-back stands still: ") +
                                     service.update.message};
    }
    if (service.recentFailures >= CrashLoop) {
        return {State::Degraded,
                withFailure("its tasks fail again and again: " +
                                std::to_string(service.recentFailures) + " times in 10 minutes",
                            service)};
    }
    if (service.running < service.desired) {
        return {State::Degraded, withFailure(countText(service), service)};
    }
    return {State::Ok, {}};
}

Judgement judge(const contract::Task& task)
{
    if (task.desired == "shutdown" || task.desired == "remove") {
        const bool failed = isFailed(task.state);
        return {failed ? State::Failed : State::Disabled,
                failed ? task.error : "it is to be " + task.desired};
    }
    if (runs(task)) {
        return {State::Ok, {}};
    }
    if (isFailed(task.state)) {
        return {State::Failed, task.error};
    }
    if (task.state == "pending" && !task.error.empty()) {
        return {State::Failed, "no node takes it: " + task.error};
    }
    if (task.state == "orphaned") {
        return {State::Unknown, "its node has been lost"};
    }
    return {State::Transition, task.state};
}

Judgement judge(const contract::SwarmNode& node)
{
    if (node.state != "ready") {
        return {State::Failed, "the Swarm says that it is " + node.state};
    }
    if (node.role == contract::Role::Manager && !node.reachable) {
        return {State::Degraded, "the other managers of the Swarm do not reach it"};
    }
    if (node.availability != "active") {
        return {State::Maintenance, node.availability == "drain"
                                        ? "drained: the Swarm runs nothing on it"
                                        : "paused: the Swarm starts nothing on it"};
    }
    return {State::Ok, {}};
}

} // namespace bafar::services
