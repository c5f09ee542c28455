#pragma once
// libuv's loop inside a runtime::Loop: libraft's log and connections run on it.
//
// libuv's own descriptor is watched and its next timer armed on the loop; each time either is due,
// libuv runs once without waiting. It learns of new work only when it runs, so whoever calls into
// libraft does it through call(). Its blocking work is done by a process-wide pool of few threads
// (uv_bridge.cpp says how many and why). Loop thread only.
#include <functional>
#include <uv.h>

#include "agents/runtime/loop.h"

namespace bafar::cluster {

class UvBridge {
public:
    explicit UvBridge(runtime::Loop& loop);
    UvBridge(const UvBridge&) = delete;
    UvBridge& operator=(const UvBridge&) = delete;

    /// Every handle must have been closed. Waits for work that the pool still does.
    ~UvBridge();

    [[nodiscard]] uv_loop_t* loop() { return &uv_; }

    /// Runs `work` at libuv's present moment, then libuv.
    void call(const std::function<void()>& work);

    /// Runs libuv for what is ready.
    void run();

    /// Called after libuv has run, when libraft has sent something: it is carried on in this turn.
    std::function<void()> carryOn;

    /// libraft has sent something.
    void noteSent() { sent_ = true; }

private:
    void arm();

    uv_loop_t uv_{};
    bool running_ = false; ///< libuv does not run inside itself
    bool again_ = false;
    bool sent_ = false;
    runtime::Timer timer_;
    runtime::Watch watch_;
};

} // namespace bafar::cluster
