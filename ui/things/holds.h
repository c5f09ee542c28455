#pragma once
// What the automation does not do now although it could, until when, and which rule holds it (rule
// D15): so that who waits for it does not think that it is broken.
//
// From facts that the agents tell: a floating IP that waits before it is taken back or that its
// host refused, one that a hand-over keeps where it is, an update that Swarm stopped or took back,
// a node that gets no tasks, alerts that are muted, a server that is left out. GUI thread.
#include <QString>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/schema/action_record.h"

namespace bafar::link {
class Session;
class Store;
struct Alerts;
} // namespace bafar::link

namespace bafar::ui::things {

/// An action that ends a hold, where an agent offers it.
struct HoldEnd {
    std::string action;
    std::string subject;
    std::map<std::string, std::string> parameters = {};

    bool operator==(const HoldEnd&) const = default;
};

struct Hold {
    std::string entity;            ///< what is held; empty: nothing on the map
    QString what;                  ///< "Return to n1"
    QString rule;                  ///< the rule that holds it, as a sentence
    std::optional<WallTime> until; ///< nothing: until somebody ends it
    std::optional<HoldEnd> end;    ///< nothing: no action ends it

    bool operator==(const Hold&) const = default;
};

/// Of agents that are heard, the soonest to end first, then by thing.
[[nodiscard]] std::vector<Hold> holdsOf(const link::Store& store,
                                        const link::Alerts& alerts,
                                        WallTime now);

/// "Return to n1 paused until 14:32:10".
[[nodiscard]] QString holdTitle(const Hold& hold);

} // namespace bafar::ui::things
