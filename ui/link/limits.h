#pragma once
// How much one agent may say in one message, and how often: whatever it sends, the console stays
// usable.
//
// The bytes of a message are bounded before (core/http/event_stream.h); these are counts, because a
// small text can hold very many things. All are far above what an agent of ours sends. Pure; safe
// on every thread.
#include "core/base/result.h"
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
    std::size_t revisions = 1000; ///< of the cluster spec
};

/// Nothing, or LimitExceeded saying what there is too much of.
[[nodiscard]] Result<void> checkMessage(const schema::Message& message, const Limits& limits = {});
[[nodiscard]] Result<void> checkPlan(const schema::Plan& plan, const Limits& limits = {});
[[nodiscard]] Result<void> checkRecord(const schema::ActionRecord& record,
                                       const Limits& limits = {});
[[nodiscard]] Result<void> checkHistory(const schema::SpecHistory& history,
                                        const Limits& limits = {});

/// An agent's word on how often it speaks, within what any agent can be set to: 100 ms to a minute.
[[nodiscard]] Duration boundedInterval(Duration said);

/// An agent's word on when something was: within the years 1970 to 9999, so that moments can be
/// subtracted, drawn and written. 0 stays "never".
[[nodiscard]] WallTime boundedMoment(WallTime said);

/// The silence after which a connection counts as dead: five heartbeats, at least a second.
[[nodiscard]] Duration silenceLimit(Duration heartbeat);

} // namespace bafar::link
