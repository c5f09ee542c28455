#pragma once
// Turns errno into an Error of the right code. Any thread. errno(3).
#include <string>

#include "core/base/result.h"

namespace bafar::runtime {

/// "TEXT: Connection refused". Codes: Denied, NotFound, Conflict (in use, exists), LimitExceeded
/// (disk full, out of descriptors or memory), Timeout, InvalidInput, Unsupported, else Unavailable.
[[nodiscard]] Error systemError(int number, const std::string& text);

} // namespace bafar::runtime
