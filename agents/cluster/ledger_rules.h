#pragma once
// What a proposal's body must be whatever the ledger holds: its size, and what it says by itself.
// Pure; safe on every thread.
#include <string>
#include <string_view>

#include "core/schema/action_record.h"
#include "core/schema/agreed.h"
#include "core/schema/cluster.h"

namespace bafar::cluster {

/// Bytes that a body of this kind may have.
[[nodiscard]] std::size_t bodyMax(schema::RecordKind kind);

/// The name of a kind, for sentences: "action".
[[nodiscard]] std::string_view nameOf(schema::RecordKind kind);

/// A moment that the wire can carry.
[[nodiscard]] bool inCalendar(WallTime at);

/// What a peer said, made safe to show and short.
[[nodiscard]] std::string shown(std::string_view text);

/// Errors: InvalidInput, LimitExceeded.
[[nodiscard]] Result<void> sound(const schema::Record& record, const schema::AuditEntry& entry);
[[nodiscard]] Result<void> sound(const schema::Record& record, const schema::ActionRecord& action);
[[nodiscard]] Result<void> sound(const schema::Record& record, const schema::SpecChange& change);
[[nodiscard]] Result<void> sound(const schema::Record& record,
                                 const schema::cluster::Revocation& revocation);
[[nodiscard]] Result<void> sound(const schema::Record& record, const schema::Member& member);
[[nodiscard]] Result<void> sound(const schema::Record& record, const schema::SlotChange& change);
[[nodiscard]] Result<void> sound(const schema::Record& record, const schema::Recovery& recovery);

} // namespace bafar::cluster
