// The action cluster.admit: a node's agent becomes a member of the agents' group, or counts for
// something else in it.
#include "agents/cluster/action.h"
#include "agents/cluster/condition.h"
#include "agents/cluster/member_steps.h"

namespace bafar::cluster {

namespace {

using schema::MemberRole;

schema::Draft newMember(const std::string& node,
                        MemberRole role,
                        const std::string& leader,
                        const Facts& facts)
{
    const auto& members = facts.group.members;
    const auto standing = standingOf(facts, node);
    schema::Draft draft;
    draft.title = "Admit " + node + " to the agents' group as " + std::string(roleText(role));
    draft.verb = "admit " + node;
    if (!standing || !waits(*standing)) {
        draft.steps.push_back(giveUpStep(node, false));
    }
    draft.steps.push_back(admitStep(leader, node, role));
    draft.consequences.push_back(survivalChange(members, with(members, node, role)));
    draft.consequences.push_back(
        {"what " + node + " agreed with itself",
         "is set aside on its disk; it takes over spec, history and audit of the group"});
    const std::size_t voters = schema::cluster::votersOf(with(members, node, role));
    draft.consequences.push_back(
        {"changes", "go on meanwhile; from then on each waits for " +
                        std::to_string(schema::cluster::majorityOf(voters)) + " of " +
                        std::to_string(voters) + " voters"});
    draft.consequences.push_back({"way back", "bafarctl act cluster.dismiss node=" + node});
    draft.preconditions = {
        condition(node + " is heard", "heard", {{"node", node}}, facts),
        condition("the agent of " + node + " is in no group with others", "free", {{"node", node}},
                  facts),
        condition("a majority is heard once " + node + " counts", "majority_with",
                  {{"node", node}, {"role", std::string(roleText(role))}}, facts)};
    addMemberPost(node, role, facts, draft);
    draft.postconditions.push_back(
        condition(node + " takes part in the group", "takes_part", {{"node", node}}, facts));
    draft.inverse = schema::ActionRequest{"cluster.dismiss", {{"node", node}}, {}};
    return draft;
}

schema::Draft newRole(const schema::Member& member,
                      MemberRole role,
                      const std::string& leader,
                      const Facts& facts)
{
    const auto& members = facts.group.members;
    const std::string& node = member.node;
    const std::string before(roleText(member.role));
    const std::string after(roleText(role));
    schema::Draft draft;
    draft.title = "Make " + node + " " + after + " of the agents' group; it is " + before;
    draft.verb = "make " + node + " " + after;
    std::string who = leader;
    if (node == leader) {
        who = addHandOn(facts, draft);
    }
    schema::PlannedStep step = admitStep(who, node, role);
    step.text = who + " makes " + node + " " + after;
    schema::cluster::Command undo;
    undo.admit = schema::cluster::Admit{node, member.role, 0, {}};
    undoBy(step, undo);
    draft.steps.push_back(std::move(step));
    draft.consequences.push_back(survivalChange(members, with(members, node, role)));
    draft.consequences.push_back(
        {"way back", "bafarctl act cluster.admit node=" + node + " as=" + before});
    draft.preconditions.push_back(condition("a majority is heard once " + node + " is " + after,
                                            "majority_with", {{"node", node}, {"role", after}},
                                            facts));
    addMemberPost(node, role, facts, draft);
    draft.inverse = schema::ActionRequest{"cluster.admit", {{"node", node}, {"as", before}}, {}};
    return draft;
}

} // namespace

void offerAdmit(const Facts& facts, std::vector<schema::ActionInfo>& out)
{
    if (facts.group.leader.empty() || facts.group.members.empty()) {
        return;
    }
    for (const schema::cluster::NodeConfig& node : facts.config.nodes) {
        if (memberOf(facts.group.members, node.id) != nullptr) {
            continue; // another role is asked for seldom, and by command
        }
        schema::ActionInfo info;
        info.name = "cluster.admit";
        info.title = "Admit to the group";
        info.help = "Makes this node's agent a member of the agents' group, or gives it another "
                    "role in it";
        info.subject = "node/" + node.id;
        info.parameters = {
            {"node", "Whose agent", true, {node.id}},
            {"as",
             "What it counts for; as in the spec unless given",
             false,
             {std::begin(schema::MemberRoleNames), std::end(schema::MemberRoleNames)}}};
        out.push_back(std::move(info));
    }
}

Result<schema::Draft> draftAdmit(const schema::ActionRequest& request, const Facts& facts)
{
    if (Result<void> fine = checkParameters(request, {"node"}, {"as"}); !fine) {
        return tl::unexpected(std::move(fine.error()));
    }
    const Result<std::string> node = nodeParameter(request, "node", facts);
    const Result<std::string> leader = leaderOf(facts);
    if (!node || !leader) {
        return tl::unexpected(node ? leader.error() : node.error());
    }
    const schema::cluster::NodeConfig* config = nodeOf(facts.config, *node);
    const schema::Member* member = memberOf(facts.group.members, *node);
    if (config == nullptr) {
        return fail(Code::Conflict, *node + " is a member, but no node of the spec: it can only be "
                                            "dismissed");
    }
    const Result<MemberRole> role = roleParameter(request, config->member);
    if (!role) {
        return tl::unexpected(role.error());
    }
    if (member != nullptr && member->role == *role) {
        return fail(Code::Conflict,
                    *node + " is " + std::string(roleText(*role)) + " of the group already");
    }
    if (member != nullptr &&
        schema::cluster::votersOf(with(facts.group.members, *node, *role)) == 0) {
        return fail(Code::Conflict, *node + " is the only voter; a group needs one");
    }
    if (member != nullptr && *node == *leader && successorOf(facts).empty()) {
        return fail(Code::Conflict, *node + " leads, and no other voter could take that over");
    }
    schema::Draft draft = member == nullptr ? newMember(*node, *role, *leader, facts)
                                            : newRole(*member, *role, *leader, facts);
    draft.preconditions.insert(
        draft.preconditions.begin(),
        condition("a majority of the agents' group is heard", "majority", {}, facts));
    draft.onlyNode = onlyNodeOf(facts);
    draft.verifyLimit = std::chrono::seconds(10);
    draft.basis = membersBasis(facts) + "; node " + *node + " as " + std::string(roleText(*role));
    return draft;
}

} // namespace bafar::cluster
