#pragma once
// The request target: its forms, the host in it, and the paths and queries that are refused.
//
// Views only; what needs decoding is decoded by the caller that wants it. A path is never rewritten
// here: it is either safe to hand on as it is, or refused. Pure; safe on every thread. Source: RFC
// 9112 section 3.2, RFC 3986.
// Deviates: ^ ` { | } [ ] are accepted raw, because browsers send them; " < > \ and bytes above
// 0x7f are not, because servers behind us disagree about them.
#include "core/base/result.h"
#include "core/http/message.h"

namespace bafar::http {

/// Views into the text that was parsed.
struct Target {
    TargetForm form = TargetForm::Origin;
    std::string_view authority; ///< host and port of an absolute target
    std::string_view path;      ///< empty only for an absolute target without one
    std::string_view query;     ///< after '?', which is not part of it
    bool hasQuery = false;
};

/// Splits and checks a target. Refuses with 400 (no known form, illegal byte, fragment, bad escape,
/// %00, above the root) or 405 (CONNECT and TRACE, which this implementation never serves).
[[nodiscard]] std::optional<Refusal> parseTarget(Method method, std::string_view text, Target& out);

/// A host name, IPv4 address or bracketed IPv6 address with an optional port.
struct Authority {
    std::string_view host; ///< brackets included
    std::optional<std::uint16_t> port;
};

/// Nothing for anything else: empty, user information, list, blank, empty or large port.
[[nodiscard]] std::optional<Authority> parseAuthority(std::string_view text);

/// True when both name the same host (without case) and the same port, 80 when none is written.
[[nodiscard]] bool sameAuthority(std::string_view a, std::string_view b);

/// The refusal of a path that holds a broken escape, a NUL, or climbs above its root with any
/// reading of "..", "%2e%2e", "/", "%2f" and "\"; nothing when it is safe to hand on.
[[nodiscard]] std::optional<Refusal> checkPath(std::string_view path);

/// The path as an application compares it: escapes decoded except %2F (kept as "%2F"), "." and ".."
/// resolved. Errors: InvalidInput, as checkPath.
[[nodiscard]] Result<std::string> normalisedPath(std::string_view path);

/// Percent-decoded text; with `plusIsSpace` as in forms. Errors: InvalidInput for a broken escape.
[[nodiscard]] Result<std::string> decoded(std::string_view text, bool plusIsSpace = false);

/// The value of one parameter of "a=1&b=2", decoded as in forms; nothing when it is not there.
/// Errors: InvalidInput for a broken escape or when it is given twice.
[[nodiscard]] Result<std::optional<std::string>> queryValue(std::string_view query,
                                                            std::string_view name);

/// `text` with everything but unreserved characters escaped, for building a query or a path part.
[[nodiscard]] std::string encoded(std::string_view text);

} // namespace bafar::http
