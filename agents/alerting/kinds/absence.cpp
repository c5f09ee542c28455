#include "agents/alerting/kinds/absence.h"

namespace bafar::alerting {
namespace {

constexpr std::string_view Needs[] = {"metric", "other"};
constexpr std::string_view Takes[] = {"by"};

std::optional<double> measure(const Parameters&, const Group& group)
{
    // Neither is there: the thing itself is gone, which is another rule's matter.
    return group.metric.now.count == 0 ? std::nullopt
                                       : std::optional(group.other.count == 0 ? 1.0 : 0.0);
}

} // namespace

const Kind Absence{"absence",      "The series `other` is missing where `metric` is there",
                   Reads::Samples, Keeps::Nothing,
                   Needs,          Takes,
                   &measure,       nullptr};

} // namespace bafar::alerting
