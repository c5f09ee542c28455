#pragma once
// One action while it runs: what changed is printed, and its end is awaited as far as it is seen.
// One thread.
#include <optional>

#include "agents/ctl/follower.h"

namespace bafar::ctl {

/// Follows one action and says what changes.
class Progress {
public:
    Progress(std::string id, bool json)
        : id_(std::move(id))
        , json_(json)
    {
    }

    void take(const schema::Message& message);
    void take(const schema::ActionRecord& record);

    [[nodiscard]] const std::optional<schema::ActionRecord>& record() const { return record_; }

    [[nodiscard]] const std::string& id() const { return id_; }

    [[nodiscard]] bool over() const;

private:
    std::string id_;
    bool json_;
    std::optional<schema::ActionRecord> record_;
};

/// Waits for the end and says it: by `agent`'s stream, and while that is silent or after it broke
/// by what the agents agreed on. Ctrl+C asks the agent to stop the action, once more leaves it.
/// `lost`: the answer to the confirmation is, so it is not known whether the action began. The exit
/// code.
int followToEnd(Context& context,
                const schema::ProfileAgent& agent,
                Progress& progress,
                const Follower& follower,
                bool lost);

} // namespace bafar::ctl
