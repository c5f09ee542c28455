#pragma once
// Walking kernel text: lines, words and numbers as views, nothing copied.
//
// Numbers that do not parse or do not fit make the scanner say so; a probe then reports the line
// instead of a made-up value. Values only; safe on every thread.
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bafar::monitoring {

class Scanner {
public:
    explicit Scanner(std::string_view text)
        : rest_(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return rest_.empty(); }

    [[nodiscard]] std::string_view rest() const { return rest_; }

    /// The next line without its end; empty at the end of the text too, so ask atEnd() first.
    std::string_view line() { return until('\n'); }

    /// Everything up to `stop`, which is consumed; all the rest when there is none.
    std::string_view until(char stop);

    /// The next run of characters other than blanks and tabs; empty when there is none.
    std::string_view word();

    /// The next word as an unsigned number; nothing when it is none or too large.
    std::optional<std::uint64_t> number();

    /// The next word as a signed number.
    std::optional<std::int64_t> signedNumber();

    /// The next word in hexadecimal without prefix.
    std::optional<std::uint64_t> hexadecimal();

    /// The next word as a decimal fraction.
    std::optional<double> real();

private:
    std::string_view rest_;
};

/// A whole word as a number, all of it.
template <class T>
[[nodiscard]] std::optional<T> wordAs(std::string_view word, int base = 10)
{
    T value{};
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value, base);
    const bool whole = error == std::errc{} && end == word.data() + word.size();
    return whole ? std::optional<T>(value) : std::nullopt;
}

} // namespace bafar::monitoring
