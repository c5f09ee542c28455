#pragma once
// What the loops' counters of one upstream, server, listener or road come to: requests and errors a
// second now; how long requests took, and how many failed, lately.
//
// Lately is the present window and the one before it: a single second of few requests says nothing
// of how many fail. Pure; one owner, one thread.
#include <map>
#include <string>
#include <utility>

#include "agents/load_balancer/values.h"
#include "core/schema/state.h"

namespace bafar::load_balancer {

struct Rate {
    double requests = 0; ///< a second
    double errors = 0;   ///< 5xx; who left before an answer is none
};

class Meter {
public:
    /// Fewer errors than this, lately, say nothing: one of two requests at night is no outage.
    static constexpr std::uint64_t ErrorsLeast = 3;
    static constexpr double DegradedShare = 0.01;
    static constexpr double FailedShare = 0.05;

    /// `seconds` since the counts before, 0: they are too old to compare; `turns`: a window begins.
    void read(const Counts& now, double seconds, bool turns);

    [[nodiscard]] const Rate& rate() const { return rate_; }

    /// 95 of 100 requests took less, lately; zero without one.
    [[nodiscard]] Duration p95() const;

    /// Of lately's requests, those that failed; 0 below ErrorsLeast.
    [[nodiscard]] double errorShare() const;

    /// What that share amounts to.
    [[nodiscard]] schema::State state() const;

private:
    bool known_ = false;
    Counts now_;
    Counts begin_;  ///< at the begin of the present window
    Counts before_; ///< at the begin of the one before
    Rate rate_;
};

/// The key's meter, or one that has read nothing.
template <class Key>
[[nodiscard]] const Meter& meterOf(const std::map<Key, Meter>& meters, const Key& key)
{
    static const Meter Nothing{};
    const auto found = meters.find(key);
    return found == meters.end() ? Nothing : found->second;
}

/// Of everything that the loops count; what is not reported any more has none.
struct Meters {
    using Pair = std::pair<std::string, std::string>;

    std::map<std::string, Meter> upstreams; ///< by id
    std::map<Pair, Meter> servers;          ///< by upstream and key
    std::map<std::string, Meter> listeners; ///< by id, all its addresses together
    std::map<Pair, Meter> roads;            ///< by listener and upstream

    /// As Meter::read().
    void read(const LoopReport& report, double seconds, bool turns);
};

} // namespace bafar::load_balancer
