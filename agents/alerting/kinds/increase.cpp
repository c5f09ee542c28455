#include "agents/alerting/kinds/increase.h"

namespace bafar::alerting {
namespace {

constexpr std::string_view Needs[] = {"metric", "window"};
constexpr std::string_view Takes[] = {"by", "comparison", "threshold", "resolve"};

std::optional<double> measure(const Parameters& when, const Group& group)
{
    return group.metric.now.count == 0 ? std::nullopt : grown(when, group.metric.window);
}

} // namespace

std::optional<double> grown(const Parameters& when, const Window& window)
{
    // A young window shows a lower bound: enough to say yes, never to say that it is over.
    const std::optional<double> increase = window.increase();
    return increase && (window.full() || *increase > when.threshold) ? increase : std::nullopt;
}

const Kind Increase{"increase",     "Growth of counters within a window",
                    Reads::Samples, Keeps::Totals,
                    Needs,          Takes,
                    &measure,       nullptr};

} // namespace bafar::alerting
