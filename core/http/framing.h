#pragma once
// Where a message's body ends: the decision that request smuggling attacks, as one table.
//
// The facts of a head (what its Transfer-Encoding and Content-Length lines say, and its version)
// select the first matching row; a row accepts with a framing or refuses with a status. Everything
// ambiguous in a request is refused, never repaired. Pure; safe on every thread. Source: RFC 9112
// sections 6.1 to 6.3; case numbers in the tests.
#include <span>

#include "core/http/head.h"

namespace bafar::http {

/// What the Transfer-Encoding lines say. Values are bits, so that a row can name several.
enum class Coding : std::uint8_t {
    None = 1,
    Chunked = 2, ///< exactly "chunked", once
    Unknown = 4, ///< a well-formed list naming a coding we do not have
    Faulty = 8,  ///< chunked twice or not last, an empty element, a parameter, two lines
};

/// What the Content-Length lines say.
enum class LengthLines : std::uint8_t {
    None = 1,
    One = 2,
    Repeated = 4,  ///< several lines, the same number
    Different = 8, ///< several lines, not the same number
    Faulty = 16,   ///< not one decimal number below 2^63
};

struct FramingFacts {
    Coding coding = Coding::None;
    LengthLines lengthLines = LengthLines::None;
    std::uint64_t length = 0;
    std::uint8_t minorVersion = 1;
};

/// One row: it applies when the side, coding, length and version are all among those it names.
struct FramingRule {
    std::uint8_t sides;       ///< bits: 1 request, 2 response
    std::uint8_t codings;     ///< bits of Coding
    std::uint8_t lengthLines; ///< bits of LengthLines
    std::uint8_t versions;    ///< bits: 1 HTTP/1.0, 2 HTTP/1.1 and later 1.x
    std::uint16_t status;     ///< 0 accepts, else the refusal of a request; a response's is 502
    FramingKind kind;         ///< when accepted
    bool reusable;            ///< when accepted: the connection may carry another message
    std::string_view text;    ///< the refusal's sentence, or why it is accepted so
};

/// The table, first match wins; every combination matches some row (tested).
[[nodiscard]] std::span<const FramingRule> framingRules();

[[nodiscard]] const FramingRule& framingRule(Side side, const FramingFacts& facts);

[[nodiscard]] FramingFacts framingFacts(const Fields& fields, std::uint8_t minorVersion);

/// What a response answers; decides whether it can have a body and whether 101 may come.
struct ResponseContext {
    Method method = Method::Get;
    bool upgradeRequested = false;
};

/// Sets framing, keepAlive, expectContinue, wantsUpgrade and acceptsTrailers from the fields.
/// Refuses with 400, 413 (length above Limits::body), 417 or 501.
[[nodiscard]] std::optional<Refusal> decideFraming(RequestHead& head, const Limits& limits);

/// Sets framing and reusable. Refuses with 502.
[[nodiscard]] std::optional<Refusal> decideFraming(ResponseHead& head,
                                                   const ResponseContext& context,
                                                   const Limits& limits);

} // namespace bafar::http
