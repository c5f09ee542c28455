#include "ui/monitoring/side.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::monitoring {

NodeEventsModel::NodeEventsModel(QObject* parent)
    : RowsModel({tr("Time"), tr("What happened")}, parent)
{
}

void NodeEventsModel::setStore(const link::Store& store, const std::string& node, WallTime now)
{
    std::vector<shared::Row> rows;
    const std::string subject = "node/" + node; // that it is down, others tell
    const auto& events = store.events();
    for (auto event = events.rbegin(); event != events.rend() && rows.size() < RowsMax; ++event) {
        if (event->node != node && event->subject != subject) {
            continue;
        }
        shared::Row row;
        row.key = QStringLiteral("%1/%2/%3")
                      .arg(shared::fromPeer(event->node))
                      .arg(event->sequence)
                      .arg(event->at.unixMs);
        row.cells = {{shared::moment(event->at, now),
                      shared::CellLook::Figures,
                      {},
                      shared::dateAndTime(event->at)},
                     {shared::sentence(event->text),
                      shared::CellLook::Plain,
                      shared::markOf(event->severity),
                      {},
                      {},
                      shared::markWord(event->severity)}};
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

NodeSide::NodeSide(link::Session& session, std::string node, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , node_(std::move(node))
    , model_(new NodeEventsModel(this))
    , none_(shared::makeLabel(tr("No event of this node is known."), shared::TextRole::Muted, this))
    , actionsHead_(shared::makeLabel(tr("Actions"), shared::TextRole::Section, this))
    , why_(shared::makeLabel({}, shared::TextRole::Caption, this))
    , actions_(new shared::ActionButtons(Qt::Vertical, "", this))
{
    QTableView* table = shared::makeRowsList(tr("Recent events"), false, this);
    table->setModel(model_);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table_ = table;
    none_->setWordWrap(true);
    why_->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(shared::makeLabel(tr("Recent events"), shared::TextRole::Section, this));
    layout->addWidget(table);
    layout->addWidget(none_);
    layout->addSpacing(8);
    layout->addWidget(actionsHead_);
    layout->addWidget(actions_);
    layout->addWidget(why_);
    layout->addStretch(1);
    connect(
        actions_, &shared::ActionButtons::unlockWanted, this,
        [this](const std::string& action) { session_.unlockAndRequest(action, "node/" + node_); });
    connect(actions_, &shared::ActionButtons::wanted, this,
            [this](const std::string& action) { session_.requestAction(action, "node/" + node_); });
    auto* events = new shared::Refresher(this, [this] { refreshEvents(); });
    connect(&session_.store(), &link::Store::eventsChanged, events, &shared::Refresher::ask);
    // What was today has a day when the day is over.
    connect(&session_, &link::Session::topologyChanged, events, &shared::Refresher::ask);
    auto* actions = new shared::Refresher(this, [this] { refreshActions(); });
    connect(&session_, &link::Session::readOnlyChanged, actions, &shared::Refresher::ask);
    connect(&session_, &link::Session::topologyChanged, actions, &shared::Refresher::ask);
    connect(&session_.store(), &link::Store::offersChanged, actions, &shared::Refresher::ask);
    connect(&session_.store(), &link::Store::actionChanged, actions, &shared::Refresher::ask);
}

void NodeSide::refreshEvents()
{
    model_->setStore(session_.store(), node_, link::wallNow());
    table_->setColumnWidth(0, std::max(shared::timeRoom(), shared::neededBy(*table_, 0)));
    const bool any = model_->rowCount() > 0;
    table_->setVisible(any);
    none_->setVisible(!any);
}

void NodeSide::refreshActions()
{
    const std::vector<schema::ActionInfo> offers = session_.offersFor("node/" + node_);
    const QString why = session_.whyNoAction();
    actionsHead_->setVisible(!offers.empty());
    why_->setVisible(!offers.empty() && !why.isEmpty());
    why_->setText(why);
    actions_->setOffers(offers, why, session_.canUnlock());
}

} // namespace bafar::ui::monitoring
