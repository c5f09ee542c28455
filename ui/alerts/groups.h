#pragma once
// How the list of alerts is grouped, apart from those that another alert mutes. No widget here.
#include <cstdint>
#include <string>
#include <vector>

#include "core/schema/alerting.h"

namespace bafar::ui::alerts {

enum class GroupBy : std::uint8_t { None, Rule, Node };

/// The alerts of one rule, or of one node.
struct AlertGroup {
    std::string name; ///< empty: of no node
    std::vector<const schema::alerting::Alert*> alerts;
    const schema::alerting::Alert* worst = nullptr; ///< that fires and is not muted; null: none
};

/// What an alert is grouped under; empty: of no node.
[[nodiscard]] std::string groupOf(const schema::alerting::Alert& alert, GroupBy by);

/// The worst first, else as their first alerts come.
[[nodiscard]] std::vector<AlertGroup> groupsOf(
    const std::vector<const schema::alerting::Alert*>& alerts, GroupBy by);

} // namespace bafar::ui::alerts
