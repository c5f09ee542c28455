// The answer's way back to the client. See exchange.h.
#include "agents/load_balancer/exchange.h"
#include "core/http/forward.h"
#include "core/http/scan.h"
#include "core/http/writer.h"

namespace bafar::load_balancer {

using http::Header;

namespace {

constexpr std::uint16_t SwitchingProtocols = 101;
constexpr std::uint16_t NotModified = 304;
constexpr std::uint16_t FirstServerError = 500;

/// The length that an answer without a body tells about the one it would have (HEAD, 304).
http::Framing toldLength(const http::ResponseHead& answer)
{
    const auto text = answer.fields.find(Header::ContentLength);
    const auto length = text ? http::scan::decimal(*text) : std::nullopt;
    return length ? http::Framing{http::FramingKind::Length, *length} : http::Framing{};
}

} // namespace

void Exchange::serverBytes(std::string_view bytes, Instant now)
{
    now_ = now;
    if (phase_ != Phase::Relay && phase_ != Phase::Tunnel) {
        return;
    }
    if (record_.firstByte == Duration{}) {
        record_.firstByte = now - began_;
    }
    serverIn_.bytes.append(bytes);
    run();
}

void Exchange::serverEnded(Instant now)
{
    now_ = now;
    serverEnded_ = true;
    if (phase_ == Phase::Relay || phase_ == Phase::Tunnel) {
        run();
    }
}

void Exchange::pumpAnswer()
{
    while (phase_ == Phase::Relay && !answerBody_) {
        if (!readAnswerHead()) {
            return;
        }
    }
    if (phase_ == Phase::Relay) {
        giveAnswerBody();
    }
}

/// True when a head was read and there may be more to do.
bool Exchange::readAnswerHead()
{
    const http::ResponseContext context{request_.method, request_.wantsUpgrade};
    switch (answerParser_.parse(serverIn_.view(), answer_, context)) {
    case http::Progress::NeedMore:
        if (serverEnded_) {
            const bool nothing = serverIn_.size() == 0;
            repeatable_ = repeatable_ && nothing;
            attemptFailed(Outcome::Broken, 502,
                          nothing ? "the server closed the connection without an answer"
                                  : "the server closed the connection within its answer's head");
        }
        return false;
    case http::Progress::Refused:
        repeatable_ = false;
        attemptFailed(Outcome::Broken, 502, "the server's answer is not valid HTTP");
        return false;
    case http::Progress::Complete: break;
    }
    if (answer_.status == SwitchingProtocols) {
        beginTunnel();
        return false;
    }
    if (answer_.isInterim()) {
        giveInterim();
    } else {
        beginAnswer();
    }
    return true;
}

/// 100, 102, 103: handed on, but not to a client of HTTP/1.0 (RFC 9110 section 15.2).
void Exchange::giveInterim()
{
    if (request_.minorVersion > 0) {
        http::markHopByHop(answer_.fields, false);
        http::HeadWriter head(toClient_.bytes);
        (void)head.response(answer_.status).forward(answer_.fields).finish();
        answering_ = true;
    }
    serverIn_.take(answerParser_.consumed());
    answerParser_.restart();
    answer_.clear();
}

void Exchange::beginAnswer()
{
    const bool bodiless = answer_.framing.kind == http::FramingKind::None;
    http::Framing framing = answer_.framing;
    if (bodiless && (request_.method == http::Method::Head || answer_.status == NotModified)) {
        framing = toldLength(answer_);
    }
    if (framing.kind == http::FramingKind::UntilClose ||
        framing.kind == http::FramingKind::Chunked) {
        framing.kind =
            request_.minorVersion > 0 ? http::FramingKind::Chunked : http::FramingKind::UntilClose;
    }
    chunked_ = !bodiless && framing.kind == http::FramingKind::Chunked;
    keep_ = request_.keepAlive && !draining_ && !clientEnded_ &&
            framing.kind != http::FramingKind::UntilClose;
    http::markHopByHop(answer_.fields, false);
    http::HeadWriter head(toClient_.bytes);
    head.response(answer_.status).forward(answer_.fields);
    if (!keep_) {
        head.field(Header::Connection, "close");
    } else if (request_.minorVersion == 0) {
        head.field(Header::Connection, "keep-alive");
    }
    if (!head.framing(framing).finish()) {
        repeatable_ = false;
        attemptFailed(Outcome::Broken, 502, "the server's answer cannot be handed on");
        return;
    }
    answering_ = true;
    record_.status = answer_.status;
    answerBody_.emplace(http::Side::Response, answer_.framing, settings_.limits);
    serverIn_.take(answerParser_.consumed());
}

void Exchange::giveAnswerBody()
{
    while (toClient_.size() < BufferMax) {
        http::BodyStep step = answerBody_->next(serverIn_.view());
        if (step.kind == http::BodyStep::Kind::NeedMore && serverEnded_) {
            serverIn_.take(step.consumed);
            step = answerBody_->end();
        }
        switch (step.kind) {
        case http::BodyStep::Kind::Data:
            record_.bytesOut += step.data.size();
            if (chunked_) {
                http::appendChunk(toClient_.bytes, step.data);
            } else {
                toClient_.bytes.append(step.data);
            }
            break;
        case http::BodyStep::Kind::Trailer: break;
        case http::BodyStep::Kind::NeedMore: serverIn_.take(step.consumed); return;
        case http::BodyStep::Kind::Refused:
            judge(Outcome::Broken);
            abort();
            return;
        case http::BodyStep::Kind::Done:
            serverIn_.take(step.consumed);
            finishAnswer();
            return;
        }
        serverIn_.take(step.consumed);
    }
}

void Exchange::finishAnswer()
{
    if (chunked_) {
        http::appendLastChunk(toClient_.bytes);
    }
    judge(answer_.status >= FirstServerError ? Outcome::ServerError : Outcome::Answered);
    // Bytes behind an answer, or a request that was answered before it was read, poison it.
    releaseServer(answer_.reusable && requestDone_ && !serverEnded_ && serverIn_.size() == 0 &&
                  toServer_.size() == 0);
    keep_ = keep_ && requestDone_;
    finishRequest(true);
    run();
}

/// 101: from here on both sides say what they like.
void Exchange::beginTunnel()
{
    http::markHopByHop(answer_.fields, true);
    http::HeadWriter head(toClient_.bytes);
    head.response(answer_.status).forward(answer_.fields).field(Header::Connection, "upgrade");
    if (!head.finish()) {
        repeatable_ = false;
        attemptFailed(Outcome::Broken, 502, "the server's answer cannot be handed on");
        return;
    }
    serverIn_.take(answerParser_.consumed());
    answering_ = true;
    record_.status = answer_.status;
    judge(Outcome::Answered);
    phase_ = Phase::Tunnel;
}

void Exchange::pumpTunnel()
{
    if (toServer_.size() < BufferMax) {
        record_.bytesIn += clientIn_.size();
        toServer_.bytes.append(clientIn_.view());
        clientIn_.clear();
    }
    record_.bytesOut += serverIn_.size();
    toClient_.bytes.append(serverIn_.view());
    serverIn_.clear();
    const bool clientDone = clientEnded_ && toServer_.size() == 0;
    if (serverEnded_ || clientDone) {
        keep_ = false;
        releaseServer(false);
        finishRequest(true);
    }
}

} // namespace bafar::load_balancer
