#pragma once
// The counters of the last ten seconds, for rates that neither one busy look nor one quiet look
// swings. One owner, one thread.
#include <deque>
#include <optional>

#include "agents/cache/info.h"

namespace bafar::cache {

class CounterWindow {
public:
    static constexpr Duration Length = std::chrono::seconds(10);

    /// Adds a look's counters. A counter that went back (a restart, CONFIG RESETSTAT) begins the
    /// window anew.
    void add(const Observation& seen, Instant at);

    void clear() { moments_.clear(); }

    [[nodiscard]] double evictionsPerSecond() const;
    [[nodiscard]] double commandsPerSecond() const;

    /// Of the stream of changes that a replica receives, while its link stands.
    [[nodiscard]] double receivedBytesPerSecond() const;

    /// Of the reads in the window; nullopt: there was none.
    [[nodiscard]] std::optional<double> hitRatio() const;

private:
    static constexpr std::size_t MomentsMax = 64; ///< at the shortest interval 51 are in use

    struct Moment {
        Instant at;
        std::uint64_t evicted = 0;
        std::uint64_t commands = 0;
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
        std::uint64_t offset = 0; ///< of the stream; of no meaning unless `linked`
        bool linked = false;
    };

    [[nodiscard]] double perSecond(std::uint64_t Moment::*counter) const;

    std::deque<Moment> moments_;
};

} // namespace bafar::cache
