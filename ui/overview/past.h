#pragma once
// Asks every agent's history for the last hour, one agent after the other, and adds the answers up.
// What the agents do not know stays unknown. GUI thread.
#include <QObject>
#include <deque>
#include <map>

#include "ui/link/past.h"
#include "ui/overview/trend.h"

namespace bafar::link {
class Session;
} // namespace bafar::link

namespace bafar::ui::overview {

class PastAsker : public QObject {
    Q_OBJECT

public:
    static constexpr Duration Length = std::chrono::hours{1};

    /// `step`: between the values wanted.
    PastAsker(link::Session& session, Duration step, QObject* parent);

    /// Asks every node that tells samples now. Once.
    void ask();

Q_SIGNALS:
    /// All that was asked for is answered, once: totals by step since 1970, on this machine's
    /// clock. `whole`: no figure is missing because it could not be read.
    void arrived(const bafar::ui::overview::Past& totals, bool whole);

private:
    struct Question {
        std::string node;
        link::PastWish wish;
        std::int64_t aheadMs = 0; ///< its clock, of this machine's
    };

    void askNext();
    void answered(const link::PastTable& table);
    [[nodiscard]] Past playedOf(const link::PastTable& table, std::int64_t aheadMs) const;

    link::Session& session_;
    Duration step_;
    link::PastReader reader_;
    std::deque<Question> waiting_; ///< the first is being answered
    std::map<std::string, Past> pasts_;
    std::set<Measure> lost_;
};

} // namespace bafar::ui::overview
