#pragma once
// Whether the console is blind: no agent is heard, since when, and why. What accessTroubleOf() says
// is not said again. No widget here. GUI thread.
#include <QStringList>
#include <optional>

#include "core/base/time.h"

namespace bafar::link {
class Session;
}

namespace bafar::app {

struct Silence {
    std::optional<Instant> since{}; ///< the last word of any agent; nothing: there was none yet
    QStringList reasons{};          ///< one for each reason, with the agents that it keeps away

    bool operator==(const Silence&) const = default;
};

/// Nothing: an agent is heard, one is still being tried, or none lets the console in.
[[nodiscard]] std::optional<Silence> silenceOf(const link::Session& session);

/// "No agent has been heard since 18:00:00."; of another day with its date.
[[nodiscard]] QString titleOf(const Silence& silence, Instant now, WallTime wall);

/// What that means, what to look at, and the reasons, each in its own line.
[[nodiscard]] QString remedyOf(const Silence& silence);

} // namespace bafar::app
