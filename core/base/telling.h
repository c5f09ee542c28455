#pragma once
// Which of several peers' errors a person is told.
//
// Pure; any thread.
#include <vector>

#include "core/base/result.h"

namespace bafar {

/// What to say when none of those asked has what was asked for: a refusal, else that one could not
/// be asked, else that nobody knows it. Unavailable when nobody was asked.
[[nodiscard]] Error mostTelling(const std::vector<Error>& errors);

} // namespace bafar
