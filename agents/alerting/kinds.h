#pragma once
// Which kinds of rule exist: the one list that a new kind is added to (kinds.cpp).
#include "agents/alerting/kind.h"

namespace bafar::alerting {

[[nodiscard]] std::span<const Kind* const> kinds();

/// Null when there is no such kind.
[[nodiscard]] const Kind* findKind(std::string_view name);

} // namespace bafar::alerting
