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
#include "core/http/head_scanner.h"

namespace bafar::http {

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
