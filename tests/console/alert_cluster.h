#pragma once
// Alerts of the three agents of full_cluster.h, as their reports.
#include <QString>

#include "core/schema/alerting.h"
#include "tests/console/full_cluster.h"

namespace bafar::test {

/// "RULE SEVERITY STATE SUBJECT key=value ... | SUMMARY", for example
/// "RedisEvicting warning firing cache/n1 node=n1 | Redis of n1 throws keys away"; the word
/// "by=RULE" says what mutes it.
[[nodiscard]] schema::alerting::Alert alertOf(const QString& text);

/// What a node says that has these alerts; `leads`: it judges the cluster's rules.
[[nodiscard]] schema::alerting::Status alertStatus(const QStringList& alerts, bool leads);

/// The same without a section alerting in the spec.
[[nodiscard]] schema::alerting::Status noAlerting();

/// All three say the whole cluster in trouble; n1 leads and says the alerts.
void speakAlerts(const std::map<std::string, FakeLink*>& agents, const QStringList& alerts);

/// A report of alerting alone, after speakAlerts().
void sayAlerting(FakeLink& link, const schema::alerting::Status& status);

/// A cluster with something of everything: critical, warnings, muted, pending, resolved,
/// information.
[[nodiscard]] QStringList someAlerts();

} // namespace bafar::test
