#include "ui/overview/known.h"

#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::overview {

Known knownOf(const link::Session& session)
{
    const link::Store& store = session.store();
    Known known{session.topology(), session.alerts()};
    known.cutOff = session.cutOff();
    known.unasked = session.unasked();
    const Instant now = session.pictureAt();
    for (const auto& [node, facts] : store.agents()) {
        NodeWord word;
        word.node = node;
        word.freshness = facts.freshness;
        word.age = store.ageOf(node, now);
        word.isConnected = facts.connected;
        word.problem = shared::sentence(facts.problem.toStdString());
        word.cluster = store.status<schema::cluster::Status>(node, schema::cluster::Name);
        word.monitoring = store.status<schema::monitoring::Status>(node, schema::monitoring::Name);
        word.database = store.status<schema::database::Status>(node, schema::database::Name);
        word.cache = store.status<schema::cache::Status>(node, schema::cache::Name);
        word.services = store.status<schema::services::Status>(node, schema::services::Name);
        word.storage = store.status<schema::storage::Status>(node, schema::storage::Name);
        known.nodes.push_back(std::move(word));
    }
    for (const schema::Event& event : store.events()) {
        if (event.severity >= schema::Severity::Warning) {
            known.worried[event.subject] = event.at;
        }
    }
    return known;
}

QString namesOf(const std::vector<std::string>& nodes)
{
    constexpr int ShownMax = 5;
    QStringList names;
    for (const std::string& node : nodes) {
        if (names.size() == ShownMax) {
            names.append(QStringLiteral("…"));
            break;
        }
        names.append(shared::technical(node));
    }
    return shared::listed(names);
}

} // namespace bafar::ui::overview
