#pragma once
// One segment between all hosts: every directed path has its own delay, loss, duplication and cut.
//
// Datagrams (VRRP) are delayed, lost and doubled; never more than LostInRowMax in a row on one
// path, so that the checks can state a bound. Connections (the agents' streams) are delayed and
// broken. One owner, one thread.
#include <array>
#include <vector>

#include "core/base/random.h"
#include "core/base/time.h"

namespace bafar::sim {

/// How one host's frames reach another.
struct Path {
    bool cut = false;
    double loss = 0;        ///< 0 to 1
    double duplication = 0; ///< 0 to 1
    Duration delay = std::chrono::microseconds(150);
    Duration jitter = std::chrono::microseconds(100); ///< added, uniform
    unsigned lostInRow = 0;
};

class Network {
public:
    static constexpr unsigned LostInRowMax = 2;
    /// No path is ever slower, jitter included: the checks count on it.
    static constexpr Duration DelayMax = std::chrono::milliseconds(60);

    explicit Network(std::size_t hosts);

    [[nodiscard]] Path& path(std::size_t from, std::size_t to)
    {
        return paths_[from * hosts_ + to];
    }

    [[nodiscard]] const Path& path(std::size_t from, std::size_t to) const
    {
        return paths_[from * hosts_ + to];
    }

    /// Both directions carry something.
    [[nodiscard]] bool twoWay(std::size_t a, std::size_t b) const
    {
        return !path(a, b).cut && !path(b, a).cut;
    }

    struct Copies {
        unsigned count = 0; ///< 0: lost
        std::array<Duration, 2> after{};
    };

    /// What becomes of one datagram on a path.
    Copies send(std::size_t from, std::size_t to, Random& random);

    /// One trip over a connection.
    [[nodiscard]] Duration trip(std::size_t from, std::size_t to, Random& random) const;

    /// Cuts every path between different groups; hosts that are in no group form one of their own.
    void partition(const std::vector<std::vector<std::size_t>>& groups);

    /// No cuts, no faults: as built.
    void reset();

    [[nodiscard]] std::size_t hosts() const { return hosts_; }

private:
    std::size_t hosts_;
    std::vector<Path> paths_;
};

} // namespace bafar::sim
