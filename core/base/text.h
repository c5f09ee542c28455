#pragma once
// Small text helpers shared by error messages, configuration and the command line. Pure; safe on
// every thread.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bafar {

/// The candidate that a person most likely meant by `word` (edit distance at most a third of its
/// length, transposition counts once), or empty when none is near.
[[nodiscard]] std::string_view nearestName(std::string_view word,
                                           std::span<const std::string_view> candidates);

/// `text` cut into at most `limit` bytes of valid UTF-8, control and direction-changing characters
/// replaced by U+FFFD: what a peer said, made safe to log and to show.
[[nodiscard]] std::string sanitized(std::string_view text, std::size_t limit);

/// `text` in double quotes, sanitized and cut to 80 bytes: how an error repeats what it refuses.
[[nodiscard]] std::string inQuotes(std::string_view text);

/// True for well-formed UTF-8 (RFC 3629: no overlong forms, surrogates or values above U+10FFFF).
[[nodiscard]] bool isUtf8(std::string_view text);

/// `text` with every malformed byte replaced by U+FFFD; well-formed text comes back unchanged.
[[nodiscard]] std::string repairedUtf8(std::string_view text);

/// The parts of `text` between separators; empty parts are kept.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// `text` without blanks and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// "n1, n2, n3"; where there are more than `shown`, "n1, n2 and 5 more".
[[nodiscard]] std::string listed(std::span<const std::string> names, std::size_t shown = 64);

/// The shortest decimal text that reads back as the same double; integers without a fraction;
/// "NaN", "+Inf", "-Inf".
[[nodiscard]] std::string numberText(double value);

/// "512 B", "1.5 KiB", "15.6 GiB", "219 MiB": a tenth of the unit below 100 of it, a half rounded
/// up. The console writes sizes in the same way (ui/shared/format.h), so that one size is one text
/// everywhere.
[[nodiscard]] std::string sizeText(std::uint64_t bytes);

} // namespace bafar
