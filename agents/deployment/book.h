#pragma once
// The records of the services' changes, derived from what the agents agreed on.
//
// A pure fold: the same agreed actions and slots give the same book on every agent, in every life
// of it. It forgets an action when the agents do. Texts that people or Docker wrote are sanitized
// and cut. One owner, one thread.
#include <map>
#include <optional>

#include "agents/deployment/values.h"
#include "core/schema/deployment.h"

namespace bafar::deployment {

namespace contract = schema::deployment;

/// The record of the service's change that this action made; nothing: it changed no service.
[[nodiscard]] std::optional<contract::Deployment> recordOf(const schema::ActionRecord& action);

class Book {
public:
    static constexpr std::size_t OutsideMax = 400; ///< changes that were not through Bafar

    /// Newest records that have their steps, and what the service had then.
    static constexpr std::size_t StepsTold = 50;

    /// True where anything is different now.
    bool take(const AgreedMoved& moved);

    /// The newest `limit` of all, newest first; those behind StepsTold without either.
    [[nodiscard]] std::vector<contract::Deployment> newest(std::size_t limit) const;

    [[nodiscard]] std::size_t size() const { return actions_.size() + outside_.size(); }

    /// The change not through Bafar with this id; null: none is agreed on.
    [[nodiscard]] const contract::Deployment* outside(const std::string& id) const;

    /// Those not through Bafar beyond the newest `keep`, oldest first: ids of slots that may be
    /// cleared, and the indexes of what stands there.
    [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> outsideBeyond(
        std::size_t keep) const;

    /// Whether a change of this service by Bafar runs.
    [[nodiscard]] bool runs(const std::string& service) const;

private:
    struct Kept {
        std::uint64_t index = 0; ///< of the agreed record
        contract::Deployment record;
    };

    bool takeAction(const AgreedAction& action);
    bool takeSlot(const AgreedSlot& slot);
    bool forget(const AgreedMoved& moved);

    std::map<std::string, Kept> actions_; ///< by id
    std::map<std::string, Kept> outside_; ///< by id, which is the slot's key
};

} // namespace bafar::deployment
