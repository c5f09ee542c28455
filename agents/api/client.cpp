#include "agents/api/client.h"

#include <algorithm>

namespace bafar::api {

Client::Client(runtime::Loop& loop, std::shared_ptr<runtime::TlsContext> context, Target target)
    : loop_(loop)
    , context_(std::move(context))
    , target_(std::move(target))
    , deadline_(loop, [this] { expire(); })
    , later_(loop, [this] { pump(); })
{
}

Client::~Client() = default;

const std::optional<runtime::PeerIdentity>& Client::peer() const
{
    static const std::optional<runtime::PeerIdentity> Nobody;
    return stream_ != nullptr && ready_ ? stream_->peer() : Nobody;
}

void Client::ask(Request request, Duration limit, Callback callback)
{
    // One more than may wait: its refusal is given by pump(), outside of this call.
    const bool full = waiting_.size() >= WaitingMax;
    waiting_.push_back(
        {std::move(request), full ? loop_.now() : loop_.now() + limit, std::move(callback), false});
    later_.arm(loop_.now());
    arm();
}

void Client::pump()
{
    if (reader_ != nullptr || waiting_.empty()) {
        return;
    }
    if (waiting_.front().until <= loop_.now()) {
        expire();
        return;
    }
    if (stream_ == nullptr) {
        connect();
    } else if (ready_) {
        send();
    }
}

void Client::connect()
{
    ready_ = false;
    reused_ = false;
    runtime::TlsStream::Events events;
    events.onReady = [this](const runtime::PeerIdentity& peer) {
        if (const Result<void> fine = target_.accept ? target_.accept(peer) : Result<void>();
            !fine) {
            closed(fine.error());
            return;
        }
        ready_ = true;
        pump();
    };
    events.onBytes = [this](ByteView bytes) { receive(bytes); };
    events.onClosed = [this](const Error& error) { closed(error); };
    stream_ = runtime::TlsStream::connect(loop_, context_, target_.to, target_.node, ConnectLimit,
                                          std::move(events), target_.from);
}

void Client::send()
{
    const Request& request = waiting_.front().request;
    const Result<std::string> bytes = requestBytes(request, target_.to.toString());
    if (!bytes) {
        complete(tl::unexpected(bytes.error()));
        return;
    }
    if (!stream_->write(bytesOf(*bytes))) {
        complete(fail(Code::LimitExceeded,
                      target_.text() + ": the request is larger than a connection takes"));
        return;
    }
    reader_ = std::make_unique<ResponseReader>(request.method, AnswerMax);
}

void Client::receive(ByteView bytes)
{
    if (reader_ == nullptr) {
        closed({Code::InvalidInput, "it sent bytes that nobody asked for"});
        return;
    }
    if (const Result<void> read = reader_->read(textOf(bytes)); !read) {
        stream_.reset();
        complete(failWith(target_.text(), unanswered(read.error())));
        return;
    }
    if (!reader_->complete()) {
        return;
    }
    Result<Response> response = reader_->response();
    if (reader_->reusable()) {
        reused_ = true;
    } else {
        stream_.reset();
    }
    complete(std::move(response));
}

void Client::closed(const Error& error)
{
    stream_.reset();
    ready_ = false;
    if (waiting_.empty() || (reader_ == nullptr && reused_)) {
        reader_.reset();
        later_.arm(loop_.now());
        return;
    }
    if (reader_ != nullptr && reader_->end()) {
        complete(reader_->response());
        return;
    }
    Waiting& first = waiting_.front();
    const bool untouched = reader_ != nullptr && !reader_->started();
    // A kept connection may die just as a request leaves: asking again is safe for reads only.
    if (untouched && reused_ && !first.retried && first.request.method == http::Method::Get) {
        first.retried = true;
        reader_.reset();
        later_.arm(loop_.now());
        return;
    }
    complete(failWith(target_.text(), unanswered(error)));
}

/// The error as it is for the first request: who asked for a change must learn whether it may have
/// been made.
Error Client::unanswered(const Error& error) const
{
    if (reader_ == nullptr) {
        return {error.code == Code::Timeout ? Code::Unavailable : error.code, error.text};
    }
    // A peer that refuses our certificate does not read what came with it.
    if (waiting_.front().request.method == http::Method::Get || error.code == Code::Denied) {
        return error;
    }
    return {Code::Timeout, error.text + "; the request was sent, so it may have been carried out"};
}

void Client::complete(Result<Response> result)
{
    Callback callback = std::move(waiting_.front().callback);
    waiting_.pop_front();
    reader_.reset();
    later_.arm(loop_.now());
    arm();
    callback(std::move(result)); // may destroy this
}

void Client::expire()
{
    const Instant now = loop_.now();
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
        if (waiting_[i].until > now) {
            continue;
        }
        Callback callback = std::move(waiting_[i].callback);
        Error error = i == 0 && reader_ != nullptr
                          ? unanswered({Code::Timeout, "no answer in time"})
                          : Error{Code::Unavailable, "it could not be asked in time"};
        if (i >= WaitingMax) {
            error = {Code::LimitExceeded, "too many requests wait for this agent already"};
        }
        if (i == 0 && (reader_ != nullptr || !ready_)) {
            // The answer, should it still come, must not be taken for the next request's.
            stream_.reset();
            reader_.reset();
            ready_ = false;
        }
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
        later_.arm(now);
        arm();
        callback(failWith(target_.text(), std::move(error)));
        return; // the callback may have destroyed this; arm() brings us back for others
    }
    arm();
}

void Client::arm()
{
    if (waiting_.empty()) {
        deadline_.cancel();
        return;
    }
    Instant first = waiting_.front().until;
    for (const Waiting& waiting : waiting_) {
        first = std::min(first, waiting.until);
    }
    deadline_.arm(first);
}

} // namespace bafar::api
