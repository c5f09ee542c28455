#include "ui/load_balancer/page.h"

#include <QCoreApplication>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/dashboards/strip.h"
#include "ui/link/session.h"
#include "ui/load_balancer/heat_panel.h"
#include "ui/load_balancer/model.h"
#include "ui/load_balancer/route_map.h"
#include "ui/load_balancer/slowest_panel.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_open.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/widgets.h"
#include "ui/things/emptiness.h"

namespace bafar::ui::load_balancer {
namespace {

using shared::TextRole;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadBalancerPage)
};

QString title()
{
    return Words::tr("Load balancer");
}

constexpr int BelowHead = 8;  ///< pixels between a head and what it is of
constexpr int AboveHead = 12; ///< more than that before a head

/// A head with a table below it, or with why there is none.
struct Part {
    QTableView* table = nullptr;
    QLabel* nothing = nullptr;

    [[nodiscard]] bool isEmpty() const { return table->model()->rowCount() == 0; }

    void refresh() const
    {
        table->setVisible(!isEmpty());
        nothing->setVisible(isEmpty());
    }
};

Part addPart(const QString& head,
             const QString& nothing,
             shared::RowsModel* model,
             QVBoxLayout* list)
{
    QWidget* content = list->parentWidget();
    if (list->count() > 0) {
        list->addSpacing(AboveHead);
    }
    list->addWidget(shared::makeLabel(head, TextRole::Section, content));
    Part part{shared::makeRowsList(head, true, content),
              shared::makeLabel(nothing, TextRole::Muted, content)};
    part.table->setModel(model);
    shared::spreadColumns(part.table);
    part.nothing->setWordWrap(true);
    list->addWidget(part.table);
    list->addWidget(part.nothing);
    return part;
}

/// Why the whole page is empty, while agents are heard.
things::Emptiness noneOf(bool isRunning)
{
    return isRunning
               ? things::Emptiness{Words::tr("The load balancer has nothing to balance"),
                                   Words::tr("No agent tells of a listener, a route or a server. "
                                             "Add a listener under load_balancer in the cluster "
                                             "spec."),
                                   true}
               : things::Emptiness{Words::tr("No load balancer is known"),
                                   Words::tr("Add a listener under load_balancer in the cluster "
                                             "spec."),
                                   true};
}

/// The three tables and the charts, and what is said where there is nothing to put in them.
class Desk : public QObject {
public:
    Desk(link::Session& session, QVBoxLayout* list)
        : QObject(list->parentWidget())
        , session_(session)
        , listeners_(new ListenersModel(this))
        , routes_(new RoutesModel(this))
        , servers_(new ServersModel(this))
        , tables_(new QWidget(list->parentWidget()))
        , empty_(new things::EmptyPage(session, list->parentWidget()))
    {
        auto* inner = new QVBoxLayout(tables_);
        inner->setContentsMargins(0, 0, 0, 0);
        inner->setSpacing(BelowHead);
        addParts(inner);
        more_ = shared::makeLabel({}, TextRole::Muted, tables_);
        inner->addWidget(more_);
        inner->addSpacing(AboveHead);
        auto* charts =
            new dashboards::BoardStrip(session, QStringLiteral("load_balancer"), {}, tables_);
        charts->setLines(1);
        inner->addWidget(charts, dashboards::BoardStrip::FirstShare);
        inner->addStretch(1);
        list->addWidget(tables_, 1);
        list->addWidget(empty_, 1);
        auto* soon = new shared::Refresher(list->parentWidget(), [this] { refresh(); });
        connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    }

private:
    void addParts(QVBoxLayout* inner)
    {
        parts_[0] = addPart(Words::tr("Listeners"),
                            Words::tr("None is told: add one under load_balancer.listeners in the "
                                      "cluster spec."),
                            listeners_, inner);
        parts_[1] = addPart(Words::tr("Routes"),
                            Words::tr("None is told: add one under load_balancer.routes in the "
                                      "cluster spec, or label a service bafar.http.host."),
                            routes_, inner);
        QTableView* routes = parts_[1].table;
        routes->setObjectName(QStringLiteral("routes"));
        shared::openRowsBy(routes, [this](const QModelIndex& at) { showOnMap(at.row()); });
        inner->addWidget(new SlowestPanel(session_, tables_));
        inner->addWidget(new HeatPanel(session_, tables_));
        parts_[2] =
            addPart(Words::tr("Servers"), Words::tr("None is told: no upstream has a server now."),
                    servers_, inner);
    }

    void showOnMap(int row)
    {
        const schema::load_balancer::Route* route = routes_->routeAt(row);
        const RouteThings things = route == nullptr
                                       ? RouteThings{}
                                       : routeThings(wordsOf(session_.store()), session_.topology(),
                                                     route->upstream, route->listener);
        if (!things.first.empty()) {
            session_.showTogether(things.all, shared::fromPeer(things.first));
        }
    }

    void refresh()
    {
        const std::vector<Word> words = wordsOf(session_.store());
        listeners_->setWords(words);
        routes_->setWords(words);
        servers_->setWords(words);
        for (const Part& part : parts_) {
            part.refresh();
        }
        const bool isEmpty = std::all_of(parts_.begin(), parts_.end(),
                                         [](const Part& part) { return part.isEmpty(); });
        tables_->setVisible(!isEmpty);
        empty_->setVisible(isEmpty);
        empty_->setEmptiness(
            things::emptinessOf(things::hearingOf(session_.store()), noneOf(!words.empty())));
        more_->setVisible(servers_->leftOut() > 0);
        more_->setText(Words::tr("%1 more servers are not shown")
                           .arg(shared::number(std::uint64_t{servers_->leftOut()})));
    }

    link::Session& session_;
    ListenersModel* listeners_;
    RoutesModel* routes_;
    ServersModel* servers_;
    QWidget* tables_;
    std::array<Part, 3> parts_; ///< listeners, routes, servers
    things::EmptyPage* empty_;
    QLabel* more_ = nullptr;
};

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    const shared::PageFrame frame = shared::makePageFrame(title(), parent);
    QVBoxLayout* list = shared::makeScrolledColumn(frame.body);
    new Desk(workspace.session, list); // the column owns it
    return frame.page;
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("load_balancer"), QStringLiteral("load_balancer"), &title, &make,
            nullptr};
}

} // namespace bafar::ui::load_balancer
