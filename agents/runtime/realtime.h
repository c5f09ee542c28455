#pragma once
// What a thread needs to keep a 10 ms deadline: real-time priority, locked memory, a small stack
// that is already there.
//
// Each call may be refused by the host (RLIMIT_RTPRIO, RLIMIT_MEMLOCK, a cgroup without real-time
// budget); the agent then runs on and reports DEGRADED with the text returned here. sched(7),
// mlockall(2): MCL_ONFAULT keeps the untouched parts of other threads' stacks unlocked and unused.
#include <cstddef>
#include <functional>
#include <string>
#include <thread>

#include "core/base/result.h"

namespace bafar::runtime {

/// SCHED_FIFO at `priority` (1 to 99) for the calling thread. Errors: Denied with what to set.
[[nodiscard]] Result<void> becomeRealtime(int priority);

/// Locks this process's present and future pages into memory once touched. Errors: Denied.
[[nodiscard]] Result<void> lockMemory();

/// Touches `bytes` of the calling thread's stack, so that no page fault comes later.
void prefaultStack(std::size_t bytes);

struct ThreadOptions {
    std::string name;                     ///< at most 15 bytes are kept
    std::size_t stackBytes = 256U << 10U; ///< at least the system's minimum
};

/// A thread with a stack of its own size; joined when it dies. Signals are blocked in it.
class NamedThread {
public:
    NamedThread() = default;

    /// Errors: Unavailable.
    static Result<NamedThread> start(const ThreadOptions& options, std::function<void()> body);

    NamedThread(NamedThread&& other) noexcept;
    NamedThread& operator=(NamedThread&& other) noexcept;
    ~NamedThread();

    /// Waits for its end; does nothing when there is none.
    void join();

    [[nodiscard]] bool running() const { return running_; }

private:
    std::thread::native_handle_type handle_{};
    bool running_ = false;
};

} // namespace bafar::runtime
