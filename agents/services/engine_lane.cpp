#include "agents/services/engine_lane.h"

#include <algorithm>
#include <utility>

#include "agents/services/parse.h"
#include "core/http/writer.h"

namespace bafar::services {

Result<std::string> requestBytes(const Request& request)
{
    std::string bytes;
    http::HeadWriter head(bytes);
    head.request(request.method, request.target)
        .field(http::Header::Host, "docker")
        .field(http::Header::UserAgent, "bafar-agent");
    if (!request.body.empty()) {
        head.field(http::Header::ContentType, "application/json");
    }
    if (!request.body.empty() || request.method == "POST") {
        head.framing({http::FramingKind::Length, request.body.size()});
    }
    if (Result<void> finished = head.finish(); !finished) {
        return tl::unexpected(std::move(finished.error()));
    }
    return bytes + request.body;
}

EngineLane::EngineLane(runtime::Loop& loop, std::string path, Answers answers)
    : loop_(loop)
    , path_(std::move(path))
    , answers_(std::move(answers))
    , reader_(AnswerMax)
    , limit_(loop, [this] { late(); })
{
}

void EngineLane::ask(const Ask& ask)
{
    Result<std::string> bytes = requestBytes(ask.request);
    if (waiting_.size() >= WaitingMax) {
        bytes = fail(Code::LimitExceeded, "too many questions wait for Docker");
    }
    // What cannot be sent is answered in the next turn, as if its limit had passed.
    const bool sendable = bytes.has_value();
    waiting_.push_back(
        {ask.ticket, sendable ? std::move(*bytes) : std::string(),
         sendable ? loop_.now() + ask.limit : loop_.now(),
         sendable ? Error{Code::Timeout, "no answer in time"} : std::move(bytes.error())});
    send();
}

void EngineLane::send()
{
    arm();
    if (sent_ || waiting_.empty() || waiting_.front().bytes.empty()) {
        return;
    }
    if (stream_ == nullptr) {
        used_ = false;
        stream_ = std::make_unique<UnixStream>(
            loop_, path_,
            UnixStream::Events{[this](std::string_view more) { bytes(more); },
                               [this](const Error& why) { closed(why); }});
    }
    reader_.restart();
    sent_ = true;
    stream_->write(waiting_.front().bytes);
}

void EngineLane::bytes(std::string_view bytes)
{
    if (!sent_) {
        stream_.reset(); // nobody asked
        return;
    }
    Result<std::optional<Answer>> taken = reader_.take(bytes);
    if (!taken) {
        stream_.reset();
        answer(tl::unexpected(std::move(taken.error())));
    } else if (*taken) {
        used_ = true;
        if (!reader_.reusable()) {
            stream_.reset();
        }
        answer(std::move(**taken));
    }
}

void EngineLane::closed(const Error& why)
{
    stream_.reset();
    if (!sent_) {
        return;
    }
    const bool orderly = why.text == "closed";
    const bool unanswered = !reader_.status();
    if (orderly && used_ && unanswered) {
        sent_ = false; // it closed an idle connection just when we asked: nothing was lost
        send();
        return;
    }
    answer(orderly ? reader_.end() : Result<Answer>(tl::unexpected(why)));
}

void EngineLane::answer(Result<Answer> answer)
{
    sent_ = false;
    const std::uint64_t ticket = waiting_.front().ticket;
    waiting_.pop_front();
    send();
    answers_(ticket, std::move(answer));
}

void EngineLane::late()
{
    const Instant now = loop_.now();
    std::vector<Waiting> late;
    for (std::size_t i = 0; i < waiting_.size();) {
        if (waiting_[i].limit > now) {
            ++i;
            continue;
        }
        if (i == 0 && sent_) {
            stream_.reset();
            sent_ = false;
        }
        late.push_back(std::move(waiting_[i]));
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
    }
    send();
    for (Waiting& one : late) {
        answers_(one.ticket, tl::unexpected(std::move(one.late)));
    }
}

void EngineLane::arm()
{
    if (waiting_.empty()) {
        limit_.cancel();
        return;
    }
    limit_.arm(std::min_element(waiting_.begin(), waiting_.end(),
                                [](const Waiting& left, const Waiting& right) {
                                    return left.limit < right.limit;
                                })
                   ->limit);
}

} // namespace bafar::services
