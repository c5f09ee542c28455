#include "ui/overview/past.h"

#include <QPointer>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/link/clock.h"
#include "ui/link/session.h"

namespace bafar::ui::overview {
PastAsker::PastAsker(link::Session& session, Duration step, QObject* parent)
    : QObject(parent)
    , session_(session)
    , step_(step)
{
}

void PastAsker::ask()
{
    for (const auto& [node, facts] : session_.store().agents()) {
        if (!facts.samples.values.empty() && session_.link(node) != nullptr) {
            prepare(node, facts);
        }
    }
    askNext();
}

void PastAsker::prepare(const std::string& node, const link::AgentFacts& facts)
{
    Answers answers;
    answers.table.names = NodeReader::wanted(facts.series);
    answers.to = facts.sampledAt;
    answers.aheadMs = facts.sampledAt.unixMs - link::wallNow().unixMs;
    if (waiting_.size() + answers.table.names.size() > SeriesMax) {
        return;
    }
    for (const std::string& name : answers.table.names) {
        waiting_.push_back({node, name});
    }
    nodes_[node] = std::move(answers);
}

void PastAsker::askNext()
{
    while (!waiting_.empty() && underWay_ < AtOnce) {
        const Question question = std::move(waiting_.front());
        waiting_.pop_front();
        ++underWay_;
        const WallTime to = nodes_[question.node].to;
        const QPointer<PastAsker> self(this);
        session_.link(question.node)
            ->history({question.series, {to.unixMs - wholeMs(Length)}, to, step_},
                      [self, question](Result<schema::HistorySeries> series) {
                          if (self != nullptr) {
                              self->answered(question, std::move(series));
                          }
                      });
    }
}

void PastAsker::answered(const Question& question, Result<schema::HistorySeries> series)
{
    --underWay_;
    if (series && series->step > Duration::zero()) {
        nodes_[question.node].series[question.series] = std::move(*series);
    }
    askNext();
    if (waiting_.empty() && underWay_ == 0 && !ended_) {
        ended_ = true;
        finish();
    }
}

/// The past is played through a reader of its own, in the order it was lived.
Past PastAsker::playedOf(const Answers& answers) const
{
    Past past;
    if (answers.series.empty()) {
        return past;
    }
    const schema::HistorySeries& first = answers.series.begin()->second;
    const std::int64_t everyMs = std::max<std::int64_t>(1, wholeMs(first.step));
    NodeReader reader(20 * first.step);
    for (std::size_t i = 0; i < first.values.size(); ++i) {
        schema::Samples moment;
        bool known = false;
        for (const std::string& name : answers.table.names) {
            const auto series = answers.series.find(name);
            const bool there = series != answers.series.end() && i < series->second.values.size();
            moment.values.push_back(there ? series->second.values[i]
                                          : std::numeric_limits<double>::quiet_NaN());
            known = known || std::isfinite(moment.values.back());
        }
        if (known) {
            const WallTime at{first.from.unixMs + static_cast<std::int64_t>(i) * everyMs};
            past[(at.unixMs - answers.aheadMs) / wholeMs(step_)] =
                reader.read(answers.table, moment, at);
        }
    }
    return past;
}

void PastAsker::finish()
{
    std::map<std::string, Past> pasts;
    for (auto& [node, answers] : nodes_) {
        pasts[node] = playedOf(answers);
    }
    Q_EMIT arrived(totalsOf(pasts));
}

} // namespace bafar::ui::overview
