// The frame of a virtual router: timers, states, what is sent. Inputs: vrrp_inputs.cpp; adverts:
// vrrp_adverts.cpp.
#include "agents/floating_ip/vrrp.h"

#include <algorithm>
#include <utility>

namespace bafar::floating_ip {
namespace {

constexpr unsigned StallIntervals = 3;
/// A Backup's timer may fire this late, or one interval, before its silence proves nothing.
constexpr Duration LatenessAllowed = std::chrono::milliseconds{50};

} // namespace

static_assert(Machine<VirtualRouter>);

Duration addressLifetime(Duration interval)
{
    constexpr Duration Second = std::chrono::seconds{1};
    constexpr Duration Least = std::chrono::seconds{3};
    constexpr unsigned SlowestTakeOver = 4; ///< intervals; three and 255/256 for the skew
    const Duration whole = (interval * SlowestTakeOver + Second - Duration{1}) / Second * Second;
    return std::max(Least, whole + AddressRenewal);
}

VirtualRouter::VirtualRouter(Settings settings, Rules rules)
    : settings_(std::move(settings))
    , rules_(rules)
{
}

VirtualRouter::Effects VirtualRouter::handle(const Input& input, Instant now)
{
    Effects out;
    if (stalled(now) && !std::holds_alternative<StallDetected>(input)) {
        on(StallDetected{now - lastAdvert_}, now, out);
    }
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

VirtualRouter::Effects VirtualRouter::tick(Instant now)
{
    Effects out;
    if (state_ == RouterState::Backup && now >= masterDownAt()) {
        const Duration late = now - masterDownAt();
        if (late >= std::max(intervalHeard(), LatenessAllowed)) {
            on(StallDetected{late}, now, out);
        } else {
            enterActive(Row::BackupMasterDown, now, out);
        }
    } else if (stalled(now)) {
        on(StallDetected{now - lastAdvert_}, now, out);
    } else if (state_ == RouterState::Active) {
        tickActive(now, out);
    }
    return out;
}

std::optional<Deadline> VirtualRouter::deadline() const
{
    if (state_ == RouterState::Initialize) {
        return std::nullopt;
    }
    if (state_ == RouterState::Backup) {
        return Deadline{masterDownAt(), "master-down time"};
    }
    Deadline next{timers_.advert, "next advertisement"};
    const auto consider = [&next](const std::optional<Instant>& at, std::string_view why) {
        if (at && *at < next.at) {
            next = Deadline{*at, why};
        }
    };
    consider(timers_.renew, "address lifetime");
    consider(timers_.arpRepeat, "second gratuitous ARP burst");
    consider(timers_.arpRefresh, "gratuitous ARP refresh");
    consider(timers_.settle, "settling after a take-over");
    consider(timers_.splitBrainEnd, "end of a split brain");
    return next;
}

RouterStatus VirtualRouter::status() const
{
    RouterStatus status;
    status.state = state_;
    status.since = since_;
    status.priority = priority();
    status.overridden = override_ != 0;
    status.link = link_;
    status.interval =
        state_ == RouterState::Active ? Duration{settings_.interval} : intervalHeard();
    if (state_ == RouterState::Backup) {
        status.owner = owner_;
        status.ownerPriority = ownerPriority_;
        status.ownerStyle = ownerStyle_;
    }
    status.splitBrain = splitBrain_;
    if (splitBrain_) {
        status.rival = rival_;
    }
    status.refused = refused_;
    status.pausedUntil = pausedUntil_;
    if (state_ == RouterState::Backup && settings_.preemptDelay > Duration{}) {
        status.preemptAt = preemptFrom_;
    }
    status.advertsSent = advertsSent_;
    status.advertsReceived = advertsReceived_;
    status.becameActive = becameActive_;
    status.transitions = transitions_;
    return status;
}

Duration VirtualRouter::skewTime() const
{
    return rules_.skewTime ? intervalHeard() * (256 - priority()) / 256 : Duration{};
}

Duration VirtualRouter::masterDownTime() const
{
    return intervalHeard() * MasterDownIntervals + skewTime();
}

void VirtualRouter::tickActive(Instant now, Effects& out)
{
    const auto due = [now](std::optional<Instant>& at) {
        const bool is = at && *at <= now;
        if (is) {
            at.reset();
        }
        return is;
    };
    if (due(timers_.settle)) {
        count(Row::ActiveSettled);
        override_ = settle_;
        timers_.advert = now;
        out.emplace_back(
            Noted{Note::OverrideSettled,
                  {},
                  "settled on priority " + std::to_string(priority()) + " after the take-over"});
    }
    if (timers_.advert <= now) {
        count(Row::ActiveAdvertDue);
        const Instant next = timers_.advert + settings_.interval;
        advertise(priority(), now, out);
        if (next > now) {
            timers_.advert = next; // a late advert does not shift the beat
        }
    }
    if (due(timers_.arpRepeat)) {
        count(Row::ActiveArpRepeat);
        lastArp_ = now;
        out.emplace_back(SendGratuitousArp{addresses(), settings_.arpRepeat});
    }
    if (due(timers_.arpRefresh)) {
        count(Row::ActiveArpRefresh);
        lastArp_ = now;
        timers_.arpRefresh = now + settings_.arpRefresh;
        out.emplace_back(SendGratuitousArp{addresses(), 1});
    }
    if (timers_.renew <= now) {
        count(Row::ActiveRenew);
        timers_.renew = now + AddressRenewal;
        if (!std::exchange(refusedLately_, false)) {
            refusals_ = 0;
            givenUp_ = 0;
            refused_.clear();
        }
        out.emplace_back(RenewAddresses{settings_.addresses});
    }
    if (due(timers_.splitBrainEnd)) {
        count(Row::ActiveSplitBrainEnded);
        out.emplace_back(Noted{Note::SplitBrainEnded, rival_.value_or(net::Address{}),
                               "no other owner is heard any more"});
        splitBrain_ = false;
        rival_.reset();
    }
}

void VirtualRouter::enterBackup(Row row, unsigned intervals, Instant now, Effects& out)
{
    owner_.reset();
    ownerPriority_ = 0;
    learned_.reset();
    preemptFrom_.reset();
    changeState(row, RouterState::Backup, now, out);
    listen(intervals, now);
}

void VirtualRouter::enterActive(Row row, Instant now, Effects& out)
{
    timers_ = Timers{};
    timers_.renew = now + AddressRenewal;
    if (settings_.arpRefresh > Duration{}) {
        timers_.arpRefresh = now + settings_.arpRefresh;
    }
    rival_.reset();
    splitBrain_ = false;
    refusals_ = 0;
    refusedLately_ = false;
    pausedUntil_.reset();
    ++becameActive_;
    const bool handOver = row == Row::BackupTakeOver;
    if (!handOver) {
        advertise(priority(), now, out);
    }
    out.emplace_back(ClaimAddresses{settings_.addresses});
    announce(now, out);
    if (handOver) {
        advertise(priority(), now, out);
    }
    changeState(row, RouterState::Active, now, out);
}

void VirtualRouter::leaveActive(Row row, RouterState to, Instant now, Effects& out)
{
    override_ = 0;
    settle_ = 0;
    timers_ = Timers{};
    if (splitBrain_) {
        out.emplace_back(Noted{Note::SplitBrainEnded, rival_.value_or(net::Address{}),
                               "this node is no longer an owner"});
    }
    rival_.reset();
    splitBrain_ = false;
    if (to == RouterState::Initialize || rules_.releaseOnYield) {
        out.emplace_back(ReleaseAddresses{settings_.addresses});
    }
    if (to == RouterState::Backup) {
        enterBackup(row, MasterDownIntervals, now, out);
    } else {
        changeState(row, to, now, out);
    }
}

void VirtualRouter::changeState(Row row, RouterState to, Instant now, Effects& out)
{
    count(row);
    out.emplace_back(StateChanged{state_, to, row});
    state_ = to;
    since_ = now;
    ++transitions_;
}

void VirtualRouter::advertise(std::uint8_t priority, Instant now, Effects& out)
{
    lastAdvert_ = now;
    timers_.advert = now + settings_.interval;
    ++advertsSent_;
    out.emplace_back(SendAdvert{priority, settings_.interval, addresses()});
}

/// A burst of gratuitous ARP now, and a second one later for hosts that missed it.
void VirtualRouter::announce(Instant now, Effects& out)
{
    lastArp_ = now;
    if (settings_.arpDelay > Duration{}) {
        timers_.arpRepeat = now + settings_.arpDelay;
    }
    out.emplace_back(SendGratuitousArp{addresses(), settings_.arpRepeat});
}

void VirtualRouter::listen(unsigned intervals, Instant now)
{
    listenFrom_ = now;
    listenIntervals_ = intervals;
}

/// An Active that has not advertised for three intervals: any Backup may have taken over meanwhile.
bool VirtualRouter::stalled(Instant now) const
{
    return state_ == RouterState::Active &&
           now - lastAdvert_ >= Duration{settings_.interval} * StallIntervals;
}

std::uint8_t VirtualRouter::priority() const
{
    return std::max(override_, settings_.priority);
}

Instant VirtualRouter::masterDownAt() const
{
    const Instant at = listenFrom_ + intervalHeard() * listenIntervals_ + skewTime();
    return pausedUntil_ ? std::max(at, *pausedUntil_) : at;
}

std::vector<net::Address> VirtualRouter::addresses() const
{
    std::vector<net::Address> addresses;
    addresses.reserve(settings_.addresses.size());
    for (const net::Prefix& prefix : settings_.addresses) {
        addresses.push_back(prefix.address);
    }
    return addresses;
}

} // namespace bafar::floating_ip
