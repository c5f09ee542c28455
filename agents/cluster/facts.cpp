#include "agents/cluster/facts.h"

#include <algorithm>

namespace bafar::cluster {

namespace {

using schema::cluster::AgreementStatus;
using schema::cluster::GroupStanding;

const schema::NodeView* viewOf(const Facts& facts, const std::string& node)
{
    const auto found = facts.view.nodes.find(node);
    return found == facts.view.nodes.end() ? nullptr : &found->second;
}

} // namespace

bool isLive(const Facts& facts, const std::string& node)
{
    const schema::NodeView* seen = viewOf(facts, node);
    return node == facts.self.node || (seen != nullptr && seen->state == schema::State::Ok);
}

std::string ageText(const Facts& facts, const std::string& node)
{
    if (node == facts.self.node) {
        return "here";
    }
    const schema::NodeView* seen = viewOf(facts, node);
    const bool heard = seen != nullptr && !seen->concepts.empty();
    const bool now = heard && seen->age < std::chrono::milliseconds(1);
    return now ? "now" : heard ? toHumanText(seen->age) + " ago" : "never heard";
}

std::optional<AgreementStatus> standingOf(const Facts& facts, const std::string& node)
{
    if (node == facts.self.node) {
        return facts.group;
    }
    const auto status =
        facts.view.status<schema::cluster::Status>(node, std::string(schema::cluster::Name));
    return status ? std::optional<AgreementStatus>(status->agreement) : std::nullopt;
}

std::string revisionOf(const Facts& facts, const std::string& node)
{
    if (node == facts.self.node) {
        return facts.specRevision;
    }
    const auto status =
        facts.view.status<schema::cluster::Status>(node, std::string(schema::cluster::Name));
    return status ? status->specRevision : std::string();
}

const schema::Member* memberOf(const std::vector<schema::Member>& members, const std::string& node)
{
    const auto found =
        std::find_if(members.begin(), members.end(), [&node](const schema::Member& member) {
            return member.node == node && !member.left;
        });
    return found == members.end() ? nullptr : &*found;
}

const schema::cluster::NodeConfig* nodeOf(const schema::cluster::Config& config,
                                          const std::string& node)
{
    const auto found =
        std::find_if(config.nodes.begin(), config.nodes.end(),
                     [&node](const schema::cluster::NodeConfig& one) { return one.id == node; });
    return found == config.nodes.end() ? nullptr : &*found;
}

std::string_view roleText(schema::MemberRole role)
{
    return schema::MemberRoleNames[static_cast<std::size_t>(role)];
}

std::string Quorum::text() const
{
    const std::size_t needed = schema::cluster::majorityOf(voters);
    return std::to_string(heard) + " of " + std::to_string(voters) +
           (voters == 1 ? " voter" : " voters") + (heard == 1 ? " is" : " are") + " heard, " +
           std::to_string(needed) + (needed == 1 ? " is" : " are") + " needed";
}

Quorum quorumOf(const std::vector<schema::Member>& members, const Facts& facts)
{
    Quorum quorum;
    for (const schema::Member& member : members) {
        if (!member.left && counts(member.role)) {
            ++quorum.voters;
            quorum.heard += isLive(facts, member.node) ? 1 : 0;
        }
    }
    return quorum;
}

std::vector<schema::Member> without(std::vector<schema::Member> members, const std::string& node)
{
    std::erase_if(members, [&node](const schema::Member& member) { return member.node == node; });
    return members;
}

std::vector<schema::Member> with(std::vector<schema::Member> members,
                                 const std::string& node,
                                 schema::MemberRole role)
{
    members = without(std::move(members), node);
    schema::Member& member = members.emplace_back();
    member.node = node;
    member.role = role;
    return members;
}

bool isFree(const AgreementStatus& standing, const std::string& node)
{
    if (standing.standing == GroupStanding::Removed) {
        return true;
    }
    return std::all_of(standing.members.begin(), standing.members.end(),
                       [&node](const schema::Member& member) { return member.node == node; }) &&
           standing.standing != GroupStanding::Stopped && standing.member != 0;
}

bool newerCopy(const AgreementStatus& a, const AgreementStatus& b)
{
    return a.lastTerm != b.lastTerm ? a.lastTerm > b.lastTerm : a.last > b.last;
}

bool waits(const AgreementStatus& standing)
{
    return standing.standing == GroupStanding::Alone && standing.members.empty() &&
           standing.member != 0;
}

} // namespace bafar::cluster
