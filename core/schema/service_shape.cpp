#include "core/schema/service_shape.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace bafar::schema {
namespace {

constexpr std::size_t LineMax = 160;                 ///< bytes
constexpr std::string_view CutMark = "\xe2\x80\xa6"; ///< U+2026: two cut lines may differ behind it

// Variables are named more carelessly than keys of a spec: rather one too many is hidden.
constexpr std::array<std::string_view, 10> Anywhere = {
    "passw", "passphrase", "pwd",     "secret",  "token",
    "cred",  "apikey",     "api_key", "private", "authorization"};
constexpr std::array<std::string_view, 2> AtEnd = {"pass", "key"};
constexpr std::array<std::string_view, 7> AtWord = {"pass", "key",  "auth", "dsn",
                                                    "salt", "cert", "pin"};

/// "API-KEY" and "api.key" are both "api_key".
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char letter : name) {
        plain += letter == '-' || letter == '.'   ? '_'
                 : letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a')
                                                  : letter;
    }
    return plain;
}

bool namesSecret(const std::string& plain)
{
    return std::any_of(
               Anywhere.begin(), Anywhere.end(),
               [&plain](std::string_view word) { return plain.find(word) != std::string::npos; }) ||
           std::any_of(AtEnd.begin(), AtEnd.end(),
                       [&plain](std::string_view word) { return plain.ends_with(word); });
}

bool mayBeSecret(std::string_view name)
{
    const std::string plain = plainName(name);
    return namesSecret(plain) ||
           std::any_of(AtWord.begin(), AtWord.end(), [&plain](std::string_view word) {
               return plain.starts_with(word) ||
                      plain.find("_" + std::string(word)) != std::string::npos;
           });
}

/// '=', or the ':' of {"name":"value"} and of "name: value": not that of "host:80".
bool givesValue(std::string_view text, std::size_t sign)
{
    return text[sign] == '=' || text.substr(0, sign).ends_with('"') ||
           text.substr(sign + 1).starts_with(' ');
}

/// "Server=db;Password=x", "-Ddb.password=x", {"password":"x"}.
bool holdsNamedSecret(std::string_view value)
{
    constexpr std::string_view Around = " \t\r\n\"'";
    constexpr std::string_view Before = " \t\r\n\"';&,?{[(=:"; // the signs, too: each is read once
    constexpr std::size_t None = std::string_view::npos;
    std::size_t from = 0;
    for (std::size_t sign = value.find_first_of("=:"); sign != None;
         sign = value.find_first_of("=:", from)) {
        const std::string_view behind = value.substr(from, sign - from);
        const std::string_view name = behind.substr(0, behind.find_last_not_of(Around) + 1);
        if (givesValue(value, sign) &&
            namesSecret(plainName(name.substr(name.find_last_of(Before) + 1)))) {
            return true;
        }
        from = sign + 1;
    }
    return false;
}

/// "scheme://token@host", "a://b,c://user:password@d".
bool holdsLogin(std::string_view value)
{
    constexpr std::string_view Scheme = "://";
    for (std::size_t at = value.find(Scheme); at != std::string_view::npos;
         at = value.find(Scheme)) {
        value.remove_prefix(at + Scheme.size());
        if (value.substr(0, value.find('/')).find('@') != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

std::string cut(std::string_view text)
{
    constexpr std::size_t OneLetter = 4; // so much more is kept only of what is too long
    std::string line = sanitized(text, LineMax + OneLetter);
    return line.size() <= LineMax
               ? line
               : sanitized(line, LineMax - CutMark.size()) + std::string(CutMark);
}

} // namespace

std::string withoutSecret(std::string_view variable)
{
    const std::size_t equals = variable.find('=');
    if (equals == std::string_view::npos) {
        return cut(variable);
    }
    const std::string_view value = variable.substr(equals + 1);
    const bool hide = !value.empty() &&
                      (mayBeSecret(variable.substr(0, equals)) || holdsNamedSecret(value) ||
                       holdsLogin(value) || value.find("PRIVATE KEY") != std::string_view::npos);
    return hide ? cut(variable.substr(0, equals + 1)) + std::string(HiddenValue) : cut(variable);
}

void bound(ServiceShape& shape, std::size_t bytes)
{
    constexpr std::size_t LineEnd = 1; // an empty line costs, too: their number is bounded by it
    std::array<std::vector<std::string>*, 5> lists = {
        &shape.environment, &shape.mounts, &shape.ports, &shape.labels, &shape.constraints};
    std::size_t all = 0;
    for (std::vector<std::string>* list : lists) {
        for (std::string& line : *list) {
            line = cut(line);
            all += line.size() + LineEnd;
        }
    }
    while (all > bytes) {
        const auto longest =
            std::max_element(lists.begin(), lists.end(),
                             [](const auto* a, const auto* b) { return a->size() < b->size(); });
        all -= (*longest)->back().size() + LineEnd;
        (*longest)->pop_back();
        ++shape.leftOut;
    }
}

} // namespace bafar::schema
