#pragma once
// Asks every agent's history for the last hour, a few series at a time, and adds the answers up.
// What the agents do not know stays unknown. GUI thread.
#include <QObject>
#include <deque>
#include <map>

#include "ui/overview/trend.h"

namespace bafar::link {
struct AgentFacts;
class Session;
} // namespace bafar::link

namespace bafar::ui::overview {

class PastAsker : public QObject {
    Q_OBJECT

public:
    static constexpr Duration Length = std::chrono::hours{1};
    static constexpr std::size_t SeriesMax = 1000; ///< more are not asked for
    static constexpr std::size_t AtOnce = 4;       ///< questions under way

    /// `step`: between the values wanted.
    PastAsker(link::Session& session, Duration step, QObject* parent);

    /// Asks every node that has told samples by now. Once.
    void ask();

Q_SIGNALS:
    /// All that was asked for is answered, once: totals by step since 1970, on this machine's
    /// clock.
    void arrived(const bafar::ui::overview::Past& totals);

private:
    struct Question {
        std::string node;
        std::string series;
    };

    /// One node's answers, in the order of its table.
    struct Answers {
        schema::SeriesTable table;
        WallTime to;              ///< by its own clock
        std::int64_t aheadMs = 0; ///< of this machine's
        std::map<std::string, schema::HistorySeries> series;
    };

    void prepare(const std::string& node, const link::AgentFacts& facts);
    void askNext();
    void answered(const Question& question, Result<schema::HistorySeries> series);
    [[nodiscard]] Past playedOf(const Answers& answers) const;
    void finish();

    link::Session& session_;
    Duration step_;
    std::map<std::string, Answers> nodes_;
    std::deque<Question> waiting_;
    std::size_t underWay_ = 0;
    bool ended_ = false;
};

} // namespace bafar::ui::overview
