// What is agreed by key and never by age: revocations, members, recoveries, slots.
#include "agents/cluster/ledger.h"
#include "agents/cluster/ledger_rules.h"
#include "agents/cluster/revocation.h"

namespace bafar::cluster {

namespace {

tl::unexpected<Error> full(std::size_t bound, std::string_view what, std::string_view wayOut)
{
    return fail(Code::LimitExceeded, "the cluster keeps at most " + std::to_string(bound) + " " +
                                         std::string(what) + "; " + std::string(wayOut));
}

std::size_t kindOf(schema::SlotKind kind)
{
    return static_cast<std::size_t>(kind);
}

} // namespace

Result<void> Ledger::judge(const schema::cluster::Revocation& revocation) const
{
    if (revocations_.size() >= RevocationsMax &&
        !revocations_.contains(*normalSerial(revocation.serial))) {
        return full(RevocationsMax, "revocations", "make a new CA and enrol the nodes again");
    }
    return {};
}

/// The first one of a serial stays: who revoked it is told for ever.
void Ledger::place(schema::Record record, schema::cluster::Revocation revocation)
{
    revocation.serial = *normalSerial(revocation.serial);
    const std::string serial = revocation.serial;
    if (revocations_.emplace(serial, std::move(revocation)).second) {
        keep(std::move(record));
    }
}

const schema::cluster::Revocation* Ledger::revocation(const std::string& serial) const
{
    const auto found = revocations_.find(serial);
    return found == revocations_.end() ? nullptr : &found->second;
}

Result<void> Ledger::judge(const schema::Member& member) const
{
    const auto known = members_.find(member.number);
    if (known == members_.end()) {
        return members_.size() < MembersMax
                   ? Result<void>{}
                   : full(MembersMax, "members, past ones included", "found the cluster anew");
    }
    const std::string number = "member " + std::to_string(member.number);
    if (known->second.node != member.node) {
        return fail(Code::Conflict, number + " is " + shown(known->second.node) +
                                        " and cannot be " + shown(member.node) +
                                        ": a number is never used twice");
    }
    if (known->second.left && !member.left) {
        return fail(Code::Conflict, number + " (" + shown(member.node) +
                                        ") has left for ever; its agent must come back as another "
                                        "member, with an empty state folder");
    }
    return {};
}

void Ledger::place(schema::Record record, schema::Member member)
{
    std::uint64_t& index = memberRecords_[member.number];
    records_.erase(std::exchange(index, record.index));
    const std::uint64_t number = member.number;
    members_.insert_or_assign(number, std::move(member));
    keep(std::move(record));
}

Result<void> Ledger::judge(const schema::Recovery&) const
{
    return recoveries_.size() < RecoveriesMax
               ? Result<void>{}
               : full(RecoveriesMax, "recoveries", "found the cluster anew");
}

void Ledger::place(schema::Record record, schema::Recovery recovery)
{
    recoveries_.push_back(std::move(recovery));
    keep(std::move(record));
}

Result<void> Ledger::judge(const schema::SlotChange& change) const
{
    const SlotTable& table = slots_[kindOf(change.slot)];
    const SlotValue* now = slot(change.slot, change.key);
    const std::uint64_t stands = now == nullptr ? 0 : now->index;
    const std::string name =
        std::string(schema::SlotKindNames[kindOf(change.slot)]) + " " + shown(change.key);
    if (change.expects != stands) {
        return fail(
            Code::Conflict,
            name +
                (now == nullptr ? " is not set" : " was set by record " + std::to_string(stands)) +
                ", not by record " + std::to_string(change.expects) +
                ": someone else changed it; read it again");
    }
    if (!change.value) {
        return {};
    }
    const std::size_t before =
        now == nullptr ? 0 : now->value.text.size() + change.key.size() + RecordBytes;
    const std::size_t after = change.value->text.size() + change.key.size() + RecordBytes;
    if ((now == nullptr && table.slots.size() >= SlotsMax.records) ||
        table.bytes - before + after > SlotsMax.bytes) {
        return fail(Code::LimitExceeded,
                    name + " does not fit: at most " + std::to_string(SlotsMax.records) + " or " +
                        std::to_string(SlotsMax.bytes) + " bytes of one kind are kept; clear some");
    }
    return {};
}

void Ledger::place(schema::Record record, schema::SlotChange change)
{
    SlotTable& table = slots_[kindOf(change.slot)];
    if (const auto before = table.slots.find(change.key); before != table.slots.end()) {
        table.bytes -= before->second->value.text.size() + change.key.size() + RecordBytes;
        records_.erase(before->second->index);
        table.slots.erase(before);
    }
    if (change.value) {
        table.bytes += change.value->text.size() + change.key.size() + RecordBytes;
        table.slots.emplace(std::move(change.key), std::make_shared<const SlotValue>(SlotValue{
                                                       record.index, std::move(*change.value)}));
        keep(std::move(record));
    }
}

const Ledger::SlotValue* Ledger::slot(schema::SlotKind kind, const std::string& key) const
{
    const auto& slots = slots_[kindOf(kind)].slots;
    const auto found = slots.find(key);
    return found == slots.end() ? nullptr : found->second.get();
}

} // namespace bafar::cluster
