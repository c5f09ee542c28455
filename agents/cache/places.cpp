#include "agents/cache/places.h"

#include <algorithm>
#include <map>

#include "core/schema/cluster.h"

namespace bafar::cache {

Places::Places(const schema::Spec& spec)
{
    const auto& config = spec.section<schema::cache::Config>(schema::cache::Name);
    std::map<std::string, net::Address> nodes;
    for (const auto& node : spec.section<schema::cluster::Config>(schema::cluster::Name).nodes) {
        nodes.emplace(node.id, node.address);
    }
    for (const schema::cache::ServerConfig& server : config.servers) {
        const auto node = nodes.find(server.node);
        if (node == nodes.end() && !server.address) {
            continue;
        }
        const net::Address own = node == nodes.end() ? *server.address : node->second;
        const net::Address watched = server.address.value_or(own);
        const std::uint16_t port = server.port.value_or(config.port);
        all_.push_back(
            {server.node, {watched, port}, {watched.isLoopback() ? own : watched, port}});
    }
}

const Place* Places::find(std::string_view node) const
{
    const auto found = std::find_if(all_.begin(), all_.end(),
                                    [node](const Place& place) { return place.node == node; });
    return found == all_.end() ? nullptr : &*found;
}

std::string Places::nodeOf(std::string_view host, std::uint16_t port) const
{
    const Result<net::Address> address = net::Address::parse(host);
    for (const Place& place : all_) {
        const bool same = address ? place.followed.address == *address : place.node == host;
        if (same && place.followed.port == port) {
            return place.node;
        }
    }
    return {};
}

} // namespace bafar::cache
