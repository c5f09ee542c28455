#include "ui/cluster/page.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/cluster/model.h"
#include "ui/cluster/panel.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NodesPage)
};

QString title()
{
    return Words::tr("Nodes");
}

QWidget* makePanel(link::Session& session, const QString& entity, QWidget* parent)
{
    return new NodePanel(session, entity, parent);
}

QTableView* makeNodesTable(NodesModel* model, QWidget* parent)
{
    QTableView* table = shared::makeRowsTable(title(), parent);
    table->setModel(model);
    model->setParent(table);
    shared::spreadColumns(table);
    table->setMinimumHeight(136);
    return table;
}

/// Shows the charts of the node that is chosen in the table.
void showCharts(const shared::Workspace& workspace, const QString& node, QVBoxLayout* place)
{
    shared::clearLayout(place);
    const shared::Page* charts = shared::findPage(workspace.pages, QStringLiteral("monitoring"));
    if (charts != nullptr && charts->makePanel != nullptr && !node.isEmpty()) {
        place->addWidget(charts->makePanel(workspace.session, QStringLiteral("node/") + node,
                                           place->parentWidget()));
    }
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    link::Session& session = workspace.session;
    const auto [page, head, layout] = shared::makePageFrame(title(), parent);
    auto* model = new NodesModel;
    QTableView* table = makeNodesTable(model, page);
    auto* tablePlace = new QVBoxLayout;
    tablePlace->setContentsMargins(16, 16, 16, 0);
    tablePlace->addWidget(table);
    layout->addLayout(tablePlace);
    auto* chartsPlace = new QVBoxLayout;
    chartsPlace->setContentsMargins(16, 14, 16, 0); // they are scrolled below the edge
    layout->addLayout(chartsPlace, 1);

    const auto refresh = [model, table, &session] {
        model->setSession(session, session.pictureAt());
        const int rows = model->rowCount();
        table->setFixedHeight(table->horizontalHeader()->sizeHint().height() +
                              std::clamp(rows, 1, 8) *
                                  table->verticalHeader()->defaultSectionSize());
        if (!table->currentIndex().isValid() && rows > 0) {
            // selectRow() finds no column in a mirrored table that was never shown.
            table->setCurrentIndex(model->index(0, 0));
        }
    };
    QObject::connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, page,
                     [workspace, chartsPlace, model](const QModelIndex& now) {
                         showCharts(workspace, model->keyAt(now.row()), chartsPlace);
                     });
    QObject::connect(&session, &link::Session::selectionChanged, table,
                     [model, table](const QString& entity) {
                         const int row = model->rowOf(entity.section(QLatin1Char('/'), 1));
                         if (entity.startsWith(QLatin1String("node/")) && row >= 0) {
                             table->setCurrentIndex(model->index(row, 0));
                         }
                     });
    auto* soon = new shared::Refresher(page, refresh);
    QObject::connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    QObject::connect(&session.store(), &link::Store::agentChanged, soon, &shared::Refresher::ask);
    return page;
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("cluster"), QStringLiteral("cluster"), &title, &make, &makePanel};
}

} // namespace bafar::ui::cluster
