#pragma once
// The message stream of one agent: numbers messages, keeps what a returning reader missed, and
// makes each message's text once for all readers.
//
// Sequenced messages (reports, events, actions, series, offers) grow by one and stay in a ring
// bounded by count and bytes; samples and heartbeats repeat the last number and are never kept. A
// report equal to the last one of its concept makes no message, nor do equal offers. A reader
// resumes with since(); where that is impossible it begins with opening(). Pure; one owner, one
// thread.
#include <deque>
#include <optional>
#include <vector>

#include "agents/events/values.h"

namespace bafar::events {

class Machine {
public:
    explicit Machine(Identity identity, Form form = Form::Text, Limits limits = {});

    /// The message that replaces the concept's report, or nothing when the report is as before.
    std::optional<Published> report(const std::string& conceptName,
                                    schema::ConceptReport report,
                                    WallTime at);

    /// Gives the event its number, node and time, keeps it, and makes its message.
    Published event(schema::Event event, WallTime at);

    Published action(schema::ActionRecord record, WallTime at);

    /// The message that replaces what can be planned, or nothing when that is as before.
    std::optional<Published> offers(std::vector<schema::ActionInfo> offers, WallTime at);

    /// What openings say of how often to expect heartbeats and samples.
    void setIntervals(Duration heartbeat, Duration sample);

    /// The table that later samples refer to; openings repeat it.
    Published series(schema::SeriesTable table, WallTime at);

    Published samples(schema::Samples samples, WallTime at);
    Published heartbeat(WallTime at);

    /// What a reader begins with: the snapshot, then the series table if there is one.
    [[nodiscard]] std::vector<Published> opening(std::vector<schema::ActionRecord> actions,
                                                 std::vector<schema::ActionInfo> offers,
                                                 WallTime at) const;

    /// Everything at the last sequence, for GET /v1/state.
    [[nodiscard]] schema::Message snapshot(std::vector<schema::ActionRecord> actions,
                                           std::vector<schema::ActionInfo> offers,
                                           WallTime at) const;

    /// The sequenced messages after `sequence`, oldest first; nothing when the reader needs an
    /// opening: another boot, too old, or a number that was never given.
    [[nodiscard]] std::optional<std::vector<Published>> since(const std::string& boot,
                                                              std::uint64_t sequence) const;

    /// The newest `limit` events with a number of at least `from`, oldest first.
    [[nodiscard]] std::vector<schema::Event> events(std::uint64_t from, std::size_t limit) const;

    [[nodiscard]] std::uint64_t lastSequence() const { return sequence_; }

    [[nodiscard]] const Identity& identity() const { return identity_; }

    [[nodiscard]] const schema::ConceptReports& reports() const { return reports_; }

    /// Bytes kept for resuming readers.
    [[nodiscard]] std::size_t keptBytes() const { return keptBytes_; }

    [[nodiscard]] std::size_t keptMessages() const { return kept_.size(); }

private:
    [[nodiscard]] schema::Message envelope(schema::MessageKind kind, WallTime at) const;
    [[nodiscard]] Published make(schema::Message message, bool kept) const;
    Published publish(schema::Message message);

    Identity identity_;
    Form form_;
    Limits limits_;
    std::uint64_t sequence_ = 0;
    std::uint64_t nextEvent_;
    schema::ConceptReports reports_;
    std::optional<schema::SeriesTable> series_;
    std::vector<schema::ActionInfo> offers_; ///< as published last
    Duration heartbeat_ = schema::Snapshot{}.heartbeat;
    Duration sampleInterval_ = schema::Snapshot{}.sampleInterval;
    std::deque<schema::Event> events_;
    std::size_t eventBytes_ = 0;
    std::deque<Published> kept_;
    std::size_t keptBytes_ = 0;
};

} // namespace bafar::events
