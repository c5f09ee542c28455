#pragma once
// How one agent's audit log is read through GET /v1/audit, and in which order lines of several
// agents become one list. Pure; safe on every thread.
//
// The newest come first, of what was agreed and of the agent's own log together. Where there may be
// more of them, what was agreed is read from its first record on to its end. Older lines of the own
// log (strangers, plain reads) cannot be asked for: they are on the agent's disk alone.
#include <optional>
#include <string>
#include <vector>

#include "core/schema/agreement.h"

namespace bafar::schema {

inline constexpr std::size_t AuditPageMax = 1000; ///< records of one answer

/// GET /v1/audit.
struct AuditQuestion {
    std::optional<std::uint64_t> from; ///< index; nothing: the newest
    std::size_t limit = AuditPageMax;

    bool operator==(const AuditQuestion&) const = default;
};

/// "/v1/audit?from=7&limit=1000".
[[nodiscard]] std::string auditTarget(const AuditQuestion& question);

/// How far one agent was read.
class AuditReading {
public:
    explicit AuditReading(std::size_t newest = AuditPageMax);

    /// What to ask next; nothing: all is read that can be.
    [[nodiscard]] std::optional<AuditQuestion> next() const;

    /// Its answer.
    void take(const std::vector<Record>& answer);

    [[nodiscard]] bool isWhole() const { return whole_; }

    /// Older lines of the agent's own log may be on its disk alone.
    [[nodiscard]] bool mayLackOwn() const { return mayLackOwn_; }

private:
    AuditQuestion question_;
    bool whole_ = false;
    bool mayLackOwn_ = false;
};

/// Whether it comes before the other in a list of the newest first. Neither does of two that are
/// one and the same, told by two agents.
[[nodiscard]] bool isNewer(const Record& one, const Record& other);

} // namespace bafar::schema
