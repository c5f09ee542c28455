// The life of a simulated host: power, process, stalls.
#include "agents/monitoring/machine.h"
#include "agents/sim/daemons.h"
#include "agents/sim/follower.h"
#include "agents/sim/metrics.h"
#include "agents/sim/site.h"

namespace bafar::sim {

namespace {

constexpr std::string_view Version = BAFAR_VERSION;
constexpr Duration SettledAfter = std::chrono::seconds(20); ///< an owner is elected by then

/// Of a host without daemons: what the owner of an address does on a usual day.
Work workOfOwner(bool owns)
{
    return owns ? Work{900, 300} : Work{};
}

} // namespace

void Host::start()
{
    if (running()) {
        return;
    }
    note("starts");
    ++life_;
    settledSince_ = site_.world().now();
    agreement_.reborn();
    node::Birth birth;
    birth.version = std::string(Version);
    birth.boot = newId();
    birth.startedAt = wallNow();
    birth.form = events::Form::Values;
    birth.reportGap = setup_.reportGap;
    const auto& cluster = setup_.spec.section<schema::cluster::Config>(schema::cluster::Name);
    inside_ = true;
    node_ =
        std::make_unique<node::Node>(Self{cluster.name, setup_.name}, birth, *this, agreement());
    if (setup_.driver == DriverKind::Blunt) {
        router_.emplace<BluntRouter>(setup_.rules);
    } else {
        router_.emplace<floating_ip::Router>(setup_.rules);
    }
    follower_ = std::make_unique<Follower>(*this, node_->handle<cluster::Machine>());
    if (setup_.metrics) {
        metrics_ = std::make_unique<HostMetrics>(setup_.name, random_.fork());
    }
    bindDrivers();
    if (setup_.daemons != nullptr) {
        daemons_ = std::make_unique<Daemons>(*this, setup_.daemons);
        daemons_->bind();
    }
    node_->restore();
    cluster::LocalFacts facts;
    facts.version = birth.version;
    facts.boot = birth.boot;
    facts.startedAt = birth.startedAt;
    node_->handle<cluster::Machine>().feed(facts);
    // Which comes first, the kernel's news or the spec, is a race in a real start.
    if (random_.chance(0.5)) {
        observeInterface();
    }
    node_->configure(setup_.spec);
    node_->handle<floating_ip::Machine>().feed(floating_ip::ThreadReported{true, true, {}});
    observeInterface();
    nextCounters_ = now() + setup_.counters;
    inside_ = false;
    enter([] {});
    changed();
}

void Host::join(schema::Agreement& shared, std::function<void(const cluster::GroupOrder&)> orders)
{
    shared_ = &shared;
    groupOrders_ = std::move(orders);
}

void Host::bindDrivers()
{
    node_->handle<floating_ip::Machine>().onEffect(
        [this](const floating_ip::Machine::Effect& effect) { take(effect); });
    node_->handle<cluster::Machine>().onEffect([this](const cluster::Machine::Effect& effect) {
        if (const auto* follow = std::get_if<cluster::FollowPeers>(&effect)) {
            follower_->follow(*follow);
        } else if (const auto* order = std::get_if<cluster::GroupOrder>(&effect);
                   order != nullptr && groupOrders_) {
            groupOrders_(*order);
        }
    });
    node_->handle<monitoring::Machine>().onEffect(
        [this](const monitoring::Machine::Effect& effect) {
            const auto* take = std::get_if<monitoring::TakeSample>(&effect);
            if (metrics_ != nullptr && take != nullptr) {
                takeSample(*take);
            }
        });
}

/// The demo's hosts have run for long: what is measured begins once an owner is elected and
/// requests are served, and charts have a past that leads there. Of a process that begins anew the
/// rest is gone.
void Host::takeSample(const monitoring::TakeSample& take)
{
    const Work work = daemons_ != nullptr ? daemons_->work() : workOfOwner(!addresses_.empty());
    auto& machine = node_->handle<monitoring::Machine>();
    if (daemons_ != nullptr && life_ == 1 && !metrics_->hasBegun()) {
        if (site_.world().now() - settledSince_ < SettledAfter) {
            return;
        }
        machine.feed(
            monitoring::HistoryLoaded{metrics_->past(now(), wallNow(), work, daemons_->second())});
    }
    machine.feed(monitoring::Sampled{metrics_->sample(now(), wallNow(), work, take.measures)});
}

void Host::endProcess()
{
    ++life_;
    pastRows_ = rows();
    follower_.reset();
    metrics_.reset();
    daemons_.reset();
    node_.reset();
    inbox_.clear();
    refusals_.clear();
    stalled_ = false;
    wakeAt_.reset();
    ++wakeGeneration_;
    nextCounters_.reset();
}

void Host::stop()
{
    if (!running() || stalled_) {
        return;
    }
    note("stops as planned");
    enter([this] {
        askRouter(floating_ip::StopAll{});
        if (random_.chance(0.3)) {
            // The whole server goes down, and its network a moment before the agent's end.
            floating_ip::InterfaceObserved gone;
            gone.interface = std::string(InterfaceName);
            askRouter(gone);
        }
    });
    endProcess();
    hangUp();
    for (std::size_t index = 0; index < site_.size(); ++index) {
        if (Follower* other = site_.host(index).follower()) {
            other->reset(*this);
        }
    }
    changed();
}

void Host::kill()
{
    if (!running()) {
        return;
    }
    note("is killed");
    endProcess();
    hangUp();
    for (std::size_t index = 0; index < site_.size(); ++index) {
        if (Follower* other = site_.host(index).follower()) {
            other->reset(*this);
        }
    }
    changed();
}

void Host::powerOff()
{
    note("loses power");
    if (running()) {
        endProcess();
    }
    callers_.clear(); // nobody tells them
    addresses_.clear();
    for (std::size_t index = 0; index < site_.size(); ++index) {
        if (Follower* other = site_.host(index).follower()) {
            other->silenced(*this);
        }
    }
    changed();
}

void Host::stall(Duration length)
{
    if (!running() || stalled_) {
        return;
    }
    note("stalls for " + toHumanText(length));
    stalled_ = true;
    stallBegan_ = site_.world().now();
    site_.world().after(length, [this, life = life_] {
        if (life != life_ || !stalled_) {
            return;
        }
        note("runs again");
        stalled_ = false;
        settledSince_ = site_.world().now();
        // What waited in the sockets comes first, then timers; the kernel's news is read before.
        enter([this] {
            observeInterface();
            if (setup_.driver == DriverKind::Blunt) {
                askRouter(floating_ip::StallDetected{site_.world().now() - stallBegan_});
            }
            const auto waiting = std::exchange(inbox_, {});
            for (const auto& work : waiting) {
                work();
            }
            tickDue();
        });
        changed();
    });
    changed();
}

} // namespace bafar::sim
