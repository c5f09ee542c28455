#pragma once
// One hand-over under consideration: who, from whom, with which priorities, and what that means.
//
// The claim is one above what the owner advertises and above every member's own priority, at most
// 254. It settles on the target's own priority where that is the highest, else just above the
// highest; against an owner that is not one of our agents it is kept.
// Pure; safe on every thread.
#include <string>
#include <vector>

#include "agents/floating_ip/group.h"
#include "core/schema/action.h"

namespace bafar::floating_ip {

/// Everything a draft is made from; refers to its group.
struct HandOverCase {
    const Group& group;
    const MemberView& target;
    const MemberView* owner; ///< null: none, several, or not one of our agents
    std::string ownerText;   ///< "n1", "192.0.2.9" or "nobody"
    std::uint8_t claim = 0;
    std::uint8_t settle = 0;
};

[[nodiscard]] HandOverCase makeCase(const Group& group, const MemberView& target);

/// Could this member be the target, and why or why not.
[[nodiscard]] schema::Candidate candidateOf(const HandOverCase& plan, const MemberView& member);

[[nodiscard]] std::vector<schema::Consequence> consequencesOf(const HandOverCase& plan);

/// What the plan rests on, without ages: the same facts give the same text.
[[nodiscard]] std::string basisOf(const HandOverCase& plan);

} // namespace bafar::floating_ip
