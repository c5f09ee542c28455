#include "ui/link/past.h"

#include <algorithm>
#include <limits>
#include <map>

#include "ui/link/limits.h"
#include "ui/link/series_meaning.h"

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
        const std::int64_t late = boundedMoment(answer.from).unixMs - wish.from.unixMs;
        if (late > -stepMs && late < stepMs && !answer.values.empty()) {
            return boundedMoment(answer.from).unixMs;
        }
    }
    return wish.from.unixMs;
}

} // namespace

std::vector<std::string> metricsWithin(const PastWish& wish, std::set<std::string>& leftOut)
{
    const std::int64_t steps =
        (wish.to.unixMs - wish.from.unixMs) / std::max<std::int64_t>(1, millisecondsOf(wish.step));
    const auto rows =
        static_cast<std::size_t>(std::clamp<std::int64_t>(steps, 1, std::int64_t{PastRowsMax}));
    std::size_t room = std::min(PastSeriesMax, PastValuesMax / rows);
    std::map<std::string_view, std::size_t> sizes;
    for (const std::string& name : wish.names) {
        ++sizes[metricOf(name)];
    }
    std::set<std::string_view> taken;
    std::vector<std::string> names;
    for (const std::string& name : wish.names) {
        const std::string_view metric = metricOf(name);
        if (!taken.contains(metric)) {
            if (sizes[metric] > room) {
                leftOut.emplace(metric);
                continue;
            }
            room -= sizes[metric];
            taken.insert(metric);
        }
        names.push_back(name);
    }
    return names;
}

PastTable alignPast(const PastWish& wish, const std::vector<schema::HistorySeries>& answers)
{
    PastTable table{wish.names, wish.from, wish.step, {}, {}};
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
            const std::int64_t at =
                boundedMoment(answer.from).unixMs + static_cast<std::int64_t>(i) * said;
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
    leftOut_.clear();
    wish_.names = metricsWithin(wish_, leftOut_);
    answers_.clear();
    next_ = 0;
    waiting_ = 0;
    failures_ = 0;
    askMore();
}

void PastReader::forget()
{
    ++question_;
    link_ = nullptr;
    answers_.clear();
}

void PastReader::askMore()
{
    ++waiting_; // this function itself: an answer may come before its question returned
    while (link_ != nullptr && waiting_ <= AtOnce && next_ < wish_.names.size() &&
           failures_ < FailuresMax) {
        ++waiting_;
        const std::string name = wish_.names[next_++];
        const QPointer<PastReader> self(this);
        link_->history({name, wish_.from, wish_.to, wish_.step},
                       [self, name, asked = question_](Result<schema::HistorySeries> series) {
                           if (self != nullptr && asked == self->question_) {
                               self->answered(name, std::move(series));
                           }
                       });
    }
    if (--waiting_ == 0) {
        finish();
    }
}

void PastReader::finish()
{
    for (; next_ < wish_.names.size(); ++next_) {
        leftOut_.emplace(metricOf(wish_.names[next_]));
    }
    std::erase_if(wish_.names, [this](const std::string& name) {
        return leftOut_.contains(std::string(metricOf(name)));
    });
    PastTable table = alignPast(wish_, answers_);
    table.leftOut = std::move(leftOut_);
    answers_.clear();
    ++question_;
    Q_EMIT arrived(table);
}

void PastReader::answered(const std::string& name, Result<schema::HistorySeries> series)
{
    --waiting_;
    if (series) {
        series->name = name; // whatever it calls it
        if (series->values.size() > PastRowsMax) {
            series->values.resize(PastRowsMax);
            series->values.shrink_to_fit();
        }
        answers_.push_back(std::move(*series));
    } else if (series.error().code != Code::NotFound) { // a series that is not kept is none
        ++failures_;
        leftOut_.emplace(metricOf(name));
    }
    askMore();
}

} // namespace bafar::link
