#include "ui/link/past.h"

#include <algorithm>
#include <limits>
#include <map>

namespace bafar::link {
namespace {

constexpr std::int64_t StepsMax = 20; ///< of those wished for, in one that is answered

std::int64_t millisecondsOf(Duration length)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(length).count();
}

/// Where the grid begins: at the first moment of an answer, so that values need no shifting.
std::int64_t originOf(const PastWish& wish,
                      std::int64_t stepMs,
                      const std::vector<schema::HistorySeries>& answers)
{
    for (const schema::HistorySeries& answer : answers) {
        const std::int64_t late = answer.from.unixMs - wish.from.unixMs;
        if (late > -stepMs && late < stepMs && !answer.values.empty()) {
            return answer.from.unixMs;
        }
    }
    return wish.from.unixMs;
}

} // namespace

PastTable alignPast(const PastWish& wish, const std::vector<schema::HistorySeries>& answers)
{
    PastTable table{wish.names, wish.from, wish.step, {}};
    const std::int64_t wished = std::max<std::int64_t>(1, millisecondsOf(wish.step));
    std::int64_t stepMs = wished;
    for (const schema::HistorySeries& answer : answers) {
        const std::int64_t said = millisecondsOf(answer.step);
        if (said <= wished * StepsMax && !answer.values.empty()) {
            stepMs = std::max(stepMs, said);
        }
    }
    const std::int64_t from = originOf(wish, stepMs, answers);
    table.from = WallTime{from};
    table.step = std::chrono::milliseconds(stepMs);
    if (wish.to.unixMs < from || (wish.to.unixMs - from) / stepMs >= std::int64_t{PastRowsMax}) {
        return table;
    }
    const auto rows = static_cast<std::size_t>((wish.to.unixMs - from) / stepMs) + 1;
    std::map<std::string_view, std::size_t> columns;
    for (std::size_t i = 0; i < wish.names.size(); ++i) {
        columns.emplace(wish.names[i], i);
    }
    bool any = false;
    table.rows.assign(
        rows, std::vector<double>(wish.names.size(), std::numeric_limits<double>::quiet_NaN()));
    for (const schema::HistorySeries& answer : answers) {
        const auto column = columns.find(answer.name);
        const std::int64_t said = millisecondsOf(answer.step);
        if (column == columns.end() || said < 1 || said > wished * StepsMax) {
            continue;
        }
        const std::size_t count = std::min(answer.values.size(), PastRowsMax);
        for (std::size_t i = 0; i < count; ++i) {
            const std::int64_t at = answer.from.unixMs + static_cast<std::int64_t>(i) * said;
            const std::int64_t row = at < from ? -1 : (at - from + stepMs / 2) / stepMs;
            if (row >= 0 && row < static_cast<std::int64_t>(rows)) {
                table.rows[static_cast<std::size_t>(row)][column->second] = answer.values[i];
                any = true;
            }
        }
    }
    if (!any) {
        table.rows.clear();
    }
    return table;
}

void PastReader::ask(AgentLink* link, PastWish wish)
{
    ++question_;
    link_ = link;
    wish_ = std::move(wish);
    wish_.names.resize(std::min(wish_.names.size(), SeriesMax));
    answers_.clear();
    next_ = 0;
    waiting_ = 0;
    failures_ = 0;
    askMore();
}

void PastReader::askMore()
{
    ++waiting_; // this function itself: an answer may come before its question returned
    while (link_ != nullptr && waiting_ <= AtOnce && next_ < wish_.names.size() &&
           failures_ < FailuresMax) {
        ++waiting_;
        const std::string& name = wish_.names[next_++];
        const QPointer<PastReader> self(this);
        link_->history({name, wish_.from, wish_.to, wish_.step},
                       [self, asked = question_](Result<schema::HistorySeries> series) {
                           if (self != nullptr && asked == self->question_) {
                               self->answered(std::move(series));
                           }
                       });
    }
    if (--waiting_ == 0) {
        const PastTable table = alignPast(wish_, answers_);
        answers_.clear();
        ++question_;
        Q_EMIT arrived(table);
    }
}

void PastReader::answered(Result<schema::HistorySeries> series)
{
    --waiting_;
    if (series) {
        answers_.push_back(std::move(*series));
    } else if (series.error().code != Code::NotFound) {
        ++failures_; // a series that is not kept is none
    }
    askMore();
}

} // namespace bafar::link
