#include "core/schema/load_balancer.h"

#include <algorithm>
#include <set>

namespace bafar::schema::load_balancer {
namespace {

std::string place(std::string_view list, std::size_t index, std::string_view field)
{
    return std::string(list) + "[" + std::to_string(index) + "]." + std::string(field);
}

/// Ids of a list that stand in it twice.
template <class T>
void verifyIds(const std::vector<T>& list, std::string_view name, std::vector<Problem>& problems)
{
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!seen.insert(list[i].id).second) {
            problems.push_back({place(name, i, "id"), "\"" + list[i].id + "\" is used twice"});
        }
    }
}

void verifyListeners(const Config& config, std::vector<Problem>& problems)
{
    std::set<std::pair<std::string, std::uint16_t>> places;
    const auto& listeners = config.listeners;
    for (std::size_t i = 0; i < listeners.size(); ++i) {
        const Listener& one = listeners[i];
        if (one.floatingIp.empty() == one.addresses.empty()) {
            problems.push_back({place("listeners", i, "floating_ip"),
                                "give either floating_ip or addresses to listen on"});
        }
        std::vector<std::string> names;
        std::transform(one.addresses.begin(), one.addresses.end(), std::back_inserter(names),
                       [](const net::Address& address) { return address.toString(); });
        if (!one.floatingIp.empty()) {
            names.push_back("floating IP " + one.floatingIp);
        }
        for (const std::string& name : names) {
            if (!places.insert({name, one.port}).second) {
                problems.push_back(
                    {place("listeners", i, "port"), "port " + std::to_string(one.port) + " of " +
                                                        name + " is listened on already"});
            }
        }
    }
}

void verifyUpstreams(const Config& config, std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < config.upstreams.size(); ++i) {
        const Upstream& one = config.upstreams[i];
        if (one.service.empty() == one.servers.empty()) {
            problems.push_back(
                {place("upstreams", i, "servers"), "give either servers or a service"});
        } else if (!one.service.empty() && one.port == 0) {
            problems.push_back({place("upstreams", i, "port"),
                                "name the port inside the containers of " + one.service});
        }
    }
}

void verifyRoutes(const Config& config, std::vector<Problem>& problems)
{
    const auto known = [](const auto& list, const std::string& id) {
        return std::any_of(list.begin(), list.end(),
                           [&id](const auto& entry) { return entry.id == id; });
    };
    for (std::size_t i = 0; i < config.routes.size(); ++i) {
        const Route& one = config.routes[i];
        if (!known(config.upstreams, one.upstream)) {
            problems.push_back({place("routes", i, "upstream"),
                                "no upstream \"" + one.upstream + "\" in upstreams"});
        }
        if (!one.listener.empty() && !known(config.listeners, one.listener)) {
            problems.push_back({place("routes", i, "listener"),
                                "no listener \"" + one.listener + "\" in listeners"});
        }
        if (!one.path.starts_with('/')) {
            problems.push_back({place("routes", i, "path"), "a path begins with /"});
        }
        const bool lower = std::none_of(one.host.begin(), one.host.end(),
                                        [](char c) { return (c >= 'A' && c <= 'Z') || c == ':'; });
        if (!lower) {
            problems.push_back(
                {place("routes", i, "host"), "give the host in lower case and without a port"});
        }
        const auto same = [&one](const Route& other) {
            return other.listener == one.listener && other.host == one.host &&
                   other.path == one.path;
        };
        const auto here = config.routes.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::any_of(config.routes.begin(), here, same)) {
            problems.push_back(
                {place("routes", i, "path"), "the same requests have a route above"});
        }
    }
}

} // namespace

std::vector<Problem> verify(const Config& config)
{
    std::vector<Problem> problems;
    verifyIds(config.listeners, "listeners", problems);
    verifyIds(config.upstreams, "upstreams", problems);
    verifyListeners(config, problems);
    verifyUpstreams(config, problems);
    verifyRoutes(config, problems);
    return problems;
}

} // namespace bafar::schema::load_balancer
