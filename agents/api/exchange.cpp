#include "agents/api/exchange.h"

#include "agents/api/routes.h"
#include "core/base/text.h"
#include "core/http/writer.h"
#include "core/schema/envelope.h"

namespace bafar::api {

namespace {

const http::Limits& limits()
{
    static const http::Limits Built = [] {
        http::Limits limits;
        limits.fieldBlock = 8192;
        return limits;
    }();
    return Built;
}

} // namespace

ByteView bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string_view textOf(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<std::string> requestBytes(const Request& request, std::string_view host)
{
    std::string bytes;
    http::HeadWriter head(bytes);
    head.request(methodText(request.method), request.target).field(http::Header::Host, host);
    for (const auto& [name, value] : request.fields) {
        head.field(name, value);
    }
    if (!request.body.empty()) {
        head.field(http::Header::ContentType, request.contentType);
        head.framing({http::FramingKind::Length, request.body.size()});
    }
    if (const Result<void> written = head.finish(); !written) {
        return tl::unexpected(written.error());
    }
    bytes += request.body;
    return bytes;
}

Error Response::error() const
{
    const Result<schema::ErrorBody> reason = schema::fromJson<schema::ErrorBody>(body);
    if (reason && !reason->text.empty()) {
        return {codeOf(status), sanitized(reason->text, 2000)};
    }
    return {codeOf(status), "answered " + std::to_string(status) + " " +
                                std::string(http::reasonPhrase(status)) + " without a reason"};
}

ResponseReader::ResponseReader(http::Method method, std::size_t bodyMax)
    : context_{method, false}
    , bodyMax_(bodyMax)
    , parser_(limits())
{
}

Result<void> ResponseReader::read(std::string_view bytes)
{
    started_ = started_ || !bytes.empty();
    if (complete_ && !bytes.empty()) {
        return fail(Code::InvalidInput, "bytes after the end of a response");
    }
    in_.append(bytes);
    while (!headDone_) {
        if (Result<void> head = readHead(); !head) {
            return head;
        }
        if (!headDone_ && !decoder_) {
            return {};
        }
    }
    return readBody();
}

/// Reads heads until the one that is not interim. Leaves headDone_ false and no decoder when more
/// bytes are needed.
Result<void> ResponseReader::readHead()
{
    while (true) {
        switch (parser_.parse(in_, head_, context_)) {
        case http::Progress::NeedMore: return {};
        case http::Progress::Refused: return fail(Code::InvalidInput, parser_.refusal().text);
        case http::Progress::Complete: break;
        }
        const std::size_t used = parser_.consumed();
        if (!head_.isInterim()) {
            response_.status = head_.status;
            response_.contentType = head_.fields.find(http::Header::ContentType).value_or("");
            std::string_view tag = head_.fields.find(http::Header::ETag).value_or("");
            if (tag.size() >= 2 && tag.front() == '"' && tag.back() == '"') {
                tag = tag.substr(1, tag.size() - 2);
            }
            response_.entityTag = tag;
            reusable_ = head_.reusable;
            decoder_.emplace(http::Side::Response, head_.framing, limits());
            headDone_ = true;
        }
        in_.erase(0, used);
        parser_.restart();
        head_.clear();
        if (headDone_) {
            return {};
        }
    }
}

Result<void> ResponseReader::readBody()
{
    std::size_t used = 0;
    for (bool more = true; more;) {
        const http::BodyStep step = decoder_->next(std::string_view(in_).substr(used));
        used += step.consumed;
        switch (step.kind) {
        case http::BodyStep::Kind::Data:
            if (response_.body.size() + step.data.size() > bodyMax_) {
                return fail(Code::LimitExceeded,
                            "the answer is larger than " + std::to_string(bodyMax_) + " bytes");
            }
            response_.body.append(step.data);
            break;
        case http::BodyStep::Kind::Trailer: break;
        case http::BodyStep::Kind::Refused:
            return fail(Code::InvalidInput, decoder_->refusal().text);
        case http::BodyStep::Kind::Done:
            complete_ = true;
            more = false;
            break;
        case http::BodyStep::Kind::NeedMore: more = false; break;
        }
    }
    in_.erase(0, used);
    if (complete_ && !in_.empty()) {
        return fail(Code::InvalidInput, "bytes after the end of a response");
    }
    return {};
}

Result<void> ResponseReader::end()
{
    if (complete_) {
        return {};
    }
    if (decoder_ && decoder_->end().kind == http::BodyStep::Kind::Done) {
        complete_ = true;
        reusable_ = false;
        return {};
    }
    return fail(Code::Unavailable, "the connection closed before the answer was complete");
}

} // namespace bafar::api
