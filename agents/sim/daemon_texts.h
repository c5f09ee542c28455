#pragma once
// Which texts of Sayings answer which questions, and how they are handed to the machines' parsers.
// Pure; safe on every thread.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agents/database/values.h"
#include "agents/services/values.h"

namespace bafar::sim {

inline constexpr std::string_view NoChange =
    "the simulated cluster's daemons can be watched, not changed";

/// Names of texts for a question to Docker: that of the one container, then that of all.
[[nodiscard]] std::vector<std::string> dockerTexts(const services::Request& request);

[[nodiscard]] services::Answer dockerAnswer(const services::Request& request,
                                            std::optional<std::string> said);

[[nodiscard]] std::string_view databaseText(database::Question question);

/// A head line of names, then a line for each row; NULL is NULL.
[[nodiscard]] database::Table tableFrom(std::string_view text);

} // namespace bafar::sim
