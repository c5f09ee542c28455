#pragma once
// Specs as the cluster's agents hold them: whom to ask, the history, texts by revision.
//
// One thread; calls wait.
#include "agents/ctl/context.h"
#include "core/schema/spec_answers.h"

namespace bafar::ctl {

/// One agent's word about specs.
struct SpecsThere {
    schema::ProfileAgent agent;
    schema::SpecHistory history;
};

/// Asks the agent of --node, else one that takes part in a group with a leader, the leader first.
/// Errors: as Context::ask; InvalidInput.
[[nodiscard]] Result<SpecsThere> askHistory(Context& context);

/// The whole revision that a person means by some of its digits. Errors: NotFound, InvalidInput
/// (several begin so).
[[nodiscard]] Result<std::string> revisionFrom(const std::string& given,
                                               const schema::SpecHistory& history);

/// Errors: as Context::ask.
[[nodiscard]] Result<std::string> askText(Context& context,
                                          const schema::ProfileAgent& agent,
                                          const std::string& revision);

/// The differences between two texts, by field and then by line. JSON: {"from", "to", "changes",
/// "diff"}.
[[nodiscard]] std::string differenceLines(const std::string& nameBefore,
                                          const std::string& before,
                                          const std::string& nameAfter,
                                          const std::string& after);
[[nodiscard]] std::string differenceJson(const std::string& nameBefore,
                                         const std::string& before,
                                         const std::string& nameAfter,
                                         const std::string& after);

/// Somebody applied another spec since `base`: what changed, and the way on. The exit code.
[[nodiscard]] int sayConflict(Context& context,
                              const SpecsThere& there,
                              const std::string& base,
                              const Error& why);

} // namespace bafar::ctl
