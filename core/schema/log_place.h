#pragma once
// How far a reader is in a service's log, so that he can go on through another manager without
// seeing a line twice.
//
// Theory: lines of one task keep their order, those of several do not, and a task's lines may come
// late from its node. So the log is asked for again from a while before its newest line, and of
// each task what was seen is left out: everything before its last moment, and as many lines of that
// very moment as were seen. Swarm itself says lines again inside of one stream when its leader
// changes or a node returns: a line from the past that was seen lately begins such a repetition,
// while one that was not is of a clock set back. A task's last line comes again on a new stream;
// where a later one comes instead, what its node had kept is gone (a container removed, a file
// rotated), and lines in between may be missing: a gap, which is told. Pure; one owner, one thread.
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/schema/service_log.h"

namespace bafar::schema {

/// Lines of a task that may be missing.
struct LogGap {
    std::string task; ///< its name
    WallTime last;    ///< of the line before
    WallTime next;    ///< of the line after

    bool operator==(const LogGap&) const = default;
};

class LogPlace {
public:
    static constexpr Duration Overlap = std::chrono::seconds{10};
    static constexpr std::size_t LatelyMax = 20'000; ///< lines, remembered by a hash
    static constexpr std::size_t TasksMax = 2000;    ///< remembered; those silent longest go first

    /// From where to ask again; nothing before the first line that has a moment: ask as at first.
    [[nodiscard]] std::optional<WallTime> since() const;

    /// The lines that follow come from another stream, asked from since() on.
    void reopened();

    /// Leaves out of the piece what was seen, and remembers the rest.
    void take(LogPiece& piece);

    /// The gaps found since the last call.
    [[nodiscard]] std::vector<LogGap> takeGaps();

private:
    struct Task {
        WallTime last;
        std::uint64_t seen = 0;   ///< lines of that moment
        std::uint64_t passed = 0; ///< of those, by this stream
        bool repeats = false;     ///< this stream is not beyond what was seen
        bool awaited = false;     ///< its last line was asked for again, and did not come yet
    };

    [[nodiscard]] bool isNew(const LogLine& line);
    [[nodiscard]] bool isRepeated(Task& task, const LogLine& line, std::size_t hash) const;
    void lookForGap(Task& task, const LogLine& line);
    void remember(std::size_t hash);
    void forgetOne();

    std::map<std::string, Task, std::less<>> tasks_; ///< by id
    std::unordered_set<std::size_t> lately_;
    std::deque<std::size_t> order_; ///< of lately_, oldest first
    std::vector<LogGap> gaps_;
    WallTime newest_;
};

} // namespace bafar::schema
