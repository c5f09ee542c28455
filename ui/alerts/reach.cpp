#include "ui/alerts/reach.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/topology/topology.h"
#include "ui/shared/format.h"
#include "ui/things/text.h"

namespace bafar::ui::alerts {
namespace {

using schema::RelationKind;

constexpr std::size_t NamedMax = 8;

struct ReachWords {
    Q_DECLARE_TR_FUNCTIONS(AlertsPage)
};

/// Adds what depends on one of `used` along this relation. A standby does not, nor who only hears.
void addUser(const schema::Relation& relation,
             const std::set<std::string>& used,
             std::set<std::string>& all)
{
    const RelationKind kind = relation.kind;
    const bool both = kind == RelationKind::Mirrors;
    const bool back = kind == RelationKind::Traffic || kind == RelationKind::Write ||
                      kind == RelationKind::Read || kind == RelationKind::RunsOn;
    const bool away = kind == RelationKind::Owns || kind == RelationKind::Replicates;
    if ((both || back) && used.contains(relation.to)) {
        all.insert(relation.from);
    }
    if ((both || away) && used.contains(relation.from)) {
        all.insert(relation.to);
    }
}

} // namespace

Reach reachOf(const topology::Topology& topology, const std::string& id)
{
    Reach reach;
    if (topology.find(id) == nullptr) {
        return reach;
    }
    std::set<std::string> used{id};
    for (const topology::Edge& edge : topology.edges) {
        if (edge.relation.kind == RelationKind::RunsOn && edge.relation.to == id) {
            used.insert(edge.relation.from);
        }
    }
    reach.all = used;
    for (const topology::Edge& edge : topology.edges) {
        addUser(edge.relation, used, reach.all);
    }
    for (const topology::Thing& thing : topology.things) {
        if (thing.entity.id != id && reach.all.contains(thing.entity.id)) {
            reach.touched.push_back(thing.entity.id);
        }
    }
    return reach;
}

QString touchedText(const topology::Topology& topology, const Reach& reach)
{
    const std::size_t named = std::min(reach.touched.size(), NamedMax);
    QStringList names;
    for (std::size_t i = 0; i < named; ++i) {
        names.append(things::titleOf(topology, reach.touched[i]));
    }
    const std::size_t leftOut = reach.touched.size() - named;
    if (leftOut > 0) {
        names.append(ReachWords::tr("and %Ln more", nullptr, static_cast<int>(leftOut)));
    }
    return leftOut > 0 ? names.join(shared::comma()) : shared::listed(names);
}

} // namespace bafar::ui::alerts
