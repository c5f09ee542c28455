// Actions: one runs at a time, and only the agent that holds it writes of it.
#include "agents/cluster/ledger.h"
#include "agents/cluster/ledger_rules.h"

namespace bafar::cluster {

Result<void> Ledger::judge(const schema::ActionRecord& action) const
{
    if (ended_.find(action.id) != nullptr) {
        return fail(Code::Conflict,
                    "action " + shown(action.id) + " has ended; nothing more can be done in it");
    }
    const schema::ActionRecord* now = running();
    if (now == nullptr || (now->id != action.id && schema::hasEnded(action.state))) {
        return {}; // it begins, or it was done without the others and is only told of
    }
    if (now->id != action.id) {
        const std::string& title = now->plan.draft.title;
        return fail(Code::Conflict,
                    "another action runs: " + (title.empty() ? "" : shown(title) + ", ") + "id " +
                        shown(now->id) + ", confirmed by " + shown(now->actor) +
                        ", run by the agent of " + shown(now->holder) +
                        "; wait until it has ended, or cancel it");
    }
    const bool goesOn = action.holder == now->holder && action.fence == now->fence;
    const bool takenOver = action.fence == now->fence + 1;
    if (!goesOn && !takenOver) {
        return fail(Code::Conflict, "action " + shown(action.id) + " is run by the agent of " +
                                        shown(now->holder) + " with fence " +
                                        std::to_string(now->fence) + "; that of " +
                                        shown(action.holder) + " with fence " +
                                        std::to_string(action.fence) + " may not write of it");
    }
    if (action.edition != now->edition + 1) {
        return fail(Code::Conflict, "action " + shown(action.id) + " has gone on since: record " +
                                        std::to_string(action.edition) + " of it does not follow " +
                                        std::to_string(now->edition));
    }
    return {};
}

void Ledger::place(schema::Record record, schema::ActionRecord action)
{
    const bool own = running_.value != nullptr && running_.value->id == action.id;
    if (own || !schema::hasEnded(action.state)) {
        records_.erase(running_.index);
        running_ = {};
    }
    if (!schema::hasEnded(action.state)) {
        running_ = {record.index, std::make_shared<const schema::ActionRecord>(std::move(action))};
        keep(std::move(record));
        return;
    }
    const auto forgotten =
        ended_.push({record.index, record.body.text.size() + RecordBytes, std::move(action.id)});
    keep(std::move(record));
    for (const std::uint64_t index : forgotten) {
        records_.erase(index);
    }
}

const schema::ActionRecord* Ledger::running() const
{
    return running_.value.get();
}

} // namespace bafar::cluster
