#include "agents/alerting/kinds/quantile.h"

#include <cmath>

namespace bafar::alerting {
namespace {

constexpr std::string_view Needs[] = {"metric", "window"};
constexpr std::string_view Takes[] = {"by",         "quantile",  "floor",
                                      "comparison", "threshold", "resolve"};

/// Buckets are cumulative and the last is infinite; within a bucket the values are taken to be
/// spread evenly. Above the highest finite bound nothing more exact than that bound can be said.
std::optional<double> measure(const Parameters& when, const Group& group)
{
    if (group.buckets.empty() || !std::isinf(group.buckets.rbegin()->first)) {
        return std::nullopt;
    }
    const std::optional<double> all = group.buckets.rbegin()->second.window.rate();
    if (!all || !(*all > when.floor)) {
        return std::nullopt;
    }
    const double rank = when.quantile * *all;
    double lowerBound = 0;
    double lowerRank = 0;
    for (const auto& [bound, side] : group.buckets) {
        const double upTo = side.window.rate().value_or(lowerRank);
        if (upTo >= rank && std::isinf(bound)) {
            return lowerBound;
        }
        if (upTo >= rank) {
            const double within = upTo > lowerRank ? (rank - lowerRank) / (upTo - lowerRank) : 1;
            return lowerBound + (bound - lowerBound) * within;
        }
        lowerBound = bound;
        lowerRank = upTo;
    }
    return lowerBound;
}

} // namespace

const Kind Quantile{"quantile",
                    "A quantile of a histogram's buckets over a window; floor: events "
                    "per second below which it says nothing",
                    Reads::Samples,
                    Keeps::Buckets,
                    Needs,
                    Takes,
                    &measure,
                    nullptr};

} // namespace bafar::alerting
