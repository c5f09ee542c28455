#include "agents/services/response_reader.h"

#include <utility>

#include "core/base/text.h"

namespace bafar::services {
namespace {

constexpr std::size_t ShownMax = 200;

Error noHttp(const http::Refusal& refusal)
{
    return {Code::InvalidInput, "what listens there does not speak HTTP as Docker does: " +
                                    sanitized(refusal.text, ShownMax)};
}

} // namespace

struct ResponseReader::State {
    http::Limits limits;
    http::ResponseParser parser{limits};
    http::ResponseHead head;
    std::optional<http::BodyDecoder> body;
    std::string buffer;
    std::string payload;
    std::size_t bodyMax = 0;
    std::function<void(std::string_view)> onData;
    bool streams = false; ///< this answer's body is handed on
};

ResponseReader::ResponseReader(std::size_t bodyMax, std::function<void(std::string_view)> onData)
    : state_(std::make_unique<State>())
{
    state_->bodyMax = bodyMax;
    state_->onData = std::move(onData);
}

ResponseReader::~ResponseReader() = default;

void ResponseReader::restart()
{
    state_->parser.restart();
    state_->head.clear();
    state_->body.reset();
    state_->payload.clear();
    state_->buffer.clear(); // empty, unless it is of a connection that broke
}

Result<std::optional<Answer>> ResponseReader::take(std::string_view bytes)
{
    state_->buffer.append(bytes);
    if (!state_->body) {
        const Result<bool> complete = readHead();
        if (!complete) {
            return tl::unexpected(complete.error());
        }
        if (!*complete) {
            return std::nullopt;
        }
    }
    return readBody();
}

Result<bool> ResponseReader::readHead()
{
    State& state = *state_;
    for (;;) {
        const http::Progress progress =
            state.parser.parse(state.buffer, state.head, {http::Method::Get, false});
        if (progress == http::Progress::Refused) {
            return tl::unexpected(noHttp(state.parser.refusal()));
        }
        if (progress == http::Progress::NeedMore) {
            return false;
        }
        const std::size_t consumed = state.parser.consumed();
        if (!state.head.isInterim()) {
            constexpr std::uint16_t Good = 2;
            state.streams = state.onData && state.head.status / 100 == Good;
            state.body.emplace(http::Side::Response, state.head.framing, state.limits);
            state.buffer.erase(0, consumed);
            return true;
        }
        state.buffer.erase(0, consumed);
        state.head.clear();
        state.parser.restart();
    }
}

Result<void> ResponseReader::keep(std::string_view data)
{
    State& state = *state_;
    if (state.streams) {
        state.onData(data);
        return {};
    }
    if (state.payload.size() + data.size() > state.bodyMax) {
        return fail(Code::LimitExceeded, "an answer of more than " +
                                             std::to_string(state.bodyMax >> 20U) +
                                             " MiB is not read");
    }
    state.payload.append(data);
    return {};
}

Result<std::optional<Answer>> ResponseReader::readBody()
{
    State& state = *state_;
    std::size_t used = 0;
    for (;;) {
        const http::BodyStep step = state.body->next(std::string_view(state.buffer).substr(used));
        used += step.consumed;
        if (step.kind == http::BodyStep::Kind::Data) {
            if (const Result<void> kept = keep(step.data); !kept) {
                return tl::unexpected(kept.error());
            }
        } else if (step.kind == http::BodyStep::Kind::Refused) {
            return tl::unexpected(noHttp(state.body->refusal()));
        } else if (step.kind == http::BodyStep::Kind::NeedMore) {
            state.buffer.erase(0, used);
            return std::nullopt;
        } else if (step.kind == http::BodyStep::Kind::Done) {
            state.buffer.erase(0, used);
            if (!state.buffer.empty()) {
                return fail(Code::InvalidInput, "Docker sent more than was asked for");
            }
            return Answer{state.head.status, std::exchange(state.payload, {})};
        }
    }
}

Result<Answer> ResponseReader::end()
{
    State& state = *state_;
    if (state.body && state.body->end().kind == http::BodyStep::Kind::Done) {
        return Answer{state.head.status, std::exchange(state.payload, {})};
    }
    return fail(Code::Unavailable, state.body || !state.buffer.empty()
                                       ? "the connection ended in the middle of an answer"
                                       : "the connection ended without an answer");
}

bool ResponseReader::reusable() const
{
    return state_->head.reusable && state_->head.framing.kind != http::FramingKind::UntilClose;
}

std::optional<std::uint16_t> ResponseReader::status() const
{
    return state_->body ? std::optional(state_->head.status) : std::nullopt;
}

} // namespace bafar::services
