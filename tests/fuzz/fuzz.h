#pragma once
// What every fuzz target provides, and how it says that something is wrong.
//
// A target is one file NAME_fuzz.cpp with a fuzzOne(), and one line in targets.list. It is built
// twice: by clang with libFuzzer (-DBAFAR_FUZZ=ON), and always with the runner of this folder,
// which replays the committed corpus and a fixed number of seeded mutations in ctest.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace bafar::fuzz {

/// Runs one input through the parser under test. Must be deterministic, keep nothing between calls,
/// and call broken() or crash when something is wrong. Always 0.
int fuzzOne(std::span<const std::uint8_t> input);

/// Prints what promise was broken and aborts, which both runners report with the input.
[[noreturn]] void broken(std::string_view promise);

/// broken() unless the two are the same; prints both.
void mustEqual(std::string_view promise, std::string_view left, std::string_view right);

/// The input as text: the same bytes, of which the runners make an allocation of exactly their
/// size.
[[nodiscard]] inline std::string_view asText(std::span<const std::uint8_t> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace bafar::fuzz
