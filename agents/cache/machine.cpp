// It is larger than the budget because every input of the machine is answered in one place.
#include "agents/cache/machine.h"

#include <utility>

#include "agents/cache/actions.h"
#include "core/base/text.h"

namespace bafar::cache {
namespace {

using schema::Severity;
using schema::cache::Role;
using schema::cache::Trouble;

/// The status without what moves all the time.
schema::cache::Status withoutFigures(schema::cache::Status status)
{
    status.seenAt = {};
    status.uptime = {};
    status.lag.reset();
    status.hitRatio.reset();
    status.evictionRate = status.commandRate = 0;
    status.offset = status.memoryUsed = status.evicted = status.clients = status.keys = 0;
    status.persistence.clear();
    status.reasons.assign(status.reasons.size(), {}); // sentences hold figures, too
    for (schema::cache::Replica& replica : status.replicas) {
        replica.offset = 0;
        replica.lag = {};
    }
    return status;
}

std::string roleText(Role role)
{
    return std::string(schema::cache::RoleNames[static_cast<std::size_t>(role)]);
}

} // namespace

static_assert(ConceptMachine<Machine>);

void Machine::describeMetrics(MetricList& list)
{
    MeasureWriter::describe(list);
}

Machine::Machine(Self self)
    : self_(std::move(self))
{
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
    places_ = Places(spec);
    const Place* place = places_.find(self_.node);
    const std::optional<Place> own = place == nullptr ? std::nullopt : std::optional(*place);
    const bool moved =
        own != own_ || before.user != config_.user || before.passwordFile != config_.passwordFile;
    Effects out;
    if (moved) {
        forget();
        own_ = own;
        Aim aim;
        if (own_) {
            aim.target = Target{own_->watched, config_.user, config_.passwordFile};
        }
        out.emplace_back(std::move(aim));
    }
    if (own_) {
        // Whole intervals since the clock's start, so that a reload does not shift the looks.
        const Duration since = now.time_since_epoch();
        nextLook_ = moved ? now : Instant(since - since % config_.interval + config_.interval);
    }
    out.emplace_back(StatusChanged{});
    return out;
}

Machine::Effects Machine::command(const Command& command, const std::string& id, Instant)
{
    const auto refuse = [&id](Code code, std::string text) {
        return Effects{CommandFinished{id, fail(code, std::move(text))}};
    };
    if (command.replicaOf.has_value() == command.flush.has_value()) {
        return refuse(Code::InvalidInput,
                      "a command of the cache concept is replica_of or flush, and one of them");
    }
    if (!own_) {
        return refuse(Code::NotFound, self_.node + " has no server in the spec's cache section: "
                                                   "plan again");
    }
    if (command.flush && (failing_ || !seen_ || seen_->role != Role::Primary)) {
        return refuse(Code::Conflict,
                      "Redis on " + self_.node + " is not seen to be a primary: flush the primary");
    }
    if (command.replicaOf && !command.replicaOf->host.empty()) {
        const auto& [host, port] = *command.replicaOf;
        const Result<net::Address> address = net::Address::parse(host);
        if (!address || port == 0 || net::Endpoint{*address, port} == own_->followed) {
            return refuse(Code::InvalidInput, "Redis on " + self_.node + " cannot follow \"" +
                                                  sanitized(host, 64) + "\" port " +
                                                  std::to_string(port) +
                                                  ": give another server's address and port");
        }
    }
    return {Carry{id, command, CarryLimit}};
}

std::optional<Deadline> Machine::deadline() const
{
    if (!own_) {
        return std::nullopt;
    }
    return asking_ ? Deadline{answerDue_, "an answer from Redis"}
                   : Deadline{nextLook_, "the next look at Redis"};
}

Machine::Effects Machine::tick(Instant now)
{
    Effects out;
    if (own_ && asking_ && now >= answerDue_) {
        asking_ = false;
        failed({Trouble::Hung, "is not looked at: the agent's own driver did not answer"}, now,
               out);
    }
    if (own_ && !asking_ && now >= nextLook_) {
        look(now, out);
    }
    return out;
}

void Machine::look(Instant now, Effects& out)
{
    // Intervals that passed unused are left out, not made up for; always at a whole one.
    const Duration since = now.time_since_epoch();
    nextLook_ = Instant(since - since % config_.interval + config_.interval);
    asking_ = true;
    answerDue_ = now + config_.timeout + AnswerGrace;
    out.emplace_back(Look{++round_, config_.timeout});
}

void Machine::on(const WallClockRead& input, Instant now, Effects&)
{
    wall_.set(input.wall, now);
}

void Machine::on(const Looked& input, Instant now, Effects& out)
{
    if (!own_ || !asking_ || input.round != round_) {
        return; // late: it was judged without this answer
    }
    asking_ = false;
    if (const auto* seen = std::get_if<Observation>(&input.answer)) {
        answered(*seen, now, out);
    } else {
        failed(std::get<Failure>(input.answer), now, out);
    }
}

void Machine::on(const Carried& input, Instant now, Effects& out)
{
    out.emplace_back(CommandFinished{input.id, input.outcome});
    if (own_) {
        nextLook_ = now; // what came of it is to be seen, soon
    }
}

void Machine::answered(const Observation& seen, Instant now, Effects& out)
{
    lost_ = 0;
    if (failing_) {
        emit(Severity::Info, "server_recovered",
             "answers again, after " + toHumanText(now - failingSince_), out);
        failing_.reset();
    }
    tellChanges(seen, now, out);
    seen_ = seen;
    seenAt_ = now;
    window_.add(seen, now);
    const double rate = window_.evictionsPerSecond();
    const bool evicted = std::exchange(levels_, levelsAfter(levels_, config_, seen, rate)).evicting;
    if (levels_.evicting != evicted) {
        emit(evicted ? Severity::Info : Severity::Warning,
             evicted ? "evicting_ended" : "evicting_began",
             (evicted ? "evicts hardly any keys now: " : "evicts keys: ") +
                 numberText(static_cast<double>(static_cast<std::int64_t>(rate))) + " a second, " +
                 sizeText(seen.memoryUsed) + " of " + sizeText(seen.memoryMax) + " in use",
             out);
    }
    out.emplace_back(PublishMeasures{
        measures_.of(seen, now, wall_.at(now), now + StaleIntervals * config_.interval)});
    tellStatus(now, out);
}

void Machine::failed(const Failure& failure, Instant now, Effects& out)
{
    lost_ = failure.trouble == Trouble::Hung ? lost_ + 1 : LostMax;
    if (lost_ < LostMax) {
        return; // one slow answer; until the next, the last one counts
    }
    const bool same = failing_ && failing_->trouble == failure.trouble;
    if (!same) {
        failingSince_ = failing_ ? failingSince_ : now;
        emit(failure.trouble == Trouble::Loading ? Severity::Notice : Severity::Critical,
             "server_lost", failure.text, out);
    }
    failing_ = failure;
    window_.clear();
    levels_ = {};
    out.emplace_back(PublishMeasures{
        measures_.ofNone(now, wall_.at(now), now + StaleIntervals * config_.interval)});
    tellStatus(now, out);
}

/// Events for what differs from the look before; the first look is no change.
void Machine::tellChanges(const Observation& seen, Instant now, Effects& out)
{
    if (!seen_) {
        return;
    }
    if (seen.runId != seen_->runId) {
        emit(Severity::Notice, "restarted", "was started again", out);
        window_.clear();
    }
    const bool otherPrimary =
        seen.primaryHost != seen_->primaryHost || seen.primaryPort != seen_->primaryPort;
    if (seen.role != seen_->role) {
        roleSince_ = toldAt_ = now;
        linkSince_ = now;
        emit(Severity::Warning, "role_changed",
             seen.role == Role::Replica
                 ? "became a replica of " + primaryText(seen)
                 : "became " +
                       (seen.role == Role::Primary ? std::string("a primary")
                                                   : "a server without a role") +
                       ", after it was a " + roleText(seen_->role),
             out);
    } else if (seen.role == Role::Replica && otherPrimary) {
        toldAt_ = linkSince_ = now;
        emit(Severity::Notice, "primary_changed",
             "follows " + primaryText(seen) + " now, after " + primaryText(*seen_), out);
    } else if (seen.role == Role::Replica && seen.linkUp != seen_->linkUp) {
        linkSince_ = now;
        emit(seen.linkUp ? Severity::Info : Severity::Warning,
             seen.linkUp ? "link_restored" : "link_lost",
             (seen.linkUp ? "hears its primary " + primaryText(seen) + " again"
                          : "lost the link to its primary " + primaryText(seen)),
             out);
    }
}

void Machine::tellStatus(Instant now, Effects& out)
{
    Status told = withoutFigures(status(now));
    if (told != told_ || now >= figuresDue_) {
        told_ = std::move(told);
        figuresDue_ = now + FiguresEvery;
        out.emplace_back(StatusChanged{});
    }
}

void Machine::emit(Severity severity,
                   std::string_view kind,
                   const std::string& text,
                   Effects& out) const
{
    schema::Event event;
    event.concept_ = Name;
    event.kind = kind;
    event.severity = severity;
    event.subject = "cache/" + self_.node;
    event.text = "Redis on " + self_.node + " " + text;
    out.emplace_back(EmitEvent{std::move(event)});
}

/// Another server, or none: what was known of the one before is worth nothing.
void Machine::forget()
{
    asking_ = false;
    lost_ = 0;
    seen_.reset();
    failing_.reset();
    roleSince_.reset();
    linkSince_.reset();
    toldAt_.reset();
    window_.clear();
    levels_ = {};
    told_ = {};
    figuresDue_ = {};
}

std::vector<schema::ActionInfo> Machine::offers(const schema::ClusterView& view) const
{
    return offersOf(places_, view);
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest& request,
                                     const schema::ClusterView& view) const
{
    return draftOf(places_, request, view);
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView& view) const
{
    return judged(Servers(places_, view), condition);
}

} // namespace bafar::cache
