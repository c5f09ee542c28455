// Rules 1, 2 and 6, and the bookkeeping; rules 3 to 5: check_rules.cpp; at rest: check_rest.cpp.
#include "agents/sim/checks.h"

#include <algorithm>
#include <utility>

namespace bafar::sim {

namespace {

constexpr Duration Slack = std::chrono::milliseconds(60); ///< a late wake-up that is no stall yet
constexpr std::size_t WaitingMax = 50000;

} // namespace

Checks::Checks(Site& site)
    : site_(site)
    , touched_(site.size(), false)
{
    for (const auto& router : site.host(0)
                                  .spec()
                                  .section<schema::floating_ip::Config>(schema::floating_ip::Name)
                                  .routers) {
        groups_.push_back(
            {router.id, router.virtualRouter, router.addresses.front().address, router.interval});
    }
    seats_.resize(site.size() * groups_.size());
    held_.resize(seats_.size());
    for (std::size_t index = 0; index < site.size(); ++index) {
        noteConfig(site.host(index));
    }
    site.watch(*this);
}

Checks::Seat& Checks::seat(const Host& host, std::size_t group)
{
    return seats_[host.index() * groups_.size() + group];
}

std::size_t Checks::groupOf(std::uint8_t virtualRouter) const
{
    std::size_t group = 0;
    while (group < groups_.size() && groups_[group].virtualRouter != virtualRouter) {
        ++group;
    }
    return group;
}

std::size_t Checks::groupOf(const std::string& id) const
{
    std::size_t group = 0;
    while (group < groups_.size() && groups_[group].id != id) {
        ++group;
    }
    return group;
}

const schema::floating_ip::RouterConfig* Checks::configOf(const Host& host, const std::string& id)
{
    const auto& routers =
        host.spec().section<schema::floating_ip::Config>(schema::floating_ip::Name).routers;
    const auto found = std::find_if(routers.begin(), routers.end(),
                                    [&id](const auto& router) { return router.id == id; });
    return found == routers.end() ? nullptr : &*found;
}

std::uint8_t Checks::basePriority(const Host& host, std::size_t group) const
{
    if (host.setup().ownerPriority != 0) {
        return host.setup().ownerPriority;
    }
    const auto* config = configOf(host, groups_[group].id);
    if (config != nullptr) {
        for (const auto& member : config->members) {
            if (member.node == host.name()) {
                return member.priority;
            }
        }
    }
    return 0;
}

bool Checks::preempts(const Host& host, std::size_t group) const
{
    const auto* config = configOf(host, groups_[group].id);
    return config != nullptr && config->preempt;
}

Duration Checks::grace(const std::string& router) const
{
    Duration interval{};
    for (std::size_t index = 0; index < site_.size(); ++index) {
        if (const auto* config = configOf(site_.host(index), router)) {
            interval = std::max(interval, config->interval);
        }
    }
    const Duration skew = interval; // priority 1 waits 255/256 of it
    return 3 * interval + skew + 2 * Network::DelayMax + Slack;
}

/// A killed agent's address stays until the slowest peer may have taken over: four intervals in
/// whole seconds and one second between renewals; at least 3 s.
Duration Checks::lifetime(const Group& group) const
{
    const auto whole = std::chrono::ceil<std::chrono::seconds>(4 * group.longestInterval);
    return std::max<Duration>(std::chrono::seconds(3), whole + std::chrono::seconds(1));
}

Duration Checks::restTime() const
{
    Duration longest{};
    for (const Group& group : groups_) {
        Duration delay{};
        for (std::size_t index = 0; index < site_.size(); ++index) {
            if (const auto* config = configOf(site_.host(index), group.id)) {
                delay = std::max(delay, config->preemptDelay);
            }
        }
        // Lose the owner, elect one, be preempted by a better one: each at most a master-down time.
        longest = std::max(longest, 3 * grace(group.id) + delay + lifetime(group));
    }
    return longest;
}

bool Checks::look()
{
    if (failure_) {
        return true;
    }
    if (pairsMoved_) {
        pairsMoved_ = false;
        for (std::size_t index = 0; index < touched_.size(); ++index) {
            if (touched_[index]) {
                touched_[index] = false;
                lookAtHost(site_.host(index));
            }
        }
        lookAtPairs();
    }
    const Instant now = site_.world().now();
    for (const Pair& pair : pairs_) {
        const Group& group = groups_[pair.group];
        if (now - pair.since > grace(group.id)) {
            fail("two owners of " + group.address.toString() + " hear each other: " +
                 site_.host(pair.a).name() + " and " + site_.host(pair.b).name() + " for " +
                 toHumanText(now - pair.since) + ", the grace is " + toHumanText(grace(group.id)));
            break;
        }
    }
    for (const auto& [index, since] : deadSince_) {
        const bool late = std::all_of(groups_.begin(), groups_.end(), [&](const Group& group) {
            return now - since > lifetime(group);
        });
        if (late) {
            fail(site_.host(index).name() + " is dead for " + toHumanText(now - since) +
                 " and still carries an address");
            break;
        }
    }
    if (site_.world().waiting() > WaitingMax) {
        fail("more than " + std::to_string(WaitingMax) + " events wait");
    }
    return failure_.has_value();
}

void Checks::lookAtPairs()
{
    std::vector<Pair> fresh;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        for (std::size_t a = 0; a < site_.size(); ++a) {
            Host& first = site_.host(a);
            if (!first.live() || !first.holds(groups_[group].address)) {
                continue;
            }
            for (std::size_t b = a + 1; b < site_.size(); ++b) {
                Host& second = site_.host(b);
                if (!second.live() || !second.holds(groups_[group].address) ||
                    !site_.connected(first, second)) {
                    continue;
                }
                const auto known =
                    std::find_if(pairs_.begin(), pairs_.end(), [&](const Pair& pair) {
                        return pair.group == group && pair.a == a && pair.b == b;
                    });
                fresh.push_back(known != pairs_.end() ? *known
                                                      : Pair{group, a, b, site_.world().now()});
            }
        }
    }
    pairs_ = std::move(fresh);
}

void Checks::lookAtHost(Host& host)
{
    bool carries = false;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        const bool holds = host.holds(groups_[group].address);
        carries = carries || holds;
        Holding& holding = held_[host.index() * groups_.size() + group];
        if (std::exchange(holding.now, holds) && !holds) {
            holding.until = site_.world().now();
        }
        if (holds && host.running() && !host.stalled() &&
            seat(host, group).state != floating_ip::RouterState::Active) {
            fail(host.name() + " carries " + groups_[group].address.toString() +
                 " and is not its owner");
        }
    }
    if (carries && !host.running()) {
        deadSince_.try_emplace(host.index(), site_.world().now());
    } else {
        deadSince_.erase(host.index());
    }
    if (host.node() != nullptr) {
        const events::Limits limits;
        const events::Machine& stream = host.node()->stream();
        if (stream.keptMessages() > limits.messages || stream.keptBytes() > limits.bytes) {
            fail("the stream of " + host.name() + " keeps more than its bound");
        }
    }
}

void Checks::hostChanged(Host& host)
{
    touched_[host.index()] = true;
    pairsMoved_ = true;
    if (!host.running()) {
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            seat(host, group) = Seat{};
        }
    }
    noteConfig(host);
}

void Checks::fail(const std::string& text)
{
    if (!failure_) {
        failure_ = "at " + toHumanText(site_.world().elapsed()) + ": " + text;
        site_.world().note("CHECK FAILED: " + text);
    }
}

} // namespace bafar::sim
