#pragma once
// How much is in use of what the cluster has, and what would be if its largest node died.
//
// Theory: work that can move (CPU, memory, tasks) moves to who is left, so the same use meets less
// capacity. What has a limit of its own is as full as where it is fullest: a server's connections,
// a file system, and a replicated volume, whose bricks have all of its files already. A node that
// is not heard counts as lost already: what it has is not there to take over, and the loss is that
// of one more. Where one that is heard does not say, the loss is not computed: nothing is guessed.
// Pure; safe on every thread but for the words.
#include "ui/overview/known.h"

namespace bafar::ui::overview {

struct Headroom {
    /// Shares from which what is left is tight, and from which it would not fit.
    static constexpr double Tight = 0.85;
    static constexpr double Over = 1.0;

    QString name{};
    std::optional<double> now{}; ///< share in use, 0 to 1; nothing: not known
    /// After the loss, may be above 1; less than now: what stays, and the rest moves. Nothing: not
    /// known.
    std::optional<double> without{};
    schema::State mark = schema::State::Unknown;
    QString words{}; ///< "35% now, 52% without n2"; "35% now; no word of n3; 70% if n2 died, too"

    bool operator==(const Headroom&) const = default;
};

/// What one node has of something.
struct Portion {
    std::string node;
    double used = 0;
    double capacity = 0; ///< above 0
};

/// The largest node of a pool, and the share in use if it died.
struct Loss {
    std::string node;
    std::optional<double> share; ///< nothing: nobody would be left
};

/// The share in use of all portions; nothing where there are none.
[[nodiscard]] std::optional<double> shareOf(const std::vector<Portion>& portions);

/// The largest is who has most, then who uses most, then the first by name. `portions` is not
/// empty.
[[nodiscard]] Loss lossOf(const std::vector<Portion>& portions);

/// How much of all processors and of all memory is in use, as the rows of these say.
struct HostsInUse {
    std::optional<double> cpu{};    ///< 0 to 1; nothing: not known
    std::optional<double> memory{}; ///< the same
    double memoryBytes = 0;         ///< that there are

    bool operator==(const HostsInUse&) const = default;
};

[[nodiscard]] HostsInUse hostsInUse(const Known& known);

/// CPU, memory, database connections, tasks, then volumes and the fullest file systems; what nobody
/// has is left out.
[[nodiscard]] std::vector<Headroom> headroomOf(const Known& known);

} // namespace bafar::ui::overview
