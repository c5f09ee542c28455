#include "agents/api/stream_client.h"

#include "core/http/target.h"

namespace bafar::api {

namespace {

constexpr Duration Grace = std::chrono::milliseconds(200); ///< after a silence, to read what waits

} // namespace

StreamClient::StreamClient(runtime::Loop& loop,
                           std::shared_ptr<runtime::TlsContext> context,
                           Target target,
                           std::string path,
                           Duration silence,
                           Events events)
    : loop_(loop)
    , target_(std::move(target))
    , path_(std::move(path))
    , silence_(silence)
    , events_(std::move(events))
    , reader_(http::Method::Get, 1U << 20U)
    , timer_(loop,
             [this] {
                 if (std::exchange(overdue_, true)) {
                     end({Code::Timeout, "nothing heard for " + toHumanText(silence_)});
                 } else {
                     timer_.armAfter(Grace);
                 }
             })
    , alive_(std::make_shared<bool>(true))
{
    runtime::TlsStream::Events tls;
    tls.onReady = [this](const runtime::PeerIdentity& peer) { start(peer); };
    tls.onBytes = [this](ByteView bytes) { receive(bytes); };
    tls.onClosed = [this](const Error& error) { end(error); };
    stream_ = runtime::TlsStream::connect(loop_, std::move(context), target_.to, target_.node,
                                          ConnectLimit, std::move(tls), target_.from);
}

StreamClient::~StreamClient()
{
    *alive_ = false;
}

void StreamClient::start(const runtime::PeerIdentity& peer)
{
    peer_ = peer;
    if (const Result<void> fine = target_.accept ? target_.accept(peer) : Result<void>(); !fine) {
        end(fine.error());
        return;
    }
    Request request;
    request.target = path_;
    request.fields.emplace_back("Accept", "text/event-stream");
    const Result<std::string> bytes = requestBytes(request, target_.to.toString());
    if (!bytes || !stream_->write(bytesOf(*bytes))) {
        end(bytes ? Error{Code::Unavailable, "the connection takes no more bytes"} : bytes.error());
        return;
    }
    timer_.armAfter(silence_);
}

void StreamClient::receive(ByteView bytes)
{
    const std::shared_ptr<bool> alive = alive_;
    timer_.armAfter(silence_);
    overdue_ = false;
    if (const Result<void> read = reader_.read(textOf(bytes)); !read) {
        end(read.error());
        return;
    }
    if (!reader_.headComplete()) {
        return;
    }
    if (reader_.response().status != 200) {
        if (reader_.complete()) {
            if (events_.onRefused) {
                events_.onRefused(reader_.response());
            }
            end(reader_.response().error());
        }
        return;
    }
    if (!open_) {
        open_ = true;
        if (events_.onOpen) {
            events_.onOpen();
        }
        if (!*alive) {
            return;
        }
    }
    const Result<std::vector<http::StreamEvent>> events = frames_.feed(reader_.takeBody());
    if (!events) {
        end(events.error());
        return;
    }
    for (const http::StreamEvent& event : *events) {
        events_.onEvent(event);
        if (!*alive) {
            return;
        }
    }
    if (reader_.complete()) {
        end({Code::Unavailable, "the agent ended the stream"});
    }
}

void StreamClient::end(Error error)
{
    timer_.cancel();
    stream_.reset();
    const auto onEnd = std::exchange(events_.onEnd, nullptr);
    if (onEnd) {
        onEnd({error.code, target_.text() + ": " + error.text}); // may destroy this
    }
}

std::string streamPath(std::optional<std::uint64_t> since, std::string_view boot, bool samples)
{
    std::string path = "/v1/stream";
    if (since && !boot.empty()) {
        path += "?since=" + std::to_string(*since) + "&boot=" + http::encoded(boot);
    }
    if (!samples) {
        path += path.ends_with("stream") ? "?samples=no" : "&samples=no";
    }
    return path;
}

} // namespace bafar::api
