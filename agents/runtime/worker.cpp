#include "agents/runtime/worker.h"

#include <condition_variable>
#include <deque>
#include <mutex>

#include "agents/runtime/realtime.h"
#include "core/base/check.h"

namespace bafar::runtime {
namespace {

constexpr std::size_t StackBytes = 256U << 10U;

struct Job {
    std::function<void()> work;
    std::function<void()> done;
};

} // namespace

/// Shared by the owner, the thread and reports on their way, so that none outlives it.
struct Worker::State : std::enable_shared_from_this<Worker::State> {
    State(Loop& given, std::size_t limit)
        : loop(given)
        , capacity(limit)
    {
    }

    void serve();
    void report(std::function<void()> done);

    Loop& loop;
    const std::size_t capacity;
    bool alive = true;       ///< loop thread only: someone still wants reports
    std::size_t pending = 0; ///< loop thread only: given and not yet reported
    std::mutex mutex;        ///< guards the rest
    std::condition_variable wake;
    std::deque<Job> jobs;
    bool stopping = false;
    NamedThread thread;
};

void Worker::State::serve()
{
    while (true) {
        Job job;
        {
            std::unique_lock lock(mutex);
            wake.wait(lock, [this] { return stopping || !jobs.empty(); });
            if (jobs.empty()) {
                return;
            }
            job = std::move(jobs.front());
            jobs.pop_front();
        }
        job.work();
        job.work = nullptr;
        report(std::move(job.done));
    }
}

void Worker::State::report(std::function<void()> done)
{
    // A loop with no room for posts is asked again: losing a report would leave its owner waiting
    // for ever, and waiting here only slows down more work.
    const auto self = shared_from_this();
    const auto tell = [self, done = std::move(done)] {
        --self->pending;
        if (self->alive && done) {
            done();
        }
    };
    while (!loop.post(tell)) {
        std::unique_lock lock(mutex);
        if (wake.wait_for(lock, std::chrono::milliseconds(1), [this] { return stopping; })) {
            return;
        }
    }
}

Worker::Worker(Loop& loop, std::string name, std::size_t capacity)
    : state_(std::make_shared<State>(loop, capacity))
{
    State* const state = state_.get();
    Result<NamedThread> thread =
        NamedThread::start({std::move(name), StackBytes}, [state] { state->serve(); });
    CHECK(thread.has_value());
    state_->thread = std::move(*thread);
}

Worker::~Worker()
{
    CHECK(state_->loop.isCurrent());
    state_->alive = false;
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopping = true;
    }
    state_->wake.notify_one();
    state_->thread.join();
}

bool Worker::run(std::function<void()> work, std::function<void()> done)
{
    CHECK(state_->loop.isCurrent());
    if (state_->pending >= state_->capacity) {
        return false;
    }
    ++state_->pending;
    {
        const std::lock_guard lock(state_->mutex);
        state_->jobs.push_back({std::move(work), std::move(done)});
    }
    state_->wake.notify_one();
    return true;
}

std::size_t Worker::pending() const
{
    return state_->pending;
}

} // namespace bafar::runtime
