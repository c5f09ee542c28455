#include "agents/cache/info.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/text.h"

namespace bafar::cache {
namespace {

using schema::cache::Role;
using Text = std::string_view;

constexpr std::size_t WordMax = 256; ///< bytes kept of a name
constexpr double SecondsMax = 100.0 * 365 * 86400;

std::string wordOf(Text text)
{
    return std::string(text.substr(0, WordMax));
}

template <std::uint64_t Observation::*member>
void whole(Observation& seen, Text value)
{
    seen.*member = wholeOf(value).value_or(0);
}

template <std::string Observation::*member>
void word(Observation& seen, Text value)
{
    seen.*member = wordOf(value);
}

template <bool Observation::*member>
void flag(Observation& seen, Text value)
{
    seen.*member = value == "1";
}

template <bool Observation::*member>
void failed(Observation& seen, Text value)
{
    seen.*member = value != "ok";
}

std::optional<Duration> secondsOf(Text value)
{
    const std::optional<double> seconds = numberOf(value);
    if (!seconds || *seconds < 0 || *seconds > SecondsMax) {
        return std::nullopt; // Redis writes -1 for "never"
    }
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(*seconds));
}

std::uint16_t portOf(Text value)
{
    const std::uint64_t port = wholeOf(value).value_or(0);
    return port <= 65535 ? static_cast<std::uint16_t>(port) : std::uint16_t{0};
}

void role(Observation& seen, Text value)
{
    seen.role = value == "master"  ? Role::Primary
                : value == "slave" ? Role::Replica
                                   : Role::Unknown;
}

struct Field {
    Text key;
    void (*read)(Observation&, Text);
};

/// Sorted by key.
constexpr std::array Fields{
    Field{"aof_enabled", flag<&Observation::appendOnly>},
    Field{"aof_last_write_status", failed<&Observation::appendFailed>},
    Field{"connected_clients", whole<&Observation::clients>},
    Field{"evicted_keys", whole<&Observation::evicted>},
    Field{"keyspace_hits", whole<&Observation::hits>},
    Field{"keyspace_misses", whole<&Observation::misses>},
    Field{"loading", flag<&Observation::loading>},
    Field{"loading_eta_seconds",
          [](Observation& seen, Text value) {
              seen.loadingLeft = secondsOf(value).value_or(Duration{});
          }},
    Field{"loading_loaded_perc",
          [](Observation& seen, Text value) {
              seen.loadedPercent = std::clamp(numberOf(value).value_or(0), 0.0, 100.0);
          }},
    Field{"master_host", word<&Observation::primaryHost>},
    Field{"master_last_io_seconds_ago",
          [](Observation& seen, Text value) { seen.lastHeard = secondsOf(value); }},
    Field{"master_link_down_since_seconds",
          [](Observation& seen, Text value) { seen.linkDown = secondsOf(value); }},
    Field{"master_link_status", [](Observation& seen, Text value) { seen.linkUp = value == "up"; }},
    Field{"master_port", [](Observation& seen, Text value) { seen.primaryPort = portOf(value); }},
    Field{"master_repl_offset",
          [](Observation& seen, Text value) {
              seen.offset = std::max(seen.offset, wholeOf(value).value_or(0));
          }},
    Field{"master_sync_in_progress", flag<&Observation::syncing>},
    Field{"maxclients", whole<&Observation::clientsMax>},
    Field{"maxmemory", whole<&Observation::memoryMax>},
    Field{"maxmemory_policy", word<&Observation::memoryPolicy>},
    Field{"rdb_changes_since_last_save", whole<&Observation::unsavedChanges>},
    Field{"rdb_last_bgsave_status", failed<&Observation::snapshotFailed>},
    Field{"rdb_last_save_time",
          [](Observation& seen, Text value) {
              seen.lastSave =
                  static_cast<std::int64_t>(std::clamp(numberOf(value).value_or(0), 0.0, 1e11));
          }},
    Field{"redis_mode", word<&Observation::mode>},
    Field{"redis_version", word<&Observation::version>},
    Field{"role", role},
    Field{"run_id", word<&Observation::runId>},
    Field{"slave_repl_offset",
          [](Observation& seen, Text value) {
              seen.offset = std::max(seen.offset, wholeOf(value).value_or(0));
          }},
    Field{"total_commands_processed", whole<&Observation::commands>},
    Field{
        "uptime_in_seconds",
        [](Observation& seen, Text value) { seen.uptime = secondsOf(value).value_or(Duration{}); }},
    Field{"used_memory", whole<&Observation::memoryUsed>},
};

static_assert(std::is_sorted(Fields.begin(), Fields.end(), [](const Field& a, const Field& b) {
    return a.key < b.key;
}));

/// "db0:keys=1,expires=0,avg_ttl=0", "slave0:ip=...,port=...": a word and a number.
bool isNumbered(Text key, Text name)
{
    return key.starts_with(name) && key.size() > name.size() &&
           std::all_of(key.begin() + static_cast<std::ptrdiff_t>(name.size()), key.end(),
                       [](char letter) { return letter >= '0' && letter <= '9'; });
}

void readReplica(Observation& seen, Text value)
{
    if (seen.replicas.size() >= ReplicasMax) {
        ++seen.replicasLeftOut;
        return;
    }
    schema::cache::Replica replica;
    replica.host = wordOf(partOf(value, "ip"));
    replica.port = portOf(partOf(value, "port"));
    replica.state = wordOf(partOf(value, "state"));
    replica.offset = wholeOf(partOf(value, "offset")).value_or(0);
    replica.lag = secondsOf(partOf(value, "lag")).value_or(Duration{});
    if (!replica.host.empty()) { // before 2.8 it was "ip,port,state"
        seen.replicas.push_back(std::move(replica));
    }
}

void readLine(Observation& seen, Text key, Text value)
{
    const auto* field =
        std::lower_bound(Fields.begin(), Fields.end(), key,
                         [](const Field& one, Text wanted) { return one.key < wanted; });
    if (field != Fields.end() && field->key == key) {
        field->read(seen, value);
    } else if (isNumbered(key, "slave")) {
        readReplica(seen, value);
    } else if (isNumbered(key, "db")) {
        seen.keys += wholeOf(partOf(value, "keys")).value_or(0);
    } else if (key == "cmdstat_flushall" || key == "cmdstat_flushdb") {
        seen.flushes += wholeOf(partOf(value, "calls")).value_or(0);
    }
}

} // namespace

std::string_view partOf(std::string_view list, std::string_view name)
{
    while (!list.empty()) {
        const std::string_view part = list.substr(0, list.find(','));
        if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=') {
            return part.substr(name.size() + 1);
        }
        list.remove_prefix(std::min(list.size(), part.size() + 1));
    }
    return {};
}

std::optional<double> numberOf(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool fits = error == std::errc() && end == text.data() + text.size();
    return fits && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<std::uint64_t> wholeOf(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool fits = error == std::errc() && end == text.data() + text.size();
    return fits ? std::optional(number) : std::nullopt;
}

Result<Observation> observe(std::string text)
{
    if (text.size() > InfoBytesMax) {
        const std::size_t line = text.rfind('\n', InfoBytesMax);
        text.resize(line == std::string::npos ? InfoBytesMax : line + 1);
    }
    Observation seen;
    eachLine(text, [&seen](Text key, Text value) { readLine(seen, key, value); });
    // Sentinel says its mode and no role.
    if (seen.version.empty() || (seen.role == Role::Unknown && seen.mode != "sentinel")) {
        return fail(Code::Corrupt,
                    "its answer to INFO has no version or no role and begins with \"" +
                        sanitized(text, 60) + "\"");
    }
    seen.text = std::make_shared<const std::string>(std::move(text));
    return seen;
}

} // namespace bafar::cache
