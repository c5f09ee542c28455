#pragma once
// A ledger that is fed as a log would feed it: indexes and numbers grow by themselves.
#include <map>

#include "agents/cluster/ledger.h"
#include "core/schema/json.h"

namespace bafar::test {

class Book {
public:
    static constexpr WallTime Start{1'800'000'000'000};

    cluster::Ledger ledger;
    std::uint64_t index = 0;
    std::uint64_t term = 1;
    std::string node = "n1"; ///< who proposes
    std::string boot = "b1";

    /// The next proposal of node and boot; not applied yet.
    [[nodiscard]] schema::Proposal propose(schema::RecordKind kind, const std::string& body);

    cluster::Verdict apply(const schema::Proposal& proposal);

    cluster::Verdict add(schema::RecordKind kind, const std::string& body)
    {
        return apply(propose(kind, body));
    }

    cluster::Verdict add(const schema::AuditEntry& entry);
    cluster::Verdict add(const schema::ActionRecord& action);
    cluster::Verdict add(const schema::SpecChange& change);
    cluster::Verdict add(const schema::cluster::Revocation& revocation);
    cluster::Verdict add(const schema::Member& member);
    cluster::Verdict add(const schema::SlotChange& change);
    cluster::Verdict add(const schema::Recovery& recovery);

    /// An audit line of `actor`.
    cluster::Verdict audit(const std::string& actor, bool allowed = true);

    /// Begins an action with this fence; a running one of the same id is taken over or goes on.
    cluster::Verdict act(const std::string& id, std::uint64_t fence = 0);

    /// Ends the action that runs.
    cluster::Verdict endAction();

    /// Puts `text` in force, whatever was before, as a step of the action that runs; begins one
    /// where that is needed.
    cluster::Verdict putInForce(const std::string& text);

    /// Of all that is kept.
    [[nodiscard]] std::vector<schema::Record> records() const { return ledger.read(0, 1'000'000); }

    /// Those of one kind.
    [[nodiscard]] std::vector<schema::Record> records(schema::RecordKind kind) const;

private:
    std::map<std::string, std::uint64_t> numbers_; ///< last, by node and boot
};

/// "" for a verdict that let the proposal in, else its code's name and its text.
[[nodiscard]] std::string refusal(const cluster::Verdict& verdict);

} // namespace bafar::test
