#include "app/redaction_rules.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <iterator>

namespace bafar::app::redact {

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
