// The exchange's life: inputs, time, the client's side. The request's way is in
// exchange_request.cpp, the answer's in exchange_answer.cpp.
#include "agents/load_balancer/exchange.h"

#include <algorithm>

#include "core/http/writer.h"

namespace bafar::load_balancer {

std::string_view Exchange::Buffer::view() const
{
    return std::string_view(bytes).substr(at);
}

void Exchange::Buffer::take(std::size_t count)
{
    at += std::min(count, size());
    if (at == bytes.size()) {
        clear();
    } else if (at > BufferMax) {
        bytes.erase(0, at);
        at = 0;
    }
}

void Exchange::Buffer::clear()
{
    bytes.clear();
    at = 0;
}

Exchange::Exchange(const ExchangeSettings& settings,
                   Picker& picker,
                   std::string client,
                   std::string_view scheme,
                   Instant now)
    : settings_(settings)
    , picker_(picker)
    , client_(std::move(client))
    , scheme_(scheme)
    , now_(now)
    , deadline_(now + settings.times.idle)
    , requestParser_(settings.limits)
    , answerParser_(settings.limits)
{
}

std::vector<Exchange::Effect> Exchange::takeEffects()
{
    return std::exchange(effects_, {});
}

std::string_view Exchange::toClient() const
{
    return toClient_.view();
}

std::string_view Exchange::toServer() const
{
    return toServer_.view();
}

/// Whatever is not understood yet waits in clientIn_: a head of at most its limits, a body of at
/// most BufferMax.
bool Exchange::readsClient() const
{
    const bool room = clientIn_.size() < BufferMax && toServer_.size() < BufferMax;
    return !clientEnded_ && phase_ != Phase::Closed && (phase_ == Phase::Lingering || room);
}

bool Exchange::readsServer() const
{
    return (phase_ == Phase::Relay || phase_ == Phase::Tunnel) && !serverEnded_ &&
           toClient_.size() < BufferMax;
}

void Exchange::clientBytes(std::string_view bytes, Instant now)
{
    now_ = now;
    if (phase_ == Phase::Lingering || phase_ == Phase::Closed) {
        return; // what comes after a last answer is read so that it is not answered by a reset
    }
    clientIn_.bytes.append(bytes);
    run();
}

void Exchange::clientEnded(Instant now)
{
    now_ = now;
    clientEnded_ = true;
    if (phase_ == Phase::Lingering) {
        lingerOn();
    } else {
        run();
    }
}

void Exchange::clientLost(Instant now)
{
    now_ = now;
    if (phase_ == Phase::Closed) {
        return;
    }
    if (connected_) {
        judge(Outcome::Abandoned);
        releaseServer(false);
    }
    if (phase_ == Phase::Relay || phase_ == Phase::Connecting || phase_ == Phase::Tunnel) {
        finishRequest(false);
    }
    leave();
}

void Exchange::sentToClient(std::size_t sent, Instant now)
{
    now_ = now;
    toClient_.take(sent);
    if (phase_ == Phase::Lingering) {
        lingerOn();
    } else {
        run();
    }
}

void Exchange::sentToServer(std::size_t sent, Instant now)
{
    now_ = now;
    toServer_.take(sent);
    run();
}

void Exchange::drain(Instant now)
{
    now_ = now;
    draining_ = true;
    if (phase_ == Phase::Idle) {
        linger();
    }
}

/// As far as what is there allows. Any progress in the middle of a request moves its deadline.
void Exchange::run()
{
    for (bool more = true; more;) {
        more = (phase_ == Phase::Idle || phase_ == Phase::Head) && readHead();
    }
    if (phase_ == Phase::Relay) {
        deadline_ = now_ + settings_.times.silence;
        pumpRequest();
    }
    if (phase_ == Phase::Relay) {
        pumpAnswer();
    }
    if (phase_ == Phase::Tunnel) {
        deadline_ = now_ + settings_.times.silence;
        pumpTunnel();
    }
}

void Exchange::tick(Instant now)
{
    now_ = now;
    if (now < deadline_) {
        return;
    }
    switch (phase_) {
    case Phase::Idle: linger(); break;
    case Phase::Head:
        record_ = {};
        requestDone_ = false;
        answerOurselves({408, "the request was not complete in time"});
        break;
    case Phase::Connecting:
        attempts_ += 1;
        attemptFailed(Outcome::Unaccepted, 504, "no server accepted the connection in time");
        break;
    case Phase::Relay:
        if (answering_) {
            judge(toClient_.size() > 0 ? Outcome::Abandoned : Outcome::TimedOut);
            abort();
        } else if (!requestDone_ && toServer_.size() == 0) {
            refuseBody({408, "the request's body did not arrive in time"});
        } else {
            attemptFailed(Outcome::TimedOut, 504, "the server did not answer in time");
        }
        break;
    case Phase::Tunnel: abort(); break;
    case Phase::Lingering: leave(); break;
    case Phase::Closed: break;
    }
}

/// Answers in the server's place. The connection goes on only when where the next request begins
/// is known.
void Exchange::answerOurselves(const http::Refusal& refusal)
{
    record_.status = refusal.status;
    record_.ours = true;
    keep_ = requestDone_ && request_.keepAlive && !draining_ && !clientEnded_;
    const std::string text = refusal.text + "\n";
    http::HeadWriter head(toClient_.bytes);
    head.response(refusal.status).field(http::Header::ContentType, "text/plain; charset=utf-8");
    if (!keep_) {
        head.field(http::Header::Connection, "close");
    } else if (request_.minorVersion == 0) {
        head.field(http::Header::Connection, "keep-alive");
    }
    head.framing({http::FramingKind::Length, text.size()});
    if (!head.finish()) {
        abort();
        return;
    }
    if (request_.method != http::Method::Head) {
        toClient_.bytes += text;
        record_.bytesOut = text.size();
    }
    finishRequest(true);
}

/// Books the request and goes on to the next one, or to the end.
void Exchange::finishRequest(bool complete)
{
    record_.server = server_;
    record_.complete = complete;
    record_.total = now_ - began_;
    effects_.emplace_back(Done{std::move(record_)});
    record_ = {};
    server_.reset();
    requestBody_.reset();
    answerBody_.reset();
    serverIn_.clear();
    toServer_.clear();
    if (!complete || !keep_) {
        if (complete) {
            linger();
        }
        return;
    }
    phase_ = Phase::Idle;
    deadline_ = now_ + settings_.times.idle;
}

/// Once an attempt: whoever counts the server's requests relies on it.
void Exchange::judge(Outcome outcome)
{
    if (!std::exchange(judged_, true)) {
        effects_.emplace_back(Judge{server_, outcome});
    }
}

void Exchange::releaseServer(bool reusable)
{
    if (std::exchange(connected_, false)) {
        effects_.emplace_back(Release{reusable});
    }
}

/// The last answer, if any, is on its way: the client gets it whole before the connection goes.
void Exchange::linger()
{
    phase_ = Phase::Lingering;
    effects_.emplace_back(EndClient{});
    lingerOn();
}

/// A client that takes its answer slowly has the time that it would have in the middle of it.
void Exchange::lingerOn()
{
    const bool taken = toClient_.size() == 0;
    deadline_ = now_ + (taken ? settings_.times.linger : settings_.times.silence);
    if (taken && clientEnded_) {
        leave();
    }
}

/// What was handed on of an answer must not look like all of it.
void Exchange::abort()
{
    releaseServer(false);
    if (phase_ != Phase::Closed) {
        finishRequest(false);
        phase_ = Phase::Closed;
        effects_.emplace_back(CloseClient{true});
    }
}

void Exchange::leave()
{
    if (phase_ != Phase::Closed) {
        phase_ = Phase::Closed;
        effects_.emplace_back(CloseClient{false});
    }
}

} // namespace bafar::load_balancer
