#include "ui/things/panel.h"

#include <QHBoxLayout>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_open.h"
#include "ui/shared/short_label.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/tip.h"
#include "ui/shared/wording.h"
#include "ui/things/holds_view.h"
#include "ui/things/model.h"
#include "ui/things/panel_parts.h"
#include "ui/things/spark.h"
#include "ui/things/text.h"

namespace bafar::ui::things {
namespace {

using shared::makeLabel;
using shared::TextRole;

/// A fact is read at a glance: a whole page of one is none.
QString shortened(const schema::Fact& fact)
{
    constexpr qsizetype ShownMax = 240;
    const QString value = shared::factValue(fact);
    if (value.size() <= ShownMax) {
        return value;
    }
    // Cut without its marks: one that is opened must be closed.
    return shared::technical(shared::withoutIsolation(value).left(ShownMax) + QChar(0x2026));
}

} // namespace

ThingPanel::ThingPanel(const shared::Workspace& workspace,
                       const QString& nothing,
                       const QString& whatToDo,
                       QWidget* parent)
    : QScrollArea(parent)
    , workspace_(workspace)
    , nothing_(nothing)
    , whatToDo_(whatToDo)
    , content_(new QWidget)
    , empty_(new shared::EmptyState)
    , title_(new shared::ElidedLabel)
    , badge_(shared::makeBadge({}, "plain"))
    , mark_(new shared::StatusDot(content_))
    , state_(new shared::ShortLabel(TextRole::Muted, shared::ReasonLinesMax, content_))
    , holds_(new HoldsView(workspace.session, false, content_))
    , facts_(new shared::FactList)
    , speaker_(makeLabel({}, TextRole::Caption))
    , panelPlace_(new QVBoxLayout)
    , actionsHead_(makeLabel(tr("Actions"), TextRole::Section))
    , actions_(new shared::ActionButtons(Qt::Vertical, "primary"))
    , why_(makeLabel({}, TextRole::Caption))
    , sparks_(new Sparks(workspace.session, content_))
    , relationsPlace_(makeSection(tr("Related"), content_))
    , relations_(new RelationsModel(this))
    , moreRelations_(makeLabel({}, TextRole::Caption))
    , beliefs_(new BeliefsModel(this))
    , beliefsPlace_(makeSection(tr("What each agent believes"), content_))
    , recentPlace_(makeSection(tr("Last events"), content_))
    , recent_(new RecentModel(this))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("surface", QByteArrayLiteral("panel"));
    setMinimumWidth(PanelWidth);
    setMaximumWidth(PanelWidthMax);
    setAccessibleName(tr("About what is chosen"));
    auto* outer = new QWidget;
    outer->setProperty("surface", QByteArrayLiteral("panel"));
    outer->setAttribute(Qt::WA_StyledBackground);
    auto* stack = new QVBoxLayout(outer);
    stack->setContentsMargins(16 - PanelInset, 14, 16 - PanelInset, 16);
    stack->addWidget(empty_);
    stack->addWidget(content_);
    makeContent();
    setWidget(outer);
    link::Session& session = workspace_.session;
    connect(actions_, &shared::ActionButtons::unlockWanted, this,
            [this](const std::string& action) {
                workspace_.session.unlockAndRequest(action, shown_.toStdString());
            });
    connect(actions_, &shared::ActionButtons::wanted, this, [this](const std::string& action) {
        workspace_.session.requestAction(action, shown_.toStdString());
    });
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    connect(&session.replay(), &link::Replay::changed, soon, [this, soon] {
        shown_.clear();
        soon->ask();
    });
    connect(&session.store(), &link::Store::eventsChanged, this, &ThingPanel::refreshEvents);
    connect(&session, &link::Session::readOnlyChanged, this, &ThingPanel::refreshActions);
    connect(&session.store(), &link::Store::offersChanged, this, &ThingPanel::refreshActions);
    connect(&session.store(), &link::Store::actionChanged, this, &ThingPanel::refreshActions);
}

void ThingPanel::makeContent()
{
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* head = inset(new QHBoxLayout);
    head->setSpacing(8);
    title_->setFont(shared::titleFont());
    head->addWidget(title_, 1);
    head->addWidget(badge_, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addLayout(makeStateLine());
    layout->addWidget(inset(holds_));
    layout->addWidget(inset(facts_));
    speaker_->setWordWrap(true);
    layout->addWidget(inset(speaker_));
    layout->addLayout(inset(panelPlace_));
    layout->addSpacing(4);
    layout->addWidget(inset(actionsHead_));
    layout->addWidget(inset(actions_));
    why_->setWordWrap(true);
    layout->addWidget(inset(why_));
    layout->addWidget(sparks_); // they come and go: what is pressed stands above them
    relationsPlace_->layout()->addWidget(makeRelations());
    relationsPlace_->layout()->addWidget(inset(moreRelations_));
    layout->addWidget(relationsPlace_);
    QTableView* beliefs = makeList(tr("What each agent believes"), true, beliefs_, content_);
    fitSides(beliefs);
    beliefsPlace_->layout()->addWidget(beliefs);
    layout->addWidget(beliefsPlace_);
    QTableView* recent = makeList(tr("Last events"), false, recent_, content_);
    fitFirst(recent);
    recentPlace_->layout()->addWidget(recent);
    layout->addWidget(recentPlace_);
    layout->addStretch(1);
}

QHBoxLayout* ThingPanel::makeStateLine()
{
    auto* line = inset(new QHBoxLayout);
    line->setSpacing(8);
    mark_->setSaidBeside();
    auto* place = new QVBoxLayout;
    // In the middle of the first line of the text.
    place->addSpacing((state_->fontMetrics().height() - mark_->sizeHint().height()) / 2);
    place->addWidget(mark_);
    place->addStretch(1);
    line->addLayout(place);
    auto* column = new QVBoxLayout;
    column->addWidget(state_);
    column->addWidget(shared::makeMoreButton(state_, content_), 0, Qt::AlignLeading);
    line->addLayout(column, 1);
    return line;
}

QTableView* ThingPanel::makeRelations()
{
    QTableView* table = makeList(tr("Related"), false, relations_, content_);
    table->setCursor(Qt::PointingHandCursor);
    fitFirst(table);
    shared::openRowsBy(table, [this](const QModelIndex& index) {
        const QString other = relations_->otherAt(index.row());
        if (!other.isEmpty()) {
            workspace_.session.show(other);
        }
    });
    return table;
}

void ThingPanel::setThing(const QString& entity)
{
    if (wanted_ != entity) {
        wanted_ = entity;
        refresh();
    }
}

void ThingPanel::refresh()
{
    link::Session& session = workspace_.session;
    const topology::Topology& topology = session.replay().shown(session.topology());
    const topology::Thing* thing = topology.find(wanted_.toStdString());
    empty_->setTexts(nothing_, topology.things.empty() ? QString() : whatToDo_);
    content_->setVisible(thing != nullptr);
    empty_->setVisible(thing == nullptr);
    if (thing != nullptr) {
        showThing(*thing);
    }
}

void ThingPanel::showThing(const topology::Thing& thing)
{
    const QString id = shared::fromPeer(thing.entity.id);
    title_->setText(shared::thingTitle(thing.entity.title));
    shared::setTip(title_, title_->text());
    badge_->setText(kindOf(thing.entity, workspace_.pages));
    mark_->setState(thing.entity.state);
    state_->setText(shared::breakable(stateLine(thing)));
    shared::setTone(state_, toneOf(thing.entity.state));
    showHolds(thing.entity.id);
    std::vector<shared::FactList::Row> rows;
    for (const schema::Fact& fact : thing.entity.facts) {
        rows.push_back({shared::factHead(fact.name), shortened(fact), shared::isToken(fact)});
    }
    facts_->setRows(rows);
    const std::optional<WallTime>& past = workspace_.session.replay().moment();
    speaker_->setText(past ? tr("as %1 said it at %2")
                                 .arg(shared::technical(thing.speaker), shared::timeOfDay(*past))
                           : tr("said by %1, %2 ago")
                                 .arg(shared::technical(thing.speaker), shared::age(thing.age)));
    beliefsPlace_->setVisible(!past); // only what counted is kept
    showRelations(thing);
    beliefs_->setThing(thing, workspace_.session.cutOff());
    sparks_->setThing(thing.entity, !past);
    if (id != shown_) {
        shown_ = id;
        state_->setWhole(false);
        changePanel();
        verticalScrollBar()->setValue(0);
    }
    for (shared::FactList* list : content_->findChildren<shared::FactList*>()) {
        list->setMuted(isQuiet(thing.entity.state)); // the concept's own, too
    }
    refreshEvents();
    refreshActions();
}

/// The present ones: of the past, no agent told.
void ThingPanel::showHolds(const std::string& entity)
{
    link::Session& session = workspace_.session;
    std::vector<Hold> holds;
    if (!session.replay().isOn()) {
        holds = holdsOf(session.store(), session.alerts(), link::wallNow());
        std::erase_if(holds, [&entity](const Hold& one) { return one.entity != entity; });
    }
    holds_->setHolds(std::move(holds));
}

void ThingPanel::showRelations(const topology::Thing& thing)
{
    link::Session& session = workspace_.session;
    relations_->setThing(session.replay().shown(session.topology()), thing.entity.id);
    relationsPlace_->setVisible(relations_->rowCount() > 0);
    const auto leftOut = static_cast<int>(relations_->leftOut());
    moreRelations_->setVisible(leftOut > 0);
    moreRelations_->setText(tr("and %Ln more, all as well or better", nullptr, leftOut));
}

void ThingPanel::refreshEvents()
{
    if (isVisible()) {
        recent_->setThing(workspace_.session.store(), shown_.toStdString(), link::wallNow());
        recentPlace_->setVisible(recent_->rowCount() > 0);
    }
}

void ThingPanel::changePanel()
{
    shared::clearLayout(panelPlace_);
    panel_ = nullptr;
    const QString conceptName = shown_.section(QLatin1Char('/'), 0, 0);
    const shared::Page* page = shared::findPage(
        workspace_.pages,
        conceptName == QLatin1String("node") ? QStringLiteral("cluster") : conceptName);
    // A concept's panel knows the present only.
    if (page != nullptr && page->makePanel != nullptr && !workspace_.session.replay().isOn()) {
        panel_ = page->makePanel(workspace_.session, shown_, content_);
        panelPlace_->addWidget(panel_);
    }
    // A concept's own panel says the facts in its own words, or adds some.
    const bool facts = panel_ == nullptr || page->panelAdds;
    facts_->setVisible(facts);
}

void ThingPanel::refreshActions()
{
    const link::Session& session = workspace_.session;
    std::vector<schema::ActionInfo> offers = session.offersFor(shown_.toStdString());
    std::erase_if(offers, [this](const schema::ActionInfo& one) {
        return holds_->offersAsItIs(one.name); // beside what it ends
    });
    const QString why = session.whyNoAction();
    actionsHead_->setVisible(!offers.empty());
    why_->setVisible(!offers.empty() && !why.isEmpty());
    why_->setText(why);
    // Taking a member in or out is never the one thing to do.
    actions_->setFirst(shown_.startsWith(QLatin1String("node/")) ? "" : "primary");
    actions_->setOffers(offers, why, session.canUnlock());
}

} // namespace bafar::ui::things
