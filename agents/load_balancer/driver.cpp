#include "agents/load_balancer/driver.h"

#include <algorithm>
#include <thread>

#include "agents/load_balancer/proxy_loop.h"
#include "agents/runtime/log.h"
#include "agents/runtime/realtime.h"

namespace bafar::load_balancer {
namespace {

constexpr Duration Second = std::chrono::seconds(1);
constexpr std::size_t LoopsMax = 64;
constexpr Duration FetchLimit = std::chrono::seconds(1); ///< for sockets of the helper

} // namespace

struct Driver::Lane {
    runtime::Loop loop;                       ///< run by the thread
    std::unique_ptr<ProxyLoop> proxy;         ///< the thread's
    std::unique_ptr<runtime::Timer> patience; ///< the thread's, while it stops
    runtime::NamedThread thread;

    /// The thread, from its start to the loop's stop().
    void run(std::size_t share, NetworkStock::Fetch fetch)
    {
        proxy = std::make_unique<ProxyLoop>(loop, share, std::move(fetch));
        loop.run();
        patience.reset();
        proxy.reset();
    }

    /// Asks it to end; the thread is joined when the lane dies.
    void end()
    {
        const bool asked = loop.post([this] {
            patience = std::make_unique<runtime::Timer>(loop, [this] { loop.stop(); });
            patience->armAfter(StopTime);
            proxy->drain([this] { loop.stop(); });
        });
        if (!asked) {
            loop.stop();
        }
    }
};

Driver::Driver(runtime::Loop& control,
               runtime::MachineHandle<Machine>& machine,
               const std::string& helper,
               std::size_t loops)
    : control_(control)
    , machine_(machine)
    , count_(loops)
    , helper_(control, helper)
    , second_(control, [this] { ask(); })
    , self_(std::make_shared<Driver*>(this))
{
    if (count_ == 0) {
        count_ = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, LoopsMax);
    }
    machine_.onEffect([this](const Machine::Effect& effect) {
        if (const auto* order = std::get_if<UsePlan>(&effect)) {
            use(order->plan);
        }
    });
}

Driver::~Driver()
{
    *self_ = nullptr;
    machine_.onEffect({});
    for (const auto& lane : lanes_) {
        lane->end();
    }
    for (const auto& lane : lanes_) {
        lane->thread.join();
    }
}

Result<std::unique_ptr<Driver>> Driver::start(const runtime::Environment& environment,
                                              runtime::MachineHandle<Machine>& machine)
{
    return std::make_unique<Driver>(environment.loop, machine, environment.config.helper);
}

void Driver::use(const PlanPtr& plan)
{
    if (lanes_.empty() && !plan->listens.empty()) {
        startLanes();
    }
    for (const auto& lane : lanes_) {
        Lane* one = lane.get();
        if (!one->loop.post([one, plan] { one->proxy->use(plan); })) {
            runtime::logEvent(runtime::LogLevel::Warning, "load_balancer_plan_not_taken",
                              {{"why", "the loop's queue is full; it keeps the plan it has"}});
        }
    }
}

void Driver::startLanes()
{
    for (std::size_t i = 0; i < count_; ++i) {
        auto lane = std::make_unique<Lane>();
        Lane* one = lane.get();
        // In the lane's thread: to the control loop, which alone talks to the helper.
        auto ask = [this, self = self_, one,
                    &control = control_](const Inside& inside, unsigned count,
                                         std::function<void(Result<NetworkStock::Sockets>)> done) {
            (void)control.post([this, self, one, inside, count, done = std::move(done)] {
                if (*self != nullptr) {
                    fetch(*one, inside, count, done);
                }
            });
        };
        auto thread = runtime::NamedThread::start(
            {"load_balancer"}, [one, share = count_, ask] { one->run(share, ask); });
        if (!thread) {
            runtime::logEvent(runtime::LogLevel::Warning, "load_balancer_thread_not_started",
                              {{"why", thread.error().text}});
            continue; // the others do its work
        }
        lane->thread = std::move(*thread);
        lanes_.push_back(std::move(lane));
    }
    second_.armAfter(Second);
}

void Driver::ask()
{
    second_.armAfter(Second);
    reports_.clear();
    ++round_;
    for (const auto& lane : lanes_) {
        Lane* one = lane.get();
        // A loop that does not take it is silent, and the machine will say so.
        (void)one->loop.post([one, this, self = self_, round = round_, &control = control_] {
            (void)control.post([this, self, round, report = one->proxy->report()]() mutable {
                if (*self != nullptr) {
                    answered(round, std::move(report));
                }
            });
        });
    }
}

/// `done` runs in the lane's thread.
void Driver::fetch(Lane& lane,
                   const Inside& inside,
                   unsigned count,
                   std::function<void(Result<NetworkStock::Sockets>)> done)
{
    helper_.open("network_sockets",
                 {{"network", inside.network},
                  {"family", inside.ipv6 ? "6" : "4"},
                  {"count", std::to_string(count)}},
                 FetchLimit, [&lane, done = std::move(done)](Result<NetworkStock::Sockets> opened) {
                     // What is posted must be copied; the sockets are not.
                     auto sockets =
                         std::make_shared<Result<NetworkStock::Sockets>>(std::move(opened));
                     (void)lane.loop.post([done, sockets] { done(std::move(*sockets)); });
                 });
}

void Driver::answered(std::uint64_t round, LoopReport report)
{
    if (round != round_) {
        return;
    }
    reports_.push_back(std::move(report));
    if (reports_.size() == lanes_.size()) {
        machine_.feed(LoopsReported{sum(reports_)});
    }
}

} // namespace bafar::load_balancer
