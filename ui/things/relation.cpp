#include "ui/things/relation.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::things {
namespace {

struct RelationWords {
    Q_DECLARE_TR_FUNCTIONS(TopologyPage)
};

/// A load balancer's label tells it already, and of a cache's stream the unit.
bool tellsRate(const std::string& label)
{
    return label.find("/s") != std::string::npos;
}

/// What a database's replica gets are commits; elsewhere the way of being related has the noun.
QString rateText(const schema::Relation& relation)
{
    const bool isCommits =
        relation.kind == schema::RelationKind::Replicates && relation.from.starts_with("database/");
    return isCommits ? RelationWords::tr("%1 commits/s")
                           .arg(shared::number(relation.rate, relation.rate < 10 ? 1 : 0))
                     : shared::perSecond(relation.rate);
}

/// Without what is empty.
QString together(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(shared::separator());
}

} // namespace

QString relationFigures(const schema::Relation& relation)
{
    const QString label = shared::sentence(relation.label);
    if (isQuiet(relation.state)) {
        return label;
    }
    QStringList parts{label};
    if (relation.rate > 0 && std::isfinite(relation.rate) && !tellsRate(relation.label)) {
        parts.append(rateText(relation));
    }
    if (relation.latency && *relation.latency > Duration{}) {
        parts.append(RelationWords::tr("p95 %1").arg(shared::duration(*relation.latency)));
    }
    return together(parts);
}

bool saysState(const schema::Relation& relation)
{
    return relation.state != schema::State::Ok && relation.label.empty();
}

QString relationText(const schema::Relation& relation)
{
    const QString state = saysState(relation) ? shared::stateWord(relation.state) : QString();
    return together({state, relationFigures(relation)});
}

QStringList relationLines(const topology::Edge& edge, const QString& from, const QString& to)
{
    const schema::Relation& relation = edge.relation;
    QStringList lines{RelationWords::tr("%1 %2 %3").arg(from, shared::relationWord(relation), to),
                      together({shared::stateWord(relation.state), relationFigures(relation)})};
    if (!edge.speaker.empty()) { // of the past it is not kept
        lines.append(RelationWords::tr("said by %1, %2 ago")
                         .arg(shared::technical(edge.speaker), shared::age(edge.age)));
    }
    return lines;
}

QString relationTip(const topology::Topology& topology, const topology::Edge& edge)
{
    return relationLines(edge, titleOf(topology, edge.relation.from),
                         titleOf(topology, edge.relation.to))
        .join(QLatin1Char('\n'));
}

} // namespace bafar::ui::things
