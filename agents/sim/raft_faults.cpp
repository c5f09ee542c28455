// Which faults strike when; what they do: raft_fault_kinds.cpp and raft_fault_members.cpp.
#include "agents/sim/raft_faults.h"

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

std::string_view raftFaultName(RaftFault fault)
{
    constexpr std::array<std::string_view, RaftFaultCount> Names = {
        "loss",      "delay",     "duplication", "slow_path", "one_way_cut",
        "partition", "isolation", "bridge",      "kill",      "power_loss",
        "restart",   "stall",     "clock_skew",  "slow_disk", "full_disk",
        "hand_on",   "admit",     "dismiss",     "replace",   "role"};
    return Names.at(static_cast<std::size_t>(fault));
}

RaftFaults::RaftFaults(RaftSite& site, Duration disk)
    : site_(site)
    , disk_(disk)
    , random_(site.world().random().fork())
{
    for (std::uint64_t& weight : weights_) {
        weight = random_.chance(Silenced) ? 0 : 1 + random_.below(WeightMax);
    }
    weights_[static_cast<std::size_t>(RaftFault::Kill)] += 1; // there is always something to draw
    for (std::size_t index = 0; index < site.size(); ++index) {
        RaftHost& host = site.host(index);
        host.disk().rare = [this, &host](Duration time) { ambush(host, time); };
    }
}

void RaftFaults::schedule(std::size_t count, Instant from, Instant to)
{
    owed_ += count;
    for (std::size_t index = 0; index < count; ++index) {
        site_.world().at(from + random_.between(Duration{}, to - from), [this] { strikeOwed(); });
    }
}

/// A crash in the middle of what a disk seldom does would seldom be drawn.
bool RaftFaults::lurk()
{
    constexpr double Share = 0.1;
    if (!random_.chance(Share)) {
        return false;
    }
    ++lurking_;
    later(lasting(5, 20), [this] {
        if (lurking_ > 0) {
            --lurking_;
            strikeOwed();
        }
    });
    return true;
}

void RaftFaults::strikeOwed()
{
    if (lurk()) {
        return;
    }
    if (calm_ || attempt()) {
        --owed_;
    } else {
        later(lasting(0.1, 1), [this] { strikeOwed(); });
    }
}

bool RaftFaults::attempt()
{
    for (int draws = 0; draws < DrawsMax; ++draws) {
        const RaftFault fault = draw();
        const bool struck = fault <= RaftFault::Bridge     ? strikePaths(fault)
                            : fault <= RaftFault::FullDisk ? strikeHost(fault)
                                                           : strikeMembers(fault);
        if (struck) {
            return true;
        }
    }
    return false;
}

RaftFault RaftFaults::draw()
{
    std::uint64_t at =
        random_.below(std::accumulate(weights_.begin(), weights_.end(), std::uint64_t{0}));
    std::size_t index = 0;
    while (at >= weights_[index]) {
        at -= weights_[index];
        ++index;
    }
    return static_cast<RaftFault>(index);
}

/// Comes before what the fault does, so that a transcript reads in order.
void RaftFaults::struck(RaftFault fault, const std::string& where)
{
    ++counts_[static_cast<std::size_t>(fault)];
    if (site_.world().transcribes()) {
        site_.world().note("fault: " + std::string(raftFaultName(fault)) + " " + where);
    }
}

Duration RaftFaults::lasting(double lowSeconds, double highSeconds)
{
    return random_.between(seconds(lowSeconds), seconds(highSeconds));
}

void RaftFaults::later(Duration delay, std::function<void()> end)
{
    site_.world().after(delay, [this, end = std::move(end)] {
        if (!calm_) {
            end();
        }
    });
}

std::size_t RaftFaults::someHost()
{
    return static_cast<std::size_t>(random_.below(site_.size()));
}

void RaftFaults::calm()
{
    calm_ = true;
    site_.world().note("the faults are over");
    site_.network().reset();
    for (std::size_t index = 0; index < site_.size(); ++index) {
        RaftHost& host = site_.host(index);
        for (std::size_t to = 0; to < site_.size(); ++to) {
            site_.drag(index, to) = Duration{};
        }
        host.disk().setFull(false);
        host.disk().setLatency(disk_);
        host.setClockRate(1);
        host.goOn();
        host.start();
    }
}

} // namespace bafar::sim
