#pragma once
// Cluster specs for simulated sites, made as text and read as any other. Pure.
#include <cstdint>
#include <string>
#include <vector>

#include "core/schema/spec.h"

namespace bafar::sim {

/// What varies from site to site.
struct SiteShape {
    struct Router {
        std::string id = "web";
        std::uint8_t virtualRouter = 51;
        std::string address = "192.0.2.100/24";
        Duration interval = std::chrono::seconds(1);
        bool preempt = true;
        Duration preemptDelay{};
        std::vector<int> priorities; ///< one for each host, all different
    };

    std::string cluster = "simulated";
    std::size_t hosts = 3;
    Duration heartbeat = std::chrono::seconds(1);
    Duration monitoring = std::chrono::seconds(1);
    std::vector<Router> routers;
};

/// "n1" for index 0.
[[nodiscard]] std::string hostName(std::size_t index);

/// 192.0.2.11/24 for index 0.
[[nodiscard]] net::Prefix hostAddress(std::size_t index);

[[nodiscard]] std::string specText(const SiteShape& shape);

/// Errors: InvalidInput with every problem, one a line.
[[nodiscard]] Result<schema::Spec> readSpec(std::string_view text);

} // namespace bafar::sim
