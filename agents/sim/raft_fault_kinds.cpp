// Faults of paths, processes, clocks and disks.
#include <algorithm>

#include "agents/sim/raft_faults.h"

namespace bafar::sim {

namespace {

bool troubled(const RaftSite& site, const Path& path, Duration drag, RaftFault fault)
{
    (void)site;
    switch (fault) {
    case RaftFault::Loss: return path.loss > 0;
    case RaftFault::Delay: return path.delay != Path{}.delay;
    case RaftFault::Duplication: return path.duplication > 0;
    case RaftFault::SlowPath: return drag > Duration{};
    default: return path.cut;
    }
}

bool suits(const RaftHost& host, RaftFault fault)
{
    switch (fault) {
    case RaftFault::Kill:
    case RaftFault::PowerLoss: return host.running();
    case RaftFault::ClockSkew: return host.running() && host.clockRate() == 1;
    default: return host.acts();
    }
}

} // namespace

bool RaftFaults::strikePaths(RaftFault fault)
{
    std::vector<Way> ways = drawWays(fault);
    // What another fault did to a path ends with that one; between two that do not run nothing is
    // noticed.
    std::erase_if(ways, [&](const Way& way) {
        return troubled(site_, site_.network().path(way.from, way.to), site_.drag(way.from, way.to),
                        fault) ||
               !site_.host(way.from).running() || !site_.host(way.to).running();
    });
    if (ways.empty()) {
        return false;
    }
    struck(fault, std::to_string(ways.size()) + " paths from " +
                      site_.host(ways.front().from).name() + " on");
    const double share = 0.05 + 0.6 * random_.unit();
    const Duration slowness = fault == RaftFault::SlowPath ? lasting(0.1, 2) : lasting(0.001, 0.03);
    const auto spoil = [this, fault](const Way& way, double part, Duration delay) {
        Path& path = site_.network().path(way.from, way.to);
        switch (fault) {
        case RaftFault::Loss: path.loss = part; break;
        case RaftFault::Delay:
            path.delay = delay;
            path.jitter = delay;
            break;
        case RaftFault::Duplication: path.duplication = part; break;
        case RaftFault::SlowPath: site_.drag(way.from, way.to) = delay; break;
        default: path.cut = part > 0; break;
        }
    };
    for (const Way& way : ways) {
        spoil(way, share, slowness);
    }
    later(lasting(0.3, 15), [ways, spoil, fault] {
        for (const Way& way : ways) {
            spoil(way, 0, fault == RaftFault::Delay ? Path{}.delay : Duration{});
        }
    });
    return true;
}

std::vector<RaftFaults::Way> RaftFaults::drawWays(RaftFault fault)
{
    std::vector<std::uint64_t> partOf(site_.size(), 0);
    const RaftHost* leader = site_.leader();
    switch (fault) {
    case RaftFault::Partition: {
        const std::uint64_t parts = 2 + random_.below(2);
        for (std::uint64_t& part : partOf) {
            part = random_.below(parts);
        }
        return between(partOf);
    }
    case RaftFault::Isolation:
        if (leader == nullptr) {
            return {};
        }
        partOf[leader->index()] = 1;
        return between(partOf);
    case RaftFault::Bridge: {
        for (std::uint64_t& part : partOf) {
            part = random_.below(2);
        }
        const std::size_t bridge = someHost();
        std::vector<Way> ways = between(partOf);
        std::erase_if(ways, [&](const Way& way) { return way.from == bridge || way.to == bridge; });
        return ways;
    }
    default: break;
    }
    const std::size_t from = someHost();
    if (random_.chance(0.5)) {
        return {{from, (from + 1 + random_.below(site_.size() - 1)) % site_.size()}};
    }
    partOf[from] = 1;
    std::vector<Way> ways = between(partOf);
    if (fault == RaftFault::OneWayCut) {
        const bool hears = random_.chance(0.5);
        std::erase_if(ways, [&](const Way& way) { return (way.from == from) != hears; });
    }
    return ways;
}

std::vector<RaftFaults::Way> RaftFaults::between(const std::vector<std::uint64_t>& partOf) const
{
    std::vector<Way> ways;
    for (std::size_t from = 0; from < partOf.size(); ++from) {
        for (std::size_t to = 0; to < partOf.size(); ++to) {
            if (partOf[from] != partOf[to]) {
                ways.push_back({from, to});
            }
        }
    }
    return ways;
}

bool RaftFaults::strikeHost(RaftFault fault)
{
    const std::size_t first = someHost();
    for (std::size_t next = 0; next < site_.size(); ++next) {
        RaftHost& host = site_.host((first + next) % site_.size());
        const bool disk = fault == RaftFault::SlowDisk || fault == RaftFault::FullDisk;
        if (!suits(host, fault) ||
            (disk && (host.disk().full() || host.disk().latency() != disk_))) {
            continue;
        }
        struck(fault, host.name());
        hit(fault, host);
        return true;
    }
    return false;
}

void RaftFaults::ambush(RaftHost& host, Duration time)
{
    if (lurking_ == 0 || calm_) {
        return;
    }
    --lurking_;
    later(random_.between(Duration{}, time), [this, &host] {
        if (!host.running()) {
            strikeOwed();
            return;
        }
        --owed_;
        const RaftFault fault = random_.chance(0.5) ? RaftFault::Kill : RaftFault::PowerLoss;
        struck(fault, host.name() + ", in the middle of it");
        hit(fault, host);
    });
}

void RaftFaults::hit(RaftFault fault, RaftHost& host)
{
    switch (fault) {
    case RaftFault::Kill:
        host.crash(RaftDisk::Crash::Process);
        later(lasting(0.05, 8), [&host] { host.start(); });
        break;
    case RaftFault::PowerLoss:
        host.crash(RaftDisk::Crash::Power);
        later(lasting(1, 15), [&host] { host.start(); });
        break;
    case RaftFault::Restart:
        host.stop();
        later(lasting(1, 8), [&host] { host.start(); });
        break;
    case RaftFault::Stall:
        host.freeze();
        later(lasting(0.05, 6), [&host] { host.goOn(); });
        break;
    case RaftFault::ClockSkew:
        host.setClockRate(random_.chance(0.5) ? 0.3 + 0.6 * random_.unit()
                                              : 1.1 + 1.9 * random_.unit());
        later(lasting(2, 30), [&host] { host.setClockRate(1); });
        break;
    case RaftFault::SlowDisk:
        host.disk().setLatency(lasting(0.02, 1));
        later(lasting(1, 25), [this, &host] { host.disk().setLatency(disk_); });
        break;
    default:
        host.disk().setFull(true);
        later(lasting(0.3, 10), [&host] { host.disk().setFull(false); });
        break;
    }
}

} // namespace bafar::sim
