#pragma once
// What a server needs of the agent behind it: answers to calls, the stream, and a place for audit
// lines.
//
// A virtual edge, because the agent, a test and a demo stand behind it. Loop thread only.
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "agents/api/answer.h"
#include "agents/api/auth.h"
#include "agents/events/machine.h"
#include "core/schema/service_log.h"

namespace bafar::api {

/// A log on its way to one connection: pulled, so that nothing waits but within its bound. The
/// reader is told by the function given to Service::readLog, in turns of its own, that something is
/// new or some seconds have passed.
class LogReader {
public:
    virtual ~LogReader() = default;

    /// The log is there: the answer may begin.
    [[nodiscard]] virtual bool begun() const = 0;

    /// The next lines, not too many for one frame; nothing: none wait.
    [[nodiscard]] virtual std::optional<schema::LogPiece> next() = 0;

    /// Set once nothing more will come than next() still gives: success when that is all that was
    /// asked for.
    [[nodiscard]] virtual const std::optional<Result<void>>& ended() const = 0;
};

/// A reader, or why there is none.
struct LogOpening {
    std::unique_ptr<LogReader> reader;
    Answer refusal; ///< without a reader
};

class Service {
public:
    virtual ~Service() = default;

    /// Carries a call out, any but FollowStream and ReadLog; `done` is called once, possibly at
    /// once, or never when the agent stops first.
    virtual void call(const Caller& caller, const Call& call, std::function<void(Answer)> done) = 0;

    /// What a new reader gets first: what it missed, or an opening.
    [[nodiscard]] virtual std::vector<events::Published> follow(const FollowStream& from) = 0;

    /// Begins to read a log; `onChange` may destroy the reader.
    [[nodiscard]] virtual LogOpening readLog(const ReadLog& call,
                                             std::function<void()> onChange) = 0;

    virtual void audit(const schema::AuditEntry& entry) = 0;

    [[nodiscard]] virtual const Revocations& revocations() const = 0;
};

} // namespace bafar::api
