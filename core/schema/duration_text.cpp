// Durations as people write and read them.
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/text.h"
#include "core/schema/type.h"

namespace bafar::schema {
namespace {

struct Unit {
    std::string_view name;
    std::int64_t nanoseconds;
};

constexpr std::array<Unit, 8> Units = {{{"d", 86'400'000'000'000},
                                        {"h", 3'600'000'000'000},
                                        {"m", 60'000'000'000},
                                        {"s", 1'000'000'000},
                                        {"cs", 10'000'000},
                                        {"ms", 1'000'000},
                                        {"us", 1'000},
                                        {"ns", 1}}};

} // namespace

std::string durationText(Duration duration)
{
    const std::int64_t count = duration.count();
    for (const Unit& unit : Units) {
        // Centiseconds are read, because VRRP speaks them, but never written: milliseconds say the
        // same.
        if (unit.name != "cs" && count % unit.nanoseconds == 0 &&
            (count != 0 || unit.name == "s")) {
            return std::to_string(count / unit.nanoseconds) + " " + std::string(unit.name);
        }
    }
    return std::to_string(count) + " ns";
}

Result<Duration> durationFromText(std::string_view text)
{
    const std::string_view whole = trimmed(text);
    double number = 0;
    const char* const last = whole.data() + whole.size();
    const auto [end, failure] =
        std::from_chars(whole.data(), last, number, std::chars_format::fixed);
    const std::string_view unitName =
        trimmed(whole.substr(static_cast<std::size_t>(end - whole.data())));
    if (failure != std::errc{}) {
        return fail(Code::InvalidInput,
                    inQuotes(text) + " is not a duration such as 1 s, 250 ms or 100 cs");
    }
    if (unitName.empty()) {
        return fail(Code::InvalidInput, inQuotes(text) + " has no unit; write for example \"" +
                                            std::string(whole) + " s\" or \"" + std::string(whole) +
                                            " ms\"");
    }
    for (const Unit& unit : Units) {
        if (unit.name == unitName) {
            const double nanoseconds = number * static_cast<double>(unit.nanoseconds);
            constexpr double HundredYears = 3.2e18;
            if (!(std::fabs(nanoseconds) <= HundredYears)) {
                return fail(Code::InvalidInput, inQuotes(text) + " is longer than a hundred years");
            }
            return Duration{std::llround(nanoseconds)};
        }
    }
    return fail(Code::InvalidInput,
                inQuotes(unitName) + " is not a unit of time; one of d h m s ms cs us ns is");
}

} // namespace bafar::schema
