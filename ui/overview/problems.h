#pragma once
// What is wrong in the cluster, worst first, each cause once.
//
// Theory: a thing that is failed, unknown, degraded or stale is a problem, and so is an alert that
// somebody should act on. Of one cause there is one line: an alert about a thing that is a problem
// is counted there; parts (tasks, bricks) count under a whole that is a problem itself; and what
// runs on a node that is not heard, or was the last word of its alerts, counts under the node. A
// part of something that is well stands alone.
//
// While no agent is heard everything is unknown for one reason: that is one line, and above it
// stands what was wrong when they were last heard. Pure; safe on every thread but for the words.
#include "ui/overview/known.h"

namespace bafar::ui::overview {

struct Problem {
    schema::State mark = schema::State::Unknown;
    QString name{};
    QString state{};        ///< "failed", or an alert's severity
    QString reason{};       ///< one sentence; may be empty
    QString part{};         ///< its worst part that is a problem, too: "api.2 failed: exit code 1"
    WallTime since{};       ///< 0: not known
    std::string says{};     ///< the agent whose word it is; empty: nobody's
    std::size_t parts = 0;  ///< of it that are problems, too, with the one that is named
    std::size_t onIt = 0;   ///< things on a node that is not heard
    std::size_t alerts = 0; ///< about it and what is counted under it
    std::string entity{};   ///< its id on the map; empty: it has none there
    std::string alert{};    ///< fingerprint of its first alert; empty: none
    bool isAlert = false;   ///< nothing but an alert: its page is that of alerts
    std::optional<Duration> lastWord{}; ///< how old `state` is; nothing: it is of now

    bool operator==(const Problem&) const = default;
};

/// Of so many problems more is said than that there are so many: thousands of sentences would cost
/// more than a frame.
inline constexpr std::size_t WordedMax = 101;

/// Worst first; at one rank what carries most, then the order of the map. Those past WordedMax are
/// empty.
[[nodiscard]] std::vector<Problem> problemsOf(const Known& known);

/// "failed · refuses connections · api.2 failed · and 7 things on it · 2 alerts".
[[nodiscard]] QString whyText(const Problem& problem);

} // namespace bafar::ui::overview
