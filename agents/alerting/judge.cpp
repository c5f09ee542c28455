#include "agents/alerting/judge.h"

#include <cmath>

namespace bafar::alerting {

using schema::alerting::Comparison;

bool holds(Comparison comparison, double value, double limit)
{
    switch (comparison) {
    case Comparison::Above: return value > limit;
    case Comparison::Below: return value < limit;
    case Comparison::Equal: return value == limit;
    case Comparison::NotEqual: return value != limit;
    }
    return false;
}

Verdict judge(Comparison comparison,
              double threshold,
              const std::optional<double>& resolve,
              bool firing,
              const Measured& measured)
{
    if (measured.excluded) {
        return Verdict::No;
    }
    if (!measured.value || std::isnan(*measured.value)) {
        return Verdict::Unknown;
    }
    const double limit = firing ? resolve.value_or(threshold) : threshold;
    return holds(comparison, *measured.value, limit) ? Verdict::Yes : Verdict::No;
}

} // namespace bafar::alerting
