#include "ui/map/model.h"

#include <algorithm>
#include <iterator>

#include "ui/map/alert_mark.h"
#include "ui/map/relation_text.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

bool hasText(const shared::Row& row, const QString& text)
{
    return std::any_of(row.cells.begin(), row.cells.end(), [&text](const shared::Cell& cell) {
        return shared::withoutIsolation(cell.text).contains(text, Qt::CaseInsensitive) ||
               shared::withoutIsolation(cell.tip).contains(text, Qt::CaseInsensitive);
    });
}

} // namespace

ThingsModel::ThingsModel(QObject* parent)
    : RowsModel({tr("Name"), tr("State"), tr("Role"), tr("Facts"), tr("Related"), tr("Said by"),
                 tr("Age"), tr("Alerts")},
                parent)
{
    setFigures({6}); // age; before a count of alerts stands their mark
}

void ThingsModel::setTopology(const topology::Topology& topology, const bafar::alerts::Marks& marks)
{
    using shared::CellLook;
    const RelationTexts relations(topology);
    std::vector<shared::Row> rows;
    for (const topology::Thing& thing : topology.things) {
        const schema::Entity& entity = thing.entity;
        const QString reason = shared::sentence(entity.reason);
        const QString facts = things::factsLine(entity.facts, 4);
        const QString related = relations.of(entity.id);
        shared::Row row;
        row.key = shared::fromPeer(entity.id);
        row.cells = {
            {shared::thingTitle(entity.title), CellLook::Strong, entity.state},
            {shared::stateWord(entity.state)},
            {shared::laneTitle(entity.lane), CellLook::Muted},
            {reason.isEmpty() ? facts : reason, CellLook::Plain, {}, facts},
            {related, CellLook::Plain, {}, related},
            {shared::technical(thing.speaker), CellLook::Technical},
            {things::ageText(thing), CellLook::Figures},
        };
        if (const auto mark = marks.find(entity.id); mark != marks.end()) {
            row.cells.push_back({shared::number(std::uint64_t{mark->second.count}),
                                 CellLook::Figures,
                                 shared::markOf(mark->second.worst),
                                 alertMarkLines(mark->second).join(QLatin1Char('\n')),
                                 {},
                                 shared::severityWord(mark->second.worst)});
        }
        rows.push_back(std::move(row));
    }
    all_ = std::move(rows);
    showFitting();
}

void ThingsModel::setFilter(const QString& text)
{
    if (text != filter_) {
        filter_ = text;
        showFitting();
    }
}

void ThingsModel::showFitting()
{
    std::vector<shared::Row> rows;
    std::copy_if(
        all_.begin(), all_.end(), std::back_inserter(rows),
        [this](const shared::Row& row) { return filter_.isEmpty() || hasText(row, filter_); });
    setRows(std::move(rows));
}

} // namespace bafar::ui::map
