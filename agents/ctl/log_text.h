#pragma once
// Lines of a service's log as text, and what the command line asks for. Pure.
#include "agents/ctl/arguments.h"
#include "core/schema/service_log.h"

namespace bafar::ctl {

/// What `bafarctl logs` asks for.
struct LogWish {
    std::string service;
    std::optional<std::size_t> tail; ///< of each task; empty: the agent's choice
    std::optional<WallTime> since;
    bool follow = false;
};

/// Errors: InvalidInput, with the option.
[[nodiscard]] Result<LogWish> logWish(const Arguments& arguments, WallTime now);

/// The request's target. `from`: where to go on; empty: as wished.
[[nodiscard]] std::string logTarget(const LogWish& wish, std::optional<WallTime> from);

/// One line of text for each of the log: moment, task@node, "|" or "!" (standard error), what was
/// written; or one of JSON each. What was left out is a line of its own. `width` is that of the
/// second column, and grows.
[[nodiscard]] std::string logText(const schema::LogPiece& piece, bool json, std::size_t& width);

} // namespace bafar::ctl
