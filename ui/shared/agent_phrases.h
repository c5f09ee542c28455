#pragma once
// The English phrases that agents use, for translation: one list, context "Agent".
#include <span>

namespace bafar::shared {

/// Phrases with %1, %2, ... where agents put values.
[[nodiscard]] std::span<const char* const> agentPhrases();

} // namespace bafar::shared
