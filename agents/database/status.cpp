// What the database machine says of its server, from the last look.
#include <algorithm>

#include "agents/database/judge.h"
#include "agents/database/listening.h"
#include "agents/database/machine.h"
#include "agents/database/promise.h"

namespace bafar::database {

namespace {

namespace contract = schema::database;
using schema::State;

constexpr std::uint64_t TimeoutMsMax = 100ULL * 365 * 86400 * 1000; ///< what fits a Duration

std::uint32_t small(std::uint64_t number)
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, UINT32_MAX));
}

/// The node behind the host and port of a channel; empty: none of the spec's servers.
std::string nodeAt(const contract::Channel& channel,
                   const std::map<net::Endpoint, std::string>& nodes)
{
    const Result<net::Address> address = net::Address::parse(channel.sourceHost);
    if (address) {
        const auto found = nodes.find({*address, channel.sourcePort});
        return found == nodes.end() ? std::string() : found->second;
    }
    // By name: as people call the node, with or without a domain.
    const std::string name = channel.sourceHost.substr(0, channel.sourceHost.find('.'));
    for (const auto& [endpoint, node] : nodes) {
        if (node == name && endpoint.port == channel.sourcePort) {
            return node;
        }
    }
    return {};
}

contract::SemiSync semiSyncOf(const Settings& settings, const Counters& counters)
{
    contract::SemiSync semiSync;
    semiSync.primaryEnabled = saysYes(settingOf(settings, "rpl_semi_sync_master_enabled"));
    semiSync.primaryActive = counters.semiSyncPrimary;
    semiSync.clients = small(counters.semiSyncClients);
    semiSync.waiting = small(counters.semiSyncWaiting);
    semiSync.waitPoint = settingOf(settings, "rpl_semi_sync_master_wait_point");
    const std::uint64_t timeout =
        wholeNumber(settingOf(settings, "rpl_semi_sync_master_timeout")).value_or(0);
    semiSync.timeout = std::chrono::milliseconds(std::min(timeout, TimeoutMsMax));
    semiSync.replicaEnabled = saysYes(settingOf(settings, "rpl_semi_sync_slave_enabled"));
    semiSync.replicaActive = counters.semiSyncReplica;
    return semiSync;
}

/// How old the last answer of the driver may be.
State agedState(const std::optional<Instant>& heard,
                const std::optional<Instant>& begun,
                Duration interval,
                Instant now)
{
    const Instant last = heard.value_or(begun.value_or(now));
    const bool unknown = !heard || now - last >= Machine::UnknownAfter;
    return unknown                                            ? State::Unknown
           : now - last >= Machine::StaleIntervals * interval ? State::Stale
                                                              : State::Ok;
}

} // namespace

contract::Role Machine::roleOf() const
{
    if (!known_) {
        return contract::Role::Unknown;
    }
    const bool asReplica = !channels_.empty();
    const bool asPrimary = counters_.replicas > 0;
    if (asReplica) {
        return asPrimary ? contract::Role::Relay : contract::Role::Replica;
    }
    // Refused channels could hide that it is a replica.
    if (unread_.contains(Question::Replication)) {
        return contract::Role::Unknown;
    }
    return asPrimary ? contract::Role::Primary : contract::Role::Alone;
}

Machine::Status Machine::status(Instant now) const
{
    Status status = current_;
    if (!target_) {
        return status;
    }
    const State aged = agedState(heard_, begun_, pace(), now);
    if (aged != State::Ok && cause_ != contract::Cause::Unseen) {
        status.state = aged;
        status.reasons.insert(status.reasons.begin(),
                              heard_ ? "last look " + toHumanText(now - *heard_) + " ago"
                                     : "no look was answered yet");
    }
    return status;
}

Machine::Status Machine::describe() const
{
    Status status;
    status.promise.wanted = config_.promise;
    if (!target_) {
        status.reasons = {config_.servers.empty()
                              ? "not in the cluster spec"
                              : "no database server on this node in the cluster spec"};
        return status;
    }
    status.endpoint = target_->text();
    status.cause = cause_;
    Findings findings;
    if (known_) {
        describeFacts(status);
        const std::string listening = listeningProblem(settings_, own_, floating_);
        if (!listening.empty()) {
            findings.add(State::Failed, listening);
        }
        judgeAnswer(status, config_.timeout, findings);
    }
    if (cause_ != contract::Cause::Answered) {
        judgeFailure(failure_, *target_, config_.timeout, late_, lastKnown_, findings);
    }
    for (const GraphFinding& finding : graph_) {
        findings.add(finding.state, finding.text);
    }
    findings.into(status);
    return status;
}

void Machine::describeFacts(Status& status) const
{
    status.role = roleOf();
    status.readOnly = vital_.readOnly;
    status.version = vital_.version;
    status.serverId = vital_.serverId;
    status.uptime = std::chrono::seconds(std::min<std::uint64_t>(counters_.uptime, 3153600000));
    status.gtidCurrent = vital_.gtidCurrent;
    status.gtidBinlog = vital_.gtidBinlog;
    status.gtidSlave = vital_.gtidSlave;
    status.gtidState = vital_.gtidState;
    status.channels = channels_;
    for (contract::Channel& channel : status.channels) {
        channel.sourceNode = nodeAt(channel, nodes_);
        judgeChannel(channel, config_);
    }
    status.replicas = small(counters_.replicas);
    status.semiSync = semiSyncOf(settings_, counters_);
    status.connections = small(counters_.connected);
    status.connectionsMax = small(wholeNumber(settingOf(settings_, "max_connections")).value_or(0));
    status.running = small(counters_.running);
    status.queriesPerSecond = queriesPerSecond_;
    status.answerTime = answerTime_;
    status.bindAddress = settingOf(settings_, "bind_address");
    for (const auto& [question, text] : unread_) {
        status.unread.push_back(text);
    }
    if (settings_.empty()) {
        return; // nothing to judge the promise by
    }
    const Situation situation{config_.promise, status.role, vital_.readOnly,
                              settings_,       counters_,   channels_};
    status.promise.broken = brokenSettings(situation);
    status.promise.holding = holdingOf(situation, status.promise.broken);
    const bool weaker = status.promise.holding == contract::Holding::Blocked ||
                        (status.promise.holding == contract::Holding::Asynchronous &&
                         config_.promise != contract::Promise::Asynchronous);
    status.promise.state = !status.promise.broken.empty() ? State::Failed
                           : weaker                       ? State::Degraded
                                                          : State::Ok;
}

} // namespace bafar::database
