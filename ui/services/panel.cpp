#include "ui/services/panel.h"

#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "core/schema/load_balancer.h"
#include "core/schema/services.h"
#include "ui/link/session.h"
#include "ui/services/task_facts.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::services {
namespace {

namespace contract = schema::load_balancer;

/// What the nodes that get requests say of the servers that are this service's tasks, or this task.
std::vector<contract::ServerStatus> serversOf(const link::Store& store, const std::string& name)
{
    std::vector<contract::ServerStatus> servers;
    for (const auto& [node, facts] : store.agents()) {
        const auto* status = store.status<contract::Status>(node, contract::Name);
        const bool serves =
            status != nullptr && facts.freshness == schema::State::Ok &&
            std::any_of(status->listeners.begin(), status->listeners.end(),
                        [](const contract::ListenerStatus& one) { return one.here; });
        for (const auto& upstream :
             serves ? status->upstreams : std::vector<contract::UpstreamStatus>()) {
            std::copy_if(upstream.servers.begin(), upstream.servers.end(),
                         std::back_inserter(servers), [&](const contract::ServerStatus& one) {
                             return upstream.service == name || one.name == name;
                         });
        }
    }
    return servers;
}

std::vector<Word> wordsOf(const link::Store& store)
{
    std::vector<Word> words;
    for (const auto& [node, facts] : store.agents()) {
        words.push_back({node, facts.freshness == schema::State::Ok,
                         store.status<schema::services::Status>(node, schema::services::Name)});
    }
    return words;
}

/// The moment that the managers' words are of, by their clock: simulated time works too.
WallTime momentOf(const link::Store& store)
{
    WallTime newest;
    for (const auto& [node, facts] : store.agents()) {
        const auto* status = store.status<schema::services::Status>(node, schema::services::Name);
        if (status != nullptr && status->swarm.quorum) {
            newest.unixMs = std::max(newest.unixMs, facts.spokeAt.unixMs);
        }
    }
    return newest;
}

} // namespace

WayPanel::WayPanel(link::Session& session, const QString& entity, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , name_(entity.section(QLatin1Char('/'), 1).toStdString())
    , facts_(new shared::FactList(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(facts_);
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
}

void WayPanel::refresh()
{
    std::set<QString> ways;
    std::set<QString> problems;
    for (const contract::ServerStatus& server : serversOf(session_.store(), name_)) {
        switch (server.way) {
        case contract::Way::Address: ways.insert(tr("its address")); break;
        case contract::Way::HostPort: ways.insert(tr("its node's host port")); break;
        case contract::Way::Overlay:
            ways.insert(tr("the overlay network %1").arg(shared::technical(server.network)));
            break;
        case contract::Way::None: break;
        }
        if (!server.problem.empty()) {
            problems.insert(shared::sentence(server.problem));
        }
    }
    const auto lines = [](const std::set<QString>& of) {
        return QStringList(of.begin(), of.end()).join(QLatin1Char('\n'));
    };
    const std::vector<Word> words = wordsOf(session_.store());
    const WallTime now = momentOf(session_.store());
    FactRows rows = serviceFacts(words, name_, now);
    if (rows.empty()) {
        rows = taskFacts(words, name_, now);
    }
    if (!ways.empty()) {
        rows.push_back({tr("Reached by"), lines(ways)});
    }
    if (!problems.empty()) {
        rows.push_back({tr("Not reached"), lines(problems)});
    }
    facts_->setRows(rows);
    setVisible(!rows.empty());
}

} // namespace bafar::ui::services
