#pragma once
// One event loop, one thread: readiness, timers and posted work, in that order, once a turn.
//
// Theory: the loop asks its Poller (poller.h: epoll now, io_uring can enter behind the same
// interface) what is ready, reads the clock once, fires due timers in order of (deadline,
// creation), runs the callbacks of ready descriptors, then what other threads posted. Time stands
// still during one turn. Objects belong to one loop for life; the only way across threads is post()
// by move. Nothing else in agents/ takes a mutex.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "core/base/time.h"

namespace bafar::runtime {

class Loop;
class Poller;

/// What a descriptor may be ready for. Hang-up and error are reported as both.
struct Readiness {
    bool readable = false;
    bool writable = false;

    bool operator==(const Readiness&) const = default;
};

/// Watches one descriptor while it lives; destroying it inside its own callback is allowed. Does
/// not own the descriptor, which must be closed after the watch has died (declare it first). One
/// watch a descriptor: to replace it, destroy the old one first (`watch = Watch();`).
class Watch {
public:
    using Callback = std::function<void(Readiness)>;

    Watch() = default;
    Watch(Loop& loop, int descriptor, Readiness interest, Callback callback);
    Watch(Watch&& other) noexcept;
    Watch& operator=(Watch&& other) noexcept;
    ~Watch();

    /// Changes what is waited for; cheap when nothing changes.
    void setInterest(Readiness interest);

    [[nodiscard]] bool active() const;

private:
    Loop* loop_ = nullptr;
    std::uint64_t id_ = 0;
};

/// A one-shot timer; arm() replaces the previous deadline; destroying or re-arming it inside its
/// own callback is allowed.
class Timer {
public:
    Timer(Loop& loop, std::function<void()> callback);
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;
    ~Timer();

    void arm(Instant at);
    void armAfter(Duration delay); ///< counted from the turn's now()
    void cancel();
    [[nodiscard]] bool armed() const;

private:
    Loop& loop_;
    std::uint64_t id_;
};

struct LoopOptions {
    std::size_t postedMax =
        65536; ///< work posted from other threads and not yet run; more is refused
};

class Loop {
public:
    explicit Loop(LoopOptions options = {});
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;
    ~Loop();

    /// This turn's moment; constant until the next turn. Loop thread only.
    [[nodiscard]] Instant now() const;

    /// UTC at this turn, for records only. Loop thread only.
    [[nodiscard]] WallTime wallNow() const;

    /// Runs turns on the calling thread until stop(); that thread becomes the loop's.
    void run();

    /// One turn that waits at most `limit`; for tests and for blocking command-line tools.
    void turn(Duration limit);

    /// Ends run() after the present turn. Any thread.
    void stop();

    /// Runs `work` on the loop's thread in a later turn. Any thread. False when postedMax is
    /// reached: nothing is queued and the caller answers for the loss.
    [[nodiscard]] bool post(std::function<void()> work);

    /// True on the loop's own thread (or before it first ran).
    [[nodiscard]] bool isCurrent() const;

private:
    friend class Watch;
    friend class Timer;
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace bafar::runtime
