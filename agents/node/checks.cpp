#include "agents/node/checks.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/schema/cache.h"
#include "core/schema/cluster.h"
#include "core/schema/database.h"
#include "core/schema/floating_ip.h"
#include "core/schema/load_balancer.h"
#include "core/schema/storage.h"

namespace bafar::node {

namespace {

namespace cache = schema::cache;
namespace cluster = schema::cluster;
namespace database = schema::database;
namespace floating_ip = schema::floating_ip;
namespace storage = schema::storage;

std::string itemPath(std::string_view list, std::size_t index)
{
    return std::string(list) + "[" + std::to_string(index) + "]";
}

std::string routerPath(std::size_t index)
{
    return std::string(floating_ip::Name) + "." + itemPath("routers", index);
}

/// The ids of cluster.nodes, valid while the spec lives.
std::vector<std::string_view> nodeIds(const schema::Spec& spec)
{
    std::vector<std::string_view> ids;
    for (const auto& node : spec.section<cluster::Config>(cluster::Name).nodes) {
        ids.emplace_back(node.id);
    }
    return ids;
}

/// Adds a problem at `path` unless the node is one of cluster.nodes.
void mustBeNode(const std::string& node,
                const std::vector<std::string_view>& ids,
                const std::string& path,
                std::vector<schema::Problem>& problems)
{
    if (std::find(ids.begin(), ids.end(), node) != ids.end()) {
        return;
    }
    const std::string_view near = nearestName(node, ids);
    problems.push_back(
        {path, "no node \"" + sanitized(node, 63) + "\" in cluster.nodes" +
                   (near.empty() ? "" : "; did you mean " + std::string(near) + "?")});
}

} // namespace

std::vector<schema::Problem> mountsAreOnNodes(const schema::Spec& spec)
{
    std::vector<schema::Problem> problems;
    const std::vector<std::string_view> ids = nodeIds(spec);
    const auto& config = spec.section<storage::Config>(storage::Name);
    const std::string section(storage::Name);
    for (const auto& [node, host] : config.hosts) {
        mustBeNode(node, ids, section + ".hosts." + sanitized(node, 63), problems);
    }
    for (std::size_t at = 0; at < config.volumes.size(); ++at) {
        const std::vector<std::string>& nodes = config.volumes[at].nodes;
        for (std::size_t index = 0; index < nodes.size(); ++index) {
            mustBeNode(nodes[index], ids,
                       section + "." + itemPath("volumes", at) + "." + itemPath("nodes", index),
                       problems);
        }
    }
    return problems;
}

std::vector<schema::Problem> membersAreNodes(const schema::Spec& spec)
{
    std::vector<schema::Problem> problems;
    const std::vector<std::string_view> ids = nodeIds(spec);
    const auto& routers = spec.section<floating_ip::Config>(floating_ip::Name).routers;
    for (std::size_t at = 0; at < routers.size(); ++at) {
        for (std::size_t index = 0; index < routers[at].members.size(); ++index) {
            mustBeNode(routers[at].members[index].node, ids,
                       routerPath(at) + "." + itemPath("members", index) + ".node", problems);
        }
    }
    return problems;
}

std::vector<schema::Problem> cachesAreNodes(const schema::Spec& spec)
{
    std::vector<schema::Problem> problems;
    const std::vector<std::string_view> ids = nodeIds(spec);
    const auto& servers = spec.section<cache::Config>(cache::Name).servers;
    for (std::size_t index = 0; index < servers.size(); ++index) {
        mustBeNode(servers[index].node, ids,
                   std::string(cache::Name) + "." + itemPath("servers", index) + ".node", problems);
    }
    return problems;
}

std::vector<schema::Problem> floatingIsNobodysOwn(const schema::Spec& spec)
{
    std::vector<schema::Problem> problems;
    const auto& nodes = spec.section<cluster::Config>(cluster::Name).nodes;
    const auto& routers = spec.section<floating_ip::Config>(floating_ip::Name).routers;
    for (std::size_t at = 0; at < routers.size(); ++at) {
        for (std::size_t index = 0; index < routers[at].addresses.size(); ++index) {
            const net::Address& address = routers[at].addresses[index].address;
            for (const auto& node : nodes) {
                if (node.address == address) {
                    problems.push_back({routerPath(at) + "." + itemPath("addresses", index),
                                        address.toString() + " is the fixed address of node " +
                                            node.id + "; a floating address belongs to no node"});
                }
            }
        }
    }
    return problems;
}

std::vector<schema::Problem> databaseServersAreOnNodes(const schema::Spec& spec)
{
    std::vector<schema::Problem> problems;
    const std::vector<std::string_view> ids = nodeIds(spec);
    const auto& servers = spec.section<database::Config>(database::Name).servers;
    for (std::size_t at = 0; at < servers.size(); ++at) {
        mustBeNode(servers[at].node, ids,
                   std::string(database::Name) + "." + itemPath("servers", at) + ".node", problems);
    }
    return problems;
}

std::string refusalOf(const std::string& node,
                      const schema::Spec& before,
                      const schema::Spec& after)
{
    const auto& was = before.section<cluster::Config>(cluster::Name);
    const auto& is = after.section<cluster::Config>(cluster::Name);
    const bool known = std::any_of(is.nodes.begin(), is.nodes.end(),
                                   [&node](const auto& one) { return one.id == node; });
    if (!known) {
        return "cluster.nodes: node \"" + node +
               "\", whose agent was asked, is missing; ask another agent, and dismiss this one "
               "from the agents' group first: bafarctl act cluster.dismiss node=" +
               node;
    }
    if (!was.name.empty() && was.name != is.name) {
        return "cluster.name: a running agent keeps its cluster, " + was.name;
    }
    return {};
}

std::vector<schema::Problem> listenersAreOnFloatingIps(const schema::Spec& spec)
{
    namespace load_balancer = schema::load_balancer;
    std::vector<schema::Problem> problems;
    std::vector<std::string_view> ids;
    for (const auto& router : spec.section<floating_ip::Config>(floating_ip::Name).routers) {
        ids.emplace_back(router.id);
    }
    const auto& listeners = spec.section<load_balancer::Config>(load_balancer::Name).listeners;
    for (std::size_t index = 0; index < listeners.size(); ++index) {
        const std::string& id = listeners[index].floatingIp;
        if (id.empty() || std::find(ids.begin(), ids.end(), id) != ids.end()) {
            continue;
        }
        const std::string_view near = nearestName(id, ids);
        problems.push_back(
            {std::string(load_balancer::Name) + "." + itemPath("listeners", index) + ".floating_ip",
             "no floating IP \"" + sanitized(id, 63) + "\" in floating_ip.routers" +
                 (near.empty() ? "" : "; did you mean " + std::string(near) + "?")});
    }
    return problems;
}

} // namespace bafar::node
