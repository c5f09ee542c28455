// What a session says: answers, refusals, its stream, and the audit lines of all that.
#include "agents/api/session.h"
#include "agents/api/sse.h"
#include "core/http/writer.h"

namespace bafar::api {

void Session::answer(Answer answer, const Guard& guard, Effects& out, std::string_view allow)
{
    std::string bytes;
    http::HeadWriter head(bytes);
    head.response(answer.status)
        .date(guard.now)
        .field(http::Header::ContentType, answer.contentType)
        .field(http::Header::CacheControl, "no-store");
    if (!allow.empty()) {
        head.field(http::Header::Allow, allow);
    }
    if (!answer.entityTag.empty()) {
        head.field(http::Header::ETag, "\"" + answer.entityTag + "\"");
    }
    if (!keepAlive_) {
        head.field(http::Header::Connection, "close");
    }
    head.framing({http::FramingKind::Length, answer.body.size()});
    if (const Result<void> written = head.finish(); !written) {
        finish("the answer could not be written: " + written.error().text, true, out);
        return;
    }
    queued_ += bytes.size() + answer.body.size();
    out.emplace_back(
        SendBytes{std::move(bytes), std::make_shared<const std::string>(std::move(answer.body))});
    if (!keepAlive_) {
        finish(answer.status >= 400 ? "answered " + std::to_string(answer.status)
                                    : "asked to close",
               false, out);
    }
}

void Session::answerAndFinish(Answer refusal, const Guard& guard, Effects& out)
{
    keepAlive_ = false;
    answer(std::move(refusal), guard, out);
}

/// Not HTTP as we take it, or too large: says why, in JSON, and ends the connection.
void Session::refuseBytes(const http::Refusal& refusal, const Guard& guard, Effects& out)
{
    const Error error{codeOf(refusal.status), refusal.text};
    audit({false, true, error}, route_ != nullptr ? what() : "malformed request", AuditOf::Every,
          out);
    answerAndFinish(errorAnswer(refusal.status, error), guard, out);
}

void Session::beginStream(const Guard& guard, Effects& out)
{
    std::string bytes;
    http::HeadWriter head(bytes);
    head.response(200)
        .date(guard.now)
        .field(http::Header::ContentType, "text/event-stream")
        .field(http::Header::CacheControl, "no-store")
        .framing({http::FramingKind::Chunked, 0});
    if (const Result<void> written = head.finish(); !written) {
        finish("the answer could not be written: " + written.error().text, true, out);
        return;
    }
    state_ = State::Streaming;
    out.emplace_back(SendBytes{std::move(bytes)});
    if (!in_.empty()) {
        receive({}, since_, guard, out);
    }
}

void Session::sendFrames(const StreamFrames& frames, Effects& out)
{
    if (queued_ + frames.chunk->size() > StreamQueueMax) {
        out.emplace_back(Abandon{request_});
        finish("the peer does not read its stream (" + std::to_string(queued_) +
                   " bytes wait); it can resume by sequence",
               true, out);
        return;
    }
    out.emplace_back(SendBytes{{}, frames.chunk});
}

void Session::endStream(const std::optional<Error>& error, Effects& out)
{
    std::string bytes;
    http::appendChunk(bytes, error ? errorFrame(*error) : endFrame());
    http::appendLastChunk(bytes);
    out.emplace_back(SendBytes{std::move(bytes)});
    out.emplace_back(Abandon{request_});
    finish(error ? error->text : "the stream was sent whole", false, out);
}

void Session::recheck(const Guard& guard, Effects& out)
{
    const Decision decision = authenticate(caller_, guard);
    // A certificate refused from the start waits for its request, to be told why.
    if (decision.allowed || !caller_.identity) {
        return;
    }
    audit(decision, state_ == State::Streaming ? what() + " (running)" : "open connection",
          AuditOf::Every, out);
    if (state_ == State::Streaming) {
        endStream(decision.error, out);
    } else if (state_ == State::Idle) {
        finish(decision.error.text, false, out);
    } else {
        if (state_ == State::Working) {
            out.emplace_back(Abandon{request_});
        }
        answerAndFinish(errorAnswer(decision.error), guard, out);
    }
    std::get<Finish>(out.back()).denied = true;
}

/// Allowed reads get one line for each connection and route: a scrape or ping a second must not
/// fill the log. Refusals and changes always get theirs.
void Session::audit(const Decision& decision, const std::string& what, AuditOf which, Effects& out)
{
    if (which == AuditOf::Elsewhere) {
        return;
    }
    if (which == AuditOf::First && route_ != nullptr) {
        const std::uint64_t bit = 1ULL << static_cast<unsigned>(route_ - routes_.data());
        if ((audited_ & bit) != 0) {
            return;
        }
        audited_ |= bit;
    }
    out.emplace_back(Record{auditEntry(caller_, what, decision)});
}

} // namespace bafar::api
