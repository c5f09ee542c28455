#pragma once
// What the control plane and the loops of the data plane tell each other. Values only.
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "agents/load_balancer/exchange.h"
#include "agents/load_balancer/routing.h"

namespace bafar::load_balancer {

/// One address to listen on; the same for every loop.
struct Listen {
    std::string listener;
    net::Endpoint at;

    auto operator<=>(const Listen&) const = default;
};

/// Everything a loop needs to know. Immutable.
struct Plan {
    std::vector<Listen> listens;
    std::shared_ptr<const Routing> routing; ///< never null
    ExchangeTimes times;
    bool trustForwarded = false;
    std::uint32_t connectionsMax = 10000; ///< of all loops together
};

using PlanPtr = std::shared_ptr<const Plan>;

/// Upper edges of the histogram of request durations, in microseconds.
inline constexpr std::array<std::uint64_t, 12> DurationBounds = {
    1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000, 2500000, 10000000};

/// Answers by class: 1xx, 2xx, 3xx, 4xx, 5xx, and requests without one.
inline constexpr std::size_t ClassCount = 6;

/// How many requests took how long; the last: longer than every bound. Sums by +=.
struct Durations {
    std::array<std::uint64_t, DurationBounds.size() + 1> counts{};
    double secondsTotal = 0;

    Durations& operator+=(const Durations& other);
    bool operator==(const Durations&) const = default;
};

/// The duration below which 95 of 100 requests stayed between two moments, linear within its
/// bucket; zero without a request, the last bound where it is longer.
[[nodiscard]] Duration percentile95(const Durations& before, const Durations& now);

/// What was counted since the agent started; sums over loops and servers by +=.
struct Counts {
    std::uint64_t requests = 0;
    std::array<std::uint64_t, ClassCount> answers{};
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
    std::uint64_t retries = 0;
    std::uint64_t refusedConnections = 0; ///< attempts that came to no connection
    std::uint64_t brokenAnswers = 0;      ///< attempts, late ones included
    Durations durations;

    Counts& operator+=(const Counts& other);
    bool operator==(const Counts&) const = default;
};

struct ServerReport {
    std::string upstream;
    ServerEntry entry;
    std::uint32_t active = 0;
    bool ejected = false;
    std::string lastFailure; ///< empty: none since its last good answer
    Counts counts;
    Instant triedAgain{}; ///< where it is ejected: when that is over, on the first of the loops

    bool operator==(const ServerReport&) const = default;
};

struct ListenReport {
    Listen listen;
    bool listening = false;
    std::string problem;
    std::uint64_t connections = 0;      ///< now
    std::uint64_t connectionsTotal = 0; ///< since the agent started
    Counts counts;
    std::map<std::string, Counts> upstreams{}; ///< what of it went to each of them

    bool operator==(const ListenReport&) const = default;
};

/// By class of answer.
using ClassDurations = std::array<Durations, ClassCount>;

/// What one loop, or all of them together, did.
struct LoopReport {
    std::vector<ListenReport> listens;
    std::vector<ServerReport> servers;
    std::map<std::string, Counts> upstreams; ///< answered by the load balancer itself included
    std::map<std::string, ClassDurations> durations; ///< by upstream
    std::map<std::string, std::string> networks; ///< by id: why there is no way into it, or empty

    bool operator==(const LoopReport&) const = default;
};

/// The reports of all loops as one. A listener that one loop could not open is not listening; a
/// server is ejected where each loop that knows of a failure ejected it.
[[nodiscard]] LoopReport sum(const std::vector<LoopReport>& loops);

} // namespace bafar::load_balancer
