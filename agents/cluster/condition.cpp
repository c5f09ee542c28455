// What an action waits for, read from its text. It is larger than the budget because each kind is
// written and read in one place.
#include "agents/cluster/condition.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"

namespace bafar::cluster {

namespace {

namespace contract = schema::cluster;
using contract::AgreementStatus;
using contract::GroupStanding;
using schema::Condition;
using schema::Verdict;

constexpr std::size_t NameMax = 63;

std::string argument(const Condition& condition, const std::string& name)
{
    const auto found = condition.arguments.find(name);
    return found == condition.arguments.end() ? std::string() : found->second;
}

std::uint64_t numberArgument(const Condition& condition)
{
    const std::string text = argument(condition, "number");
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// A verdict about what another agent says: its last word proves nothing once it is silent.
void say(Condition& condition, const Facts& facts, const std::string& node, bool holds)
{
    condition.detail += (condition.detail.empty() ? "" : ", ") + ageText(facts, node);
    condition.verdict = holds                 ? Verdict::Pass
                        : isLive(facts, node) ? Verdict::Fail
                                              : Verdict::Unknown;
}

void neverHeard(Condition& condition, const std::string& node)
{
    condition.detail = "nothing heard from " + sanitized(node, NameMax);
}

void judgeRevoked(Condition& condition, const Facts& facts)
{
    const std::string node = argument(condition, "node");
    const std::string serial = argument(condition, "serial");
    const auto status = facts.view.status<contract::Status>(node, std::string(contract::Name));
    if (!status || !facts.view.nodes.contains(node)) {
        neverHeard(condition, node);
        return;
    }
    say(condition, facts, node,
        std::any_of(status->revoked.begin(), status->revoked.end(),
                    [&serial](const contract::Revocation& one) { return one.serial == serial; }));
}

void judgeHeard(Condition& condition, const Facts& facts)
{
    const std::string node = argument(condition, "node");
    condition.detail = ageText(facts, node);
    condition.verdict = isLive(facts, node) ? Verdict::Pass : Verdict::Fail;
}

void judgeQuorum(Condition& condition,
                 const Facts& facts,
                 const std::vector<schema::Member>& members)
{
    const AgreementStatus& group = facts.group;
    if (group.member == 0) {
        condition.detail = "this agent agrees with itself only";
        condition.verdict = Verdict::Pass;
        return;
    }
    const Quorum quorum = quorumOf(members, facts);
    condition.detail = quorum.text();
    if (group.leader.empty()) {
        condition.detail += "; " + (group.problem.empty() ? std::string("no leader is known")
                                                          : sanitized(group.problem, 500));
    }
    condition.verdict = quorum.voters > 0 && quorum.whole() && !group.leader.empty()
                            ? Verdict::Pass
                            : Verdict::Fail;
}

schema::MemberRole roleFrom(const std::string& name)
{
    const auto found =
        std::find(std::begin(schema::MemberRoleNames), std::end(schema::MemberRoleNames), name);
    return found == std::end(schema::MemberRoleNames)
               ? schema::MemberRole::Voter
               : static_cast<schema::MemberRole>(found - std::begin(schema::MemberRoleNames));
}

void judgeMajority(Condition& condition, const Facts& facts)
{
    judgeQuorum(condition, facts, facts.group.members);
}

void judgeMajorityWithout(Condition& condition, const Facts& facts)
{
    judgeQuorum(condition, facts, without(facts.group.members, argument(condition, "node")));
}

void judgeMajorityWith(Condition& condition, const Facts& facts)
{
    judgeQuorum(condition, facts,
                with(facts.group.members, argument(condition, "node"),
                     roleFrom(argument(condition, "role"))));
}

/// What agent `by` says of the group; nothing: its detail says why not.
std::optional<AgreementStatus> wordOf(Condition& condition, const Facts& facts)
{
    const std::string by = argument(condition, "by");
    auto standing = standingOf(facts, by.empty() ? facts.self.node : by);
    if (!standing) {
        neverHeard(condition, by);
    }
    return standing;
}

std::string speakerOf(const Condition& condition, const Facts& facts)
{
    const std::string by = argument(condition, "by");
    return by.empty() ? facts.self.node : by;
}

void judgeLeads(Condition& condition, const Facts& facts)
{
    if (const auto word = wordOf(condition, facts)) {
        const std::string node = argument(condition, "node");
        const bool holds = word->leader == node;
        if (!holds) {
            condition.detail = word->leader.empty() ? "it knows no leader"
                                                    : sanitized(word->leader, NameMax) + " leads";
        }
        say(condition, facts, speakerOf(condition, facts), holds);
    }
}

void judgeMember(Condition& condition, const Facts& facts)
{
    if (const auto word = wordOf(condition, facts)) {
        const schema::Member* member = memberOf(word->members, argument(condition, "node"));
        const std::string wanted = argument(condition, "role");
        condition.detail = member == nullptr ? "no member" : std::string(roleText(member->role));
        say(condition, facts, speakerOf(condition, facts),
            member != nullptr && (wanted.empty() || roleText(member->role) == wanted));
    }
}

void judgeNoMember(Condition& condition, const Facts& facts)
{
    if (const auto word = wordOf(condition, facts)) {
        const std::string node = argument(condition, "node");
        const std::uint64_t number = numberArgument(condition);
        const bool there = std::any_of(
            word->members.begin(), word->members.end(), [&](const schema::Member& member) {
                return !member.left &&
                       (number != 0 ? member.number == number : member.node == node);
            });
        if (there && number == 0) {
            condition.detail =
                "dismiss it first: bafarctl act cluster.dismiss node=" + sanitized(node, NameMax);
        }
        say(condition, facts, speakerOf(condition, facts), !there);
    }
}

void judgeTakesPart(Condition& condition, const Facts& facts)
{
    const std::string node = argument(condition, "node");
    const auto standing = standingOf(facts, node);
    if (!standing) {
        neverHeard(condition, node);
        return;
    }
    const bool follows = standing->standing == GroupStanding::Follower ||
                         standing->standing == GroupStanding::Leader;
    condition.detail =
        std::string(contract::GroupStandingNames[static_cast<std::size_t>(standing->standing)]);
    say(condition, facts, node, follows && !standing->leader.empty());
}

void judgeFree(Condition& condition, const Facts& facts)
{
    const std::string node = argument(condition, "node");
    const auto standing = standingOf(facts, node);
    if (!standing) {
        neverHeard(condition, node);
        return;
    }
    const bool free = isFree(*standing, node);
    if (!free) {
        condition.detail = standing->standing == GroupStanding::Stopped
                               ? "its part has stopped: " + sanitized(standing->problem, 300)
                           : standing->member == 0
                               ? "it does not say what group it is in"
                               : "it is in a group of " + std::to_string(standing->members.size()) +
                                     "; dismiss it there first";
    }
    say(condition, facts, node, free);
}

void judgeAnother(Condition& condition, const Facts& facts)
{
    const std::string node = argument(condition, "node");
    const auto standing = standingOf(facts, node);
    if (!standing) {
        neverHeard(condition, node);
        return;
    }
    say(condition, facts, node,
        standing->member != 0 && standing->member != numberArgument(condition));
}

/// libraft catches the next leader up before it steps down, but not over any distance.
void judgeCanLead(Condition& condition, const Facts& facts)
{
    constexpr std::uint64_t BehindMax = 100; ///< records; statuses are up to some seconds old
    const std::string node = argument(condition, "node");
    const auto standing = standingOf(facts, node);
    const auto leader = standingOf(facts, facts.group.leader);
    const schema::Member* member = memberOf(facts.group.members, node);
    if (member == nullptr || member->role != schema::MemberRole::Voter) {
        condition.detail =
            member == nullptr ? "it is no member" : "it is " + std::string(roleText(member->role));
        condition.verdict = Verdict::Fail;
        return;
    }
    if (!standing || !leader) {
        neverHeard(condition, node);
        return;
    }
    const std::uint64_t behind =
        leader->index > standing->index ? leader->index - standing->index : 0;
    condition.detail = std::to_string(behind) + " records behind";
    say(condition, facts, node, isLive(facts, node) && behind <= BehindMax);
}

void judgeSpecInForce(Condition& condition, const Facts& facts)
{
    const std::string present = facts.node.specInForce();
    const bool holds = present == argument(condition, "revision");
    condition.detail = holds ? "here" : "revision " + sanitized(present, NameMax) + " is";
    condition.verdict = holds ? Verdict::Pass : Verdict::Fail;
}

void judgeSpecRuns(Condition& condition, const Facts& facts)
{
    const std::string node = argument(condition, "node");
    const std::string runs = revisionOf(facts, node);
    const bool holds = runs == argument(condition, "revision");
    if (!isLive(facts, node)) {
        condition.detail = "not heard; it catches up when it returns";
    } else if (!holds) {
        condition.detail = "it runs " + sanitized(runs, NameMax);
    }
    say(condition, facts, node, holds && isLive(facts, node));
}

void judgeMajorityLost(Condition& condition, const Facts& facts)
{
    const Quorum quorum = quorumOf(facts.group.members, facts);
    condition.detail = quorum.text();
    condition.verdict = quorum.voters > 0 && !quorum.whole() ? Verdict::Pass : Verdict::Fail;
    for (const auto& [node, seen] : facts.view.nodes) {
        const auto standing = standingOf(facts, node);
        if (standing && isLive(facts, node) && !standing->leader.empty() &&
            !isFree(*standing, node)) {
            condition.detail = sanitized(node, NameMax) +
                               " knows a leader: " + sanitized(standing->leader, NameMax);
            condition.verdict = Verdict::Fail;
        }
    }
}

void judgeNewestCopy(Condition& condition, const Facts& facts)
{
    const std::string node = argument(condition, "node");
    const auto own = standingOf(facts, node);
    if (!own) {
        neverHeard(condition, node);
        return;
    }
    condition.verdict = Verdict::Pass;
    condition.detail = "record " + std::to_string(own->last);
    for (const schema::Member& member : facts.group.members) {
        const auto other = standingOf(facts, member.node);
        if (other && isLive(facts, member.node) && newerCopy(*other, *own)) {
            condition.detail = sanitized(member.node, NameMax) + " has record " +
                               std::to_string(other->last) + ", " + node + " only " +
                               std::to_string(own->last);
            condition.verdict = Verdict::Fail;
        }
    }
}

void judgeOthersStopped(Condition& condition, const Facts&)
{
    condition.detail = "nobody can see that from here: look at each of them";
}

struct Check {
    std::string_view name;
    void (*judge)(Condition& condition, const Facts& facts);
};

constexpr Check Checks[] = {
    {"revoked", &judgeRevoked},
    {"heard", &judgeHeard},
    {"majority", &judgeMajority},
    {"majority_without", &judgeMajorityWithout},
    {"majority_with", &judgeMajorityWith},
    {"leads", &judgeLeads},
    {"member", &judgeMember},
    {"no_member", &judgeNoMember},
    {"takes_part", &judgeTakesPart},
    {"free", &judgeFree},
    {"another", &judgeAnother},
    {"can_lead", &judgeCanLead},
    {"spec_in_force", &judgeSpecInForce},
    {"spec_runs", &judgeSpecRuns},
    {"majority_lost", &judgeMajorityLost},
    {"newest_copy", &judgeNewestCopy},
    {"others_stopped", &judgeOthersStopped},
};

} // namespace

Condition judged(const Condition& condition, const Facts& facts)
{
    Condition out = condition;
    out.verdict = Verdict::Unknown;
    out.detail.clear();
    const auto check =
        std::find_if(std::begin(Checks), std::end(Checks),
                     [&condition](const Check& one) { return one.name == condition.check; });
    if (check == std::end(Checks)) {
        out.detail =
            "the cluster concept knows no check \"" + sanitized(condition.check, 80) + "\"";
        return out;
    }
    check->judge(out, facts);
    return out;
}

Condition condition(std::string text,
                    std::string check,
                    std::map<std::string, std::string> arguments,
                    const Facts& facts,
                    bool blocking)
{
    Condition out;
    out.text = std::move(text);
    out.blocking = blocking;
    out.concept_ = std::string(contract::Name);
    out.check = std::move(check);
    out.arguments = std::move(arguments);
    return judged(out, facts);
}

} // namespace bafar::cluster
