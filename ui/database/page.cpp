#include "ui/database/page.h"

#include "ui/dashboards/below.h"
#include "ui/database/lag_panel.h"
#include "ui/database/replication_panel.h"
#include "ui/database/server_panel.h"
#include "ui/database/texts.h"
#include "ui/things/page.h"

namespace bafar::ui::database {
namespace {

QString title()
{
    return Words::tr("Database");
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    using shared::CellLook;
    return things::makePage(
        workspace,
        {QStringLiteral("database"),
         title(),
         {{"role", CellLook::Strong},
          {"lag", CellLook::Figures},
          {"commits are", CellLook::Plain},
          {"gtid", CellLook::Technical},
          {"connections", CellLook::Figures}},
         {"commits are", "gtid", "age", "connections", "node", "state", "lag", "role"},
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
