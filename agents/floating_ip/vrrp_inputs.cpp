// Every input of a virtual router except received adverts.
#include <algorithm>

#include "agents/floating_ip/vrrp.h"

namespace bafar::floating_ip {
namespace {

constexpr unsigned ClaimRefusalsMax = 3; ///< in a row
constexpr Duration ClaimPauseMin = std::chrono::seconds{10};
constexpr Duration ClaimPauseMax = std::chrono::minutes{5};

std::vector<net::Prefix> without(const std::vector<net::Prefix>& from,
                                 const std::vector<net::Prefix>& those)
{
    std::vector<net::Prefix> rest;
    for (const net::Prefix& prefix : from) {
        if (std::find(those.begin(), those.end(), prefix) == those.end()) {
            rest.push_back(prefix);
        }
    }
    return rest;
}

} // namespace

void VirtualRouter::on(const Startup&, Instant now, Effects& out)
{
    if (state_ != RouterState::Initialize) {
        count(state_ == RouterState::Backup ? Row::BackupStartup : Row::ActiveStartup);
        return;
    }
    started_ = true;
    if (!link_) {
        count(Row::InitializeStartupNoLink);
    } else if (settings_.priority == OwnerPriority) {
        enterActive(Row::InitializeStartupOwner, now, out);
    } else {
        enterBackup(Row::InitializeStartup, MasterDownIntervals, now, out);
    }
}

void VirtualRouter::on(const Shutdown&, Instant now, Effects& out)
{
    started_ = false;
    switch (state_) {
    case RouterState::Initialize: count(Row::InitializeShutdown); break;
    case RouterState::Backup:
        changeState(Row::BackupShutdown, RouterState::Initialize, now, out);
        break;
    case RouterState::Active:
        advertise(ResignPriority, now, out);
        leaveActive(Row::ActiveShutdown, RouterState::Initialize, now, out);
        break;
    }
}

void VirtualRouter::on(const LinkUp& input, Instant now, Effects& out)
{
    const bool same = link_ == input.link;
    link_ = input.link;
    switch (state_) {
    case RouterState::Initialize:
        if (!started_) {
            count(Row::InitializeLinkUpNotStarted);
        } else if (settings_.priority == OwnerPriority) {
            enterActive(Row::InitializeLinkUpOwner, now, out);
        } else {
            enterBackup(Row::InitializeLinkUp, MasterDownIntervals, now, out);
        }
        break;
    case RouterState::Backup: count(Row::BackupLinkUp); break;
    case RouterState::Active:
        if (same) {
            count(Row::ActiveLinkUpSame);
        } else {
            count(Row::ActiveLinkUpChanged);
            advertise(priority(), now, out);
            announce(now, out);
        }
        break;
    }
}

void VirtualRouter::on(const LinkDown&, Instant now, Effects& out)
{
    link_.reset();
    switch (state_) {
    case RouterState::Initialize: count(Row::InitializeLinkDown); break;
    case RouterState::Backup:
        changeState(Row::BackupLinkDown, RouterState::Initialize, now, out);
        break;
    case RouterState::Active:
        leaveActive(Row::ActiveLinkDown, RouterState::Initialize, now, out);
        break;
    }
}

void VirtualRouter::on(const SettingsChanged& input, Instant now, Effects& out)
{
    const Settings before = settings_;
    settings_ = input.settings;
    peers_.clear();
    refused_.clear();
    givenUp_ = 0;
    pausedUntil_.reset();
    switch (state_) {
    case RouterState::Initialize: count(Row::InitializeSettings); break;
    case RouterState::Backup:
        count(Row::BackupSettings);
        preemptFrom_.reset();
        break;
    case RouterState::Active:
        count(Row::ActiveSettings);
        activeSettings(before, now, out);
        break;
    }
}

void VirtualRouter::activeSettings(const Settings& before, Instant now, Effects& out)
{
    const std::vector<net::Prefix> gone = without(before.addresses, settings_.addresses);
    const std::vector<net::Prefix> added = without(settings_.addresses, before.addresses);
    if (!gone.empty()) {
        out.emplace_back(ReleaseAddresses{gone});
    }
    advertise(priority(), now, out);
    if (!added.empty()) {
        out.emplace_back(ClaimAddresses{added});
        announce(now, out);
    }
    if (settings_.arpRefresh <= Duration{}) {
        timers_.arpRefresh.reset();
    } else if (before.arpRefresh != settings_.arpRefresh) {
        timers_.arpRefresh = now + settings_.arpRefresh;
    }
}

void VirtualRouter::on(const TakeOver& input, Instant now, Effects& out)
{
    if (state_ == RouterState::Initialize) {
        count(Row::InitializeTakeOver);
        out.emplace_back(CommandAnswered{
            input.action, false,
            started_ ? "the interface " + settings_.interface +
                           " has no carrier or no IPv4 address: bring it up first"
                     : "the virtual router is not started: enable it in the spec first"});
        return;
    }
    if (state_ == RouterState::Active) {
        count(Row::ActiveTakeOver);
        out.emplace_back(CommandAnswered{input.action, true, "this node is the owner already"});
        return;
    }
    if (std::string reason = refusal(input); !reason.empty()) {
        count(Row::BackupTakeOverRefused);
        out.emplace_back(CommandAnswered{input.action, false, std::move(reason)});
        return;
    }
    override_ = input.claimPriority;
    settle_ = input.settlePriority;
    enterActive(Row::BackupTakeOver, now, out);
    timers_.settle = now + SettleIntervals * settings_.interval;
    out.emplace_back(
        CommandAnswered{input.action, true, "claimed with priority " + std::to_string(priority())});
}

std::string VirtualRouter::refusal(const TakeOver& input) const
{
    if (input.claimPriority == 0 || input.claimPriority == OwnerPriority) {
        return "the claim priority is " + std::to_string(input.claimPriority) +
               ", must be 1 to 254";
    }
    if (input.settlePriority > input.claimPriority) {
        return "the settle priority " + std::to_string(input.settlePriority) +
               " is above the claim priority " + std::to_string(input.claimPriority);
    }
    const std::uint8_t claim = std::max(input.claimPriority, settings_.priority);
    const bool wins = claim > ownerPriority_ ||
                      (claim == ownerPriority_ && owner_ && link_ && *owner_ < link_->primary);
    if (owner_ && !wins) {
        return "the owner " + owner_->toString() + " advertises priority " +
               std::to_string(ownerPriority_) + ", a claim with " + std::to_string(claim) +
               " would not win: plan again";
    }
    return {};
}

void VirtualRouter::on(const ReleaseOverride& input, Instant now, Effects& out)
{
    std::string text = "no override was held";
    if (state_ == RouterState::Active && override_ != 0) {
        count(Row::ActiveReleaseOverride);
        override_ = 0;
        timers_.settle.reset();
        advertise(priority(), now, out);
        text = "advertises its own priority " + std::to_string(priority()) + " again";
    } else if (state_ == RouterState::Active) {
        count(Row::ActiveReleaseNothing);
    } else {
        count(state_ == RouterState::Backup ? Row::BackupReleaseOverride
                                            : Row::InitializeReleaseOverride);
    }
    out.emplace_back(CommandAnswered{input.action, true, std::move(text)});
}

void VirtualRouter::on(const ClaimRefused& input, Instant now, Effects& out)
{
    if (state_ != RouterState::Active) {
        count(state_ == RouterState::Backup ? Row::BackupClaimRefused
                                            : Row::InitializeClaimRefused);
        return;
    }
    refused_ = input.reason;
    refusedLately_ = true;
    ++refusals_;
    // Who was asked to take over relieves an owner that could; who gave up before, one that took
    // over since.
    const bool first = override_ != 0 || givenUp_ > 0;
    if (!first && refusals_ < ClaimRefusalsMax) {
        count(Row::ActiveClaimRefused);
        return;
    }
    const Duration pause = std::min(ClaimPauseMax, ClaimPauseMin * (1U << std::min(givenUp_, 8U)));
    ++givenUp_;
    out.emplace_back(Noted{Note::ClaimGivenUp,
                           {},
                           "this host refuses the addresses (" + refused_ +
                               "): it resigns and tries again in " + toHumanText(pause)});
    advertise(ResignPriority, now, out);
    leaveActive(Row::ActiveClaimGivenUp, RouterState::Backup, now, out);
    pausedUntil_ = now + pause;
}

void VirtualRouter::on(const StallDetected& input, Instant now, Effects& out)
{
    if (state_ == RouterState::Initialize) {
        count(Row::InitializeStall);
        return;
    }
    const bool active = state_ == RouterState::Active;
    out.emplace_back(
        Noted{Note::Stalled,
              {},
              "the agent did not run for " + toHumanText(input.length) +
                  (active ? ": it lets the addresses go and listens first" : ": it listens anew")});
    if (active) {
        leaveActive(Row::ActiveStall, RouterState::Backup, now, out);
        listen(1, now);
    } else {
        count(Row::BackupStall);
        listen(MasterDownIntervals, now);
    }
}

} // namespace bafar::floating_ip
