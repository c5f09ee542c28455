#pragma once
// One call, one event name, typed fields; journald reads the level from the "<6>" in front.
//
//     logEvent(LogLevel::Info, "address_claimed", {{"group", 51}, {"interface", "eth0"}});
//     <6>event=address_claimed group=51 interface=eth0
//
// Text values are made safe to print; a Secret does not compile. A line is one write to standard
// error of at most 4 KiB. Any thread; the real-time thread posts instead. sd-daemon(3).
#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/secret.h"
#include "core/base/time.h"

namespace bafar::runtime {

enum class LogLevel : unsigned char { Error = 3, Warning = 4, Notice = 5, Info = 6, Debug = 7 };

class LogField {
public:
    LogField(std::string_view key, std::string_view text);
    LogField(std::string_view key, const char* text);
    LogField(std::string_view key, const std::string& text);
    LogField(std::string_view key, bool value);
    LogField(std::string_view key, double value);
    LogField(std::string_view key, Duration value); ///< as people write it
    LogField(std::string_view key, WallTime value);

    template <std::integral T>
    LogField(std::string_view key, T value)
        : key_(key)
        , text_(std::to_string(value))
    {
    }

    LogField(std::string_view key, const Secret& value) = delete;

    [[nodiscard]] std::string_view key() const { return key_; }

    /// Quoted where it holds blanks, quotes or '='.
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string_view key_;
    std::string text_;
};

void logEvent(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

/// Messages above this level are dropped; Info at start.
void setLogLevel(LogLevel level);

/// Where lines go instead of standard error, without the newline; empty: back. For tests, before
/// threads start.
void setLogSink(std::function<void(std::string_view)> sink);

} // namespace bafar::runtime
