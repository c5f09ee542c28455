#pragma once
// What goes into the services machine and what comes out of it, besides the common effects.
//
// The driver is a pipe to Docker's socket and knows no question: which ones are asked, in which
// order, what version is spoken and what an answer means is all in the pure half. Docker needs
// several questions that depend on each other, and so all of them can be tested as text.
// Values only; compared in tests.
#include <variant>
#include <vector>

#include "agents/effects.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace bafar::services {

/// Each lane is one connection, whose requests wait for each other: a slow registry or a container
/// that is slow to measure does not delay a look, nor a look an order.
enum class Lane : std::uint8_t { Looks, Figures, Orders, Registry };
inline constexpr std::size_t LaneCount = 4;

struct Request {
    std::string method = "GET";
    std::string target;
    std::string body; ///< JSON; empty: none

    bool operator==(const Request&) const = default;
};

struct Answer {
    std::uint16_t status = 0;
    std::string body;

    bool operator==(const Answer&) const = default;
};

/// Effect, at each configuration: where the engine listens; empty: close everything.
struct UseSocket {
    std::string path;

    bool operator==(const UseSocket&) const = default;
};

/// Effect: send this; answered by one Answered with this ticket within the limit and a little.
struct Ask {
    std::uint64_t ticket = 0;
    Lane lane = Lane::Looks;
    Request request;
    Duration limit{};

    bool operator==(const Ask&) const = default;
};

/// Effect: open the stream of events, once; its lines come as EventHeard until EventsEnded.
struct FollowEvents {
    Request request;

    bool operator==(const FollowEvents&) const = default;
};

using Effect = std::variant<UseSocket,
                            Ask,
                            FollowEvents,
                            EmitEvent,
                            StatusChanged,
                            CommandFinished,
                            CommandProgressed,
                            PublishMeasures,
                            TaskStops>;
using Effects = std::vector<Effect>;

/// Input. Errors: NotFound (no socket), Denied, Unavailable (refused, closed early), Timeout,
/// InvalidInput (no HTTP), LimitExceeded (a body beyond AnswerMax).
struct Answered {
    std::uint64_t ticket = 0;
    Result<Answer> answer;

    bool operator==(const Answered&) const = default;
};

/// Input: one line of the stream of events.
struct EventHeard {
    std::string line;

    bool operator==(const EventHeard&) const = default;
};

/// Input: the stream of events is over or never came to be.
struct EventsEnded {
    Error why;

    bool operator==(const EventsEnded&) const = default;
};

} // namespace bafar::services
