#pragma once
// The rules that Bafar ships, as data: the explicit lists that a new rule is added to, one for each
// part of a cluster. Every rule has a runbook, resources/rules/NAME.md. Pure.
#include <vector>

#include "core/schema/alerting.h"

namespace bafar::alerting {

/// In the order of the lists; made once.
[[nodiscard]] const std::vector<schema::alerting::Rule>& shippedRules();

/// The parts of shippedRules(): rules_host.cpp and so on.
void addHostRules(std::vector<schema::alerting::Rule>& rules);
void addTrafficRules(std::vector<schema::alerting::Rule>& rules);
void addDataRules(std::vector<schema::alerting::Rule>& rules);
void addClusterRules(std::vector<schema::alerting::Rule>& rules);

} // namespace bafar::alerting
