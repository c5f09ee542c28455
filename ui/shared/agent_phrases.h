#pragma once
// The English phrases that agents use, for translation: context "Agent".
#include <span>
#include <vector>

namespace bafar::shared {

/// Phrases with %1, %2, ... where agents put values.
[[nodiscard]] std::span<const char* const> agentPhrases();

/// The same of databases, caches, services and storage.
[[nodiscard]] std::span<const char* const> conceptPhrases();

/// The sentences of the shipped alert rules, and notes of alerts.
[[nodiscard]] std::span<const char* const> alertPhrases();

/// Why an action is refused, and how it went.
[[nodiscard]] std::span<const char* const> refusalPhrases();

/// Connections, TLS and certificates.
[[nodiscard]] std::span<const char* const> linkPhrases();

/// The machine an agent runs on.
[[nodiscard]] std::span<const char* const> hostPhrases();

[[nodiscard]] std::span<const char* const> cachePhrases();
[[nodiscard]] std::span<const char* const> databasePhrases();
[[nodiscard]] std::span<const char* const> floatingIpPhrases();
[[nodiscard]] std::span<const char* const> servicesPhrases();
[[nodiscard]] std::span<const char* const> storagePhrases();

/// The agents' group, its members and the cluster spec.
[[nodiscard]] std::span<const char* const> clusterPhrases();

/// The log and the snapshots of what the group agrees on.
[[nodiscard]] std::span<const char* const> agreementPhrases();

/// Measures, queries, alert rules and load balancers.
[[nodiscard]] std::span<const char* const> monitoringPhrases();

/// What is wrong with a spec, and with a request.
[[nodiscard]] std::span<const char* const> specPhrases();
[[nodiscard]] std::span<const char* const> requestPhrases();

/// Those of all lists.
[[nodiscard]] std::vector<const char*> allPhrases();

} // namespace bafar::shared
