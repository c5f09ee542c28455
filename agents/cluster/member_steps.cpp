#include "agents/cluster/member_steps.h"

#include "agents/cluster/action.h"
#include "agents/cluster/condition.h"
#include "core/base/check.h"

namespace bafar::cluster {

namespace {

namespace contract = schema::cluster;
using schema::LostStep;
using std::chrono::seconds;

} // namespace

schema::PlannedStep giveUpStep(const std::string& node, bool force)
{
    contract::Command order;
    order.giveUpOwnGroup = contract::GiveUpOwnGroup{force};
    schema::PlannedStep step =
        stepOf(node,
               force ? node + " sets its copy of the group aside and waits"
                     : node + " gives its own group up and waits to be admitted",
               order, seconds(15), force ? LostStep::Observe : LostStep::Undo);
    step.detail = "its log stays on its disk, beside the new one";
    if (!force) {
        contract::Command undo;
        undo.foundOwnGroup = contract::FoundOwnGroup{};
        undoBy(step, undo);
    }
    return step;
}

schema::PlannedStep admitStep(const std::string& leader,
                              const std::string& node,
                              schema::MemberRole role)
{
    contract::Command order;
    order.admit = contract::Admit{node, role, 0, {}};
    schema::PlannedStep step =
        stepOf(leader, leader + " admits " + node + " as " + std::string(roleText(role)), order,
               seconds(45), LostStep::Observe);
    step.detail = "it gets all that was agreed first, then counts";
    contract::Command undo;
    undo.dismiss = contract::Dismiss{node, 0};
    undoBy(step, undo);
    return step;
}

schema::PlannedStep dismissStep(const std::string& leader,
                                const std::string& node,
                                std::uint64_t number)
{
    contract::Command order;
    order.dismiss = contract::Dismiss{node, number};
    schema::PlannedStep step =
        stepOf(leader, leader + " dismisses " + node, order, seconds(10), LostStep::Observe);
    step.detail = "member " + std::to_string(number) + " is refused for ever";
    step.pointOfNoReturn = true;
    return step;
}

std::string successorOf(const Facts& facts)
{
    std::string best;
    std::uint64_t bestIndex = 0;
    for (const schema::Member& member : facts.group.members) {
        if (member.left || member.role != schema::MemberRole::Voter ||
            member.node == facts.group.leader || !isLive(facts, member.node)) {
            continue;
        }
        const auto standing = standingOf(facts, member.node);
        if (!standing || standing->leader != facts.group.leader) {
            continue; // it would have to find its way back into the group first
        }
        if (best.empty() || standing->index > bestIndex) {
            best = member.node;
            bestIndex = standing->index;
        }
    }
    return best;
}

void addLeaderCandidates(const Facts& facts, const std::string& chosen, schema::Draft& draft)
{
    draft.candidateColumns = {"role", "last record", "heard"};
    for (const schema::Member& member : facts.group.members) {
        if (member.left) {
            continue;
        }
        const auto standing = standingOf(facts, member.node);
        schema::Candidate candidate;
        candidate.name = member.node;
        candidate.chosen = member.node == chosen;
        candidate.figures = {std::string(roleText(member.role)),
                             standing ? std::to_string(standing->index) : "?",
                             ageText(facts, member.node)};
        const bool live = isLive(facts, member.node);
        if (member.node == facts.group.leader) {
            candidate.eligible = schema::Verdict::Fail;
            candidate.reason = "leads now";
        } else if (member.role != schema::MemberRole::Voter) {
            candidate.eligible = schema::Verdict::Fail;
            candidate.reason = "a " + std::string(roleText(member.role)) + " does not lead";
        } else if (!live) {
            candidate.eligible = standing ? schema::Verdict::Fail : schema::Verdict::Unknown;
            candidate.reason = "not heard";
        } else {
            candidate.eligible = schema::Verdict::Pass;
            candidate.reason = candidate.chosen ? "a voter that is heard, with the most records"
                                                : "a voter that is heard";
        }
        draft.candidates.push_back(std::move(candidate));
    }
}

std::string addHandOn(const Facts& facts, schema::Draft& draft)
{
    const std::string& leader = facts.group.leader;
    const std::string next = successorOf(facts);
    CHECK(!next.empty());
    contract::Command order;
    order.handOn = contract::HandOn{next};
    draft.steps.push_back(stepOf(leader, leader + " hands leadership on to " + next, order,
                                 seconds(10), LostStep::Observe));
    draft.consequences.push_back({"leader", leader + " -> " + next});
    addLeaderCandidates(facts, next, draft);
    return next;
}

void addMemberPost(const std::string& node,
                   schema::MemberRole role,
                   const Facts& facts,
                   schema::Draft& draft)
{
    const std::string name(roleText(role));
    for (const schema::Member& member : facts.group.members) {
        if (!member.left) {
            draft.postconditions.push_back(
                condition(member.node + " counts " + node + " as " + name, "member",
                          {{"node", node}, {"role", name}, {"by", member.node}}, facts,
                          isLive(facts, member.node)));
        }
    }
}

} // namespace bafar::cluster
