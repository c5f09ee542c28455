#pragma once
// Which alerts are muted because another one says why.
//
// Theory: an alert that is the consequence of another that fires is muted, not hidden: it keeps its
// state and says what mutes it. Agents mute what they publish by all they hear; whoever merges the
// words of several agents mutes again, so that what a silent node said last is muted, too. The
// rules are a table (inhibition.cpp). Pure; safe on every thread.
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/schema/alerting.h"

namespace bafar::alerts {

/// Sets `inhibitedBy` of each of `alerts`, by the firing ones among `sources` (which may contain
/// them, too: none mutes itself) and by maintenance: `maintained` holds entity ids; what is
/// critical is not muted by it. An alert that nothing mutes gets an empty one.
void inhibit(std::vector<schema::alerting::Alert>& alerts,
             std::span<const schema::alerting::Alert> sources,
             const std::set<std::string>& maintained);

/// How many of each there are.
[[nodiscard]] schema::alerting::Counts countsOf(std::span<const schema::alerting::Alert> alerts);

/// Worst first: firing before pending before resolved, muted after others, critical first, then the
/// oldest, then by fingerprint.
void sortWorstFirst(std::vector<schema::alerting::Alert>& alerts);

} // namespace bafar::alerts
