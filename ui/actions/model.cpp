#include "ui/actions/model.h"

#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {
namespace {

using shared::CellLook;

QString detailOf(const schema::PlannedStep& step)
{
    QString text = shared::sentence(step.detail);
    if (step.pointOfNoReturn) {
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) +
                StepsModel::tr("◆ no way back after this");
    }
    return text;
}

shared::Row stepRow(std::size_t index, const schema::PlannedStep& step)
{
    shared::Row row;
    row.key = QString::number(index + 1);
    row.cells = {
        {shared::number(std::uint64_t{index + 1}), CellLook::Figures},
        {shared::sentence(step.text)},
        {detailOf(step), CellLook::Muted},
        {QString(), CellLook::Muted},
    };
    return row;
}

/// Not being able to is no failure: only what is not known, or could, is marked.
schema::State markOf(const schema::Candidate& one)
{
    return one.eligible == schema::Verdict::Fail ? schema::State::Disabled
                                                 : shared::markOf(one.eligible);
}

QStringList candidateHeads(const schema::Draft& draft)
{
    QStringList heads{CandidatesModel::tr("Candidate")};
    for (const std::string& column : draft.candidateColumns) {
        heads.append(shared::factName(column));
    }
    heads.append(CandidatesModel::tr("Why"));
    return heads;
}

} // namespace

StepsModel::StepsModel(QObject* parent)
    : RowsModel({tr("Step"), tr("What"), tr("Limits"), tr("State")}, parent)
{
}

void StepsModel::setPlan(const schema::Draft& draft)
{
    std::vector<shared::Row> rows;
    for (std::size_t i = 0; i < draft.steps.size(); ++i) {
        rows.push_back(stepRow(i, draft.steps[i]));
    }
    setRows(std::move(rows));
}

void StepsModel::setRecord(const schema::ActionRecord& record, WallTime now)
{
    const std::vector<schema::PlannedStep>& steps = record.plan.draft.steps;
    std::vector<shared::Row> rows;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        shared::Row row = stepRow(i, steps[i]);
        const schema::StepRecord step =
            i < record.steps.size() ? record.steps[i] : schema::StepRecord{};
        Duration took = step.took;
        if (step.state == schema::StepState::Running && step.startedAt.unixMs != 0) {
            took = std::chrono::milliseconds(
                std::max<std::int64_t>(0, now.unixMs - step.startedAt.unixMs));
        }
        QString state = shared::stepWord(step.state);
        if (took > Duration::zero()) {
            state += QLatin1Char(' ') + shared::duration(took);
        }
        if (!step.log.empty()) {
            row.cells[2].text = shared::sentence(step.log);
        }
        row.cells[3] = {state, CellLook::Plain, shared::markOf(step.state)};
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

ConditionsModel::ConditionsModel(QObject* parent)
    : RowsModel({tr("Condition"), tr("Seen")}, parent)
{
}

void ConditionsModel::setConditions(const std::vector<schema::Condition>& conditions, bool pending)
{
    std::vector<shared::Row> rows;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const schema::Condition& one = conditions[i];
        schema::State mark = shared::markOf(one.verdict);
        QString seen =
            one.detail.empty() ? shared::verdictWord(one.verdict) : shared::sentence(one.detail);
        if (pending && one.verdict != schema::Verdict::Pass) {
            mark = schema::State::Transition;
            seen = tr("watching for it");
        } else if (one.verdict == schema::Verdict::Fail && !one.blocking) {
            mark = schema::State::Degraded;
            seen += tr(" · does not block");
        }
        shared::Row row;
        row.key = QString::number(i);
        row.cells = {{shared::sentence(one.text), CellLook::Plain, mark}, {seen, CellLook::Muted}};
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

CandidatesModel::CandidatesModel(const schema::Draft& draft, QObject* parent)
    : RowsModel(candidateHeads(draft), parent)
{
    std::vector<shared::Row> rows;
    for (const schema::Candidate& one : draft.candidates) {
        shared::Row row;
        row.key = shared::fromPeer(one.name);
        row.cells.push_back({shared::technical(one.name),
                             one.chosen ? CellLook::Strong : CellLook::Plain, markOf(one)});
        for (std::size_t i = 0; i < draft.candidateColumns.size(); ++i) {
            row.cells.push_back(
                {i < one.figures.size() ? shared::sentence(one.figures[i]) : QString(),
                 CellLook::Figures});
        }
        row.cells.push_back({shared::sentence(one.reason), CellLook::Muted});
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::actions
