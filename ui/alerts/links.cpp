#include "ui/alerts/links.h"

#include <QCoreApplication>

#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::alerts {
namespace {

using schema::alerting::Alert;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AlertsPage)
};

/// What an alert may be about, the nearest first.
std::vector<std::string> candidates(const Alert& alert)
{
    std::vector<std::string> ids{alert.subject};
    for (const auto& [name, value] : alert.labels) {
        ids.push_back(value); // relations carry ids
    }
    for (const char* name : {"peer", "node"}) {
        if (const auto label = alert.labels.find(name); label != alert.labels.end()) {
            ids.push_back("node/" + label->second);
        }
    }
    return ids;
}

QString thingOf(const Alert& alert,
                const bafar::alerts::RunbookText& runbook,
                const topology::Topology& topology)
{
    const std::vector<std::string> ids = candidates(alert);
    for (const std::string& prefix : runbook.entities) {
        for (const std::string& id : ids) {
            if (id.starts_with(prefix) && topology.find(id) != nullptr) {
                return QString::fromStdString(id);
            }
        }
    }
    return topology.find(alert.subject) == nullptr ? QString()
                                                   : QString::fromStdString(alert.subject);
}

/// What fresh agents offer under this name, for each thing once.
std::vector<schema::ActionInfo> offersOf(const std::string& action, const link::Store& store)
{
    std::vector<schema::ActionInfo> found;
    for (const auto& [node, facts] : store.agents()) {
        if (!facts.connected || facts.freshness != schema::State::Ok) {
            continue;
        }
        for (const schema::ActionInfo& info : facts.offers) {
            const bool known =
                std::any_of(found.begin(), found.end(), [&](const schema::ActionInfo& other) {
                    return other.subject == info.subject;
                });
            if (info.name == action && !known) {
                found.push_back(info);
            }
        }
    }
    return found;
}

/// How far an offer's thing is from the alert's: 0 the same, 1 a part of it, 2 on its node, 3 not.
int distance(const schema::ActionInfo& offer, const Alert& alert, const topology::Topology& picture)
{
    const auto node = alert.labels.find("node");
    const topology::Thing* thing = picture.find(offer.subject);
    return offer.subject == alert.subject                   ? 0
           : offer.subject.starts_with(alert.subject + "/") ? 1
           : node != alert.labels.end() && thing != nullptr && thing->entity.node == node->second
               ? 2
               : 3;
}

} // namespace

Links linksOf(const Alert& alert,
              const bafar::alerts::RunbookText& runbook,
              const link::Session& session)
{
    const topology::Topology& topology = session.topology();
    Links links;
    links.thing = thingOf(alert, runbook, topology);
    for (const std::string& action : runbook.actions) {
        std::vector<schema::ActionInfo> offers = offersOf(action, session.store());
        std::stable_sort(offers.begin(), offers.end(), [&](const auto& a, const auto& b) {
            return distance(a, alert, topology) < distance(b, alert, topology);
        });
        // What is offered for the thing itself is what is meant; others are no help then.
        const bool exact = !offers.empty() && distance(offers.front(), alert, topology) == 0;
        for (const schema::ActionInfo& offer : offers) {
            if (links.actions.size() < Links::ActionsMax &&
                (!exact || distance(offer, alert, topology) == 0)) {
                links.actions.push_back(
                    {offer.name, offer.subject,
                     Words::tr("%1: %2").arg(shared::sentence(offer.title),
                                             things::titleOf(topology, offer.subject))});
            }
        }
        if (offers.empty()) {
            links.missing.push_back(action);
        }
    }
    return links;
}

} // namespace bafar::ui::alerts
