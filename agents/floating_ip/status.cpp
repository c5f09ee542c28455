// What the floating IP machine says of itself, from the last reports.
#include "agents/floating_ip/group.h"
#include "agents/floating_ip/machine.h"

namespace bafar::floating_ip {
namespace {

namespace contract = schema::floating_ip;

/// How long what is seen on the interface may lag behind a change of state.
constexpr Duration SettleTime = std::chrono::seconds{1};

contract::RouterState stateOf(RouterState state)
{
    return static_cast<contract::RouterState>(state);
}

contract::Dialect dialectOf(ChecksumStyle style)
{
    return style == ChecksumStyle::PseudoHeader ? contract::Dialect::Keepalived
                                                : contract::Dialect::Rfc9568;
}

std::string whyText(Row row)
{
    const RowInfo& info = rowInfo(row);
    return std::string(info.input) + (info.when.empty() ? "" : ": " + std::string(info.when));
}

} // namespace

Machine::Status Machine::status(Instant now) const
{
    Status status;
    status.realtime = thread_.realtime;
    status.memoryLocked = thread_.memoryLocked;
    status.reasons = thread_.troubles;
    if (!thread_.troubles.empty()) {
        status.state = schema::State::Degraded;
    }
    for (const auto& [id, entry] : entries_) {
        status.routers.push_back(describe(entry, now));
        const std::string& problem = status.routers.back().problem;
        if (problem.empty()) {
            continue;
        }
        status.reasons.push_back(id + ": " + problem);
        const bool failed =
            entry.report.status.splitBrain || entry.report.status.state == RouterState::Active;
        status.state = silent_ ? schema::State::Unknown
                               : schema::worse(status.state, failed ? schema::State::Failed
                                                                    : schema::State::Degraded);
    }
    return status;
}

contract::RouterStatus Machine::describe(const Entry& entry, Instant now) const
{
    const RouterStatus& seen = entry.report.status;
    contract::RouterStatus status;
    status.id = entry.config.id;
    status.virtualRouter = entry.config.virtualRouter;
    status.interface = interfaceOf(entry);
    status.addresses = entry.config.addresses;
    status.state = stateOf(seen.state);
    status.basePriority = entry.member.priority;
    status.priority = entry.reported ? seen.priority : entry.member.priority;
    status.holdsAddresses = entry.report.holdsAddresses;
    status.linkUp = seen.link.has_value();
    status.interval = entry.config.interval;
    status.activeInterval = seen.interval;
    status.masterDown = entry.report.masterDown;
    if (seen.state == RouterState::Active && seen.link) {
        status.owner = seen.link->primary;
        status.ownerPriority = seen.priority;
        status.ownerNode = self_.node;
        status.ownerDialect = entry.config.dialect;
    } else if (seen.owner) {
        status.owner = *seen.owner;
        status.ownerPriority = seen.ownerPriority;
        status.ownerNode = nodeAt(*seen.owner);
        status.ownerDialect = dialectOf(seen.ownerStyle);
    }
    if (seen.preemptAt) {
        status.preemptAt = wall_.at(*seen.preemptAt);
    }
    if (seen.pausedUntil) {
        status.pausedUntil = wall_.at(*seen.pausedUntil);
    }
    if (entry.changed) {
        status.changedAt = wall_.at(seen.since);
        status.changedWhy = whyText(entry.changedBy);
    }
    status.transitions = seen.transitions;
    status.advertsSent = seen.advertsSent;
    status.advertsReceived = seen.advertsReceived;
    status.advertsRefused = entry.report.refused;
    status.lastRefusal = entry.report.lastRefusal;
    status.problem = problem(entry, now);
    status.jitterWorst = entry.report.jitterWorst;
    return status;
}

std::string Machine::problem(const Entry& entry, Instant now) const
{
    const RouterStatus& seen = entry.report.status;
    if (silent_) {
        return "the VRRP thread says nothing for more than " + toHumanText(SilenceMax) +
               "; shown is its last word";
    }
    if (!entry.reported) {
        return "its thread has not reported yet";
    }
    if (seen.splitBrain) {
        return "split brain: " + seen.rival.value_or(net::Address{}).toString() +
               " also acts as the owner";
    }
    if (!seen.link) {
        return interfaceOf(entry) + " has no carrier or no IPv4 address of its own";
    }
    const bool settled = now - seen.since >= SettleTime;
    const bool active = seen.state == RouterState::Active;
    if (settled && active && !entry.report.holdsAddresses) {
        return std::string(WithoutAddresses) + interfaceOf(entry) +
               (seen.refused.empty() ? "" : ": " + seen.refused);
    }
    if (!active && !seen.refused.empty()) {
        return "this host refuses the addresses, so it does not own them: " + seen.refused;
    }
    return {};
}

std::string Machine::nodeAt(const net::Address& address) const
{
    const auto known = nodes_.find(address);
    return known == nodes_.end() ? std::string() : known->second;
}

std::string Machine::interfaceOf(const Entry& entry) const
{
    return entry.member.interface.empty() ? entry.config.interface : entry.member.interface;
}

} // namespace bafar::floating_ip
