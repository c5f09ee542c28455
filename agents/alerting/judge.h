#pragma once
// Whether a value is the condition's. Pure.
#include <optional>

#include "agents/alerting/kind.h"
#include "agents/alerting/life.h"

namespace bafar::alerting {

[[nodiscard]] bool holds(schema::alerting::Comparison comparison, double value, double limit);

/// A firing alert is compared with `resolve`, where there is one: between the two limits nothing
/// changes. Without a value, and for a NaN, nothing is known.
[[nodiscard]] Verdict judge(schema::alerting::Comparison comparison,
                            double threshold,
                            const std::optional<double>& resolve,
                            bool firing,
                            const Measured& measured);

} // namespace bafar::alerting
