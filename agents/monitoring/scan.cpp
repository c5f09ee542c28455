#include "agents/monitoring/scan.h"

namespace bafar::monitoring {

std::string_view Scanner::until(char stop)
{
    const std::size_t end = rest_.find(stop);
    const std::string_view part = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return part;
}

std::string_view Scanner::word()
{
    const char* at = rest_.data();
    const char* const last = at + rest_.size();
    while (at != last && (*at == ' ' || *at == '\t')) {
        ++at;
    }
    const char* const start = at;
    while (at != last && *at != ' ' && *at != '\t') {
        ++at;
    }
    rest_ = {at, static_cast<std::size_t>(last - at)};
    return {start, static_cast<std::size_t>(at - start)};
}

std::optional<std::uint64_t> Scanner::number()
{
    return wordAs<std::uint64_t>(word());
}

std::optional<std::int64_t> Scanner::signedNumber()
{
    return wordAs<std::int64_t>(word());
}

std::optional<std::uint64_t> Scanner::hexadecimal()
{
    return wordAs<std::uint64_t>(word(), 16);
}

std::optional<double> Scanner::real()
{
    const std::string_view text = word();
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional<double>(value) : std::nullopt;
}

} // namespace bafar::monitoring
