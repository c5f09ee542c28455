#include "ui/load_balancer/slowest_panel.h"

#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/load_balancer/route_map.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_open.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::load_balancer {

using shared::CellLook;

namespace {

QString lateText(const SlowUpstream& one)
{
    if (!one.p95) {
        return SlowestModel::tr("not known: too few requests");
    }
    const QString text = shared::duration(*one.p95);
    return one.beyond ? SlowestModel::tr("more than %1").arg(text) : text;
}

} // namespace

SlowestModel::SlowestModel(QObject* parent)
    : RowsModel({}, parent)
{
    shared::sayInFigures(this, [this] {
        setHeads(
            {tr("Route"), tr("Service"), tr("p95 of 15 minutes"), tr("Requests"), tr("Where")});
    });
    setFigures({2, 3}); // p95, requests
}

void SlowestModel::setSlowest(const std::vector<SlowUpstream>& slowest,
                              const std::vector<Word>& words)
{
    std::vector<shared::Row> rows;
    for (std::size_t i = 0; i < std::min(slowest.size(), RowsMax); ++i) {
        const SlowUpstream& one = slowest[i];
        shared::Row row;
        row.key = shared::fromPeer(one.upstream);
        row.cells = {
            {routesText(words, one.upstream), CellLook::Strong},
            {shared::technical(upstreamName(one.upstream))},
            {lateText(one), one.p95 ? CellLook::Figures : CellLook::Muted},
            {shared::number(one.requests), CellLook::Figures},
            {tr("on the map"), CellLook::Link},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

SlowestPanel::SlowestPanel(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , model_(new SlowestModel(this))
    , table_(shared::makeRowsList(tr("Slowest"), true, this))
    , gatherer_(session, slowest_, [this] { soon_->ask(); })
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0); // a head stands further from what is before it
    column->setSpacing(8);
    column->addWidget(shared::makeLabel(tr("Slowest"), shared::TextRole::Section, this));
    table_->setModel(model_);
    table_->setObjectName(QStringLiteral("slowest"));
    shared::spreadColumns(table_);
    column->addWidget(table_);
    hide(); // until somebody measures
    shared::openRowsBy(table_, [this](const QModelIndex& at) { open(at.row()); });
    connect(&session_.store(), &link::Store::samplesArrived, this,
            [this](const QString& name) { gatherer_.take(name.toStdString()); });
    // By what it stands in: it hides itself while there is nothing to show.
    soon_ = new shared::Refresher(parent != nullptr ? parent : this, [this] { refresh(); });
    soon_->setParent(this); // which goes with this, and not with what it stands in
    connect(&session_, &link::Session::topologyChanged, soon_, &shared::Refresher::ask);
}

void SlowestPanel::refresh()
{
    model_->setSlowest(slowest_.rows(link::wallNow().unixMs), wordsOf(session_.store()));
    setVisible(model_->rowCount() > 0);
}

void SlowestPanel::open(int row)
{
    const RouteThings things = routeThings(wordsOf(session_.store()), session_.topology(),
                                           model_->keyAt(row).toStdString());
    if (!things.first.empty()) {
        session_.showTogether(things.all, shared::fromPeer(things.first));
    }
}

} // namespace bafar::ui::load_balancer
