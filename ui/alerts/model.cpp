#include "ui/alerts/model.h"

#include <QGuiApplication>
#include <map>

#include "core/alerts/board.h"
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
const QLatin1String GroupPrefixes[] = {QLatin1String(), QLatin1String("group of rule "),
                                       QLatin1String("group of node ")};

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

QString signOf(bool open)
{
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    return open ? QStringLiteral("▾ ") : mirrored ? QStringLiteral("◂ ") : QStringLiteral("▸ ");
}

shared::Row alertRow(const Alert& alert,
                     const link::Alerts& alerts,
                     const topology::Topology& topology,
                     WallTime now)
{
    const bool loud = alert.state == AlertState::Firing && !isMuted(alert);
    const bool old = isOld(alert, alerts);
    const WallTime moment = bafar::alerts::stateSince(alert);
    const QString state = isMuted(alert)
                              ? AlertsModel::tr("%1, muted").arg(alertStateWord(alert.state))
                              : alertStateWord(alert.state);
    shared::Row row;
    row.key = shared::fromPeer(alert.fingerprint);
    row.cells = {
        {shared::severityWord(alert.severity),
         loud ? CellLook::Strong : CellLook::Muted,
         markOf(alert, old),
         {},
         -static_cast<double>(alert.severity),
         // Severity and state stand in words here; only that it is old does not.
         old ? std::nullopt : std::optional(QString())},
        {state, loud ? CellLook::Plain : CellLook::Muted},
        {shared::sentence(alert.summary),
         loud ? CellLook::Plain : CellLook::Muted,
         {},
         shared::sentence(alert.summary)},
        {things::titleOf(topology, alert.subject),
         CellLook::Plain,
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
}

} // namespace

AlertsModel::AlertsModel(QObject* parent)
    : RowsModel({tr("Severity"), tr("State"), tr("What is wrong"), tr("About"), tr("Rule"),
                 tr("Since"), tr("Value")},
                parent)
{
    setFigures({6}); // value
}

QString AlertsModel::foldKey(const std::string& cause)
{
    return FoldPrefix + shared::fromPeer(cause);
}

QString AlertsModel::groupKey(GroupBy by, const std::string& name)
{
    return GroupPrefixes[static_cast<int>(by)] + shared::fromPeer(name);
}

bool AlertsModel::toggle(const QString& key)
{
    const bool isGroup =
        grouping_ != GroupBy::None && key.startsWith(GroupPrefixes[static_cast<int>(grouping_)]);
    if (!isGroup && !key.startsWith(FoldPrefix)) {
        return false;
    }
    if (opened_.erase(key) == 0) {
        opened_.insert(key);
    }
    return true;
}

void AlertsModel::reveal(const schema::alerting::Alert& alert)
{
    if (grouping_ != GroupBy::None) {
        opened_.insert(groupKey(grouping_, groupOf(alert, grouping_)));
    } else if (isMuted(alert)) {
        opened_.insert(foldKey(alert.inhibitedBy));
    }
}

shared::Row AlertsModel::foldOf(const std::string& cause, int count, bool open)
{
    const QString reason = cause == "maintenance"
                               ? tr("because their nodes are in maintenance")
                               : tr("by %1, which says why").arg(shared::technical(cause));
    return {foldKey(cause),
            {{signOf(open) + tr("%Ln muted", nullptr, count), CellLook::Link},
             {},
             {reason, CellLook::Muted}}};
}

void AlertsModel::setAlerts(const link::Alerts& alerts,
                            const topology::Topology& topology,
                            const Filter& filter,
                            WallTime now)
{
    std::vector<const Alert*> wanted;
    for (const Alert& alert : alerts.board.alerts) {
        if (fits(alert, filter)) {
            wanted.push_back(&alert);
        }
    }
    const RowMaker make = [&](const Alert& alert) {
        return alertRow(alert, alerts, topology, now);
    };
    setRows(grouping_ == GroupBy::None ? byCause(wanted, make) : grouped(wanted, alerts, make));
}

std::vector<shared::Row> AlertsModel::byCause(const std::vector<const Alert*>& alerts,
                                              const RowMaker& make) const
{
    std::vector<shared::Row> loud;
    std::vector<shared::Row> rest;
    std::map<std::string, std::vector<shared::Row>> muted;
    for (const Alert* alert : alerts) {
        (isMuted(*alert)                      ? muted[alert->inhibitedBy]
         : alert->state == AlertState::Firing ? loud
                                              : rest)
            .push_back(make(*alert));
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
    return loud;
}

std::vector<shared::Row> AlertsModel::grouped(const std::vector<const Alert*>& alerts,
                                              const link::Alerts& all,
                                              const RowMaker& make) const
{
    std::vector<shared::Row> rows;
    for (const AlertGroup& group : groupsOf(alerts, grouping_)) {
        const bool open = opened_.contains(groupKey(grouping_, group.name));
        const bool old = group.worst != nullptr && isOld(*group.worst, all);
        shared::Row fold = groupRow(group, open);
        if (group.worst != nullptr) {
            shared::Cell& first = fold.cells.front();
            first.mark = markOf(*group.worst, old);
            first.said = old ? std::nullopt : std::optional(QString());
        }
        rows.push_back(std::move(fold));
        if (!open) {
            continue;
        }
        for (const Alert* alert : group.alerts) {
            rows.push_back(make(*alert));
            rows.back().isPart = true;
        }
    }
    return rows;
}

shared::Row AlertsModel::groupRow(const AlertGroup& group, bool open) const
{
    const QString name = group.name.empty() ? tr("the whole cluster")
                                            : shared::technical(shared::fromPeer(group.name));
    const QString worst = group.worst == nullptr
                              ? tr("none fires")
                              : tr("worst: %1").arg(shared::severityWord(group.worst->severity));
    const double size = group.worst == nullptr ? 1 : -static_cast<double>(group.worst->severity);
    shared::Cell first{signOf(open) +
                           tr("%Ln alert(s)", nullptr, static_cast<int>(group.alerts.size())),
                       CellLook::Link};
    first.size = size;
    shared::Row row;
    row.key = groupKey(grouping_, group.name);
    row.cells = {std::move(first),
                 {worst, group.worst == nullptr ? CellLook::Muted : CellLook::Plain},
                 {name, group.worst == nullptr ? CellLook::Muted : CellLook::Strong}};
    return row;
}

} // namespace bafar::ui::alerts
