#pragma once
// The English phrases that agents use, for translation: context "Agent".
#include <span>

namespace bafar::shared {

/// Phrases with %1, %2, ... where agents put values.
[[nodiscard]] std::span<const char* const> agentPhrases();

/// The same of databases, caches, services and storage.
[[nodiscard]] std::span<const char* const> conceptPhrases();

/// The sentences of the shipped alert rules, and notes of alerts.
[[nodiscard]] std::span<const char* const> alertPhrases();

} // namespace bafar::shared
