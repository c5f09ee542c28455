// It is larger than the budget because the families stand beside the one pass that fills them.
#include "agents/cache/measures.h"

#include <algorithm>

#include "agents/cache/metric_names.h"
#include "core/base/text.h"

namespace bafar::cache {
namespace {

using Text = std::string_view;
using schema::cache::Role;

constexpr Text CommandLine = "cmdstat_";
constexpr std::size_t LabelShown = 128; ///< bytes of another's word

constexpr Family Up{"redis_up", SeriesType::Gauge, "1 when the server answers"};
constexpr Family IsPrimary{"bafar_redis_is_master", SeriesType::Gauge,
                           "1 when the server is a primary, 0 when it is not or does not answer"};
constexpr Family Commands{"redis_commands_total", SeriesType::Counter, "Calls of a command"};
constexpr Family CommandSeconds{"redis_commands_duration_seconds_total", SeriesType::Counter,
                                "Time spent in a command", "seconds"};
constexpr Family CommandsRejected{"redis_commands_rejected_calls_total", SeriesType::Counter,
                                  "Calls of a command that were refused before they ran"};
constexpr Family CommandsFailed{"redis_commands_failed_calls_total", SeriesType::Counter,
                                "Calls of a command that failed"};
constexpr Family Errors{"redis_errors_total", SeriesType::Counter,
                        "Answers that were errors, by their first word"};
constexpr Family ReplicaOffset{"redis_connected_slave_offset_bytes", SeriesType::Gauge,
                               "What a replica has acknowledged", "bytes"};
constexpr Family ReplicaLag{"redis_connected_slave_lag_seconds", SeriesType::Gauge,
                            "Time since a replica was heard", "seconds"};
constexpr Family DbKeys{"redis_db_keys", SeriesType::Gauge, "Keys of a database"};
constexpr Family DbExpiring{"redis_db_keys_expiring", SeriesType::Gauge,
                            "Keys of a database that have a lifetime"};
constexpr Family DbTtl{"redis_db_avg_ttl_seconds", SeriesType::Gauge, "Average lifetime left",
                       "seconds"};
constexpr Family Instance{"redis_instance_info", SeriesType::Gauge, "What the server is; always 1"};
constexpr Family Started{"redis_start_time_seconds", SeriesType::Gauge,
                         "When the server was started", "seconds"};
constexpr Family LinkUp{"redis_master_link_up", SeriesType::Gauge,
                        "1 when a replica's link to its primary is up"};
constexpr Family LinkHeard{"redis_master_last_io_seconds_ago", SeriesType::Gauge,
                           "Time since the primary was heard; -1: never", "seconds"};
constexpr Family LinkSync{"redis_master_sync_in_progress", SeriesType::Gauge,
                          "1 while the whole data set is copied"};
constexpr Family LinkOffset{"redis_slave_repl_offset", SeriesType::Gauge,
                            "What this replica has received", "bytes"};
constexpr Family ReplicaInfo{"redis_slave_info", SeriesType::Gauge,
                             "Whom this replica follows; always 1"};
constexpr Family ClientsMax{"redis_config_maxclients", SeriesType::Gauge,
                            "Clients that are let in at most"};
constexpr Family MemoryMax{"redis_config_maxmemory", SeriesType::Gauge, "Memory limit; 0: none",
                           "bytes"};
constexpr Family IoThreads{"redis_config_io_threads", SeriesType::Gauge,
                           "I/O threads that may run"};

/// "ok" and "up" are 1, other words 0.
double valueOf(Text text)
{
    return numberOf(text).value_or(text == "ok" || text == "up" ? 1 : 0);
}

/// The metrics of a plain line.
std::span<const LineMetric> metricsOf(Text key)
{
    const std::span<const LineMetric> all = lineMetrics();
    const auto first =
        std::lower_bound(all.begin(), all.end(), key,
                         [](const LineMetric& metric, Text wanted) { return metric.key < wanted; });
    const auto last = std::find_if(first, all.end(),
                                   [key](const LineMetric& metric) { return metric.key != key; });
    return {first, last};
}

std::string label(Text text)
{
    return sanitized(text, LabelShown);
}

} // namespace

void MeasureWriter::describe(MetricList& list)
{
    for (const LineMetric& metric : lineMetrics()) {
        list.add(metric.family);
    }
    for (const Family& family : {Up, IsPrimary, Started, ClientsMax, MemoryMax, IoThreads}) {
        list.add(family);
    }
    for (const Family& family : {Commands, CommandSeconds, CommandsRejected, CommandsFailed}) {
        list.add(family, "cmd");
    }
    list.add(Errors, "err");
    for (const Family& family : {ReplicaOffset, ReplicaLag}) {
        list.add(family, "slave_ip slave_port slave_state");
    }
    for (const Family& family : {DbKeys, DbExpiring, DbTtl}) {
        list.add(family, "db");
    }
    list.add(Instance, "maxmemory_policy os process_id redis_build_id redis_mode redis_version "
                       "role run_id tcp_port");
    for (const Family& family : {LinkUp, LinkHeard, LinkSync, LinkOffset}) {
        list.add(family, "master_host master_port");
    }
    list.add(ReplicaInfo, "master_host master_port read_only");
}

MeasuresPtr MeasureWriter::of(const Observation& seen, Instant at, WallTime wall, Instant until)
{
    Recorder& to = book_.begin(at, wall);
    if (made_ > RowsMax) { // a server that invents names: what is remembered of it is no use
        lines_ = {};
        labelled_ = {};
        made_ = 0;
    }
    lines_.rewind();
    labelled_.rewind();
    commands_ = errors_ = 0;
    databases_.assign(DatabasesMax, {});
    for (std::string* text :
         {&serverTime_, &replicaReadOnly_, &buildId_, &os_, &processId_, &port_}) {
        text->clear();
    }
    writeState(to, true, seen.role == Role::Primary);
    if (seen.text) {
        eachLine(*seen.text, [&](Text key, Text value) { writeLine(to, key, value); });
    }
    writeDatabases(to, seen.settings);
    writeInstance(to, seen, wall);
    if (seen.role == Role::Replica) {
        writeLink(to, seen);
    }
    writeSettings(to, seen);
    return book_.publish(until);
}

MeasuresPtr MeasureWriter::ofNone(Instant at, WallTime wall, Instant until)
{
    Recorder& to = book_.begin(at, wall);
    labelled_.rewind();
    writeState(to, false, false);
    return book_.publish(until);
}

void MeasureWriter::set(Recorder& to,
                        Text key,
                        const Family& family,
                        std::initializer_list<LabelView> labels,
                        double value)
{
    const auto indexes = labelled_.find(key, to, [&](std::vector<SeriesIndex>& made) {
        ++made_;
        made.push_back(to.series(family, labels));
    });
    to.set(indexes[0], value);
}

void MeasureWriter::writeState(Recorder& to, bool up, bool primary)
{
    set(to, "up", Up, {}, up ? 1 : 0);
    set(to, "primary", IsPrimary, {}, primary ? 1 : 0);
}

void MeasureWriter::writeLine(Recorder& to, Text key, Text value)
{
    constexpr Text Error = "errorstat_";
    if (key.starts_with(CommandLine)) {
        writeCommand(to, key, value);
        return;
    }
    if (key.starts_with(Error)) {
        if (++errors_ <= ErrorsMax) {
            set(to, key, Errors, {{"err", label(key.substr(Error.size()))}},
                valueOf(partOf(value, "count")));
        }
        return;
    }
    if (key.starts_with("slave") && value.starts_with("ip=")) {
        writeReplica(to, value);
        return;
    }
    if (key.starts_with("db") && value.starts_with("keys=")) {
        const std::uint64_t number = wholeOf(key.substr(2)).value_or(DatabasesMax);
        if (number < DatabasesMax) {
            databases_[number] = {valueOf(partOf(value, "keys")), valueOf(partOf(value, "expires")),
                                  numberOf(partOf(value, "avg_ttl")), true};
        }
        return;
    }
    std::string* kept = key == "server_time_usec"  ? &serverTime_
                        : key == "slave_read_only" ? &replicaReadOnly_
                        : key == "redis_build_id"  ? &buildId_
                        : key == "os"              ? &os_
                        : key == "process_id"      ? &processId_
                        : key == "tcp_port"        ? &port_
                                                   : nullptr;
    if (kept != nullptr) {
        *kept = label(value);
    }
    const std::span<const LineMetric> metrics = metricsOf(key);
    if (metrics.empty()) {
        return;
    }
    const auto indexes = lines_.find(key, to, [&](std::vector<SeriesIndex>& made) {
        for (const LineMetric& metric : metrics) {
            made.push_back(to.series(metric.family));
        }
    });
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        to.set(indexes[i], valueOf(value) * metrics[i].scale);
    }
}

void MeasureWriter::writeCommand(Recorder& to, Text key, Text value)
{
    if (++commands_ > CommandsMax) {
        return;
    }
    // Those two came with Redis 6.2; a line has all its parts or never.
    const Text rejected = partOf(value, "rejected_calls");
    const Text failed = partOf(value, "failed_calls");
    const auto indexes = lines_.find(key, to, [&](std::vector<SeriesIndex>& made) {
        ++made_;
        const std::string command = label(key.substr(CommandLine.size()));
        made.push_back(to.series(Commands, {{"cmd", command}}));
        made.push_back(to.series(CommandSeconds, {{"cmd", command}}));
        made.push_back(rejected.empty() ? NoSeries
                                        : to.series(CommandsRejected, {{"cmd", command}}));
        made.push_back(failed.empty() ? NoSeries : to.series(CommandsFailed, {{"cmd", command}}));
    });
    to.set(indexes[0], valueOf(partOf(value, "calls")));
    to.set(indexes[1], valueOf(partOf(value, "usec")) / 1e6);
    to.set(indexes[2], valueOf(rejected));
    to.set(indexes[3], valueOf(failed));
}

void MeasureWriter::writeReplica(Recorder& to, Text value)
{
    const std::string host = label(partOf(value, "ip"));
    const std::string port = label(partOf(value, "port"));
    const std::string state = label(partOf(value, "state"));
    const std::string who = host + " " + port + " " + state;
    const std::initializer_list<LabelView> labels = {
        {"slave_ip", host}, {"slave_port", port}, {"slave_state", state}};
    set(to, "offset of " + who, ReplicaOffset, labels, valueOf(partOf(value, "offset")));
    set(to, "lag of " + who, ReplicaLag, labels, valueOf(partOf(value, "lag")));
}

void MeasureWriter::writeDatabases(Recorder& to, const Settings& settings)
{
    const std::uint64_t known = settings.databases.value_or(0);
    for (std::size_t number = 0; number < databases_.size(); ++number) {
        const Database& database = databases_[number];
        if (number >= known && !database.listed) {
            continue;
        }
        const std::string name = "db" + std::to_string(number);
        set(to, name, DbKeys, {{"db", name}}, database.keys);
        set(to, name + " expiring", DbExpiring, {{"db", name}}, database.expiring);
        if (database.averageTtl) {
            set(to, name + " ttl", DbTtl, {{"db", name}}, *database.averageTtl / 1000);
        }
    }
}

void MeasureWriter::writeInstance(Recorder& to, const Observation& seen, WallTime wall)
{
    const std::string_view role = seen.role == Role::Primary   ? "master"
                                  : seen.role == Role::Replica ? "slave"
                                                               : "";
    const std::string policy = label(seen.memoryPolicy);
    const std::string mode = label(seen.mode);
    const std::string version = label(seen.version);
    const std::string runId = label(seen.runId);
    const std::string key = "instance " + policy + " " + mode + " " + std::string(role) + " " +
                            version + " " + runId + " " + port_ + " " + processId_;
    set(to, key, Instance,
        {{"maxmemory_policy", policy},
         {"os", os_},
         {"process_id", processId_},
         {"redis_build_id", buildId_},
         {"redis_mode", mode},
         {"redis_version", version},
         {"role", role},
         {"run_id", runId},
         {"tcp_port", port_}},
        1);
    const double now =
        numberOf(serverTime_).value_or(static_cast<double>(wall.unixMs) * 1000) / 1e6;
    set(to, "started", Started, {},
        static_cast<double>(static_cast<std::int64_t>(now)) - toSeconds(seen.uptime));
}

void MeasureWriter::writeLink(Recorder& to, const Observation& seen)
{
    const std::string host = label(seen.primaryHost);
    const std::string port = std::to_string(seen.primaryPort);
    const std::string who = host + " " + port;
    const std::initializer_list<LabelView> labels = {{"master_host", host}, {"master_port", port}};
    set(to, "link " + who, LinkUp, labels, seen.linkUp ? 1 : 0);
    set(to, "heard " + who, LinkHeard, labels, seen.lastHeard ? toSeconds(*seen.lastHeard) : -1);
    set(to, "sync " + who, LinkSync, labels, seen.syncing ? 1 : 0);
    set(to, "received " + who, LinkOffset, labels, static_cast<double>(seen.offset));
    set(to, "follows " + who + " " + replicaReadOnly_, ReplicaInfo,
        {{"master_host", host}, {"master_port", port}, {"read_only", replicaReadOnly_}}, 1);
}

void MeasureWriter::writeSettings(Recorder& to, const Observation& seen)
{
    set(to, "maxmemory", MemoryMax, {}, static_cast<double>(seen.memoryMax));
    if (const auto clients = seen.settings.clientsMax) {
        set(to, "maxclients", ClientsMax, {}, static_cast<double>(*clients));
    }
    if (const auto threads = seen.settings.ioThreads) {
        set(to, "io threads", IoThreads, {}, static_cast<double>(*threads));
    }
}

} // namespace bafar::cache
