#include "core/base/time.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "core/base/text.h"

namespace bafar {
namespace {

using Days = std::chrono::days;
using LocalDays = std::chrono::time_point<std::chrono::local_t, Days>;

bool readDigits(std::string_view& text, int digits, int& value)
{
    const auto count = static_cast<std::size_t>(digits);
    if (text.size() < count) {
        return false;
    }
    const auto [end, failure] = std::from_chars(text.data(), text.data() + count, value);
    const bool all = failure == std::errc{} && end == text.data() + count && text.front() != '-';
    text.remove_prefix(count);
    return all;
}

bool readChar(std::string_view& text, char expected)
{
    if (text.empty() || text.front() != expected) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

bool readFraction(std::string_view& text, std::int64_t& milliseconds)
{
    milliseconds = 0;
    if (text.empty() || text.front() != '.') {
        return true;
    }
    text.remove_prefix(1);
    int digits = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        if (digits < 3) {
            milliseconds = milliseconds * 10 + (text.front() - '0');
        }
        ++digits;
        text.remove_prefix(1);
    }
    for (int missing = digits; missing < 3; ++missing) {
        milliseconds *= 10;
    }
    return digits > 0 && digits <= 9;
}

std::string trimmedNumber(double value)
{
    std::array<char, 32> text{};
    const int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    std::string result(text.data());
    if (result.find('.') != std::string::npos) {
        result.erase(result.find_last_not_of('0') + 1);
        if (result.back() == '.') {
            result.pop_back();
        }
    }
    return result;
}

std::string twoUnits(std::int64_t major,
                     const char* majorUnit,
                     std::int64_t minor,
                     const char* minorUnit)
{
    std::string result = std::to_string(major) + ' ' + majorUnit;
    if (minor != 0) {
        result += ' ' + std::to_string(minor) + ' ' + minorUnit;
    }
    return result;
}

} // namespace

std::string toIso8601(WallTime time)
{
    const std::chrono::local_time<std::chrono::milliseconds> moment{
        std::chrono::milliseconds{time.unixMs}};
    const LocalDays day = std::chrono::floor<Days>(moment);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{moment - day};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02ld:%02ld:%02ld.%03ldZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), clock.hours().count(), clock.minutes().count(),
                  clock.seconds().count(), clock.subseconds().count());
    return text.data();
}

Result<WallTime> wallTimeFromIso8601(std::string_view text)
{
    std::string_view rest = text;
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    std::int64_t milliseconds = 0;
    const bool read =
        readDigits(rest, 4, year) && readChar(rest, '-') && readDigits(rest, 2, month) &&
        readChar(rest, '-') && readDigits(rest, 2, day) && readChar(rest, 'T') &&
        readDigits(rest, 2, hour) && readChar(rest, ':') && readDigits(rest, 2, minute) &&
        readChar(rest, ':') && readDigits(rest, 2, second) && readFraction(rest, milliseconds) &&
        rest == "Z";
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!read || !date.ok() || hour > 23 || minute > 59 || second > 59) {
        return fail(Code::InvalidInput,
                    "\"" + sanitized(text, 60) +
                        "\" is not a UTC time such as 2026-11-23T14:34:54.120Z");
    }
    const std::int64_t days = std::chrono::local_days{date}.time_since_epoch().count();
    return WallTime{(((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + milliseconds};
}

std::string toHumanText(Duration duration)
{
    using namespace std::chrono;
    if (duration < Duration::zero()) {
        return "-" + toHumanText(-duration);
    }
    const double seconds = toSeconds(duration);
    if (seconds < 0.0009995) {
        return trimmedNumber(seconds * 1e6) + " us";
    }
    if (seconds < 0.9995) {
        return trimmedNumber(seconds * 1e3) + " ms";
    }
    if (seconds < 59.95) {
        return trimmedNumber(seconds) + " s";
    }
    const std::int64_t whole = round<std::chrono::seconds>(duration).count();
    if (whole < 3600) {
        return twoUnits(whole / 60, "m", whole % 60, "s");
    }
    if (whole < 86400) {
        return twoUnits(whole / 3600, "h", whole % 3600 / 60, "m");
    }
    return twoUnits(whole / 86400, "d", whole % 86400 / 3600, "h");
}

} // namespace bafar
