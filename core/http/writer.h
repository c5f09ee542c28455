#pragma once
// Renders heads and chunk framing, and refuses what would let text become structure.
//
// A HeadWriter appends to a string of the caller, whose capacity is kept from message to message.
// The first thing that may not be written (a name that is no token, a value with CR, LF or another
// control character, a second framing) makes the whole head void: finish() takes back what was
// appended and says why, so half a head never leaves. One owner, one thread. Source: RFC 9112
// sections 3 to 7, RFC 9110 section 5.6.7.
#include <span>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/http/head.h"

namespace bafar::http {

class HeadWriter {
public:
    /// Appends to `out`, which must outlive the writer and not be touched until finish().
    explicit HeadWriter(std::string& out);

    /// "METHOD TARGET HTTP/1.1". The method must be a token, the target free of blanks and
    /// controls.
    HeadWriter& request(std::string_view method, std::string_view target);

    /// "HTTP/1.1 STATUS REASON" with the registered reason.
    HeadWriter& response(std::uint16_t status);

    HeadWriter& field(std::string_view name, std::string_view value);
    HeadWriter& field(Header header, std::string_view value);
    HeadWriter& field(Header header, std::uint64_t value);

    /// Date, from the wall clock of the caller.
    HeadWriter& date(WallTime now);

    /// The fields that may be forwarded (not Field::hop) exactly as they came.
    HeadWriter& forward(const Fields& fields);

    /// Content-Length, Transfer-Encoding: chunked, or neither. At most once; the only way to write
    /// those two fields.
    HeadWriter& framing(Framing framing);

    /// Ends the head with the empty line. Errors: InvalidInput, with `out` as it was before.
    [[nodiscard]] Result<void> finish();

private:
    void line(std::string_view name, std::string_view value);
    void refuse(std::string text);

    std::string& out_;
    std::size_t start_;
    bool hasStartLine_ = false;
    bool hasFraming_ = false;
    std::string error_;
};

/// "1a2b\r\n" for a chunk of `size` bytes, above 0; the data and "\r\n" follow it.
struct ChunkPrefix {
    std::array<char, 18> bytes{};
    std::uint8_t length = 0;

    [[nodiscard]] std::string_view text() const { return {bytes.data(), length}; }
};

[[nodiscard]] ChunkPrefix chunkPrefix(std::uint64_t size);

/// Appends one chunk; nothing for empty data, because an empty chunk would end the body.
void appendChunk(std::string& out, std::string_view data);

/// Appends the last chunk, without trailers.
void appendLastChunk(std::string& out);

struct TrailerField {
    std::string_view name;
    std::string_view value;
};

/// Appends the last chunk with trailers. Errors: InvalidInput for a name or value that may not be
/// written or that is forbidden in trailers; `out` is then as before.
[[nodiscard]] Result<void> appendLastChunk(std::string& out,
                                           std::span<const TrailerField> trailers);

/// "Not Found"; empty for a status without a registered reason.
[[nodiscard]] std::string_view reasonPhrase(std::uint16_t status);

/// "Sun, 06 Nov 1994 08:49:37 GMT".
[[nodiscard]] std::string httpDate(WallTime time);

/// The whole answer to a refused request: status, the text as a plain body, connection closed.
[[nodiscard]] std::string refusalResponse(const Refusal& refusal);

} // namespace bafar::http
