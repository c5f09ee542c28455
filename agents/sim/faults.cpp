#include "agents/sim/faults.h"

#include <algorithm>
#include <numeric>

namespace bafar::sim {

namespace {

constexpr std::uint64_t WeightMax = 8;
constexpr double Silenced = 0.3; ///< chance that a seed never sees one kind of fault

Duration seconds(double value)
{
    return std::chrono::nanoseconds(static_cast<std::int64_t>(value * 1e9));
}

} // namespace

std::string_view faultName(Fault fault)
{
    constexpr std::array<std::string_view, FaultCount> Names = {
        "loss",       "delay",         "duplication", "one_way_cut",  "partition", "kill",
        "power_loss", "restart",       "stall",       "clock_skew",   "link_down", "address_lost",
        "spec_drift", "claim_refused", "hand_over",   "stray_command"};
    return Names.at(static_cast<std::size_t>(fault));
}

Faults::Faults(Site& site, SiteShape shape)
    : site_(site)
    , shape_(std::move(shape))
    , spec_(site.host(0).spec())
    , random_(site.world().random().fork())
{
    for (std::uint64_t& weight : weights_) {
        weight = random_.chance(Silenced) ? 0 : 1 + random_.below(WeightMax);
    }
    if (std::accumulate(weights_.begin(), weights_.end(), std::uint64_t{0}) == 0) {
        weights_[static_cast<std::size_t>(Fault::Kill)] = 1;
    }
}

void Faults::schedule(std::size_t count, Instant from, Instant to)
{
    for (std::size_t index = 0; index < count; ++index) {
        const Instant when = from + random_.between(Duration{}, to - from);
        site_.world().at(when, [this, fault = draw()] {
            if (!calm_) {
                strike(fault);
            }
        });
    }
}

Fault Faults::draw()
{
    const std::uint64_t all = std::accumulate(weights_.begin(), weights_.end(), std::uint64_t{0});
    std::uint64_t at = random_.below(all);
    std::size_t index = 0;
    while (at >= weights_[index]) {
        at -= weights_[index];
        ++index;
    }
    return static_cast<Fault>(index);
}

Duration Faults::lasting(double lowSeconds, double highSeconds)
{
    return random_.between(seconds(lowSeconds), seconds(highSeconds));
}

void Faults::later(Duration delay, std::function<void()> end)
{
    site_.world().after(delay, [this, end = std::move(end)] {
        if (!calm_) {
            end();
        }
    });
}

std::size_t Faults::someHost()
{
    return static_cast<std::size_t>(random_.below(site_.size()));
}

void Faults::strike(Fault fault)
{
    ++counts_[static_cast<std::size_t>(fault)];
    if (site_.world().transcribes()) {
        site_.world().note("fault: " + std::string(faultName(fault)));
    }
    switch (fault) {
    case Fault::Loss:
    case Fault::Delay:
    case Fault::Duplication:
    case Fault::OneWayCut:
    case Fault::Partition: strikePaths(fault); break;
    default: strikeHost(fault, site_.host(someHost())); break;
    }
}

void Faults::strikePaths(Fault fault)
{
    Network& network = site_.network();
    if (fault == Fault::Partition) {
        std::vector<std::vector<std::size_t>> groups(2 + random_.below(2));
        for (std::size_t index = 0; index < site_.size(); ++index) {
            groups[static_cast<std::size_t>(random_.below(groups.size()))].push_back(index);
        }
        network.partition(groups);
        site_.networkChanged();
        later(lasting(0.5, 40), [this] {
            site_.network().heal();
            site_.networkChanged();
        });
        return;
    }
    // One path, or all from one host.
    const std::size_t from = someHost();
    const std::size_t only = someHost();
    const bool all = random_.chance(0.5);
    const double loss = 0.05 + 0.6 * random_.unit();
    const Duration delay = lasting(0.001, 0.03);
    const Duration length = lasting(1, 60);
    for (std::size_t to = 0; to < site_.size(); ++to) {
        if (to == from ? fault != Fault::Duplication || !all : !all && to != only) {
            continue;
        }
        Path& path = network.path(from, to);
        switch (fault) {
        case Fault::Loss: path.loss = loss; break;
        case Fault::Delay:
            path.delay = delay;
            path.jitter = delay;
            break;
        case Fault::Duplication: path.duplication = loss; break;
        default: path.cut = true; break;
        }
        later(length, [this, from, to, fault] {
            Path& healed = site_.network().path(from, to);
            const Path fresh;
            switch (fault) {
            case Fault::Loss: healed.loss = 0; break;
            case Fault::Delay:
                healed.delay = fresh.delay;
                healed.jitter = fresh.jitter;
                break;
            case Fault::Duplication: healed.duplication = 0; break;
            default: healed.cut = false; break;
            }
            site_.networkChanged();
        });
    }
    site_.networkChanged();
}

void Faults::strikeHost(Fault fault, Host& host)
{
    switch (fault) {
    case Fault::Kill:
        host.kill();
        later(lasting(0.05, 20), [&host] { host.start(); });
        break;
    case Fault::PowerLoss:
        host.powerOff();
        later(lasting(3, 40), [&host] { host.start(); });
        break;
    case Fault::Restart:
        host.stop();
        later(lasting(0.2, 15), [&host] { host.start(); });
        break;
    case Fault::Stall: host.stall(lasting(0.05, 8)); break;
    case Fault::ClockSkew:
        host.setClockError(random_.between(-std::chrono::seconds(90), std::chrono::seconds(90)));
        break;
    case Fault::LinkDown:
        host.setLink(false);
        later(lasting(0.05, 20), [&host] { host.setLink(true); });
        break;
    case Fault::AddressLost:
        if (random_.chance(0.3)) {
            host.changeMac();
            break;
        }
        host.setOwnAddress(false);
        later(lasting(0.05, 15), [&host] { host.setOwnAddress(true); });
        break;
    case Fault::SpecDrift: drift(host); break;
    case Fault::ClaimRefused: {
        host.setRefuses(true);
        const bool restart = random_.chance(0.3);
        later(lasting(1, 60), [&host, restart] {
            host.setRefuses(false);
            if (restart) {
                host.stop();
                host.start();
            }
        });
        break;
    }
    case Fault::HandOver: handOver(host); break;
    default: stray(host); break;
    }
}

void Faults::drift(Host& host)
{
    SiteShape other = shape_;
    for (SiteShape::Router& router : other.routers) {
        switch (random_.below(4)) {
        case 0:
            router.interval = random_.chance(0.5) ? router.interval * 2 : router.interval / 2;
            router.interval = std::max<Duration>(
                router.interval - router.interval % std::chrono::milliseconds(10),
                std::chrono::milliseconds(10));
            break;
        case 1: router.preempt = !router.preempt; break;
        case 2: router.preemptDelay = lasting(0, 5); break;
        default:
            // The neighbours' priorities shifted by one place: two hosts now advertise the same.
            std::rotate(router.priorities.begin(), router.priorities.begin() + 1,
                        router.priorities.end());
            break;
        }
    }
    const auto millis = [](Duration duration) {
        return duration - duration % std::chrono::milliseconds(1);
    };
    for (SiteShape::Router& router : other.routers) {
        router.preemptDelay = millis(router.preemptDelay);
    }
    Result<schema::Spec> spec = readSpec(specText(other));
    CHECK(spec.has_value());
    host.configure(std::move(*spec));
    later(lasting(2, 90), [this, &host] { host.configure(spec_); });
}

void Faults::handOver(Host& host)
{
    const std::size_t to = someHost();
    const auto& router =
        shape_.routers[static_cast<std::size_t>(random_.below(shape_.routers.size()))];
    const Duration pause = lasting(0, 4);
    host.enter([this, &host, to, id = router.id, pause] {
        schema::ActionRequest request;
        request.action = "floating_ip.hand_over";
        request.parameters = {{"address", id}, {"to", hostName(to)}};
        request.reason = "simulated";
        const actions::Actor actor{"operator", "seed", "01", "192.0.2.1"};
        host.node()->plan(actor, request, [this, &host, pause, actor](Result<schema::Plan> plan) {
            if (!plan) {
                return;
            }
            later(pause, [this, &host, actor, id = plan->id, revision = plan->revision] {
                host.enter([this, &host, actor, id, revision] {
                    host.node()->confirm(actor, {id, revision, {}},
                                         [this](const Result<schema::ActionRecord>& record) {
                                             confirmed_ += record ? 1 : 0;
                                         });
                });
            });
        });
    });
}

void Faults::stray(Host& host)
{
    if (random_.chance(0.4)) {
        host.askRelease();
        return;
    }
    floating_ip::TakeOver order;
    order.action = "stray";
    order.claimPriority = static_cast<std::uint8_t>(random_.between(1, 254));
    order.settlePriority = static_cast<std::uint8_t>(random_.between(0, order.claimPriority));
    host.askTakeOver(order);
}

void Faults::calm()
{
    calm_ = true;
    site_.world().note("the faults are over");
    site_.network().reset();
    for (std::size_t index = 0; index < site_.size(); ++index) {
        Host& host = site_.host(index);
        host.setLink(true);
        host.setOwnAddress(true);
        host.setClockError(Duration{});
        host.setRefuses(false);
        if (host.paused()) {
            host.kill(); // a new agent does not wait
        }
        host.configure(spec_);
        host.start();
    }
    site_.networkChanged();
}

} // namespace bafar::sim
