#pragma once
// How long actions took before: the consequence that all plans have in common (rule D3).
//
// Whoever held an action, its agreed end tells. Only what succeeded counts: how long a failure
// lasted says nothing of the next run. Where no run is known nothing is said: it may only be
// forgotten. Bounded: an action that runs often pushes out only its own. Pure; one owner, one
// thread.
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/action_record.h"

namespace bafar::actions {

/// From the confirmation to the end that was observed, as recorded; nothing: it did not succeed, an
/// older agent recorded no times, or a clock was set meanwhile.
[[nodiscard]] std::optional<Duration> tookOf(const schema::ActionRecord& record);

/// "800 ms (median of 5 runs, longest 2.1 s)". There is at least one.
[[nodiscard]] std::string tookText(std::vector<Duration> runs);

class Past {
public:
    static constexpr std::size_t RunsMax = 50;          ///< of one action, the newest
    static constexpr std::size_t KeptMax = 500;         ///< of all actions
    static constexpr std::size_t ConsequencesMax = 256; ///< that a console takes of one plan

    /// A record as it is agreed now; those of what still runs are left out.
    void take(const schema::ActionRecord& record);

    /// Adds how long this action took before, where that is known and there is room.
    void tell(const std::string& action, std::vector<schema::Consequence>& consequences) const;

private:
    struct Kept {
        std::string id; ///< of the record
        std::string action;
        Duration took{};
    };

    std::deque<Kept> runs_; ///< oldest first
};

} // namespace bafar::actions
