#pragma once
// Values, sentences and conditions in words. Everything from outside is made safe and cut. Pure.
#include "agents/alerting/rule_set.h"

namespace bafar::alerting {

inline constexpr std::size_t LabelMax = 200;   ///< bytes of a label's value
inline constexpr std::size_t SummaryMax = 500; ///< bytes

/// "87.3%", "12 m 5 s", "3.1 GiB", "14.2/s", "3".
[[nodiscard]] std::string valueText(schema::alerting::Unit unit, double value);

/// What a sentence may name beside labels; a label of the same name comes first.
struct Words {
    std::string value{};
    std::string detail{}; ///< who or why, as the kind says
    std::string window{}; ///< over which it is looked at
};

/// The template with {LABEL} and Words filled in, {LABEL#BEGINNING} without that beginning; what is
/// not there leaves its name. At most SummaryMax bytes.
[[nodiscard]] std::string filled(std::string_view pattern,
                                 const Labels& labels,
                                 const Words& words);

/// Every value made safe to show, the names as they are.
[[nodiscard]] Labels shownLabels(const Labels& labels);

/// "rate of node_x over 5 m above 85% for 10 m; critical: above 95% for 2 m".
[[nodiscard]] std::string conditionText(const RuleInForce& rule);

} // namespace bafar::alerting
