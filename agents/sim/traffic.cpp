#include "agents/sim/traffic.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bafar::sim {

namespace {

constexpr std::size_t GoodClass = 1;   ///< 2xx, of the classes of answers
constexpr std::size_t FailedClass = 4; ///< 5xx
constexpr double Tail = 3;             ///< 1 - exp(-3) is 0.95: durations fall off exponentially

struct KnownServer {
    std::string_view server;
    Pace pace;
};

/// Those of resources/demo: no two are alike, and one fails now and then, less often than the load
/// balancer finds worth a word.
constexpr KnownServer KnownServers[] = {
    {"web.1", {250, 31, 0}}, {"web.2", {250, 38, 0}}, {"web.3", {250, 68, 4}},
    {"api.1", {120, 14, 0}}, {"api.2", {120, 19, 0}},
};

double wave(std::int64_t second, double period)
{
    return std::sin(2 * std::numbers::pi * static_cast<double>(second) / period);
}

/// 0 to 1, another one for each second.
double chanceIn(std::string_view server, std::int64_t second)
{
    std::uint64_t hash = 1469598103934665603ULL ^ static_cast<std::uint64_t>(second);
    for (const char letter : server) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    }
    hash ^= hash >> 29U;
    constexpr std::uint64_t Steps = 1000;
    return static_cast<double>(hash % Steps) / static_cast<double>(Steps);
}

load_balancer::Durations durationsOf(std::uint64_t requests, double p95Ms)
{
    load_balancer::Durations durations;
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < durations.counts.size(); ++i) {
        const bool last = i == load_balancer::DurationBounds.size();
        const double ms = last ? 0 : static_cast<double>(load_balancer::DurationBounds[i]) / 1000;
        const double share = last ? 1 : 1 - std::exp(-Tail * ms / p95Ms);
        const auto upTo =
            static_cast<std::uint64_t>(std::llround(share * static_cast<double>(requests)));
        durations.counts[i] = upTo - below;
        below = upTo;
    }
    durations.secondsTotal = static_cast<double>(requests) * p95Ms / Tail / 1000;
    return durations;
}

} // namespace

Pace paceOf(std::string_view server)
{
    const auto* const found =
        std::find_if(std::begin(KnownServers), std::end(KnownServers),
                     [server](const KnownServer& one) { return one.server == server; });
    return found == std::end(KnownServers) ? Pace{} : found->pace;
}

double swell(std::int64_t second)
{
    constexpr double Long = 420; ///< seconds
    constexpr double Short = 97;
    return 1 + 0.16 * wave(second, Long) + 0.06 * wave(second, Short);
}

double tookMs(const Pace& pace, double share)
{
    constexpr double Most = 0.9999; // nobody waits for ever
    return -std::log(1 - std::min(share, Most)) * pace.p95Ms / Tail;
}

Answered answeredBy(std::string_view server, std::int64_t second)
{
    const Pace pace = paceOf(server);
    const double chance = chanceIn(server, second);
    const double busy = swell(second) + 0.1 * (chance - 0.5);
    const auto requests = static_cast<std::uint64_t>(std::llround(pace.requests * busy));
    // The rest of the division is a failure as often as it is large.
    const std::uint64_t failed =
        (requests * pace.failures + static_cast<std::uint64_t>(chance * 1000)) / 1000;
    const double p95Ms = pace.p95Ms * busy; // who has more to do takes longer

    Answered all;
    all.counts.requests = requests;
    all.counts.answers[GoodClass] = requests - failed;
    all.counts.answers[FailedClass] = failed;
    all.counts.bytesIn = requests * AskedBytes;
    all.counts.bytesOut = requests * AnsweredBytes;
    all.durations[GoodClass] = durationsOf(requests - failed, p95Ms);
    all.durations[FailedClass] = durationsOf(failed, p95Ms);
    all.counts.durations = all.durations[GoodClass];
    all.counts.durations += all.durations[FailedClass];
    all.active = static_cast<std::uint32_t>(std::llround(all.counts.durations.secondsTotal));
    return all;
}

} // namespace bafar::sim
