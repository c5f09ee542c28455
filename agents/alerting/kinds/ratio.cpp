#include "agents/alerting/kinds/ratio.h"

#include <cmath>

namespace bafar::alerting {

double shaped(const Parameters& when, double value)
{
    const double rest = when.complement ? 1 - value : value;
    return when.absolute ? std::fabs(rest) : rest;
}

std::optional<double> share(const Parameters& when, double value, double whole)
{
    return whole > when.floor ? std::optional(shaped(when, value / whole)) : std::nullopt;
}

} // namespace bafar::alerting
