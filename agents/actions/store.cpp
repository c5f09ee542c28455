#include "agents/actions/store.h"

#include <algorithm>

namespace bafar::actions {

namespace {

constexpr Duration Afterlife = std::chrono::minutes(5);

} // namespace

Result<void> Store::keep(KeptPlan plan)
{
    const auto ofActor = [&plan](const KeptPlan& kept) {
        return kept.plan.actor == plan.plan.actor;
    };
    if (static_cast<std::size_t>(std::count_if(plans_.begin(), plans_.end(), ofActor)) >=
        PlansOfOneActor) {
        plans_.erase(std::find_if(plans_.begin(), plans_.end(), ofActor));
    }
    if (plans_.size() >= PlansMax) {
        return fail(Code::LimitExceeded, "this agent keeps at most " + std::to_string(PlansMax) +
                                             " plans; ask again when some have expired");
    }
    plans_.push_back(std::move(plan));
    return {};
}

const KeptPlan* Store::plan(const std::string& id) const
{
    const auto found = std::find_if(plans_.begin(), plans_.end(),
                                    [&id](const KeptPlan& kept) { return kept.plan.id == id; });
    return found == plans_.end() ? nullptr : &*found;
}

void Store::drop(const std::string& id)
{
    std::erase_if(plans_, [&id](const KeptPlan& kept) { return kept.plan.id == id; });
}

void Store::expire(Instant now)
{
    std::erase_if(plans_, [now](const KeptPlan& kept) { return kept.expires + Afterlife <= now; });
}

std::optional<Instant> Store::nextExpiry() const
{
    const auto first =
        std::min_element(plans_.begin(), plans_.end(), [](const KeptPlan& a, const KeptPlan& b) {
            return a.expires < b.expires;
        });
    return first == plans_.end() ? std::nullopt
                                 : std::optional<Instant>(first->expires + Afterlife);
}

void Store::put(const schema::ActionRecord& record)
{
    const auto found =
        std::find_if(records_.begin(), records_.end(),
                     [&record](const schema::ActionRecord& kept) { return kept.id == record.id; });
    if (found != records_.end()) {
        *found = record;
    } else {
        records_.push_back(record);
    }
    const auto isEnded = [](const schema::ActionRecord& kept) {
        return schema::hasEnded(kept.state);
    };
    while (static_cast<std::size_t>(std::count_if(records_.begin(), records_.end(), isEnded)) >
           EndedMax) {
        records_.erase(std::find_if(records_.begin(), records_.end(), isEnded));
    }
}

const schema::ActionRecord* Store::record(const std::string& id) const
{
    const auto found =
        std::find_if(records_.begin(), records_.end(),
                     [&id](const schema::ActionRecord& kept) { return kept.id == id; });
    return found == records_.end() ? nullptr : &*found;
}

std::vector<schema::ActionRecord> Store::records() const
{
    return {records_.begin(), records_.end()};
}

} // namespace bafar::actions
