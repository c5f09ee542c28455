#include "ui/events/details.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/events/related.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_model.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/short_label.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"
#include "ui/things/panel.h"

namespace bafar::ui::events {
namespace {

using shared::makeLabel;
using shared::TextRole;

QLabel* makeWrapped(TextRole role, QWidget* parent)
{
    QLabel* label = makeLabel({}, role, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

EventDetails::EventDetails(const shared::Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , workspace_(workspace)
    , content_(new QWidget)
    , empty_(new shared::EmptyState)
    , dot_(new shared::StatusDot(content_))
    , severity_(makeLabel({}, TextRole::Muted, content_))
    , text_(new shared::ShortLabel(TextRole::Title, shared::ReasonLinesMax, content_))
    , facts_(new shared::FactList(content_))
    , then_(shared::makeButton({}, "primary", content_))
    , map_(shared::makeButton(tr("Show on the map"), "", content_))
    , page_(shared::makeButton(tr("Open its page"), "", content_))
    , ways_(new QHBoxLayout)
    , whyNotThen_(makeWrapped(TextRole::Caption, content_))
    , whyNot_(makeWrapped(TextRole::Caption, content_))
    , causePlace_(new QWidget(content_))
    , cause_(makeWrapped(TextRole::Body, causePlace_))
    , causeMore_(makeWrapped(TextRole::Caption, causePlace_))
    , action_(shared::makeButton(tr("Show the action"), "", causePlace_))
    , relatedPlace_(new QWidget(content_))
    , relatedRows_(new shared::RowsModel({tr("Time"), tr("What happened")}, this))
    , copies_(new QHBoxLayout)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("surface", QByteArrayLiteral("panel"));
    setMinimumWidth(things::PanelWidth);
    setMaximumWidth(things::PanelWidthMax);
    setFocusPolicy(Qt::NoFocus);
    setObjectName(QStringLiteral("eventDetails"));
    setAccessibleName(tr("The chosen event"));
    auto* outer = new QWidget;
    outer->setProperty("surface", QByteArrayLiteral("panel"));
    outer->setAttribute(Qt::WA_StyledBackground);
    auto* stack = new QVBoxLayout(outer);
    stack->setContentsMargins(16, 14, 16, 16);
    stack->addWidget(empty_);
    stack->addWidget(content_);
    empty_->setTexts(tr("No event is chosen"), tr("Choose a row to see all about it."));
    makeContent();
    setWidget(outer);
    content_->hide();
}

QWidget* EventDetails::makeContent()
{
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(dot_);
    head->addWidget(severity_, 1);
    layout->addLayout(head);
    layout->addWidget(text_);
    layout->addWidget(shared::makeMoreButton(text_, content_), 0, Qt::AlignLeading);
    layout->addWidget(facts_);
    makeLinks(layout);
    makeCause(layout);
    makeRelated(layout);
    makeCopies(layout);
    layout->addStretch(1);
    return content_;
}

void EventDetails::makeRelated(QVBoxLayout* layout)
{
    auto* place = new QVBoxLayout(relatedPlace_);
    place->setContentsMargins(0, 4, 0, 0);
    place->setSpacing(6);
    QLabel* head = makeLabel(tr("Same thing, within a minute"), TextRole::Section, relatedPlace_);
    head->setWordWrap(true);
    place->addWidget(head);
    QTableView* table =
        shared::makeRowsList(tr("Same thing, within a minute"), false, relatedPlace_);
    table->setModel(relatedRows_);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setFocusPolicy(Qt::StrongFocus);
    table->setCursor(Qt::PointingHandCursor);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->setColumnWidth(0, shared::timeRoom());
    const auto follow = [this](const QModelIndex& index) {
        const auto row = static_cast<std::size_t>(index.row());
        if (row < related_.size()) {
            Q_EMIT wanted(EntryPtr(related_[row])); // its list is another then
        }
    };
    connect(table, &QTableView::activated, this, follow);
    if (table->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick) == 0) {
        connect(table, &QTableView::clicked, this, follow);
    }
    place->addWidget(table);
    layout->addWidget(relatedPlace_);
}

/// What is gone now may have been there then.
std::string EventDetails::place() const
{
    return places_.empty() ? entry_->event.subject : places_.front();
}

void EventDetails::goToMap()
{
    link::Session& session = workspace_.session;
    session.select(shared::fromPeer(place()));
    session.openPage(QStringLiteral("topology"));
}

bool EventDetails::goToThen()
{
    goToMap();
    return workspace_.session.replay().show({entry_->event.at.unixMs + SettledMs});
}

bool EventDetails::showOnMap()
{
    if (entry_ != nullptr && !then_->isHidden() && then_->isEnabled()) {
        return goToThen();
    }
    const bool isThere = entry_ != nullptr && map_->isEnabled() && !map_->isHidden();
    if (isThere) {
        goToMap();
    }
    return isThere;
}

void EventDetails::show(const EntryPtr& entry, std::span<const EntryPtr> newestFirst)
{
    const bool other = entry != entry_;
    entry_ = entry;
    content_->setVisible(entry != nullptr);
    empty_->setVisible(entry == nullptr);
    if (entry == nullptr) {
        return;
    }
    const schema::Event& event = entry->event;
    dot_->setState(shared::markOf(event.severity));
    dot_->setAccessibleName(shared::severityWord(event.severity)); // its shape is a state's, too
    dot_->setToolTip(dot_->accessibleName());
    severity_->setText(shared::severityWord(event.severity));
    text_->setText(shared::breakable(shared::sentence(event.text)));
    showFacts();
    showLinks();
    showCause();
    showRelated(newestFirst);
    if (other) {
        text_->setWhole(false);
        verticalScrollBar()->setValue(0);
    }
}

void EventDetails::showFacts()
{
    if (entry_ != nullptr) {
        facts_->setRows(factsOf(*entry_, conceptTitle(workspace_.pages, entry_->event.concept_),
                                link::wallNow()));
    }
}

void EventDetails::showLinks()
{
    link::Session& session = workspace_.session;
    places_ = placesOf(entry_->event, session.store().actions(), session.topology());
    const bool onMap = !places_.empty();
    const bool hasPlace = onMap || !entry_->event.subject.starts_with("action/");
    map_->setEnabled(onMap);
    page_->setEnabled(onMap);
    const auto kept = session.replay().recorder().kept();
    const bool isKept = kept && entry_->event.at >= kept->from;
    then_->setText(tr("Show the map at %1").arg(shared::timeOfDay(entry_->event.at)));
    then_->setEnabled(isKept);
    then_->setVisible(hasPlace);
    map_->setVisible(hasPlace); // an action that names nothing never stands on the map
    page_->setVisible(hasPlace);
    const QString gone = onMap ? QString() : tr("What it is about is not on the map now.");
    const QString early = isKept ? QString()
                          : kept ? tr("This console has recorded the map only since %1.")
                                       .arg(shared::timeOfDay(kept->from))
                                 : tr("This console has not recorded a map yet.");
    whyNotThen_->setText(early);
    whyNotThen_->setVisible(hasPlace && !early.isEmpty());
    whyNot_->setText(gone);
    whyNot_->setVisible(hasPlace && !gone.isEmpty());
    then_->setAccessibleDescription(early);
    map_->setAccessibleDescription(gone);
    page_->setAccessibleDescription(gone);
}

void EventDetails::showRelated(std::span<const EntryPtr> newestFirst)
{
    related_ = relatedTo(*entry_, newestFirst);
    std::vector<shared::Row> rows;
    for (const EntryPtr& one : related_) {
        const schema::Event& event = one->event;
        rows.push_back({one->key,
                        {{shared::timeOfDay(event.at), shared::CellLook::Figures},
                         {shared::sentence(event.text),
                          shared::CellLook::Link,
                          shared::markOf(event.severity),
                          {},
                          {},
                          shared::markWord(event.severity)}}});
    }
    relatedRows_->setRows(std::move(rows));
    relatedPlace_->setVisible(!related_.empty());
}

} // namespace bafar::ui::events
