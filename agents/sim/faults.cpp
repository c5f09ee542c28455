// Which faults strike when; what they do: fault_paths.cpp and fault_hosts.cpp.
#include "agents/sim/faults.h"

#include <numeric>

namespace bafar::sim {

namespace {

constexpr std::uint64_t WeightMax = 8;
constexpr double Silenced = 0.3; ///< chance that a seed never sees one kind of fault
constexpr int DrawsMax = 8;      ///< for one strike at one moment

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

std::uint64_t menuFaults(const FaultCounts& counts)
{
    return std::accumulate(counts.begin(), counts.begin() + MenuCount, std::uint64_t{0});
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
    if (weightOf(Menu) == 0) {
        weights_[static_cast<std::size_t>(Fault::Kill)] = 1;
    }
}

void Faults::schedule(const Plan& plan, Instant from, Instant to)
{
    const auto some = [&] { return from + random_.between(Duration{}, to - from); };
    owed_ += plan.menu;
    for (std::size_t index = 0; index < plan.menu; ++index) {
        site_.world().at(some(), [this] { strikeOwed(); });
    }
    for (std::size_t index = 0; index < plan.besides && weightOf(Besides) > 0; ++index) {
        site_.world().at(some(), [this] { (void)attempt(Besides); });
    }
}

/// Where nothing can be struck, all hosts are down or stalled: not for long.
void Faults::strikeOwed()
{
    if (attempt(Menu)) {
        --owed_;
    } else {
        later(lasting(0.2, 2), [this] { strikeOwed(); });
    }
}

bool Faults::attempt(Part part)
{
    bool struck = false;
    for (int draws = 0; !struck && !calm_ && draws < DrawsMax; ++draws) {
        const Fault fault = draw(part);
        struck = fault <= Fault::Partition ? strikePaths(fault) : strikeHost(fault);
    }
    return struck;
}

std::uint64_t Faults::weightOf(Part part) const
{
    return std::accumulate(weights_.begin() + static_cast<std::ptrdiff_t>(part.first),
                           weights_.begin() + static_cast<std::ptrdiff_t>(part.last),
                           std::uint64_t{0});
}

Fault Faults::draw(Part part)
{
    std::uint64_t at = random_.below(weightOf(part));
    std::size_t index = part.first;
    while (at >= weights_[index]) {
        at -= weights_[index];
        ++index;
    }
    return static_cast<Fault>(index);
}

/// Comes before what the fault does, so that a transcript reads in order.
void Faults::struck(Fault fault)
{
    ++counts_[static_cast<std::size_t>(fault)];
    if (site_.world().transcribes()) {
        site_.world().note("fault: " + std::string(faultName(fault)));
    }
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
