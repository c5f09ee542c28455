// Faults of hosts: their processes, what surrounds them, and what they are told to do.
#include <algorithm>

#include "agents/sim/faults.h"

namespace bafar::sim {

namespace {

/// Whether the fault finds something to change on this host.
bool hits(Fault fault, const Host& host)
{
    switch (fault) {
    case Fault::Kill:
    case Fault::PowerLoss:
    case Fault::ClockSkew:
    case Fault::SpecDrift: return host.running();
    case Fault::LinkDown: return host.running() && host.linkUp();
    case Fault::AddressLost: return host.running() && host.hasOwnAddress();
    case Fault::ClaimRefused: return host.running() && !host.refuses();
    default: return host.running() && !host.stalled();
    }
}

} // namespace

bool Faults::strikeHost(Fault fault)
{
    const std::size_t first = someHost();
    for (std::size_t next = 0; next < site_.size(); ++next) {
        Host& host = site_.host((first + next) % site_.size());
        if (hits(fault, host)) {
            struck(fault);
            strikeProcess(fault, host);
            return true;
        }
    }
    return false;
}

void Faults::strikeProcess(Fault fault, Host& host)
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
    case Fault::HandOver: handOver(host); break;
    case Fault::StrayCommand: stray(host); break;
    default: strikeSurroundings(fault, host); break;
    }
}

void Faults::strikeSurroundings(Fault fault, Host& host)
{
    switch (fault) {
    case Fault::ClockSkew: {
        // The clock moves by a second at least, to at most 90 s from the truth.
        const Duration bound = std::chrono::seconds(90);
        Duration error = random_.between(-bound, bound);
        if (std::chrono::abs(error - host.clockError()) < std::chrono::seconds(1)) {
            error += std::chrono::seconds(error < Duration{} ? 2 : -2);
        }
        host.setClockError(error);
        break;
    }
    case Fault::LinkDown:
        host.setLink(false);
        later(lasting(0.05, 20), [&host] { host.setLink(true); });
        break;
    case Fault::AddressLost: loseAddress(host); break;
    case Fault::SpecDrift: drift(host); break;
    default: refuseClaims(host); break;
    }
}

void Faults::loseAddress(Host& host)
{
    if (random_.chance(0.3)) {
        host.changeMac();
        return;
    }
    host.setOwnAddress(false);
    later(lasting(0.05, 15), [&host] { host.setOwnAddress(true); });
}

void Faults::refuseClaims(Host& host)
{
    host.setRefuses(true);
    const bool restart = random_.chance(0.3);
    later(lasting(1, 60), [&host, restart] {
        host.setRefuses(false);
        if (restart) {
            host.stop();
            host.start();
        }
    });
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

} // namespace bafar::sim
