#pragma once
// The one door to what must survive: spec revisions, audit lines and action records.
//
// Today each agent keeps its own log (agents/cluster/local_agreement); the agreement issue puts a
// Raft group behind the same four calls. Nobody above it can tell the difference, except by
// `leader()` and `term()`. Loop thread only.
// It is larger than the budget because the records and the door to them are one contract.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/action_record.h"

namespace bafar::schema {

/// What a record's body is, in this order: AuditEntry, ActionRecord, SpecChange (agreed.h; in logs
/// of older agents the bare text), cluster::Revocation, Member, SlotChange, Recovery, and nothing:
/// a barrier only shows that its proposer has all that was agreed before it.
enum class RecordKind : std::uint8_t {
    Audit,
    Action,
    Spec,
    Revocation,
    Member,
    Slot,
    Recovery,
    Barrier
};
inline constexpr std::string_view RecordKindNames[] = {"audit",  "action", "spec",     "revocation",
                                                       "member", "slot",   "recovery", "barrier"};

constexpr std::span<const std::string_view> enumNames(RecordKind)
{
    return RecordKindNames;
}

/// One agreed entry.
struct Record {
    std::uint64_t index = 0; ///< from 1, growing; records that were let go leave holes
    std::uint64_t term = 0;
    RecordKind kind = RecordKind::Audit;
    WallTime at;
    std::string node; ///< who appended it
    RawJson body;
    std::optional<std::string> chain; ///< of an agreed audit line: see agents/cluster/audit_chain.h

    bool operator==(const Record&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One agreed entry.");
        fields.add("index", &Record::index,
                   "From 1, growing; records that were let go leave holes");
        fields.add("term", &Record::term, "Whose reign it was written in");
        fields.add("kind", &Record::kind, "What it records");
        fields.add("at", &Record::at, "When, UTC");
        fields.add("node", &Record::node, "Who appended it");
        fields.add("body", &Record::body, "The entry itself");
        fields.add("chain", &Record::chain,
                   "Of an agreed audit line: SHA-256 over the one before it and this one");
    }
};

/// An audit line: who attempted what, from where, and what came of it.
struct AuditEntry {
    std::string actor;   ///< "operator/sara", or "unknown" with the reason in `outcome`
    std::string serial;  ///< certificate serial; empty: none shown
    std::string from;    ///< address
    std::string what;    ///< "POST /v1/actions", "confirm floating_ip.hand_over"
    std::string outcome; ///< "allowed", or the reason for the refusal
    bool allowed = false;

    bool operator==(const AuditEntry&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One attempt, allowed or refused.");
        fields.add("actor", &AuditEntry::actor, "ROLE/NAME");
        fields.add("serial", &AuditEntry::serial, "Of the certificate");
        fields.add("from", &AuditEntry::from, "Address it came from");
        fields.add("what", &AuditEntry::what, "What was attempted");
        fields.add("outcome", &AuditEntry::outcome, "Allowed, or why not");
        fields.add("allowed", &AuditEntry::allowed, "Was it allowed");
    }
};

/// One revision of the cluster spec that was put in force.
struct SpecRevision {
    std::string revision;
    std::string from;        ///< the one that it replaced; empty: it was the first
    std::string who;         ///< ROLE/NAME; empty: not known
    std::string why;         ///< in that person's words
    std::string node;        ///< whose agent put it in force
    WallTime at;             ///< when
    std::uint64_t index = 0; ///< of the record that did

    bool operator==(const SpecRevision&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One revision of the cluster spec that was put in force.");
        fields.add("revision", &SpecRevision::revision, "Of its text").required();
        fields.add("from", &SpecRevision::from, "The one that it replaced");
        fields.add("who", &SpecRevision::who, "ROLE/NAME");
        fields.add("why", &SpecRevision::why, "In that person's words");
        fields.add("node", &SpecRevision::node, "Whose agent put it in force");
        fields.add("at", &SpecRevision::at, "When, UTC");
        fields.add("index", &SpecRevision::index, "Of the record that did");
    }
};

class Agreement {
public:
    virtual ~Agreement() = default;

    /// Appends an entry; index, term and node are filled in. `done` is called once, on the loop,
    /// when the entry is durable (its index) or cannot be (Unavailable: no majority; LimitExceeded:
    /// disk full or bound reached).
    virtual void append(Record record, std::function<void(Result<std::uint64_t>)> done) = 0;

    /// Up to `limit` entries from index `from` on, oldest first; entries below firstIndex() are
    /// gone.
    [[nodiscard]] virtual std::vector<Record> read(std::uint64_t from, std::size_t limit) const = 0;

    [[nodiscard]] virtual std::uint64_t firstIndex() const = 0;
    [[nodiscard]] virtual std::uint64_t lastIndex() const = 0;

    /// Revisions of the spec that were put in force and are kept, oldest first; the last one is in
    /// force. Empty: none was agreed yet.
    [[nodiscard]] virtual std::vector<SpecRevision> specHistory() const = 0;

    /// The text of a revision that is proposed, in force or in the history; null: it is not kept.
    [[nodiscard]] virtual std::shared_ptr<const std::string> specText(
        const std::string& revision) const = 0;

    /// The leading node's id; empty: none known.
    [[nodiscard]] virtual std::string leader() const = 0;

    [[nodiscard]] virtual std::uint64_t term() const = 0;

    /// The action that holds the cluster's one lock, as last agreed and applied here; nothing: none
    /// runs.
    [[nodiscard]] virtual std::optional<ActionRecord> running() const = 0;

    /// False while this copy may be behind what the others agreed on: no leader is heard, or not
    /// all that it has is applied here.
    [[nodiscard]] virtual bool current() const { return !leader().empty(); }

    /// Why nothing can be agreed now and not in a moment either: who is missing, or what is broken.
    /// Empty: it can be.
    [[nodiscard]] virtual std::string problem() const { return {}; }

    /// True where all agents read the same records under the same indexes; false for a log that one
    /// agent keeps by itself.
    [[nodiscard]] virtual bool shared() const { return true; }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<Record>();
extern template const Description& descriptionOf<AuditEntry>();
extern template const Description& descriptionOf<SpecRevision>();

} // namespace bafar::schema
