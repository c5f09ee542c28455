#pragma once
// What the tasks of a simulated service write: made up, with the durations that the simulated load
// balancer counts, and a slow request now and then.
//
// The lines of a task are a function of time, so that every simulated agent tells the same log, and
// another one goes on where one ended. GUI thread.
#include <QTimer>
#include <functional>

#include "core/schema/services.h"
#include "ui/link/source.h"

namespace bafar::app {

/// Lines that a task wrote after `after` up to `now`, oldest first, the last `most` of them.
[[nodiscard]] std::vector<schema::LogLine> demoLines(const schema::services::Task& task,
                                                     WallTime after,
                                                     WallTime now,
                                                     std::size_t most);

class DemoLog : public link::LogStream {
public:
    /// A simulated agent, as its log sees it; must outlive the log.
    struct Agent {
        std::string node;
        std::function<bool()> reachable;
        std::function<WallTime()> now;
        std::function<schema::services::Status()> status;
    };

    DemoLog(Agent agent, schema::LogWish wish, std::optional<WallTime> from);

private:
    void turn();
    [[nodiscard]] std::optional<link::LogEnd> refusal(const schema::services::Status& status) const;

    Agent agent_;
    schema::LogWish wish_;
    WallTime told_; ///< up to here
    std::size_t most_;
    bool open_ = false;
    QTimer turns_;
};

} // namespace bafar::app
