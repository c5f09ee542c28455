// The actions cluster.dismiss and cluster.replace: a member goes for ever; its node may come back
// as another one.
#include "agents/cluster/action.h"
#include "agents/cluster/condition.h"
#include "agents/cluster/member_steps.h"

namespace bafar::cluster {

namespace {

void addNoMemberPost(const schema::Member& gone, const Facts& facts, schema::Draft& draft)
{
    for (const schema::Member& member : facts.group.members) {
        if (!member.left && member.node != gone.node) {
            draft.postconditions.push_back(condition(
                member.node + " does not count the old " + gone.node + " any more", "no_member",
                {{"node", gone.node}, {"number", std::to_string(gone.number)}, {"by", member.node}},
                facts, isLive(facts, member.node)));
        }
    }
}

void addQuorum(const std::string& node, const Facts& facts, schema::Draft& draft)
{
    draft.preconditions.push_back(
        condition("a majority of the agents' group is heard", "majority", {}, facts));
    draft.preconditions.push_back(condition("a majority is heard without " + node,
                                            "majority_without", {{"node", node}}, facts));
}

schema::Draft dismissal(const schema::Member& member, const Facts& facts)
{
    const std::string& node = member.node;
    const auto& members = facts.group.members;
    schema::Draft draft;
    draft.title = "Dismiss " + node + " from the agents' group";
    draft.verb = "dismiss " + node;
    std::string who = facts.group.leader;
    if (node == who) {
        who = addHandOn(facts, draft);
    }
    draft.steps.push_back(dismissStep(who, node, member.number));
    draft.consequences.push_back(survivalChange(members, without(members, node)));
    draft.consequences.push_back(
        {"the agent of " + node,
         isLive(facts, node)
             ? "runs on with the spec it has, agrees on nothing and may order nothing"
             : "is refused when it returns; it comes back by cluster.admit only"});
    draft.consequences.push_back({"floating IPs of " + node, "stay: VRRP does not depend on it"});
    draft.consequences.push_back(
        {"way back", "bafarctl act cluster.admit node=" + node + ", as a new member"});
    addQuorum(node, facts, draft);
    addNoMemberPost(member, facts, draft);
    draft.inverse = schema::ActionRequest{
        "cluster.admit", {{"node", node}, {"as", std::string(roleText(member.role))}}, {}};
    return draft;
}

schema::Draft replacement(const schema::Member& member,
                          const std::string& leader,
                          const Facts& facts)
{
    const std::string& node = member.node;
    const auto& members = facts.group.members;
    const auto standing = standingOf(facts, node);
    schema::Draft draft;
    draft.title = "Replace the member of " + node + ": the old one out, its agent in as a new one";
    draft.verb = "replace " + node;
    draft.steps.push_back(dismissStep(leader, node, member.number));
    if (!standing || !waits(*standing)) {
        draft.steps.push_back(giveUpStep(node, false));
    }
    draft.steps.push_back(admitStep(leader, node, member.role));
    const std::size_t between = schema::cluster::votersOf(without(members, node));
    draft.consequences.push_back(
        {"survives", schema::cluster::survivalText(schema::cluster::votersOf(members)) +
                         "; until the new one is in: " + schema::cluster::survivalText(between)});
    draft.consequences.push_back({"the old member " + std::to_string(member.number),
                                  "is refused for ever, wherever its disk turns up"});
    draft.consequences.push_back(
        {"what " + node + " agreed with itself", "is set aside on its disk"});
    draft.consequences.push_back({"way back", "none for the old member"});
    addQuorum(node, facts, draft);
    draft.preconditions.push_back(condition(node + " is heard", "heard", {{"node", node}}, facts));
    draft.preconditions.push_back(
        condition("the agent of " + node + " is another member now", "another",
                  {{"node", node}, {"number", std::to_string(member.number)}}, facts));
    draft.preconditions.push_back(condition("the agent of " + node + " is in no group with others",
                                            "free", {{"node", node}}, facts));
    addNoMemberPost(member, facts, draft);
    for (const schema::Member& other : members) {
        if (!other.left && other.node != node) {
            draft.postconditions.push_back(condition(
                other.node + " counts " + node + " as " + std::string(roleText(member.role)),
                "member",
                {{"node", node}, {"role", std::string(roleText(member.role))}, {"by", other.node}},
                facts, isLive(facts, other.node)));
        }
    }
    draft.postconditions.push_back(
        condition(node + " takes part in the group", "takes_part", {{"node", node}}, facts));
    return draft;
}

/// The member that the request names. Errors: as the drafts'.
Result<schema::Member> memberParameter(const schema::ActionRequest& request, const Facts& facts)
{
    if (Result<void> fine = checkParameters(request, {"node"}); !fine) {
        return tl::unexpected(std::move(fine.error()));
    }
    const Result<std::string> node = nodeParameter(request, "node", facts);
    const Result<std::string> leader = leaderOf(facts);
    if (!node || !leader) {
        return tl::unexpected(node ? leader.error() : node.error());
    }
    const schema::Member* member = memberOf(facts.group.members, *node);
    if (member == nullptr) {
        return fail(Code::Conflict, *node + " is no member of the agents' group");
    }
    return *member;
}

bool canGo(const Facts& facts)
{
    return !facts.group.leader.empty() && facts.group.members.size() > 1;
}

} // namespace

void offerDismiss(const Facts& facts, std::vector<schema::ActionInfo>& out)
{
    for (const schema::Member& member : facts.group.members) {
        if (!canGo(facts) || member.left) {
            continue;
        }
        schema::ActionInfo info;
        info.name = "cluster.dismiss";
        info.title = "Dismiss from the group";
        info.help = "Removes this node's agent from the agents' group for ever; it may come back "
                    "as a new member";
        info.subject = "node/" + member.node;
        info.parameters = {{"node", "Whose agent", true, {member.node}}};
        out.push_back(std::move(info));
    }
}

void offerReplace(const Facts& facts, std::vector<schema::ActionInfo>& out)
{
    std::vector<std::string> nodes;
    for (const schema::Member& member : facts.group.members) {
        if (!member.left && member.node != facts.group.leader) {
            nodes.push_back(member.node);
        }
    }
    if (!canGo(facts) || nodes.empty()) {
        return;
    }
    schema::ActionInfo info;
    info.name = "cluster.replace";
    info.title = "Replace a member";
    info.help = "For a node whose disk was lost: its old member out, its agent in as a new one";
    info.parameters = {{"node", "Whose disk was lost", true, std::move(nodes)}};
    out.push_back(std::move(info));
}

Result<schema::Draft> draftDismiss(const schema::ActionRequest& request, const Facts& facts)
{
    const Result<schema::Member> member = memberParameter(request, facts);
    if (!member) {
        return tl::unexpected(member.error());
    }
    if (schema::cluster::votersOf(without(facts.group.members, member->node)) == 0) {
        return fail(Code::Conflict,
                    member->node +
                        " is the only voter; without it the group could agree on nothing");
    }
    if (member->node == facts.group.leader && successorOf(facts).empty()) {
        return fail(Code::Conflict,
                    member->node + " leads, and no other voter could take that over now");
    }
    schema::Draft draft = dismissal(*member, facts);
    draft.basis = membersBasis(facts) + "; dismiss " + member->node;
    return draft;
}

Result<schema::Draft> draftReplace(const schema::ActionRequest& request, const Facts& facts)
{
    const Result<schema::Member> member = memberParameter(request, facts);
    if (!member) {
        return tl::unexpected(member.error());
    }
    if (member->node == facts.group.leader) {
        return fail(Code::Conflict, member->node + " leads the group: it needs no replacement");
    }
    const auto standing = standingOf(facts, member->node);
    if (standing && standing->member == member->number && isLive(facts, member->node)) {
        return fail(Code::Conflict,
                    member->node + " is the member " + std::to_string(member->number) +
                        " itself: its disk was not lost. Where its log is damaged, move the folder "
                        "\"agreement\" of its state away and start its agent first");
    }
    schema::Draft draft = replacement(*member, facts.group.leader, facts);
    draft.verifyLimit = std::chrono::seconds(10);
    draft.basis = membersBasis(facts) + "; replace " + member->node + " by " +
                  (standing ? std::to_string(standing->member) : "?");
    return draft;
}

} // namespace bafar::cluster
