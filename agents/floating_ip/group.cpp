#include "agents/floating_ip/group.h"

#include <algorithm>

namespace bafar::floating_ip {
namespace {

namespace contract = schema::floating_ip;

MemberView viewOf(const contract::Member& member,
                  const std::string& router,
                  const schema::ClusterView& view)
{
    MemberView seen;
    seen.member = member;
    const auto node = view.nodes.find(member.node);
    if (node == view.nodes.end()) {
        return seen;
    }
    seen.self = node->second.self;
    seen.age = node->second.age;
    seen.live = isLive(node->second);
    const auto status = view.status<contract::Status>(member.node, std::string(contract::Name));
    if (!status) {
        return seen;
    }
    for (const contract::RouterStatus& candidate : status->routers) {
        if (candidate.id == router) {
            seen.heard = true;
            seen.router = candidate;
        }
    }
    return seen;
}

} // namespace

bool isLive(const schema::NodeView& node)
{
    return node.self || (node.connected && node.state == schema::State::Ok);
}

Group::Group(const contract::RouterConfig& config, const schema::ClusterView& view)
    : config_(config)
{
    for (const contract::Member& member : config.members) {
        members_.push_back(viewOf(member, config.id, view));
    }
}

const MemberView* Group::find(const std::string& node) const
{
    const auto found =
        std::find_if(members_.begin(), members_.end(),
                     [&](const MemberView& member) { return member.member.node == node; });
    return found == members_.end() ? nullptr : &*found;
}

std::vector<const MemberView*> Group::owners() const
{
    std::vector<const MemberView*> owners;
    for (const MemberView& member : members_) {
        if (member.live && member.heard && member.router.state == contract::RouterState::Active) {
            owners.push_back(&member);
        }
    }
    return owners;
}

const MemberView* Group::owner() const
{
    const std::vector<const MemberView*> all = owners();
    return all.size() == 1 ? all.front() : nullptr;
}

net::Address Group::foreignOwner() const
{
    net::Address foreign;
    if (!owners().empty()) {
        return foreign;
    }
    for (const MemberView& member : members_) {
        const bool backup =
            member.live && member.heard && member.router.state == contract::RouterState::Backup;
        if (backup && !member.router.owner.isUnspecified() && member.router.ownerNode.empty()) {
            foreign = member.router.owner;
        }
    }
    return foreign;
}

std::uint8_t Group::ownerPriority() const
{
    std::uint8_t priority = 0;
    for (const MemberView& member : members_) {
        if (member.live && member.heard) {
            const bool active = member.router.state == contract::RouterState::Active;
            priority =
                std::max(priority, active ? member.router.priority : member.router.ownerPriority);
        }
    }
    return priority;
}

std::uint8_t Group::highestBase() const
{
    std::uint8_t highest = 0;
    for (const MemberView& member : members_) {
        highest = std::max(highest, member.member.priority);
    }
    return highest;
}

std::string Group::addressText() const
{
    return floating_ip::addressText(config_);
}

std::string addressText(const contract::RouterConfig& router)
{
    std::string text;
    for (const net::Prefix& prefix : router.addresses) {
        text += (text.empty() ? "" : ", ") + prefix.address.toString();
    }
    return text;
}

std::string Group::ageText(const MemberView& member)
{
    if (member.self) {
        return "now";
    }
    return member.heard ? toHumanText(member.age) + " ago" : "never heard";
}

} // namespace bafar::floating_ip
