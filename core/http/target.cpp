#include "core/http/target.h"

#include <vector>

#include "core/base/text.h"
#include "core/http/scan.h"
#include "core/net/address.h"

namespace bafar::http {
namespace {

Refusal refuse(std::string text)
{
    return {400, std::move(text)};
}

/// The byte at `at`, an escape decoded; -1 for a broken escape. Moves `at` past it.
int nextByte(std::string_view text, std::size_t& at)
{
    if (text[at] != '%') {
        return static_cast<unsigned char>(text[at++]);
    }
    if (text.size() - at < 3) {
        return -1;
    }
    const int high = scan::hexValue(text[at + 1]);
    const int low = scan::hexValue(text[at + 2]);
    at += 3;
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// Follows a path's depth; one of these per reading of what separates segments.
class Depth {
public:
    void separator()
    {
        if (others_ > 0 || dots_ > 2) {
            ++depth_;
        } else if (dots_ == 2) {
            --depth_;
        }
        above_ = above_ || depth_ < 0;
        dots_ = others_ = 0;
    }

    void character(int c) { ++(c == '.' ? dots_ : others_); }

    [[nodiscard]] bool above() const { return above_; }

private:
    int depth_ = 0;
    std::size_t dots_ = 0;
    std::size_t others_ = 0;
    bool above_ = false;
};

std::optional<Refusal> splitQuery(std::string_view text, Target& out)
{
    const std::size_t question = text.find('?');
    out.path = text.substr(0, question);
    out.hasQuery = question != std::string_view::npos;
    out.query = out.hasQuery ? text.substr(question + 1) : std::string_view{};
    return checkPath(out.path);
}

std::optional<Refusal> parseAbsolute(std::string_view text, Target& out)
{
    const std::size_t colon = text.find("://");
    const std::string_view scheme = text.substr(0, colon);
    if (colon == std::string_view::npos ||
        !(scan::equalsIgnoreCase(scheme, "http") || scan::equalsIgnoreCase(scheme, "https"))) {
        return refuse("the request target " + inQuotes(text) +
                      " is neither a path that starts with \"/\" nor an http URL");
    }
    out.form = TargetForm::Absolute;
    const std::string_view rest = text.substr(colon + 3);
    out.authority = rest.substr(0, rest.find_first_of("/?"));
    if (!parseAuthority(out.authority)) {
        return refuse("the request target names no valid host: " + inQuotes(out.authority));
    }
    return splitQuery(rest.substr(out.authority.size()), out);
}

} // namespace

std::optional<Refusal> parseTarget(Method method, std::string_view text, Target& out)
{
    out = {};
    if (method == Method::Connect || method == Method::Trace) {
        return Refusal{405, method == Method::Connect ? "CONNECT is not served: this is no tunnel"
                                                      : "TRACE is not served"};
    }
    if (text == "*") {
        if (method != Method::Options) {
            return refuse("the request target \"*\" is for OPTIONS only");
        }
        out.form = TargetForm::Asterisk;
        out.path = text;
        return std::nullopt;
    }
    const char* const end = text.data() + text.size();
    const char* const bad = scan::skip(text.data(), end, scan::Target);
    if (bad != end) {
        const auto at = static_cast<std::size_t>(bad - text.data());
        return refuse(*bad == '#' ? "the request target holds a fragment (\"#\")"
                                  : "the request target holds an illegal byte at offset " +
                                        std::to_string(at) + " of " + inQuotes(text));
    }
    return !text.empty() && text.front() == '/' ? splitQuery(text, out) : parseAbsolute(text, out);
}

std::optional<Authority> parseAuthority(std::string_view text)
{
    Authority authority;
    const bool literal = !text.empty() && text.front() == '[';
    const std::size_t hostEnd = literal ? text.find(']') : text.find(':');
    if (literal) {
        if (hostEnd == std::string_view::npos) {
            return std::nullopt;
        }
        const auto address = net::Address::parse(text.substr(1, hostEnd - 1));
        if (!address || address->isV4()) {
            return std::nullopt;
        }
        authority.host = text.substr(0, hostEnd + 1);
    } else {
        authority.host = text.substr(0, hostEnd);
        if (!scan::all(authority.host, scan::RegName)) {
            return std::nullopt;
        }
    }
    const std::string_view rest = text.substr(authority.host.size());
    if (rest.empty()) {
        return authority;
    }
    const auto port = rest.size() <= 6 ? scan::decimal(rest.substr(1)) : std::nullopt;
    if (rest.front() != ':' || !port || *port == 0 || *port > 65535) {
        return std::nullopt;
    }
    authority.port = static_cast<std::uint16_t>(*port);
    return authority;
}

bool sameAuthority(std::string_view a, std::string_view b)
{
    const auto left = parseAuthority(a);
    const auto right = parseAuthority(b);
    return left && right && scan::equalsIgnoreCase(left->host, right->host) &&
           left->port.value_or(80) == right->port.value_or(80);
}

std::optional<Refusal> checkPath(std::string_view path)
{
    // Most paths have neither an escape nor a segment of dots: one search each settles them.
    if (path.find('%') == std::string_view::npos && path.find("/.") == std::string_view::npos &&
        path.find('\\') == std::string_view::npos) {
        return std::nullopt;
    }
    Depth plain;   // only "/" separates
    Depth lenient; // "\" and escaped separators do as well: some server behind us may think so
    for (std::size_t at = 0; at < path.size();) {
        const bool escaped = path[at] == '%';
        const int c = nextByte(path, at);
        if (c <= 0) {
            return refuse(c < 0 ? "the path holds a broken escape: " + inQuotes(path)
                                : "the path holds a NUL");
        }
        const bool separates = c == '/' || c == '\\';
        separates ? lenient.separator() : lenient.character(c);
        c == '/' && !escaped ? plain.separator() : plain.character(c);
    }
    plain.separator();
    lenient.separator();
    if (plain.above() || lenient.above()) {
        return refuse("the path climbs above its root: " + inQuotes(path));
    }
    return std::nullopt;
}

Result<std::string> normalisedPath(std::string_view path)
{
    if (const auto refusal = checkPath(path)) {
        return fail(Code::InvalidInput, refusal->text);
    }
    std::vector<std::string> segments;
    bool endsInSlash = true;
    for (const std::string_view raw : split(path, '/')) {
        std::string segment;
        for (std::size_t at = 0; at < raw.size();) {
            const int c = nextByte(raw, at);
            segment += c == '/' ? std::string("%2F") : std::string(1, static_cast<char>(c));
        }
        endsInSlash = segment.empty() || segment == "." || segment == "..";
        if (segment == ".." && !segments.empty()) {
            segments.pop_back();
        } else if (!endsInSlash) {
            segments.push_back(std::move(segment));
        }
    }
    std::string result;
    for (const std::string& segment : segments) {
        result += "/" + segment;
    }
    return endsInSlash ? result + "/" : result;
}

Result<std::string> decoded(std::string_view text, bool plusIsSpace)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const bool space = plusIsSpace && text[at] == '+';
        const int c = nextByte(text, at);
        if (c < 0) {
            return fail(Code::InvalidInput, "broken escape in " + inQuotes(text) +
                                                ": \"%\" needs two hexadecimal digits");
        }
        result += space ? ' ' : static_cast<char>(c);
    }
    return result;
}

Result<std::optional<std::string>> queryValue(std::string_view query, std::string_view name)
{
    std::optional<std::string> found;
    for (const std::string_view pair : split(query, '&')) {
        const std::size_t equals = pair.find('=');
        const auto key = decoded(pair.substr(0, equals), true);
        if (!key) {
            return tl::unexpected(key.error());
        }
        if (*key != name || pair.empty()) {
            continue;
        }
        if (found) {
            return fail(Code::InvalidInput,
                        "query parameter \"" + std::string(name) + "\" is given twice");
        }
        auto value = decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1), true);
        if (!value) {
            return tl::unexpected(value.error());
        }
        found = std::move(*value);
    }
    return found;
}

std::string encoded(std::string_view text)
{
    constexpr std::string_view Digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        if (scan::is(c, scan::RegName)) {
            result += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result += {'%', Digits[byte >> 4U], Digits[byte & 15U]};
    }
    return result;
}

} // namespace bafar::http
