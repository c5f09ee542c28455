#pragma once
// What an edge of the replication graph is drawn as and called. Line, mark and word each tell one
// look from another; colour only repeats them. GUI thread: texts are in the language of the moment.
#include <QString>

#include "core/replication/fleet.h"

namespace bafar::ui::database {

struct LinkLook {
    replication::Flow flow = replication::Flow::Unknown;
    bool isStale = false; ///< of Unknown: the last word of its replica is old, but there is one

    bool operator==(const LinkLook&) const = default;
};

/// All there are, in the order of the legend.
inline constexpr LinkLook LinkLooks[] = {
    {replication::Flow::Awaited, false},    {replication::Flow::Runs, false},
    {replication::Flow::Connecting, false}, {replication::Flow::Stopped, false},
    {replication::Flow::Unknown, true},     {replication::Flow::Unknown, false}};

[[nodiscard]] LinkLook linkLook(const replication::Fleet& fleet, const replication::Link& link);

/// The state whose mark stands on the line; Ok: none does.
[[nodiscard]] schema::State linkMark(const LinkLook& look);

/// "replicating, semi-synchronous", "stopped", "stale".
[[nodiscard]] QString linkText(const LinkLook& look);

/// What stands on the edge: the word of what is not well, else a lag of a second or more; empty:
/// nothing.
[[nodiscard]] QString linkLabel(const LinkLook& look, const std::optional<Duration>& lag);

} // namespace bafar::ui::database
