#pragma once
// The conditions of the cluster concept by name.
//
// - revoked {node, serial}: the node's agent refuses the certificate
// - heard {node}: its agent is heard in time
// - majority {}: a majority of the voters is heard and somebody leads
// - majority_without {node}, majority_with {node, role}: also once that change is made
// - leads {node}: this agent knows it as leader; leads {node, by}: so does that agent
// - member {node, role}, with {by}: that agent counts it so; no_member {node} or {number}, too
// - takes_part {node}: its own agent knows a leader
// - free {node}: its agent is in no group with others, and may join
// - another {node, number}: its agent is not the member of this number any more
// - can_lead {node}: a voter that is heard and has what the leader has
// - spec_in_force {revision}: agreed, as this agent knows it
// - spec_runs {node, revision}: the node's agent runs it
// - majority_lost {}: no majority is heard, nobody heard knows a leader
// - newest_copy {node}: nobody heard has more records
// - others_stopped {}: nobody can see that from here: always unknown
// What is not heard is unknown, never assumed. Pure; safe on every thread.
#include "agents/cluster/facts.h"

namespace bafar::cluster {

/// A condition of this concept with its verdict and detail.
[[nodiscard]] schema::Condition judged(const schema::Condition& condition, const Facts& facts);

/// The same, from its parts.
[[nodiscard]] schema::Condition condition(std::string text,
                                          std::string check,
                                          std::map<std::string, std::string> arguments,
                                          const Facts& facts,
                                          bool blocking = true);

} // namespace bafar::cluster
