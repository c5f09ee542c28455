// A panel's past: asked of one node after the other, and put together when all have answered.
#include <algorithm>
#include <cmath>

#include "ui/dashboards/card.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"

namespace bafar::ui::dashboards {
namespace {

std::int64_t millisecondsOf(Duration value)
{
    return value / std::chrono::milliseconds(1);
}

} // namespace

/// Asks every node that is there for its past. What is drawn stays until all have answered.
void PanelCard::ask()
{
    again_.stop();
    waiting_.clear();
    asked_.clear();
    pasts_.clear();
    leftOut_.clear();
    askMore();
    asking_ = true;
    askNext();
    showState();
}

/// Puts the nodes that are there and were not asked yet behind those that wait.
void PanelCard::askMore()
{
    for (const std::string& node : nodes_) {
        const link::AgentFacts* facts = session_.store().agent(node);
        if (facts != nullptr && !facts->samples.values.empty() && asked_.insert(node).second) {
            waiting_.push_back(node);
        }
    }
}

/// A node spoke that was not there when the others were asked.
void PanelCard::askAgain()
{
    if (stale_ || stepWanted() != step_) {
        begin();
    } else if (asking_) {
        askMore();
    } else {
        ask();
    }
}

void PanelCard::askNext()
{
    while (!waiting_.empty()) {
        const std::string& node = waiting_.front();
        const link::AgentFacts& facts = *session_.store().agent(node);
        link::PastWish wish;
        for (const Query& query : panel_.queries) {
            for (std::string& name : QueryReader::wanted(query, facts.series)) {
                if (std::find(wish.names.begin(), wish.names.end(), name) == wish.names.end()) {
                    wish.names.push_back(std::move(name));
                }
            }
        }
        if (wish.names.empty() || session_.link(node) == nullptr) {
            waiting_.pop_front();
            continue;
        }
        wish.to = facts.sampledAt;
        wish.from = WallTime{wish.to.unixMs - millisecondsOf(length_)};
        wish.step = step_;
        aheadMs_ = wish.to.unixMs - link::wallNow().unixMs;
        past_.ask(session_.link(node), std::move(wish));
        return;
    }
    asking_ = false;
    Steps steps = gatherPast(panel_.queries, pasts_);
    pasts_.clear();
    for (const auto& [step, values] : live_) {
        steps[step] = values; // better known
    }
    drawAll(steps);
}

/// The past is played through readers of its own, in the order it was lived.
void PanelCard::answered(const link::PastTable& table)
{
    if (waiting_.empty() || stale_) {
        return;
    }
    const std::string node = waiting_.front();
    waiting_.pop_front();
    std::vector<QueryReader> readers = readersOf(node, table.step);
    const schema::SeriesTable names{1, table.names};
    ToldPast& past = pasts_[node];
    std::int64_t at = table.from.unixMs;
    for (const std::vector<double>& row : table.rows) {
        if (std::any_of(row.begin(), row.end(), [](double one) { return std::isfinite(one); })) {
            Told& told = past[(at - aheadMs_) / stepMs()];
            told.clear();
            for (QueryReader& reader : readers) {
                told.push_back(reader.read(names, {1, row}, WallTime{at}));
            }
        }
        at += millisecondsOf(table.step);
    }
    if (table.step > step_) { // it keeps less of what is older
        chart_->setInterval(table.step, tier());
    }
    leftOut_.insert(table.leftOut.begin(), table.leftOut.end());
    askNext();
}

} // namespace bafar::ui::dashboards
