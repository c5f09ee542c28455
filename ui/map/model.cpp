#include "ui/map/model.h"

#include "ui/map/alert_mark.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::map {

ThingsModel::ThingsModel(QObject* parent)
    : RowsModel({tr("Name"), tr("State"), tr("Role"), tr("Facts"), tr("Said by"), tr("Age"),
                 tr("Alerts")},
                parent)
{
}

void ThingsModel::setTopology(const topology::Topology& topology, const bafar::alerts::Marks& marks)
{
    using shared::CellLook;
    std::vector<shared::Row> rows;
    for (const topology::Thing& thing : topology.things) {
        const schema::Entity& entity = thing.entity;
        const QString reason = shared::sentence(entity.reason);
        const QString facts = things::factsLine(entity.facts, 4);
        shared::Row row;
        row.key = shared::fromPeer(entity.id);
        row.cells = {
            {shared::thingTitle(entity.title), CellLook::Strong, entity.state},
            {shared::stateWord(entity.state)},
            {shared::laneTitle(entity.lane), CellLook::Muted},
            {reason.isEmpty() ? facts : reason, CellLook::Plain, {}, facts},
            {shared::technical(thing.speaker), CellLook::Technical},
            {things::ageText(thing), CellLook::Figures},
        };
        if (const auto mark = marks.find(entity.id); mark != marks.end()) {
            row.cells.push_back({shared::number(std::uint64_t{mark->second.count}),
                                 CellLook::Figures, shared::markOf(mark->second.worst),
                                 alertMarkLines(mark->second).join(QLatin1Char('\n'))});
        }
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::map
