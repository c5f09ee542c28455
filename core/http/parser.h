#pragma once
// Incremental parsers of request and response heads.
//
// The caller keeps one contiguous buffer that starts with the message and calls parse() with all of
// it whenever bytes arrive. The parser remembers how far it has looked, so input split at every
// byte costs no more than one pass, and the answer is the same however the input was split: bytes
// are judged in order of position, lines when they are complete. After Complete the head's slices
// count from the buffer's start, and the body begins at consumed(). After Refused every further
// call answers Refused. Small: keep one for each connection; one head can serve many. Pure; one
// owner, one thread. Source: RFC 9112 sections 2 to 5.
#include "core/http/framing.h"

namespace bafar::http {

enum class Progress : std::uint8_t { NeedMore, Complete, Refused };

/// What the two parsers share: finding lines within bounds, and field lines.
class HeadScanner {
public:
    explicit HeadScanner(Side side, const Limits& limits);

    void restart();

    /// NeedMore, or Complete with the line's slice (without its end), or Refused. The limit counts
    /// from `from`.
    [[nodiscard]] Progress nextLine(std::string_view buffered,
                                    std::uint32_t from,
                                    std::uint32_t limit,
                                    Slice& line);

    /// Reads field lines up to and with the empty one.
    [[nodiscard]] Progress readFields(std::string_view buffered,
                                      Fields& fields,
                                      std::uint8_t& dropped);

    /// Field lines start here: call once, after the start line.
    void startFields();

    [[nodiscard]] Progress refuse(std::uint16_t status, std::string text);
    [[nodiscard]] Progress refuse(Refusal refusal);

    [[nodiscard]] const Limits& limits() const { return *limits_; }

    [[nodiscard]] bool refused() const { return refused_; }

    [[nodiscard]] bool inFields() const { return inFields_; }

    [[nodiscard]] std::uint32_t lineStart() const { return lineStart_; }

    [[nodiscard]] const Refusal& refusal() const { return refusal_; }

private:
    [[nodiscard]] Progress refuseByte(std::string_view buffered, std::uint32_t at);
    [[nodiscard]] Progress refuseLength(std::uint32_t limit);
    [[nodiscard]] Progress readField(std::string_view buffered,
                                     Slice line,
                                     Fields& fields,
                                     std::uint8_t& dropped);
    [[nodiscard]] Progress refuseName(std::string_view line, std::size_t at);

    const Limits* limits_;
    Side side_;
    bool refused_ = false;
    bool inFields_ = false;
    std::uint32_t fieldLines_ = 0;
    std::uint32_t fieldsStart_ = 0;
    std::uint32_t lineStart_ = 0; ///< where the line being looked for starts
    std::uint32_t scanned_ = 0;   ///< no line end before here
    Refusal refusal_;
};

class RequestParser {
public:
    /// `limits` must outlive the parser.
    explicit RequestParser(const Limits& limits);

    /// `head` must be the same, unchanged, until the result is not NeedMore.
    /// Refuses with 400, 405, 413, 414, 417, 431, 501 or 505.
    [[nodiscard]] Progress parse(std::string_view buffered, RequestHead& head);

    /// Bytes of the buffer the head took; valid after Complete.
    [[nodiscard]] std::size_t consumed() const { return scanner_.lineStart(); }

    /// Valid after Refused.
    [[nodiscard]] const Refusal& refusal() const { return scanner_.refusal(); }

    /// Ready for the next request, whose first byte is then the first of the buffer.
    void restart() { scanner_.restart(); }

private:
    [[nodiscard]] Progress startLine(std::string_view buffered, RequestHead& head);
    [[nodiscard]] Progress readStartLine(std::string_view line,
                                         std::uint32_t start,
                                         RequestHead& head);
    [[nodiscard]] Progress finish(RequestHead& head);

    HeadScanner scanner_;
};

class ResponseParser {
public:
    /// `limits` must outlive the parser.
    explicit ResponseParser(const Limits& limits);

    /// As RequestParser::parse; refuses with 502. `context` says which request this answers.
    [[nodiscard]] Progress parse(std::string_view buffered,
                                 ResponseHead& head,
                                 const ResponseContext& context);

    [[nodiscard]] std::size_t consumed() const { return scanner_.lineStart(); }

    [[nodiscard]] const Refusal& refusal() const { return scanner_.refusal(); }

    /// Ready for the next response, or for the one after an interim response.
    void restart() { scanner_.restart(); }

private:
    [[nodiscard]] Progress readStartLine(std::string_view line,
                                         std::uint32_t start,
                                         ResponseHead& head);

    HeadScanner scanner_;
};

/// The method a token names; Method::Other for any not listed. Case counts (RFC 9110 section 9.1).
[[nodiscard]] Method methodFromName(std::string_view name);

} // namespace bafar::http
