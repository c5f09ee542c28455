#pragma once
// The alerts of all agents put together, and whose word is missing or old. GUI thread; values.
#include <set>
#include <string>

#include "core/alerts/board.h"

namespace bafar::link {

class Store;

struct Alerts {
    alerts::Board board;
    alerts::Marks marks;         ///< of the board
    std::set<std::string> heard; ///< nodes that tell of alerts now
    std::set<std::string> old;   ///< that did, and are not heard now: their last word stands
    std::set<std::string> mute;  ///< that are heard, and know nothing of alerts: an old agent

    bool operator==(const Alerts&) const = default;

    /// Somebody evaluates rules, or did when it was last heard.
    [[nodiscard]] bool isConfigured() const;
};

[[nodiscard]] Alerts alertsOf(const Store& store);

} // namespace bafar::link
