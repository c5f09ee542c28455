#include "ui/events/model.h"

#include "core/topology/topology.h"
#include "ui/link/store.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

using shared::CellLook;

constexpr std::size_t AboutColumn = 3;

/// "MariaDB n1"; an id where the map has no title for it.
shared::Cell aboutCell(const std::string& subject, const topology::Topology& topology)
{
    if (const topology::Thing* thing = topology.find(subject)) {
        return {
            shared::fromPeer(thing->entity.title), CellLook::Plain, {}, shared::technical(subject)};
    }
    constexpr std::string_view Action = "action/";
    constexpr std::size_t IdShown = 8; // as the plan dialog shows it
    if (subject.starts_with(Action)) {
        return {EventsModel::tr("action %1")
                    .arg(shared::technical(subject.substr(Action.size(), IdShown))),
                CellLook::Plain,
                {},
                shared::technical(subject)};
    }
    return {shared::technical(subject), CellLook::Technical};
}

shared::Row eventRow(const QString& key,
                     const schema::Event& event,
                     const topology::Topology& topology)
{
    shared::Row row;
    row.key = key;
    row.cells = {
        {shared::timeOfDay(event.at), CellLook::Figures, {}, shared::dateAndTime(event.at)},
        {shared::technical(event.node), CellLook::Technical},
        {shared::sentence(event.text), CellLook::Plain, shared::markOf(event.severity),
         shared::fromPeer(event.concept_ + "." + event.kind)},
        aboutCell(event.subject, topology),
        {shared::severityWord(event.severity), CellLook::Muted},
    };
    return row;
}

} // namespace

EventsModel::EventsModel(QObject* parent)
    : RowsModel({tr("Time"), tr("Node"), tr("What happened"), tr("About"), tr("Severity")}, parent)
{
}

WallTime newestMoment(const link::Store& store, WallTime now)
{
    constexpr std::int64_t AheadMs = 5000;
    WallTime latest;
    for (const auto& [node, facts] : store.agents()) {
        latest = std::max(latest, facts.sampledAt);
    }
    if (!store.events().empty()) {
        latest = std::max(latest, store.events().back().at);
    }
    return std::min(latest, WallTime{now.unixMs + AheadMs});
}

void EventsModel::setStore(const link::Store& store, const topology::Topology& topology)
{
    QHash<QString, shared::Row> known;
    std::vector<shared::Row> rows;
    rows.reserve(store.events().size());
    for (auto event = store.events().rbegin(); event != store.events().rend(); ++event) {
        // A restarted agent counts its events anew; the moment tells them apart.
        const QString key = QStringLiteral("%1/%2/%3")
                                .arg(shared::fromPeer(event->node))
                                .arg(event->sequence)
                                .arg(event->at.unixMs);
        const auto before = known_.constFind(key);
        const bool settled =
            before != known_.constEnd() && before->cells[AboutColumn].look != CellLook::Technical;
        rows.push_back(settled ? *before : eventRow(key, *event, topology));
        known.insert(key, rows.back());
    }
    known_ = std::move(known);
    setRows(std::move(rows));
}

} // namespace bafar::ui::events
