// The list of the cluster concept's actions, and what their drafts share.
#include <algorithm>

#include "agents/cluster/action.h"
#include "agents/cluster/condition.h"
#include "agents/cluster/machine.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

constexpr Action Actions[] = {
    {"cluster.revoke", &offerRevoke, &draftRevoke},
    {"cluster.apply_spec", &offerApplySpec, &draftApplySpec},
    {"cluster.roll_back_spec", &offerRollBackSpec, &draftRollBackSpec},
    {"cluster.admit", &offerAdmit, &draftAdmit},
    {"cluster.dismiss", &offerDismiss, &draftDismiss},
    {"cluster.replace", &offerReplace, &draftReplace},
    {"cluster.hand_on", &offerHandOn, &draftHandOn},
    {"cluster.recover", &offerRecover, &draftRecover},
};

constexpr std::size_t NameMax = 80; ///< bytes shown of what a caller sent

tl::unexpected<Error> unknown(Code code,
                              const std::string& what,
                              const std::string& given,
                              const std::vector<std::string_view>& known)
{
    const std::string_view near = nearestName(given, known);
    const std::vector<std::string> names(known.begin(), known.end());
    return fail(code, "no " + what + " \"" + sanitized(given, NameMax) + "\"" +
                          (near.empty() ? "" : "; did you mean " + std::string(near) + "?") +
                          "; there are: " + listed(names));
}

} // namespace

std::span<const Action> actions()
{
    return Actions;
}

Result<void> checkParameters(const schema::ActionRequest& request,
                             std::initializer_list<std::string_view> required,
                             std::initializer_list<std::string_view> optional)
{
    std::vector<std::string_view> known(required);
    known.insert(known.end(), optional);
    for (const auto& [name, value] : request.parameters) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            return known.empty()
                       ? fail(Code::InvalidInput, request.action + " takes no parameters, \"" +
                                                      sanitized(name, NameMax) + "\" was given")
                       : unknown(Code::InvalidInput, "parameter of " + request.action, name, known);
        }
    }
    for (const std::string_view name : required) {
        if (parameter(request, std::string(name)).empty()) {
            return fail(Code::InvalidInput, request.action + " needs " + std::string(name) +
                                                ": give " + std::string(name) + "=...");
        }
    }
    return {};
}

std::string parameter(const schema::ActionRequest& request, const std::string& name)
{
    const auto found = request.parameters.find(name);
    return found == request.parameters.end() ? std::string() : found->second;
}

Result<std::string> nodeParameter(const schema::ActionRequest& request,
                                  const std::string& name,
                                  const Facts& facts)
{
    const std::string given = parameter(request, name);
    std::vector<std::string_view> known;
    for (const schema::cluster::NodeConfig& node : facts.config.nodes) {
        known.emplace_back(node.id);
    }
    for (const schema::Member& member : facts.group.members) {
        if (!member.left && std::find(known.begin(), known.end(), member.node) == known.end()) {
            known.emplace_back(member.node);
        }
    }
    if (std::find(known.begin(), known.end(), given) == known.end()) {
        return unknown(Code::NotFound, "node", given, known);
    }
    return given;
}

Result<schema::MemberRole> roleParameter(const schema::ActionRequest& request,
                                         schema::MemberRole otherwise)
{
    const std::string given = parameter(request, "as");
    if (given.empty()) {
        return otherwise;
    }
    const auto found =
        std::find(std::begin(schema::MemberRoleNames), std::end(schema::MemberRoleNames), given);
    if (found == std::end(schema::MemberRoleNames)) {
        return unknown(Code::InvalidInput, "role", given,
                       {std::begin(schema::MemberRoleNames), std::end(schema::MemberRoleNames)});
    }
    return static_cast<schema::MemberRole>(found - std::begin(schema::MemberRoleNames));
}

schema::PlannedStep stepOf(std::string node,
                           std::string text,
                           const schema::cluster::Command& order,
                           Duration limit,
                           schema::LostStep lost)
{
    schema::PlannedStep step;
    step.node = std::move(node);
    step.text = std::move(text);
    step.concept_ = std::string(schema::cluster::Name);
    step.command = {schema::toJson(order)};
    step.limit = limit;
    step.lost = lost;
    return step;
}

void undoBy(schema::PlannedStep& step, const schema::cluster::Command& order)
{
    step.undo = schema::RawJson{schema::toJson(order)};
}

Result<std::string> leaderOf(const Facts& facts)
{
    const schema::cluster::AgreementStatus& group = facts.group;
    if (group.member == 0 || group.members.empty()) {
        return fail(Code::Conflict, facts.self.node +
                                        " is in no group that could be changed; ask an agent that "
                                        "is: bafarctl status shows which");
    }
    if (group.leader.empty()) {
        return fail(Code::Unavailable,
                    group.problem.empty()
                        ? "nobody leads the agents' group at this moment; try again"
                        : sanitized(group.problem, 500));
    }
    return group.leader;
}

std::optional<std::string> onlyNodeOf(const Facts& facts)
{
    const auto& members = facts.group.members;
    const bool alone = std::count_if(members.begin(), members.end(),
                                     [](const schema::Member& one) { return !one.left; }) < 2;
    return alone && facts.config.nodes.size() > 1 ? std::optional(facts.self.node) : std::nullopt;
}

std::string membersBasis(const Facts& facts)
{
    std::vector<std::string> lines;
    for (const schema::Member& member : facts.group.members) {
        lines.push_back(member.node + " " + std::string(roleText(member.role)) + " " +
                        std::to_string(member.number));
    }
    std::sort(lines.begin(), lines.end());
    std::string basis = "leader " + facts.group.leader;
    for (const std::string& line : lines) {
        basis += "; member " + line;
    }
    return basis;
}

schema::Consequence survivalChange(const std::vector<schema::Member>& before,
                                   const std::vector<schema::Member>& after)
{
    const std::size_t had = schema::cluster::votersOf(before);
    const std::size_t has = schema::cluster::votersOf(after);
    std::string text = schema::cluster::survivalText(had);
    if (has != had) {
        text += " -> " + schema::cluster::survivalText(has);
    }
    if (has > had && has % 2 == 0) {
        text += has == 2 ? "; a third voter makes it safer"
                         : "; an even number adds no safety: as=standby, or one more voter";
    }
    return {"survives", text};
}

std::vector<schema::ActionInfo> Machine::offers(const schema::ClusterView& view) const
{
    std::vector<schema::ActionInfo> all;
    const auto group = groupSeenIn(view);
    const Facts facts = factsOf(group, view);
    for (const Action& action : Actions) {
        action.offer(facts, all);
    }
    return all;
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest& request,
                                     const schema::ClusterView& view) const
{
    std::vector<std::string_view> names;
    for (const Action& action : Actions) {
        if (action.name == request.action) {
            const auto group = groupSeenIn(view);
            return action.draft(request, factsOf(group, view));
        }
        names.push_back(action.name);
    }
    return unknown(Code::NotFound, "action", request.action, names);
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView& view) const
{
    const auto group = groupSeenIn(view);
    return judged(condition, factsOf(group, view));
}

} // namespace bafar::cluster
