#include "ui/actions/plan_body.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/actions/model.h"
#include "ui/actions/rules.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/command_block.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {
namespace {

using shared::makeLabel;
using shared::TextRole;

constexpr int FollowMs = 60;
constexpr int OtherWidth = 216; ///< pixels of a button that offers another candidate

} // namespace

PlanBody::PlanBody(QWidget* parent)
    : QScrollArea(parent)
    , columns_(new QWidget)
    , row_(new QHBoxLayout(columns_))
    , taken_(shared::makeSurface("notice"))
    , takenText_(makeLabel({}, TextRole::Body, taken_))
    , notice_(new shared::EmptyState)
    , steps_(new StepsModel(this))
    , preconditions_(new ConditionsModel(this))
    , postconditions_(new ConditionsModel(this))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("surface", QByteArrayLiteral("panel"));
    setFocusPolicy(Qt::NoFocus); // the dialog hands it the keys that scroll
    auto* content = new QWidget;
    content->setProperty("surface", QByteArrayLiteral("panel"));
    content->setAttribute(Qt::WA_StyledBackground);
    auto* stack = new QVBoxLayout(content);
    stack->setContentsMargins(20, 18, 20, 18);
    stack->addWidget(notice_);
    auto* taken = new QHBoxLayout(taken_);
    taken->setContentsMargins(12, 8, 12, 8);
    taken->setSpacing(10);
    auto* mark = new shared::StatusDot(taken_);
    mark->setState(schema::State::Degraded);
    taken->addWidget(mark);
    taken->addWidget(takenText_, 1);
    takenText_->setWordWrap(true);
    taken_->hide();
    stack->setSpacing(14);
    stack->addWidget(taken_);
    stack->addWidget(columns_);
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(28);
    for (QWidget* column : {makeLeft(), makeRight()}) {
        column->setMinimumWidth(1); // what is too wide wraps, or gives way: never the other column
        row_->addWidget(column);
    }
    setWidget(content);
    columns_->hide();
}

/// How the width is shared out.
void PlanBody::share(int left, int right)
{
    if (row_->stretch(0) != left) {
        row_->setStretch(0, left);
        row_->setStretch(1, right);
    }
}

void PlanBody::showNotice(const QString& why, const QString& whatToDo)
{
    notice_->setTexts(shared::breakable(why), shared::breakable(whatToDo));
    notice_->show();
    taken_->hide();
    columns_->hide();
}

void PlanBody::showCandidates(const schema::Draft& draft)
{
    shared::clearLayout(candidatesPlace_);
    candidates_->setVisible(!draft.candidates.empty());
    if (draft.candidates.empty()) {
        return;
    }
    QString chosen;
    for (const schema::Candidate& one : draft.candidates) {
        if (one.chosen) {
            chosen = shared::technical(one.name);
        }
    }
    QLabel* head =
        makeLabel(shared::breakable(chosen.isEmpty() ? tr("Candidates") : tr("Why %1").arg(chosen)),
                  TextRole::Section);
    head->setWordWrap(true);
    candidatesPlace_->addWidget(head);
    QTableView* table = shared::makeRowsList(tr("Candidates"), true, candidates_);
    shared::showWhole(table);
    auto* model = new CandidatesModel(draft, table);
    table->setModel(model);
    const int last = model->columnCount() - 1;
    for (int column = 0; column < last; ++column) {
        table->setColumnWidth(column, std::clamp(shared::neededBy(*table, column), 74, 200));
    }
    table->horizontalHeader()->setSectionResizeMode(last, QHeaderView::Stretch);
    candidatesPlace_->addWidget(table);
    offerOthers(draft);
}

/// Two beside each other, for there may be many.
void PlanBody::offerOthers(const schema::Draft& draft)
{
    auto* others = new QGridLayout;
    others->setColumnStretch(2, 1);
    int count = 0;
    for (const schema::Candidate& one : draft.candidates) {
        if (one.chosen || one.eligible != schema::Verdict::Pass) {
            continue;
        }
        const QString name = shared::fromPeer(one.name);
        QPushButton* button = shared::makeButton(
            tr("Plan for %1 instead").arg(shared::technical(name)), "quiet", candidates_);
        shared::narrowNaming(button, OtherWidth);
        connect(button, &QPushButton::clicked, this,
                [this, name] { Q_EMIT candidateWanted(name); });
        others->addWidget(button, count / 2, count % 2);
        ++count;
    }
    candidatesPlace_->addLayout(others);
}

/// What became of the steps stands beside them; here, who goes on with the action, and of which
/// steps nobody knows, unless the result says it.
void PlanBody::showTaken(const schema::ActionRecord& record)
{
    QString text = shared::takenOverText(record);
    QStringList doubtful;
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        if (record.steps[i].state == schema::StepState::Unknown) {
            doubtful.append(shared::number(std::uint64_t{i + 1}));
        }
    }
    const bool isSaid = !isRunning(record.state) && !record.result.empty();
    if (!doubtful.isEmpty() && !isSaid) {
        const QString steps = doubtful.join(shared::comma());
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) +
                tr("Nobody knows whether it was done: step %1").arg(steps);
    }
    takenText_->setText(shared::breakable(text));
    taken_->setVisible(!text.isEmpty());
}

void PlanBody::showPlan(const schema::Plan& plan, const Typing& typing)
{
    notice_->hide();
    taken_->hide();
    columns_->show();
    share(11, 10);
    stepsHead_->setText(tr("What will happen"));
    stepsTable_->setColumnHidden(StepsModel::State, true);
    steps_->setPlan(plan.draft);
    before_->setVisible(!plan.draft.preconditions.empty());
    after_->hide();
    showTyping(typing);
    reason_->setText(shared::fromPeer(plan.request.reason));
    showFigures(plan);
    showCandidates(plan.draft);
    verticalScrollBar()->setValue(0);
    followed_ = 0;
}

void PlanBody::showTyping(const Typing& typing)
{
    typing_->setVisible(typing.asked || typing.reason != Reason::None);
    nameHint_->setVisible(typing.asked);
    name_->setVisible(typing.asked);
    const QString hint = tr("Type %1 to confirm").arg(shared::technical(typing.name));
    nameHint_->setText(shared::breakable(hint));
    name_->setAccessibleName(hint);
    reasonNeeded_ = typing.reason == Reason::Needed;
    reason_->setVisible(typing.reason != Reason::None);
    const QString why = reasonNeeded_ ? tr("Why, for the audit log")
                                      : tr("Why, for the audit log (may stay empty)");
    shared::setPlaceholder(reason_, why);
    reason_->setAccessibleName(why);
}

void PlanBody::showFigures(const schema::Plan& plan)
{
    command_->setCommand(shared::fromPeer(plan.command));
    std::vector<shared::FactList::Row> rows;
    for (const schema::Consequence& one : plan.draft.consequences) {
        rows.push_back({shared::factName(one.name), shared::sentence(one.value)});
    }
    consequences_->setRows(rows);
    consequences_->setVisible(!rows.empty());
    noConsequences_->setVisible(rows.empty());
    preconditions_->setBefore(plan.draft.preconditions, plan.draft.risk);
    // Each plan is confirmed by itself: what was typed for the one before does not count.
    name_->clear();
}

/// The step that a run reaches comes into sight, and at its end what was observed.
void PlanBody::follow(const schema::ActionRecord& record)
{
    const std::size_t step = isRunning(record.state) ? std::max<std::size_t>(1, stepReached(record))
                                                     : record.steps.size() + 1;
    if (step == followed_) {
        return;
    }
    followed_ = step;
    QTimer::singleShot(FollowMs, this, [this, step] { // laid out with its new texts
        const int row = static_cast<int>(step) - 1;
        if (row >= steps_->rowCount()) {
            verticalScrollBar()->setValue(0);
            return;
        }
        const int top =
            stepsTable_->mapTo(widget(), QPoint(0, stepsTable_->rowViewportPosition(row))).y();
        ensureVisible(0, top + stepsTable_->rowHeight(row) / 2, 0, height() / 3);
    });
}

void PlanBody::showRecord(const schema::ActionRecord& record, WallTime now)
{
    notice_->hide();
    columns_->show();
    showTaken(record);
    share(3, 2); // the steps tell more now, and what is beside them less
    stepsHead_->setText(isRunning(record.state) ? tr("What happens") : tr("What happened"));
    steps_->setRecord(record, now);
    stepsTable_->setColumnHidden(StepsModel::State, false);
    after_->setVisible(!record.postconditions.empty());
    postconditions_->setAfter(record.postconditions, isRunning(record.state));
    before_->hide();
    candidates_->hide();
    typing_->hide();
    follow(record);
}

bool PlanBody::isAtEnd() const
{
    constexpr int Nearly = 8; // the margin below the last line
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - Nearly;
}

int PlanBody::neededHeight() const
{
    const QLayout* layout = widget()->layout();
    const int high = layout->hasHeightForWidth() ? layout->totalHeightForWidth(viewport()->width())
                                                 : layout->totalSizeHint().height();
    return std::max(high, layout->totalMinimumSize().height()); // below it, the area scrolls
}

bool PlanBody::scrollBy(int key)
{
    switch (key) {
    case Qt::Key_PageDown: verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd); break;
    case Qt::Key_PageUp: verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub); break;
    case Qt::Key_Home: verticalScrollBar()->triggerAction(QScrollBar::SliderToMinimum); break;
    case Qt::Key_End: verticalScrollBar()->triggerAction(QScrollBar::SliderToMaximum); break;
    case Qt::Key_Down: verticalScrollBar()->triggerAction(QScrollBar::SliderSingleStepAdd); break;
    case Qt::Key_Up: verticalScrollBar()->triggerAction(QScrollBar::SliderSingleStepSub); break;
    default: return false;
    }
    return true;
}

std::string PlanBody::typedName() const
{
    return name_->text().trimmed().toStdString();
}

std::string PlanBody::reason() const
{
    return reason_->text().trimmed().toStdString();
}

} // namespace bafar::ui::actions
