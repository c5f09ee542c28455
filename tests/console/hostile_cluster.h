#pragma once
// Three agents that put hostile words wherever they may word something themselves.
#include "tests/console/fake_agents.h"

namespace bafar::test {

/// Turns the line around, breaks it, and colours a terminal; 4000 times are 60,000 bytes.
[[nodiscard]] std::string hostileWords(int times = 4000);

/// All three say the whole cluster of full_cluster.h in trouble, in such words.
void sayHostile(const std::map<std::string, FakeLink*>& agents);

/// The plan of a hand-over in such words.
[[nodiscard]] schema::Plan hostilePlan();

} // namespace bafar::test
