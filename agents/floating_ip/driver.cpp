#include "agents/floating_ip/driver.h"

#include <atomic>
#include <utility>

#include "agents/floating_ip/engine.h"

namespace bafar::floating_ip {
namespace {

constexpr std::size_t StackTouched = 64U << 10U;

} // namespace

/// What both threads know of each other. The control side is alive while `machine` may be fed.
struct Driver::Shared {
    Shared(runtime::Loop& controlLoop, runtime::MachineHandle<Machine>& handle)
        : control(controlLoop)
        , machine(handle)
    {
    }

    runtime::Loop& control;
    runtime::MachineHandle<Machine>& machine;
    bool open = true;                     ///< control loop's thread only
    runtime::Loop realtime;               ///< run by the real-time thread
    std::unique_ptr<Engine> engine;       ///< real-time thread only
    bool stopping = false;                ///< real-time thread only
    std::vector<Machine::Input> farewell; ///< its reports while it stops; read after the join
    std::atomic<std::uint64_t> lost{0};   ///< messages that a full queue refused, either way
};

Result<std::unique_ptr<runtime::Feature>> Driver::start(const runtime::Environment& environment,
                                                        runtime::MachineHandle<Machine>& machine)
{
    auto shared = std::make_shared<Shared>(environment.loop, machine);
    std::unique_ptr<Driver> driver(new Driver(shared));
    ThreadReported granted;
    if (environment.config.lockMemory) {
        const Result<void> locked = runtime::lockMemory();
        granted.memoryLocked = locked.has_value();
        if (!locked) {
            granted.troubles.push_back(locked.error().text);
        }
    }
    const int priority = environment.config.realtimePriority;
    Result<runtime::NamedThread> thread = runtime::NamedThread::start(
        {"floating_ip"}, [shared, granted, priority] { runEngine(shared, granted, priority); });
    if (!thread) {
        return tl::unexpected(std::move(thread.error()));
    }
    driver->thread_ = *std::move(thread);
    machine.onEffect([shared](const Machine::Effect& effect) {
        Shared* self = shared.get();
        const auto give = [self](NodeInput input) {
            const bool taken = self->realtime.post([self, input = std::move(input)] {
                if (self->engine) {
                    self->engine->give(input);
                }
            });
            self->lost += taken ? 0 : 1;
            return taken;
        };
        if (const auto* configure = std::get_if<Configure>(&effect)) {
            (void)give(*configure); // a loss is reported as trouble within a second
        } else if (const auto* order = std::get_if<TakeOverAsked>(&effect);
                   order && !give(*order)) {
            self->machine.feed(Reported{CommandAnswered{order->order.action, false,
                                                        "the VRRP thread does not take orders now: "
                                                        "its queue is full"},
                                        {}});
        }
    });
    return std::unique_ptr<runtime::Feature>(std::move(driver));
}

/// The real-time thread, from its start to the loop's stop().
void Driver::runEngine(const std::shared_ptr<Shared>& shared, ThreadReported granted, int priority)
{
    if (priority > 0) {
        const Result<void> realtime = runtime::becomeRealtime(priority);
        granted.realtime = realtime.has_value();
        if (!realtime) {
            granted.troubles.push_back(realtime.error().text);
        }
    }
    runtime::prefaultStack(StackTouched);
    // The shared state outlives the thread, which is joined before the last owner goes.
    Shared* self = shared.get();
    const std::weak_ptr<Shared> weak = shared;
    self->engine = std::make_unique<Engine>(self->realtime, [self, weak](Machine::Input input) {
        if (auto* report = std::get_if<ThreadReported>(&input); report && self->lost > 0) {
            report->troubles.push_back("messages lost between the VRRP thread and the agent: " +
                                       std::to_string(self->lost.exchange(0)));
        }
        if (self->stopping) {
            self->farewell.push_back(std::move(input)); // the control loop turns no more
            return;
        }
        const bool taken = self->control.post([weak, input = std::move(input)]() mutable {
            const std::shared_ptr<Shared> alive = weak.lock();
            if (alive && alive->open) {
                alive->machine.feed(std::move(input));
            }
        });
        if (!taken) {
            ++self->lost;
        }
    });
    self->engine->start(std::move(granted));
    self->realtime.run();
    self->engine.reset();
}

Driver::Driver(std::shared_ptr<Shared> shared)
    : shared_(std::move(shared))
{
}

Driver::~Driver()
{
    shared_->open = false;
    if (thread_.running()) {
        Shared* self = shared_.get();
        const bool asked = self->realtime.post([self] {
            if (self->engine) {
                self->stopping = true;
                self->engine->stop();
            }
            self->realtime.stop();
        });
        if (!asked) {
            self->realtime.stop(); // the kernel lets the addresses lapse
        }
        thread_.join();
    }
    for (Machine::Input& input : std::exchange(shared_->farewell, {})) {
        shared_->machine.feed(std::move(input));
    }
    shared_->machine.onEffect({});
}

} // namespace bafar::floating_ip
