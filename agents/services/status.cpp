// What the machine makes of what it saw: its status, and what of it is worth telling.
#include <algorithm>
#include <utility>

#include "agents/services/machine.h"
#include "agents/services/story.h"

namespace bafar::services {
namespace {

using schema::State;

/// What Docker's trouble means and what to do about it.
std::string troubleText(const Error& why, const contract::Config& config)
{
    switch (why.code) {
    case Code::NotFound:
        return "there is no Docker at " + config.socket +
               ": install or start it, or set services.socket";
    case Code::Denied:
        return "Docker's socket " + config.socket +
               ": permission denied; put the agent's user into the group docker and restart it";
    case Code::Timeout:
        return "Docker does not answer within " + toHumanText(config.timeout) +
               ": it hangs, or this host is overloaded";
    default: return "Docker: " + why.text;
    }
}

std::string quorumText(const Error& why)
{
    return why.code == Code::Timeout
               ? "the Swarm's managers do not answer: too few of them may be reachable"
               : "the Swarm cannot be read: " + why.text;
}

contract::Status withoutFigures(contract::Status status)
{
    for (contract::Container& container : status.containers) {
        container.cpu = 0;
        container.memoryBytes = 0;
    }
    return status;
}

} // namespace

bool Machine::leads() const
{
    return info_.manager && !swarmFailure_ &&
           std::any_of(swarm_.nodes.begin(), swarm_.nodes.end(),
                       [this](const contract::SwarmNode& node) {
                           return node.leader && node.id == info_.node;
                       });
}

void Machine::judgeEngine(Status& status, Instant now) const
{
    const auto blame = [&status](State state, std::string reason) {
        status.state = schema::worse(status.state, state);
        status.reasons.push_back(std::move(reason));
    };
    status.state = State::Ok;
    if (!there_) {
        status.state = State::NotMonitored;
        status.reasons.emplace_back("not in the cluster spec");
    } else if (failure_) {
        const bool absent =
            !reached_ && (failure_->code == Code::NotFound || failure_->code == Code::Denied);
        status.state = absent ? State::NotMonitored : State::Failed;
        status.reasons.push_back(troubleText(*failure_, config_));
    } else if (!heard_) {
        blame(State::Unknown, "Docker has not answered yet");
    } else if (losses_ > 0 && now - *heard_ > 3 * config_.interval) {
        blame(State::Stale, "Docker has not answered for " + toHumanText(now - *heard_));
    }
    if (!status.engine.reachable) {
        return;
    }
    if (info_.state == "pending") {
        blame(State::Transition, "this node is joining a Swarm");
    } else if (info_.state == "locked") {
        blame(State::Failed, "the Swarm is locked on this node: run docker swarm unlock");
    } else if (info_.state == "error") {
        blame(State::Failed, "the Swarm on this node: " + info_.error);
    }
    if (swarmFailure_) {
        blame(State::Failed, quorumText(*swarmFailure_));
    }
    for (const contract::SwarmNode& node : status.nodes) {
        if (node.id == info_.node && !swarmFailure_) {
            Judgement own = services::judge(node);
            if (own.state != State::Ok) {
                blame(own.state, std::move(own.reason));
            }
        }
    }
    if (status.leftOut > 0) {
        blame(State::Degraded,
              std::to_string(status.leftOut) + " tasks, services or containers are left out");
    }
}

Machine::Status Machine::built(Instant now) const
{
    Status status;
    status.engine = {there_ && !failure_ && heard_.has_value(), engine_.version, engine_.api};
    if (there_ && !info_.node.empty()) {
        status.swarm.cluster = info_.cluster;
        status.swarm.id = info_.node;
        status.swarm.role = info_.manager ? contract::Role::Manager : contract::Role::Worker;
        status.swarm.quorum = info_.manager && !failure_ && !swarmFailure_ && !swarm_.nodes.empty();
        status.swarm.leader = status.swarm.quorum && leads();
    }
    if (info_.manager) {
        status.nodes = lists_.nodes;
        status.services = lists_.services;
        const std::size_t told = std::min(lists_.tasks.size(), ToldTasksMax);
        status.tasks.assign(lists_.tasks.begin(),
                            lists_.tasks.begin() + static_cast<std::ptrdiff_t>(told));
        status.leftOut = static_cast<std::uint32_t>(lists_.tasks.size() - told);
        for (const contract::SwarmNode& node : lists_.nodes) {
            status.swarm.managers += node.role == contract::Role::Manager ? 1 : 0;
            status.swarm.managersReachable +=
                node.role == contract::Role::Manager && node.reachable ? 1 : 0;
        }
    }
    for (contract::Service& service : status.services) {
        service.recentFailures = failures_.recent(service.id, now);
        service.lastFailure =
            service.recentFailures > 0 ? failures_.last(service.id) : std::string();
    }
    for (const auto& [id, entry] : figures_.entries()) {
        status.containers.push_back(entry.container);
    }
    status.leftOut += leftOut_;
    judgeEngine(status, now);
    return status;
}

void Machine::rebuild(Instant now, Effects& out)
{
    lists_ = resolved(swarm_, ours_);
    const Status before = std::exchange(status_, built(now));
    for (schema::Event& event : engineStory(self_.node, before, status_)) {
        out.emplace_back(EmitEvent{std::move(event)});
    }
    if (status_.swarm.quorum) {
        if (lastSwarm_.swarm.quorum && status_.swarm.leader) {
            const auto byUs = [this, now](const std::string& service) {
                return orders_.changedLately(service, now);
            };
            for (schema::Event& event : swarmStory(lastSwarm_, status_, byUs)) {
                out.emplace_back(EmitEvent{std::move(event)});
            }
        }
        lastSwarm_ = status_;
    }
    Status told = withoutFigures(status_);
    const bool figuresDue = !status_.containers.empty() && now >= figuresTold_ + FiguresEvery;
    if (told != told_ || figuresDue) {
        told_ = std::move(told);
        figuresTold_ = now;
        out.emplace_back(StatusChanged{});
    }
}

Machine::Status Machine::status(Instant) const
{
    return status_;
}

} // namespace bafar::services
