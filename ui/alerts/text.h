#pragma once
// Alerts in words: states, counts, what is missing of the list. No widget here. GUI thread.
#include <QString>

#include "core/topology/topology.h"
#include "ui/link/alerts.h"
#include "ui/shared/rows_model.h"
#include "ui/things/emptiness.h"

namespace bafar::ui::alerts {

using schema::alerting::Alert;

[[nodiscard]] QString alertStateWord(schema::alerting::AlertState state);

/// The mark that stands for it: a firing alert's severity, a pending one's change, an end; stale
/// where `old`: what its node said last.
[[nodiscard]] schema::State markOf(const Alert& alert, bool old);

/// Its node is not heard: this is its last word.
[[nodiscard]] bool isOld(const Alert& alert, const link::Alerts& alerts);

/// A label's name as the head of a fact: "Primary" for master_host, as everywhere else.
[[nodiscard]] QString labelHead(const std::string& name);

/// "1 critical · 2 warning · 4 muted"; empty: there are none.
[[nodiscard]] QString countsText(const schema::alerting::Counts& counts);

/// What may be missing of the list or old in it, one sentence each; empty: nothing.
[[nodiscard]] QStringList caveats(const link::Alerts& alerts);

/// Why a list without a row is empty. `isFiltered`: there are alerts, but none that is asked for.
/// `rules`: how many are evaluated; 0: it is not known.
[[nodiscard]] things::Emptiness emptinessOf(const link::Alerts& alerts,
                                            bool isFiltered,
                                            const things::Hearing& hearing,
                                            std::size_t rules = 0);

/// Things that are not well.
struct Unalarmed {
    std::size_t count = 0;
    const topology::Thing* worst = nullptr; ///< the first of the worst; null: all are well
};

[[nodiscard]] Unalarmed unalarmedOf(const topology::Topology& topology);

/// "1 thing is not well and no rule fires for it: MariaDB n2 – degraded · ..."; empty: all are
/// well.
[[nodiscard]] QString unalarmedText(const topology::Topology& topology, const Unalarmed& unwell);

/// "09:41:07" of the last day, else "4 days ago"; never: empty.
[[nodiscard]] QString momentText(WallTime moment, WallTime now);

} // namespace bafar::ui::alerts
