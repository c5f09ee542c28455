#include "tests/cluster/book.h"

#include "core/base/fingerprint.h"

namespace bafar::test {

using schema::RecordKind;
using schema::toJson;

schema::Proposal Book::propose(RecordKind kind, const std::string& body)
{
    schema::Proposal proposal;
    proposal.boot = boot;
    proposal.number = ++numbers_[node + "/" + boot];
    proposal.record.kind = kind;
    proposal.record.node = node;
    proposal.record.at.unixMs = Start.unixMs + static_cast<std::int64_t>(index) * 1000;
    proposal.record.body.text = body;
    return proposal;
}

cluster::Verdict Book::apply(const schema::Proposal& proposal)
{
    return ledger.apply(++index, term, proposal);
}

cluster::Verdict Book::add(const schema::AuditEntry& entry)
{
    return add(RecordKind::Audit, toJson(entry));
}

cluster::Verdict Book::add(const schema::ActionRecord& action)
{
    return add(RecordKind::Action, toJson(action));
}

cluster::Verdict Book::add(const schema::SpecChange& change)
{
    return add(RecordKind::Spec, toJson(change));
}

cluster::Verdict Book::add(const schema::cluster::Revocation& revocation)
{
    return add(RecordKind::Revocation, toJson(revocation));
}

cluster::Verdict Book::add(const schema::Member& member)
{
    return add(RecordKind::Member, toJson(member));
}

cluster::Verdict Book::add(const schema::SlotChange& change)
{
    return add(RecordKind::Slot, toJson(change));
}

cluster::Verdict Book::add(const schema::Recovery& recovery)
{
    return add(RecordKind::Recovery, toJson(recovery));
}

cluster::Verdict Book::audit(const std::string& actor, bool allowed)
{
    schema::AuditEntry entry;
    entry.actor = actor;
    entry.what = "POST /v1/plans";
    entry.outcome = allowed ? "allowed" : "viewers may not";
    entry.allowed = allowed;
    return add(entry);
}

cluster::Verdict Book::act(const std::string& id, std::uint64_t fence)
{
    schema::ActionRecord action;
    action.id = id;
    action.holder = node;
    action.fence = fence;
    action.actor = "operator/sara";
    if (const schema::ActionRecord* now = ledger.running(); now != nullptr && now->id == id) {
        action.edition = now->edition + 1;
    }
    return add(action);
}

cluster::Verdict Book::endAction()
{
    schema::ActionRecord action = *ledger.running();
    action.state = schema::ActionState::Succeeded;
    ++action.edition;
    node = action.holder;
    return add(action);
}

cluster::Verdict Book::putInForce(const std::string& text)
{
    if (ledger.spec() != nullptr && ledger.running() == nullptr) {
        act("apply");
    }
    schema::SpecChange change;
    if (const schema::ActionRecord* running = ledger.running()) {
        change.action = running->id;
        change.fence = running->fence;
    }
    change.revision = fingerprint(text);
    change.from = ledger.spec() == nullptr ? "" : ledger.spec()->revision;
    change.text = text;
    change.who = "operator/sara";
    return add(change);
}

std::vector<schema::Record> Book::records(RecordKind kind) const
{
    std::vector<schema::Record> found = records();
    std::erase_if(found, [kind](const schema::Record& record) { return record.kind != kind; });
    return found;
}

std::string refusal(const cluster::Verdict& verdict)
{
    return verdict.refused
               ? std::string(codeName(verdict.refused->code)) + ": " + verdict.refused->text
               : std::string();
}

} // namespace bafar::test
