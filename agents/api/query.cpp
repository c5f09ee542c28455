#include "agents/api/query.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "core/base/text.h"
#include "core/http/target.h"
#include "core/schema/type.h"

namespace bafar::api {

Result<void> onlyParameters(std::string_view query, std::span<const std::string_view> known)
{
    if (query.empty()) {
        return {};
    }
    for (const std::string_view part : split(query, '&')) {
        const std::string_view name = part.substr(0, part.find('='));
        if (std::find(known.begin(), known.end(), name) != known.end()) {
            continue;
        }
        const std::string_view near = nearestName(name, known);
        return fail(Code::InvalidInput,
                    "unknown parameter \"" + sanitized(name, 60) + "\"" +
                        (near.empty()
                             ? std::string(known.empty() ? "; this request takes none" : "")
                             : "; did you mean " + std::string(near) + "?"));
    }
    return {};
}

Result<std::uint64_t> number(std::string_view name, std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) {
        return fail(Code::InvalidInput, std::string(name) + " must be a whole number, not \"" +
                                            sanitized(text, 40) + "\"");
    }
    return value;
}

Result<std::optional<WallTime>> moment(std::string_view query, std::string_view name)
{
    const Result<std::optional<std::string>> text = http::queryValue(query, name);
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (!*text) {
        return std::optional<WallTime>();
    }
    const Result<WallTime> time = wallTimeFromIso8601(**text);
    if (!time) {
        return failWith(name, time.error());
    }
    return std::optional<WallTime>(*time);
}

Result<Duration> step(std::string_view text)
{
    if (text == "0") {
        return Duration{};
    }
    double seconds = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    Result<Duration> value = fail(Code::InvalidInput, "");
    if (problem == std::errc() && end == text.data() + text.size() && seconds > 0 &&
        seconds < 1e6) {
        value = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
    } else {
        value = schema::durationFromText(text);
    }
    if (!value) {
        return failWith("step", value.error());
    }
    if (*value < std::chrono::seconds(1) || *value > std::chrono::hours(24)) {
        return fail(Code::InvalidInput, "step must be from 1 s to 24 h");
    }
    return value;
}

} // namespace bafar::api
