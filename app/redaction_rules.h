#pragma once
// What is known for a secret or an address when it is seen in a text: the rules of the redaction
// (app/redaction.h). Pure; any thread. Letters are ASCII's: the marks that stand around a token in
// Persian end it.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bafar::app::redact {

inline constexpr std::string_view Secret = "[secret]"; ///< stands for one

[[nodiscard]] bool isOneOf(std::string_view letters, char c);
[[nodiscard]] bool isSpace(char c);
[[nodiscard]] bool isFigure(char c);

/// Or a figure: what ends no name and no address.
[[nodiscard]] bool isNameLetter(char c);

/// Of what stands before a value: "x-auth-token", "db.password".
[[nodiscard]] bool isKeyLetter(char c);

/// Of what looks as if it were drawn by lot: base64, and its form for addresses.
[[nodiscard]] bool isOpaqueLetter(char c);

/// Of an address with colons in it.
[[nodiscard]] bool isColonLetter(char c);

[[nodiscard]] char smallOf(char c);
[[nodiscard]] std::string smallOf(std::string_view text);

/// What stands behind such a word is not for others: "password", "api_key", "clientSecret".
[[nodiscard]] bool isSecretWord(std::string_view word);

/// Where a quoted value ends that begins at `from`, behind `quote` with `escapes` backslashes
/// before it: at the quote that closes it, or with the line.
[[nodiscard]] std::size_t quotedEnd(std::string_view text,
                                    std::size_t from,
                                    char quote,
                                    std::size_t escapes);

/// Where any other ends, behind `sign`: for ':' with the line, which may be a header's; for '='
/// before what separates, or the name of the next one; for ' ' with the word.
[[nodiscard]] std::size_t valueEnd(std::string_view text, std::size_t from, char sign);

/// Letters of what stands in front of the text for something hidden, "[host-1]"; 0: none does.
[[nodiscard]] std::size_t signSize(std::string_view text);

/// It is as long and as mixed as keys and tokens are, and neither a path nor a function's name.
[[nodiscard]] bool isOpaque(std::string_view run);

/// "52:54:00:12:34:56", if all its letters are isColonLetter().
[[nodiscard]] bool isMac(std::string_view text);

/// The address in its usual form, if it is one; `family` is AF_INET or AF_INET6.
[[nodiscard]] std::optional<std::string> addressOf(int family, std::string_view text);

/// PEM blocks as Secret: from BEGIN to END, or where the end is missing to that of the text.
[[nodiscard]] std::string withoutPem(std::string_view text);

} // namespace bafar::app::redact
