#include "agents/services/failures.h"

#include <algorithm>

#include "agents/services/swarm.h"

namespace bafar::services {

std::optional<FailureBook::Failure> FailureBook::take(const contract::Task& task,
                                                      const std::string& serviceId,
                                                      Instant now,
                                                      WallTime wall)
{
    if (!isFailed(task.state)) {
        return std::nullopt;
    }
    Entry& entry = services_[serviceId];
    if (entry.at.contains(task.id) || entry.at.size() >= PerServiceMax) {
        return std::nullopt;
    }
    const bool dated = task.since != WallTime{} && wall != WallTime{};
    const Duration age =
        dated ? std::max(Duration{},
                         Duration(std::chrono::milliseconds(wall.unixMs - task.since.unixMs)))
              : Duration{};
    if (age >= Remembered) {
        return std::nullopt;
    }
    entry.at.emplace(task.id, now - age);
    const std::string where = task.node.empty() ? std::string() : " on " + task.node;
    if (now - age >= entry.lastAt) {
        entry.lastAt = now - age;
        entry.last = task.name + where + ": " + task.error;
    }
    if (dated && began_ && task.since < *began_) {
        return std::nullopt;
    }
    ++entry.total;
    return Failure{task.service, task.name, task.node, task.error};
}

void FailureBook::forget(Instant now, const std::vector<contract::Service>& services)
{
    std::erase_if(services_, [&services](const auto& known) {
        return std::none_of(
            services.begin(), services.end(),
            [&known](const contract::Service& service) { return service.id == known.first; });
    });
    for (auto& [id, entry] : services_) {
        std::erase_if(entry.at, [now](const auto& one) { return now - one.second >= Remembered; });
        if (entry.at.empty()) {
            entry.last.clear();
        }
    }
}

std::uint32_t FailureBook::recent(const std::string& serviceId, Instant now) const
{
    const auto known = services_.find(serviceId);
    if (known == services_.end()) {
        return 0;
    }
    return static_cast<std::uint32_t>(
        std::count_if(known->second.at.begin(), known->second.at.end(),
                      [now](const auto& one) { return now - one.second < Remembered; }));
}

std::string FailureBook::last(const std::string& serviceId) const
{
    const auto known = services_.find(serviceId);
    return known == services_.end() ? std::string() : known->second.last;
}

std::uint64_t FailureBook::total(const std::string& serviceId) const
{
    const auto known = services_.find(serviceId);
    return known == services_.end() ? 0 : known->second.total;
}

} // namespace bafar::services
