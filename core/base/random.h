#pragma once
// Seeded randomness, passed in wherever it is needed, so that every run can be replayed by its
// seed.
//
// xoshiro256** seeded by splitmix64 (Blackman and Vigna, "Scrambled linear pseudorandom number
// generators"). Not for secrets: keys, nonces and plan ids come from OpenSSL in agents/runtime. One
// owner, one thread.
#include <array>
#include <cstdint>

#include "core/base/time.h"

namespace bafar {

class Random {
public:
    explicit Random(std::uint64_t seed);

    /// 64 uniformly distributed bits.
    [[nodiscard]] std::uint64_t next();

    /// Uniform in [0, bound); `bound` must be above 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);

    /// Uniform in [low, high], both ends included; `low` must not be above `high`.
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);

    /// Uniform in [low, high].
    [[nodiscard]] Duration between(Duration low, Duration high);

    /// Uniform in [0, 1).
    [[nodiscard]] double unit();

    /// True with the given probability, 0 to 1.
    [[nodiscard]] bool chance(double probability);

    /// An independent generator drawn from this one, so that adding a consumer does not disturb the
    /// others.
    [[nodiscard]] Random fork();

private:
    std::array<std::uint64_t, 4> state_;
};

} // namespace bafar
