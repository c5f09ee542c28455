#pragma once
// What the pipeline remembers: plans until they expire, records of what runs and of what ended
// lately.
//
// Both are bounded: a person who asks for plan after plan pushes out only their own. One owner, one
// thread.
#include <deque>
#include <optional>
#include <vector>

#include "core/base/time.h"
#include "core/schema/action_record.h"

namespace bafar::actions {

/// A plan and the moment until which it may be confirmed.
struct KeptPlan {
    schema::Plan plan;
    Instant expires;
};

class Store {
public:
    static constexpr std::size_t PlansMax = 64;
    static constexpr std::size_t PlansOfOneActor = 8;
    static constexpr std::size_t EndedMax = 20;

    /// Keeps a plan. Errors: LimitExceeded when PlansMax are alive.
    Result<void> keep(KeptPlan plan);

    /// The plan, expired or not; null: never seen, or forgotten.
    [[nodiscard]] const KeptPlan* plan(const std::string& id) const;

    void drop(const std::string& id);

    /// Forgets plans a good while after they expired, so that a late confirmation still hears
    /// "expired" and not "unknown".
    void expire(Instant now);

    [[nodiscard]] std::optional<Instant> nextExpiry() const;

    /// Adds or replaces a record; the oldest ended ones beyond EndedMax are forgotten.
    void put(const schema::ActionRecord& record);

    /// Null: unknown.
    [[nodiscard]] const schema::ActionRecord* record(const std::string& id) const;

    /// Oldest first.
    [[nodiscard]] std::vector<schema::ActionRecord> records() const;

    [[nodiscard]] std::size_t plans() const { return plans_.size(); }

private:
    std::deque<KeptPlan> plans_;
    std::deque<schema::ActionRecord> records_;
};

} // namespace bafar::actions
