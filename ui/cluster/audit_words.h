#pragma once
// How a line of the audit log is said. GUI thread.
#include <QString>

#include "core/schema/agreement.h"
#include "core/schema/state.h"

namespace bafar::ui::cluster {

/// What was attempted, as bafarctl says it: "confirm floating_ip.hand_over", "GET /v1/state".
[[nodiscard]] QString auditWhat(const schema::AuditEntry& entry);

/// What came of an attempt.
struct AuditVerdict {
    QString word; ///< "refused", "allowed", "succeeded", "failed, needs hands"
    schema::State mark = schema::State::NotMonitored; ///< stands before the word
    QString reason; ///< why, or how it was seen; empty: there is no more to say
};

[[nodiscard]] AuditVerdict auditVerdict(const schema::AuditEntry& entry);

} // namespace bafar::ui::cluster
