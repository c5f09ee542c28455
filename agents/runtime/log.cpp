#include "agents/runtime/log.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <unistd.h>

#include "core/base/text.h"

namespace bafar::runtime {
namespace {

constexpr std::size_t LineMax = 4096; ///< bytes; a pipe takes this much as one piece
constexpr std::size_t ValueMax = 1024;

std::atomic<LogLevel>& threshold()
{
    static std::atomic<LogLevel> level = LogLevel::Info;
    return level;
}

std::function<void(std::string_view)>& sink()
{
    static std::function<void(std::string_view)> target;
    return target;
}

/// As it is when plain, else in quotes with '"' and '\' escaped.
std::string quoted(std::string_view raw)
{
    std::string text = sanitized(raw, ValueMax);
    if (!text.empty() && text.find_first_of(" \"=\\") == std::string::npos) {
        return text;
    }
    std::string result = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') {
            result += '\\';
        }
        result += letter;
    }
    return result + '"';
}

} // namespace

LogField::LogField(std::string_view key, std::string_view text)
    : key_(key)
    , text_(quoted(text))
{
}

LogField::LogField(std::string_view key, const char* text)
    : LogField(key, std::string_view(text))
{
}

LogField::LogField(std::string_view key, const std::string& text)
    : LogField(key, std::string_view(text))
{
}

LogField::LogField(std::string_view key, bool value)
    : key_(key)
    , text_(value ? "true" : "false")
{
}

LogField::LogField(std::string_view key, double value)
    : key_(key)
    , text_(numberText(value))
{
}

LogField::LogField(std::string_view key, Duration value)
    : LogField(key, toHumanText(value))
{
}

LogField::LogField(std::string_view key, WallTime value)
    : LogField(key, toIso8601(value))
{
}

void logEvent(LogLevel level, std::string_view event, std::initializer_list<LogField> fields)
{
    if (level > threshold().load(std::memory_order_relaxed)) {
        return;
    }
    std::string line = "<" + std::to_string(static_cast<int>(level)) + ">event=";
    line += event;
    for (const LogField& field : fields) {
        line += ' ';
        line += field.key();
        line += '=';
        line += field.text();
    }
    if (line.size() >= LineMax) {
        line = sanitized(line, LineMax - 1);
    }
    if (sink()) {
        sink()(line);
        return;
    }
    line += '\n';
    // Nothing can be said about a log that cannot be written.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

void setLogLevel(LogLevel level)
{
    threshold().store(level, std::memory_order_relaxed);
}

void setLogSink(std::function<void(std::string_view)> target)
{
    sink() = std::move(target);
}

} // namespace bafar::runtime
