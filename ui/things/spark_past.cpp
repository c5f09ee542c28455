// The past of the small charts: asked of every node that measures the thing, at the same time, and
// drawn when all have answered.
#include <algorithm>
#include <cmath>

#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/chart.h"
#include "ui/things/spark.h"

namespace bafar::ui::things {
namespace {

constexpr std::int64_t SparkLeadSteps = 2; ///< before what is shown: rates begin there

/// By line: it cannot be known without these metrics.
std::vector<bool> lostWithout(const SparkKinds& kinds, const std::set<std::string>& metrics)
{
    std::vector<bool> lost;
    for (const SparkLine* line : sparkLinesOf(kinds)) {
        lost.push_back(metrics.contains(std::string(line->term.metric)) ||
                       metrics.contains(std::string(line->over.metric)));
    }
    return lost;
}

} // namespace

void Sparks::ask()
{
    if (!need_.due(link::monotonicNow())) {
        return;
    }
    need_.asked();
    asked_.clear();
    lived_.clear();
    askedStep_ = current_;
    waiting_ = 1; // this function itself: an answer may come before its question returned
    for (const std::string& node : nodes()) {
        const link::AgentFacts* facts = session_.store().agent(node);
        const bool tells = facts != nullptr && facts->freshness == schema::State::Ok &&
                           !facts->samples.values.empty();
        if (tells && session_.link(node) != nullptr) {
            askNode(node, *facts);
        }
    }
    answered();
}

void Sparks::askNode(const std::string& node, const link::AgentFacts& facts)
{
    const std::int64_t lengthMs = Length / std::chrono::milliseconds(1);
    Asked& asked = asked_[node];
    asked.aheadMs = facts.sampledAt.unixMs - link::wallNow().unixMs;
    asked.toMs = facts.sampledAt.unixMs;
    asked.reader = std::make_unique<link::PastReader>();
    connect(asked.reader.get(), &link::PastReader::arrived, this,
            [this, &asked](const link::PastTable& table) {
                asked.table = table;
                answered();
            });
    ++waiting_;
    const std::int64_t fromMs = facts.sampledAt.unixMs - lengthMs - SparkLeadSteps * stepMs();
    asked.reader->ask(session_.link(node), {sparkSeries(kinds_, subject_, facts.series),
                                            WallTime{fromMs}, facts.sampledAt, step_});
}

void Sparks::answered()
{
    if (--waiting_ > 0) {
        return;
    }
    const bool failed = std::any_of(asked_.begin(), asked_.end(), [](const auto& one) {
        return !one.second.table.leftOut.empty();
    });
    need_.answered(failed, link::monotonicNow());
    drawPast();
}

/// The past is played through a reader of its own, in the order it was lived.
SparkPast Sparks::played(const Asked& asked, Duration step) const
{
    SparkPast past;
    const schema::SeriesTable names{.names = asked.table.names};
    SparkReader reader(kinds_, subject_, PauseSteps * step);
    const std::int64_t inStepMs = step / std::chrono::milliseconds(1);
    std::int64_t atMs = asked.table.from.unixMs;
    SparkValues whole;
    for (const std::vector<double>& row : asked.table.rows) {
        SparkValues values = reader.read(names, schema::Samples{.values = row}, WallTime{atMs});
        const bool any =
            std::any_of(row.begin(), row.end(), [](double value) { return std::isfinite(value); });
        if (atMs + inStepMs > asked.toMs && !whole.empty()) {
            values = whole; // of a step that is not over yet agents know a part: rates would fall
        }
        whole = values;
        if (any) { // else it was not there
            past[(atMs - asked.aheadMs) / inStepMs] = std::move(values);
        }
        atMs += asked.table.step / std::chrono::milliseconds(1);
    }
    return past;
}

void Sparks::drawPast()
{
    Duration step = step_;
    std::set<std::string> leftOut;
    for (const auto& [node, asked] : asked_) {
        step = asked.table.rows.empty() ? step : std::max(step, asked.table.step);
        leftOut.insert(asked.table.leftOut.begin(), asked.table.leftOut.end());
    }
    std::map<std::string, SparkPast> pasts;
    for (const auto& [node, asked] : asked_) {
        pasts[node] = played(asked, step);
    }
    const auto totals = sparkTotalsOf(kinds_, pasts);
    if (totals.empty()) {
        return;
    }
    if (isOld_ && leftOut.empty()) {
        makeLines(); // else sums without a node that is there now would stay
        for (const auto& [at, values] : lived_) {
            append(at, values);
        }
        isOld_ = false;
    }
    const std::vector<bool> lost = lostWithout(kinds_, leftOut);
    std::vector<double> newest;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        charts_[i]->setInterval(step);
        for (std::size_t line = 0; line < kinds_[i]->lines.size(); ++line) {
            const std::size_t place = newest.size();
            std::vector<shared::ChartPoint> points;
            for (const auto& [at, values] : totals) {
                points.push_back({at * (step / std::chrono::milliseconds(1)),
                                  lost[place] ? link::NoValue : values[place]});
                isKnown_[i] = isKnown_[i] || std::isfinite(points.back().value);
            }
            charts_[i]->prepend(line, points);
            newest.push_back(points.back().value);
        }
    }
    const qint64 now = current_ * stepMs();
    group_.change([now](shared::ChartTime& time) { time.advance(now); });
    say(newest);
    if (!lived_.empty()) {
        say(lived_.rbegin()->second);
    }
    showState();
}

} // namespace bafar::ui::things
