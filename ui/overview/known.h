#pragma once
// What the overview is computed from: the picture, the alerts and the typed words of every node, as
// of one moment. Values and pointers; valid until the session next changes. GUI thread.
#include <QString>
#include <map>
#include <optional>
#include <set>

#include "core/headroom/headroom.h"
#include "core/schema/cache.h"
#include "core/schema/cluster.h"
#include "core/topology/topology.h"
#include "ui/link/alerts.h"
#include "ui/link/session.h"

namespace bafar::ui::overview {

/// What the headroom is computed from, and the rest that one node said; null as there.
struct NodeWord : headroom::NodeWord {
    bool isConnected = false; ///< it may be silent for all that
    QString problem{};        ///< why it is not connected; may be empty
    const schema::cluster::Status* cluster = nullptr;
    const schema::cache::Status* cache = nullptr;
};

struct Known {
    const topology::Topology& topology;
    const link::Alerts& alerts;
    std::vector<NodeWord> nodes{};                          ///< of the profile, by name
    std::set<std::string> cutOff{};                         ///< heard, without the group's majority
    std::map<std::string, WallTime, std::less<>> worried{}; ///< last warning event of a thing
    std::optional<link::Session::Unasked> unasked{};        ///< nothing: the agents are asked
};

[[nodiscard]] Known knownOf(const link::Session& session);

/// "n1, n2 and n3", at most five of them.
[[nodiscard]] QString namesOf(const std::vector<std::string>& nodes);

} // namespace bafar::ui::overview
