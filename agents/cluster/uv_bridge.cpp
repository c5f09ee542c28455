#include "agents/cluster/uv_bridge.h"

#include <cstdlib>

#include "agents/runtime/clock.h"
#include "core/base/check.h"

namespace bafar::cluster {
namespace {

/// libuv makes its pool at the first use, with four threads by default. What may be under way at
/// once is one write to the log, the next segment's preparation, and a snapshot or the closing of a
/// segment: with three threads no commit waits for the latter two. The size is read from the
/// environment only, and that may be written only while there is one thread, so it is done before
/// main(); what an operator has set stays.
[[maybe_unused]] const int PoolSize = ::setenv("UV_THREADPOOL_SIZE", "3", 0);

constexpr int RoundsMax = 8; ///< of libuv in one turn, so that it cannot starve the loop

} // namespace

UvBridge::UvBridge(runtime::Loop& loop)
    : timer_(loop, [this] { run(); })
{
    CHECK(uv_loop_init(&uv_) == 0);
    watch_ = runtime::Watch(loop, uv_backend_fd(&uv_), {.readable = true, .writable = false},
                            [this](runtime::Readiness) { run(); });
}

UvBridge::~UvBridge()
{
    watch_ = runtime::Watch();
    uv_run(&uv_, UV_RUN_DEFAULT);
    CHECK(uv_loop_close(&uv_) == 0);
}

void UvBridge::call(const std::function<void()>& work)
{
    uv_update_time(&uv_);
    work();
    run();
}

void UvBridge::run()
{
    again_ = true;
    if (running_) {
        return;
    }
    running_ = true;
    for (int round = 0; again_ && round < RoundsMax; ++round) {
        again_ = false;
        uv_run(&uv_, UV_RUN_NOWAIT);
        again_ = again_ || (uv_loop_alive(&uv_) != 0 && uv_backend_timeout(&uv_) == 0);
    }
    running_ = false;
    arm();
    if (std::exchange(sent_, false) && carryOn) {
        carryOn();
    }
}

void UvBridge::arm()
{
    const int wait = uv_loop_alive(&uv_) != 0 ? uv_backend_timeout(&uv_) : -1;
    if (wait < 0) {
        timer_.cancel();
        return;
    }
    // Counted from libuv's own moment, which may be a millisecond old: else it would be woken early
    // and find nothing due.
    const auto due = std::chrono::milliseconds(uv_now(&uv_)) + std::chrono::milliseconds(wait);
    timer_.arm(runtime::monotonicNow() + (due - std::chrono::nanoseconds(uv_hrtime())));
}

} // namespace bafar::cluster
