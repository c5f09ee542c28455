#pragma once
// What the overview is computed from: the picture, the alerts and the typed words of every node, as
// of one moment. Values and pointers; valid until the session next changes. GUI thread.
#include <QString>
#include <map>
#include <optional>
#include <set>

#include "core/schema/cache.h"
#include "core/schema/cluster.h"
#include "core/schema/database.h"
#include "core/schema/monitoring.h"
#include "core/schema/services.h"
#include "core/schema/storage.h"
#include "core/topology/topology.h"
#include "ui/link/alerts.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::overview {

/// One node's statuses as last heard; null: it never said, or nobody understands it.
struct NodeWord {
    std::string node{};
    schema::State freshness = schema::State::Unknown; ///< Ok, Stale or Unknown
    std::optional<Duration> age{};                    ///< since it was heard; nothing: never
    bool isConnected = false;                         ///< it may be silent for all that
    QString problem{};                                ///< why it is not connected; may be empty
    const schema::cluster::Status* cluster = nullptr;
    const schema::monitoring::Status* monitoring = nullptr;
    const schema::database::Status* database = nullptr;
    const schema::cache::Status* cache = nullptr;
    const schema::services::Status* services = nullptr;
    const schema::storage::Status* storage = nullptr;

    [[nodiscard]] bool isLive() const { return freshness == schema::State::Ok; }

    /// Nothing came from it yet: it may have whatever others of its kind have.
    [[nodiscard]] bool isUnheard() const { return !age.has_value(); }
};

struct Known {
    const topology::Topology& topology;
    const link::Alerts& alerts;
    std::vector<NodeWord> nodes{};                          ///< of the profile, by name
    std::set<std::string> cutOff{};                         ///< heard, without the group's majority
    std::map<std::string, WallTime, std::less<>> worried{}; ///< last warning event of a thing
};

[[nodiscard]] Known knownOf(const link::Session& session);

/// "n1, n2 and n3", at most five of them.
[[nodiscard]] QString namesOf(const std::vector<std::string>& nodes);

} // namespace bafar::ui::overview
