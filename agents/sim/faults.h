#pragma once
// What goes wrong on a simulated site: drawn from its seed, each fault with its own end.
//
// Swarm testing: every seed gives each kind of fault a weight, some of them zero, so that rare
// combinations get seeds of their own. Faults overlap. After the last one calm() ends them all.
// One owner, one thread.
#include <array>

#include "agents/sim/site.h"
#include "agents/sim/site_spec.h"

namespace bafar::sim {

enum class Fault : std::uint8_t {
    Loss,
    Delay,
    Duplication, ///< sometimes with a loop: hosts hear themselves
    OneWayCut,
    Partition,
    Kill,
    PowerLoss,
    Restart, ///< planned
    Stall,
    ClockSkew,
    LinkDown,
    AddressLost,
    SpecDrift,    ///< one host gets another interval, priority or preempt setting
    ClaimRefused, ///< the kernel of one host refuses addresses
    HandOver,     ///< by the action pipeline of a random host
    StrayCommand, ///< a take-over or release out of the blue
};
inline constexpr std::size_t FaultCount = 16;

[[nodiscard]] std::string_view faultName(Fault fault);

using FaultCounts = std::array<std::uint64_t, FaultCount>;

class Faults {
public:
    Faults(Site& site, SiteShape shape);

    /// Plans `count` faults between `from` and `to`.
    void schedule(std::size_t count, Instant from, Instant to);

    /// Ends everything: all hosts run, all paths work, all specs are the same again.
    void calm();

    [[nodiscard]] const FaultCounts& counts() const { return counts_; }

    /// Hand-overs that were confirmed and began.
    [[nodiscard]] std::uint64_t confirmed() const { return confirmed_; }

private:
    void strike(Fault fault);
    void strikePaths(Fault fault);
    void strikeHost(Fault fault, Host& host);
    void drift(Host& host);
    void handOver(Host& host);
    void stray(Host& host);
    [[nodiscard]] Fault draw();
    [[nodiscard]] Duration lasting(double lowSeconds, double highSeconds);
    void later(Duration delay, std::function<void()> end);
    [[nodiscard]] std::size_t someHost();

    Site& site_;
    SiteShape shape_;
    schema::Spec spec_; ///< the right one
    Random random_;
    std::array<std::uint64_t, FaultCount> weights_{};
    FaultCounts counts_{};
    std::uint64_t confirmed_ = 0;
    bool calm_ = false;
};

} // namespace bafar::sim
