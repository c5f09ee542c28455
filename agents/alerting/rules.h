#pragma once
// The rules that Bafar ships, as data: the explicit lists that a new rule is added to, one for each
// part of a cluster. Every rule has a runbook, resources/rules/NAME.md. Pure.
#include <vector>

#include "core/schema/alerting.h"

namespace bafar::alerting {

using Rules = std::vector<schema::alerting::Rule>;

/// In the order of the lists; made once.
[[nodiscard]] const Rules& shippedRules();

/// The parts of shippedRules(): rules_host.cpp and so on.
void addHostRules(Rules& rules);
void addTrafficRules(Rules& rules);
void addDataRules(Rules& rules);
void addClusterRules(Rules& rules);

} // namespace bafar::alerting
