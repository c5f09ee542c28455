#include "agents/services/log_feed.h"

#include <utility>

namespace bafar::services {
namespace {

/// What a line costs besides its text: names, and that the shortest is not free.
constexpr std::size_t LineCost = 64;

std::size_t costOf(const LogLine& line)
{
    return line.text.size() + LineCost;
}

} // namespace

LogFeed::LogFeed(bool follows, WallTime began)
    : follows_(follows)
    , began_(began)
{
}

void LogFeed::add(std::vector<LogLine> lines)
{
    for (LogLine& line : lines) {
        present_ = present_ || (follows_ && line.at >= began_);
        bytes_ += costOf(line);
        lines_.push_back(std::move(line));
    }
    while (present_ && beyond()) {
        bytes_ -= costOf(lines_.front());
        lines_.pop_front();
        ++dropped_;
    }
}

LogBatch LogFeed::take(std::size_t bytesMax)
{
    LogBatch batch;
    batch.dropped = std::exchange(dropped_, 0);
    std::size_t taken = 0;
    while (!lines_.empty() && (taken == 0 || taken + costOf(lines_.front()) <= bytesMax)) {
        taken += costOf(lines_.front());
        bytes_ -= costOf(lines_.front());
        batch.lines.push_back(std::move(lines_.front()));
        lines_.pop_front();
    }
    return batch;
}

} // namespace bafar::services
