// Rules 3 to 5: who may take over when, and who gives way to whom.
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
    if (change.to == RouterState::Backup && !yielded) {
        seat.respected.reset();
        seat.resigned.reset();
        seat.lowerSince.reset();
    }
    if (change.row == Row::ActiveStall && seat.arrived == site_.world().now()) {
        weigh(host, group, seat.last); // the advert that woke it counts for the new state
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
            watchResign(host, group);
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
        }
    }
}

void Checks::checkTakeOver(Host& host, std::size_t group)
{
    const Seat& seat = this->seat(host, group);
    const Instant now = site_.world().now();
    const std::uint8_t priority = basePriority(host, group);
    if (seat.resigned) {
        const Duration silent = now - *seat.resigned;
        if (seat.learned > Duration{} && silent + Rounding < skew(seat.learned, priority)) {
            fail(host.name() + " takes over " + toHumanText(silent) +
                 " after a resign, before its skew time");
        }
        return;
    }
    if (!seat.respected) {
        return;
    }
    const Duration silent = now - *seat.respected;
    const Duration masterDown = 3 * seat.learned + skew(seat.learned, priority);
    if (silent + Rounding < masterDown) {
        fail(host.name() + " takes over " + toHumanText(silent) +
             " after an advert it has to respect; the master-down time is " +
             toHumanText(masterDown));
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

void Checks::watchResign(Host& host, std::size_t group)
{
    const Seat& seat = this->seat(host, group);
    const Instant heard = site_.world().now();
    const auto* config = configOf(host, groups_[group].id);
    const Duration interval = std::max(seat.learned, config->interval);
    const Duration wait = skew(interval, basePriority(host, group)) + ActsWithin;
    site_.world().after(wait, [this, &host, group, heard] {
        const Seat& then = this->seat(host, group);
        const bool undisturbed = host.live() && host.settledSince() < heard && then.since < heard &&
                                 then.resigned == heard;
        if (undisturbed && then.state == RouterState::Backup) {
            fail(host.name() + " heard the owner of " + groups_[group].address.toString() +
                 " resign and does not take over");
        }
    });
}

} // namespace bafar::sim
