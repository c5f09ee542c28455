#include "tests/cluster/random_proposals.h"

#include "core/base/fingerprint.h"
#include "core/schema/json.h"

namespace bafar::test {

using cluster::Ledger;
using schema::RecordKind;
using schema::toJson;

RandomProposals::RandomProposals(std::uint64_t seed, bool large)
    : random_(seed)
    , large_(large)
{
}

std::string RandomProposals::words(std::size_t most)
{
    constexpr std::string_view Letters[] = {"a", "b", "\"", "\\", "\n", "\xc3\xa9", "/", "\x01"};
    const std::size_t length = large_ ? most : random_.below(12);
    std::string text;
    while (text.size() < length) {
        text += large_ ? "w" : Letters[random_.below(std::size(Letters))];
    }
    return text;
}

std::string RandomProposals::oneOf(const std::string& letters)
{
    return {letters[random_.below(letters.size())]};
}

schema::Proposal RandomProposals::next(const Ledger& ledger)
{
    constexpr std::size_t SentMax = 400;
    if (!sent_.empty() && random_.chance(0.1)) {
        return sent_[random_.below(sent_.size())];
    }
    const std::string node = "n" + oneOf("123");
    Agent& agent = agents_[node];
    if (random_.chance(0.01)) {
        ++agent.boot;
        agent.number = 0;
    }
    schema::Proposal proposal;
    proposal.boot = "b" + std::to_string(agent.boot);
    proposal.number = ++agent.number;
    proposal.record = record(ledger, node);
    sent_.push_back(proposal);
    if (sent_.size() > SentMax) {
        sent_.pop_front();
    }
    return proposal;
}

schema::Record RandomProposals::record(const Ledger& ledger, const std::string& node)
{
    schema::Record record;
    record.kind = static_cast<RecordKind>(random_.below(std::size(schema::RecordKindNames)));
    record.node = node;
    record.at.unixMs = wall_ += static_cast<std::int64_t>(random_.below(3000));
    switch (record.kind) {
    case RecordKind::Audit: record.body.text = audit(); break;
    case RecordKind::Action: record.body.text = action(ledger, node); break;
    case RecordKind::Spec: record.body.text = spec(ledger); break;
    case RecordKind::Revocation: record.body.text = revocation(); break;
    case RecordKind::Member: record.body.text = member(); break;
    case RecordKind::Slot: record.body.text = slot(ledger); break;
    case RecordKind::Recovery: record.body.text = recovery(); break;
    case RecordKind::Barrier: break;
    }
    if (random_.chance(0.02)) {
        record.body.text.resize(random_.below(record.body.text.size())); // torn
    }
    return record;
}

std::string RandomProposals::audit()
{
    schema::AuditEntry entry;
    entry.actor = "operator/" + words(1000);
    entry.what = words(6000);
    entry.allowed = random_.chance(0.7);
    return toJson(entry);
}

std::string RandomProposals::action(const Ledger& ledger, const std::string& node)
{
    const schema::ActionRecord* now = ledger.running();
    schema::ActionRecord action;
    if (now != nullptr && random_.chance(0.9)) {
        action = *now;
    } else {
        action.id = "a" + std::to_string(random_.chance(0.8) ? ++actions_ : actions_);
        action.result = words(60'000);
    }
    action.holder = random_.chance(0.95) ? node : "n1";
    if (action.holder != (now == nullptr ? node : now->holder)) {
        action.fence += random_.below(3);
    }
    action.edition += random_.chance(0.9) ? 1 : random_.below(3);
    action.state =
        static_cast<schema::ActionState>(random_.below(std::size(schema::ActionStateNames)));
    return toJson(action);
}

std::string RandomProposals::spec(const Ledger& ledger)
{
    schema::SpecChange change;
    const schema::SpecChange* now = ledger.spec();
    std::string text = oneOf("abcdefgh") + words(60'000);
    change.stage = static_cast<schema::SpecStage>(random_.below(std::size(schema::SpecStageNames)));
    change.revision = fingerprint(text);
    change.from = now == nullptr || random_.chance(0.1) ? std::string() : now->revision;
    change.who = "operator/" + oneOf("so");
    if (const schema::ActionRecord* running = ledger.running(); running && random_.chance(0.9)) {
        change.action = running->id;
        change.fence = running->fence;
    }
    const bool proposed = change.stage == schema::SpecStage::Proposed;
    change.text = proposed || random_.chance(0.5) ? text : std::string();
    if (change.text.empty()) {
        const std::vector<Ledger::Shared> kept = ledger.specs();
        for (const schema::Record& record : ledger.read(0, kept.empty() ? 1 : 5)) {
            if (record.kind == RecordKind::Spec) { // a revision that may still be known
                change.revision = schema::fromJson<schema::SpecChange>(record.body.text)->revision;
            }
        }
    }
    return toJson(change);
}

std::string RandomProposals::revocation()
{
    schema::cluster::Revocation revocation;
    revocation.serial = std::to_string(random_.below(large_ ? 1'000'000 : 50)) + oneOf("0aFg");
    revocation.reason = words(500);
    revocation.by = "operator/" + oneOf("so");
    return toJson(revocation);
}

std::string RandomProposals::member()
{
    schema::Member member;
    member.number = random_.below(large_ ? 1'000'000 : 12);
    member.node = "n" + oneOf("1234");
    member.role =
        static_cast<schema::MemberRole>(random_.below(std::size(schema::MemberRoleNames)));
    member.left = random_.chance(0.2);
    return toJson(member);
}

std::string RandomProposals::slot(const Ledger& ledger)
{
    schema::SlotChange change;
    change.slot = static_cast<schema::SlotKind>(random_.below(std::size(schema::SlotKindNames)));
    change.key = "k" + std::to_string(random_.below(large_ ? 2000 : 5));
    const Ledger::SlotValue* now = ledger.slot(change.slot, change.key);
    change.expects = now == nullptr || random_.chance(0.2) ? random_.below(2) : now->index;
    if (random_.chance(0.8)) {
        change.value.emplace().text.clear();
        schema::appendJsonString(change.value->text, words(2000));
    }
    return toJson(change);
}

std::string RandomProposals::recovery()
{
    schema::Recovery recovery;
    recovery.node = random_.chance(0.9) ? "n" + oneOf("123") : std::string();
    recovery.lost = {words(1000)};
    return toJson(recovery);
}

std::string aboveItsBound(const Ledger& ledger)
{
    struct Sum {
        std::size_t records = 0;
        std::size_t bytes = 0;
    };

    std::map<std::string, Sum> sums;
    for (const schema::Record& record : ledger.read(0, 1'000'000)) {
        std::string list(schema::RecordKindNames[static_cast<std::size_t>(record.kind)]);
        if (record.kind == RecordKind::Audit) {
            const auto entry = schema::fromJson<schema::AuditEntry>(record.body.text);
            list = entry->allowed ? "changed" : "refused";
        } else if (record.kind == RecordKind::Slot) {
            const auto slot = schema::fromJson<schema::SlotChange>(record.body.text);
            list += std::to_string(static_cast<int>(slot->slot));
        }
        ++sums[list].records;
        sums[list].bytes += record.body.text.size() + Ledger::RecordBytes;
    }
    std::map<std::string, Sum> bounds{
        {"changed", {Ledger::AuditChangedMax.records, Ledger::AuditChangedMax.bytes}},
        {"refused", {Ledger::AuditRefusedMax.records, Ledger::AuditRefusedMax.bytes}},
        {"action", // the running one besides
         {Ledger::ActionsMax.records + 1, Ledger::ActionsMax.bytes + Ledger::ActionMax}},
        {"spec", // the proposed one besides
         {Ledger::SpecsMax.records + 1, Ledger::SpecsMax.bytes + 2 * Ledger::SpecTextMax}},
        {"revocation", {Ledger::RevocationsMax, Ledger::RevocationsMax * (Ledger::SmallMax + 128)}},
        {"member", {Ledger::MembersMax, Ledger::MembersMax * (Ledger::SmallMax + 128)}},
        {"recovery", {Ledger::RecoveriesMax, Ledger::RecoveriesMax * (Ledger::EntryMax + 128)}}};
    constexpr std::size_t SlotFrame = 128; // what the body has besides key and value
    for (const char* slot : {"slot0", "slot1", "slot2", "slot3"}) {
        bounds[slot] = {Ledger::SlotsMax.records,
                        Ledger::SlotsMax.bytes + Ledger::SlotsMax.records * SlotFrame};
    }
    for (const auto& [list, sum] : sums) {
        if (sum.records > bounds[list].records || sum.bytes > bounds[list].bytes) {
            return list + ": " + std::to_string(sum.records) + " records of " +
                   std::to_string(sum.bytes) + " bytes";
        }
    }
    return {};
}

} // namespace bafar::test
