#include "ui/alerts/panel.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/alerts/reach.h"
#include "ui/alerts/runbook_view.h"
#include "ui/alerts/text.h"
#include "ui/link/session.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/format.h"
#include "ui/shared/short_label.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"
#include "ui/things/panel.h"
#include "ui/things/text.h"

namespace bafar::ui::alerts {
namespace {

using schema::alerting::AlertState;
using shared::makeLabel;
using shared::TextRole;

const char* toneOf(const Alert& alert)
{
    if (alert.state != AlertState::Firing || !alert.inhibitedBy.empty()) {
        return "muted";
    }
    return alert.severity == schema::Severity::Critical  ? "bad"
           : alert.severity == schema::Severity::Warning ? "warn"
                                                         : "";
}

const char* badgeOf(schema::Severity severity)
{
    return severity == schema::Severity::Critical  ? "bad"
           : severity == schema::Severity::Warning ? "warn"
                                                   : "plain";
}

QString whenText(WallTime moment)
{
    return moment.unixMs == 0 ? QString() : shared::dateAndTime(moment);
}

/// Pixels that the way to unlock an action takes beside its button.
constexpr int PadlockRoom = 40;

QLabel* makeWrapped(const QString& text, TextRole role, QWidget* parent)
{
    QLabel* label = makeLabel(text, role, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

AlertPanel::AlertPanel(const shared::Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , workspace_(workspace)
    , content_(new QWidget)
    , title_(new shared::ShortLabel(TextRole::Title, shared::ReasonLinesMax, content_))
    , badge_(shared::makeBadge({}, "plain", content_))
    , state_(makeWrapped({}, TextRole::Muted, content_))
    , summary_(new shared::ShortLabel(TextRole::Body, shared::ReasonLinesMax, content_))
    , muted_(new shared::ShortLabel(TextRole::Muted, shared::ReasonLinesMax, content_))
    , facts_(new shared::FactList(content_))
    , noRunbook_(makeWrapped(tr("This rule is one of the cluster spec: it has no runbook."),
                             TextRole::Muted,
                             content_))
    , runbook_(new RunbookView(content_))
    , links_(new QVBoxLayout)
    , why_(makeWrapped({}, TextRole::Caption, content_))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("surface", QByteArrayLiteral("panel"));
    setMinimumWidth(things::PanelWidth);
    setMaximumWidth(things::PanelWidthMax);
    setAccessibleName(tr("The chosen alert"));
    content_->setProperty("surface", QByteArrayLiteral("panel"));
    content_->setAttribute(Qt::WA_StyledBackground);
    makeContent();
    setWidget(content_);
    connect(&workspace_.session, &link::Session::readOnlyChanged, this, &AlertPanel::lockActions);
    connect(&workspace_.session.store(), &link::Store::actionChanged, this,
            &AlertPanel::lockActions);
}

void AlertPanel::makeContent()
{
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(title_, 1);
    head->addWidget(badge_, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addWidget(state_);
    layout->addWidget(summary_);
    layout->addWidget(shared::makeMoreButton(summary_, content_), 0, Qt::AlignLeading);
    for (QWidget* one : std::initializer_list<QWidget*>{muted_, facts_, noRunbook_, runbook_}) {
        layout->addWidget(one);
    }
    layout->addSpacing(4);
    links_->setSpacing(8);
    layout->addLayout(links_);
    layout->addWidget(why_);
    layout->addStretch(1);
}

void AlertPanel::setAlert(const schema::alerting::Alert* alert)
{
    content_->setVisible(alert != nullptr);
    if (alert == nullptr) {
        return;
    }
    if (shown_ != alert->fingerprint) {
        shown_ = alert->fingerprint;
        summary_->setWhole(false);
        verticalScrollBar()->setValue(0);
    }
    title_->setText(shared::breakable(shared::technical(alert->rule)));
    badge_->setText(shared::severityWord(alert->severity));
    badge_->setProperty("badge", QByteArray(badgeOf(alert->severity)));
    badge_->style()->unpolish(badge_);
    badge_->style()->polish(badge_);
    const bool old = isOld(*alert, workspace_.session.alerts());
    state_->setText(old ? tr("%1 when its node was last heard").arg(alertStateWord(alert->state))
                        : alertStateWord(alert->state));
    shared::setTone(state_, old ? "unknown" : toneOf(*alert));
    summary_->setText(shared::breakable(shared::sentence(alert->summary)));
    const bool muted = alert->state != AlertState::Resolved && !alert->inhibitedBy.empty();
    muted_->setVisible(muted);
    muted_->setText(
        shared::breakable(alert->inhibitedBy == "maintenance"
                              ? tr("Muted: its node is in maintenance. Critical alerts are not.")
                              : tr("Muted by %1: it is most likely a consequence of that alert.")
                                    .arg(shared::technical(alert->inhibitedBy))));
    showRunbook(*alert); // first: the facts tell of the thing that it leads to
    showFacts(*alert);
}

void AlertPanel::showFacts(const schema::alerting::Alert& alert)
{
    std::vector<shared::FactList::Row> rows;
    const auto add = [&rows](const QString& name, const QString& value, bool technical = false) {
        if (!value.isEmpty()) {
            rows.push_back({name, value, technical});
        }
    };
    const topology::Topology& topology = workspace_.session.topology();
    add(tr("Value"), shared::sentence(alert.value));
    add(tr("About"), things::titleOf(topology, alert.subject));
    add(tr("Touches"), touchedText(topology, reachOf(topology, shownLinks_.thing.toStdString())));
    add(tr("Holds since"), whenText(alert.since));
    add(tr("Fires since"), whenText(alert.firedAt));
    add(tr("Ended"), whenText(alert.resolvedAt));
    add(tr("Judged by"), alert.ofCluster ? tr("the leader, over all nodes") : tr("its own node"));
    for (const auto& [name, value] : alert.labels) {
        add(labelHead(name), shared::fromPeer(value), true);
    }
    add(tr("Note"), shared::sentence(alert.note));
    facts_->setRows(rows);
}

void AlertPanel::showRunbook(const schema::alerting::Alert& alert)
{
    const Result<bafar::alerts::RunbookText> runbook = RunbookView::runbookFor(alert.rule);
    noRunbook_->setVisible(!runbook);
    runbook_->setVisible(runbook.has_value());
    const bafar::alerts::RunbookText text = runbook.value_or(bafar::alerts::RunbookText{});
    if (runbook) {
        runbook_->setRunbook(text);
    }
    const Links links = linksOf(alert, text, workspace_.session);
    if (links != shownLinks_ || alert.rule != shownRule_) {
        shownLinks_ = links;
        shownRule_ = alert.rule;
        showLinks(text, links);
    }
    lockActions();
}

QPushButton* AlertPanel::addLink(const QString& text, const QString& name)
{
    QPushButton* button = shared::makeButton(text, "", content_);
    shared::narrowNaming(button, shared::NamingButtonMax - PadlockRoom);
    button->setObjectName(name);
    links_->addWidget(button, 0, Qt::AlignLeading);
    return button;
}

/// Its page, and the map with what it touches.
void AlertPanel::showThing(const QString& thing)
{
    link::Session& session = workspace_.session;
    QPushButton* page =
        addLink(tr("Show %1").arg(things::titleOf(session.topology(), thing.toStdString())),
                QStringLiteral("show thing"));
    connect(page, &QPushButton::clicked, this, [this, thing] { workspace_.session.show(thing); });
    QPushButton* map = addLink(tr("On the map"), QStringLiteral("show on map"));
    map->setToolTip(tr("It, and what runs on it or depends on it"));
    connect(map, &QPushButton::clicked, this, [this, thing] {
        link::Session& own = workspace_.session;
        own.showTogether(reachOf(own.topology(), thing.toStdString()).all, thing);
    });
}

void AlertPanel::showLinks(const bafar::alerts::RunbookText& runbook, const Links& links)
{
    shared::clearLayout(links_);
    actionButtons_.clear();
    unlockButtons_.clear();
    links_->addWidget(makeLabel(tr("Where to go"), TextRole::Section, content_));
    if (!links.thing.isEmpty()) {
        showThing(links.thing);
    }
    for (const std::string& page : runbook.pages) {
        const QString id = shared::fromPeer(page);
        const shared::Page* known = shared::findPage(workspace_.pages, id);
        if (known != nullptr) {
            QPushButton* button =
                addLink(tr("Open page %1").arg(known->title()), QStringLiteral("open page ") + id);
            connect(button, &QPushButton::clicked, this,
                    [this, id] { workspace_.session.openPage(id); });
        }
    }
    for (const OfferedAction& action : links.actions) {
        QPushButton* button =
            addLink(tr("%1…").arg(action.title),
                    QStringLiteral("do ") + shared::fromPeer(action.action + " " + action.subject));
        connect(button, &QPushButton::clicked, this, [this, action] {
            workspace_.session.requestAction(action.action, action.subject);
        });
        actionButtons_.push_back(button);
        QPushButton* unlock = shared::makeUnlockButton(content_);
        unlock->setObjectName(QStringLiteral("unlock ") + button->objectName());
        unlock->setAccessibleName(tr("Unlock and plan: %1").arg(action.title));
        connect(unlock, &QPushButton::clicked, this, [this, action] {
            workspace_.session.unlockAndRequest(action.action, action.subject);
        });
        auto* row = new QHBoxLayout;
        row->setSpacing(4);
        links_->removeWidget(button);
        row->addWidget(button);
        row->addWidget(unlock);
        const int both = button->sizeHint().width() + unlock->sizeHint().width();
        if (links.actions.size() > 1 || both > shared::NamingButtonMax) {
            shared::shortenUnlock(unlock, button);
        }
        row->addStretch(1);
        links_->addLayout(row);
        unlockButtons_.push_back(unlock);
    }
    for (const std::string& action : links.missing) {
        links_->addWidget(makeWrapped(
            tr("%1 would help too; no agent offers it now.").arg(shared::technical(action)),
            TextRole::Caption, content_));
    }
}

void AlertPanel::lockActions()
{
    const QString why = workspace_.session.whyNoAction();
    for (QPushButton* button : actionButtons_) {
        button->setEnabled(why.isEmpty());
        shared::setNamingTip(button, why);
    }
    for (QWidget* button : unlockButtons_) {
        button->setVisible(workspace_.session.canUnlock());
    }
    why_->setText(why);
    why_->setVisible(!actionButtons_.empty() && !why.isEmpty());
}

} // namespace bafar::ui::alerts
