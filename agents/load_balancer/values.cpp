#include "agents/load_balancer/values.h"

#include <algorithm>

namespace bafar::load_balancer {

Durations& Durations::operator+=(const Durations& other)
{
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i] += other.counts[i];
    }
    secondsTotal += other.secondsTotal;
    return *this;
}

Duration percentile95(const Durations& before, const Durations& now)
{
    std::array<double, DurationBounds.size() + 1> grown{};
    double all = 0;
    for (std::size_t i = 0; i < grown.size(); ++i) {
        grown[i] = static_cast<double>(now.counts[i] - std::min(before.counts[i], now.counts[i]));
        all += grown[i];
    }
    const double wanted = all * 0.95;
    double below = 0;
    double lower = 0;
    for (std::size_t i = 0; i < DurationBounds.size() && all > 0; ++i) {
        const auto upper = static_cast<double>(DurationBounds[i]);
        if (below + grown[i] >= wanted) {
            const double part = grown[i] > 0 ? (wanted - below) / grown[i] : 1;
            return std::chrono::microseconds(
                static_cast<std::int64_t>(lower + (upper - lower) * part));
        }
        below += grown[i];
        lower = upper;
    }
    return std::chrono::microseconds(static_cast<std::int64_t>(lower));
}

Counts& Counts::operator+=(const Counts& other)
{
    requests += other.requests;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        answers[i] += other.answers[i];
    }
    bytesIn += other.bytesIn;
    bytesOut += other.bytesOut;
    retries += other.retries;
    refusedConnections += other.refusedConnections;
    brokenAnswers += other.brokenAnswers;
    durations += other.durations;
    return *this;
}

namespace {

void addListen(LoopReport& all, const ListenReport& one)
{
    const auto known = std::find_if(all.listens.begin(), all.listens.end(),
                                    [&one](const auto& is) { return is.listen == one.listen; });
    if (known == all.listens.end()) {
        all.listens.push_back(one);
        return;
    }
    known->listening = known->listening && one.listening;
    known->problem = known->problem.empty() ? one.problem : known->problem;
    known->connections += one.connections;
    known->connectionsTotal += one.connectionsTotal;
    known->counts += one.counts;
    for (const auto& [id, counts] : one.upstreams) {
        known->upstreams[id] += counts;
    }
}

void addServer(LoopReport& all, const ServerReport& one)
{
    const auto known = std::find_if(all.servers.begin(), all.servers.end(), [&one](const auto& is) {
        return is.upstream == one.upstream && is.entry.key == one.entry.key;
    });
    if (known == all.servers.end()) {
        all.servers.push_back(one);
        return;
    }
    // A loop without a failure of this server either asks it with success or not at all.
    const bool bothFailed = !known->lastFailure.empty() && !one.lastFailure.empty();
    known->ejected = bothFailed ? known->ejected && one.ejected : known->ejected || one.ejected;
    known->lastFailure = known->lastFailure.empty() ? one.lastFailure : known->lastFailure;
    known->active += one.active;
    known->counts += one.counts;
    if (known->triedAgain == Instant{} || one.triedAgain == Instant{}) {
        known->triedAgain = std::max(known->triedAgain, one.triedAgain); // the one that is there
    } else {
        known->triedAgain = std::min(known->triedAgain, one.triedAgain);
    }
}

} // namespace

LoopReport sum(const std::vector<LoopReport>& loops)
{
    LoopReport all;
    for (const LoopReport& loop : loops) {
        for (const ListenReport& one : loop.listens) {
            addListen(all, one);
        }
        for (const ServerReport& one : loop.servers) {
            addServer(all, one);
        }
        for (const auto& [id, counts] : loop.upstreams) {
            all.upstreams[id] += counts;
        }
        for (const auto& [id, classes] : loop.durations) {
            for (std::size_t i = 0; i < classes.size(); ++i) {
                all.durations[id][i] += classes[i];
            }
        }
        for (const auto& [id, problem] : loop.networks) {
            std::string& told = all.networks[id];
            told = told.empty() ? problem : told;
        }
    }
    return all;
}

} // namespace bafar::load_balancer
