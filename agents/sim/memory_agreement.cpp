#include "agents/sim/memory_agreement.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/schema/json.h"

namespace bafar::sim {

void MemoryAgreement::append(schema::Record record, std::function<void(Result<std::uint64_t>)> done)
{
    if (full_) {
        done(fail(Code::LimitExceeded, "the disk of " + node_ + " is full"));
        return;
    }
    record.index = ++last_;
    record.term = term_;
    record.node = node_;
    specs_.note(record);
    if (record.kind == schema::RecordKind::Action) {
        auto action = schema::fromJson<schema::ActionRecord>(record.body.text);
        CHECK(action.has_value());
        if (!schema::hasEnded(action->state)) {
            running_ = std::move(*action);
        } else if (running_ && running_->id == action->id) {
            running_.reset();
        }
    }
    records_.push_back(std::move(record));
    if (records_.size() > RecordsMax) {
        specs_.forget(records_.front().index);
        records_.pop_front();
    }
    done(last_);
}

std::vector<schema::Record> MemoryAgreement::read(std::uint64_t from, std::size_t limit) const
{
    const std::uint64_t first = std::max(from, firstIndex());
    std::vector<schema::Record> records;
    for (std::uint64_t index = first; index <= last_ && records.size() < limit; ++index) {
        records.push_back(records_[static_cast<std::size_t>(index - firstIndex())]);
    }
    return records;
}

} // namespace bafar::sim
