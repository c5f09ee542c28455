// The conditions of a hand-over, judged from what is heard of the members.
#include "agents/floating_ip/conditions.h"

#include <array>
#include <charconv>

namespace bafar::floating_ip {
namespace {

namespace contract = schema::floating_ip;
using schema::Verdict;

struct Finding {
    Verdict verdict = Verdict::Unknown;
    std::string detail;
};

std::string argument(const schema::Condition& condition, const std::string& name)
{
    const auto found = condition.arguments.find(name);
    return found == condition.arguments.end() ? std::string() : found->second;
}

/// Why nothing can be said of a member, or empty when it is live and heard.
std::string silence(const MemberView* member)
{
    if (member == nullptr) {
        return "not a member";
    }
    if (!member->live) {
        return "last heard: " + Group::ageText(*member);
    }
    return member->heard ? std::string() : "its agent is there, but says nothing of this address";
}

std::string stateText(const MemberView& member)
{
    return std::string(contract::RouterStateNames[static_cast<std::size_t>(member.router.state)]) +
           (member.router.holdsAddresses ? ", carries the address" : ", without the address") +
           ", " + Group::ageText(member);
}

Finding isLive(const Group&, const MemberView* member, const schema::Condition&)
{
    if (member == nullptr) {
        return {Verdict::Fail, "not a member"};
    }
    if (!member->live) {
        return {Verdict::Fail, silence(member)};
    }
    return {Verdict::Pass, Group::ageText(*member)};
}

Finding isBackup(const Group&, const MemberView* member, const schema::Condition&)
{
    if (std::string silent = silence(member); !silent.empty()) {
        return {Verdict::Unknown, std::move(silent)};
    }
    const bool is =
        member->router.state == contract::RouterState::Backup && !member->router.holdsAddresses;
    return {is ? Verdict::Pass : Verdict::Fail, stateText(*member)};
}

Finding isOwner(const Group&, const MemberView* member, const schema::Condition&)
{
    if (std::string silent = silence(member); !silent.empty()) {
        return {Verdict::Unknown, std::move(silent)};
    }
    const bool is =
        member->router.state == contract::RouterState::Active && member->router.holdsAddresses;
    return {is ? Verdict::Pass : Verdict::Fail, stateText(*member)};
}

Finding linkUp(const Group&, const MemberView* member, const schema::Condition&)
{
    if (std::string silent = silence(member); !silent.empty()) {
        return {Verdict::Unknown, std::move(silent)};
    }
    return {member->router.linkUp ? Verdict::Pass : Verdict::Fail,
            member->router.interface +
                (member->router.linkUp ? " carries traffic" : " has no carrier or no address") +
                ", " + Group::ageText(*member)};
}

Finding oneOwner(const Group& group, const MemberView*, const schema::Condition&)
{
    std::string names;
    std::string unheard;
    std::string missing;
    for (const MemberView& member : group.members()) {
        if (!silence(&member).empty()) {
            unheard += (unheard.empty() ? "" : ", ") + member.member.node;
        } else if (!member.router.problem.empty() &&
                   member.router.state == contract::RouterState::Active) {
            // One without the addresses is one owner all the same, and to be relieved.
            if (!member.router.problem.starts_with(WithoutAddresses)) {
                return {Verdict::Fail, member.member.node + ": " + member.router.problem};
            }
            missing = "; " + member.member.node + " is without the addresses";
        }
    }
    const std::string rest = missing + (unheard.empty() ? "" : "; not heard: " + unheard);
    for (const MemberView* owner : group.owners()) {
        names += (names.empty() ? "" : ", ") + owner->member.node;
    }
    if (group.owners().size() > 1) {
        return {Verdict::Fail, "owners: " + names + rest};
    }
    if (group.owners().size() == 1) {
        return {Verdict::Pass, names + rest};
    }
    if (const net::Address foreign = group.foreignOwner(); !foreign.isUnspecified()) {
        return {Verdict::Pass, foreign.toString() + ", which is not one of these agents" + rest};
    }
    return {unheard.empty() ? Verdict::Fail : Verdict::Unknown, "nobody owns it" + rest};
}

/// Only a higher priority counts here: equal ones leave it to the addresses, which is no plan.
Finding claimWins(const Group& group, const MemberView*, const schema::Condition& condition)
{
    const unsigned owner = group.ownerPriority();
    unsigned claim = 0;
    const std::string given = argument(condition, "claim");
    std::from_chars(given.data(), given.data() + given.size(), claim);
    const std::string text = "claim " + std::to_string(claim) + " against " + std::to_string(owner);
    if (owner == 0) {
        return {Verdict::Unknown, "nobody advertises"};
    }
    if (claim <= owner) {
        return {Verdict::Fail, text + ": a claim cannot be above 254; lower what the owner "
                                      "advertises in its own configuration"};
    }
    return {Verdict::Pass, text};
}

struct Check {
    std::string_view name;
    Finding (*judge)(const Group&, const MemberView*, const schema::Condition&);
};

constexpr std::array Checks{Check{"is_live", isLive},     Check{"is_backup", isBackup},
                            Check{"is_owner", isOwner},   Check{"link_up", linkUp},
                            Check{"one_owner", oneOwner}, Check{"claim_wins", claimWins}};

} // namespace

schema::Condition judged(const Group& group, schema::Condition condition)
{
    const MemberView* member = group.find(argument(condition, "node"));
    for (const Check& check : Checks) {
        if (check.name == condition.check) {
            Finding finding = check.judge(group, member, condition);
            condition.verdict = finding.verdict;
            condition.detail = std::move(finding.detail);
            return condition;
        }
    }
    condition.verdict = Verdict::Unknown;
    condition.detail = "this agent does not know the check \"" + condition.check + "\"";
    return condition;
}

schema::Condition condition(std::string text,
                            std::string check,
                            std::map<std::string, std::string> arguments)
{
    schema::Condition made;
    made.text = std::move(text);
    made.concept_ = contract::Name;
    made.check = std::move(check);
    made.arguments = std::move(arguments);
    return made;
}

} // namespace bafar::floating_ip
