#pragma once
// Everything the console knows from one agent.
//
// A concept's status is parsed when it is first asked for and kept until the next report: pages ask
// many times a second. Values only; one owner, one thread.
#include <QString>
#include <any>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/natural.h"
#include "core/schema/envelope.h"

namespace bafar::link {

/// One concept's report and its status, parsed.
class HeardReport {
public:
    HeardReport() = default;

    explicit HeardReport(schema::ConceptReport said)
        : said_(std::move(said))
    {
    }

    [[nodiscard]] const schema::ConceptReport& said() const { return said_; }

    [[nodiscard]] const schema::Presence& presence() const { return said_.presence; }

    /// The status, or null when it does not parse. Asked for one type only.
    template <class Status>
    [[nodiscard]] const Status* as() const
    {
        if (!parsed_.has_value()) {
            Result<Status> read = schema::fromJson<Status>(said_.status.text);
            parsed_ = read ? std::optional<Status>(std::move(*read)) : std::optional<Status>();
        }
        const auto* known = std::any_cast<std::optional<Status>>(&parsed_);
        return known != nullptr && known->has_value() ? &**known : nullptr;
    }

private:
    schema::ConceptReport said_;
    mutable std::any parsed_;
};

struct AgentFacts {
    bool connected = false;
    QString problem;              ///< why it is not connected, for people
    bool refused = false;         ///< for a certificate: trying again does not help
    std::optional<Instant> heard; ///< when anything last came from it
    WallTime spokeAt;             ///< that moment by its own clock
    schema::State freshness = schema::State::Unknown; ///< Ok, Stale or Unknown, as of advance()
    std::string boot;
    std::string version;
    std::string cluster;
    /// Between its heartbeats, and between its samples: as it says, within bounds.
    Duration heartbeat = std::chrono::seconds{1};
    Duration sampleInterval = std::chrono::seconds{1};
    std::map<std::string, HeardReport> reports; ///< by concept
    std::vector<schema::ActionInfo> offers;
    schema::SeriesTable series;
    schema::Samples samples;
    WallTime sampledAt;
    std::size_t eventCount = 0;       ///< of its events that the store keeps
    std::size_t eventBytes = 0;       ///< what they take
    std::uint64_t eventsOfOthers = 0; ///< told in the name of another agent, and dropped
};

/// In the order in which people list them: n2 before n10.
using AgentsByNode = std::map<std::string, AgentFacts, NaturalOrder>;

} // namespace bafar::link
