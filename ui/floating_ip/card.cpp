#include "ui/floating_ip/card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/floating_ip/history_view.h"
#include "ui/floating_ip/model.h"
#include "ui/floating_ip/panel.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::floating_ip {
namespace {

constexpr int BurstMs = 100;

/// Of the routers whose agents are heard, since these started.
std::uint64_t transitionsOf(const std::vector<election::Candidate>& candidates)
{
    std::uint64_t count = 0;
    for (const election::Candidate& one : candidates) {
        count += one.fresh ? one.status.transitions : 0;
    }
    return count;
}

} // namespace

RouterCard::RouterCard(link::Session& session, const QString& entity, QWidget* parent)
    : QFrame(parent)
    , session_(session)
    , entity_(entity)
    , dot_(new shared::StatusDot(this))
    , title_(shared::makeLabel({}, shared::TextRole::Title, this))
    , state_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , members_(new MembersModel(this))
{
    setProperty("surface", QByteArrayLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    // Not sooner: its table is styled as it is made, and by then this must be a card.
    history_ = new HistoryView(session, entity, this);
    actions_ = new shared::ActionButtons(Qt::Horizontal, "", this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(dot_);
    head->addWidget(title_);
    head->addWidget(state_);
    head->addStretch(1);
    head->addWidget(actions_);
    layout->addLayout(head);
    layout->addWidget(new RouterPanel(session, entity, this));
    QTableView* table = shared::makeRowsList(tr("Members"), true, this);
    table->setModel(members_);
    shared::spreadColumns(table);
    layout->addWidget(table);
    layout->addWidget(history_);
    connect(actions_, &shared::ActionButtons::unlockWanted, this,
            [this](const std::string& action) {
                session_.unlockAndRequest(action, entity_.toStdString());
            });
    connect(actions_, &shared::ActionButtons::wanted, this, [this](const std::string& action) {
        session_.requestAction(action, entity_.toStdString());
    });
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    const auto* happened = new shared::Refresher(this, [this] { refreshEvents(); });
    auto* later = new QTimer(this); // events of one burst are read together
    later->setSingleShot(true);
    later->setInterval(BurstMs);
    connect(later, &QTimer::timeout, happened, &shared::Refresher::ask);
    connect(&session_.store(), &link::Store::eventsChanged, later, [later] {
        if (!later->isActive()) {
            later->start();
        }
    });
    connect(&session_, &link::Session::readOnlyChanged, this, &RouterCard::refreshActions);
    connect(&session_.store(), &link::Store::offersChanged, this, &RouterCard::refreshActions);
    connect(&session_.store(), &link::Store::actionChanged, this, &RouterCard::refreshActions);
}

void RouterCard::refresh()
{
    const topology::Thing* thing = session_.topology().find(entity_.toStdString());
    if (thing != nullptr) {
        dot_->setState(thing->entity.state);
        title_->setText(shared::technical(thing->entity.title));
        state_->setText(thing->entity.reason.empty() ? shared::stateWord(thing->entity.state)
                                                     : shared::sentence(thing->entity.reason));
    }
    const std::vector<election::Candidate> candidates = candidatesOf(session_, routerOf(entity_));
    members_->setCandidates(candidates, isAnyUntold(session_));
    history_->setCount(transitionsOf(candidates));
    refreshActions();
    if (shared::day(link::wallNow()) != day_) {
        refreshEvents(); // what was today has a date now
    }
}

void RouterCard::refreshEvents()
{
    const WallTime now = link::wallNow();
    day_ = shared::day(now);
    history_->refresh(now);
}

void RouterCard::refreshActions()
{
    actions_->setOffers(session_.offersFor(entity_.toStdString()), session_.whyNoAction(),
                        session_.canUnlock());
}

} // namespace bafar::ui::floating_ip
