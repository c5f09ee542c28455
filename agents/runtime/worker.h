#pragma once
// One thread for calls that block (fsync, rename), so that the loop never does.
//
// Work runs in the order given; its result comes back to the loop as a posted callback. The queue
// is bounded: run() says false when it is full and the caller answers for that. On destruction what
// is queued is still done, but no longer reported. Owned by the loop's thread.
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "agents/runtime/loop.h"

namespace bafar::runtime {

class Worker {
public:
    Worker(Loop& loop, std::string name, std::size_t capacity = 256);
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker();

    /// Runs `work` on the worker's thread, then `done` on the loop's. False: queue full, neither
    /// runs.
    [[nodiscard]] bool run(std::function<void()> work, std::function<void()> done = {});

    /// The same where `work` returns a value that `done` takes.
    template <class Work, class Done>
    [[nodiscard]] bool compute(Work work, Done done);

    /// Given and not yet reported.
    [[nodiscard]] std::size_t pending() const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

template <class Work, class Done>
bool Worker::compute(Work work, Done done)
{
    using Value = decltype(work());
    auto slot = std::make_shared<std::unique_ptr<Value>>();
    return run(
        [slot, work = std::move(work)]() mutable { *slot = std::make_unique<Value>(work()); },
        [slot, done = std::move(done)]() mutable { done(std::move(**slot)); });
}

} // namespace bafar::runtime
