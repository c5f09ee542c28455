// The request's way to a server, and what happens when it does not get there. See exchange.h.
#include "agents/load_balancer/balancer.h"
#include "core/http/forward.h"
#include "core/http/writer.h"

namespace bafar::load_balancer {

using http::Header;

namespace {

constexpr std::uint32_t AttemptsMax = 2; ///< on fresh connections

/// What only this hop may say about the one before it.
constexpr Header Ours[] = {Header::XForwardedFor,  Header::XForwardedProto, Header::XForwardedHost,
                           Header::XForwardedPort, Header::XRealIp,         Header::Forwarded};

void markField(http::Fields& fields, Header header)
{
    for (std::size_t i = fields.first(header); i < fields.size(); ++i) {
        if (fields[i].id == header) {
            fields.setHop(i);
        }
    }
}

} // namespace

bool isIdempotent(http::Method method)
{
    switch (method) {
    case http::Method::Get:
    case http::Method::Head:
    case http::Method::Put:
    case http::Method::Delete:
    case http::Method::Options:
    case http::Method::Trace: return true;
    default: return false;
    }
}

/// True when there may be another request to read at once.
bool Exchange::readHead()
{
    const std::string_view bytes = clientIn_.view();
    if (bytes.empty()) {
        if (clientEnded_ || draining_) {
            linger();
        }
        return false;
    }
    if (phase_ == Phase::Idle) {
        phase_ = Phase::Head;
        began_ = now_;
        deadline_ = now_ + settings_.times.head;
    }
    switch (requestParser_.parse(bytes, request_)) {
    case http::Progress::NeedMore:
        if (clientEnded_) {
            linger(); // half a request is none
        }
        return false;
    case http::Progress::Refused:
        record_ = {};
        requestDone_ = false; // where the next one would start is not known
        answerOurselves(requestParser_.refusal());
        return false;
    case http::Progress::Complete: break;
    }
    headText_.assign(bytes.substr(0, requestParser_.consumed()));
    request_.fields.moveTo(headText_.data());
    clientIn_.take(requestParser_.consumed());
    requestParser_.restart();
    beginRequest();
    return true;
}

void Exchange::beginRequest()
{
    record_ = {};
    record_.method = request_.method;
    attempts_ = 0;
    answering_ = false;
    sentBody_.clear();
    repeatable_ = true;
    requestBody_.emplace(http::Side::Request, request_.framing, settings_.limits);
    requestDone_ = request_.framing.kind == http::FramingKind::None;
    http::markHopByHop(request_.fields, request_.wantsUpgrade);
    choose(nullptr);
}

void Exchange::choose(const Server* tried)
{
    auto picked = picker_.pick(request_, tried);
    if (const auto* refusal = std::get_if<http::Refusal>(&picked)) {
        answerOurselves(*refusal);
        return;
    }
    server_ = std::get<std::shared_ptr<Server>>(std::move(picked));
    judged_ = false;
    if (sentHead_.clear(); !renderRequest()) {
        judge(Outcome::Abandoned);
        answerOurselves({400, "the request's head cannot be handed on"});
        return;
    }
    phase_ = Phase::Connecting;
    deadline_ = now_ + settings_.times.connect;
    connected_ = true;
    effects_.emplace_back(Open{server_, attempts_ > 0});
}

bool Exchange::renderRequest()
{
    http::Fields& fields = request_.fields;
    std::string forwardedFor;
    if (const auto known = fields.find(Header::XForwardedFor);
        known && settings_.trustForwarded && !known->empty()) {
        forwardedFor = std::string(*known) + ", ";
    }
    const bool keepTheirs = settings_.trustForwarded && !forwardedFor.empty();
    markField(fields, Header::Host);
    for (const Header header : Ours) {
        if (!keepTheirs || header == Header::XForwardedFor) {
            markField(fields, header);
        }
    }
    std::string target(request_.pathText());
    if (request_.hasQuery) {
        target.append("?").append(request_.text(request_.query));
    }
    // HTTP/1.0 need not say a host, HTTP/1.1 must: the server is then asked by its own address.
    const std::string host = request_.host.length > 0 ? std::string(request_.text(request_.host))
                                                      : server_->entry.at.toString();
    http::HeadWriter head(sentHead_);
    head.request(request_.text(request_.methodName), target)
        .field(Header::Host, host)
        .forward(fields)
        .field(Header::XForwardedFor, forwardedFor + client_);
    if (!keepTheirs) {
        head.field(Header::XForwardedProto, scheme_)
            .field(Header::XForwardedHost, host)
            .field(Header::XRealIp, client_);
    }
    if (request_.wantsUpgrade) {
        head.field(Header::Connection, "upgrade");
    }
    head.framing(request_.framing);
    return head.finish().has_value();
}

void Exchange::serverOpened(bool reused, Instant now)
{
    now_ = now;
    if (phase_ != Phase::Connecting) {
        return;
    }
    phase_ = Phase::Relay;
    reused_ = reused;
    attempts_ += reused ? 0 : 1;
    serverEnded_ = false;
    serverIn_.clear();
    answerParser_.restart();
    answer_.clear();
    answerBody_.reset();
    toServer_.clear();
    toServer_.bytes.append(sentHead_).append(sentBody_);
    run();
}

void Exchange::serverFailed(Outcome why, Instant now)
{
    now_ = now;
    if (phase_ == Phase::Connecting) {
        attempts_ += 1;
        attemptFailed(why, 502, "no server accepted the connection");
    }
}

/// As much of the body as fits, once it can go somewhere.
void Exchange::pumpRequest()
{
    while (!requestDone_ && toServer_.size() < BufferMax) {
        const http::BodyStep step = requestBody_->next(clientIn_.view());
        switch (step.kind) {
        case http::BodyStep::Kind::Data:
            record_.bytesIn += step.data.size();
            if (request_.framing.kind == http::FramingKind::Chunked) {
                std::string chunk;
                http::appendChunk(chunk, step.data);
                giveServer(chunk);
            } else {
                giveServer(step.data);
            }
            break;
        case http::BodyStep::Kind::Trailer: break; // nothing behind us was promised any
        case http::BodyStep::Kind::Done:
            requestDone_ = true;
            if (request_.framing.kind == http::FramingKind::Chunked) {
                std::string last;
                http::appendLastChunk(last);
                giveServer(last);
            }
            break;
        case http::BodyStep::Kind::Refused: refuseBody(requestBody_->refusal()); return;
        case http::BodyStep::Kind::NeedMore:
            clientIn_.take(step.consumed);
            if (clientEnded_) {
                clientLost(now_); // what was promised will not come: nothing is left to answer
            }
            return;
        }
        clientIn_.take(step.consumed);
    }
}

/// Kept as well, so that another server can have it, as long as it is not too much.
void Exchange::giveServer(std::string_view bytes)
{
    toServer_.bytes.append(bytes);
    repeatable_ = repeatable_ && sentBody_.size() + bytes.size() <= BufferMax;
    if (repeatable_) {
        sentBody_.append(bytes);
    } else {
        sentBody_.clear();
    }
}

/// The client's own fault: the server is left in the middle of a request, so its connection goes.
void Exchange::refuseBody(const http::Refusal& refusal)
{
    judge(Outcome::Abandoned);
    releaseServer(false);
    if (answering_) {
        abort();
        return;
    }
    answerOurselves(refusal);
}

bool Exchange::mayTryAgain(Outcome outcome) const
{
    if (answering_ || !repeatable_ || outcome == Outcome::TimedOut) {
        return false;
    }
    const bool stale = reused_ && outcome == Outcome::Broken;
    return (cameToNothing(outcome) || isIdempotent(request_.method)) &&
           (stale || attempts_ < AttemptsMax);
}

/// Another server where that is right, else `status` with the reason.
void Exchange::attemptFailed(Outcome outcome, std::uint16_t status, std::string_view why)
{
    const bool stale = reused_ && outcome == Outcome::Broken;
    const bool again = mayTryAgain(outcome);
    // A kept connection that was closed meanwhile says nothing about its server.
    judge(stale ? Outcome::Abandoned : outcome);
    releaseServer(false);
    if (again) {
        record_.retries += stale ? 0 : 1;
        reused_ = false;
        const std::shared_ptr<Server> tried = server_;
        choose(stale ? nullptr : tried.get());
        return;
    }
    if (answering_) {
        abort();
        return;
    }
    answerOurselves({status, std::string(why)});
    run();
}

} // namespace bafar::load_balancer
