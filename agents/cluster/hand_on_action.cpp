// The action cluster.hand_on: another voter leads the agents' group.
#include "agents/cluster/action.h"
#include "agents/cluster/condition.h"
#include "agents/cluster/member_steps.h"

namespace bafar::cluster {

namespace {

namespace contract = schema::cluster;

constexpr std::string_view ActionName = "cluster.hand_on";

schema::PlannedStep handOnStep(const std::string& from, const std::string& to)
{
    contract::Command order;
    order.handOn = contract::HandOn{to};
    schema::PlannedStep step = stepOf(from, from + " hands leadership on to " + to, order,
                                      std::chrono::seconds(10), schema::LostStep::Observe);
    step.detail = to + " gets what it lacks first; within an election time, or " + from + " stays";
    step.pointOfNoReturn = true;
    return step;
}

} // namespace

void offerHandOn(const Facts& facts, std::vector<schema::ActionInfo>& out)
{
    std::vector<std::string> voters;
    for (const schema::Member& member : facts.group.members) {
        if (!member.left && member.role == schema::MemberRole::Voter &&
            member.node != facts.group.leader) {
            voters.push_back(member.node);
        }
    }
    if (facts.group.leader.empty() || voters.empty()) {
        return;
    }
    schema::ActionInfo info;
    info.name = std::string(ActionName);
    info.title = "Hand leadership on";
    info.help = "Another voter leads the agents' group; nothing is interrupted";
    info.risk = schema::ActionClass::Safe;
    info.subject = "node/" + facts.group.leader;
    info.parameters = {{"to", "The voter that shall lead", true, std::move(voters)}};
    out.push_back(std::move(info));
}

Result<schema::Draft> draftHandOn(const schema::ActionRequest& request, const Facts& facts)
{
    if (Result<void> fine = checkParameters(request, {"to"}); !fine) {
        return tl::unexpected(std::move(fine.error()));
    }
    const Result<std::string> to = nodeParameter(request, "to", facts);
    const Result<std::string> leader = leaderOf(facts);
    if (!to || !leader) {
        return tl::unexpected(to ? leader.error() : to.error());
    }
    if (*to == *leader) {
        return fail(Code::Conflict, *to + " leads already");
    }
    const schema::Member* member = memberOf(facts.group.members, *to);
    if (member == nullptr || member->role != schema::MemberRole::Voter) {
        return fail(Code::Conflict, member == nullptr
                                        ? *to + " is no member of the agents' group"
                                        : *to + " is " + std::string(roleText(member->role)) +
                                              " of the agents' group; only a voter leads");
    }
    schema::Draft draft;
    draft.title = "Hand the leadership of the agents' group on from " + *leader + " to " + *to;
    draft.verb = "hand on to " + *to;
    draft.risk = schema::ActionClass::Safe;
    draft.steps.push_back(handOnStep(*leader, *to));
    draft.consequences = {{"changes meanwhile", "wait, usually some milliseconds"},
                          {"floating IPs", "stay"}};
    addLeaderCandidates(facts, *to, draft);
    draft.preconditions = {
        condition("a majority of the agents' group is heard", "majority", {}, facts),
        condition(*to + " can lead", "can_lead", {{"node", *to}}, facts)};
    for (const schema::Member& one : facts.group.members) {
        if (!one.left) {
            draft.postconditions.push_back(condition(one.node + " knows " + *to + " as leader",
                                                     "leads", {{"node", *to}, {"by", one.node}},
                                                     facts, isLive(facts, one.node)));
        }
    }
    draft.inverse = schema::ActionRequest{std::string(ActionName), {{"to", *leader}}, {}};
    draft.basis = membersBasis(facts) + "; to " + *to;
    return draft;
}

} // namespace bafar::cluster
