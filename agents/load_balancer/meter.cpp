#include "agents/load_balancer/meter.h"

#include <algorithm>

namespace bafar::load_balancer {
namespace {

std::uint64_t errorsOf(const Counts& counts)
{
    constexpr std::size_t ServerErrors = 4; // 5xx
    return counts.answers[ServerErrors];
}

std::uint64_t growth(std::uint64_t before, std::uint64_t now)
{
    return now - std::min(before, now);
}

/// When the counts are read, for all meters alike.
struct When {
    double seconds = 0;
    bool turns = false;
};

template <class Key>
void readAll(std::map<Key, Meter>& meters, const std::map<Key, Counts>& counts, const When& when)
{
    std::map<Key, Meter> next;
    for (const auto& [key, one] : counts) {
        Meter& meter = next.emplace(key, meterOf(meters, key)).first->second;
        meter.read(one, when.seconds, when.turns);
    }
    meters = std::move(next);
}

} // namespace

void Meter::read(const Counts& now, double seconds, bool turns)
{
    rate_ = {};
    if (known_ && seconds > 0) {
        rate_ = {static_cast<double>(growth(now_.requests, now.requests)) / seconds,
                 static_cast<double>(growth(errorsOf(now_), errorsOf(now))) / seconds};
    }
    if (!known_) { // what was counted before it was first seen is not lately
        begin_ = now;
        before_ = now;
    }
    known_ = true;
    now_ = now;
    if (turns) {
        before_ = std::exchange(begin_, now);
    }
}

Duration Meter::p95() const
{
    return percentile95(before_.durations, now_.durations);
}

double Meter::errorShare() const
{
    const std::uint64_t requests = growth(before_.requests, now_.requests);
    const std::uint64_t errors = growth(errorsOf(before_), errorsOf(now_));
    return requests == 0 || errors < ErrorsLeast
               ? 0
               : std::min(1.0, static_cast<double>(errors) / static_cast<double>(requests));
}

schema::State Meter::state() const
{
    const double share = errorShare();
    return share >= FailedShare     ? schema::State::Failed
           : share >= DegradedShare ? schema::State::Degraded
                                    : schema::State::Ok;
}

void Meters::read(const LoopReport& report, double seconds, bool turns)
{
    std::map<Pair, Counts> ofServers;
    for (const ServerReport& one : report.servers) {
        ofServers[{one.upstream, one.entry.key}] += one.counts;
    }
    std::map<std::string, Counts> ofListeners;
    std::map<Pair, Counts> ofRoads;
    for (const ListenReport& one : report.listens) {
        ofListeners[one.listen.listener] += one.counts;
        for (const auto& [upstream, counts] : one.upstreams) {
            ofRoads[{one.listen.listener, upstream}] += counts;
        }
    }
    const When when{seconds, turns};
    readAll(upstreams, report.upstreams, when);
    readAll(servers, ofServers, when);
    readAll(listeners, ofListeners, when);
    readAll(roads, ofRoads, when);
}

} // namespace bafar::load_balancer
