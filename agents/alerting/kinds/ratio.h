#pragma once
// What kinds do with a value before it is compared. Pure.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

/// `value` as the rule wants it: complement, then without sign.
[[nodiscard]] double shaped(const Parameters& when, double value);

/// `value` of `whole`, shaped; nothing where the whole is not above the rule's floor: of next to
/// nothing every share is possible.
[[nodiscard]] std::optional<double> share(const Parameters& when, double value, double whole);

} // namespace bafar::alerting
