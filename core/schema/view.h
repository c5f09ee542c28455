#pragma once
// What one agent knows of all nodes right now: its own statuses and the last ones heard from each
// peer, with their age.
//
// Plans, verifications and roll-ups are computed from a view and from nothing else. Values only.
#include <map>
#include <optional>
#include <string>

#include "core/schema/json.h"
#include "core/schema/presence.h"

namespace bafar::schema {

/// One concept of one node, as last heard.
struct ConceptReport {
    RawJson status; ///< the concept's Status
    Presence presence;

    bool operator==(const ConceptReport&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One concept of one node.");
        fields.add("status", &ConceptReport::status, "The concept's own status");
        fields.add("presence", &ConceptReport::presence, "What it puts on the map");
    }
};

struct NodeView {
    bool self = false;
    bool connected = false;       ///< a live stream to it exists
    Duration age{};               ///< since anything was heard from it; zero for oneself
    State state = State::Unknown; ///< Ok, Stale (3 intervals) or Unknown (30 s, or never)
    std::map<std::string, ConceptReport> concepts;
};

struct ClusterView {
    std::string cluster;
    std::string self;
    WallTime at;
    std::map<std::string, NodeView> nodes; ///< every node of the spec, heard or not

    /// The status of one concept of one node, or nothing when it was never heard or does not parse.
    template <class Status>
    [[nodiscard]] std::optional<Status> status(const std::string& node,
                                               const std::string& conceptName) const
    {
        const RawJson* body = find(node, conceptName);
        Result<Status> parsed =
            body == nullptr ? fail(Code::NotFound, "not heard") : fromJson<Status>(body->text);
        return parsed ? std::optional<Status>(std::move(*parsed)) : std::nullopt;
    }

private:
    [[nodiscard]] const RawJson* find(const std::string& node,
                                      const std::string& conceptName) const;
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<ConceptReport>();

} // namespace bafar::schema
