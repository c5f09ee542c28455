#pragma once
// Parameters of a request's query, strictly: unknown names, numbers and times that are none are
// refused with what would be right. Pure; safe on every thread.
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"

namespace bafar::api {

/// Refuses parameters that are not in `known`, so that a misspelt one is not silently ignored.
[[nodiscard]] Result<void> onlyParameters(std::string_view query,
                                          std::span<const std::string_view> known);

/// A whole number; `name` is for the text of the error.
[[nodiscard]] Result<std::uint64_t> number(std::string_view name, std::string_view text);

/// The UTC moment of a parameter, when it is there.
[[nodiscard]] Result<std::optional<WallTime>> moment(std::string_view query, std::string_view name);

/// "10s", "1 m", or a bare number of seconds, as GET /v1/history documents it; 0 leaves the choice
/// to the agent.
[[nodiscard]] Result<Duration> step(std::string_view text);

} // namespace bafar::api
