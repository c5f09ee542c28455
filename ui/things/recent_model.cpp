// The last events of one thing and its parts.
#include "ui/link/store.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/model.h"

namespace bafar::ui::things {
namespace {

using shared::CellLook;

/// True for an event about the thing or one of its parts.
bool isAbout(const std::string& subject, const std::string& id)
{
    return subject.starts_with(id) &&
           (subject.size() == id.size() || subject[id.size()] == '.' || subject[id.size()] == '/');
}

} // namespace

RecentModel::RecentModel(QObject* parent)
    : RowsModel({tr("Time"), tr("What happened")}, parent)
{
}

void RecentModel::setThing(const link::Store& store, const std::string& id, WallTime now)
{
    std::vector<shared::Row> rows;
    const auto& events = store.events();
    for (auto event = events.rbegin(); event != events.rend() && rows.size() < RowsMax; ++event) {
        if (!isAbout(event->subject, id)) {
            continue;
        }
        shared::Row row;
        row.key = QStringLiteral("%1/%2/%3")
                      .arg(shared::fromPeer(event->node))
                      .arg(event->sequence)
                      .arg(event->at.unixMs);
        row.cells = {
            {shared::moment(event->at, now), CellLook::Figures, {}, shared::dateAndTime(event->at)},
            {shared::sentence(event->text),
             CellLook::Plain,
             shared::markOf(event->severity),
             {},
             {},
             shared::markWord(event->severity)},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::things
