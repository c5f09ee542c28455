#include <algorithm>

#include "ui/shared/format.h"
#include "ui/shared/wording.h"
#include "ui/things/model.h"
#include "ui/things/relation.h"
#include "ui/things/text.h"

namespace bafar::ui::things {
namespace {

/// How a relation is: its mark and words are beside the way of being related, because it may fail
/// between two things that are well.
shared::Cell wayCell(const schema::Relation& relation, bool away)
{
    const QString way = away ? shared::relationWord(relation) : shared::relationWordBack(relation);
    const QString said = relationText(relation);
    shared::Cell cell;
    cell.text = said.isEmpty() ? way : RelationsModel::tr("%1 (%2)").arg(way, said);
    cell.look = shared::CellLook::Muted;
    if (relation.state != schema::State::Ok) {
        cell.look = shared::CellLook::Plain;
        cell.mark = relation.state;
        if (saysState(relation)) {
            cell.said = QString(); // its text does
        }
    }
    return cell;
}

/// The other thing, and how well that is itself.
shared::Cell otherCell(const topology::Topology& topology, const std::string& id)
{
    const topology::Thing* thing = topology.find(id);
    return {titleOf(topology, id), shared::CellLook::Link,
            thing != nullptr ? thing->entity.state : schema::State::Unknown};
}

/// Those that are not well first, then as they come.
bool isWorse(const topology::Edge* a, const topology::Edge* b)
{
    const schema::State one = a->relation.state;
    const schema::State two = b->relation.state;
    return one != two && schema::worse(one, two) == one;
}

} // namespace

RelationsModel::RelationsModel(QObject* parent)
    : RowsModel({tr("How"), tr("What")}, parent)
{
}

void RelationsModel::setThing(const topology::Topology& topology, const std::string& id)
{
    std::vector<const topology::Edge*> own;
    for (const topology::Edge& edge : topology.edges) {
        const schema::Relation& relation = edge.relation;
        // Who hears whom is the nodes' own table.
        if ((relation.from == id) != (relation.to == id) &&
            relation.kind != schema::RelationKind::Peers) {
            own.push_back(&edge);
        }
    }
    std::stable_sort(own.begin(), own.end(), isWorse);
    leftOut_ = own.size() - std::min(own.size(), RowsMax);
    own.resize(own.size() - leftOut_);
    std::vector<shared::Row> rows;
    tips_.clear();
    for (const topology::Edge* edge : own) {
        const schema::Relation& relation = edge->relation;
        const bool away = relation.from == id;
        const std::string& other = away ? relation.to : relation.from;
        shared::Row row;
        row.key = QStringLiteral("%1 %2 %3")
                      .arg(static_cast<int>(relation.kind))
                      .arg(away ? 1 : 0)
                      .arg(shared::fromPeer(other));
        if (tips_.contains(row.key)) {
            continue; // ids longer than what is shown of them may look the same
        }
        row.cells = {wayCell(relation, away), otherCell(topology, other)};
        tips_.insert(row.key, relationTip(topology, *edge));
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

QVariant RelationsModel::data(const QModelIndex& index, int role) const
{
    return role == Qt::ToolTipRole && index.isValid()
               ? QVariant(shared::plainTip(tips_.value(keyAt(index.row()))))
               : RowsModel::data(index, role);
}

QString RelationsModel::otherAt(int row) const
{
    return keyAt(row).section(QLatin1Char(' '), 2);
}

} // namespace bafar::ui::things
