// A panel's past: asked of one node after the other, and worked off in turns of the event loop.
#include <algorithm>

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
    turn_.stop(); // of an earlier question, whose answers are as good as gone
    waiting_.clear();
    asked_.clear();
    leftOut_.clear();
    askMore();
    const std::int64_t lengthMs = millisecondsOf(length_);
    const std::int64_t most = stepMs() * pastStepsOf(waiting_.size());
    pastStepMs_ = stepMs() * std::max<std::int64_t>(1, (lengthMs + most - 1) / most);
    const WallTime now = link::wallNow();
    played_ = std::make_unique<PastGatherer>(panel_.queries, WallTime{now.unixMs - lengthMs}, now,
                                             pastStepMs_);
    asking_ = true;
    askNext();
    showState();
}

/// Asks nobody any more.
void PanelCard::stopAsking()
{
    again_.stop();
    turn_.stop();
    past_.forget();
    waiting_.clear();
    played_.reset();
    asking_ = false;
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
    } else if (!waiting_.empty()) {
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
        std::set<std::string> wished;
        for (const Query& query : panel_.queries) {
            for (const std::string& name : QueryReader::wanted(query, facts.series)) {
                if (wished.insert(name).second) {
                    wish.names.push_back(name);
                }
            }
        }
        if (wish.names.empty() || session_.link(node) == nullptr) {
            waiting_.pop_front();
            continue;
        }
        wish.to = facts.sampledAt;
        wish.from = WallTime{wish.to.unixMs - millisecondsOf(length_)};
        wish.step = std::chrono::milliseconds(pastStepMs_);
        aheadMs_ = wish.to.unixMs - link::wallNow().unixMs;
        past_.ask(session_.link(node), std::move(wish));
        return;
    }
    played_->finish();
    turn_.start();
}

void PanelCard::answered(const link::PastTable& table)
{
    if (waiting_.empty() || played_ == nullptr) {
        return;
    }
    if (millisecondsOf(table.step) > stepMs()) { // it is read, or kept, more coarsely
        chart_->setInterval(table.step, tier());
    }
    leftOut_.insert(table.leftOut.begin(), table.leftOut.end());
    played_->take(waiting_.front(), table, aheadMs_);
    turn_.start();
}

/// A bounded piece of the work; clicks and pictures come between two.
void PanelCard::takeTurn()
{
    if (played_->work(CellsPerTurn) > 0) {
        return;
    }
    turn_.stop();
    if (!waiting_.empty()) {
        waiting_.pop_front();
        askNext();
        showState();
        return;
    }
    asking_ = false;
    PastLines lines = played_->takeLines();
    overlay(lines, live_, stepMs());
    all_ = lines.size() + played_->leftOut();
    played_.reset();
    drawAll(lines);
}

} // namespace bafar::ui::dashboards
