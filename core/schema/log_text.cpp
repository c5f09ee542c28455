#include "core/schema/log_text.h"

#include <algorithm>

namespace bafar::schema {
namespace {

constexpr std::size_t WidthMax = 40;
constexpr std::size_t MomentWidth = 24; ///< of toIso8601

/// A moment as part of a query: colons are all that it has to escape.
std::string escaped(const std::string& moment)
{
    std::string out;
    for (const char letter : moment) {
        out += letter == ':' ? std::string("%3A") : std::string(1, letter);
    }
    return out;
}

} // namespace

std::string logQuery(const LogWish& wish, std::optional<WallTime> from)
{
    std::string query = wish.follow ? "?follow=yes" : "?follow=no";
    if (wish.tail && !from) {
        query += "&tail=" + std::to_string(*wish.tail);
    }
    if (const std::optional<WallTime> since = from ? from : wish.since) {
        query += "&since=" + escaped(toIso8601(*since));
    }
    return query;
}

std::string logLineText(const LogLine& line, std::size_t& width)
{
    const std::string who =
        line.task + (line.node.empty() || line.task.empty() ? "" : "@") + line.node;
    width = std::max(width, std::min(WidthMax, who.size()));
    return (line.at == WallTime{} ? std::string(MomentWidth, '-') : toIso8601(line.at)) + " " +
           who + std::string(who.size() < width ? width - who.size() : 0, ' ') +
           (line.stream == LogStream::Stderr ? " ! " : " | ") + line.text;
}

} // namespace bafar::schema
