#include "agents/alerting/kinds/predicted.h"

namespace bafar::alerting {
namespace {

constexpr std::string_view Needs[] = {"metric", "window", "horizon"};
constexpr std::string_view Takes[] = {
    "divisor",           "by",         "merge",     "divisor_merge", "floor", "only_where",
    "only_where_equals", "comparison", "threshold", "resolve"};

std::optional<double> measure(const Parameters& when, const Group& group)
{
    if (group.metric.now.count == 0) {
        return std::nullopt;
    }
    // The prediction counts only where less than `floor` of the whole is left now; elsewhere the
    // present value stands for it.
    if (!when.divisor.empty() && group.divisor.now.count > 0 &&
        group.metric.now.value > when.floor * group.divisor.now.value) {
        return group.metric.now.value;
    }
    return group.metric.window.predicted(when.horizon);
}

} // namespace

const Kind Predicted{"predicted",
                     "What a series will be; where a floor is given, only once so much of the "
                     "divisor is left",
                     Reads::Samples,
                     Keeps::Values,
                     Needs,
                     Takes,
                     &measure,
                     nullptr};

} // namespace bafar::alerting
