#include "ui/actions/model.h"

#include <algorithm>
#include <set>

#include "ui/actions/rules.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {
namespace {

using shared::CellLook;

/// Where it runs and, before it does, for how long at most, below what the step itself says.
QString detailOf(const schema::PlannedStep& step, bool runs)
{
    QStringList lines;
    if (!step.detail.empty()) {
        lines.append(shared::sentence(step.detail));
    }
    const QString node = shared::technical(step.node);
    const QString limit = shared::duration(step.limit);
    if (!runs) {
        lines.append(step.node.empty() ? StepsModel::tr("at most %1").arg(limit)
                                       : StepsModel::tr("on %1, at most %2").arg(node, limit));
    } else if (!step.node.empty()) {
        lines.append(StepsModel::tr("on %1").arg(node));
    }
    if (step.pointOfNoReturn) {
        lines.append(StepsModel::tr("◆ no way back after this"));
    }
    return lines.join(QLatin1Char('\n'));
}

Duration elapsedOf(const schema::StepRecord& step, WallTime now)
{
    const bool runs =
        step.state == schema::StepState::Running || step.state == schema::StepState::Undoing;
    return runs && step.startedAt.unixMs != 0 ? std::chrono::milliseconds(std::max<std::int64_t>(
                                                    0, now.unixMs - step.startedAt.unixMs))
                                              : step.took;
}

/// "running", and below it "1.2 s of 10 s".
QString stateOf(const schema::PlannedStep& planned, const schema::StepRecord& step, WallTime now)
{
    const QString word = shared::stepWord(step.state);
    const Duration elapsed = elapsedOf(step, now);
    if (elapsed <= Duration::zero()) {
        return word;
    }
    return step.state == schema::StepState::Running
               ? word + QLatin1Char('\n') +
                     StepsModel::tr("%1 of %2")
                         .arg(shared::duration(elapsed), shared::duration(planned.limit))
               : word + QLatin1Char(' ') + shared::duration(elapsed);
}

shared::Row stepRow(std::size_t index, const schema::PlannedStep& step, bool runs)
{
    shared::Row row;
    row.key = QString::number(index + 1);
    row.cells = {
        {shared::number(std::uint64_t{index + 1}), CellLook::Figures},
        {shared::sentence(step.text)},
        {detailOf(step, runs), CellLook::Muted},
        {QString(), CellLook::Muted},
    };
    return row;
}

QString seenOf(const schema::Condition& condition)
{
    return condition.detail.empty() ? shared::verdictWord(condition.verdict)
                                    : shared::sentence(condition.detail);
}

shared::Row conditionRow(std::size_t index,
                         const schema::Condition& condition,
                         schema::State mark,
                         const QString& seen,
                         bool blocks)
{
    shared::Row row;
    row.key = QString::number(index);
    row.cells = {
        {shared::sentence(condition.text), blocks ? CellLook::Strong : CellLook::Plain, mark},
        {seen, CellLook::Muted}};
    row.cells.front().said = shared::verdictWord(condition.verdict);
    return row;
}

/// Not being able to is no failure: only what is not known, or could, is marked.
schema::State markOf(const schema::Candidate& one)
{
    return one.eligible == schema::Verdict::Fail ? schema::State::Disabled
                                                 : shared::markOf(one.eligible);
}

QString eligibleWord(schema::Verdict eligible)
{
    return eligible == schema::Verdict::Pass   ? CandidatesModel::tr("eligible")
           : eligible == schema::Verdict::Fail ? CandidatesModel::tr("not eligible")
                                               : shared::verdictWord(eligible);
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

/// The columns behind the names in which each candidate has a number.
std::set<int> figuresOf(const std::vector<shared::Row>& rows, std::size_t columns)
{
    std::set<int> figures;
    for (std::size_t column = 1; !rows.empty() && column <= columns; ++column) {
        if (std::all_of(rows.begin(), rows.end(), [column](const shared::Row& row) {
                return shared::isFigure(row.cells[column].text);
            })) {
            figures.insert(static_cast<int>(column));
        }
    }
    return figures;
}

} // namespace

StepsModel::StepsModel(QObject* parent)
    : RowsModel({tr("Step"), tr("What"), tr("Limits"), tr("State")}, parent)
{
}

QVariant StepsModel::data(const QModelIndex& index, int role) const
{
    const auto row = static_cast<std::size_t>(index.row());
    if (role == UsedRole && index.isValid()) {
        return row < used_.size() && used_[row] >= 0 ? QVariant(used_[row]) : QVariant();
    }
    return RowsModel::data(index, role);
}

void StepsModel::setPlan(const schema::Draft& draft)
{
    used_.clear();
    std::vector<shared::Row> rows;
    for (std::size_t i = 0; i < draft.steps.size(); ++i) {
        rows.push_back(stepRow(i, draft.steps[i], false));
    }
    setRows(std::move(rows));
}

void StepsModel::setRecord(const schema::ActionRecord& record, WallTime now)
{
    const std::vector<schema::PlannedStep>& steps = record.plan.draft.steps;
    used_.assign(steps.size(), -1);
    std::vector<shared::Row> rows;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        shared::Row row = stepRow(i, steps[i], true);
        const schema::StepRecord step =
            i < record.steps.size() ? record.steps[i] : schema::StepRecord{};
        if (step.state == schema::StepState::Running && steps[i].limit > Duration::zero()) {
            const std::chrono::duration<double> elapsed = elapsedOf(step, now);
            used_[i] = std::min(1.0, elapsed / std::chrono::duration<double>(steps[i].limit));
        }
        if (!step.log.empty()) {
            row.cells[2].text = shared::sentence(step.log);
        }
        row.cells[3] = {stateOf(steps[i], step, now), CellLook::Plain, shared::markOf(step.state)};
        row.cells[3].said = QString(); // its text says it
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

ConditionsModel::ConditionsModel(QObject* parent)
    : RowsModel({tr("Condition"), tr("Seen")}, parent)
{
}

void ConditionsModel::setBefore(const std::vector<schema::Condition>& conditions,
                                schema::ActionClass risk)
{
    std::vector<shared::Row> rows;
    for (const schema::Condition& one : conditions) {
        schema::State mark = shared::markOf(one.verdict);
        QString seen = seenOf(one);
        if (one.verdict == schema::Verdict::Fail && !one.blocking) {
            mark = schema::State::Degraded;
            seen += tr(" · does not block");
        } else if (one.verdict == schema::Verdict::Unknown && blocks(one, risk)) {
            seen += tr(" · counts as not holding");
        }
        rows.push_back(conditionRow(rows.size(), one, mark, seen, blocks(one, risk)));
    }
    setRows(std::move(rows));
}

void ConditionsModel::setAfter(const std::vector<schema::Condition>& conditions, bool pending)
{
    std::vector<shared::Row> rows;
    for (const schema::Condition& one : conditions) {
        const bool watched = pending && one.verdict != schema::Verdict::Pass;
        rows.push_back(conditionRow(
            rows.size(), one, watched ? schema::State::Transition : shared::markOf(one.verdict),
            watched ? tr("watching for it") : seenOf(one), false));
        if (watched) {
            rows.back().cells.front().said = tr("watching for it");
        }
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
        row.cells.back().said = eligibleWord(one.eligible);
        for (std::size_t i = 0; i < draft.candidateColumns.size(); ++i) {
            row.cells.push_back(
                {i < one.figures.size() ? shared::sentence(one.figures[i]) : QString(),
                 CellLook::Figures});
        }
        row.cells.push_back({shared::sentence(one.reason), CellLook::Muted});
        rows.push_back(std::move(row));
    }
    setFigures(figuresOf(rows, draft.candidateColumns.size()));
    setRows(std::move(rows));
}

} // namespace bafar::ui::actions
