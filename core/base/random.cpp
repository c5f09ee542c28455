#include "core/base/random.h"

#include <bit>

#include "core/base/check.h"

namespace bafar {

Random::Random(std::uint64_t seed)
    : state_{}
{
    for (std::uint64_t& word : state_) {
        seed += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = seed;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        word = mixed ^ (mixed >> 31U);
    }
}

std::uint64_t Random::next()
{
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

std::uint64_t Random::below(std::uint64_t bound)
{
    CHECK(bound > 0);
    // Rejection keeps it uniform: draws from the last, incomplete multiple of `bound` are thrown
    // away.
    const std::uint64_t reject = (0 - bound) % bound;
    std::uint64_t drawn = next();
    while (drawn < reject) {
        drawn = next();
    }
    return drawn % bound;
}

std::int64_t Random::between(std::int64_t low, std::int64_t high)
{
    CHECK(low <= high);
    const std::uint64_t range =
        static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    const std::uint64_t offset = range == 0 ? next() : below(range);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + offset);
}

Duration Random::between(Duration low, Duration high)
{
    return Duration{
        between(static_cast<std::int64_t>(low.count()), static_cast<std::int64_t>(high.count()))};
}

double Random::unit()
{
    return static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

bool Random::chance(double probability)
{
    return unit() < probability;
}

Random Random::fork()
{
    return Random(next());
}

} // namespace bafar
