#include "ui/alerts/groups.h"

#include <algorithm>
#include <string_view>

namespace bafar::ui::alerts {
namespace {

constexpr std::string_view NodePrefix = "node/";

/// The worse, the greater; -1: nothing fires.
int rankOf(const AlertGroup& group)
{
    return group.worst == nullptr ? -1 : static_cast<int>(group.worst->severity);
}

} // namespace

std::string groupOf(const schema::alerting::Alert& alert, GroupBy by)
{
    if (by != GroupBy::Node) {
        return alert.rule;
    }
    if (const auto label = alert.labels.find("node"); label != alert.labels.end()) {
        return label->second;
    }
    return alert.subject.starts_with(NodePrefix) ? alert.subject.substr(NodePrefix.size())
                                                 : std::string();
}

std::vector<AlertGroup> groupsOf(const std::vector<const schema::alerting::Alert*>& alerts,
                                 GroupBy by)
{
    std::vector<AlertGroup> groups;
    for (const schema::alerting::Alert* alert : alerts) {
        const std::string name = groupOf(*alert, by);
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&name](const AlertGroup& known) { return known.name == name; });
        if (group == groups.end()) {
            group = groups.insert(groups.end(), AlertGroup{name, {}, nullptr});
        }
        group->alerts.push_back(alert);
        const bool loud =
            alert->state == schema::alerting::AlertState::Firing && alert->inhibitedBy.empty();
        if (loud && (group->worst == nullptr || alert->severity > group->worst->severity)) {
            group->worst = alert;
        }
    }
    std::stable_sort(groups.begin(), groups.end(), [](const AlertGroup& a, const AlertGroup& b) {
        return rankOf(a) > rankOf(b);
    });
    return groups;
}

} // namespace bafar::ui::alerts
