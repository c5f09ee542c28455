#include "ui/load_balancer/heat_text.h"

#include <QDateTime>
#include <algorithm>
#include <cstddef>
#include <numeric>

#include "ui/load_balancer/heat_view.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"

namespace bafar::ui::load_balancer {
namespace {

/// Answers in one stretch. Of the first one only a part was told, which is much of a few.
double meanOf(const Heat::Row& row)
{
    constexpr std::ptrdiff_t FewMax = 3;
    const auto isKnown = [](const std::optional<Answers>& cell) { return cell.has_value(); };
    auto begin = std::find_if(row.cells.begin(), row.cells.end(), isKnown);
    std::ptrdiff_t known = std::count_if(begin, row.cells.end(), isKnown);
    if (known > FewMax) {
        ++begin;
        --known;
    }
    const double all = std::accumulate(begin, row.cells.end(), 0.0,
                                       [](double sum, const std::optional<Answers>& cell) {
                                           return sum + (cell ? cell->all : 0);
                                       });
    return all / static_cast<double>(std::max<std::ptrdiff_t>(1, known));
}

} // namespace

double errorsOf(const Answers& answers)
{
    return answers.all > 0 ? answers.failed / answers.all : 0;
}

std::optional<std::size_t> worstOf(const Heat::Row& row)
{
    std::optional<std::size_t> worst;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const double errors = row.cells[i] ? errorsOf(*row.cells[i]) : 0;
        if (errors > 0 && (!worst || errors > errorsOf(*row.cells[*worst]))) {
            worst = i;
        }
    }
    return worst;
}

std::size_t firstOf(const Heat::Row& row)
{
    const auto first = std::find_if(row.cells.begin(), row.cells.end(),
                                    [](const auto& cell) { return cell.has_value(); });
    return static_cast<std::size_t>(first - row.cells.begin());
}

WallTime beginOf(std::int64_t nowMs, std::size_t column)
{
    const std::int64_t back = static_cast<std::int64_t>(Heat::Columns - column) - 1;
    return {(Heat::lastStep(nowMs) - back) * Heat::StepMs};
}

QString clockText(WallTime time)
{
    return shared::figuresLocale().toString(QDateTime::fromMSecsSinceEpoch(time.unixMs).time(),
                                            QStringLiteral("HH:mm"));
}

QString answersRate(double count)
{
    const double rate = count * 1000 / static_cast<double>(Heat::StepMs);
    return HeatView::tr("%1/s").arg(shared::number(rate, rate < 10 ? 1 : 0));
}

QString heatText(const Heat::Row& row, std::int64_t nowMs)
{
    const QString rate = answersRate(meanOf(row));
    const std::optional<std::size_t> worst = worstOf(row);
    return worst ? HeatView::tr("mean %1; worst: %2 5xx at %3")
                       .arg(rate, shared::percent(errorsOf(*row.cells[*worst]), 1),
                            shared::timeOfDay(beginOf(nowMs, *worst)))
                 : HeatView::tr("mean %1; no 5xx").arg(rate);
}

} // namespace bafar::ui::load_balancer
