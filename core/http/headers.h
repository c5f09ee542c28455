#pragma once
// The field names this implementation knows, as small numbers, and what each may be used for.
//
// Parsing turns a name into a Header once (one perfect-hash look-up), so later code compares
// numbers, never text. The list below is the only place that knows a name: its flags say what a
// proxy must strip, what a client may not strip through Connection, and what may not arrive as a
// trailer. Pure; safe on every thread. Source: RFC 9110 sections 6.5.1, 7.6.1 and 16.3.
#include <cstdint>
#include <string_view>

namespace bafar::http {

enum class Header : std::uint8_t {
    Other, ///< any name that is not in this list
    Accept,
    AcceptEncoding,
    AcceptLanguage,
    AcceptRanges,
    Age,
    Allow,
    Authorization,
    CacheControl,
    Connection,
    ContentDisposition,
    ContentEncoding,
    ContentLanguage,
    ContentLength,
    ContentLocation,
    ContentRange,
    ContentType,
    Cookie,
    Date,
    ETag,
    Expect,
    Expires,
    Forwarded,
    Host,
    Http2Settings,
    IfMatch,
    IfModifiedSince,
    IfNoneMatch,
    IfRange,
    IfUnmodifiedSince,
    KeepAlive,
    LastEventId,
    LastModified,
    Link,
    Location,
    MaxForwards,
    Origin,
    Pragma,
    ProxyAuthenticate,
    ProxyAuthorization,
    ProxyConnection,
    Range,
    Referer,
    RetryAfter,
    Server,
    SetCookie,
    StrictTransportSecurity,
    Te,
    Trailer,
    TransferEncoding,
    Upgrade,
    UserAgent,
    Vary,
    Via,
    WwwAuthenticate,
    XForwardedFor,
    XForwardedHost,
    XForwardedPort,
    XForwardedProto,
    XRealIp,
    XRequestId,
};

inline constexpr std::size_t HeaderCount = static_cast<std::size_t>(Header::XRequestId) + 1;

/// The id of a field name, compared without case; Header::Other when it is not in the list. `name`
/// must be a token (scan::Token), which the parser has checked.
[[nodiscard]] Header headerFromName(std::string_view name);

/// The name as we write it, "Content-Length"; empty for Header::Other. Valid for ever.
[[nodiscard]] std::string_view headerName(Header header);

/// True for fields that end at the next hop whoever sends them (RFC 9110 section 7.6.1).
[[nodiscard]] bool isHopByHop(Header header);

/// True for fields that the Connection field of a message cannot nominate for removal here: taking
/// them away would change whom the request is for or who sent it.
[[nodiscard]] bool isEndToEndEssential(Header header);

/// True for fields that must not arrive after the body: framing, routing, authentication,
/// conditions, and whatever decides how the body is read (RFC 9110 section 6.5.1).
[[nodiscard]] bool isForbiddenInTrailer(Header header);

} // namespace bafar::http
