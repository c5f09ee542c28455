#include "agents/alerting/kinds/rate.h"

#include "agents/alerting/kinds/ratio.h"

namespace bafar::alerting {
namespace {

constexpr std::string_view Needs[] = {"metric", "window"};
constexpr std::string_view Takes[] = {"divisor",    "by",        "complement", "floor",
                                      "comparison", "threshold", "resolve"};

std::optional<double> measure(const Parameters& when, const Group& group)
{
    const std::optional<double> rate = group.metric.window.rate();
    if (group.metric.now.count == 0 || !rate) {
        return std::nullopt;
    }
    if (when.divisor.empty()) {
        return shaped(when, *rate);
    }
    const std::optional<double> whole = group.divisor.window.rate();
    return group.divisor.now.count == 0 || !whole ? std::nullopt : share(when, *rate, *whole);
}

} // namespace

const Kind Rate{
    "rate",         "Growth of counters per second over a window, or a share of others' growth",
    Reads::Samples, Keeps::Totals,
    Needs,          Takes,
    &measure,       nullptr};

} // namespace bafar::alerting
