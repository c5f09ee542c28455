// Faults of the paths between hosts.
#include <algorithm>

#include "agents/sim/faults.h"

namespace bafar::sim {

namespace {

struct Trouble {
    double share;   ///< of datagrams
    Duration delay; ///< and as much jitter
};

bool troubled(const Path& path, Fault fault)
{
    switch (fault) {
    case Fault::Loss: return path.loss > 0;
    case Fault::Delay: return path.delay != Path{}.delay;
    case Fault::Duplication: return path.duplication > 0;
    default: return path.cut;
    }
}

void spoil(Path& path, Fault fault, const Trouble& trouble)
{
    switch (fault) {
    case Fault::Loss: path.loss = trouble.share; break;
    case Fault::Delay:
        path.delay = trouble.delay;
        path.jitter = trouble.delay;
        break;
    case Fault::Duplication: path.duplication = trouble.share; break;
    default: path.cut = true; break;
    }
}

void mend(Path& path, Fault fault)
{
    const Path fresh;
    switch (fault) {
    case Fault::Loss: path.loss = fresh.loss; break;
    case Fault::Delay:
        path.delay = fresh.delay;
        path.jitter = fresh.jitter;
        break;
    case Fault::Duplication: path.duplication = fresh.duplication; break;
    default: path.cut = fresh.cut; break;
    }
}

} // namespace

bool Faults::strikePaths(Fault fault)
{
    std::vector<Way> ways = fault == Fault::Partition ? drawPartition() : drawWays(fault);
    const Trouble drawn{0.05 + 0.6 * random_.unit(), lasting(0.001, 0.03)};
    const Duration length = fault == Fault::Partition ? lasting(0.5, 40) : lasting(1, 60);
    // What another fault did to a path ends with that one.
    std::erase_if(ways, [&](const Way& way) {
        return troubled(site_.network().path(way.from, way.to), fault);
    });
    if (std::none_of(ways.begin(), ways.end(),
                     [&](const Way& way) { return carries(way, fault); })) {
        return false;
    }
    struck(fault);
    for (const Way& way : ways) {
        spoil(site_.network().path(way.from, way.to), fault, drawn);
    }
    site_.networkChanged();
    later(length, [this, ways, fault] {
        for (const Way& way : ways) {
            mend(site_.network().path(way.from, way.to), fault);
        }
        site_.networkChanged();
    });
    return true;
}

/// One path, or all from one host.
std::vector<Faults::Way> Faults::drawWays(Fault fault)
{
    const std::size_t from = someHost();
    if (random_.chance(0.5)) {
        return {{from, (from + 1 + random_.below(site_.size() - 1)) % site_.size()}};
    }
    std::vector<Way> ways;
    for (std::size_t to = 0; to < site_.size(); ++to) {
        // A host's path to itself exists only as a loop, which doubles.
        if (to != from || fault == Fault::Duplication) {
            ways.push_back({from, to});
        }
    }
    return ways;
}

/// All paths between two or three groups.
std::vector<Faults::Way> Faults::drawPartition()
{
    const std::uint64_t groups = 2 + random_.below(2);
    std::vector<std::uint64_t> groupOf(site_.size());
    for (std::uint64_t& group : groupOf) {
        group = random_.below(groups);
    }
    std::vector<Way> ways;
    for (std::size_t from = 0; from < site_.size(); ++from) {
        for (std::size_t to = 0; to < site_.size(); ++to) {
            if (groupOf[from] != groupOf[to]) {
                ways.push_back({from, to});
            }
        }
    }
    return ways;
}

/// Whether two agents can tell that something happened to the way between them. A partition parts
/// two that heard each other; what is cut one way already takes another fault for that.
bool Faults::carries(const Way& way, Fault fault)
{
    const Host& from = site_.host(way.from);
    const Host& to = site_.host(way.to);
    const bool whole = fault == Fault::Partition ? site_.network().twoWay(way.from, way.to)
                                                 : !site_.network().path(way.from, way.to).cut;
    return whole && from.running() && to.running() && from.linkUp() && to.linkUp();
}

} // namespace bafar::sim
