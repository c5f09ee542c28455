#pragma once
// What the loop needs from the kernel: tell me which descriptors are ready, or that time is up.
//
// The one virtual edge of the loop, so that io_uring can stand behind it beside epoll. Identifiers
// are the loop's, never reused, so an event of a watch that has died in the same batch is
// recognised and dropped. One owner, the loop's thread.
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "agents/runtime/loop.h"
#include "core/base/time.h"

namespace bafar::runtime {

struct ReadyEvent {
    std::uint64_t id = 0;
    Readiness readiness;
};

class Poller {
public:
    Poller() = default;
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;
    virtual ~Poller() = default;

    /// Starts, changes or (empty interest) stops reporting of `descriptor` under `id`. An empty
    /// interest reports nothing at all, not even hang-up. `previous`: what was asked before.
    virtual void update(int descriptor,
                        std::uint64_t id,
                        Readiness previous,
                        Readiness interest) = 0;

    /// Waits until something is ready or `limit` has passed (nullopt: without limit) and replaces
    /// the content of `ready`. May return early with nothing.
    virtual void wait(std::optional<Duration> limit, std::vector<ReadyEvent>& ready) = 0;
};

/// Level-triggered epoll with nanosecond time-outs (epoll_pwait2, Linux 5.11; milliseconds before).
[[nodiscard]] std::unique_ptr<Poller> makeEpollPoller();

} // namespace bafar::runtime
