#include "core/schema/floating_ip.h"

namespace bafar::schema::floating_ip {
namespace {

constexpr Duration Centisecond = std::chrono::milliseconds{10};

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
    if (router.virtualRouter == earlier.virtualRouter && router.interface == earlier.interface) {
        problems.push_back({path + ".virtual_router",
                            std::to_string(router.virtualRouter) + " on " + router.interface +
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
