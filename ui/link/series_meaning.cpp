#include "ui/link/series_meaning.h"

#include <algorithm>
#include <array>

namespace bafar::link {
namespace {

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == ':';
}

/// Takes a name from the front; empty: there is none.
std::string_view takeName(std::string_view& rest)
{
    const auto end = std::find_if_not(rest.begin(), rest.end(), &isNameCharacter);
    const std::string_view name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(name.size());
    return name;
}

bool take(std::string_view& rest, char c)
{
    const bool is = !rest.empty() && rest.front() == c;
    rest.remove_prefix(is ? 1 : 0);
    return is;
}

/// Takes `"value"` from the front.
std::optional<std::string> takeValue(std::string_view& rest)
{
    if (!take(rest, '"')) {
        return std::nullopt;
    }
    std::string value;
    while (!rest.empty() && rest.front() != '"') {
        const bool escaped = take(rest, '\\');
        if (rest.empty()) {
            return std::nullopt;
        }
        value += escaped && rest.front() == 'n' ? '\n' : rest.front();
        rest.remove_prefix(1);
    }
    return take(rest, '"') ? std::optional(std::move(value)) : std::nullopt;
}

Meaning cpuOf(std::string_view series)
{
    const std::string_view mode = labelOf(series, "mode").value_or("");
    return mode == "idle"     ? Meaning::CpuIdle
           : mode == "iowait" ? Meaning::CpuWaiting
                              : Meaning::CpuOther;
}

std::optional<Meaning> statementOf(std::string_view series)
{
    constexpr std::string_view Changes[] = {"insert",       "update",        "delete",
                                            "replace",      "insert_select", "replace_select",
                                            "update_multi", "delete_multi",  "load"};
    const std::string_view command = labelOf(series, "command").value_or("");
    if (command == "select") {
        return Meaning::Reads;
    }
    const bool changes =
        std::find(std::begin(Changes), std::end(Changes), command) != std::end(Changes);
    return changes ? std::optional(Meaning::Writes) : std::nullopt;
}

/// Those whose metric alone says it.
constexpr std::pair<std::string_view, Meaning> Plain[] = {
    {"node_memory_MemTotal_bytes", Meaning::MemoryTotal},
    {"node_memory_MemAvailable_bytes", Meaning::MemoryAvailable},
    {"node_memory_SwapTotal_bytes", Meaning::SwapTotal},
    {"node_memory_SwapFree_bytes", Meaning::SwapFree},
    {"node_disk_io_time_seconds_total", Meaning::DiskBusy},
    {"haproxy_frontend_http_requests_total", Meaning::Requests},
    {"http_request_duration_seconds_bucket", Meaning::RequestBuckets},
    {"mysql_slave_status_seconds_behind_master", Meaning::Lag},
    {"redis_commands_processed_total", Meaning::Commands},
    {"redis_memory_used_bytes", Meaning::CacheBytes},
};

} // namespace

std::string_view SeriesName::label(std::string_view name) const
{
    const auto found = std::find_if(labels.begin(), labels.end(),
                                    [name](const auto& one) { return one.first == name; });
    return found == labels.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<SeriesName> parseSeries(std::string_view name)
{
    if (name.size() > SeriesNameMax) {
        return std::nullopt;
    }
    SeriesName parsed;
    parsed.metric = takeName(name);
    if (parsed.metric.empty()) {
        return std::nullopt;
    }
    if (name.empty()) {
        return parsed;
    }
    if (!take(name, '{')) {
        return std::nullopt;
    }
    while (!take(name, '}')) {
        const std::string label(takeName(name));
        if (label.empty() || !take(name, '=') || parsed.labels.size() == SeriesLabelsMax) {
            return std::nullopt;
        }
        std::optional<std::string> value = takeValue(name);
        if (!value || (!take(name, ',') && (name.empty() || name.front() != '}'))) {
            return std::nullopt;
        }
        parsed.labels.emplace_back(label, std::move(*value));
    }
    return name.empty() ? std::optional(std::move(parsed)) : std::nullopt;
}

std::string_view metricOf(std::string_view series)
{
    return series.substr(0, series.find('{'));
}

std::optional<std::string_view> labelOf(std::string_view series, std::string_view label)
{
    const std::string key = std::string(label) + "=\"";
    std::size_t at = series.find(key);
    while (at != std::string_view::npos && at > 0 && series[at - 1] != '{' &&
           series[at - 1] != ',') {
        at = series.find(key, at + 1); // the end of a longer label
    }
    if (at == std::string_view::npos || at == 0) {
        return {};
    }
    const std::string_view rest = series.substr(at + key.size());
    return rest.substr(0, rest.find('"'));
}

std::optional<Meaning> meaningOf(std::string_view series)
{
    const std::string_view metric = metricOf(series);
    const auto plain = std::find_if(std::begin(Plain), std::end(Plain),
                                    [metric](const auto& one) { return one.first == metric; });
    if (plain != std::end(Plain)) {
        return plain->second;
    }
    if (metric == "node_cpu_seconds_total") {
        return cpuOf(series);
    }
    const bool in = metric == "node_network_receive_bytes_total";
    if (in || metric == "node_network_transmit_bytes_total") {
        const bool own = isSoftwareDevice(labelOf(series, "device").value_or(""));
        return own ? std::nullopt : std::optional(in ? Meaning::Received : Meaning::Sent);
    }
    if (metric == "haproxy_frontend_http_responses_total") {
        return labelOf(series, "code") == "5xx" ? std::optional(Meaning::Errors) : std::nullopt;
    }
    return metric == "mysql_global_status_commands_total" ? statementOf(series) : std::nullopt;
}

bool isSoftwareDevice(std::string_view device)
{
    constexpr std::string_view Beginnings[] = {"veth", "docker", "br-", "virbr"};
    return device == "lo" ||
           std::any_of(std::begin(Beginnings), std::end(Beginnings),
                       [device](std::string_view begin) { return device.starts_with(begin); });
}

} // namespace bafar::link
