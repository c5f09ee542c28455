#pragma once
// Agreed audit lines are chained by hash, so that one that was changed, left out or put in is
// found.
//
// Lines of what was let in and of what was refused are two chains, because each list forgets its
// oldest lines by itself. A line's chain value is the SHA-256 of the chain value before it (64
// digits) followed by the line's canonical text; of the first line ever, 64 zeros stand before. The
// canonical text is the record's JSON without `chain`, these six fields in this order:
// {"index":7,"term":1,"kind":"audit","at":"...","node":"n1","body":{...}}, so that anyone can check
// an export with sha256sum. It never changes with a version. Pure; safe on every thread.
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/agreement.h"

namespace bafar::cluster {

/// Stands before the first line of a chain.
inline constexpr std::string_view AuditStart =
    "0000000000000000000000000000000000000000000000000000000000000000";

/// The chain value of the last line of each chain that was let go: what the oldest line that is
/// kept follows on. The last line's own value says that nothing was cut off at the end.
struct AuditAnchors {
    std::string changed{AuditStart}; ///< what was let in
    std::string refused{AuditStart};

    bool operator==(const AuditAnchors&) const = default;
};

/// What the chain value is computed over.
[[nodiscard]] std::string auditText(const schema::Record& record);

/// The chain value of `record`, which follows on the line with chain value `before`.
[[nodiscard]] std::string auditChain(std::string_view before, const schema::Record& record);

/// Checks audit records in the order of their indexes; records of other kinds are passed over.
/// Errors: Corrupt with the first one that does not fit.
[[nodiscard]] Result<void> verifyAudit(const AuditAnchors& anchors,
                                       const std::vector<schema::Record>& records);

} // namespace bafar::cluster
