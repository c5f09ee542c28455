#include "ui/events/model.h"

#include "ui/link/store.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {

EventsModel::EventsModel(QObject* parent)
    : RowsModel({tr("Time"), tr("Node"), tr("What happened"), tr("About"), tr("Severity")}, parent)
{
}

void EventsModel::setStore(const link::Store& store)
{
    using shared::CellLook;
    shown_.assign(store.events().rbegin(), store.events().rend());
    std::vector<shared::Row> rows;
    rows.reserve(shown_.size());
    for (const schema::Event& event : shown_) {
        shared::Row row;
        // A restarted agent counts its events anew; the moment tells them apart.
        row.key = QStringLiteral("%1/%2/%3")
                      .arg(shared::fromPeer(event.node))
                      .arg(event.sequence)
                      .arg(event.at.unixMs);
        row.cells = {
            {shared::timeOfDay(event.at), CellLook::Figures, {}, shared::dateAndTime(event.at)},
            {shared::technical(event.node), CellLook::Technical},
            {shared::sentence(event.text), CellLook::Plain, shared::markOf(event.severity),
             shared::fromPeer(event.concept_ + "." + event.kind)},
            {shared::technical(event.subject), CellLook::Technical},
            {shared::severityWord(event.severity), CellLook::Muted},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

const schema::Event& EventsModel::eventAt(int row) const
{
    return shown_[static_cast<std::size_t>(row)];
}

} // namespace bafar::ui::events
