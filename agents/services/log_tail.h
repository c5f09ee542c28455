#pragma once
// A service's log on its way from Docker to one reader, who pulls.
//
// Swarm collects the lines from all its nodes. onChange says that something is new: the log began,
// there are lines, it ended, or BeatEvery has passed without any of it; the reader then takes what
// he can carry. Destroying the tail closes Docker's side. A log that is quiet while it is followed
// looks like an engine that hangs, so a quiet engine is asked whether it lives. Loop thread only.
#include "agents/services/engine_lane.h"
#include "agents/services/engine_stream.h"
#include "agents/services/log_feed.h"

namespace bafar::services {

struct LogQuestion {
    std::string service;             ///< name or id
    std::optional<std::size_t> tail; ///< last lines of each task; empty: all
    std::optional<WallTime> since;
    bool follow = false;
};

/// GET /services/NAME/logs. Without a version: how a log looks is the same in all of them.
[[nodiscard]] Request logRequest(const LogQuestion& question);

class LogTail {
public:
    static constexpr Duration BeatEvery = std::chrono::seconds{2};
    static constexpr Duration AskEvery = std::chrono::seconds{5}; ///< a quiet engine
    static constexpr Duration AnswerLimit = std::chrono::seconds{5};

    /// `onChange` is called in turns of its own; the tail may be destroyed inside.
    LogTail(runtime::Loop& loop,
            const std::string& path,
            const LogQuestion& question,
            std::function<void()> onChange);
    LogTail(const LogTail&) = delete;
    LogTail& operator=(const LogTail&) = delete;

    /// Docker accepted the question.
    [[nodiscard]] bool begun() const { return begun_; }

    [[nodiscard]] bool empty() const { return feed_.empty(); }

    /// The next lines, of at most `bytesMax` bytes of text, one line at least.
    [[nodiscard]] LogBatch take(std::size_t bytesMax);

    /// Set once nothing more comes: success where all that was asked for was given. Errors:
    /// NotFound (no such service), Timeout (Docker hangs), Unavailable (it ended a log that is
    /// followed: it stopped or was restarted), and as Docker refuses.
    [[nodiscard]] const std::optional<Result<void>>& ended() const { return ended_; }

private:
    void data(std::string_view bytes);
    void over(const Error& why);
    void end(Result<void> how);
    void beat();
    void change();

    runtime::Loop& loop_;
    bool follow_;
    LogFrames frames_;
    LogFeed feed_;
    bool begun_ = false;
    std::optional<Result<void>> ended_;
    Instant heard_;
    Instant asked_;
    std::function<void()> onChange_;
    EngineLane lane_;
    runtime::Timer soon_;
    runtime::Timer beat_;
    std::unique_ptr<EngineStream> stream_;
};

} // namespace bafar::services
