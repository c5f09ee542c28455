#include "ui/monitoring/facts.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QStringList>
#include <algorithm>

#include "core/schema/cache.h"
#include "core/schema/database.h"
#include "core/schema/floating_ip.h"
#include "core/schema/monitoring.h"
#include "core/schema/services.h"
#include "core/schema/storage.h"
#include "ui/link/store.h"
#include "ui/shared/format.h"

namespace bafar::ui::monitoring {
namespace {

struct FactWords {
    Q_DECLARE_TR_FUNCTIONS(NodeFacts)
};

QString number(std::ptrdiff_t count)
{
    return shared::number(static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(0, count)));
}

/// The status of a concept, as said by any agent that is heard and sees the whole cluster; the
/// node's own word first.
template <class Status, class Sees>
const Status* anyWhoSees(const link::Store& store,
                         const std::string& node,
                         std::string_view conceptName,
                         Sees sees)
{
    const Status* found = nullptr;
    for (const auto& [name, agent] : store.agents()) {
        const auto* status = store.status<Status>(name, conceptName);
        if (status != nullptr && agent.freshness == schema::State::Ok && sees(*status) &&
            (found == nullptr || name == node)) {
            found = status;
        }
    }
    return found;
}

void addAddresses(std::vector<NodeFact>& facts, const link::Store& store, const std::string& node)
{
    namespace ip = schema::floating_ip;
    const auto* status = store.status<ip::Status>(node, ip::Name);
    if (status == nullptr || status->routers.empty()) {
        return;
    }
    const auto owned =
        std::count_if(status->routers.begin(), status->routers.end(),
                      [](const ip::RouterStatus& router) { return router.holdsAddresses; });
    facts.push_back({FactWords::tr("Floating IP"),
                     owned == 0 ? FactWords::tr("stands by")
                                : FactWords::tr("owner of %1").arg(number(owned))});
}

QString roleWord(schema::database::Role role)
{
    switch (role) {
    case schema::database::Role::Primary: return FactWords::tr("primary");
    case schema::database::Role::Replica: return FactWords::tr("replica");
    case schema::database::Role::Relay: return FactWords::tr("replica and primary");
    case schema::database::Role::Alone: return FactWords::tr("alone");
    case schema::database::Role::Unknown: break;
    }
    return FactWords::tr("not known");
}

QString roleWord(schema::cache::Role role)
{
    switch (role) {
    case schema::cache::Role::Primary: return FactWords::tr("primary");
    case schema::cache::Role::Replica: return FactWords::tr("replica");
    case schema::cache::Role::Unknown: break;
    }
    return FactWords::tr("not known");
}

void addServers(std::vector<NodeFact>& facts, const link::Store& store, const std::string& node)
{
    using schema::State;
    const auto* database = store.status<schema::database::Status>(node, schema::database::Name);
    if (database != nullptr && database->state != State::NotMonitored) {
        facts.push_back({FactWords::tr("Database"), roleWord(database->role)});
    }
    const auto* cache = store.status<schema::cache::Status>(node, schema::cache::Name);
    if (cache != nullptr && cache->state != State::NotMonitored && !cache->endpoint.empty()) {
        facts.push_back({FactWords::tr("Redis"), roleWord(cache->role)});
    }
}

void addSwarm(std::vector<NodeFact>& facts, const link::Store& store, const std::string& node)
{
    namespace services = schema::services;
    const auto* own = store.status<services::Status>(node, services::Name);
    if (own == nullptr || own->swarm.role == services::Role::None) {
        return;
    }
    facts.push_back({FactWords::tr("Swarm"), own->swarm.leader ? FactWords::tr("leader")
                                             : own->swarm.role == services::Role::Manager
                                                 ? FactWords::tr("manager")
                                                 : FactWords::tr("worker")});
    const auto* whole = anyWhoSees<services::Status>(
        store, node, services::Name,
        [](const services::Status& status) { return status.swarm.quorum; });
    if (whole != nullptr) {
        const auto running = std::count_if(whole->tasks.begin(), whole->tasks.end(),
                                           [&node](const services::Task& task) {
                                               return task.node == node && task.state == "running";
                                           });
        facts.push_back({FactWords::tr("Tasks"), number(running)});
    }
}

void addBricks(std::vector<NodeFact>& facts, const link::Store& store, const std::string& node)
{
    namespace storage = schema::storage;
    const auto* whole =
        anyWhoSees<storage::Status>(store, node, storage::Name, [](const storage::Status& status) {
            return !status.volumes.empty();
        });
    if (whole == nullptr) {
        return;
    }
    std::ptrdiff_t all = 0;
    std::ptrdiff_t serving = 0;
    for (const storage::Volume& volume : whole->volumes) {
        for (const storage::Brick& brick : volume.bricks) {
            all += brick.node == node ? 1 : 0;
            serving += brick.node == node && brick.state == schema::State::Ok ? 1 : 0;
        }
    }
    if (all > 0) {
        facts.push_back(
            {FactWords::tr("Bricks"), FactWords::tr("%1 of %2").arg(number(serving), number(all))});
    }
}

} // namespace

std::vector<NodeFact> factsOf(const link::Store& store, const std::string& node, WallTime now)
{
    std::vector<NodeFact> facts;
    addAddresses(facts, store, node);
    addServers(facts, store, node);
    addSwarm(facts, store, node);
    addBricks(facts, store, node);
    const auto* host = store.status<schema::monitoring::Status>(node, schema::monitoring::Name);
    if (host != nullptr && host->bootedAt.unixMs > 0 && host->bootedAt.unixMs <= now.unixMs) {
        facts.push_back({FactWords::tr("Up"), shared::duration(std::chrono::milliseconds(
                                                  now.unixMs - host->bootedAt.unixMs))});
    }
    return facts;
}

QString richLine(const std::vector<NodeFact>& facts)
{
    QStringList parts;
    for (const NodeFact& fact : facts) {
        // A fact stays on one line; the line breaks between facts.
        const QString value = QStringLiteral("<b>%1</b>").arg(fact.value.toHtmlEscaped());
        parts.append(QStringLiteral("<span style='white-space:pre'>%1</span>")
                         .arg(FactWords::tr("%1 %2").arg(fact.name.toHtmlEscaped(), value)));
    }
    // Said, not guessed: a line that begins with a Latin word would run from the left.
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    return QStringLiteral("<p dir='%1'>%2</p>")
        .arg(mirrored ? QStringLiteral("rtl") : QStringLiteral("ltr"),
             parts.join(QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp; ")));
}

QString plainLine(const std::vector<NodeFact>& facts)
{
    QStringList parts;
    for (const NodeFact& fact : facts) {
        parts.append(FactWords::tr("%1 %2").arg(fact.name, fact.value));
    }
    return parts.join(shared::comma());
}

} // namespace bafar::ui::monitoring
