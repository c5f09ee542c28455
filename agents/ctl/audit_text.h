#pragma once
// Which lines of the audit log the command line asks for, and the lines as text. Pure.
#include "agents/ctl/arguments.h"
#include "core/schema/audit_reading.h"

namespace bafar::ctl {

struct AuditWish {
    std::optional<std::size_t> limit; ///< newest so many of each agent; nothing: as many as fit
    std::optional<WallTime> since;
    std::string actor; ///< "operator/sara", or "sara" in any role; empty: anybody
    bool refusedOnly = false;
};

/// Errors: InvalidInput, with the option.
[[nodiscard]] Result<AuditWish> auditWish(const Arguments& arguments, WallTime now);

/// How many to ask an agent for at first: where nothing is sifted one more than is wanted, which
/// tells whether there are older ones.
[[nodiscard]] std::size_t newestFor(const AuditWish& wish);

/// Some that are wanted may be older than these, of which an agent has more.
[[nodiscard]] bool wantsOlder(const AuditWish& wish, const std::vector<schema::Record>& newest);

/// Of what one agent told, those that fit, oldest first.
struct AuditSome {
    std::vector<schema::Record> records;
    bool leftOut = false; ///< older ones may fit, too
};

/// `whole`: the agent has told all that it keeps.
[[nodiscard]] AuditSome auditSome(const AuditWish& wish,
                                  std::vector<schema::Record> told,
                                  bool whole);

/// Of all agents as one list, oldest first: what was agreed every agent has. A table, or one record
/// as JSON on each line.
[[nodiscard]] std::string auditText(std::vector<schema::Record> records, bool json);

} // namespace bafar::ctl
