#pragma once
// Takes a body out of the bytes that follow a head: by length, chunked, or until close.
//
// Ask next() with all buffered bytes, drop `consumed` of them, use `data`, ask again until Done.
// Payload is a view into the input, never copied; chunk lines are read byte by byte, so any split
// gives the same payload. Only a trailer line must be complete in the input: until it is, its
// bytes are not consumed. A proxy that moves payload without looking at it (splice) asks
// runLength() and tells advance(). Pure; one owner, one thread. Source: RFC 9112 sections 6 to 8,
// with erratum 7633 (no bare LF).
#include "core/http/message.h"

namespace bafar::http {

struct BodyStep {
    enum class Kind : std::uint8_t {
        NeedMore, ///< nothing more in this input; `consumed` bytes of it are dealt with
        Data,     ///< `data` is payload
        Trailer,  ///< `name` and `value`; fields that may not be trailers are left out
        Done,     ///< the body is complete; the next message starts after `consumed`
        Refused,  ///< see refusal(); every further call says the same
    };

    Kind kind = Kind::NeedMore;
    std::size_t consumed = 0;
    std::string_view data;  ///< valid as long as the input
    std::string_view name;  ///< valid as long as the input
    std::string_view value; ///< valid as long as the input
};

class BodyDecoder {
public:
    /// `limits` must outlive the decoder. A response is refused with 502, a request with 400, 413
    /// or 431.
    BodyDecoder(Side side, Framing framing, const Limits& limits);

    [[nodiscard]] BodyStep next(std::string_view in);

    /// The peer closed: Done when that is how this body ends, else Refused.
    [[nodiscard]] BodyStep end();

    [[nodiscard]] bool done() const { return state_ == State::Done; }

    /// Payload bytes that come next without any framing between them, 0 when that is not known.
    [[nodiscard]] std::uint64_t runLength() const;

    /// `count` payload bytes, at most runLength(), went past without next() seeing them.
    void advance(std::uint64_t count);

    /// Payload so far.
    [[nodiscard]] std::uint64_t payload() const { return payload_; }

    /// Trailers that were left out (isForbiddenInTrailer, or an underscore in a request's).
    [[nodiscard]] std::uint32_t droppedTrailers() const { return droppedTrailers_; }

    [[nodiscard]] const Refusal& refusal() const { return refusal_; }

private:
    enum class State : std::uint8_t {
        Run,       ///< `left_` payload bytes (all there are for UntilClose)
        Size,      ///< hexadecimal digits of a chunk's size
        Extension, ///< after ';'
        SizeEnd,   ///< LF of the size line
        DataCr,    ///< CR after a chunk's data
        DataLf,    ///< LF after a chunk's data
        Trailers,
        Done,
        Refused,
    };

    [[nodiscard]] BodyStep takeRun(std::string_view in, std::size_t at);
    [[nodiscard]] BodyStep takeTrailer(std::string_view in, std::size_t at);
    [[nodiscard]] BodyStep readTrailer(std::string_view line, std::size_t consumed);
    [[nodiscard]] bool takeByte(char c);
    [[nodiscard]] bool takeSizeByte(char c);
    [[nodiscard]] bool takeExtensionByte(char c);
    [[nodiscard]] bool endSizeLine();
    [[nodiscard]] bool refuse(std::uint16_t status, std::string text);
    [[nodiscard]] BodyStep refuseStep(std::uint16_t status, std::string text);

    const Limits* limits_;
    Framing framing_;
    Side side_;
    State state_;
    std::uint8_t digits_ = 0; ///< of the chunk size so far
    std::uint64_t left_ = 0;  ///< of the run, or the chunk size while it is read
    std::uint64_t payload_ = 0;
    std::uint32_t extension_ = 0;  ///< bytes, of this chunk
    std::uint32_t extensions_ = 0; ///< bytes, of all chunks
    std::uint32_t trailerBytes_ = 0;
    std::uint32_t trailerLines_ = 0;
    std::uint32_t droppedTrailers_ = 0;
    std::size_t scanned_ = 0; ///< of the incomplete trailer line at the front of the input
    Refusal refusal_;
};

} // namespace bafar::http
