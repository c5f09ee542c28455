#pragma once
// What travels between agents and consoles: the whole state once, then numbered messages (version 1
// of the wire).
//
// GET /v1/state answers a Snapshot. GET /v1/stream?since=SEQ sends server-sent events: `event:` is
// the MessageKind's name, `id:` the sequence, `data:` one Message as JSON on one line. A stream
// begins with a snapshot when `since` is absent, from another boot, or too old. Samples and
// heartbeats are not sequenced (they repeat the last sequence) and are never replayed. Additive
// changes only; unknown fields are ignored, unknown kinds reported. Values only.
// It is larger than the budget because every message of the wire stands here, to be read together.
#include <map>

#include "core/schema/action_record.h"
#include "core/schema/event.h"
#include "core/schema/view.h"

namespace bafar::schema {

inline constexpr int WireVersion = 1;

enum class MessageKind : std::uint8_t {
    Snapshot,  ///< `snapshot`: everything
    Report,    ///< `concept_`, `report`: this concept's report is replaced
    Event,     ///< `event`
    Action,    ///< `action`: this action's record is replaced
    Series,    ///< `series`: the table that samples refer to, replaced
    Samples,   ///< `samples`: values of all series at one moment
    Heartbeat, ///< nothing but `at`: the agent is alive
    Offers,    ///< `offers`: what this agent can plan, replaced
};
inline constexpr std::string_view MessageKindNames[] = {
    "snapshot", "report", "event", "action", "series", "samples", "heartbeat", "offers"};

constexpr std::span<const std::string_view> enumNames(MessageKind)
{
    return MessageKindNames;
}

/// Everything an agent knows of itself at one sequence number.
struct Snapshot {
    std::string cluster;
    std::string version; ///< of the agent
    std::map<std::string, ConceptReport> concepts;
    std::vector<Event> events;                         ///< newest last, at most 200
    std::vector<ActionRecord> actions;                 ///< running ones and the last 20 ended ones
    std::vector<ActionInfo> offers;                    ///< actions this agent can plan
    Duration heartbeat = std::chrono::seconds{1};      ///< between its heartbeats
    Duration sampleInterval = std::chrono::seconds{1}; ///< between its samples

    bool operator==(const Snapshot&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Everything an agent knows of itself.");
        fields.add("cluster", &Snapshot::cluster, "Cluster name");
        fields.add("version", &Snapshot::version, "Of the agent");
        fields.add("concepts", &Snapshot::concepts, "One report for each concept");
        fields.add("events", &Snapshot::events, "Newest last");
        fields.add("actions", &Snapshot::actions, "Running and recent ones");
        fields.add("offers", &Snapshot::offers, "Actions this agent can plan");
        fields.add("heartbeat", &Snapshot::heartbeat, "Between its heartbeats");
        fields.add("sample_interval", &Snapshot::sampleInterval, "Between its samples");
    }
};

/// The names that positions in `samples` stand for.
struct SeriesTable {
    std::uint64_t revision = 0;
    std::vector<std::string>
        names; ///< "node_load1", "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}"

    bool operator==(const SeriesTable&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The names that positions in samples stand for.");
        fields.add("revision", &SeriesTable::revision, "Grows when series come or go");
        fields.add("names", &SeriesTable::names, "Name and labels as Prometheus writes them");
    }
};

/// One moment of every series; values by position in the table of the same revision, null where
/// absent.
struct Samples {
    std::uint64_t revision = 0;
    std::vector<double> values; ///< NaN where absent

    bool operator==(const Samples&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One moment of every series.");
        fields.add("revision", &Samples::revision, "Of the series table");
        fields.add("values", &Samples::values, "By position in the table");
    }
};

/// One message of the stream; exactly the member its kind names is set.
struct Message {
    int version = WireVersion;
    std::string node;
    std::string
        boot; ///< changes at each start of the agent; sequences of different boots do not compare
    std::uint64_t sequence = 0;
    WallTime at;
    MessageKind kind = MessageKind::Heartbeat;
    std::string concept_;
    std::optional<Snapshot> snapshot;
    std::optional<ConceptReport> report;
    std::optional<Event> event;
    std::optional<ActionRecord> action;
    std::optional<SeriesTable> series;
    std::optional<Samples> samples;
    std::optional<std::vector<ActionInfo>> offers;

    bool operator==(const Message&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One message of the stream.");
        fields.add("version", &Message::version, "Of the wire");
        fields.add("node", &Message::node, "Who speaks");
        fields.add("boot", &Message::boot, "Changes at each start of the agent");
        fields.add("sequence", &Message::sequence, "Grows by one with each sequenced message");
        fields.add("at", &Message::at, "When, UTC");
        fields.add("kind", &Message::kind, "Which of the members is set");
        fields.add("concept", &Message::concept_, "For reports: whose");
        fields.add("snapshot", &Message::snapshot, "Everything");
        fields.add("report", &Message::report, "One concept's report");
        fields.add("event", &Message::event, "Something that happened");
        fields.add("action", &Message::action, "An action's record");
        fields.add("series", &Message::series, "The names of the samples");
        fields.add("samples", &Message::samples, "One moment of every series");
        fields.add("offers", &Message::offers, "What this agent can plan");
    }
};

/// A series over a time, the answer of GET /v1/history?series=NAME&from=ISO&to=ISO&step=SECONDS.
struct HistorySeries {
    std::string name;
    WallTime from;
    Duration step{};
    std::vector<double> values; ///< one for each step; NaN: a gap

    bool operator==(const HistorySeries&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A series over a time.");
        fields.add("name", &HistorySeries::name, "Name and labels").required();
        fields.add("from", &HistorySeries::from, "Moment of the first value");
        fields.add("step", &HistorySeries::step, "Between values");
        fields.add("values", &HistorySeries::values, "One for each step");
    }
};

/// Any refusal of the API, as JSON.
struct ErrorBody {
    std::string code; ///< codeName()
    std::string text; ///< what, where and what to do

    bool operator==(const ErrorBody&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Why the API refused.");
        fields.add("code", &ErrorBody::code, "For programs").required();
        fields.add("text", &ErrorBody::text, "For people").required();
    }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<Snapshot>();
extern template const Description& descriptionOf<Samples>();
extern template const Description& descriptionOf<Message>();
extern template const Description& descriptionOf<HistorySeries>();

} // namespace bafar::schema
