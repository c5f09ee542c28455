#pragma once
// Where a runbook leads for one alert: pages, things and actions that are there now. No widget
// here. GUI thread.
#include <QString>
#include <vector>

#include "core/alerts/runbook_text.h"
#include "core/schema/action.h"
#include "core/schema/alerting.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::alerts {

/// An action as it is offered now for one thing.
struct OfferedAction {
    std::string action;
    std::string subject;
    QString title; ///< "Promote cache/n2"

    bool operator==(const OfferedAction&) const = default;
};

struct Links {
    static constexpr std::size_t ActionsMax = 6;

    QString thing;                      ///< entity id on the map; empty: none
    std::vector<OfferedAction> actions; ///< at most ActionsMax, of what the alert is about first
    std::vector<std::string> missing;   ///< actions that the runbook names and nobody offers now

    bool operator==(const Links&) const = default;
};

[[nodiscard]] Links linksOf(const schema::alerting::Alert& alert,
                            const bafar::alerts::RunbookText& runbook,
                            const link::Session& session);

} // namespace bafar::ui::alerts
