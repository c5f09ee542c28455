#pragma once
// The one door to what must survive: spec revisions, audit lines and action records.
//
// Today each agent keeps its own log (agents/cluster/local_agreement); the agreement issue puts a
// Raft group behind the same four calls. Nobody above it can tell the difference, except by
// `leader()` and `term()`. Loop thread only.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/schema/describe.h"

namespace bafar::schema {

enum class RecordKind : std::uint8_t { Audit, Action, Spec, Revocation };
inline constexpr std::string_view RecordKindNames[] = {"audit", "action", "spec", "revocation"};

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

    /// The leading node's id; empty: none known.
    [[nodiscard]] virtual std::string leader() const = 0;

    [[nodiscard]] virtual std::uint64_t term() const = 0;
};

} // namespace bafar::schema
