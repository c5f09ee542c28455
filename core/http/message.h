#pragma once
// Heads of HTTP/1.1 messages as views: offsets into the buffer of whoever received the bytes.
//
// Nothing is copied and nothing is allocated: a head is a fixed array of slices, so it can be
// reused for every message of a connection, or of a whole thread. Slices survive a buffer that
// moves (call moveTo()); the text they name must stay unchanged for as long as the head is read.
// Values only: one owner, one thread. Source: RFC 9112, RFC 9110.
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "core/http/headers.h"

namespace bafar::http {

/// Part of the buffer a head was parsed from.
struct Slice {
    std::uint32_t start = 0;
    std::uint32_t length = 0;

    bool operator==(const Slice&) const = default;
};

enum class Side : std::uint8_t { Request, Response };

enum class Method : std::uint8_t {
    Get,
    Head,
    Post,
    Put,
    Delete,
    Patch,
    Options,
    Connect,
    Trace,
    Other, ///< any other token; its text is RequestHead::methodName
};

enum class TargetForm : std::uint8_t { Origin, Absolute, Asterisk };

/// Why a message is not accepted. `status` is the answer to give: for a request 4xx or 5xx, for a
/// response from a server behind us always 502. `text` is one sentence, safe to show and to log.
/// After any refusal the connection must be closed: where the next message starts is not known.
struct Refusal {
    std::uint16_t status = 400;
    std::string text;

    bool operator==(const Refusal&) const = default;
};

/// The bounds on one message. Bytes unless named otherwise.
struct Limits {
    std::uint32_t startLine = 8192;        ///< without its CRLF; beyond: 414
    std::uint32_t fieldBlock = 32768;      ///< all field lines of a head; beyond: 431
    std::uint32_t fields = 100;            ///< field lines, at most Fields::Capacity; beyond: 431
    std::uint32_t leadingBlankLines = 2;   ///< CRLF before a request line; beyond: 400
    std::uint64_t body = 1ULL << 40U;      ///< payload, coding removed; beyond: 413
    std::uint32_t chunkExtension = 256;    ///< of one chunk; beyond: 400
    std::uint32_t chunkExtensions = 65536; ///< of all chunks of a body; beyond: 400
    std::uint32_t trailerBlock = 8192;     ///< all trailer lines; beyond: 431
    std::uint32_t trailerFields = 32;      ///< trailer lines; beyond: 431
    bool bareLineFeed = false;             ///< accept LF for CRLF in heads (never in bodies)
    bool keepUnderscoreNames = false;      ///< requests: keep names like X_Forwarded_For
};

enum class FramingKind : std::uint8_t {
    None,       ///< no body
    Length,     ///< `length` bytes
    Chunked,    ///< chunked transfer coding
    UntilClose, ///< a response that ends with its connection
};

/// How the body is delimited (RFC 9112 section 6.3).
struct Framing {
    FramingKind kind = FramingKind::None;
    std::uint64_t length = 0; ///< for FramingKind::Length

    bool operator==(const Framing&) const = default;
};

struct Field {
    Slice name;
    Slice value; ///< without blanks and tabs around it
    Header id = Header::Other;
    bool hop = false; ///< not to be forwarded; set by markHopByHop (forward.h)
};

} // namespace bafar::http
