#include "agents/alerting/kinds/changes.h"

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

const Kind Changes{"changes",      "How often series changed their value within a window",
                   Reads::Samples, Keeps::Changes,
                   Needs,          Takes,
                   &measure,       nullptr};

} // namespace bafar::alerting
