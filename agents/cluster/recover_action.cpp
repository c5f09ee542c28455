// The action cluster.recover: a group that lost its majority for good goes on from one copy, by
// force. What the others had and this copy has not is lost.
#include <algorithm>

#include "agents/cluster/action.h"
#include "agents/cluster/condition.h"
#include "agents/cluster/member_steps.h"

namespace bafar::cluster {

namespace {

namespace contract = schema::cluster;
using contract::AgreementStatus;

constexpr std::string_view ActionName = "cluster.recover";

std::string copyText(const AgreementStatus& standing)
{
    return "last record " + std::to_string(standing.last) + " of term " +
           std::to_string(standing.lastTerm);
}

/// What is known of one other copy, and what is lost when it is left behind.
std::string lossText(const std::string& node, const AgreementStatus& own, const Facts& facts)
{
    const auto standing = standingOf(facts, node);
    if (!standing) {
        return "never heard since this agent started: nobody knows what it has";
    }
    const std::string known = copyText(*standing) + ", " + ageText(facts, node);
    if (newerCopy(*standing, own)) {
        return known + ": at least " +
               std::to_string(standing->last > own.last ? standing->last - own.last : 1) +
               " records more than here";
    }
    return isLive(facts, node) ? known + ": nothing that is not here"
                               : known + ": what it got since then is not known";
}

std::vector<std::string> othersOf(const Facts& facts, bool live)
{
    std::vector<std::string> nodes;
    for (const schema::Member& member : facts.group.members) {
        if (!member.left && member.node != facts.self.node && isLive(facts, member.node) == live) {
            nodes.push_back(member.node);
        }
    }
    return nodes;
}

schema::PlannedStep recoverStep(const std::string& reason, const Facts& facts)
{
    contract::Command order;
    contract::Recover& recover = order.recover.emplace();
    recover.why = reason.empty() ? "no reason given" : reason;
    for (const bool live : {true, false}) {
        for (const std::string& node : othersOf(facts, live)) {
            recover.lost.push_back(node + ": " + lossText(node, facts.group, facts));
        }
    }
    schema::PlannedStep step =
        stepOf(facts.self.node, facts.self.node + "'s copy becomes the group's, by force", order,
               std::chrono::seconds(30), schema::LostStep::Unknown);
    step.detail = copyText(facts.group) + "; the mark of it stays in the log for ever";
    step.pointOfNoReturn = true;
    return step;
}

void addConsequences(const Facts& facts, schema::Draft& draft)
{
    const auto& group = facts.group;
    draft.consequences.push_back({"copy of " + facts.self.node, copyText(group) + ": it goes on"});
    for (const bool live : {true, false}) {
        for (const std::string& node : othersOf(facts, live)) {
            draft.consequences.push_back({"copy of " + node, lossText(node, group, facts)});
        }
    }
    const std::vector<std::string> silent = othersOf(facts, false);
    if (!silent.empty()) {
        draft.consequences.push_back(
            {"if they still run",
             "those that are not heard go on as a cluster of their own, with another spec and "
             "other leaders: stop them first"});
    }
    std::vector<schema::Member> after;
    after = with(after, facts.self.node, schema::MemberRole::Voter);
    for (const std::string& node : othersOf(facts, true)) {
        after = with(after, node, memberOf(group.members, node)->role);
    }
    draft.consequences.push_back(survivalChange(group.members, after));
    draft.consequences.push_back({"way back", "none"});
}

} // namespace

void offerRecover(const Facts& facts, std::vector<schema::ActionInfo>& out)
{
    if (facts.group.standing != contract::GroupStanding::Minority) {
        return;
    }
    schema::ActionInfo info;
    info.name = std::string(ActionName);
    info.title = "Recover the group by force";
    info.help = "When a majority is lost for good: this agent's copy becomes the group's. What "
                "only the lost ones had is gone, and if they still run there are two clusters.";
    info.risk = schema::ActionClass::DataRisk;
    out.push_back(std::move(info));
}

Result<schema::Draft> draftRecover(const schema::ActionRequest& request, const Facts& facts)
{
    if (Result<void> fine = checkParameters(request, {}); !fine) {
        return tl::unexpected(std::move(fine.error()));
    }
    const AgreementStatus& group = facts.group;
    const schema::Member* own = memberOf(group.members, facts.self.node);
    if (own == nullptr || group.members.size() < 2) {
        return fail(Code::Conflict,
                    facts.self.node + " is in no group with others: nothing is to be recovered");
    }
    if (!group.leader.empty()) {
        return fail(Code::Conflict, group.leader + " leads the agents' group: nothing is to be "
                                                   "recovered");
    }
    const std::vector<std::string> heard = othersOf(facts, true);
    for (const std::string& node : heard) {
        const auto standing = standingOf(facts, node);
        if (standing && newerCopy(*standing, group)) {
            return fail(Code::Conflict,
                        node + " has a newer copy (" + copyText(*standing) + ", here " +
                            copyText(group) +
                            "): run it there, bafarctl act cluster.recover --node " + node);
        }
    }
    schema::Draft draft;
    draft.title = "Recover the agents' group of " + facts.self.cluster + " by force from " +
                  facts.self.node + "'s copy";
    draft.verb = "recover " + facts.self.cluster;
    draft.risk = schema::ActionClass::DataRisk;
    draft.emergency = true;
    draft.steps.push_back(recoverStep(request.reason, facts));
    for (const std::string& node : heard) {
        draft.steps.push_back(giveUpStep(node, true));
        draft.steps.push_back(
            admitStep(facts.self.node, node, memberOf(group.members, node)->role));
        draft.steps.back().undo.reset(); // past the point of no return
    }
    addConsequences(facts, draft);
    draft.preconditions = {condition("the majority is lost", "majority_lost", {}, facts),
                           condition("nobody that is heard has a newer copy", "newest_copy",
                                     {{"node", facts.self.node}}, facts),
                           condition("those that are not heard are stopped for good",
                                     "others_stopped", {}, facts, false)};
    draft.postconditions.push_back(condition(facts.self.node + " leads the agents' group", "leads",
                                             {{"node", facts.self.node}}, facts));
    for (const std::string& node : heard) {
        draft.postconditions.push_back(
            condition(node + " takes part in the group", "takes_part", {{"node", node}}, facts));
    }
    draft.verifyLimit = std::chrono::seconds(15);
    std::string basis = membersBasis(facts);
    for (const std::string& node : heard) {
        basis += "; heard " + node;
    }
    draft.basis = basis;
    return draft;
}

} // namespace bafar::cluster
