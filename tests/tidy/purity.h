#pragma once
// What pure files may not know, and words that no file may hold.
//
// Pure is every target that README's link table marks so, and the headers in agents/ itself: they
// include only value parts of the standard library (a list of allowed headers, not of forbidden
// ones) and name no clock, thread, stream or random device. Only agents/runtime/clock.cpp reads a
// clock for the agents.
#include "tests/tidy/links.h"

namespace bafar::tidy {

[[nodiscard]] Findings checkPurity(const Tree& tree);

/// TODO(now) and FIXME, `using namespace` (allowed in the .cpp files of tests, and for literals),
/// sleeps in tests unless they poll.
[[nodiscard]] Findings checkWords(const Tree& tree);

} // namespace bafar::tidy
