#include "ui/actions/plan_body.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/actions/model.h"
#include "ui/actions/rules.h"
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

QVBoxLayout* columnOf(QWidget* widget)
{
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    return layout;
}

QTableView* conditionsTable(const QString& name, ConditionsModel* model, QWidget* parent)
{
    QTableView* table = shared::makeRowsList(name, false, parent);
    table->setModel(model);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setStretchLastSection(false);
    table->setColumnWidth(1, 150);
    return table;
}

} // namespace

PlanBody::PlanBody(QWidget* parent)
    : QScrollArea(parent)
    , columns_(new QWidget)
    , taken_(shared::makeSurface("notice"))
    , takenText_(makeLabel({}, TextRole::Body, taken_))
    , notice_(new shared::EmptyState)
    , steps_(new StepsModel(this))
    , preconditions_(new ConditionsModel(this))
    , postconditions_(new ConditionsModel(this))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
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
    auto* layout = new QHBoxLayout(columns_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(28);
    layout->addWidget(makeLeft(), 11);
    layout->addWidget(makeRight(), 10);
    setWidget(content);
    columns_->hide();
}

QWidget* PlanBody::makeLeft()
{
    auto* left = new QWidget;
    QVBoxLayout* layout = columnOf(left);
    stepsHead_ = makeLabel(tr("What will happen"), TextRole::Section);
    layout->addWidget(stepsHead_);
    stepsTable_ = shared::makeRowsList(tr("Steps"), false, left);
    stepsTable_->setModel(steps_);
    stepsTable_->horizontalHeader()->setStretchLastSection(false);
    stepsTable_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    stepsTable_->setColumnWidth(0, 30);
    stepsTable_->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    stepsTable_->setColumnWidth(3, 112);
    stepsTable_->setColumnHidden(3, true);
    layout->addWidget(stepsTable_);
    candidates_ = new QWidget;
    candidatesPlace_ = columnOf(candidates_);
    candidatesPlace_->setContentsMargins(0, 14, 0, 0);
    layout->addWidget(candidates_);
    layout->addStretch(1);
    return left;
}

QWidget* PlanBody::makeRight()
{
    auto* right = new QWidget;
    QVBoxLayout* layout = columnOf(right);
    layout->addWidget(makeLabel(tr("Consequences"), TextRole::Section));
    consequences_ = new shared::FactList;
    layout->addWidget(consequences_);
    layout->addSpacing(12);
    after_ = new QWidget;
    QVBoxLayout* after = columnOf(after_);
    after->addWidget(makeLabel(tr("Observed afterwards"), TextRole::Section));
    after->addWidget(conditionsTable(tr("Observed afterwards"), postconditions_, after_));
    after->addSpacing(12);
    layout->addWidget(after_);
    before_ = new QWidget;
    QVBoxLayout* before = columnOf(before_);
    before->addWidget(makeLabel(tr("Preconditions"), TextRole::Section));
    before->addWidget(conditionsTable(tr("Preconditions"), preconditions_, before_));
    before->addSpacing(12);
    layout->addWidget(before_);
    dataRisk_ = new QWidget;
    QVBoxLayout* inputs = columnOf(dataRisk_);
    nameHint_ = makeLabel({}, TextRole::Muted);
    name_ = new QLineEdit;
    name_->setObjectName(QStringLiteral("typed name"));
    reason_ = new QLineEdit;
    reason_->setObjectName(QStringLiteral("reason"));
    reason_->setPlaceholderText(tr("Why, for the audit log"));
    inputs->addWidget(reason_); // first: with it the plan is made anew
    inputs->addWidget(nameHint_);
    inputs->addWidget(name_);
    connect(name_, &QLineEdit::textChanged, this, &PlanBody::inputChanged);
    connect(reason_, &QLineEdit::textChanged, this, &PlanBody::inputChanged);
    connect(reason_, &QLineEdit::editingFinished, this,
            [this] { Q_EMIT reasonGiven(QString::fromStdString(reason())); });
    layout->addWidget(dataRisk_);
    layout->addWidget(makeLabel(tr("The same by command"), TextRole::Section));
    layout->addWidget(makeCommand());
    layout->addStretch(1);
    return right;
}

QWidget* PlanBody::makeCommand()
{
    QFrame* frame = shared::makeSurface("code");
    auto* layout = new QHBoxLayout(frame);
    layout->setContentsMargins(10, 4, 4, 4);
    command_ = makeLabel({}, TextRole::Technical, frame);
    command_->setWordWrap(true);
    command_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(command_, 1);
    QPushButton* copy = shared::makeButton(tr("Copy"), "quiet", frame);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(shared::withoutIsolation(command_->text()));
    });
    layout->addWidget(copy);
    return frame;
}

void PlanBody::showNotice(const QString& why, const QString& whatToDo)
{
    notice_->setTexts(why, whatToDo);
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
    candidatesPlace_->addWidget(makeLabel(
        chosen.isEmpty() ? tr("Candidates") : tr("Why %1").arg(chosen), TextRole::Section));
    QTableView* table = shared::makeRowsList(tr("Candidates"), true, candidates_);
    auto* model = new CandidatesModel(draft, table);
    table->setModel(model);
    const int last = model->columnCount() - 1;
    for (int column = 0; column < last; ++column) {
        table->setColumnWidth(column, std::clamp(shared::neededBy(*table, column), 74, 130));
    }
    table->horizontalHeader()->setSectionResizeMode(last, QHeaderView::Stretch);
    candidatesPlace_->addWidget(table);
    auto* others = new QHBoxLayout;
    for (const schema::Candidate& one : draft.candidates) {
        if (one.chosen || one.eligible != schema::Verdict::Pass) {
            continue;
        }
        const QString name = shared::fromPeer(one.name);
        QPushButton* button = shared::makeButton(
            tr("Plan for %1 instead").arg(shared::technical(name)), "quiet", candidates_);
        connect(button, &QPushButton::clicked, this,
                [this, name] { Q_EMIT candidateWanted(name); });
        others->addWidget(button);
    }
    others->addStretch(1);
    candidatesPlace_->addLayout(others);
}

/// What became of the steps stands beside them; here, who goes on with the action, and of which
/// steps nobody knows.
void PlanBody::showTaken(const schema::ActionRecord& record)
{
    QString text = shared::takenOverText(record);
    QStringList doubtful;
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        if (record.steps[i].state == schema::StepState::Unknown) {
            doubtful.append(shared::number(std::uint64_t{i + 1}));
        }
    }
    if (!doubtful.isEmpty()) {
        const QString steps = doubtful.join(QStringLiteral(", "));
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) +
                tr("Nobody knows whether it was done: step %1").arg(steps);
    }
    takenText_->setText(text);
    taken_->setVisible(!text.isEmpty());
}

void PlanBody::showPlan(const schema::Plan& plan, const std::string& name)
{
    notice_->hide();
    taken_->hide();
    columns_->show();
    stepsHead_->setText(tr("What will happen"));
    stepsTable_->setColumnHidden(3, true);
    steps_->setPlan(plan.draft);
    std::vector<shared::FactList::Row> rows;
    for (const schema::Consequence& one : plan.draft.consequences) {
        rows.push_back({shared::factName(one.name), shared::sentence(one.value)});
    }
    consequences_->setRows(rows);
    preconditions_->setConditions(plan.draft.preconditions, false);
    before_->setVisible(!plan.draft.preconditions.empty());
    after_->hide();
    command_->setText(shared::technical(plan.command));
    const bool risky = plan.draft.risk == schema::ActionClass::DataRisk;
    dataRisk_->setVisible(risky);
    // Each plan is confirmed by itself: what was typed for the one before does not count.
    name_->clear();
    reason_->setText(shared::fromPeer(plan.request.reason));
    nameHint_->setText(tr("Type %1 to confirm").arg(shared::technical(name)));
    showCandidates(plan.draft);
}

void PlanBody::showRecord(const schema::ActionRecord& record, WallTime now)
{
    notice_->hide();
    columns_->show();
    showTaken(record);
    stepsHead_->setText(tr("What happens"));
    steps_->setRecord(record, now);
    stepsTable_->setColumnHidden(3, false);
    after_->setVisible(!record.postconditions.empty());
    postconditions_->setConditions(record.postconditions, isRunning(record.state));
    before_->hide();
    candidates_->hide();
    dataRisk_->hide();
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
