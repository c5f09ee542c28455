#pragma once
// Lines of a service's log as text, and what the command line asks for. Pure.
#include "agents/ctl/arguments.h"
#include "core/schema/log_place.h"
#include "core/schema/log_text.h"

namespace bafar::ctl {

using schema::LogWish;

/// Errors: InvalidInput, with the option.
[[nodiscard]] Result<LogWish> logWish(const Arguments& arguments, WallTime now);

/// "10m" ago, or from a moment on; nothing: no text was given. Errors: InvalidInput, of --since.
[[nodiscard]] Result<std::optional<WallTime>> sinceFrom(const std::string& text, WallTime now);

/// The request's target. `from`: where to go on; empty: as wished.
[[nodiscard]] std::string logTarget(const LogWish& wish, std::optional<WallTime> from);

/// One line of text for each of the log: moment, task@node, "|" or "!" (standard error), what was
/// written; or one of JSON each. What was left out is a line of its own. `width` is that of the
/// second column, and grows.
[[nodiscard]] std::string logText(const schema::LogPiece& piece, bool json, std::size_t& width);

/// That lines of a task may be missing here.
[[nodiscard]] std::string gapText(const schema::LogGap& gap);

} // namespace bafar::ctl
