#include "core/http/body.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/http/scan.h"

namespace bafar::http {
namespace {

constexpr std::uint8_t SizeDigitsMax = 16; // as many as 64 bits have
constexpr std::size_t QuotedMax = 40;      // bytes of a peer's text that a refusal repeats

BodyStep stepOf(BodyStep::Kind kind, std::size_t consumed)
{
    BodyStep step;
    step.kind = kind;
    step.consumed = consumed;
    return step;
}

} // namespace

BodyDecoder::BodyDecoder(Side side, Framing framing, const Limits& limits)
    : limits_(&limits)
    , framing_(framing)
    , side_(side)
    , state_(State::Run)
{
    switch (framing.kind) {
    case FramingKind::None: state_ = State::Done; break;
    case FramingKind::Chunked: state_ = State::Size; break;
    case FramingKind::UntilClose: left_ = limits.body; break;
    case FramingKind::Length:
        left_ = framing.length;
        state_ = left_ == 0 ? State::Done : State::Run;
        break;
    }
}

bool BodyDecoder::refuse(std::uint16_t status, std::string text)
{
    state_ = State::Refused;
    refusal_ = {static_cast<std::uint16_t>(side_ == Side::Response ? 502 : status),
                std::move(text)};
    return false;
}

BodyStep BodyDecoder::refuseStep(std::uint16_t status, std::string text)
{
    static_cast<void>(refuse(status, std::move(text)));
    return stepOf(BodyStep::Kind::Refused, 0);
}

BodyStep BodyDecoder::next(std::string_view in)
{
    std::size_t at = 0;
    while (state_ != State::Done && state_ != State::Refused) {
        if (state_ == State::Trailers) {
            const BodyStep step = takeTrailer(in, at);
            if (step.kind != BodyStep::Kind::Trailer || !step.name.empty()) {
                return step;
            }
            at = step.consumed; // without a name: a trailer that is left out
            continue;
        }
        if (at == in.size()) {
            return stepOf(BodyStep::Kind::NeedMore, at);
        }
        if (state_ == State::Run) {
            return takeRun(in, at);
        }
        if (!takeByte(in[at])) {
            break;
        }
        ++at;
    }
    return stepOf(state_ == State::Done ? BodyStep::Kind::Done : BodyStep::Kind::Refused, at);
}

BodyStep BodyDecoder::takeRun(std::string_view in, std::size_t at)
{
    const std::uint64_t taken = std::min<std::uint64_t>(in.size() - at, left_);
    if (taken == 0) { // only UntilClose has a run that may be used up
        return refuseStep(413, "a body longer than " + std::to_string(limits_->body) + " bytes");
    }
    BodyStep step = stepOf(BodyStep::Kind::Data, at + taken);
    step.data = in.substr(at, taken);
    advance(taken);
    return step;
}

std::uint64_t BodyDecoder::runLength() const
{
    return state_ == State::Run ? left_ : 0;
}

void BodyDecoder::advance(std::uint64_t count)
{
    CHECK(count <= runLength());
    left_ -= count;
    payload_ += count;
    if (left_ == 0 && count > 0 && framing_.kind != FramingKind::UntilClose) {
        state_ = framing_.kind == FramingKind::Chunked ? State::DataCr : State::Done;
    }
}

bool BodyDecoder::takeByte(char c)
{
    switch (state_) {
    case State::Size: return takeSizeByte(c);
    case State::Extension: return takeExtensionByte(c);
    case State::SizeEnd:
        return c == '\n' ? endSizeLine() : refuse(400, "a CR without LF after a chunk size");
    case State::DataCr:
        if (c != '\r') {
            return refuse(400, "a chunk's data is longer than its size says");
        }
        state_ = State::DataLf;
        return true;
    case State::DataLf:
        if (c != '\n') {
            return refuse(400, "a CR without LF after a chunk's data");
        }
        state_ = State::Size;
        return true;
    case State::Run:
    case State::Trailers:
    case State::Done:
    case State::Refused: break;
    }
    CHECK(false);
    return false;
}

bool BodyDecoder::takeSizeByte(char c)
{
    const int digit = scan::hexValue(c);
    if (digit >= 0) {
        if (digits_ == SizeDigitsMax) {
            return refuse(400, "a chunk size of more than 16 digits");
        }
        ++digits_;
        left_ = left_ << 4U | static_cast<unsigned>(digit);
        return true;
    }
    if (digits_ == 0) {
        return refuse(400, "a chunk without a size in hexadecimal digits");
    }
    if (c == '\r') {
        state_ = State::SizeEnd;
        return true;
    }
    if (c == ';') {
        state_ = State::Extension;
        extension_ = 0;
        return true;
    }
    return refuse(400, c == '\n' ? "a chunk size line that ends in LF without CR"
                                 : "an illegal byte after a chunk size");
}

bool BodyDecoder::takeExtensionByte(char c)
{
    if (c == '\r') {
        state_ = State::SizeEnd;
        return true;
    }
    if (!scan::is(c, scan::Text)) {
        return refuse(400, c == '\n' ? "a chunk extension that ends in LF without CR"
                                     : "a control character in a chunk extension");
    }
    ++extension_;
    ++extensions_;
    if (extension_ > limits_->chunkExtension || extensions_ > limits_->chunkExtensions) {
        return refuse(400, "chunk extensions longer than the limit of " +
                               std::to_string(limits_->chunkExtension) + " bytes a chunk and " +
                               std::to_string(limits_->chunkExtensions) + " a body");
    }
    return true;
}

bool BodyDecoder::endSizeLine()
{
    digits_ = 0;
    if (left_ == 0) {
        state_ = State::Trailers;
        scanned_ = 0;
        return true;
    }
    if (left_ > limits_->body || payload_ > limits_->body - left_) {
        return refuse(413, "a body longer than " + std::to_string(limits_->body) + " bytes");
    }
    state_ = State::Run;
    return true;
}

BodyStep BodyDecoder::takeTrailer(std::string_view in, std::size_t at)
{
    const std::string_view rest = in.substr(at);
    CHECK(scanned_ <= rest.size());
    // The byte just after the longest allowed content may still be the line's CR.
    const std::size_t most = std::size_t{limits_->trailerBlock} + 1 - trailerBytes_;
    const char* const end = rest.data() + std::min(rest.size(), most);
    const char* const found = scan::findControl(rest.data() + scanned_, end);
    const auto length = static_cast<std::size_t>(found - rest.data());
    if (found == end && rest.size() >= most) {
        return refuseStep(431, "trailers longer than " + std::to_string(limits_->trailerBlock) +
                                   " bytes");
    }
    if (found == end || (*found == '\r' && length + 1 == rest.size())) {
        scanned_ = length;
        return stepOf(BodyStep::Kind::NeedMore, at);
    }
    if (*found != '\r' || found[1] != '\n') {
        return refuseStep(400, "a control character in a trailer, or a line end without CR");
    }
    scanned_ = 0;
    if (length == 0) {
        state_ = State::Done;
        return stepOf(BodyStep::Kind::Done, at + 2);
    }
    trailerBytes_ += static_cast<std::uint32_t>(std::min(length + 2, most - 1));
    return readTrailer(rest.substr(0, length), at + length + 2);
}

BodyStep BodyDecoder::readTrailer(std::string_view line, std::size_t consumed)
{
    ++trailerLines_;
    if (trailerLines_ > limits_->trailerFields) {
        return refuseStep(431, "more than " + std::to_string(limits_->trailerFields) + " trailers");
    }
    const std::string_view name = line.substr(0, line.find(':'));
    if (name.size() == line.size() || !scan::all(name, scan::Token)) {
        return refuseStep(400, "no trailer field: \"" + sanitized(line, QuotedMax) + "\"");
    }
    const bool underscore = side_ == Side::Request && !limits_->keepUnderscoreNames &&
                            name.find('_') != std::string_view::npos;
    if (underscore || isForbiddenInTrailer(headerFromName(name))) {
        ++droppedTrailers_;
        return stepOf(BodyStep::Kind::Trailer, consumed);
    }
    BodyStep step = stepOf(BodyStep::Kind::Trailer, consumed);
    step.name = name;
    step.value = scan::trim(line.substr(name.size() + 1));
    return step;
}

BodyStep BodyDecoder::end()
{
    if (framing_.kind == FramingKind::UntilClose && state_ == State::Run) {
        state_ = State::Done;
    }
    if (state_ == State::Done) {
        return stepOf(BodyStep::Kind::Done, 0);
    }
    if (state_ != State::Refused) {
        const std::string expected = framing_.kind == FramingKind::Length
                                         ? " of " + std::to_string(framing_.length)
                                         : std::string();
        return refuseStep(400, "the connection ended inside a body, after " +
                                   std::to_string(payload_) + expected + " bytes");
    }
    return stepOf(BodyStep::Kind::Refused, 0);
}

} // namespace bafar::http
