#include "ui/overview/problems_model.h"

#include <algorithm>
#include <set>

#include "ui/overview/words.h"
#include "ui/shared/format.h"

namespace bafar::ui::overview {
namespace {

using shared::CellLook;

constexpr int ReasonMax = 240; ///< letters; no agent's sentence pushes the others off the page
constexpr int PartMax = 120;

shared::Row rowFor(const Problem& problem, WallTime now)
{
    Problem brief = problem;
    brief.reason = shared::shortened(brief.reason, ReasonMax);
    brief.part = shared::shortened(brief.part, PartMax);
    shared::Row row;
    row.key = shared::fromPeer(problem.isAlert ? problem.alert : problem.entity);
    row.cells = {
        {problem.name,
         CellLook::Strong,
         problem.mark,
         shared::fromPeer(problem.entity),
         {},
         problem.isAlert ? std::optional(problem.state) : std::nullopt},
        {whyText(brief), CellLook::Plain, {}, whyText(problem)},
        {problem.since.unixMs == 0 ? QString() : shared::moment(problem.since, now),
         CellLook::Figures,
         {},
         problem.since.unixMs == 0 ? QString() : shared::dateAndTime(problem.since)},
        {shared::technical(problem.says), CellLook::Muted},
        {problem.entity.empty() ? QString() : ProblemsModel::tr("on the map"), CellLook::Link},
    };
    return row;
}

} // namespace

ProblemsModel::ProblemsModel(QObject* parent)
    : RowsModel({tr("What"), tr("Why"), tr("Since"), tr("Said by"), tr("Where")}, parent)
{
}

void ProblemsModel::setProblems(const std::vector<Problem>& problems, bool all, WallTime now)
{
    const std::size_t most = all ? Many : Few;
    // A line that only says that there is one more would take that one's place.
    const std::size_t count = problems.size() <= most + 1 ? problems.size() : most;
    shown_.clear();
    std::vector<shared::Row> rows;
    std::set<QString> keys; // ids longer than what is shown of them may look the same
    for (std::size_t i = 0; i < count; ++i) {
        shared::Row row = rowFor(problems[i], now);
        if (keys.insert(row.key).second) {
            rows.push_back(std::move(row));
            shown_.push_back(problems[i]);
        }
    }
    leftOut_ = problems.size() - shown_.size();
    setRows(std::move(rows));
}

const Problem* ProblemsModel::problemAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return row >= 0 && at < shown_.size() ? &shown_[at] : nullptr;
}

} // namespace bafar::ui::overview
