// Rules 3 to 5, 7 and 8: who may take over when, who gives way to whom, and what actions say of it.
#include "agents/sim/checks.h"

namespace bafar::sim {

namespace {

using floating_ip::RouterState;
using floating_ip::Row;

/// Arithmetic in whole nanoseconds, and timers that fire on the dot.
constexpr Duration Rounding = std::chrono::microseconds(10);
constexpr Duration ActsWithin = std::chrono::milliseconds(5);

Duration skew(Duration interval, std::uint8_t priority)
{
    return interval * (256 - priority) / 256;
}

} // namespace

void Checks::stateChanged(Host& host,
                          const floating_ip::StateChanged& change,
                          const floating_ip::RouterReport& report)
{
    const std::size_t group = groupOf(report.id);
    if (group == groups_.size()) {
        return;
    }
    if (rest_) {
        fail(host.name() + " changes to " + std::string(floating_ip::stateName(change.to)) +
             " on a site at rest");
    }
    if (change.row == Row::BackupMasterDown) {
        ++takeOvers_;
        checkTakeOver(host, group);
    }
    checkYield(host, group, change);
    Seat& seat = this->seat(host, group);
    seat.state = change.to;
    seat.since = site_.world().now();
    touched_[host.index()] = true;
    pairsMoved_ = true;
    const bool yielded =
        change.row == Row::ActiveAdvertHigher || change.row == Row::ActiveAdvertEqualYield;
    seat.paused =
        change.row == Row::ActiveClaimGivenUp || (seat.paused && change.to != RouterState::Active);
    if (change.to == RouterState::Backup) {
        seat.lowerSince.reset(); // the preempt delay begins anew
    }
    if (change.to == RouterState::Backup && !yielded) {
        seat.respected = seat.since;
        seat.learned.reset();
        seat.intervals = change.row == Row::ActiveStall ? 1 : 3;
        seat.resigned.reset();
    }
    if (change.row == Row::ActiveStall && seat.arrived == site_.world().now()) {
        // The advert that woke it counts for the new state.
        if (seat.last.priority == floating_ip::ResignPriority) {
            seat.resigned = seat.since;
        } else {
            weigh(host, group, seat.last);
        }
    }
}

void Checks::advertSent(Host& host, const WireAdvert& advert)
{
    const std::size_t group = groupOf(advert.virtualRouter);
    if (group < groups_.size()) {
        seat(host, group).sent = advert.priority;
    }
}

void Checks::advertArrived(Host& host, const Host& from, const WireAdvert& advert)
{
    const std::size_t group = groupOf(advert.virtualRouter);
    const auto* config = group < groups_.size() ? configOf(host, groups_[group].id) : nullptr;
    if (config == nullptr) {
        return;
    }
    Seat& seat = this->seat(host, group);
    seat.last = advert;
    seat.lastFrom = from.address();
    seat.arrived = site_.world().now();
    if (seat.state == RouterState::Initialize || &from == &host) {
        return;
    }
    if (advert.priority == floating_ip::ResignPriority) {
        if (seat.state == RouterState::Backup) {
            seat.resigned = site_.world().now();
            watchResign(host, group, *seat.resigned);
        }
        return;
    }
    weigh(host, group, advert);
}

void Checks::weigh(Host& host, std::size_t group, const WireAdvert& advert)
{
    if (advert.priority != floating_ip::ResignPriority && respects(host, group, advert)) {
        Seat& seat = this->seat(host, group);
        seat.respected = site_.world().now();
        seat.learned = advert.interval;
        seat.intervals = 3;
        seat.resigned.reset();
    }
}

/// Whether the advert makes its hearer wait: not lower than itself, or it may not preempt, or not
/// yet.
bool Checks::respects(Host& host, std::size_t group, const WireAdvert& advert)
{
    Seat& seat = this->seat(host, group);
    if (seat.state == RouterState::Active) {
        return advert.priority >= seat.sent;
    }
    if (advert.priority >= basePriority(host, group)) {
        seat.lowerSince.reset();
        return true;
    }
    if (!seat.config.preempt) {
        return true;
    }
    if (!seat.lowerSince) {
        seat.lowerSince = site_.world().now();
    }
    return site_.world().now() < *seat.lowerSince + seat.config.preemptDelay;
}

void Checks::noteConfig(Host& host)
{
    if (host.stalled()) {
        return; // it reads another spec when it runs again
    }
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        const auto* config = configOf(host, groups_[group].id);
        if (config == nullptr) {
            continue;
        }
        Seat& seat = this->seat(host, group);
        schema::floating_ip::RouterConfig relevant;
        relevant.interval = config->interval;
        relevant.preempt = config->preempt;
        relevant.preemptDelay = config->preemptDelay;
        relevant.members.push_back({host.name(), basePriority(host, group), {}});
        if (seat.config != relevant) {
            seat.config = std::move(relevant);
            seat.lowerSince.reset();
            groups_[group].longestInterval =
                std::max(groups_[group].longestInterval, seat.config.interval);
        }
    }
}

void Checks::checkTakeOver(Host& host, std::size_t group)
{
    const Seat& seat = this->seat(host, group);
    const Instant now = site_.world().now();
    const std::uint8_t priority = basePriority(host, group);
    const Duration interval = seat.learned.value_or(seat.config.interval);
    if (seat.resigned) {
        const Duration silent = now - *seat.resigned;
        if (silent + Rounding < skew(interval, priority)) {
            fail(host.name() + " takes over " + toHumanText(silent) +
                 " after a resign, before its skew time");
        }
        return;
    }
    if (!seat.respected) {
        return;
    }
    const Duration silent = now - *seat.respected;
    const Duration wait = seat.intervals * interval + skew(interval, priority);
    if (silent + Rounding < wait) {
        fail(host.name() + " takes over " + toHumanText(silent) +
             " after it began to listen, or an advert it has to respect; it has to wait " +
             toHumanText(wait));
    }
}

void Checks::checkYield(Host& host, std::size_t group, const floating_ip::StateChanged& change)
{
    if (change.row != Row::ActiveAdvertHigher && change.row != Row::ActiveAdvertEqualYield) {
        return;
    }
    const Seat& seat = this->seat(host, group);
    const bool right = seat.last.priority > seat.sent ||
                       (seat.last.priority == seat.sent && host.address() < seat.lastFrom);
    if (!right) {
        fail(host.name() + " with priority " + std::to_string(seat.sent) + " gives way to " +
             seat.lastFrom.toString() + " with " + std::to_string(seat.last.priority));
    }
}

/// Looks again when its skew time is over; later, where a settings change made that longer.
void Checks::watchResign(Host& host, std::size_t group, Instant heard)
{
    const Seat& seat = this->seat(host, group);
    const Duration interval = seat.learned.value_or(seat.config.interval);
    const Instant due = heard + skew(interval, basePriority(host, group)) + ActsWithin;
    if (due > site_.world().now()) {
        site_.world().at(due, [this, &host, group, heard] {
            if (this->seat(host, group).resigned == heard) {
                watchResign(host, group, heard);
            }
        });
        return;
    }
    const bool undisturbed = !seat.paused && host.live() && host.settledSince() < heard &&
                             seat.since < heard && seat.state == RouterState::Backup;
    if (undisturbed) {
        fail(host.name() + " heard the owner of " + groups_[group].address.toString() +
             " resign and does not take over");
    }
}

void Checks::answered(Host& host, const floating_ip::CommandAnswered& answer)
{
    if (answer.action.find('/') != std::string::npos && !steps_.insert(answer.action).second) {
        fail("step " + answer.action + " is run twice, now on " + host.name());
    }
    const auto deed = deeds_.find(answer.action.substr(0, answer.action.find('/')));
    for (std::size_t group = 0; group < groups_.size() && deed != deeds_.end(); ++group) {
        const Seat& seat = this->seat(host, group);
        const bool took = seat.state == RouterState::Active && seat.since == site_.world().now();
        deed->second.claimed = deed->second.claimed || (answer.done && took);
    }
}

void Checks::commandBegan(Host& host, const std::string& command)
{
    if (!begun_.insert(command).second) {
        fail("command " + command + " is begun twice, now on " + host.name());
    }
}

void Checks::actionMoved(Host&, const schema::ActionRecord& record)
{
    if (!schema::hasEnded(record.state)) {
        deeds_.try_emplace(record.id, Deed{site_.world().now(), false});
    } else if (const auto deed = deeds_.find(record.id); deed != deeds_.end()) {
        judgeAction(record, deed->second); // others ended before a restart, and were judged then
        deeds_.erase(deed);
    }
}

void Checks::judgeAction(const schema::ActionRecord& record, const Deed& deed)
{
    using schema::ActionState;
    const bool nothing =
        record.state == ActionState::FailedUndone || record.state == ActionState::Cancelled;
    if (nothing && deed.claimed) {
        fail("action " + record.id +
             " says that nothing is left of it, but its claim was made: " + record.result);
    }
    const auto& parameters = record.plan.request.parameters;
    const auto to = parameters.find("to");
    const auto address = parameters.find("address");
    if (record.state != ActionState::Succeeded || to == parameters.end() ||
        address == parameters.end()) {
        return;
    }
    const Host* target = site_.find(to->second);
    const std::size_t group = groupOf(address->second);
    if (target == nullptr || group == groups_.size()) {
        return;
    }
    const Holding& holding = held_[target->index() * groups_.size() + group];
    if (!holding.now && !target->holds(groups_[group].address) &&
        (!holding.until || *holding.until < deed.began)) {
        fail("action " + record.id + " says that it succeeded, but " + target->name() +
             " never carried " + groups_[group].address.toString());
    }
}

} // namespace bafar::sim
