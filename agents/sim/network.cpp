#include "agents/sim/network.h"

#include <algorithm>

namespace bafar::sim {

Network::Network(std::size_t hosts)
    : hosts_(hosts)
    , paths_(hosts * hosts)
{
}

Network::Copies Network::send(std::size_t from, std::size_t to, Random& random)
{
    Path& path = this->path(from, to);
    Copies copies;
    if (path.cut) {
        return copies;
    }
    if (path.loss > 0 && path.lostInRow < LostInRowMax && random.chance(path.loss)) {
        ++path.lostInRow;
        return copies;
    }
    path.lostInRow = 0;
    copies.count = path.duplication > 0 && random.chance(path.duplication) ? 2 : 1;
    for (unsigned index = 0; index < copies.count; ++index) {
        copies.after.at(index) = trip(from, to, random);
    }
    return copies;
}

Duration Network::trip(std::size_t from, std::size_t to, Random& random) const
{
    const Path& path = this->path(from, to);
    return std::min(DelayMax, path.delay + random.between(Duration{}, path.jitter));
}

void Network::partition(const std::vector<std::vector<std::size_t>>& groups)
{
    std::vector<std::size_t> groupOf(hosts_, groups.size());
    for (std::size_t group = 0; group < groups.size(); ++group) {
        for (const std::size_t host : groups[group]) {
            groupOf[host] = group;
        }
    }
    for (std::size_t from = 0; from < hosts_; ++from) {
        for (std::size_t to = 0; to < hosts_; ++to) {
            path(from, to).cut = groupOf[from] != groupOf[to];
        }
    }
}

void Network::reset()
{
    std::fill(paths_.begin(), paths_.end(), Path{});
}

} // namespace bafar::sim
