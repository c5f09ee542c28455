#pragma once
// Which tasks failed: counted once each, remembered for ten minutes.
//
// A task that Swarm replaced within one interval shows in its service's history only, and that
// history repeats what was told before; so tasks are told apart by their ids. What failed before
// the agent looked for the first time is remembered, but neither counted nor told.
// Pure; one owner, one thread.
#include <map>

#include "agents/services/observation.h"

namespace bafar::services {

class FailureBook {
public:
    static constexpr Duration Remembered = std::chrono::minutes{10};

    /// A failure that is new.
    struct Failure {
        std::string service; ///< name
        std::string place;   ///< "web.2"
        std::string node;
        std::string text;

        bool operator==(const Failure&) const = default;
    };

    /// From now on what fails is new; the first call counts.
    void begin(WallTime wall) { began_ = began_.value_or(wall); }

    /// Takes one task, failed or not, in the words of resolved(); `serviceId` keeps its service
    /// apart from a later one of its name. A failure that is new, or nothing.
    [[nodiscard]] std::optional<Failure> take(const contract::Task& task,
                                              const std::string& serviceId,
                                              Instant now,
                                              WallTime wall);

    /// Forgets what is older than Remembered, and services that are not among `ids`.
    void forget(Instant now, const std::vector<contract::Service>& services);

    [[nodiscard]] std::uint32_t recent(const std::string& serviceId, Instant now) const;
    [[nodiscard]] std::string last(const std::string& serviceId) const;

    /// Since the first look.
    [[nodiscard]] std::uint64_t total(const std::string& serviceId) const;

private:
    static constexpr std::size_t PerServiceMax = 1024;

    struct Entry {
        std::map<std::string, Instant> at; ///< by task id
        std::string last;
        Instant lastAt{};
        std::uint64_t total = 0;
    };

    std::map<std::string, Entry> services_; ///< by id
    std::optional<WallTime> began_;
};

} // namespace bafar::services
