#include "ui/things/by_node_panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/link/session.h"
#include "ui/shared/chips_view.h"
#include "ui/shared/refresher.h"
#include "ui/things/left_out.h"

namespace bafar::ui::things {

ByNodePanel::ByNodePanel(link::Session& session,
                         std::string conceptName,
                         const QString& name,
                         PartWords words,
                         QWidget* parent)
    : AbovePanel(parent)
    , session_(session)
    , concept_(std::move(conceptName))
    , words_(std::move(words))
    , model_(new shared::ChipsModel(this))
    , table_(new shared::ChipsTable(name, this))
    , more_(new LeftOut(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(table_);
    auto* foot = new QHBoxLayout; // under the names
    foot->setContentsMargins(8, 0, 8, 0);
    foot->addWidget(more_);
    foot->addStretch(1);
    column->addLayout(foot);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    table_->setChips(model_);
    connect(table_, &shared::ChipsTable::chipWanted, this, &ByNodePanel::wanted);
    connect(more_, &LeftOut::wanted, this, &ByNodePanel::wanted);
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
}

void ByNodePanel::setThing(const QString& entity)
{
    table_->setChosen(entity);
}

void ByNodePanel::refresh()
{
    ByNode table = byNode(session_.topology(), concept_, words_);
    table_->setVisible(!table.rows.empty());
    more_->setLeftOut(table.leftOut, table.firstLeftOut);
    model_->setTable(std::move(table.heads), std::move(table.rows));
}

} // namespace bafar::ui::things
