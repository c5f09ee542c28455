#pragma once
// While no agent is heard: what stands then, and the one line for all of it. Pure; safe on every
// thread but for the words.
#include "ui/overview/problems.h"

namespace bafar::ui::overview {

[[nodiscard]] bool isAnyHeard(const Known& known);

/// Every thing in the state in which its speaker last saw it, without what silence makes of it. Who
/// watched it until later may make it worse: the age is that of the word that counts.
[[nodiscard]] topology::Topology lastWordsOf(const topology::Topology& topology);

/// "33 things: unknown, no agent is heard".
[[nodiscard]] Problem silenceOf(const topology::Topology& topology);

} // namespace bafar::ui::overview
