#pragma once
// The log of a service on the wire: GET /v1/logs/SERVICE?tail=200&since=UTC&follow=yes.
//
// The answer is a stream of server-sent events: `event: lines` with a LogPiece, in the order in
// which the Swarm gives them (that of one task is kept; tasks are not sorted among each other);
// an empty piece every two seconds while nothing is written, so that silence is told from death; at
// last `event: end` when everything asked for was sent, or `event: error` with an ErrorBody. Only a
// manager of the Swarm can read logs: another agent answers 421 with an Elsewhere. Additive changes
// only. Values only.
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/schema/describe.h"

namespace bafar::schema {

/// Names of the log stream's events, besides `error`.
inline constexpr std::string_view LogLinesName = "lines";
inline constexpr std::string_view LogEndName = "end";

inline constexpr std::size_t LogTailMax = 10'000;    ///< lines of the past that may be asked for
inline constexpr std::size_t LogTailUsual = 200;     ///< where neither tail nor since is given
inline constexpr std::size_t LogPieceLines = 10'000; ///< that a reader takes of one piece

enum class LogStream : std::uint8_t { Stdout, Stderr };
inline constexpr std::string_view LogStreamNames[] = {"stdout", "stderr"};

constexpr std::span<const std::string_view> enumNames(LogStream)
{
    return LogStreamNames;
}

struct LogLine {
    WallTime at;      ///< never: the engine did not say
    std::string task; ///< "web.2"; the start of its id where it is not known any more
    std::string id;   ///< of the task, its start: tells those apart that had one name in turn
    std::string node; ///< ours, or the Swarm's host name; empty: not known
    LogStream stream = LogStream::Stdout;
    std::string text; ///< sanitized, at most 4096 bytes

    bool operator==(const LogLine&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One line that a task of a service wrote.");
        fields.add("at", &LogLine::at, "When its engine read it");
        fields.add("task", &LogLine::task, "Service and slot, or service and node");
        fields.add("id", &LogLine::id, "Start of the task's id");
        fields.add("node", &LogLine::node, "Where the task runs or ran");
        fields.add("stream", &LogLine::stream, "stdout or stderr");
        fields.add("text", &LogLine::text, "Without control characters, cut at 4096 bytes");
    }
};

/// Some lines of a log, as they came.
struct LogPiece {
    std::uint64_t dropped = 0; ///< lines left out before these, because the reader was too slow
    std::vector<LogLine> lines;

    bool operator==(const LogPiece&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Lines of a service's log.");
        fields.add("dropped", &LogPiece::dropped, "Lines left out before these: too slow a reader");
        fields.add("lines", &LogPiece::lines, "In the order in which they came");
    }
};

/// An ErrorBody that also says who can answer.
struct Elsewhere {
    std::string code;
    std::string text;
    std::vector<std::string> ask; ///< nodes; empty: nobody that this agent knows of

    bool operator==(const Elsewhere&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Why this agent cannot answer, and which can.");
        fields.add("code", &Elsewhere::code, "For programs").required();
        fields.add("text", &Elsewhere::text, "For people").required();
        fields.add("ask", &Elsewhere::ask, "Nodes whose agents can answer").required();
    }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<LogPiece>();

} // namespace bafar::schema
