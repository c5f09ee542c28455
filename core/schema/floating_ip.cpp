#include "core/schema/floating_ip.h"

namespace bafar::schema::floating_ip {
namespace {

constexpr Duration Centisecond = std::chrono::milliseconds{10};

const std::string& interfaceOf(const RouterConfig& router, const Member& member)
{
    return member.interface.empty() ? router.interface : member.interface;
}

/// Where two virtual routers of one id meet: "eth0 of n1"; empty: nowhere. Nodes of both tell; with
/// no node in common, interfaces of one name are taken for one segment.
std::string meetingPlace(const RouterConfig& router, const RouterConfig& earlier)
{
    bool common = false;
    std::string sameName;
    for (const Member& member : router.members) {
        for (const Member& other : earlier.members) {
            const std::string& interface = interfaceOf(router, member);
            const bool same = interface == interfaceOf(earlier, other);
            common = common || member.node == other.node;
            if (same && member.node == other.node) {
                return interface + " of " + member.node;
            }
            sameName = same ? interface : sameName;
        }
    }
    return common ? std::string() : sameName;
}

void verifyMembers(const RouterConfig& router,
                   const std::string& path,
                   std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < router.members.size(); ++i) {
        const std::string place = path + ".members[" + std::to_string(i) + "]";
        for (std::size_t j = 0; j < i; ++j) {
            if (router.members[j].node == router.members[i].node) {
                problems.push_back(
                    {place + ".node", router.members[i].node + " is a member already"});
            }
            if (router.members[j].priority == router.members[i].priority) {
                problems.push_back(
                    {place + ".priority",
                     "equal to that of " + router.members[j].node +
                         "; give each member its own, so that the order is what you wrote"});
            }
        }
    }
}

void verifyPair(const RouterConfig& router,
                const RouterConfig& earlier,
                const std::string& path,
                std::vector<Problem>& problems)
{
    if (router.id == earlier.id) {
        problems.push_back({path + ".id", "\"" + router.id + "\" is used twice"});
    }
    if (const std::string place = router.virtualRouter == earlier.virtualRouter
                                      ? meetingPlace(router, earlier)
                                      : std::string();
        !place.empty()) {
        problems.push_back(
            {path + ".virtual_router", std::to_string(router.virtualRouter) + " on " + place +
                                           " already belongs to \"" + earlier.id + "\""});
    }
    for (std::size_t i = 0; i < router.addresses.size(); ++i) {
        for (const net::Prefix& other : earlier.addresses) {
            if (router.addresses[i].address == other.address) {
                problems.push_back(
                    {path + ".addresses[" + std::to_string(i) + "]",
                     other.address.toString() + " already belongs to \"" + earlier.id + "\""});
            }
        }
    }
}

void verifyAddresses(const RouterConfig& router,
                     const std::string& path,
                     std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < router.addresses.size(); ++i) {
        const net::Address& address = router.addresses[i].address;
        const std::string place = path + ".addresses[" + std::to_string(i) + "]";
        if (!address.isV4()) {
            problems.push_back(
                {place,
                 address.toString() + " is IPv6, which this version does not move yet; use IPv4"});
        } else if (address.isUnspecified() || address.isMulticast() || address.isLoopback()) {
            problems.push_back({place, address.toString() + " cannot be a floating address"});
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (router.addresses[j].address == address) {
                problems.push_back({place, address.toString() + " is listed twice"});
            }
        }
    }
}

} // namespace

std::vector<Problem> verifyRouters(const std::vector<RouterConfig>& routers)
{
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < routers.size(); ++i) {
        const std::string path = "routers[" + std::to_string(i) + "]";
        if (routers[i].interval % Centisecond != Duration::zero()) {
            problems.push_back(
                {path + ".interval", "VRRP counts whole centiseconds: 10 ms, 20 ms, ... 40.95 s"});
        }
        verifyAddresses(routers[i], path, problems);
        verifyMembers(routers[i], path, problems);
        for (std::size_t j = 0; j < i; ++j) {
            verifyPair(routers[i], routers[j], path, problems);
        }
    }
    return problems;
}

} // namespace bafar::schema::floating_ip
