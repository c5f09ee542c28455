// How the machine looks: what is asked when, and what is kept of the answers.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "agents/services/machine.h"
#include "agents/services/story.h"

namespace bafar::services {
namespace {

/// Of containers that run health checks Docker tells an exec every other second: not asked for.
constexpr std::string_view EventFilter =
    R"({"type":["container","service","node"],"event":["create","start","kill","die","destroy",)"
    R"("oom","pause","unpause","health_status","update","remove"]})";

/// Docker's form of a moment: seconds and nine digits.
std::string momentText(std::int64_t nanoseconds)
{
    constexpr std::int64_t PerSecond = 1'000'000'000;
    std::string fraction = std::to_string(nanoseconds % PerSecond);
    fraction.insert(0, 9 - std::min<std::size_t>(9, fraction.size()), '0');
    return std::to_string(nanoseconds / PerSecond) + "." + fraction;
}

} // namespace

Wants Machine::wants(Instant now) const
{
    Wants wants;
    const bool lists = now >= listsDue_ || !eventsOpen_ || orders_.waiting();
    wants.version = engine_.api.empty();
    wants.info = wants.version || now >= infoDue_;
    wants.containers = containersDue_ || now >= listsDue_;
    wants.services = servicesDue_ || lists;
    wants.nodes = nodesDue_ || lists;
    for (const std::string& id : historyDue_) {
        if (wants.histories.size() < HistoriesMax) {
            wants.histories.push_back(id);
        }
    }
    return wants;
}

void Machine::startLook(Instant now, Effects& out)
{
    const Wants asked = wants(now);
    containersDue_ = containersDue_ && !asked.containers;
    servicesDue_ = servicesDue_ && !asked.services;
    nodesDue_ = nodesDue_ && !asked.nodes;
    for (const std::string& id : asked.histories) {
        historyDue_.erase(id);
    }
    lookBegan_ = now;
    lookDeadline_ = now + config_.timeout;
    // Whole intervals since the clock's start, so that a look too many does not shift the rest.
    const Duration since = now.time_since_epoch();
    lookDue_ = Instant(since - since % config_.interval + config_.interval);
    look_.emplace(asked, engine_.api, info_.manager);
    askNext(now, out);
}

void Machine::askNext(Instant now, Effects& out)
{
    std::optional<Request> question = look_->next();
    if (!question) {
        lookDone(now, out);
        return;
    }
    if (now >= lookDeadline_) {
        lookFailed({Code::Timeout, "no answer"}, now, out);
        return;
    }
    lookTicket_ = ++tickets_;
    out.emplace_back(Ask{lookTicket_, Lane::Looks, std::move(*question), lookDeadline_ - now});
}

void Machine::lookFailed(const Error& why, Instant now, Effects& out)
{
    historyDue_.insert(look_->wants().histories.begin(), look_->wants().histories.end());
    look_.reset();
    containersDue_ = servicesDue_ = nodesDue_ = true;
    ++losses_;
    if (why.code != Code::Timeout || losses_ >= LossesMax) {
        failure_ = why;
        engine_ = {}; // another one may answer next
        infoDue_ = now;
    }
    rebuild(now, out);
    measure(now, out);
}

void Machine::lookDone(Instant now, Effects& out)
{
    Look look = std::move(*look_);
    look_.reset();
    failure_.reset();
    losses_ = 0;
    reached_ = true;
    heard_ = now;
    failures_.begin(wall_.at(now));
    historyDue_.insert(look.wants().histories.begin(), look.wants().histories.end());
    if (look.seen().roleMoved) {
        infoDue_ = now;
        lookSoon(now);
    }
    learn(look.seen(), now, out);
    if (look.seen().ended) {
        for (const std::string& id : look.wants().histories) {
            historyDue_.erase(id);
        }
    }
    rebuild(now, out);
    orders_.observe(status_, listsFrom_, now, out);
    if (!historyDue_.empty() && info_.manager && !swarmFailure_) {
        lookSoon(now);
    }
    follow(out);
    measureContainers(now, out);
    measure(now, out);
}

/// Not now: several events of one moment are one look.
void Machine::lookSoon(Instant now)
{
    lookDue_ = std::min(lookDue_, std::max(now, lookBegan_ + LookGap));
}

void Machine::learn(Seen& seen, Instant now, Effects& out)
{
    if (seen.version) {
        engine_ = std::move(*seen.version);
    }
    if (seen.info) {
        info_ = std::move(*seen.info);
        // No event tells that this node joined a Swarm.
        infoDue_ = now + (info_.state == "active" ? InfoEvery : JoinLookEvery);
        if (!info_.manager) {
            swarm_ = {};
            swarmFailure_.reset();
            historyDue_.clear();
        }
    }
    if (seen.containers) {
        figures_.list(*seen.containers, now);
        leftOut_ = seen.containers->leftOut;
    }
    if (info_.manager && !seen.roleMoved) {
        learnSwarm(seen, now, out);
    }
}

void Machine::learnSwarm(Seen& seen, Instant now, Effects& out)
{
    if (seen.swarmTrouble) {
        servicesDue_ = nodesDue_ = true;
        ++swarmLosses_;
        if (seen.swarmTrouble->code != Code::Timeout || swarmLosses_ >= LossesMax) {
            swarmFailure_ = seen.swarmTrouble;
        }
        return;
    }
    swarmFailure_.reset();
    swarmLosses_ = 0;
    if (seen.services) {
        for (const contract::Service& service : seen.services->items) {
            const bool known = std::any_of(
                swarm_.services.begin(), swarm_.services.end(),
                [&service](const contract::Service& one) { return one.id == service.id; });
            if (!known) {
                historyDue_.insert(service.id);
            }
        }
        swarm_.services = std::move(seen.services->items);
        leftOut_ += seen.services->leftOut;
        failures_.forget(now, swarm_.services);
    }
    if (seen.nodes) {
        swarm_.nodes = std::move(seen.nodes->items);
        leftOut_ += seen.nodes->leftOut;
    }
    if (seen.services && seen.nodes) {
        listsDue_ = now + ListsEvery;
        listsFrom_ = lookBegan_;
    }
    if (seen.tasks) {
        learnTasks(seen, now, out);
    }
    if (seen.ended) {
        countFailures(seen.ended->items, now, out);
    }
    servicesDue_ = servicesDue_ || seen.historyGone;
    // Last, because the tasks of a removed service make its history due: Docker refuses to tell it.
    std::erase_if(historyDue_, [this](const std::string& id) {
        return std::none_of(swarm_.services.begin(), swarm_.services.end(),
                            [&id](const contract::Service& one) { return one.id == id; });
    });
}

/// A task that Swarm does not want to run any more has ended somehow: its service's history says
/// how.
void Machine::learnTasks(Seen& seen, Instant now, Effects& out)
{
    std::set<std::string_view> present;
    for (const SeenTask& one : seen.tasks->items) {
        present.insert(one.task.id);
    }
    for (const SeenTask& one : swarm_.tasks) {
        if (!present.contains(one.task.id)) {
            historyDue_.insert(one.serviceId);
        }
    }
    leftOut_ += seen.tasks->leftOut;
    swarm_.tasks = std::move(seen.tasks->items);
    countFailures(swarm_.tasks, now, out);
}

void Machine::countFailures(const std::vector<SeenTask>& tasks, Instant now, Effects& out)
{
    const SwarmLists names = resolved({swarm_.nodes, swarm_.services, {}}, ours_);
    for (const SeenTask& one : tasks) {
        if (!isFailed(one.task.state)) {
            continue;
        }
        const auto service = std::find_if(
            names.services.begin(), names.services.end(),
            [&one](const contract::Service& known) { return known.id == one.serviceId; });
        if (service == names.services.end()) {
            continue;
        }
        const auto node = std::find_if(
            names.nodes.begin(), names.nodes.end(),
            [&one](const contract::SwarmNode& known) { return known.id == one.nodeId; });
        contract::Task task = one.task;
        task.service = service->name;
        task.node = node == names.nodes.end() ? std::string()
                    : node->node.empty()      ? node->hostname
                                              : node->node;
        task.name = placeName(task.service, task.slot, task.node);
        task.error = failureText(one);
        const auto failure = failures_.take(task, one.serviceId, now, wall_.at(now));
        if (failure && leads()) {
            out.emplace_back(EmitEvent{failureEvent(*failure)});
        }
    }
}

void Machine::follow(Effects& out)
{
    if (std::exchange(eventsOpen_, true)) {
        return;
    }
    std::string target = "/events?filters=" + percentEncoded(EventFilter);
    if (lastEvent_ > 0) {
        target += "&since=" + momentText(lastEvent_);
    }
    out.emplace_back(FollowEvents{{"GET", versioned(engine_.api, target), {}}});
}

void Machine::measureContainers(Instant now, Effects& out)
{
    if (failure_ || !there_) {
        return;
    }
    if (auto ask = figures_.next(engine_.api, tickets_ + 1, now)) {
        ++tickets_;
        out.emplace_back(std::move(*ask));
    }
}

void Machine::measure(Instant now, Effects& out)
{
    constexpr int Intervals = 3;
    out.emplace_back(PublishMeasures{measures_.make(status_, info_, figures_, failures_, now,
                                                    wall_.at(now), Intervals * config_.interval)});
}

} // namespace bafar::services
