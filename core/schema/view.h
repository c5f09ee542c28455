#pragma once
// What one agent knows of all nodes right now: its own statuses and the last ones heard from each
// peer, with their age.
//
// Plans, verifications and roll-ups are computed from a view and from nothing else. Values only.
#include <map>
#include <memory>
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

/// The last reports of one node by concept.
///
/// Theory: a view is made at every change and holds what all nodes said, most of it as before. So
/// copies share the reports, and none is changed once it is in: writing one means to put another in
/// its place. One owner, one thread; copies may be on different threads.
class ConceptReports {
public:
    using Shared = std::map<std::string, std::shared_ptr<const ConceptReport>>;

    ConceptReports() = default;

    /// Copies each report, once.
    explicit ConceptReports(const std::map<std::string, ConceptReport>& reports);

    /// Null when there is none. It is there as long as this or a copy has it.
    [[nodiscard]] const ConceptReport* find(const std::string& conceptName) const;

    [[nodiscard]] bool contains(const std::string& conceptName) const
    {
        return reports_.contains(conceptName);
    }

    [[nodiscard]] bool empty() const { return reports_.empty(); }

    /// In the order of the concepts' names; no pointer is null.
    [[nodiscard]] Shared::const_iterator begin() const { return reports_.begin(); }

    [[nodiscard]] Shared::const_iterator end() const { return reports_.end(); }

    void set(const std::string& conceptName, ConceptReport report);

    /// A report of this one's own to write to until this is copied; what was there, or a new one.
    /// The reference that was given before for the same concept is not valid any more.
    [[nodiscard]] ConceptReport& operator[](const std::string& conceptName);

    void clear() { reports_.clear(); }

private:
    Shared reports_;
};

struct NodeView {
    bool self = false;
    bool connected = false;       ///< a live stream to it exists
    Duration age{};               ///< since anything was heard from it; zero for oneself
    State state = State::Unknown; ///< Ok, Stale (3 intervals) or Unknown (30 s, or never)
    ConceptReports concepts;
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
