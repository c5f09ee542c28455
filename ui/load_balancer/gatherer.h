#pragma once
// Adds up what every agent measures: first its past, as far as its history goes back, then what it
// tells from now on. GUI thread.
#include <QObject>
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ui/link/clock.h"
#include "ui/link/past.h"
#include "ui/link/session.h"

namespace bafar::ui::load_balancer {

/// `Reader` tells by how much one agent's counters grew, and `Sum` keeps the growth of the last
/// Sum::LongMs by steps of Sum::StepMs: AnswerReader and Heat, or DurationReader and Slowest.
template <class Reader, class Sum>
class Gatherer {
public:
    /// `session` and `sum` outlive it. `arrived` is called when an agent's past was added, or none
    /// could be read.
    Gatherer(link::Session& session, Sum& sum, std::function<void()> arrived)
        : session_(session)
        , sum_(sum)
        , arrived_(std::move(arrived))
    {
    }

    Gatherer(const Gatherer&) = delete;
    Gatherer& operator=(const Gatherer&) = delete;

    /// The samples that the store has of this agent are new.
    void take(const std::string& name)
    {
        const link::AgentFacts* facts = session_.store().agent(name);
        if (facts == nullptr || facts->samples.values.empty()) {
            return;
        }
        const bool isNew = !nodes_.contains(name);
        Node& node = nodes_[name];
        if (isNew) {
            node.aheadMs = facts->sampledAt.unixMs - link::wallNow().unixMs;
            askPast(session_.link(name), *facts, node);
        }
        // Nothing was measured in the future, whatever its clock did since.
        sum_.add(
            std::min<std::int64_t>(facts->sampledAt.unixMs - node.aheadMs, link::wallNow().unixMs),
            node.reader.read(facts->series, facts->samples, facts->sampledAt));
    }

    /// The past of some agent may still come.
    [[nodiscard]] bool isAsking() const
    {
        return std::any_of(nodes_.begin(), nodes_.end(),
                           [](const auto& node) { return node.second.isAsked; });
    }

private:
    struct Node {
        Reader reader;
        std::int64_t aheadMs = 0; ///< of its clock to ours
        std::unique_ptr<link::PastReader> past;
        bool isAsked = false; ///< and its past may still come
    };

    void askPast(link::AgentLink* agent, const link::AgentFacts& facts, Node& node)
    {
        const std::vector<std::string> series = Reader::wanted(facts.series);
        if (agent == nullptr || series.empty()) {
            return;
        }
        node.past = std::make_unique<link::PastReader>();
        node.isAsked = true;
        QObject::connect(node.past.get(), &link::PastReader::arrived, node.past.get(),
                         [this, &node](const link::PastTable& table) {
                             node.isAsked = false;
                             play(table, node.aheadMs);
                             arrived_();
                         });
        const WallTime to = facts.sampledAt;
        node.past->ask(agent, {series, WallTime{to.unixMs - Sum::LongMs}, to,
                               std::chrono::milliseconds(Sum::StepMs)});
    }

    /// Through a reader of its own, in the order it was lived.
    void play(const link::PastTable& table, std::int64_t aheadMs)
    {
        Reader reader;
        const schema::SeriesTable names{1, table.names};
        std::int64_t at = table.from.unixMs;
        for (const std::vector<double>& row : table.rows) {
            sum_.add(at - aheadMs, reader.read(names, {1, row}, WallTime{at}));
            at += std::chrono::duration_cast<std::chrono::milliseconds>(table.step).count();
        }
    }

    link::Session& session_;
    Sum& sum_;
    std::function<void()> arrived_;
    std::map<std::string, Node> nodes_;
};

} // namespace bafar::ui::load_balancer
