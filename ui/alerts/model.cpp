#include "ui/alerts/model.h"

#include <QGuiApplication>
#include <map>

#include "core/topology/topology.h"
#include "ui/alerts/text.h"
#include "ui/shared/format.h"
#include "ui/shared/magnitude.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::alerts {
namespace {

using schema::alerting::AlertState;
using shared::CellLook;

const QLatin1String FoldPrefix("muted by ");

bool isAbout(const Alert& alert, const QString& entity)
{
    const std::string id = entity.toStdString();
    return alert.subject == id || alert.subject.starts_with(id + "/") ||
           alert.subject.starts_with(id + ".");
}

bool says(const Alert& alert, const QString& text)
{
    const auto has = [&text](const QString& where) {
        return shared::withoutIsolation(where).contains(text, Qt::CaseInsensitive);
    };
    if (has(shared::fromPeer(alert.rule)) || has(shared::fromPeer(alert.summary)) ||
        has(shared::sentence(alert.summary)) || has(shared::fromPeer(alert.subject))) {
        return true;
    }
    return std::any_of(alert.labels.begin(), alert.labels.end(),
                       [&has](const auto& label) { return has(shared::fromPeer(label.second)); });
}

bool fits(const Alert& alert, const Filter& filter)
{
    return (!filter.severity || alert.severity == *filter.severity) &&
           (filter.entity.isEmpty() || isAbout(alert, filter.entity)) &&
           (filter.text.isEmpty() || says(alert, filter.text));
}

bool isMuted(const Alert& alert)
{
    return alert.state != AlertState::Resolved && !alert.inhibitedBy.empty();
}

} // namespace

AlertsModel::AlertsModel(QObject* parent)
    : RowsModel({tr("Severity"), tr("State"), tr("What is wrong"), tr("About"), tr("Rule"),
                 tr("Since"), tr("Value")},
                parent)
{
}

QString AlertsModel::foldKey(const std::string& cause)
{
    return FoldPrefix + shared::fromPeer(cause);
}

bool AlertsModel::toggle(const QString& key)
{
    if (!key.startsWith(FoldPrefix)) {
        return false;
    }
    if (opened_.erase(key) == 0) {
        opened_.insert(key);
    }
    return true;
}

void AlertsModel::reveal(const schema::alerting::Alert& alert)
{
    if (isMuted(alert)) {
        opened_.insert(foldKey(alert.inhibitedBy));
    }
}

shared::Row AlertsModel::foldOf(const std::string& cause, int count, bool open)
{
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const QString sign = open       ? QStringLiteral("▾ ")
                         : mirrored ? QStringLiteral("◂ ")
                                    : QStringLiteral("▸ ");
    const QString reason = cause == "maintenance"
                               ? tr("because their nodes are in maintenance")
                               : tr("by %1, which says why").arg(shared::technical(cause));
    return {
        foldKey(cause),
        {{sign + tr("%Ln muted", nullptr, count), CellLook::Link}, {}, {reason, CellLook::Muted}}};
}

void AlertsModel::setAlerts(const link::Alerts& alerts,
                            const topology::Topology& topology,
                            const Filter& filter,
                            WallTime now)
{
    const auto rowOf = [&](const Alert& alert) {
        const bool over = alert.state == AlertState::Resolved;
        const bool loud = alert.state == AlertState::Firing && !isMuted(alert);
        const WallTime moment = over ? alert.resolvedAt : alert.since;
        const QString state = isMuted(alert) ? tr("%1, muted").arg(alertStateWord(alert.state))
                                             : alertStateWord(alert.state);
        shared::Row row;
        row.key = shared::fromPeer(alert.fingerprint);
        row.cells = {
            {shared::severityWord(alert.severity),
             loud ? CellLook::Strong : CellLook::Muted,
             markOf(alert, isOld(alert, alerts)),
             {},
             -static_cast<double>(alert.severity)},
            {state, loud ? CellLook::Plain : CellLook::Muted},
            {shared::sentence(alert.summary),
             loud ? CellLook::Plain : CellLook::Muted,
             {},
             shared::sentence(alert.summary)},
            {things::titleOf(topology, alert.subject),
             CellLook::Technical,
             {},
             shared::fromPeer(alert.subject)},
            {shared::technical(alert.rule), CellLook::Muted},
            {momentText(moment, now),
             CellLook::Figures,
             {},
             shared::dateAndTime(moment),
             static_cast<double>(moment.unixMs)},
            {shared::sentence(alert.value),
             CellLook::Figures,
             {},
             {},
             shared::magnitudeOf(alert.value)},
        };
        return row;
    };
    std::vector<shared::Row> loud;
    std::vector<shared::Row> rest;
    std::map<std::string, std::vector<shared::Row>> muted;
    for (const Alert& alert : alerts.board.alerts) {
        if (fits(alert, filter)) {
            (isMuted(alert)                      ? muted[alert.inhibitedBy]
             : alert.state == AlertState::Firing ? loud
                                                 : rest)
                .push_back(rowOf(alert));
        }
    }
    for (auto& [cause, rows] : muted) {
        const bool open = opened_.contains(foldKey(cause));
        loud.push_back(foldOf(cause, static_cast<int>(rows.size()), open));
        if (open) {
            for (shared::Row& row : rows) {
                row.isPart = true;
            }
            std::move(rows.begin(), rows.end(), std::back_inserter(loud));
        }
    }
    std::move(rest.begin(), rest.end(), std::back_inserter(loud));
    setRows(std::move(loud));
}

} // namespace bafar::ui::alerts
