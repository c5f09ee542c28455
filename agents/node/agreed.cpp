// What the node reads of what the agents agreed on: at start, and whenever it moved.
#include <algorithm>
#include <limits>

#include "agents/deployment/machine.h"
#include "agents/node/node.h"

namespace bafar::node {

namespace {

constexpr std::size_t ReadChunk = 256; ///< records

/// Gives each agreed record from index `next` on, and moves it behind the last.
template <class Each>
void readFrom(const schema::Agreement& agreement, std::uint64_t& next, Each each)
{
    for (auto records = agreement.read(next, ReadChunk); !records.empty();
         records = agreement.read(next, ReadChunk)) {
        next = records.back().index + 1;
        for (const schema::Record& record : records) {
            each(record);
        }
    }
}

/// Index of the oldest action that is kept; behind the last record: none.
std::uint64_t firstAction(const schema::Agreement& agreement)
{
    std::uint64_t next = agreement.firstIndex();
    for (auto records = agreement.read(next, ReadChunk); !records.empty();
         records = agreement.read(next, ReadChunk)) {
        for (const schema::Record& record : records) {
            if (record.kind == schema::RecordKind::Action) {
                return record.index;
            }
        }
        next = records.back().index + 1;
    }
    return next;
}

/// Notes an action or a slot for the concept that derives its records from them.
void note(const schema::Record& record, deployment::AgreedMoved& moved)
{
    if (record.kind == schema::RecordKind::Action) {
        if (auto action = schema::fromJson<schema::ActionRecord>(record.body.text)) {
            moved.actions.push_back(
                {record.index, std::make_shared<const schema::ActionRecord>(std::move(*action))});
        }
    } else if (record.kind == schema::RecordKind::Slot) {
        if (auto change = schema::fromJson<schema::SlotChange>(record.body.text)) {
            moved.slots.push_back({record.index, std::move(*change)});
        }
    }
}

} // namespace

void Node::restore()
{
    deployment::AgreedMoved moved;
    moved.anew = true;
    nextRecord_ = agreement_.firstIndex();
    readFrom(agreement_, nextRecord_, [&](const schema::Record& record) {
        note(record, moved);
        if (record.kind != schema::RecordKind::Action && record.kind != schema::RecordKind::Audit) {
            giveAll(Restored{record});
        }
    });
    const std::optional<schema::ActionRecord> running = agreement_.running();
    moved.running = running ? running->id : std::string();
    moved.actionsFrom = firstAction(agreement_);
    actions::LedgerRead past; // how long actions took, whoever held them
    for (const deployment::AgreedAction& action : moved.actions) {
        if (schema::hasEnded(action.record->state)) {
            past.changed.push_back(*action.record);
        }
    }
    feedActions(std::move(past));
    actions::RecordsRestored restored;
    std::set<std::string> known; // the last record of each is what counts
    for (auto action = moved.actions.rbegin(); action != moved.actions.rend(); ++action) {
        const schema::ActionRecord& record = *action->record;
        const bool stands = schema::hasEnded(record.state) || record.id == moved.running;
        if (known.insert(record.id).second && stands &&
            (record.holder == self_.node || record.holder.empty())) {
            restored.records.push_back(record);
        }
    }
    std::reverse(restored.records.begin(), restored.records.end());
    feedActions(std::move(restored));
    typed<deployment::Machine>().feed(std::move(moved));
}

void Node::agreementMoved()
{
    if (nextHeartbeat_) { // without a spec nobody can say who is there
        post([this] { readAgreed(); });
    }
}

void Node::readAgreed()
{
    deployment::AgreedMoved moved;
    if (agreement_.lastIndex() + 1 < nextRecord_) {
        nextRecord_ = agreement_.firstIndex(); // it is another group's
        moved.anew = true;
    }
    readFrom(agreement_, nextRecord_,
             [&moved](const schema::Record& record) { note(record, moved); });
    actions::LedgerRead ledger;
    for (const deployment::AgreedAction& action : moved.actions) {
        ledger.changed.push_back(*action.record);
    }
    ledger.running = agreement_.running();
    moved.running = ledger.running ? ledger.running->id : std::string();
    feedActions(std::move(ledger));
    feedActions(actions::AgreementStood{agreement_.leader() == self_.node, agreement_.problem()});
    judgeHeld();
    if (moved.anew || !moved.actions.empty() || !moved.slots.empty()) {
        moved.actionsFrom = firstAction(agreement_);
        typed<deployment::Machine>().feed(std::move(moved));
    }
}

Result<schema::ActionRecord> Node::action(const std::string& id) const
{
    Result<schema::ActionRecord> known = actions_.record(id);
    if (known || id.empty()) {
        return known;
    }
    const auto records =
        agreement_.read(agreement_.firstIndex(), std::numeric_limits<std::size_t>::max());
    for (auto record = records.rbegin(); record != records.rend(); ++record) {
        if (record->kind != schema::RecordKind::Action ||
            record->body.text.find(id) == std::string::npos) {
            continue;
        }
        Result<schema::ActionRecord> agreed =
            schema::fromJson<schema::ActionRecord>(record->body.text);
        if (agreed && agreed->id == id) {
            return agreed;
        }
    }
    return known;
}

} // namespace bafar::node
