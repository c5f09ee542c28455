#pragma once
// The headroom (core/headroom) in words. GUI thread: texts are in the language of the moment.
#include "ui/overview/known.h"

namespace bafar::ui::overview {

struct Headroom {
    QString name{};
    std::optional<double> now{}; ///< share in use, 0 to 1; nothing: not known
    /// After the loss, may be above 1; less than now: what stays, and the rest moves. Nothing: not
    /// known.
    std::optional<double> without{};
    schema::State mark = schema::State::Unknown;
    QString words{}; ///< "35% now, 52% without n2"; "35% now; no word of n3; 70% if n2 died, too"

    bool operator==(const Headroom&) const = default;
};

/// See headroom::hostsInUse().
[[nodiscard]] headroom::HostsInUse hostsInUse(const Known& known);

/// See headroom::rowsOf().
[[nodiscard]] std::vector<Headroom> headroomOf(const Known& known);

} // namespace bafar::ui::overview
