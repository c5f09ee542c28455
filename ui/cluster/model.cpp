#include "ui/cluster/model.h"

#include "ui/cluster/group.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {
namespace {

/// "n2 0.4 ms · n3 0.5 ms", as this node measures.
QString roundTrips(const schema::cluster::Status& status)
{
    QStringList parts;
    for (const schema::cluster::Peer& peer : status.peers) {
        const bool measured = peer.state == schema::State::Ok && peer.roundTrip > Duration::zero();
        parts.append(NodesModel::tr("%1 %2").arg(shared::technical(peer.node),
                                                 measured ? shared::duration(peer.roundTrip)
                                                          : shared::stateWord(peer.state)));
    }
    return parts.join(shared::separator());
}

/// What a concept says of the node; empty: it says nothing.
std::string factOf(const schema::Entity& node, std::string_view name)
{
    for (const schema::Fact& fact : node.facts) {
        if (fact.name == name) {
            return fact.value;
        }
    }
    return {};
}

QString linkText(const link::AgentFacts& facts)
{
    if (facts.connected) {
        return facts.freshness == schema::State::Ok ? NodesModel::tr("connected")
                                                    : NodesModel::tr("connected, no word yet");
    }
    return facts.problem.isEmpty() ? NodesModel::tr("connecting") : facts.problem;
}

/// Only what is out of order is marked, and the text says how.
shared::Cell standingCell(const schema::cluster::AgreementStatus& standing)
{
    shared::Cell cell{standingWord(standing), shared::CellLook::Muted};
    const schema::State mark = markOf(standing);
    if (mark != schema::State::Ok && mark != schema::State::NotMonitored) {
        cell.mark = mark;
        cell.said = QString();
    }
    return cell;
}

} // namespace

NodesModel::NodesModel(QObject* parent)
    : RowsModel({tr("Node"), tr("State"), tr("Group"), tr("Heard"), tr("Round trips"),
                 tr("Version"), tr("Link"), shared::factHead("swarm")},
                parent)
{
    setFigures({3}); // heard
}

void NodesModel::setSession(const link::Session& session, Instant now)
{
    using shared::CellLook;
    std::vector<shared::Row> rows;
    for (const auto& [node, facts] : session.store().agents()) {
        const topology::Thing* thing = session.topology().find("node/" + node);
        const schema::State state = thing != nullptr ? thing->entity.state : facts.freshness;
        const auto* status =
            session.store().status<schema::cluster::Status>(node, schema::cluster::Name);
        const std::optional<Duration> age = session.store().ageOf(node, now);
        shared::Row row;
        row.key = shared::fromPeer(node);
        const QString link = linkText(facts);
        row.cells = {
            {shared::technical(node), CellLook::Strong, state},
            {shared::stateWord(state)},
            status != nullptr ? standingCell(status->agreement) : shared::Cell{},
            {age ? shared::age(*age) : tr("never"), CellLook::Figures},
            {status != nullptr ? roundTrips(*status) : tr("not known"),
             facts.freshness == schema::State::Ok ? CellLook::Figures : CellLook::Muted},
            {shared::technical(facts.version), CellLook::Technical},
            {link, facts.connected ? CellLook::Muted : CellLook::Plain, {}, link},
            {thing != nullptr ? shared::sentence(factOf(thing->entity, "swarm")) : QString(),
             CellLook::Muted},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::cluster
