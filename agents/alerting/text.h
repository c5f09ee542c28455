#pragma once
// Values, sentences and conditions in words. Everything from outside is made safe and cut. Pure.
#include "agents/alerting/rule_set.h"

namespace bafar::alerting {

inline constexpr std::size_t LabelMax = 200;   ///< bytes of a label's value
inline constexpr std::size_t SummaryMax = 500; ///< bytes

/// "87.3 %", "12 m 5 s", "3.1 GiB", "14.2/s", "3".
[[nodiscard]] std::string valueText(schema::alerting::Unit unit, double value);

/// The template with {value} and {LABEL} filled in; a label that is not there leaves its name. At
/// most SummaryMax bytes.
[[nodiscard]] std::string filled(std::string_view pattern,
                                 const Labels& labels,
                                 const std::string& value);

/// Every value made safe to show, the names as they are.
[[nodiscard]] Labels shownLabels(const Labels& labels);

/// "rate of node_x over 5 m above 85 % for 10 m; critical: above 95 % for 2 m".
[[nodiscard]] std::string conditionText(const RuleInForce& rule);

} // namespace bafar::alerting
