#include "ui/deployment/panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/deployment/model.h"
#include "ui/link/session.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/short_label.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"
#include "ui/things/panel.h"
#include "ui/things/text.h"

namespace bafar::ui::deployment {

using schema::deployment::Deployment;
using shared::makeLabel;
using shared::technical;
using shared::TextRole;

namespace {

/// Our agents cut what they say to less; others are not trusted to.
std::string_view shortened(std::string_view text)
{
    constexpr std::size_t ShownMax = 400;
    return text.substr(0, ShownMax);
}

} // namespace

RecordPanel::RecordPanel(link::Session& session, QWidget* parent)
    : QScrollArea(parent)
    , session_(session)
    , content_(new QWidget)
    , title_(new shared::ElidedLabel)
    , badge_(shared::makeBadge({}, "plain"))
    , end_(new shared::ShortLabel(TextRole::Muted, shared::ReasonLinesMax, content_))
    , facts_(new shared::FactList)
    , back_(shared::makeButton(tr("Roll back…"), "primary"))
    , unlock_(shared::makeUnlockButton(content_))
    , action_(shared::makeButton(tr("Show the action"), ""))
    , why_(makeLabel({}, TextRole::Caption))
    , stepsHead_(makeLabel(tr("Steps"), TextRole::Section))
    , stepsTable_(shared::makeRowsList(tr("Steps"), false, content_))
    , steps_(new StepsModel(this))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("surface", QByteArrayLiteral("panel"));
    setAccessibleName(tr("The chosen deployment"));
    setMinimumWidth(things::PanelWidth);
    setMaximumWidth(things::PanelWidthMax);
    content_->setProperty("surface", QByteArrayLiteral("panel"));
    content_->setAttribute(Qt::WA_StyledBackground);
    back_->setObjectName(QStringLiteral("roll back"));
    back_->setAccessibleDescription(
        tr("Shows the plan that takes the service back to where it was before this change"));
    makeContent();
    setWidget(content_);
    connect(back_, &QPushButton::clicked, this, [this] { goBack(false); });
    unlock_->setObjectName(QStringLiteral("unlock roll back"));
    unlock_->setAccessibleName(tr("Unlock and plan: roll back"));
    connect(unlock_, &QPushButton::clicked, this, [this] { goBack(true); });
    action_->setObjectName(QStringLiteral("show change"));
    connect(action_, &QPushButton::clicked, this, [this] { session_.showAction(record_->id); });
    connect(&session_, &link::Session::readOnlyChanged, this, &RecordPanel::refresh);
    connect(&session_.store(), &link::Store::offersChanged, this, &RecordPanel::refresh);
    connect(&session_.store(), &link::Store::actionChanged, this, &RecordPanel::refresh);
}

void RecordPanel::makeContent()
{
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    title_->setFont(shared::titleFont());
    head->addWidget(title_, 1);
    head->addWidget(badge_, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addWidget(end_);
    layout->addWidget(shared::makeMoreButton(end_, content_), 0, Qt::AlignLeading);
    layout->addWidget(facts_);
    layout->addSpacing(4);
    auto* way = new QHBoxLayout;
    way->setSpacing(4);
    way->addWidget(back_);
    way->addWidget(unlock_);
    way->addStretch(1);
    layout->addLayout(way);
    why_->setWordWrap(true);
    layout->addWidget(why_);
    layout->addWidget(action_, 0, Qt::AlignLeading);
    layout->addWidget(stepsHead_);
    stepsTable_->setModel(steps_);
    stepsTable_->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    stepsTable_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    stepsTable_->setColumnWidth(0, 92);
    layout->addWidget(stepsTable_);
    layout->addStretch(1);
}

void RecordPanel::setRecord(const Deployment& record)
{
    const bool another = !record_ || record_->id != record.id;
    record_ = record;
    if (another) {
        end_->setWhole(false);
        verticalScrollBar()->setValue(0);
    }
    showFacts();
    refresh();
}

void RecordPanel::showFacts()
{
    const Deployment& record = *record_;
    title_->setText(technical(shared::fromPeer(shortened(record.service))));
    title_->setToolTip(title_->text());
    badge_->setText(kindWord(record.kind));
    const schema::State mark =
        record.outside ? schema::State::NotMonitored : shared::markOf(record.state);
    QString end = endWords(record);
    if (!record.outcome.empty()) {
        end = tr("%1: %2").arg(end, shared::sentence(shortened(record.outcome)));
    }
    end_->setText(shared::breakable(end));
    shared::setTone(end_, things::toneOf(mark));
    std::vector<shared::FactList::Row> rows;
    const auto add = [&rows](const QString& name, const QString& value, bool isTechnical) {
        if (!value.isEmpty()) {
            rows.push_back({name, isTechnical ? technical(value) : value, isTechnical});
        }
    };
    if (record.kind == schema::deployment::Kind::Scale) {
        add(tr("Change"), changeWords(record), false);
        add(tr("Image"), shared::fromPeer(shortened(record.toImage)), true);
    } else {
        add(tr("From image"), shared::fromPeer(shortened(record.fromImage)), true);
        add(tr("To image"), shared::fromPeer(shortened(record.toImage)), true);
    }
    const bool isPerson = !record.outside && !record.who.empty();
    add(tr("Who"), isPerson ? shared::fromPeer(shortened(record.who)) : whoWords(record), isPerson);
    add(tr("Why"), shared::fromPeer(shortened(record.why)), false);
    add(record.outside ? tr("Seen by") : tr("Run by"), shared::fromPeer(shortened(record.node)),
        true);
    add(tr("When"), shared::dateAndTime(record.startedAt), false);
    add(tr("Took"), record.took > Duration{} ? shared::duration(record.took) : QString(), false);
    add(tr("Record"), shared::fromPeer(shortened(record.id)), true);
    facts_->setRows(rows);
}

void RecordPanel::refresh()
{
    if (!record_) {
        return;
    }
    const QString why = whyNoWayBack(session_, *record_);
    back_->setEnabled(why.isEmpty());
    back_->setToolTip(why);
    unlock_->setVisible(session_.canUnlock() && why == session_.whyNoAction());
    why_->setText(why);
    why_->setVisible(!why.isEmpty());
    action_->setVisible(session_.store().action(record_->id).has_value());
    action_->setEnabled(session_.whyNotShown().isEmpty());
    action_->setToolTip(session_.whyNotShown());
    action_->setAccessibleDescription(action_->toolTip());
    steps_->setRecord(*record_, session_.store());
    stepsHead_->setVisible(steps_->rowCount() > 0);
    stepsTable_->setVisible(steps_->rowCount() > 0);
}

void RecordPanel::goBack(bool unlocks)
{
    const schema::deployment::WayBack way = schema::deployment::wayBack(*record_);
    if (way.request) {
        session_.requestPlan(*way.request, "services/" + record_->service,
                             unlocks ? link::Session::Lock::Opened : link::Session::Lock::Kept);
    }
}

} // namespace bafar::ui::deployment
