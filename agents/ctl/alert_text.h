#pragma once
// Alerts, rules and kinds of rules in words and as JSON. Pure; safe on every thread.
#include <string>

#include "core/alerts/board.h"

namespace bafar::ctl {

/// "2 critical and 1 warning fire; 1 pending, 3 muted", and who is missing. One line or more.
[[nodiscard]] std::string alertSummary(const alerts::Board& board);

/// A row for each alert, worst first; resolved ones with `all` only.
[[nodiscard]] std::string alertTable(const alerts::Board& board, bool all);

/// {"counts":{...},"leaders":[...],"quiet":[...],"left_out":0,"alerts":[...]}, one line. Scripts
/// look at counts.critical and counts.warning: firing and not muted.
[[nodiscard]] std::string alertsJson(const alerts::Board& board);

/// A row for each rule; the agents run the same rules, one's word is enough.
[[nodiscard]] std::string ruleTable(const std::vector<schema::alerting::RuleStatus>& rules);
[[nodiscard]] std::string rulesJson(const std::vector<schema::alerting::RuleStatus>& rules);

/// Every kind of rule with the parameters it needs and takes, and what those mean.
[[nodiscard]] std::string kindsText();

/// The runbook, or what to say where there is none. Errors: NotFound, with the nearest rule.
[[nodiscard]] Result<std::string> runbookText(std::string_view rule);

} // namespace bafar::ctl
