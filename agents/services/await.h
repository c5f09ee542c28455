#pragma once
// When a change of a service is done: every task new and running, for as long as was asked for.
//
// Success is what was seen: all wanted tasks run the wanted image, Swarm says that it is not at it
// any more, and that stays so for `healthy` without a break. It has failed when Swarm gave up
// (paused, rolled back), when its tasks fail again and again, or when for `stall` no task got
// further. What Swarm said before the change counts for nothing: its word on an update is heard
// only once it changed, or after Settling.
// Pure; one owner, one thread.
#include <optional>

#include "agents/services/observation.h"

namespace bafar::services {

struct AwaitLimits {
    Duration stall = std::chrono::seconds{60};
    Duration healthy = std::chrono::seconds{10};
};

class Await {
public:
    static constexpr Duration Settling = std::chrono::seconds{3};

    /// `image` without digest, or empty: whatever the service has. `rollBack`: Swarm's rolling back
    /// is what is wanted.
    Await(std::string service, std::string image, bool rollBack, AwaitLimits limits, Instant now);

    struct Progress {
        std::optional<Result<std::string>> ended; ///< it is over
        std::string step;                         ///< a task got further; empty: none did
    };

    /// The service as it was seen in a look that began after this; null: it is not there.
    [[nodiscard]] Progress observe(const contract::Service* service, Instant now);

    /// No look came: the stall is judged all the same.
    [[nodiscard]] Progress tick(Instant now);

    /// When tick() has something to say.
    [[nodiscard]] Instant due() const { return lastProgress_ + limits_.stall; }

    [[nodiscard]] const std::string& service() const { return service_; }

    [[nodiscard]] Instant since() const { return began_; }

private:
    [[nodiscard]] std::optional<Error> failureOf(const contract::Service& service, Instant now);

    std::string service_;
    std::string image_;
    bool rollBack_;
    AwaitLimits limits_;
    Instant began_;
    Instant lastProgress_;
    std::optional<Instant> healthySince_;
    std::optional<contract::UpdateStatus> firstUpdate_;
    std::uint32_t firstFailures_ = 0;
    std::string reached_; ///< how far it got, in words; another one is progress
    std::string lastSeen_ = "the service has not been seen since";
};

} // namespace bafar::services
