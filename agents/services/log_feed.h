#pragma once
// The lines of a log between Docker, which sends as it likes, and one reader, who takes when he
// can: bounded, whatever either does.
//
// Theory: a reader who asks for the past wants all of it, so while past lines fill the feed it asks
// for a pause and Docker waits. A reader who follows wants to see now: what is written while he
// follows pushes the oldest lines out when he is too slow, and he is told how many. Which of the
// two a line is its own time says; a node whose clock is wrong only gets the other treatment.
// Pure; one owner, one thread.
#include <deque>
#include <vector>

#include "agents/services/log_frames.h"

namespace bafar::services {

/// Lines for the reader, in order.
struct LogBatch {
    std::uint64_t dropped = 0; ///< lines left out before these
    std::vector<LogLine> lines;

    bool operator==(const LogBatch&) const = default;
};

class LogFeed {
public:
    static constexpr std::size_t LinesMax = 4000;
    static constexpr std::size_t BytesMax = 1U << 20U; ///< of texts

    /// `follows`: lines from `began` on are of the present; without it every line is of the past.
    LogFeed(bool follows, WallTime began);

    void add(std::vector<LogLine> lines);

    /// Past lines fill the feed: nothing more should be added before take() made room.
    [[nodiscard]] bool full() const { return !present_ && beyond(); }

    [[nodiscard]] bool empty() const { return lines_.empty() && dropped_ == 0; }

    /// The oldest lines, of at most `bytesMax` bytes of text, one at least.
    [[nodiscard]] LogBatch take(std::size_t bytesMax);

private:
    [[nodiscard]] bool beyond() const { return lines_.size() > LinesMax || bytes_ > BytesMax; }

    bool follows_;
    WallTime began_;
    bool present_ = false; ///< a line of the present came: from now on nobody waits
    std::deque<LogLine> lines_;
    std::size_t bytes_ = 0;
    std::uint64_t dropped_ = 0;
};

} // namespace bafar::services
