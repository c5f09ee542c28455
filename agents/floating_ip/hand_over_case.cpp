#include "agents/floating_ip/hand_over_case.h"

#include <algorithm>

namespace bafar::floating_ip {
namespace {

namespace contract = schema::floating_ip;
using schema::Verdict;

constexpr unsigned PriorityMax = 254;

} // namespace

HandOverCase makeCase(const Group& group, const MemberView& target)
{
    const net::Address foreign = group.foreignOwner();
    const MemberView* owner = group.owner();
    HandOverCase plan{group, target, owner,
                      owner != nullptr           ? owner->member.node
                      : !foreign.isUnspecified() ? foreign.toString()
                                                 : "nobody"};
    const unsigned base = group.highestBase();
    const unsigned advertised = group.ownerPriority();
    plan.claim = static_cast<std::uint8_t>(std::min(PriorityMax, std::max(advertised, base) + 1));
    if (!foreign.isUnspecified()) {
        plan.settle = plan.claim; // a stranger may preempt: its own priority is what it advertises
    } else if (target.member.priority < base) {
        plan.settle = static_cast<std::uint8_t>(std::min(PriorityMax, base + 1));
    }
    return plan;
}

schema::Candidate candidateOf(const HandOverCase& plan, const MemberView& member)
{
    schema::Candidate candidate;
    candidate.name = member.member.node;
    candidate.chosen = &member == &plan.target;
    candidate.figures = {
        std::to_string(member.member.priority),
        member.heard
            ? std::string(contract::RouterStateNames[static_cast<std::size_t>(member.router.state)])
            : "not known",
        Group::ageText(member)};
    if (&member == plan.owner) {
        candidate.eligible = Verdict::Fail;
        candidate.reason = "owns it now";
    } else if (!member.live || !member.heard) {
        candidate.eligible = Verdict::Unknown;
        candidate.reason = "not heard, so nothing is known of it";
    } else if (!member.router.linkUp) {
        candidate.eligible = Verdict::Fail;
        candidate.reason = member.router.interface + " has no carrier or no address";
    } else if (member.router.state != contract::RouterState::Backup) {
        candidate.eligible = Verdict::Fail;
        candidate.reason = "it is not in backup";
    } else {
        candidate.eligible = Verdict::Pass;
        candidate.reason = candidate.chosen ? "asked for, in backup and on the segment"
                                            : "could, but was not asked for";
    }
    return candidate;
}

std::vector<schema::Consequence> consequencesOf(const HandOverCase& plan)
{
    const std::string& node = plan.target.member.node;
    const unsigned afterwards = plan.settle == 0 ? plan.target.member.priority : plan.settle;
    std::vector<schema::Consequence> all{
        {"new owner", node + " takes over from " + plan.ownerText},
        {"address silent", "under 5 ms expected: it claims before the old owner lets go"},
        {"open TCP connections",
         "those to " + plan.group.addressText() + " end: the new owner does not know them"},
        {"priority of " + node, std::to_string(plan.claim) + " at first, then " +
                                    std::to_string(afterwards) + " while it owns (own " +
                                    std::to_string(plan.target.member.priority) + ")"},
    };
    std::size_t left = 0;
    Duration soonest = Duration::max();
    for (const MemberView& member : plan.group.members()) {
        if (&member != &plan.target && member.live && member.heard && member.router.linkUp) {
            ++left;
            soonest = std::min(soonest, member.router.masterDown);
        }
    }
    all.push_back({"members that can take over next",
                   left == 0 ? "0: if " + node + " fails, the address is gone"
                             : std::to_string(left) + ", within " + toHumanText(soonest)});
    // A hand-over is settled so that nobody's preemption undoes it (rule D15).
    all.push_back({"taken back by itself", "no: " + node +
                                               " outranks the others as long as it "
                                               "owns it"});
    return all;
}

/// Not the priorities in force: a claim that settles moves them, and claim_wins judges them when
/// it matters.
std::string basisOf(const HandOverCase& plan)
{
    std::string text = "router " + plan.group.config().id + " virtual router " +
                       std::to_string(plan.group.config().virtualRouter) + " addresses " +
                       plan.group.addressText() + " owner " + plan.ownerText;
    for (const MemberView& member : plan.group.members()) {
        const auto state = static_cast<std::size_t>(member.router.state);
        text +=
            "\nmember " + member.member.node + " own " + std::to_string(member.member.priority) +
            (member.live && member.heard ? " " + std::string(contract::RouterStateNames[state]) +
                                               (member.router.linkUp ? " up" : " down")
                                         : " not heard");
    }
    return text;
}

} // namespace bafar::floating_ip
