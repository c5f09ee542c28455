#pragma once
// Changes of services that were not made through Bafar, told apart from those that were.
//
// Theory: the Swarm's leader says of each service its image, its number of tasks, how often it was
// restarted by force, and the version of its spec, which only grows. A change of these is Bafar's
// own while an action of Bafar's changes that service, and for Settle after it was last seen to:
// agents hear of one another with a delay. Every other change was made with Docker itself. What was
// changed while no agent looked, and what changed within Settle of an own change, is not told: it
// could not be told with certainty.
// Pure; one owner, one thread.
#include <functional>
#include <map>

#include "core/schema/deployment.h"
#include "core/schema/services.h"

namespace bafar::deployment {

namespace contract = schema::deployment;

class Watch {
public:
    static constexpr Duration Settle = std::chrono::seconds{15};
    static constexpr std::size_t ServicesMax = 1000;

    /// What the Swarm's leader on `node` says now. `ours`: whether a change of that service by
    /// Bafar runs. Answers the changes that nobody made through Bafar.
    std::vector<contract::Deployment> look(
        const schema::services::Status& status,
        const std::string& node,
        const std::function<bool(const std::string& service)>& ours,
        WallTime wall,
        Instant now);

    /// Bafar changed this service just now, as was agreed.
    void changedByUs(const std::string& service, Instant now);

    /// What was known does not count any more: the next look only learns.
    void forget() { known_.clear(); }

private:
    struct Known {
        std::uint64_t version = 0;
        std::string image; ///< with digest
        std::uint32_t desired = 0;
        std::uint64_t restarts = 0;
    };

    [[nodiscard]] bool isOurs(const std::string& service, Instant now) const;

    std::map<std::string, Known> known_;  ///< by the service's id
    std::map<std::string, Instant> ours_; ///< when Bafar last changed a service, by its name
};

} // namespace bafar::deployment
