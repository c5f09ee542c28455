// The way of a request through a session; what it says back is in session_answers.cpp.
// larger than the budget because one state machine reads best in one place.
#include "agents/api/session.h"

#include "agents/api/read_call.h"
#include "agents/api/sse.h"
#include "core/base/text.h"
#include "core/http/writer.h"

namespace bafar::api {

namespace {

constexpr std::size_t InputMax = 64U << 10U; ///< bytes kept that no request has taken yet
constexpr std::size_t KeptCapacity = 8U << 10U;

// Requests of this API are small; a larger head is a mistake or an attack.
const http::Limits& limits()
{
    static const http::Limits Built = [] {
        http::Limits limits;
        limits.startLine = 4096;
        limits.fieldBlock = 8192;
        limits.fields = 64;
        limits.body = 1U << 20U;
        return limits;
    }();
    return Built;
}

std::string seconds(Duration duration)
{
    return toHumanText(duration);
}

void shrink(std::string& text)
{
    text.clear();
    if (text.capacity() > KeptCapacity) {
        text.shrink_to_fit();
    }
}

/// What an audit line adds to method and path: which action, which plan, which command.
std::string detailOf(const Call& call)
{
    if (const auto* plan = std::get_if<MakePlan>(&call)) {
        std::string text = " " + plan->request.action;
        for (const auto& [name, value] : plan->request.parameters) {
            text += " " + name + "=" + value;
        }
        return sanitized(text, 300);
    }
    if (const auto* confirm = std::get_if<ConfirmPlan>(&call)) {
        return sanitized(" plan " + confirm->confirmation.plan, 150);
    }
    if (const auto* run = std::get_if<RunCommand>(&call)) {
        const node::RemoteCommand& command = run->command;
        return sanitized(" " + command.concept_ + " step " + command.id + " for " + command.actor,
                         250);
    }
    if (const auto* log = std::get_if<ReadLog>(&call)) {
        return log->follow ? " following" : "";
    }
    return {};
}

} // namespace

Session::Session(std::span<const Route> routes,
                 Caller caller,
                 std::optional<Instant> certificateEnds,
                 Instant now,
                 Duration patience)
    : routes_(routes)
    , caller_(std::move(caller))
    , certificateEnds_(certificateEnds)
    , since_(now)
    , patience_(patience)
    , parser_(limits())
{
}

Session::Effects Session::handle(Input input, Instant now, const Guard& guard, std::size_t queued)
{
    Effects out;
    queued_ = queued;
    if (state_ == State::Finished) {
        return out;
    }
    const auto current = [this](std::uint64_t request, State state) {
        return request == request_ && state_ == state;
    };
    if (const auto* received = std::get_if<Received>(&input)) {
        receive(received->bytes, now, guard, out);
    } else if (auto* answered = std::get_if<Answered>(&input)) {
        if (current(answered->request, State::Working)) {
            answer(std::move(answered->answer), guard, out);
            if (state_ != State::Finished && queued_ > AnswerQueueMax) {
                state_ = State::Sending;
                since_ = now;
            } else if (state_ != State::Finished) {
                goOn(now, guard, out);
            }
        }
    } else if (std::holds_alternative<Drained>(input)) {
        if (state_ == State::Sending) {
            goOn(now, guard, out);
        }
    } else if (const auto* began = std::get_if<StreamBegan>(&input)) {
        if (current(began->request, State::Working)) {
            beginStream(guard, out);
        }
    } else if (const auto* frames = std::get_if<StreamFrames>(&input)) {
        if (current(frames->request, State::Streaming)) {
            sendFrames(*frames, out);
        }
    } else if (const auto* ended = std::get_if<StreamEnded>(&input)) {
        if (current(ended->request, State::Streaming)) {
            endStream(ended->error, out);
        }
    } else {
        recheck(guard, out);
    }
    return out;
}

std::optional<Deadline> Session::deadline() const
{
    std::optional<Deadline> next;
    switch (state_) {
    case State::Idle: next = {since_ + patience_, "the next request"}; break;
    case State::Head:
    case State::Body: next = {since_ + RequestLimit, "the rest of a request"}; break;
    case State::Working: next = {since_ + route_->answerLimit, "the agent's answer"}; break;
    case State::Sending: next = {since_ + IdleLimit, "the peer to take its answer"}; break;
    case State::Streaming: break;
    case State::Finished: return std::nullopt;
    }
    if (certificateEnds_ && (!next || *certificateEnds_ < next->at)) {
        next = {*certificateEnds_, "the end of the caller's certificate"};
    }
    return next;
}

Session::Effects Session::tick(Instant now, const Guard& guard)
{
    Effects out;
    const std::optional<Deadline> due = deadline();
    if (!due || now < due->at) {
        return out;
    }
    if (certificateEnds_ && now >= *certificateEnds_) {
        certificateEnds_.reset();
        recheck(guard, out);
        if (state_ != State::Finished) {
            finish("the caller's certificate expired", false, out);
        }
    } else if (state_ == State::Idle) {
        finish("no request for " + seconds(patience_), false, out);
    } else if (state_ == State::Sending) {
        finish("the answer was not taken within " + seconds(IdleLimit), true, out);
    } else if (state_ == State::Working) {
        out.emplace_back(Abandon{request_});
        keepAlive_ = false;
        answer(errorAnswer({Code::Timeout, "the agent did not answer within " +
                                               seconds(route_->answerLimit) + "; ask again"}),
               guard, out);
    } else {
        answerAndFinish(errorAnswer(408, {Code::Timeout, "the request was not complete after " +
                                                             seconds(RequestLimit)}),
                        guard, out);
    }
    return out;
}

void Session::receive(std::string_view bytes, Instant now, const Guard& guard, Effects& out)
{
    if (state_ == State::Streaming) {
        out.emplace_back(Abandon{request_});
        finish("the peer sent bytes while its stream was running; use another connection", true,
               out);
        return;
    }
    const bool ahead = state_ == State::Working || state_ == State::Sending;
    if (ahead && in_.size() + bytes.size() > InputMax) {
        out.emplace_back(Abandon{request_});
        finish("more than " + std::to_string(InputMax) + " bytes sent ahead of an answer", true,
               out);
        return;
    }
    in_.append(bytes);
    if (state_ == State::Idle && !in_.empty()) {
        state_ = State::Head;
        since_ = now;
    }
    advance(now, guard, out);
}

/// Takes as many complete requests out of the buffer as may be worked on now: one.
void Session::advance(Instant now, const Guard& guard, Effects& out)
{
    if (state_ == State::Idle && !in_.empty()) {
        state_ = State::Head;
        since_ = now;
    }
    if (state_ == State::Head && !takeHead(now, guard, out)) {
        return;
    }
    if (state_ == State::Body && takeBody(guard, out)) {
        perform(now, guard, out);
    }
}

bool Session::takeHead(Instant, const Guard& guard, Effects& out)
{
    switch (parser_.parse(in_, head_)) {
    case http::Progress::NeedMore: return false;
    case http::Progress::Refused: refuseBytes(parser_.refusal(), guard, out); return false;
    case http::Progress::Complete: break;
    }
    keepAlive_ = head_.keepAlive;
    oldVersion_ = head_.minorVersion == 0;
    if (!judge(guard, out)) {
        return false;
    }
    query_ = head_.text(head_.query);
    ifMatch_ = head_.fields.find(http::Header::IfMatch).value_or("");
    lastEventId_ = head_.fields.find(http::Header::LastEventId).value_or("");
    accept_ = head_.fields.find(http::Header::Accept).value_or("");
    in_.erase(0, parser_.consumed());
    decoder_.emplace(http::Side::Request, head_.framing, limits());
    if (head_.expectContinue && in_.empty()) {
        out.emplace_back(SendBytes{"HTTP/1.1 100 Continue\r\n\r\n"});
    }
    state_ = State::Body;
    return true;
}

/// Route, certificate, role and announced length, before any of the body is read.
bool Session::judge(const Guard& guard, Effects& out)
{
    RouteMatch match = findRoute(routes_, head_.method, head_.pathText());
    route_ = match.route;
    parameter_ = match.parameter;
    const std::string attempt = what();
    const Decision decision = authorise(caller_, route_, guard);
    if (!decision.allowed) {
        audit(decision, attempt, AuditOf::Every, out);
        answerAndFinish(errorAnswer(decision.error), guard, out);
        return false;
    }
    if (route_ == nullptr) {
        audit({false, false, match.error}, attempt, AuditOf::Every, out);
        keepAlive_ = false;
        answer(errorAnswer(match.status, match.error), guard, out, match.allow);
        return false;
    }
    const bool tooLong =
        head_.framing.kind == http::FramingKind::Length && head_.framing.length > route_->bodyMax;
    if (tooLong || (head_.framing.kind == http::FramingKind::Chunked && route_->bodyMax == 0)) {
        refuseBytes({413, route_->bodyMax == 0 ? "this request takes no body"
                                               : "the body may have at most " +
                                                     std::to_string(route_->bodyMax) + " bytes"},
                    guard, out);
        return false;
    }
    return true;
}

bool Session::takeBody(const Guard& guard, Effects& out)
{
    std::size_t used = 0;
    bool done = false;
    for (bool more = true; more;) {
        const http::BodyStep step = decoder_->next(std::string_view(in_).substr(used));
        used += step.consumed;
        switch (step.kind) {
        case http::BodyStep::Kind::Data:
            if (body_.size() + step.data.size() > route_->bodyMax) {
                refuseBytes({413, "the body may have at most " + std::to_string(route_->bodyMax) +
                                      " bytes"},
                            guard, out);
                return false;
            }
            body_.append(step.data);
            break;
        case http::BodyStep::Kind::Trailer: break;
        case http::BodyStep::Kind::Refused:
            refuseBytes(decoder_->refusal(), guard, out);
            return false;
        case http::BodyStep::Kind::Done:
            done = true;
            more = false;
            break;
        case http::BodyStep::Kind::NeedMore: more = false; break;
        }
    }
    in_.erase(0, used);
    return done;
}

void Session::perform(Instant now, const Guard& guard, Effects& out)
{
    Result<Call> call = route_->read({parameter_, query_, ifMatch_, lastEventId_, accept_, body_});
    shrink(body_);
    if (!call) {
        audit({false, false, call.error()}, what(), AuditOf::Every, out);
        answerAndFinish(errorAnswer(ifMatch_.empty() && route_->method == http::Method::Put
                                        ? std::uint16_t{428}
                                        : statusOf(call.error().code),
                                    call.error()),
                        guard, out);
        return;
    }
    audit({true, false, {}}, what() + detailOf(*call), route_->audit, out);
    if (oldVersion_ && isStream(*call)) {
        answerAndFinish(errorAnswer(505, {Code::Unsupported, "a stream needs HTTP/1.1"}), guard,
                        out);
        return;
    }
    state_ = State::Working;
    since_ = now;
    ++request_;
    out.emplace_back(SetReading{isStream(*call)});
    out.emplace_back(Perform{request_, std::move(*call)});
}

void Session::finish(std::string reason, bool cut, Effects& out)
{
    state_ = State::Finished;
    shrink(in_);
    shrink(body_);
    out.emplace_back(Finish{std::move(reason), cut});
}

/// The answer is given: listens again, first to what was sent ahead.
void Session::goOn(Instant now, const Guard& guard, Effects& out)
{
    out.emplace_back(SetReading{true});
    nextRequest(now);
    advance(now, guard, out);
}

void Session::nextRequest(Instant now)
{
    state_ = State::Idle;
    since_ = now;
    route_ = nullptr;
    decoder_.reset();
    parser_.restart();
    head_.clear();
    if (in_.empty()) {
        shrink(in_);
    }
}

std::string Session::what() const
{
    if (route_ == nullptr) {
        return sanitized(
            std::string(head_.text(head_.methodName)) + " " + std::string(head_.pathText()), 200);
    }
    std::string path(route_->path);
    if (const std::size_t place = path.find("{id}"); place != std::string::npos) {
        path.replace(place, 4, parameter_);
    }
    return sanitized(std::string(methodText(route_->method)) + " " + path, 250);
}

} // namespace bafar::api
