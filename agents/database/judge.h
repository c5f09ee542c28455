#pragma once
// How bad what was seen of one server is, in words: reasons with a state each.
//
// Sentences say what, where and what to do. Pure.
#include "agents/database/values.h"

namespace bafar::database {

/// Findings about one server, worst first once sorted.
class Findings {
public:
    void add(schema::State state, std::string reason);

    /// The worst state, Ok without findings, and the reasons, worst first, at most 16.
    void into(schema::database::Status& status) const;

private:
    struct Finding {
        schema::State state;
        std::string reason;
    };

    std::vector<Finding> all_;
};

/// State and problem of a channel, from its threads, errors and lag.
void judgeChannel(schema::database::Channel& channel, const schema::database::Config& config);

/// What a failed look means, and what to do. `late`: looks in a row that ran out of time.
void judgeFailure(const Failure& failure,
                  const Target& target,
                  Duration timeout,
                  int late,
                  const std::string& lastKnown,
                  Findings& findings);

/// What an answered look says beyond its channels: settings, connections, speed.
void judgeAnswer(const schema::database::Status& status, Duration timeout, Findings& findings);

/// "192.0.2.12:3306 (n2)".
[[nodiscard]] std::string sourceText(const schema::database::Channel& channel);

/// "3 s", "0 s".
[[nodiscard]] std::string lagText(Duration lag);

/// "lag 3 s", "stopped: error 1062: Duplicate entry ...": for an edge of the map.
[[nodiscard]] std::string channelText(const schema::database::Channel& channel);

} // namespace bafar::database
