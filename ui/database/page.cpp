#include "ui/database/page.h"

#include <QCoreApplication>

#include "ui/things/page.h"

namespace bafar::ui::database {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DatabasePage)
};

QString title()
{
    return Words::tr("Database");
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    using shared::CellLook;
    return things::makePage(workspace,
                            {QStringLiteral("database"),
                             title(),
                             {{"role", CellLook::Strong},
                              {"lag", CellLook::Figures},
                              {"commits are", CellLook::Plain},
                              {"gtid", CellLook::Technical},
                              {"connections", CellLook::Figures},
                              {"version", CellLook::Technical}},
                             Words::tr("No database server is known"),
                             Words::tr("Name its nodes under database in the cluster spec, or wait "
                                       "until an agent is heard.")},
                            parent);
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("database"), QStringLiteral("database"), &title, &make, nullptr};
}

} // namespace bafar::ui::database
