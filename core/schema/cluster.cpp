#include "core/schema/cluster.h"

#include <algorithm>

namespace bafar::schema::cluster {
namespace {

bool isPlainName(const std::string& name)
{
    return !name.empty() && name.front() != '-' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

} // namespace

std::vector<Problem> verifyNodes(const std::vector<NodeConfig>& nodes)
{
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const std::string path = "nodes[" + std::to_string(i) + "]";
        const NodeConfig& node = nodes[i];
        if (!isPlainName(node.id)) {
            problems.push_back(
                {path + ".id", "an id has only a-z, 0-9 and \"-\", and does not begin with \"-\""});
        }
        if (node.address.isUnspecified() || node.address.isMulticast()) {
            problems.push_back(
                {path + ".address", node.address.toString() + " is no address of one server"});
        }
        for (std::size_t j = 0; j < i; ++j) {
            const std::string other = "nodes[" + std::to_string(j) + "]";
            if (nodes[j].id == node.id) {
                problems.push_back(
                    {path + ".id", "\"" + node.id + "\" is already the id of " + other});
            }
            if (nodes[j].address == node.address && nodes[j].port == node.port) {
                problems.push_back(
                    {path + ".address",
                     node.address.toString() + " is already the address of " + nodes[j].id});
            }
        }
    }
    return problems;
}

std::size_t votersOf(const std::vector<Member>& members)
{
    return static_cast<std::size_t>(
        std::count_if(members.begin(), members.end(), [](const Member& member) {
            return !member.left && member.role != MemberRole::Standby;
        }));
}

std::string survivalText(std::size_t voters)
{
    switch (voters) {
    case 0: return "no voter: nothing can be agreed";
    case 1: return "one voter: nothing survives its loss";
    case 2: return "two voters: none may fail";
    default:
        return std::to_string(voters - majorityOf(voters)) + " of " + std::to_string(voters) +
               " voters may fail";
    }
}

std::vector<Problem> AgreementConfig::verifyAgreement(const AgreementConfig& config)
{
    if (config.election < 3 * config.heartbeat) {
        return {{"election", "the election time must be at least three heartbeats (" +
                                 toHumanText(3 * config.heartbeat) +
                                 "), or one lost packet ends a reign"}};
    }
    return {};
}

} // namespace bafar::schema::cluster
