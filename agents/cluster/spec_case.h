#pragma once
// One change of the cluster spec under consideration: from what to what, what differs, whom it
// concerns. Pure; safe on every thread.
#include "agents/cluster/facts.h"
#include "core/schema/action.h"
#include "core/schema/spec_diff.h"

namespace bafar::cluster {

struct SpecCase {
    bool rollBack = false;
    bool onlyHere = false; ///< its text is staged on this agent and nowhere else
    std::string revision;  ///< to be in force
    std::string from;      ///< in force
    std::string why;
    schema::Spec before;
    schema::Spec after;
    std::vector<schema::SpecDifference> differences;
    std::vector<std::string> live;   ///< members that stay, heard in time
    std::vector<std::string> silent; ///< members that stay, not heard
    std::vector<std::string> come;   ///< nodes that the spec gets
    std::vector<std::string> go;     ///< nodes that it loses
    std::vector<std::string> apart;  ///< nodes of both that are no member of the group
};

/// Errors: NotFound (no such text), InvalidInput (this agent would refuse it), Conflict (in force
/// already; based on a revision that is not in force any more, with what changed meanwhile).
[[nodiscard]] Result<SpecCase> makeSpecCase(const schema::ActionRequest& request,
                                            bool rollBack,
                                            const Facts& facts);

/// What it would do, in words and numbers.
[[nodiscard]] std::vector<schema::Consequence> consequencesOf(const SpecCase& plan,
                                                              const Facts& facts);

/// The revisions that could be put in force instead, and why or why not.
[[nodiscard]] std::vector<schema::Candidate> revisionsFor(const SpecCase& plan, const Facts& facts);

/// What was put in force since `base`, for whoever based a change on it.
[[nodiscard]] std::string meanwhileText(const std::string& base, const NodeSource& node);

} // namespace bafar::cluster
