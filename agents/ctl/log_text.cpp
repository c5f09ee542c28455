#include "agents/ctl/log_text.h"

#include "core/http/target.h"
#include "core/schema/json.h"
#include "core/schema/type.h"

namespace bafar::ctl {

Result<std::optional<WallTime>> sinceFrom(const std::string& text, WallTime now)
{
    if (text.empty()) {
        return std::optional<WallTime>();
    }
    if (const Result<Duration> ago = schema::durationFromText(text)) {
        return std::optional(WallTime{now.unixMs - *ago / std::chrono::milliseconds(1)});
    }
    const Result<WallTime> moment = wallTimeFromIso8601(text);
    if (!moment) {
        return fail(Code::InvalidInput, "--since is how long ago, as 10m, or a moment, as "
                                        "2026-11-23T14:00:00Z");
    }
    return std::optional(*moment);
}

Result<LogWish> logWish(const Arguments& arguments, WallTime now)
{
    const std::string tail = arguments.value("--tail");
    const Result<std::optional<WallTime>> since = sinceFrom(arguments.value("--since"), now);
    if (!since) {
        return tl::unexpected(since.error());
    }
    LogWish wish{arguments.words.front(), std::nullopt, *since, arguments.has("--follow")};
    if (tail == "0") {
        wish.tail = 0;
    } else if (arguments.has("--tail")) {
        wish.tail = countFrom(tail);
        if (!wish.tail || *wish.tail > schema::LogTailMax) {
            return fail(Code::InvalidInput, "--tail is a number of lines from 0 to " +
                                                std::to_string(schema::LogTailMax));
        }
    }
    return wish;
}

std::string logTarget(const LogWish& wish, std::optional<WallTime> from)
{
    return "/v1/logs/" + http::encoded(wish.service) + schema::logQuery(wish, from);
}

std::string logText(const schema::LogPiece& piece, bool json, std::size_t& width)
{
    std::string out;
    if (piece.dropped > 0) {
        const std::string count = std::to_string(piece.dropped);
        out = json ? "{\"dropped\":" + count + "}\n"
                   : "-- " + count + " lines left out here: they came faster than they were read\n";
    }
    for (const schema::LogLine& line : piece.lines) {
        out += (json ? schema::toJson(line) : schema::logLineText(line, width)) + "\n";
    }
    return out;
}

std::string gapText(const schema::LogGap& gap)
{
    return "lines of " + gap.task + " between " + toIso8601(gap.last) + " and " +
           toIso8601(gap.next) + " may be missing: its node does not have them any more";
}

} // namespace bafar::ctl
