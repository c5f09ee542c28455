#include "agents/services/log_tail.h"

#include <cstdio>
#include <utility>

#include "agents/services/parse.h"

namespace bafar::services {

Request logRequest(const LogQuestion& question)
{
    std::string target = "/services/" + percentEncoded(question.service) +
                         "/logs?stdout=true&stderr=true&timestamps=true&details=true&tail=" +
                         (question.tail ? std::to_string(*question.tail) : std::string("all"));
    if (question.since) {
        constexpr std::int64_t Second = 1000;
        char moment[32] = {};
        std::snprintf(moment, sizeof moment, "%lld.%03d",
                      static_cast<long long>(question.since->unixMs / Second),
                      static_cast<int>(question.since->unixMs % Second));
        target += std::string("&since=") + moment;
    }
    return {"GET", target + (question.follow ? "&follow=true" : ""), {}};
}

LogTail::LogTail(runtime::Loop& loop,
                 const std::string& path,
                 const LogQuestion& question,
                 std::function<void()> onChange)
    : loop_(loop)
    , follow_(question.follow)
    , feed_(question.follow, loop.wallNow())
    , heard_(loop.now())
    , asked_(loop.now())
    , onChange_(std::move(onChange))
    , lane_(loop,
            path,
            [this](std::uint64_t /*ticket*/, const Result<Answer>& answer) {
                if (!answer) {
                    end(failWith("Docker does not answer any more, so its log may go on unseen",
                                 answer.error()));
                }
            })
    , soon_(loop,
            [this] {
                const std::function<void()> call = onChange_; // the call may destroy us
                call();
            })
    , beat_(loop, [this] { beat(); })
{
    EngineStream::Events events;
    events.onData = [this](std::string_view bytes) { data(bytes); };
    events.onEnded = [this](const Error& why) { over(why); };
    events.onBegun = [this] {
        if (!std::exchange(begun_, true)) {
            change();
        }
    };
    stream_ = std::make_unique<EngineStream>(loop, path, logRequest(question), std::move(events));
    beat_.armAfter(BeatEvery);
}

LogBatch LogTail::take(std::size_t bytesMax)
{
    LogBatch batch = feed_.take(bytesMax);
    if (stream_ != nullptr && !feed_.full()) {
        stream_->setReading(true);
    }
    return batch;
}

void LogTail::data(std::string_view bytes)
{
    begun_ = true;
    heard_ = loop_.now();
    feed_.add(frames_.take(bytes));
    if (feed_.full()) {
        stream_->setReading(false);
    }
    change();
}

void LogTail::over(const Error& why)
{
    feed_.add(frames_.end());
    const bool orderly = why.text == "closed";
    if (orderly && !follow_) {
        begun_ = true;
        end({});
    } else {
        end(orderly ? fail(Code::Unavailable,
                           "Docker ended the log: it stops or is restarted, or the service is gone")
                    : failWith("Docker's log", why));
    }
}

void LogTail::end(Result<void> how)
{
    if (!ended_) {
        ended_ = std::move(how);
        stream_.reset();
        change();
    }
}

void LogTail::beat()
{
    const Instant now = loop_.now();
    if (!ended_ && begun_ && follow_ && now - heard_ >= AskEvery && now - asked_ >= AskEvery) {
        asked_ = now;
        lane_.ask({1, Lane::Looks, {"GET", "/_ping", {}}, AnswerLimit});
    }
    beat_.armAfter(BeatEvery);
    change();
}

/// Once for everything that happens in a turn, and never inside of what happens.
void LogTail::change()
{
    soon_.arm(loop_.now());
}

} // namespace bafar::services
