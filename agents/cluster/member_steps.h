#pragma once
// Steps and conditions that several actions about members share. Pure; safe on every thread.
#include "agents/cluster/facts.h"
#include "core/schema/action.h"

namespace bafar::cluster {

/// The node's agent gives its own group up and waits; taken back by founding one again.
[[nodiscard]] schema::PlannedStep giveUpStep(const std::string& node, bool force);

/// The leader takes the node's waiting agent in; taken back by dismissing it.
[[nodiscard]] schema::PlannedStep admitStep(const std::string& leader,
                                            const std::string& node,
                                            schema::MemberRole role);

/// The leader removes this member for ever.
[[nodiscard]] schema::PlannedStep dismissStep(const std::string& leader,
                                              const std::string& node,
                                              std::uint64_t number);

/// The voter that should lead when the present leader may not: live, and with the most records;
/// empty: there is none.
[[nodiscard]] std::string successorOf(const Facts& facts);

/// Adds the step by which the leader hands on to its successor, with the candidates; answers who
/// leads then. There must be one.
[[nodiscard]] std::string addHandOn(const Facts& facts, schema::Draft& draft);

/// Who could lead, and why or why not; `chosen` is marked.
void addLeaderCandidates(const Facts& facts, const std::string& chosen, schema::Draft& draft);

/// Every live member counts the node so.
void addMemberPost(const std::string& node,
                   schema::MemberRole role,
                   const Facts& facts,
                   schema::Draft& draft);

} // namespace bafar::cluster
