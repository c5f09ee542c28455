#include "ui/overview/inspector.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/link/session.h"
#include "ui/overview/model.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"

namespace bafar::ui::overview {
namespace {

const char* toneOf(schema::State state)
{
    switch (state) {
    case schema::State::Failed: return "bad";
    case schema::State::Degraded: return "warn";
    default: return "muted";
    }
}

QString subtitle(const topology::Thing& thing)
{
    QString text = shared::stateWord(thing.entity.state);
    if (!thing.entity.reason.empty()) {
        text += QStringLiteral(" · ") + shared::sentence(thing.entity.reason);
    }
    return text;
}

} // namespace

Inspector::Inspector(const shared::Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , workspace_(workspace)
    , content_(new QWidget)
    , empty_(new shared::EmptyState)
    , title_(shared::makeLabel({}, shared::TextRole::Title))
    , badge_(shared::makeBadge({}, "plain"))
    , state_(shared::makeLabel({}, shared::TextRole::Muted))
    , facts_(new shared::FactList)
    , panelPlace_(new QVBoxLayout)
    , actionsHead_(shared::makeLabel(tr("Actions"), shared::TextRole::Section))
    , actions_(new shared::ActionButtons(Qt::Vertical, "primary"))
    , why_(shared::makeLabel({}, shared::TextRole::Caption))
    , beliefs_(new BeliefsModel(this))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("surface", QByteArrayLiteral("panel"));
    auto* outer = new QWidget;
    outer->setProperty("surface", QByteArrayLiteral("panel"));
    outer->setAttribute(Qt::WA_StyledBackground);
    auto* stack = new QVBoxLayout(outer);
    stack->setContentsMargins(16, 14, 16, 16);
    stack->addWidget(empty_);
    stack->addWidget(content_);
    empty_->setTexts(tr("Nothing is selected"),
                     tr("Choose a card on the map, or a row of the table."));

    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(title_);
    head->addWidget(badge_);
    head->addStretch(1);
    layout->addLayout(head);
    state_->setWordWrap(true);
    layout->addWidget(state_);
    layout->addWidget(facts_);
    panelPlace_->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(panelPlace_);
    layout->addSpacing(4);
    layout->addWidget(actionsHead_);
    layout->addWidget(actions_);
    why_->setWordWrap(true);
    layout->addWidget(why_);
    layout->addSpacing(4);
    layout->addWidget(shared::makeLabel(tr("What each agent believes"), shared::TextRole::Section));
    QTableView* table = shared::makeRowsList(tr("What each agent believes"), true, content_);
    table->setModel(beliefs_);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Fixed);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Fixed);
    table->setColumnWidth(0, 70);
    table->setColumnWidth(2, 76);
    layout->addWidget(table);
    layout->addStretch(1);
    setWidget(outer);

    link::Session& session = workspace_.session;
    connect(actions_, &shared::ActionButtons::wanted, this, [this](const std::string& action) {
        workspace_.session.requestAction(action, shown_.toStdString());
    });
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    connect(&session, &link::Session::selectionChanged, this, &Inspector::refresh);
    connect(&session, &link::Session::readOnlyChanged, this, &Inspector::refreshActions);
    connect(&session.store(), &link::Store::offersChanged, this, &Inspector::refreshActions);
    connect(&session.store(), &link::Store::actionChanged, this, &Inspector::refreshActions);
}

void Inspector::refresh()
{
    const topology::Thing* thing =
        workspace_.session.topology().find(workspace_.session.selection().toStdString());
    content_->setVisible(thing != nullptr);
    empty_->setVisible(thing == nullptr);
    if (thing != nullptr) {
        showThing(*thing);
    }
}

void Inspector::showThing(const topology::Thing& thing)
{
    const QString id = shared::fromPeer(thing.entity.id);
    title_->setText(shared::technical(thing.entity.title));
    badge_->setText(shared::laneTitle(thing.entity.lane));
    state_->setText(subtitle(thing));
    shared::setTone(state_, toneOf(thing.entity.state));
    std::vector<shared::FactList::Row> rows;
    for (const schema::Fact& fact : thing.entity.facts) {
        rows.push_back({shared::factName(fact.name), shared::factValue(fact), fact.technical});
    }
    facts_->setRows(rows);
    beliefs_->setThing(thing, workspace_.session.cutOff());
    if (id != shown_) {
        shown_ = id;
        changePanel();
    }
    refreshActions();
}

void Inspector::changePanel()
{
    shared::clearLayout(panelPlace_);
    panel_ = nullptr;
    const QString conceptName = shown_.section(QLatin1Char('/'), 0, 0);
    const shared::Page* page = shared::findPage(
        workspace_.pages,
        conceptName == QLatin1String("node") ? QStringLiteral("cluster") : conceptName);
    if (page != nullptr && page->makePanel != nullptr) {
        panel_ = page->makePanel(workspace_.session, shown_, content_);
        panelPlace_->addWidget(panel_);
    }
    // A concept's own panel says the facts in its own words.
    facts_->setVisible(panel_ == nullptr);
}

void Inspector::refreshActions()
{
    const link::Session& session = workspace_.session;
    const std::vector<schema::ActionInfo> offers = session.offersFor(shown_.toStdString());
    const QString why = session.whyNoAction();
    actionsHead_->setVisible(!offers.empty());
    why_->setVisible(!offers.empty() && !why.isEmpty());
    why_->setText(why);
    // Taking a member in or out is never the one thing to do.
    actions_->setFirst(shown_.startsWith(QLatin1String("node/")) ? "" : "primary");
    actions_->setOffers(offers, why);
}

} // namespace bafar::ui::overview
