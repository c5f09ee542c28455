#include "agents/sim/sayings.h"

#include <charconv>
#include <cstdint>

namespace bafar::sim {

namespace {

/// "BASE+RATE" after `seconds`; the text itself where it is none.
std::string counted(std::string_view text, std::uint64_t seconds)
{
    std::uint64_t base = 0;
    std::uint64_t rate = 0;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, base);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '+') {
        return std::string(text);
    }
    const auto second = std::from_chars(first.ptr + 1, end, rate);
    return second.ec == std::errc() && second.ptr == end ? std::to_string(base + rate * seconds)
                                                         : std::string(text);
}

std::string filled(std::string_view text, std::uint64_t seconds)
{
    constexpr std::string_view Begin = "@{";
    std::string out;
    while (true) {
        const std::size_t at = text.find(Begin);
        const std::size_t end = at == std::string_view::npos ? at : text.find('}', at);
        if (end == std::string_view::npos) {
            return out.append(text);
        }
        out.append(text.substr(0, at));
        out += counted(text.substr(at + Begin.size(), end - at - Begin.size()), seconds);
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::optional<std::string> Sayings::find(const std::string& host,
                                         std::string_view name,
                                         Duration passed) const
{
    const auto seconds = static_cast<std::uint64_t>(passed / std::chrono::seconds(1));
    for (const std::string& owner : {host, std::string("all")}) {
        const auto found = texts_.find(owner + "/" + std::string(name));
        if (found != texts_.end()) {
            return filled(found->second, seconds);
        }
    }
    return std::nullopt;
}

} // namespace bafar::sim
