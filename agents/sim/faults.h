#pragma once
// What goes wrong on a simulated site: drawn from its seed, each fault with its own end.
//
// Swarm testing: every seed gives each kind of fault a weight, some of them zero, so that rare
// combinations get seeds of their own. Faults overlap. A fault counts only where it changes
// something: a host that is down is not killed, a path that is cut is not cut again; another one is
// drawn instead. After the last one calm() ends them all. One owner, one thread.
#include <array>

#include "agents/sim/site.h"
#include "agents/sim/site_spec.h"

namespace bafar::sim {

/// The first MenuCount are the menu, of which every seed gets its number; the others come on top.
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
inline constexpr std::size_t MenuCount = 10;

[[nodiscard]] std::string_view faultName(Fault fault);

using FaultCounts = std::array<std::uint64_t, FaultCount>;

/// How many of these are of the menu.
[[nodiscard]] std::uint64_t menuFaults(const FaultCounts& counts);

class Faults {
public:
    Faults(Site& site, SiteShape shape);

    struct Plan {
        std::size_t menu = 0;    ///< each strikes, if need be later
        std::size_t besides = 0; ///< those that find nothing to change are left out
    };

    /// Plans faults at random moments between `from` and `to`.
    void schedule(const Plan& plan, Instant from, Instant to);

    /// Faults of the menu that are planned and have not struck yet.
    [[nodiscard]] std::size_t owed() const { return owed_; }

    /// Ends everything: all hosts run, all paths work, all specs are the same again.
    void calm();

    /// Faults that changed something.
    [[nodiscard]] const FaultCounts& counts() const { return counts_; }

    /// Hand-overs that were confirmed and began.
    [[nodiscard]] std::uint64_t confirmed() const { return confirmed_; }

private:
    struct Part { ///< of the kinds of faults
        std::size_t first;
        std::size_t last; ///< the first that is none
    };

    struct Way {
        std::size_t from;
        std::size_t to;
    };

    static constexpr Part Menu{0, MenuCount};
    static constexpr Part Besides{MenuCount, FaultCount};

    [[nodiscard]] std::uint64_t weightOf(Part part) const;
    [[nodiscard]] Fault draw(Part part);
    [[nodiscard]] bool attempt(Part part);
    void strikeOwed();

    // Each draws one fault. False: it found nothing to change.
    bool strikePaths(Fault fault);
    bool strikeHost(Fault fault);

    [[nodiscard]] std::vector<Way> drawWays(Fault fault);
    [[nodiscard]] std::vector<Way> drawPartition();
    [[nodiscard]] bool carries(const Way& way, Fault fault);
    void strikeProcess(Fault fault, Host& host);
    void strikeSurroundings(Fault fault, Host& host);
    void loseAddress(Host& host);
    void refuseClaims(Host& host);
    void drift(Host& host);
    void handOver(Host& host);
    void stray(Host& host);
    void struck(Fault fault);
    [[nodiscard]] Duration lasting(double lowSeconds, double highSeconds);
    void later(Duration delay, std::function<void()> end);
    [[nodiscard]] std::size_t someHost();

    Site& site_;
    SiteShape shape_;
    schema::Spec spec_; ///< the right one
    Random random_;
    std::array<std::uint64_t, FaultCount> weights_{};
    FaultCounts counts_{};
    std::size_t owed_ = 0;
    std::uint64_t confirmed_ = 0;
    bool calm_ = false;
};

} // namespace bafar::sim
