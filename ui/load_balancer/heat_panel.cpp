#include "ui/load_balancer/heat_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/load_balancer/heat_key.h"
#include "ui/load_balancer/heat_view.h"
#include "ui/shared/figures.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::load_balancer {

HeatPanel::HeatPanel(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , gatherer_(session, heat_, [this] { refresh(); })
    , view_(new HeatView(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0); // a head stands further from what is before it
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    QLabel* title = shared::makeLabel({}, shared::TextRole::Section, this);
    shared::sayInFigures(title, [title] { title->setText(tr("Answers of the last 15 minutes")); });
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(makeHeatKey(this));
    column->addLayout(head);
    column->addWidget(view_);
    hide(); // until somebody measures answers
    connect(&session.store(), &link::Store::samplesArrived, this,
            [this](const QString& name) { gatherer_.take(name.toStdString()); });
    connect(&session, &link::Session::topologyChanged, this, &HeatPanel::refresh);
}

void HeatPanel::refresh()
{
    const std::int64_t now = link::wallNow().unixMs;
    std::vector<Heat::Row> rows = heat_.rows(now);
    setVisible(!rows.empty());
    view_->setRows(std::move(rows), now, !gatherer_.isAsking());
}

} // namespace bafar::ui::load_balancer
