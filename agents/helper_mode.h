#pragma once
// bafar-agent when it is no agent: root's helper, or the helper's child that looks at a mount.
#include "agents/command_line.h"

namespace bafar {

/// Does what the line says until it is over; the exit code, as main() has them.
[[nodiscard]] int runHelperMode(const CommandLine& line);

} // namespace bafar
