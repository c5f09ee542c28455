#pragma once
// By how much counters grew within the window.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind Increase;

/// What the window grew by; nothing where it is too young to say that it is not more.
[[nodiscard]] std::optional<double> grown(const Parameters& when, const Window& window);

} // namespace bafar::alerting
