// It is larger than the budget because turns, watches and timers share one state.
#include "agents/runtime/loop.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <vector>

#include "agents/runtime/clock.h"
#include "agents/runtime/descriptor.h"
#include "agents/runtime/poller.h"
#include "agents/runtime/timers.h"
#include "core/base/check.h"

namespace bafar::runtime {
namespace {

constexpr std::uint64_t WakeId = 1; ///< the event descriptor's; watches count on from it

/// The kernel's time-outs do not count suspended time, Instants do: waits are cut to this, so that
/// after waking a timer is late by no more.
constexpr Duration WaitMax = std::chrono::seconds(10);

struct WatchState {
    int descriptor = -1;
    Readiness interest;
    Readiness told; ///< what the poller knows; differs only while listed in `changed`
    Watch::Callback callback;
};

} // namespace

struct Loop::State {
    explicit State(LoopOptions given)
        : options(given)
        , poller(makeEpollPoller())
        , wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
        , now(monotonicNow())
        , wallNow(wallClockNow())
    {
        CHECK(wake.get() >= 0);
        poller->update(wake.get(), WakeId, {}, {.readable = true, .writable = false});
    }

    void wakeUp() const
    {
        const std::uint64_t one = 1;
        // Fails only when the counter is full, and then the loop is awake anyway.
        [[maybe_unused]] const ssize_t written = ::write(wake.get(), &one, sizeof one);
    }

    void tellPoller();
    void runReady();
    void runPosted();

    LoopOptions options;
    std::unique_ptr<Poller> poller;
    Descriptor wake;
    Instant now;
    WallTime wallNow;
    Timers timers;
    std::unordered_map<std::uint64_t, std::shared_ptr<WatchState>> watches;
    std::vector<std::uint64_t> changed; ///< watches whose interest the poller does not know yet
    std::uint64_t lastWatchId = WakeId;
    std::vector<ReadyEvent> ready;
    std::vector<std::function<void()>> running;
    std::atomic<std::thread::id> thread{}; ///< none: not running, anyone may prepare it
    std::atomic<bool> stopping = false;
    bool turning = false; ///< a turn inside a turn would lose the outer one's events

    std::mutex mutex; ///< guards `posted`
    std::vector<std::function<void()>> posted;
};

/// Once a turn: what is switched off and on again within one costs no call into the kernel.
void Loop::State::tellPoller()
{
    for (const std::uint64_t id : changed) {
        const auto found = watches.find(id);
        if (found != watches.end()) {
            WatchState& watch = *found->second;
            poller->update(watch.descriptor, id, watch.told, watch.interest);
            watch.told = watch.interest;
        }
    }
    changed.clear();
}

void Loop::State::runReady()
{
    for (const ReadyEvent& event : ready) {
        if (event.id == WakeId) {
            std::uint64_t count = 0;
            [[maybe_unused]] const ssize_t got = ::read(wake.get(), &count, sizeof count);
            continue;
        }
        const auto found = watches.find(event.id);
        if (found == watches.end()) {
            continue; // destroyed by an earlier callback of this batch
        }
        // Held here, so that a callback may destroy its own watch.
        const std::shared_ptr<WatchState> watch = found->second;
        const Readiness wanted{event.readiness.readable && watch->interest.readable,
                               event.readiness.writable && watch->interest.writable};
        if (wanted.readable || wanted.writable) {
            watch->callback(wanted);
        }
    }
}

void Loop::State::runPosted()
{
    {
        const std::lock_guard lock(mutex);
        running.swap(posted);
    }
    for (std::function<void()>& work : running) {
        work();
        work = nullptr; // what it holds dies before the next one runs
    }
    running.clear();
}

Loop::Loop(LoopOptions options)
    : state_(std::make_unique<State>(options))
{
}

Loop::~Loop()
{
    CHECK(isCurrent());
    // What callbacks own may hold watches and timers of this loop: let it die while the loop still
    // answers, also what its dying adds.
    while (!state_->watches.empty()) {
        auto dying = std::move(state_->watches);
        state_->watches.clear();
        for (auto& [id, watch] : dying) {
            state_->poller->update(watch->descriptor, id, watch->told, {});
        }
    }
    state_->timers.clear();
    const std::vector<std::function<void()>> unrun = std::move(state_->posted);
}

Instant Loop::now() const
{
    return state_->now;
}

WallTime Loop::wallNow() const
{
    return state_->wallNow;
}

void Loop::run()
{
    CHECK(isCurrent());
    state_->thread = std::this_thread::get_id();
    while (!state_->stopping.load(std::memory_order_acquire)) {
        turn(WaitMax);
    }
    state_->stopping = false;
    state_->thread = std::thread::id();
}

void Loop::turn(Duration limit)
{
    CHECK(isCurrent() && !state_->turning);
    const std::thread::id outer = state_->thread.exchange(std::this_thread::get_id());
    state_->turning = true;
    const std::optional<Instant> next = state_->timers.next();
    if (next) {
        limit = std::min(limit, *next - monotonicNow());
    }
    state_->tellPoller();
    state_->poller->wait(std::clamp(limit, Duration::zero(), WaitMax), state_->ready);
    state_->now = monotonicNow();
    state_->wallNow = wallClockNow();
    state_->timers.fire(state_->now);
    state_->runReady();
    state_->runPosted();
    state_->turning = false;
    state_->thread = outer;
}

void Loop::stop()
{
    state_->stopping.store(true, std::memory_order_release);
    state_->wakeUp();
}

bool Loop::post(std::function<void()> work)
{
    bool first = false;
    {
        const std::lock_guard lock(state_->mutex);
        if (state_->posted.size() >= state_->options.postedMax) {
            return false;
        }
        first = state_->posted.empty();
        state_->posted.push_back(std::move(work));
    }
    if (first) {
        state_->wakeUp();
    }
    return true;
}

bool Loop::isCurrent() const
{
    const std::thread::id thread = state_->thread.load();
    return thread == std::thread::id() || thread == std::this_thread::get_id();
}

Watch::Watch(Loop& loop, int descriptor, Readiness interest, Callback callback)
    : loop_(&loop)
    , id_(++loop.state_->lastWatchId)
{
    CHECK(loop.isCurrent() && descriptor >= 0);
    auto watch = std::make_shared<WatchState>();
    watch->descriptor = descriptor;
    watch->interest = interest;
    watch->told = interest;
    watch->callback = std::move(callback);
    loop.state_->watches.emplace(id_, std::move(watch));
    loop.state_->poller->update(descriptor, id_, {}, interest);
}

Watch::Watch(Watch&& other) noexcept
    : loop_(std::exchange(other.loop_, nullptr))
    , id_(std::exchange(other.id_, 0))
{
}

Watch& Watch::operator=(Watch&& other) noexcept
{
    if (this != &other) {
        const Watch dying = std::move(*this);
        loop_ = std::exchange(other.loop_, nullptr);
        id_ = std::exchange(other.id_, 0);
    }
    return *this;
}

Watch::~Watch()
{
    if (loop_ == nullptr) {
        return;
    }
    CHECK(loop_->isCurrent());
    Loop::State& state = *loop_->state_;
    const auto found = state.watches.find(id_);
    if (found != state.watches.end()) {
        const std::shared_ptr<WatchState> watch = found->second; // its callback may own this Watch
        state.watches.erase(found);
        state.poller->update(watch->descriptor, id_, watch->told, {});
    }
}

void Watch::setInterest(Readiness interest)
{
    CHECK(loop_ != nullptr && loop_->isCurrent());
    const auto found = loop_->state_->watches.find(id_);
    CHECK(found != loop_->state_->watches.end());
    WatchState& watch = *found->second;
    if (interest != watch.interest && watch.interest == watch.told) {
        loop_->state_->changed.push_back(id_);
    }
    watch.interest = interest;
}

bool Watch::active() const
{
    return loop_ != nullptr && loop_->state_->watches.contains(id_);
}

Timer::Timer(Loop& loop, std::function<void()> callback)
    : loop_(loop)
    , id_(loop.state_->timers.add(std::move(callback)))
{
    CHECK(loop.isCurrent());
}

Timer::~Timer()
{
    CHECK(loop_.isCurrent());
    loop_.state_->timers.remove(id_);
}

void Timer::arm(Instant at)
{
    CHECK(loop_.isCurrent());
    loop_.state_->timers.arm(id_, at);
}

void Timer::armAfter(Duration delay)
{
    arm(loop_.now() + delay);
}

void Timer::cancel()
{
    CHECK(loop_.isCurrent());
    loop_.state_->timers.cancel(id_);
}

bool Timer::armed() const
{
    return loop_.state_->timers.armed(id_);
}

} // namespace bafar::runtime
