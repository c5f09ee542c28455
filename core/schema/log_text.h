#pragma once
// How a service's log is asked for, and one of its lines as text: the same in bafarctl, on the
// console's clipboard and in its files. Pure; safe on every thread.
#include <optional>
#include <string>

#include "core/schema/service_log.h"

namespace bafar::schema {

/// What is asked for.
struct LogWish {
    std::string service;             ///< its name
    std::optional<std::size_t> tail; ///< of each task; empty: the agent's choice
    std::optional<WallTime> since;
    bool follow = false;

    bool operator==(const LogWish&) const = default;
};

/// The query of GET /v1/logs/SERVICE with its question mark. `from`: where to go on, instead of
/// tail and since; empty: as wished.
[[nodiscard]] std::string logQuery(const LogWish& wish, std::optional<WallTime> from);

/// Moment, task@node, "|" or "!" (standard error), what was written; without a line's end. `width`
/// is that of the second column in bytes, and grows with the longest name up to 40.
[[nodiscard]] std::string logLineText(const LogLine& line, std::size_t& width);

} // namespace bafar::schema
