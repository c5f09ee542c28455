#include "agents/services/engine_stream.h"

#include "agents/services/engine_lane.h"
#include "agents/services/look.h"

namespace bafar::services {
namespace {

constexpr std::size_t RefusalMax = 64U << 10U; ///< bytes of an error's body

} // namespace

EngineStream::EngineStream(runtime::Loop& loop,
                           const std::string& path,
                           const Request& request,
                           Events events)
    : events_(std::make_shared<const Events>(std::move(events)))
    , reader_(RefusalMax, [events = events_](std::string_view data) { events->onData(data); })
    , limit_(loop, [this] {
        end({Code::Timeout, "no answer in time"});
    })
{
    const Result<std::string> bytes = requestBytes(request);
    limit_.armAfter(bytes ? HeadLimit : Duration{});
    if (bytes) {
        stream_ = std::make_unique<UnixStream>(
            loop, path,
            UnixStream::Events{[this](std::string_view more) { this->bytes(more); },
                               [this](const Error& why) { closed(why); }});
        stream_->write(*bytes);
    }
}

void EngineStream::bytes(std::string_view bytes)
{
    const Result<std::optional<Answer>> taken = reader_.take(bytes);
    if (!taken) {
        end(taken.error());
    } else if (*taken) {
        const bool good = (*taken)->status >= 200 && (*taken)->status < 300;
        end(good ? Error{Code::Unavailable, "closed"} : refusalError(**taken));
    } else if (reader_.status()) {
        limit_.cancel();
        const bool good = *reader_.status() / 100 == 2;
        if (good && events_->onBegun) {
            events_->onBegun();
        }
    }
}

void EngineStream::setReading(bool on)
{
    if (stream_ != nullptr) {
        stream_->setReading(on);
    }
}

void EngineStream::closed(const Error& why)
{
    const Result<Answer> last = why.text == "closed" ? reader_.end() : tl::unexpected(why);
    end(last ? Error{Code::Unavailable, "closed"} : last.error());
}

void EngineStream::end(const Error& why)
{
    limit_.cancel();
    stream_.reset();
    const std::shared_ptr<const Events> events = events_; // the call may destroy us
    events->onEnded(why);
}

} // namespace bafar::services
