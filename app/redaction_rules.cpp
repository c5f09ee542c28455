#include "app/redaction_rules.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <iterator>

namespace bafar::app::redact {
namespace {

constexpr std::string_view ValueEnds = "\t\r\n,;&)]}>\"'";

/// Where a name ends that begins at `at`; what a redaction before hid may be of it.
std::size_t nameEnd(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        const std::size_t size = isKeyLetter(text[at]) ? 1 : signSize(text.substr(at));
        if (size == 0) {
            break;
        }
        at += size;
    }
    return at;
}

/// The sign at `at` stands at the end of base64, and before no value.
bool isPadding(std::string_view text, std::size_t at)
{
    return at + 1 == text.size() || isOneOf(" =", text[at + 1]) || isOneOf(ValueEnds, text[at + 1]);
}

/// The value's next word after the spaces `at`; npos: they end it, for it is whole, or another
/// one's name stands there.
std::size_t nextWord(std::string_view text, std::size_t at)
{
    const std::size_t word = text.find_first_not_of(' ', at);
    if (word == std::string_view::npos || isOneOf(ValueEnds, text[word])) {
        return std::string_view::npos;
    }
    const std::size_t end = nameEnd(text, word);
    const std::size_t sign = text.find_first_not_of(' ', end);
    const bool isName = sign != std::string_view::npos && text[sign] == '=' &&
                        (sign != end || !isPadding(text, sign));
    return isName ? std::string_view::npos : word;
}

} // namespace

bool isOneOf(std::string_view letters, char c)
{
    return letters.find(c) != std::string_view::npos;
}

bool isFigure(char c)
{
    return c >= '0' && c <= '9';
}

char smallOf(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isNameLetter(char c)
{
    const char small = smallOf(c);
    return isFigure(c) || (small >= 'a' && small <= 'z');
}

bool isKeyLetter(char c)
{
    return isNameLetter(c) || isOneOf("_-.", c);
}

bool isOpaqueLetter(char c)
{
    return isNameLetter(c) || isOneOf("+/=_-", c);
}

bool isColonLetter(char c)
{
    return isFigure(c) || isOneOf("abcdefABCDEF:.", c);
}

bool isSpace(char c)
{
    return isOneOf(" \t\r\n", c);
}

std::string smallOf(std::string_view text)
{
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), [](char c) { return smallOf(c); });
    return small;
}

bool isSecretWord(std::string_view word)
{
    constexpr std::size_t WordMax = 64;
    if (word.size() > WordMax) {
        return false;
    }
    const std::string small = smallOf(word);
    constexpr std::string_view Ends[] = {"password", "passwd",     "passphrase",
                                         "secret",   "token",      "apikey",
                                         "cookie",   "credential", "authorization"};
    if (std::any_of(std::begin(Ends), std::end(Ends),
                    [&small](std::string_view end) { return small.ends_with(end); })) {
        return true;
    }
    constexpr std::string_view Whole[] = {"key", "pass", "pwd", "phrase", "credentials"};
    const std::string last = small.substr(small.find_last_of("_-.") + 1); // all without any
    return word.ends_with("Key") ||
           std::find(std::begin(Whole), std::end(Whole), last) != std::end(Whole);
}

std::size_t quotedEnd(std::string_view text, std::size_t from, char quote, std::size_t escapes)
{
    std::size_t slashes = 0; // before this letter
    std::size_t at = from;
    for (; at < text.size() && text[at] != '\n'; ++at) {
        // As often as texts were quoted within texts, its own backslashes and quotes have more.
        if (text[at] == quote && (slashes < escapes || slashes % (2 * escapes + 2) == escapes)) {
            return at - std::min(slashes, escapes);
        }
        slashes = text[at] == '\\' ? slashes + 1 : 0;
    }
    return at;
}

std::size_t valueEnd(std::string_view text, std::size_t from, char sign)
{
    if (sign == ':') {
        return std::min(text.find('\n', from), text.size());
    }
    std::size_t end = from;
    while (end < text.size() && !isOneOf(ValueEnds, text[end])) {
        if (text[end] != ' ') { // what a redaction before hid has a bracket in it
            end += std::max<std::size_t>(signSize(text.substr(end)), 1);
            continue;
        }
        const std::size_t next = sign == '=' ? nextWord(text, end) : std::string_view::npos;
        if (next == std::string_view::npos) {
            break;
        }
        end = next;
    }
    return end;
}

std::size_t signSize(std::string_view text)
{
    for (const std::string_view whole :
         {Secret, std::string_view("[address]"), std::string_view("[cluster]"),
          std::string_view("[user]")}) {
        if (text.starts_with(whole)) {
            return whole.size();
        }
    }
    for (const std::string_view begin :
         {std::string_view("[address-"), std::string_view("[host-")}) {
        const std::size_t end =
            text.starts_with(begin) ? text.find_first_not_of("0123456789", begin.size()) : 0;
        if (end > begin.size() && end < text.size() && text[end] == ']') {
            return end + 1;
        }
    }
    return 0;
}

bool isOpaque(std::string_view run)
{
    constexpr std::size_t Least = 40;
    if (run.size() < Least || run.starts_with('/') || run.starts_with("_Z")) {
        return false;
    }
    const auto has = [run](char first, char last) {
        return std::any_of(run.begin(), run.end(),
                           [first, last](char c) { return c >= first && c <= last; });
    };
    return has('a', 'z') && has('A', 'Z') && has('0', '9');
}

bool isMac(std::string_view text)
{
    constexpr std::size_t Size = 17; // 52:54:00:12:34:56
    bool fits = text.size() == Size;
    for (std::size_t i = 0; fits && i < Size; ++i) {
        fits = i % 3 == 2 ? text[i] == ':' : !isOneOf(":.", text[i]);
    }
    return fits;
}

std::optional<std::string> addressOf(int family, std::string_view text)
{
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    std::array<char, INET6_ADDRSTRLEN> usual{};
    if (text.size() >= usual.size() ||
        inet_pton(family, std::string(text).c_str(), bytes.data()) != 1) {
        return std::nullopt;
    }
    return std::string(inet_ntop(family, bytes.data(), usual.data(), usual.size()));
}

std::string withoutPem(std::string_view text)
{
    constexpr std::string_view Begin = "-----BEGIN ";
    constexpr std::string_view End = "-----END ";
    constexpr std::string_view Dashes = "-----";
    std::string rest;
    std::size_t at = 0;
    for (std::size_t begin = 0; (begin = text.find(Begin, at)) != std::string_view::npos;) {
        rest += text.substr(at, begin - at);
        rest += Secret;
        const std::size_t end = text.find(End, begin);
        const std::size_t close =
            end == std::string_view::npos ? end : text.find(Dashes, end + End.size());
        at = close == std::string_view::npos ? text.size() : close + Dashes.size();
    }
    rest += text.substr(at);
    return rest;
}

} // namespace bafar::app::redact
