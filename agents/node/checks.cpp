#include "agents/node/checks.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/schema/cluster.h"
#include "core/schema/floating_ip.h"

namespace bafar::node {

namespace {

namespace cluster = schema::cluster;
namespace floating_ip = schema::floating_ip;

std::string itemPath(std::string_view list, std::size_t index)
{
    return std::string(list) + "[" + std::to_string(index) + "]";
}

std::string routerPath(std::size_t index)
{
    return std::string(floating_ip::Name) + "." + itemPath("routers", index);
}

} // namespace

std::vector<schema::Problem> membersAreNodes(const schema::Spec& spec)
{
    std::vector<schema::Problem> problems;
    std::vector<std::string_view> ids;
    for (const auto& node : spec.section<cluster::Config>(cluster::Name).nodes) {
        ids.emplace_back(node.id);
    }
    const auto& routers = spec.section<floating_ip::Config>(floating_ip::Name).routers;
    for (std::size_t at = 0; at < routers.size(); ++at) {
        for (std::size_t index = 0; index < routers[at].members.size(); ++index) {
            const std::string& node = routers[at].members[index].node;
            if (std::find(ids.begin(), ids.end(), node) != ids.end()) {
                continue;
            }
            const std::string_view near = nearestName(node, ids);
            problems.push_back(
                {routerPath(at) + "." + itemPath("members", index) + ".node",
                 "no node \"" + sanitized(node, 63) + "\" in cluster.nodes" +
                     (near.empty() ? "" : "; did you mean " + std::string(near) + "?")});
        }
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

} // namespace bafar::node
