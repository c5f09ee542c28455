// It is larger than the budget because every state of the view is said beside what leads to it.
#include "ui/cluster/spec_view.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

#include "core/schema/cluster.h"
#include "ui/cluster/spec_diff_view.h"
#include "ui/cluster/try_again.h"
#include "ui/link/session.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/segments.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {
namespace {

using shared::makeLabel;
using shared::technical;
using shared::TextRole;

constexpr const char* RollBack = "cluster.roll_back_spec";

enum Mode : int { Changed, InForce };

} // namespace

SpecView::SpecView(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , desk_(new SpecDesk(session, this))
    , revisions_(new RevisionsModel(this))
    , stack_(new QStackedWidget(this))
    , notice_(new TryAgain)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);
    stack_->addWidget(notice_);
    stack_->addWidget(makeList());
    connect(notice_, &TryAgain::wanted, desk_, &SpecDesk::tryAgain);
    connect(desk_, &SpecDesk::changed, this, &SpecView::refresh, Qt::QueuedConnection);
    connect(&session_, &link::Session::readOnlyChanged, this, &SpecView::refreshBar);
    connect(&session_.store(), &link::Store::offersChanged, this, &SpecView::refreshBar);
    connect(&session_.store(), &link::Store::actionChanged, this, &SpecView::refreshBar);
}

QWidget* SpecView::makeList()
{
    auto* place = new QWidget;
    auto* layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 12, 0, 0); // the difference's scroll bar stands at the edge
    layout->setSpacing(0);
    table_ = shared::makeRowsTable(tr("Revisions"), place);
    table_->setModel(revisions_);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const int widths[] = {146, 98, 186, 122, 64};
    for (int column = 0; column < 5; ++column) {
        table_->setColumnWidth(column, widths[column]);
    }
    table_->setToolTip(tr("Ctrl with a click or Space chooses a second one."));
    table_->setAccessibleDescription(table_->toolTip());
    auto* tablePlace = new QHBoxLayout;
    tablePlace->setContentsMargins(16, 0, 16, 0);
    tablePlace->addWidget(table_);
    layout->addLayout(tablePlace, 2);
    layout->addLayout(makeBar());
    whyClosed_ = makeLabel({}, TextRole::Caption, place);
    whyClosed_->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    whyClosed_->setWordWrap(true);
    whyClosed_->setContentsMargins(16, 0, 16, 0);
    layout->addWidget(whyClosed_);
    layout->addWidget(makeDifference(), 3);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SpecView::showDifference);
    return place;
}

QHBoxLayout* SpecView::makeBar()
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(16, 12, 16, 8);
    bar->setSpacing(8);
    pair_ = new shared::ElidedLabel(this);
    pair_->setFont(shared::technicalFont());
    bar->addWidget(pair_, 1);
    modes_ = shared::addSegments(
        bar, {{Changed, tr("What it changed")}, {InForce, tr("From the one in force")}}, Changed,
        this);
    back_ = shared::makeButton({}, "", this);
    back_->setObjectName(QStringLiteral("action ") + QLatin1String(RollBack));
    bar->addWidget(back_);
    unlock_ = shared::makeUnlockButton(this);
    unlock_->setObjectName(QStringLiteral("unlock ") + QLatin1String(RollBack));
    bar->addWidget(unlock_);
    connect(modes_, &QButtonGroup::idClicked, this, &SpecView::showDifference);
    connect(back_, &QPushButton::clicked, this, [this] { goBack(false); });
    connect(unlock_, &QPushButton::clicked, this, [this] { goBack(true); });
    return bar;
}

void SpecView::goBack(bool unlocks)
{
    const auto rows = chosen();
    if (rows.size() == 1) {
        session_.requestPlan({RollBack, {{"revision", rows.front()->revision}}, {}}, {},
                             unlocks ? link::Session::Lock::Opened : link::Session::Lock::Kept);
    }
}

QWidget* SpecView::makeDifference()
{
    difference_ = new QStackedWidget;
    view_ = new SpecDiffView(difference_);
    whyNot_ = new TryAgain;
    connect(whyNot_, &TryAgain::wanted, desk_, &SpecDesk::tryAgain);
    difference_->addWidget(view_);
    difference_->addWidget(whyNot_);
    return difference_;
}

void SpecView::refresh()
{
    if (desk_->isOld()) {
        desk_->refresh();
    }
    const auto& history = desk_->history();
    notice_->setOffered(history && !*history && !desk_->isAsking());
    stack_->setCurrentIndex(0);
    if (!history) {
        desk_->isAsking()
            ? notice_->setTexts(tr("Asking for the revisions"),
                                tr("%1 is asked.").arg(technical(desk_->agent())))
            : notice_->setTexts(tr("No agent is heard"),
                                tr("The revisions of the spec appear when one answers."));
    } else if (!*history) {
        notice_->setTexts(tr("%1 gave no revisions").arg(technical(desk_->agent())),
                          shared::sentence(history->error().text));
    } else if ((*history)->revisions.empty()) {
        notice_->setTexts(tr("No change yet"),
                          tr("The agents run the file they were started with; each change that is "
                             "applied is listed here."));
    } else {
        stack_->setCurrentIndex(1);
        showHistory();
    }
}

void SpecView::showHistory()
{
    const auto& agents = session_.store().agents();
    const bool isHeard = std::any_of(agents.begin(), agents.end(), [](const auto& agent) {
        return agent.second.freshness == schema::State::Ok;
    });
    revisions_->setHistory(**desk_->history(), !isHeard);
    constexpr int When = 2;
    int need = table_->columnWidth(When); // figures are wider in some themes
    for (int row = 0; row < revisions_->rowCount(); ++row) {
        need = std::max(need, shared::RowsDelegate::lineWidth(revisions_->index(row, When)));
    }
    table_->setColumnWidth(When, need);
    constexpr int RowsAtLeast = 4;
    const int row = table_->verticalHeader()->defaultSectionSize();
    const int head = table_->horizontalHeader()->sizeHint().height();
    table_->setMinimumHeight(head + row * std::min(RowsAtLeast, revisions_->rowCount()));
    table_->setMaximumHeight(head + row * revisions_->rowCount());
    if (!table_->selectionModel()->hasSelection() && revisions_->rowCount() > 0) {
        table_->setCurrentIndex(revisions_->index(0, 0));
    }
    showDifference();
}

std::vector<const schema::SpecRevision*> SpecView::chosen() const
{
    QModelIndexList rows = table_->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    std::vector<const schema::SpecRevision*> all;
    for (const QModelIndex& row : rows) {
        all.push_back(revisions_->at(row.row()));
    }
    return all;
}

std::optional<SpecView::Pair> SpecView::pairOf() const
{
    const auto rows = chosen();
    if (rows.size() == 2) {
        return Pair{rows[1]->revision, rows[0]->revision};
    }
    if (rows.size() != 1) {
        return std::nullopt;
    }
    const std::string& present = (*desk_->history())->inForce;
    const bool compared = modes_->checkedId() == InForce && rows[0]->revision != present;
    return Pair{compared ? present : rows[0]->from, rows[0]->revision};
}

void SpecView::say(const QString& why, const QString& whatToDo, bool again)
{
    whyNot_->setTexts(why, whatToDo);
    whyNot_->setOffered(again);
    difference_->setCurrentIndex(1);
    shown_.reset();
}

void SpecView::showDifference()
{
    refreshBar();
    const std::optional<Pair> pair = pairOf();
    if (!pair) {
        say(tr("Choose one revision, or two to compare"),
            tr("Ctrl with a click or Space chooses a second one."), false);
        return;
    }
    using Known = std::optional<Result<std::string>>;
    const auto textOf = [this](const std::string& revision) { // a copy: the next may replace it
        const Result<std::string>* text = desk_->text(revision);
        return text == nullptr ? Known() : Known(*text);
    };
    const Known before = pair->before.empty() ? Known(std::string()) : textOf(pair->before);
    const Known after = textOf(pair->after);
    for (const auto& [text, revision] : {std::pair(&before, pair->before), {&after, pair->after}}) {
        if (!text->has_value()) {
            say(tr("Asking for the text"), technical(revision), false);
            return;
        }
        if (!**text) {
            say(tr("The text of %1 cannot be shown").arg(technical(revision)),
                shared::sentence((*text)->error().text), true);
            return;
        }
    }
    if (shown_ != pair) {
        view_->setComparison(compareSpecs(pair->before, **before, pair->after, **after));
        shown_ = pair;
    }
    difference_->setCurrentIndex(0);
}

QString SpecView::whyNoWayBack() const
{
    const auto rows = chosen();
    if (rows.size() != 1) {
        return tr("Choose one revision to go back to.");
    }
    if (rows[0]->revision == (*desk_->history())->inForce) {
        return tr("This revision is in force.");
    }
    if (!session_.whyNoAction().isEmpty()) {
        return session_.whyNoAction();
    }
    const auto offer = session_.offer(RollBack, {});
    const bool offered =
        offer && std::any_of(offer->parameters.begin(), offer->parameters.end(),
                             [&](const schema::ActionParameter& one) {
                                 return std::find(one.choices.begin(), one.choices.end(),
                                                  rows[0]->revision) != one.choices.end();
                             });
    return offered ? QString() : tr("No agent that is heard offers the way back to it now.");
}

void SpecView::refreshBar()
{
    if (!desk_->history() || !*desk_->history()) {
        return;
    }
    const auto rows = chosen();
    const std::optional<Pair> pair = pairOf();
    const QString arrow =
        layoutDirection() == Qt::RightToLeft ? QStringLiteral(" ← ") : QStringLiteral(" → ");
    pair_->setText(!pair ? QString()
                   : pair->before.empty()
                       ? technical(pair->after)
                       : technical(pair->before) + arrow + technical(pair->after));
    const bool isFormer = rows.size() == 1 && rows[0]->revision != (*desk_->history())->inForce;
    for (QAbstractButton* button : modes_->buttons()) {
        button->setVisible(isFormer);
    }
    const QString why = whyNoWayBack();
    back_->setText(isFormer ? tr("Roll back to %1…").arg(technical(rows[0]->revision.substr(0, 8)))
                            : tr("Roll back…"));
    back_->setEnabled(why.isEmpty());
    back_->setToolTip(why);
    back_->setAccessibleDescription(why);
    whyClosed_->setText(why);
    whyClosed_->setVisible(!why.isEmpty());
    unlock_->setVisible(session_.canUnlock() && why == session_.whyNoAction());
    unlock_->setAccessibleName(tr("Unlock and plan: %1").arg(back_->text()));
}

QString SpecView::runningText() const
{
    std::map<std::string, QStringList> now;
    std::map<std::string, QStringList> before;
    for (const auto& [node, facts] : session_.store().agents()) {
        const auto* status =
            session_.store().status<schema::cluster::Status>(node, schema::cluster::Name);
        if (status != nullptr && !status->specRevision.empty()) {
            const bool isHeard = facts.freshness == schema::State::Ok;
            (isHeard ? now : before)[status->specRevision].append(technical(node));
        }
    }
    QStringList parts;
    for (const auto& [revision, names] : now.empty() ? before : now) {
        const QString text = now.empty() ? tr("Revision %1 ran on %2 when last heard")
                                         : tr("Revision %1 runs on %2");
        parts.append(text.arg(technical(revision), shared::listed(names)));
    }
    return parts.join(shared::separator());
}

} // namespace bafar::ui::cluster
