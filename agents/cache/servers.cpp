#include "agents/cache/servers.h"

#include <algorithm>

namespace bafar::cache {

namespace contract = schema::cache;
using contract::Trouble;

bool ServerView::answers() const
{
    const bool spoken = status.trouble == Trouble::None || status.trouble == Trouble::Loading ||
                        status.trouble == Trouble::PrimaryDown;
    const bool fresh = status.state != schema::State::Unknown &&
                       status.state != schema::State::Stale &&
                       status.state != schema::State::NotMonitored;
    return live && heard && fresh && spoken && status.role != contract::Role::Unknown;
}

bool ServerView::isDown() const
{
    return live && heard && status.trouble == Trouble::Dead;
}

bool ServerView::is(contract::Role role) const
{
    return answers() && status.role == role;
}

std::string ServerView::ageText() const
{
    if (self) {
        return "now";
    }
    return heard ? toHumanText(age) + " ago" : "never heard";
}

std::string ServerView::silence() const
{
    if (!live) {
        return "its agent was last heard: " + ageText();
    }
    if (!heard) {
        return "its agent says nothing of Redis";
    }
    if (!answers()) {
        return status.reasons.empty() ? "it does not answer" : status.reasons.front();
    }
    return {};
}

Servers::Servers(const Places& places, const schema::ClusterView& view)
{
    for (const Place& place : places.all()) {
        ServerView& server = all_.emplace_back();
        server.place = place;
        const auto node = view.nodes.find(place.node);
        if (node == view.nodes.end()) {
            continue;
        }
        server.self = node->second.self;
        server.age = node->second.age;
        server.live =
            server.self || (node->second.connected && node->second.state == schema::State::Ok);
        if (auto status = view.status<contract::Status>(place.node, std::string(contract::Name))) {
            server.heard = true;
            server.status = std::move(*status);
        }
    }
}

const ServerView* Servers::find(const std::string& node) const
{
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const ServerView& server) {
        return server.place.node == node;
    });
    return found == all_.end() ? nullptr : &*found;
}

std::vector<std::string> Servers::silent(const std::string& but) const
{
    std::vector<std::string> nodes;
    for (const ServerView& server : all_) {
        if (!server.answers() && server.place.node != but) {
            nodes.push_back(server.place.node);
        }
    }
    return nodes;
}

std::optional<std::uint64_t> Servers::behind(const ServerView& replica) const
{
    const ServerView* primary = find(replica.status.primaryNode);
    if (primary == nullptr || !primary->answers()) {
        return std::nullopt;
    }
    for (const contract::Replica& known : primary->status.replicas) {
        if (known.node == replica.place.node) {
            return primary->status.offset > known.offset ? primary->status.offset - known.offset
                                                         : 0;
        }
    }
    return std::nullopt;
}

} // namespace bafar::cache
