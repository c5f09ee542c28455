// Configuration, the calendar of looks, and what comes in. Looking is in looking.cpp, what it means
// in status.cpp and presence.cpp.
#include "agents/services/machine.h"

#include <algorithm>
#include <utility>

#include "agents/services/actions.h"
#include "core/schema/cluster.h"

namespace bafar::services {

static_assert(ConceptMachine<Machine>);

void Machine::describeMetrics(MetricList& list)
{
    MeasureMaker::describe(list);
}

Machine::Machine(Self self)
    : self_(std::move(self))
    , orders_([this] { return ++tickets_; })
{
    status_ = built(Instant{});
    told_ = status_;
}

Machine::Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

Machine::Effects Machine::configure(const schema::Spec& spec, Instant now)
{
    const Config before = std::exchange(config_, spec.section<Config>(Name));
    const bool wasThere = std::exchange(there_, spec.raw(Name) != nullptr);
    ours_ = {};
    for (const auto& node : spec.section<schema::cluster::Config>(schema::cluster::Name).nodes) {
        ours_.byAddress.emplace(node.address.toString(), node.id);
        ours_.ids.insert(node.id);
    }
    orders_.limits({config_.stall, config_.healthy});
    Effects out;
    const bool moved = wasThere != there_ || before.socket != config_.socket;
    if (moved) {
        forget();
        orders_.abandon("the configuration of services changed meanwhile: plan again", out);
        if (there_ || wasThere) {
            out.emplace_back(UseSocket{there_ ? config_.socket : std::string()});
        }
    }
    lookDue_ = now;
    rebuild(now, out);
    if (there_ && !look_) {
        startLook(now, out);
    }
    return out;
}

/// Another engine, or none: nothing that was known holds.
void Machine::forget()
{
    look_.reset();
    containersDue_ = servicesDue_ = nodesDue_ = true;
    failure_.reset();
    swarmFailure_.reset();
    losses_ = swarmLosses_ = 0;
    reached_ = eventsOpen_ = false;
    heard_.reset();
    engine_ = {};
    info_ = {};
    swarm_ = {};
    lists_ = {};
    historyDue_.clear();
    lastEvent_ = 0;
    infoDue_ = listsDue_ = Instant{};
    figures_.clear();
    lastSwarm_ = {};
}

Machine::Effects Machine::tick(Instant now)
{
    Effects out;
    if (!there_) {
        return out;
    }
    if (look_ && now >= lookDeadline_ + Slack) {
        lookFailed({Code::Timeout, "no answer"}, now, out);
    }
    if (!look_ && now >= lookDue_) {
        startLook(now, out);
    }
    orders_.tick(now, out);
    measureContainers(now, out);
    return out;
}

std::optional<Deadline> Machine::deadline() const
{
    if (!there_) {
        return std::nullopt;
    }
    Deadline next = look_ ? Deadline{lookDeadline_ + Slack, "an answer of Docker"}
                          : Deadline{lookDue_, "the next look at Docker"};
    const auto sooner = [&next](std::optional<Instant> at, std::string_view why) {
        if (at && *at < next.at) {
            next = {*at, why};
        }
    };
    if (!failure_ && !engine_.api.empty()) {
        sooner(figures_.due(), "a container's figures");
    }
    sooner(orders_.due(), "a change that stalls");
    return next;
}

Machine::Effects Machine::command(const Command& command, const std::string& id, Instant now)
{
    Effects out;
    const bool usable = there_ && !failure_ && info_.manager;
    if (!usable && !engine_.api.empty()) {
        out.emplace_back(
            CommandFinished{id, fail(Code::Unavailable, "Docker on " + self_.node +
                                                            " does not manage the Swarm "
                                                            "now: plan again")});
        return out;
    }
    orders_.begin(command, id, usable ? engine_.api : std::string(), now, out);
    if (orders_.waiting()) {
        servicesDue_ = nodesDue_ = true;
        lookSoon(now);
    }
    return out;
}

void Machine::on(const WallClockRead& input, Instant now, Effects&)
{
    wall_.set(input.wall, now);
}

void Machine::on(const Answered& input, Instant now, Effects& out)
{
    if (look_ && input.ticket == lookTicket_) {
        if (const Result<void> taken = look_->take(input.answer); !taken) {
            lookFailed(taken.error(), now, out);
        } else {
            askNext(now, out);
        }
    } else if (figures_.take(input, now)) {
        measureContainers(now, out);
    } else if (orders_.take(input, now, out) && orders_.changed()) {
        servicesDue_ = nodesDue_ = true;
        lookSoon(now);
    }
}

void Machine::on(const EventHeard& input, Instant now, Effects& out)
{
    const Result<EngineEvent> event = parseEvent(input.line);
    if (!there_ || !event || event->atNanoseconds <= lastEvent_) {
        return; // not understood, or told again after the stream was opened anew
    }
    lastEvent_ = event->atNanoseconds;
    if (event->type == "container") {
        containersDue_ = true;
        figures_.happened(*event);
        if (endsContainer(*event) && !event->task.empty()) {
            out.emplace_back(TaskStops{event->task});
        }
        rebuild(now, out);
    } else if (event->type == "service") {
        servicesDue_ = true;
    } else if (event->type == "node") {
        nodesDue_ = true;
    } else {
        return;
    }
    lookSoon(now);
}

void Machine::on(const EventsEnded&, Instant, Effects&)
{
    eventsOpen_ = false; // opened again after the next good look
}

std::vector<schema::ActionInfo> Machine::offers(const schema::ClusterView& view) const
{
    return there_ ? offersOf(view) : std::vector<schema::ActionInfo>{};
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest& request,
                                     const schema::ClusterView& view) const
{
    if (!there_) {
        return fail(Code::NotFound, "services are not in the cluster spec");
    }
    return draftOf(request, config_, view);
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView& view) const
{
    return judgedCondition(condition, view);
}

} // namespace bafar::services
