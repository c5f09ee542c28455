#pragma once
// How much one agent may say in one message, how often and in which order: whatever it sends, the
// console stays usable.
//
// The bytes of a message are bounded before (core/http/event_stream.h); these are counts, because a
// small text can hold very many things. All are far above what an agent of ours sends. Pure; safe
// on every thread.
#include "core/base/result.h"
#include "core/schema/audit_reading.h"
#include "core/schema/envelope.h"
#include "core/schema/spec_answers.h"

namespace bafar::link {

struct Limits {
    std::size_t concepts = 64;
    std::size_t entities = 2000;  ///< of one concept
    std::size_t relations = 6000; ///< of one concept
    std::size_t facts = 64;       ///< of one entity
    std::size_t events = 1000;
    std::size_t actions = 200;
    std::size_t steps = 256; ///< of one plan; as many conditions, candidates and consequences
    std::size_t offers = 1000;
    std::size_t choices = 1000; ///< of one offer's parameters, all together
    std::size_t series = 50'000;
    std::size_t revisions = 1000;       ///< of the cluster spec
    std::size_t auditLine = 64U << 10U; ///< bytes of one line of the audit log
    std::size_t boot = 64;              ///< bytes of what names an agent's start
};

/// Nothing, or LimitExceeded saying what there is too much of.
[[nodiscard]] Result<void> checkMessage(const schema::Message& message, const Limits& limits = {});
[[nodiscard]] Result<void> checkPlan(const schema::Plan& plan, const Limits& limits = {});
[[nodiscard]] Result<void> checkRecord(const schema::ActionRecord& record,
                                       const Limits& limits = {});
[[nodiscard]] Result<void> checkHistory(const schema::SpecHistory& history,
                                        const Limits& limits = {});

/// The answer to that question: not more than was asked for, and where it was asked for from a
/// record on, each comes after the one before. Errors: Corrupt, too.
[[nodiscard]] Result<void> checkAudit(const std::vector<schema::Record>& records,
                                      const schema::AuditQuestion& question,
                                      const Limits& limits = {});

/// True when a message comes next after that number of that start of the agent (envelope.h): what
/// is kept for those who resume counts up by one, all else repeats the number, and a table of
/// series may do either. A snapshot begins anew at any number.
[[nodiscard]] bool comesNext(const schema::Message& message,
                             const std::string& boot,
                             std::uint64_t sequence);

/// An agent's word on how often it speaks, within what any agent can be set to: 100 ms to a minute.
[[nodiscard]] Duration boundedInterval(Duration said);

/// An agent's word on when something was: within the years 1970 to 9999, so that moments can be
/// subtracted, drawn and written. 0 stays "never".
[[nodiscard]] WallTime boundedMoment(WallTime said);

/// The silence after which a connection counts as dead: five heartbeats, at least a second.
[[nodiscard]] Duration silenceLimit(Duration heartbeat);

/// How long one message may be on its way, however much of it comes meanwhile: half a minute, the
/// largest at 2.5 Mbit/s, and no less than a silence may last.
[[nodiscard]] Duration messageLimit(Duration heartbeat);

} // namespace bafar::link
