#pragma once
// Asking the person at the terminal. Everything is asked on /dev/tty, so that output can be piped.
// Ctrl+C ends a question, with what is typed shown again.
#include <string>

#include "core/base/result.h"
#include "core/base/secret.h"

namespace bafar::ctl {

/// A line that the person types. Errors: Unavailable (no terminal), Denied (Ctrl+C).
[[nodiscard]] Result<std::string> askLine(const std::string& question);

/// A line that is not shown while it is typed. Errors: as askLine.
[[nodiscard]] Result<Secret> askSecret(const std::string& question);

/// The first line of `file`, or asked on the terminal when `file` is empty; twice when `again`.
/// Errors: those of readFile and askLine; InvalidInput (the two differ).
[[nodiscard]] Result<Secret> passphraseFrom(const std::string& file, bool again);

} // namespace bafar::ctl
