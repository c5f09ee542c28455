#include "agents/services/story.h"

#include <algorithm>

#include "agents/services/swarm.h"

namespace bafar::services {
namespace {

using schema::Severity;
using schema::State;

schema::Event eventOf(Severity severity,
                      std::string_view kind,
                      std::string subject,
                      std::string text)
{
    schema::Event event;
    event.concept_ = contract::Name;
    event.kind = kind;
    event.severity = severity;
    event.subject = std::move(subject);
    event.text = std::move(text);
    return event;
}

template <class T, class Key>
const T* find(const std::vector<T>& list, Key T::*member, const Key& key)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const T& one) { return one.*member == key; });
    return found == list.end() ? nullptr : &*found;
}

std::string fullImage(const contract::Service& service)
{
    return service.digest.empty() ? service.image
                                  : service.image + "@" + service.digest.substr(0, 19);
}

void tellUpdate(const contract::Service& before,
                const contract::Service& after,
                std::vector<schema::Event>& out)
{
    if (before.update.state == after.update.state &&
        before.update.startedAt == after.update.startedAt) {
        return;
    }

    struct Word {
        std::string_view state;
        std::string_view kind;
        Severity severity;
        std::string_view text;
    };

    static constexpr Word Words[] = {
        {"updating", "update_started", Severity::Notice, "its update began"},
        {"completed", "update_completed", Severity::Notice, "its update is complete"},
        {"paused", "update_paused", Severity::Warning, "its update stands still"},
        {"rollback_started", "roll_back_started", Severity::Warning, "Swarm rolls it back"},
        {"rollback_completed", "rolled_back", Severity::Warning, "it is rolled back"},
        {"rollback_paused", "roll_back_paused", Severity::Critical, "its roll-back stands still"},
    };
    for (const Word& word : Words) {
        if (word.state == after.update.state) {
            const std::string said =
                after.update.message.empty() ? std::string() : ": " + after.update.message;
            out.push_back(eventOf(word.severity, word.kind, "services/" + after.name,
                                  after.name + ": " + std::string(word.text) + said));
        }
    }
}

void tellService(const contract::Service& before,
                 const contract::Service& after,
                 const std::function<bool(const std::string&)>& byUs,
                 std::vector<schema::Event>& out)
{
    const std::string subject = "services/" + after.name;
    const auto short_ = [](const contract::Service& service) {
        return service.running < service.desired;
    };
    if (fullImage(before) != fullImage(after)) {
        out.push_back(eventOf(
            byUs(after.name) ? Severity::Notice : Severity::Warning, "image_changed", subject,
            after.name + " shall run " + fullImage(after) + ", before " + fullImage(before) +
                (byUs(after.name) ? "" : "; changed behind Bafar")));
    }
    if (before.desired != after.desired) {
        out.push_back(
            eventOf(Severity::Notice, "scaled", subject,
                    after.name + " shall run " + std::to_string(after.desired) + " tasks, before " +
                        std::to_string(before.desired) +
                        (byUs(after.name) || after.global ? "" : "; changed behind Bafar")));
    }
    tellUpdate(before, after, out);
    if (after.running == 0 && after.desired > 0 && before.running > 0) {
        out.push_back(eventOf(Severity::Critical, "service_down", subject,
                              "no task of " + after.name + " runs any more"));
    } else if (short_(after) && !short_(before) && !isUpdating(after)) {
        out.push_back(eventOf(Severity::Warning, "service_short", subject,
                              after.name + " is short: " + std::to_string(after.running) + " of " +
                                  std::to_string(after.desired) + " tasks run"));
    } else if (!short_(after) && short_(before) && !isUpdating(after)) {
        out.push_back(
            eventOf(Severity::Info, "service_complete", subject,
                    after.name + " is complete: " + std::to_string(after.running) + " tasks run"));
    }
    if (after.recentFailures >= CrashLoop && before.recentFailures < CrashLoop) {
        out.push_back(eventOf(
            Severity::Critical, "crash_looped", subject,
            after.name + " crashes again and again: " + std::to_string(after.recentFailures) +
                " tasks failed in 10 minutes; " + after.lastFailure));
    }
}

void tellNode(const contract::SwarmNode& before,
              const contract::SwarmNode& after,
              std::vector<schema::Event>& out)
{
    const std::string name = after.node.empty() ? after.hostname : after.node;
    const std::string subject = "node/" + name;
    if (before.state != after.state) {
        const bool ready = after.state == "ready";
        out.push_back(eventOf(ready ? Severity::Info : Severity::Critical,
                              ready ? "swarm_node_ready" : "swarm_node_lost", subject,
                              "the Swarm says that " + name + " is " + after.state));
    }
    if (before.availability != after.availability) {
        const bool drained = after.availability == "drain";
        out.push_back(eventOf(Severity::Notice,
                              drained                          ? "swarm_node_drained"
                              : after.availability == "active" ? "swarm_node_activated"
                                                               : "swarm_node_paused",
                              subject,
                              name + (drained ? " is drained: the Swarm moves its tasks away"
                                              : " is " + after.availability + " in the Swarm")));
    }
}

std::string leaderOf(const contract::Status& status)
{
    const contract::SwarmNode* leader = find(status.nodes, &contract::SwarmNode::leader, true);
    return leader == nullptr      ? std::string()
           : leader->node.empty() ? leader->hostname
                                  : leader->node;
}

} // namespace

std::vector<schema::Event> swarmStory(const contract::Status& before,
                                      const contract::Status& after,
                                      const std::function<bool(const std::string&)>& byUs)
{
    std::vector<schema::Event> out;
    const std::string leader = leaderOf(after);
    if (leader != leaderOf(before) && !leader.empty()) {
        const std::string last = leaderOf(before);
        out.push_back(eventOf(Severity::Notice, "swarm_leader_changed", "node/" + leader,
                              leader + " leads the Swarm" +
                                  (last.empty() ? std::string() : ", before " + last)));
    }
    for (const contract::SwarmNode& node : after.nodes) {
        if (const auto* known = find(before.nodes, &contract::SwarmNode::id, node.id)) {
            tellNode(*known, node, out);
        }
    }
    for (const contract::Service& service : after.services) {
        if (const auto* known = find(before.services, &contract::Service::id, service.id)) {
            tellService(*known, service, byUs, out);
        } else {
            out.push_back(eventOf(Severity::Notice, "service_created", "services/" + service.name,
                                  service.name + " is a new service: " + fullImage(service)));
        }
    }
    for (const contract::Service& service : before.services) {
        if (find(after.services, &contract::Service::id, service.id) == nullptr) {
            out.push_back(eventOf(Severity::Warning, "service_removed", "services/" + service.name,
                                  service.name + " was removed from the Swarm"));
        }
    }
    return out;
}

std::vector<schema::Event> engineStory(const std::string& node,
                                       const contract::Status& before,
                                       const contract::Status& after)
{
    std::vector<schema::Event> out;
    const std::string subject = "node/" + node;
    if (before.engine.reachable && after.state == State::Failed && !after.engine.reachable) {
        out.push_back(
            eventOf(Severity::Critical, "docker_lost", subject,
                    "Docker on " + node + ": " +
                        (after.reasons.empty() ? "not reachable" : after.reasons.front())));
    }
    const bool wasLost = before.state == State::Failed && !before.engine.reachable;
    if (wasLost && after.engine.reachable) {
        out.push_back(eventOf(Severity::Info, "docker_back", subject,
                              "Docker on " + node + " answers again"));
    }
    if (before.swarm.quorum && after.engine.reachable && !after.swarm.quorum &&
        after.swarm.role == contract::Role::Manager) {
        out.push_back(
            eventOf(Severity::Critical, "swarm_quorum_lost", subject,
                    after.reasons.empty() ? "the Swarm does not answer" : after.reasons.front()));
    }
    return out;
}

schema::Event failureEvent(const FailureBook::Failure& failure)
{
    const std::string where = failure.node.empty() ? std::string() : " on " + failure.node;
    return eventOf(Severity::Warning, "task_failed", "services/" + failure.service,
                   failure.place + where + " failed: " + failure.text);
}

} // namespace bafar::services
