#pragma once
// The requests that a simulated site gets, and how its servers answer them.
//
// All is a function of the server's name and of time, so that the load balancer, the hosts and the
// services' logs tell the same. Pure; safe on every thread.
#include <cstdint>
#include <string_view>

#include "agents/load_balancer/values.h"

namespace bafar::sim {

constexpr std::uint64_t AskedBytes = 420;     ///< of one request
constexpr std::uint64_t AnsweredBytes = 5300; ///< of its answer

/// How one server does.
struct Pace {
    double requests = 24;       ///< a second, on average
    double p95Ms = 40;          ///< 95 of 100 answers took less
    std::uint64_t failures = 0; ///< of 1000 answers, those that are 5xx
};

/// Of "web.2".
[[nodiscard]] Pace paceOf(std::string_view server);

/// How busy the site is in this second: about 1.
[[nodiscard]] double swell(std::int64_t second);

/// How long the answer took that is slower than this share (0 to 1) of all answers.
[[nodiscard]] double tookMs(const Pace& pace, double share);

/// What one server counted in one second.
struct Answered {
    load_balancer::Counts counts;
    load_balancer::ClassDurations durations;
    std::uint32_t active = 0; ///< requests that it was at
};

[[nodiscard]] Answered answeredBy(std::string_view server, std::int64_t second);

/// What a host has to do with requests, a second.
struct Work {
    double carried = 0;  ///< come in by its floating address and go on to the servers
    double answered = 0; ///< by servers on it
};

} // namespace bafar::sim
