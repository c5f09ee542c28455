#include "ui/floating_ip/history.h"

#include <iterator>
#include <optional>

#include "core/schema/floating_ip.h"
#include "core/schema/json.h"
#include "ui/floating_ip/model.h"
#include "ui/link/store.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::floating_ip {
namespace {

namespace contract = schema::floating_ip;

constexpr std::string_view Became = "became_";

bool isTransition(const schema::Event& event, const std::string& entity)
{
    return event.concept_ == contract::Name && event.subject == entity &&
           event.kind.starts_with(Became);
}

/// "backup → active"; of an event without a body, only what it became.
QString changeText(const schema::Event& event, const std::optional<contract::Event>& body)
{
    if (body) {
        return TransitionsModel::tr("%1 → %2").arg(routerStateText(body->from),
                                                   routerStateText(body->to));
    }
    const std::string_view name = std::string_view(event.kind).substr(Became.size());
    for (std::size_t i = 0; i < std::size(contract::RouterStateNames); ++i) {
        if (name == contract::RouterStateNames[i]) {
            return routerStateText(static_cast<contract::RouterState>(i));
        }
    }
    return shared::technical(name);
}

QString clockText(WallTime at, WallTime now)
{
    const QString day = shared::day(at);
    const QString clock = shared::timeOfDay(at);
    return day == shared::day(now) ? clock : shared::technical(day) + QLatin1Char(' ') + clock;
}

shared::Row transitionRow(const schema::Event& event, WallTime now)
{
    using shared::CellLook;
    const Result<contract::Event> parsed = schema::fromJson<contract::Event>(event.body.text);
    const std::optional<contract::Event> body =
        parsed ? std::optional<contract::Event>(*parsed) : std::nullopt;
    const QString why = shared::sentence(body ? body->why : event.text);
    shared::Row row;
    row.key = QStringLiteral("%1/%2/%3")
                  .arg(shared::fromPeer(event.node))
                  .arg(event.sequence)
                  .arg(event.at.unixMs);
    row.cells = {
        {clockText(event.at, now), CellLook::Figures, {}, shared::dateAndTime(event.at)},
        {shared::technical(event.node), CellLook::Strong},
        {changeText(event, body),
         CellLook::Plain,
         shared::markOf(event.severity),
         {},
         {},
         shared::markWord(event.severity)},
        {why, CellLook::Plain, {}, why},
    };
    return row;
}

} // namespace

TransitionsModel::TransitionsModel(QObject* parent)
    : RowsModel({tr("Time"), tr("Node"), tr("Change"), tr("Why")}, parent)
{
}

void TransitionsModel::setThing(const link::Store& store, const std::string& entity, WallTime now)
{
    std::vector<shared::Row> rows;
    const auto& events = store.events();
    for (auto event = events.rbegin(); event != events.rend() && rows.size() < RowsMax; ++event) {
        if (isTransition(*event, entity)) {
            rows.push_back(transitionRow(*event, now));
        }
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::floating_ip
