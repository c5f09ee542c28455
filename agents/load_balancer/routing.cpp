#include "agents/load_balancer/routing.h"

#include <algorithm>
#include <tuple>

#include "core/http/scan.h"
#include "core/http/target.h"

namespace bafar::load_balancer {
namespace {

/// "/api" covers "/api" and "/api/users", not "/apis".
bool covers(std::string_view prefix, std::string_view path)
{
    if (!path.starts_with(prefix)) {
        return false;
    }
    return prefix.ends_with('/') || path.size() == prefix.size() || path[prefix.size()] == '/';
}

} // namespace

const UpstreamEntry* Routing::upstream(std::string_view id) const
{
    const auto found = std::find_if(upstreams.begin(), upstreams.end(),
                                    [id](const UpstreamEntry& entry) { return entry.id == id; });
    return found == upstreams.end() ? nullptr : &*found;
}

const RouteEntry* Routing::route(std::string_view listener,
                                 std::string_view host,
                                 std::string_view path) const
{
    const RouteEntry* best = nullptr;
    const auto rank = [](const RouteEntry& entry) {
        return std::tuple(!entry.host.empty(), entry.path.size(), !entry.listener.empty());
    };
    for (const RouteEntry& entry : routes) {
        const bool fits = (entry.listener.empty() || entry.listener == listener) &&
                          (entry.host.empty() || entry.host == host) && covers(entry.path, path);
        if (fits && (best == nullptr || rank(entry) > rank(*best))) {
            best = &entry;
        }
    }
    return best;
}

std::string routedHost(const http::RequestHead& request)
{
    const auto authority = http::parseAuthority(request.text(request.host));
    std::string host(authority ? authority->host : std::string_view());
    std::transform(host.begin(), host.end(), host.begin(), http::scan::toLower);
    if (host.ends_with('.')) {
        host.pop_back();
    }
    return host;
}

} // namespace bafar::load_balancer
