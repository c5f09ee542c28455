#include "ui/database/page.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string_view>

#include "ui/dashboards/below.h"
#include "ui/database/heard.h"
#include "ui/database/lag_panel.h"
#include "ui/database/replication_panel.h"
#include "ui/database/server_panel.h"
#include "ui/database/texts.h"
#include "ui/database/words.h"
#include "ui/shared/wording.h"
#include "ui/things/page.h"

namespace bafar::ui::database {
namespace {

QString title()
{
    return Words::tr("Database");
}

/// What is as it has to be goes without saying: of "replica, read-only" the role alone.
QString roleWord(const schema::Fact& fact)
{
    static constexpr std::string_view AsItHasToBe[] = {"primary, writable", "replica, read-only",
                                                       "relay, read-only"};
    schema::Fact said = fact;
    if (std::find(std::begin(AsItHasToBe), std::end(AsItHasToBe), fact.value) !=
        std::end(AsItHasToBe)) {
        said.value.resize(said.value.find(','));
    }
    return shared::factValue(said);
}

/// Of each server that follows another one.
things::ColumnCells gapCells(const link::Store& store)
{
    const replication::Fleet fleet = replication::fleetOf(wordsOf(store));
    things::ColumnCells cells;
    for (const replication::Server& server : fleet.servers) {
        if (server.node.empty() || server.follows.empty()) {
            continue;
        }
        shared::Cell& cell = cells["database/" + server.node];
        cell.text = gapFigure(server);
        cell.tip = gapText(fleet, server);
        if (server.gap.standing != replication::Standing::Unknown) {
            cell.size = server.gap.lacks ? std::numeric_limits<double>::infinity()
                                         : static_cast<double>(server.gap.missing) +
                                               static_cast<double>(server.gap.errant);
        }
    }
    return cells;
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    using shared::CellLook;
    return things::makePage(
        workspace,
        {QStringLiteral("database"),
         title(),
         {{"role", CellLook::Strong, &roleWord},
          {"lag", CellLook::Figures},
          {"gap", CellLook::Figures, nullptr, &gapCells},
          {"commits are", CellLook::Plain},
          {"gtid", CellLook::Technical},
          {"connections", CellLook::Figures}},
         {"commits are", "gtid", "age", "node", "gap", "connections", "state"},
         Words::tr("No database server is known"),
         Words::tr("Name its nodes under database in the cluster spec."),
         [](const shared::Workspace& whole, QWidget* page) {
             auto* below = new dashboards::ChartsBelow(whole.session, QStringLiteral("database"),
                                                       {"Lag behind the primary", "Role"}, page);
             below->setFirst(new LagPanel(whole.session, below));
             return static_cast<things::BelowPanel*>(below);
         },
         [](const shared::Workspace& whole, QWidget* page) {
             return static_cast<things::AbovePanel*>(new ReplicationPanel(whole.session, page));
         }},
        parent);
}

QWidget* makePanel(link::Session& session, const QString& entity, QWidget* parent)
{
    return new ServerPanel(session, entity, parent);
}

} // namespace

shared::Page page()
{
    return {
        QStringLiteral("database"), QStringLiteral("database"), &title, &make, &makePanel, true};
}

} // namespace bafar::ui::database
