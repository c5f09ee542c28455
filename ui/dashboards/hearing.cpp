#include "ui/dashboards/hearing.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/link/store.h"

namespace bafar::ui::dashboards {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DashboardsPage)
};

} // namespace

bool anyTells(const link::Store& store, const std::set<std::string>& nodes)
{
    return std::any_of(nodes.begin(), nodes.end(), [&store](const std::string& node) {
        const link::AgentFacts* facts = store.agent(node);
        return facts != nullptr && !facts->series.names.empty();
    });
}

QString whyNoLines(const link::Store& store, const std::set<std::string>& nodes)
{
    if (nodes.empty() || anyTells(store, nodes)) {
        return {};
    }
    bool spoke = false;
    bool live = false;
    for (const std::string& node : nodes) {
        const link::AgentFacts* facts = store.agent(node);
        if (facts != nullptr && !facts->reports.empty()) {
            spoke = true;
            live = live || facts->freshness == schema::State::Ok;
        }
    }
    if (live) {
        return Words::tr("The nodes that are heard have told no metrics: there is nothing to draw "
                         "yet.");
    }
    return spoke ? Words::tr("None of these nodes is heard, and none told its metrics before.")
                 : Words::tr("None of these nodes was heard yet: lines begin with their first "
                             "figures.");
}

} // namespace bafar::ui::dashboards
