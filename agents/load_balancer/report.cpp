// What the machine says of itself, for programs and pages. See machine.h.
#include <algorithm>

#include "agents/load_balancer/machine.h"
#include "core/base/text.h"

namespace bafar::load_balancer {
namespace {

namespace contract = schema::load_balancer;
using schema::State;

std::uint64_t failuresOf(const Counts& counts)
{
    return counts.refusedConnections + counts.brokenAnswers + counts.answers[4];
}

} // namespace

std::string Machine::networkProblem(const ServerEntry& entry) const
{
    const auto found = report_.networks.find(entry.network);
    if (entry.network.empty() || found == report_.networks.end() || found->second.empty()) {
        return {};
    }
    return "the network " + sanitized(entry.networkName, TextShown) +
           " is not entered: " + found->second +
           "; a container that is attached to it here opens it, or publish the port in host mode";
}

contract::ServerStatus Machine::statusOf(const std::string& upstream,
                                         const ServerEntry& entry) const
{
    contract::ServerStatus status;
    status.key = sanitized(entry.key, TextShown);
    status.name = sanitized(entry.name, TextShown);
    status.at = entry.at;
    status.way = !entry.network.empty() ? contract::Way::Overlay
                 : entry.name.empty()   ? contract::Way::Address
                                        : contract::Way::HostPort;
    status.network = sanitized(entry.networkName, TextShown);
    status.problem = networkProblem(entry);
    status.draining = entry.draining;
    for (const ServerReport& one : report_.servers) {
        if (one.upstream == upstream && one.entry.key == entry.key) {
            status.ejected = one.ejected;
            status.active = one.active;
            status.requests = one.counts.requests;
            status.failures = failuresOf(one.counts);
            status.lastFailure = one.lastFailure;
            if (one.ejected && one.triedAgain != Instant{} && wall_.known()) {
                status.triedAgainAt = wall_.at(one.triedAgain);
            }
        }
    }
    const Meter& meter = meterOf(meters_.servers, {upstream, entry.key});
    status.requestsPerSecond = meter.rate().requests;
    status.errorsPerSecond = meter.rate().errors;
    status.p95 = meter.p95();
    if (const auto since = standing_.since({upstream, entry.key}); since && wall_.known()) {
        status.since = wall_.at(*since);
    }
    return status;
}

contract::UpstreamStatus Machine::statusOf(const UpstreamEntry& entry) const
{
    contract::UpstreamStatus one;
    one.id = sanitized(entry.id, TextShown);
    one.service = sanitized(serviceOf(entry.id), TextShown);
    one.why = entry.why;
    const Meter& meter = meterOf(meters_.upstreams, entry.id);
    one.requestsPerSecond = meter.rate().requests;
    one.errorsPerSecond = meter.rate().errors;
    one.p95 = meter.p95();
    for (std::size_t i = 0; i < std::min(entry.servers.size(), ServersShown); ++i) {
        one.servers.push_back(statusOf(entry.id, entry.servers[i]));
    }
    for (const UnreachedEntry& unreached : entry.unreached) {
        contract::ServerStatus status;
        status.key = sanitized(unreached.key, TextShown);
        status.name = sanitized(unreached.name, TextShown);
        status.way = contract::Way::None;
        status.problem = unreached.why;
        one.servers.push_back(std::move(status));
    }
    return one;
}

/// Whose tasks an upstream's servers are; empty: it is none's.
std::string Machine::serviceOf(const std::string& upstream) const
{
    for (const auto& configured : config_.upstreams) {
        if (configured.id == upstream) {
            return configured.service;
        }
    }
    constexpr std::string_view Prefix = "service:";
    return upstream.starts_with(Prefix) ? upstream.substr(Prefix.size()) : std::string();
}

/// A listener's address is on this node now.
bool Machine::holds(const std::string& listener) const
{
    return std::any_of(config_.listeners.begin(), config_.listeners.end(), [&](const auto& one) {
        return one.id == listener &&
               (one.floatingIp.empty() ||
                std::find(held_.begin(), held_.end(), one.floatingIp) != held_.end());
    });
}

Machine::Status Machine::status(Instant now) const
{
    Status status;
    if (listens_.empty()) {
        status.reasons = {"not in the cluster spec"};
        return status;
    }
    for (const Listen& listen : listens_) {
        contract::ListenerStatus one;
        one.id = listen.listener;
        one.at = listen.at;
        one.here = holds(listen.listener);
        for (const ListenReport& report : report_.listens) {
            if (report.listen == listen) {
                one.listening = report.listening;
                one.problem = report.problem;
                one.connections = report.connections;
            }
        }
        status.listeners.push_back(std::move(one));
    }
    std::transform(routing_.upstreams.begin(), routing_.upstreams.end(),
                   std::back_inserter(status.upstreams),
                   [this](const UpstreamEntry& entry) { return statusOf(entry); });
    for (const RouteEntry& route : routing_.routes) {
        status.routes.push_back({route.listener, sanitized(route.host, TextShown),
                                 sanitized(route.path, TextShown),
                                 sanitized(route.upstream, TextShown)});
    }
    for (const Trouble& trouble : troubles()) {
        status.reasons.push_back(trouble.text);
    }
    const bool deaf = std::any_of(status.listeners.begin(), status.listeners.end(),
                                  [](const auto& one) { return !one.problem.empty(); });
    status.state = deaf ? State::Failed : status.reasons.empty() ? State::Ok : State::Degraded;
    if (silent(now)) {
        status.state = State::Unknown;
        status.reasons.insert(status.reasons.begin(), "its loops have not reported yet");
    }
    return status;
}

} // namespace bafar::load_balancer
