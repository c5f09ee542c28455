#include "agents/alerting/kinds/threshold.h"

#include "agents/alerting/kinds/ratio.h"

namespace bafar::alerting {
namespace {

constexpr std::string_view Needs[] = {"metric"};
constexpr std::string_view Takes[] = {
    "minus", "divisor",    "only_where", "only_where_equals", "equals",
    "by",    "merge",      "absolute",   "complement",        "divisor_merge",
    "floor", "comparison", "threshold",  "resolve",           "was_fine_within"};

std::optional<double> measure(const Parameters& when, const Group& group)
{
    if (group.metric.now.count == 0) {
        return std::nullopt;
    }
    const double taken = group.minus.count == 0 ? 0 : group.minus.value;
    const double value = group.metric.now.value - taken;
    if (when.divisor.empty()) {
        return shaped(when, value);
    }
    return group.divisor.now.count == 0 ? std::nullopt
                                        : share(when, value, group.divisor.now.value);
}

} // namespace

const Kind Threshold{
    "threshold",    "A series, or two divided or taken off each other, against a limit",
    Reads::Samples, Keeps::Nothing,
    Needs,          Takes,
    &measure,       nullptr};

} // namespace bafar::alerting
