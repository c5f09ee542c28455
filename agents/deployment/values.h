#pragma once
// What the node feeds the deployment machine of what the agents agreed on. Values only.
#include <memory>
#include <string>
#include <vector>

#include "core/schema/action_record.h"
#include "core/schema/agreed.h"

namespace bafar::deployment {

/// An action as it was agreed on last.
struct AgreedAction {
    std::uint64_t index = 0;                            ///< of the record
    std::shared_ptr<const schema::ActionRecord> record; ///< never null

    bool operator==(const AgreedAction&) const = default; ///< the same record
};

/// A small fact that was set or cleared.
struct AgreedSlot {
    std::uint64_t index = 0; ///< of the record
    schema::SlotChange change;

    bool operator==(const AgreedSlot&) const = default;
};

/// The agreed records moved: actions and slots that were added since, oldest first; at start all
/// that are kept.
struct AgreedMoved {
    std::vector<AgreedAction> actions;
    std::vector<AgreedSlot> slots;
    std::uint64_t actionsFrom = 0; ///< ended actions with a lower index are kept no more
    std::string running;           ///< id of the action that runs; empty: none
    bool anew = false;             ///< what was told before does not count any more

    bool operator==(const AgreedMoved&) const = default;
};

} // namespace bafar::deployment
