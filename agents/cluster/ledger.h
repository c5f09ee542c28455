#pragma once
// The agreed state of the cluster: a pure, deterministic machine that the group's log drives.
//
// Every agent applies the same proposals at the same indexes and so holds the same ledger, byte for
// byte: apply() looks at nothing but the ledger, the proposal, its index and its term. A proposal
// that was applied before (same node, boot and number) changes nothing and gives its first outcome
// again; sessions_ remembers which these were. snapshot() and restore() are exact. Every list is
// bounded, and what each forgets first stands beside its bound. Records are shared and never
// changed, so a copy of a ledger costs its lists, not its texts. One owner, one thread; a copy may
// go to another thread.
//
// A proposal is settled in three steps: sound() looks at the body alone, judge() at the body and
// the ledger, and place() changes the ledger and cannot fail. restore() runs the first and the last
// over the records of a snapshot, so that a restored ledger is one that apply() could have made.
// It is larger than the budget because what is agreed, its bounds and its questions are read
// together.
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "agents/cluster/audit_chain.h"
#include "agents/cluster/ledger_sessions.h"
#include "agents/cluster/ledger_shelf.h"
#include "core/schema/action_record.h"
#include "core/schema/agreed.h"
#include "core/schema/cluster.h"

namespace bafar::cluster {

/// What an entry of the log, or another agent, proposes. A newer version's word is refused, because
/// taken for the default it would be another proposal; a newer version's field is kept in the body.
/// Errors: InvalidInput, LimitExceeded.
[[nodiscard]] Result<schema::Proposal> readProposal(std::string_view json);

class Ledger {
public:
    using Shared = std::shared_ptr<const schema::Record>;

    /// Of a list. The oldest go first, the newest always stays. Bytes are those of the bodies, and
    /// RecordBytes for what surrounds each.
    using Bound = Shelf::Bound;

    static constexpr std::size_t RecordBytes = 128;
    static constexpr Bound AuditChangedMax{2000, 768U << 10U}; ///< what was let in or done
    static constexpr Bound AuditRefusedMax{500, 256U << 10U};  ///< so that refusals push out none
    static constexpr Bound ActionsMax{500, 1U << 20U};      ///< ended ones; the running one stays
    static constexpr Bound SpecsMax{50, 2U << 20U};         ///< revisions; the one in force stays
    static constexpr Bound SlotsMax{1000, 256U << 10U};     ///< of each kind; then refused
    static constexpr std::size_t RevocationsMax = 4096;     ///< then refused
    static constexpr std::size_t MembersMax = 512;          ///< past ones included; then refused
    static constexpr std::size_t RecoveriesMax = 100;       ///< then refused: nothing is forgotten
    static constexpr std::size_t SpecTextMax = 256U << 10U; ///< bytes of one spec; else refused
    static constexpr std::size_t ActionMax = 128U << 10U;   ///< bytes of one action; else refused
    static constexpr std::size_t EntryMax = 16U << 10U; ///< of a line, slot, recovery; else refused
    static constexpr std::size_t SmallMax = 2U << 10U;  ///< of a revocation, member; else refused
    static constexpr std::size_t BootsMax = Sessions::BootsMax;
    static constexpr std::size_t VerdictsMax = Sessions::VerdictsMax;

    /// Applies one entry. `index` grows from call to call. Never fails: a proposal that cannot be
    /// is refused, and that verdict is agreed like any other. A number so old that it is forgotten
    /// is refused with Conflict.
    Verdict apply(std::uint64_t index, std::uint64_t term, const schema::Proposal& proposal);

    /// The verdict on a proposal that was applied; nothing: not applied yet, or forgotten.
    [[nodiscard]] std::optional<Verdict> verdict(const std::string& node,
                                                 const std::string& boot,
                                                 std::uint64_t number) const;

    /// The whole ledger, with a digest of itself: equal ledgers give equal bytes.
    [[nodiscard]] std::string snapshot() const;

    /// Errors: Corrupt with what does not fit; Unsupported (a newer version's).
    static Result<Ledger> restore(std::string_view bytes);

    /// SHA-256 of snapshot(), in hexadecimal: for comparing ledgers.
    [[nodiscard]] std::string digest() const;

    /// Index and term of the last applied entry.
    [[nodiscard]] std::uint64_t index() const { return index_; }

    [[nodiscard]] std::uint64_t term() const { return term_; }

    /// Records of all lists, oldest first, from index `from` on.
    [[nodiscard]] std::vector<schema::Record> read(std::uint64_t from, std::size_t limit) const;

    /// Index of the oldest record that is kept; index() + 1: none.
    [[nodiscard]] std::uint64_t firstIndex() const;

    /// The spec change in force, with its text; null: none yet.
    [[nodiscard]] const schema::SpecChange* spec() const;

    /// The text of a revision that is proposed, in force or in the history; null: not kept.
    [[nodiscard]] const std::string* specText(const std::string& revision) const;

    /// Index of the record that put it in force; 0: none.
    [[nodiscard]] std::uint64_t specIndex() const;

    /// Records that put a revision in force and are kept, oldest first, the one in force last.
    [[nodiscard]] std::vector<Shared> specs() const;

    /// The action that holds the cluster's one lock, as last recorded; null: none runs.
    [[nodiscard]] const schema::ActionRecord* running() const;

    /// Null: not revoked.
    [[nodiscard]] const schema::cluster::Revocation* revocation(const std::string& serial) const;

    [[nodiscard]] const std::map<std::string, schema::cluster::Revocation>& revocations() const
    {
        return revocations_;
    }

    /// By number, past ones included.
    [[nodiscard]] const std::map<std::uint64_t, schema::Member>& members() const
    {
        return members_;
    }

    [[nodiscard]] const std::vector<schema::Recovery>& recoveries() const { return recoveries_; }

    struct SlotValue {
        std::uint64_t index = 0; ///< of the change that set it
        schema::RawJson value;

        bool operator==(const SlotValue&) const = default;
    };

    /// Null: nothing stands there.
    [[nodiscard]] const SlotValue* slot(schema::SlotKind kind, const std::string& key) const;

    /// What the oldest audit lines that are kept follow on: for verifyAudit() of read(0, ...).
    [[nodiscard]] AuditAnchors auditAnchors() const;

private:
    /// A parsed body beside its record.
    template <class T>
    struct Noted {
        std::uint64_t index = 0; ///< of the record; 0: none
        std::shared_ptr<const T> value;
    };

    /// One chain of audit lines.
    struct Trail {
        Shelf shelf;
        std::string anchor{AuditStart}; ///< chain value of the last that was let go
        std::string head{AuditStart};   ///< of the newest
    };

    struct SlotTable {
        std::map<std::string, std::shared_ptr<const SlotValue>> slots;
        std::size_t bytes = 0;
    };

    static constexpr std::size_t SlotKinds = std::size(schema::SlotKindNames);

    enum class Source : std::uint8_t { Log, Snapshot };

    Result<void> take(schema::Record record, Source source);
    template <class T>
    Result<void> takeAs(schema::Record record, Source source);

    [[nodiscard]] Result<void> judge(const schema::AuditEntry& entry) const;
    [[nodiscard]] Result<void> judge(const schema::ActionRecord& action) const;
    [[nodiscard]] Result<void> judge(const schema::SpecChange& change) const;
    [[nodiscard]] Result<void> judge(const schema::cluster::Revocation& revocation) const;
    [[nodiscard]] Result<void> judge(const schema::Member& member) const;
    [[nodiscard]] Result<void> judge(const schema::SlotChange& change) const;
    [[nodiscard]] Result<void> judge(const schema::Recovery& recovery) const;
    [[nodiscard]] Result<void> judgeStep(const schema::SpecChange& change) const;
    [[nodiscard]] Result<void> judgeFrom(const schema::SpecChange& change) const;

    void place(schema::Record record, const schema::AuditEntry& entry);
    void place(schema::Record record, schema::ActionRecord action);
    void place(schema::Record record, schema::SpecChange change);
    void place(schema::Record record, schema::cluster::Revocation revocation);
    void place(schema::Record record, schema::Member member);
    void place(schema::Record record, schema::SlotChange change);
    void place(schema::Record record, schema::Recovery recovery);

    void keep(schema::Record record);
    [[nodiscard]] Result<void> withinBounds() const;

    std::uint64_t index_ = 0;
    std::uint64_t term_ = 0;
    Sessions sessions_;
    std::map<std::uint64_t, Shared> records_; ///< all that are kept, by index
    Trail changed_{Shelf(AuditChangedMax)};
    Trail refused_{Shelf(AuditRefusedMax)};
    Noted<schema::ActionRecord> running_;
    Shelf ended_{ActionsMax}; ///< by action
    Noted<schema::SpecChange> proposed_;
    Shelf inForce_{SpecsMax}; ///< by revision; the newest is in force
    std::map<std::uint64_t, std::shared_ptr<const schema::SpecChange>> specs_; ///< of inForce_
    std::map<std::string, schema::cluster::Revocation> revocations_;           ///< by normal serial
    std::map<std::uint64_t, schema::Member> members_;
    std::map<std::uint64_t, std::uint64_t> memberRecords_; ///< index, by number
    std::vector<schema::Recovery> recoveries_;
    std::array<SlotTable, SlotKinds> slots_;
};

} // namespace bafar::cluster
