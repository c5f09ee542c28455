// It is larger than the budget because the names that are kept stand here, to be read together.
#include "agents/database/metrics.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "core/base/text.h"

namespace bafar::database {

namespace {

constexpr std::size_t LabelMax = 64;

/// Of SHOW GLOBAL STATUS, besides the families of familyOf(). In order.
constexpr std::array KeptCounters = std::to_array<std::string_view>({
    "aborted_clients",
    "aborted_connects",
    "access_denied_errors",
    "binlog_bytes_written",
    "binlog_cache_disk_use",
    "binlog_cache_use",
    "binlog_commits",
    "binlog_group_commits",
    "bytes_received",
    "bytes_sent",
    "connections",
    "created_tmp_disk_tables",
    "created_tmp_files",
    "created_tmp_tables",
    "innodb_buffer_pool_bytes_data",
    "innodb_buffer_pool_bytes_dirty",
    "innodb_buffer_pool_read_requests",
    "innodb_buffer_pool_reads",
    "innodb_buffer_pool_wait_free",
    "innodb_buffer_pool_write_requests",
    "innodb_checkpoint_age",
    "innodb_data_fsyncs",
    "innodb_data_read",
    "innodb_data_reads",
    "innodb_data_writes",
    "innodb_data_written",
    "innodb_deadlocks",
    "innodb_history_list_length",
    "innodb_log_waits",
    "innodb_log_write_requests",
    "innodb_log_writes",
    "innodb_num_open_files",
    "innodb_os_log_fsyncs",
    "innodb_os_log_written",
    "innodb_page_size",
    "innodb_row_lock_current_waits",
    "innodb_row_lock_time",
    "innodb_row_lock_waits",
    "key_read_requests",
    "key_reads",
    "max_used_connections",
    "memory_used",
    "open_files",
    "open_table_definitions",
    "open_tables",
    "opened_files",
    "opened_table_definitions",
    "opened_tables",
    "prepared_stmt_count",
    "queries",
    "questions",
    "rpl_semi_sync_master_clients",
    "rpl_semi_sync_master_no_times",
    "rpl_semi_sync_master_no_tx",
    "rpl_semi_sync_master_status",
    "rpl_semi_sync_master_tx_avg_wait_time",
    "rpl_semi_sync_master_wait_sessions",
    "rpl_semi_sync_master_yes_tx",
    "rpl_semi_sync_slave_status",
    "select_full_join",
    "select_full_range_join",
    "select_range",
    "select_range_check",
    "select_scan",
    "slave_received_heartbeats",
    "slave_retried_transactions",
    "slaves_connected",
    "slaves_running",
    "slow_queries",
    "sort_merge_passes",
    "sort_range",
    "sort_rows",
    "sort_scan",
    "table_locks_immediate",
    "table_locks_waited",
    "table_open_cache_hits",
    "table_open_cache_misses",
    "table_open_cache_overflows",
    "threads_cached",
    "threads_connected",
    "threads_created",
    "threads_running",
    "uptime",
});

/// Of SHOW GLOBAL VARIABLES. In order.
constexpr std::array KeptSettings = std::to_array<std::string_view>({
    "gtid_strict_mode",
    "innodb_buffer_pool_size",
    "innodb_flush_log_at_trx_commit",
    "innodb_io_capacity",
    "innodb_log_buffer_size",
    "innodb_log_file_size",
    "key_buffer_size",
    "log_bin",
    "max_connections",
    "max_heap_table_size",
    "open_files_limit",
    "query_cache_size",
    "read_only",
    "rpl_semi_sync_master_enabled",
    "rpl_semi_sync_master_timeout",
    "rpl_semi_sync_slave_enabled",
    "server_id",
    "slave_net_timeout",
    "sync_binlog",
    "table_definition_cache",
    "table_open_cache",
    "thread_cache_size",
    "tmp_table_size",
});

/// Columns of SHOW ALL SLAVES STATUS.
constexpr std::array KeptColumns = std::to_array<std::string_view>({
    "connect_retry",
    "exec_master_log_pos",
    "executed_log_entries",
    "last_errno",
    "last_io_errno",
    "last_sql_errno",
    "master_port",
    "master_server_id",
    "read_master_log_pos",
    "relay_log_pos",
    "relay_log_space",
    "retried_transactions",
    "seconds_behind_master",
    "skip_counter",
    "slave_heartbeat_period",
    "slave_io_running",
    "slave_received_heartbeats",
    "slave_sql_running",
    "sql_delay",
});

constexpr std::string_view CounterHelp = "Generic metric from SHOW GLOBAL STATUS.";
constexpr std::string_view SettingHelp = "Generic gauge metric from SHOW GLOBAL VARIABLES.";
constexpr std::string_view ChannelHelp = "Generic metric from SHOW SLAVE STATUS.";

/// A group of counters that the exporter makes one family of, told apart by a label.
struct Group {
    std::string_view prefix;
    Family family;
    std::string_view label;
};

constexpr std::array<Group, 4> Groups{{
    {"com_",
     {"mysql_global_status_commands_total", SeriesType::Counter, "Statements, by command."},
     "command"},
    {"handler_",
     {"mysql_global_status_handlers_total", SeriesType::Counter, "Calls of storage engines."},
     "handler"},
    {"connection_errors_",
     {"mysql_global_status_connection_errors_total", SeriesType::Counter,
      "Connections that failed, by reason."},
     "error"},
    {"innodb_rows_",
     {"mysql_global_status_innodb_row_ops_total", SeriesType::Counter, "Rows, by operation."},
     "operation"},
}};

constexpr std::string_view PagesPrefix = "innodb_buffer_pool_pages_";
constexpr Family Pages{"mysql_global_status_buffer_pool_pages", SeriesType::Gauge,
                       "Pages of the buffer pool, by state."};
constexpr Family DirtyPages{"mysql_global_status_buffer_pool_dirty_pages", SeriesType::Gauge,
                            "Pages of the buffer pool that are not yet written."};
constexpr Family PageChanges{"mysql_global_status_buffer_pool_page_changes_total",
                             SeriesType::Counter, "Changes of state of buffer pool pages."};
constexpr Family Threads{"mysql_info_schema_processlist_threads", SeriesType::Gauge,
                         "Threads, by what they do."};
constexpr Family Seconds{"mysql_info_schema_processlist_seconds", SeriesType::Gauge,
                         "Time that threads have been doing it, by what they do."};
constexpr Family Up{"mysql_up", SeriesType::Gauge, "Whether the server answers."};
constexpr Family RoleFamily{"bafar_db_role", SeriesType::Gauge,
                            "1 for the role of this server in replication, 0 for the others."};

std::string lowered(std::string_view text)
{
    std::string plain;
    for (const char letter : text.substr(0, LabelMax)) {
        const bool upper = letter >= 'A' && letter <= 'Z';
        const bool fits = upper || (letter >= 'a' && letter <= 'z') || letter == '_' ||
                          (letter >= '0' && letter <= '9');
        plain += upper ? static_cast<char>(letter - 'A' + 'a') : fits ? letter : '_';
    }
    return plain;
}

template <std::size_t N>
bool isKept(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::binary_search(names.begin(), names.end(), name);
}

SeriesIndex pagesSeries(std::string_view state, Recorder& recorder)
{
    if (state == "dirty") {
        return recorder.series(DirtyPages);
    }
    if (state == "total") {
        return NoSeries; // the sum of the others
    }
    const bool level = state == "data" || state == "free" || state == "misc" || state == "old";
    return level ? recorder.series(Pages, {{"state", state}})
                 : recorder.series(PageChanges, {{"operation", state}});
}

/// The series of one row of SHOW GLOBAL STATUS; NoSeries: not kept.
SeriesIndex counterSeries(std::string_view rowName, Recorder& recorder)
{
    const std::string name = lowered(rowName);
    if (name.starts_with(PagesPrefix)) {
        return pagesSeries(std::string_view(name).substr(PagesPrefix.size()), recorder);
    }
    for (const Group& group : Groups) {
        if (name.starts_with(group.prefix)) {
            return recorder.series(
                group.family, {{group.label, std::string_view(name).substr(group.prefix.size())}});
        }
    }
    return isKept(KeptCounters, name)
               ? recorder.named("mysql_global_status_" + name, SeriesType::Untyped,
                                std::string(CounterHelp), {})
               : NoSeries;
}

/// A state or command as the exporter spells it in a label.
std::string spelled(std::string_view text)
{
    std::string plain;
    for (const char letter : sanitized(text, LabelMax)) {
        if (std::string_view(";,:.()").find(letter) == std::string_view::npos) {
            const bool upper = letter >= 'A' && letter <= 'Z';
            plain += letter == ' ' || letter == '-' ? '_'
                     : upper                        ? static_cast<char>(letter - 'A' + 'a')
                                                    : letter;
        }
    }
    return plain.empty() ? "unknown" : plain;
}

} // namespace

std::optional<double> measured(std::optional<std::string_view> text)
{
    if (!text || text->empty()) {
        return std::nullopt;
    }
    if (sameName(*text, "yes") || sameName(*text, "on")) {
        return 1;
    }
    if (sameName(*text, "no") || sameName(*text, "off") || sameName(*text, "disabled") ||
        sameName(*text, "connecting")) {
        return 0;
    }
    std::string_view digits = *text;
    double value = 0;
    auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return problem == std::errc() && end == digits.data() + digits.size() ? std::optional(value)
                                                                          : std::nullopt;
}

void Metrics::describe(MetricList& list)
{
    list.add(Up);
    list.add(RoleFamily, "role");
    for (const std::string_view name : KeptCounters) {
        list.add({"mysql_global_status_" + std::string(name), SeriesType::Untyped, "", "",
                  std::string(CounterHelp)});
    }
    for (const Group& group : Groups) {
        list.add(group.family, group.label);
    }
    list.add(Pages, "state");
    list.add(DirtyPages);
    list.add(PageChanges, "operation");
    for (const std::string_view name : KeptSettings) {
        list.add({"mysql_global_variables_" + std::string(name), SeriesType::Gauge, "", "",
                  std::string(SettingHelp)});
    }
    for (const std::string_view column : KeptColumns) {
        list.add({"mysql_slave_status_" + std::string(column), SeriesType::Untyped,
                  "channel_name connection_name master_host master_uuid", "",
                  std::string(ChannelHelp)});
    }
    list.add(Threads, "command state");
    list.add(Seconds, "command state");
}

void Metrics::keep(Question question, const Table& table)
{
    switch (question) {
    case Question::Position: break;
    case Question::Replication: channels_ = table; break;
    case Question::Status: counters_ = table; break;
    case Question::Variables: settings_ = table; break;
    case Question::Processes: processes_ = table; break;
    }
}

void Metrics::forget()
{
    channels_ = counters_ = settings_ = processes_ = {};
}

MeasuresPtr Metrics::publish(
    bool up, schema::database::Role role, Instant at, WallTime wall, Instant until)
{
    Recorder& recorder = book_.begin(at, wall);
    writeOwn(recorder, up, role);
    writeCounters(recorder);
    writeSettings(recorder);
    writeChannels(recorder);
    writeProcesses(recorder);
    return book_.publish(until);
}

void Metrics::writeOwn(Recorder& recorder, bool up, schema::database::Role role)
{
    if (own_.empty() || ownRemovals_ != recorder.removals()) {
        own_ = {recorder.series(Up)};
        for (const std::string_view name : schema::database::RoleNames) {
            own_.push_back(recorder.series(RoleFamily, {{"role", name}}));
        }
        ownRemovals_ = recorder.removals();
    }
    recorder.set(own_.front(), up ? 1 : 0);
    for (std::size_t i = 1; i < own_.size(); ++i) {
        recorder.set(own_[i], i - 1 == static_cast<std::size_t>(role) ? 1 : 0);
    }
}

void Metrics::writeCounters(Recorder& recorder)
{
    counterRows_.rewind();
    for (std::size_t row = 0; row < counters_.rows(); ++row) {
        const std::string_view name =
            counters_.cell(row, std::size_t{0}).value_or(std::string_view());
        const auto indexes = counterRows_.find(
            name, recorder, [&](auto& made) { made.push_back(counterSeries(name, recorder)); });
        if (indexes.front() != NoSeries) {
            recorder.set(indexes.front(),
                         measured(counters_.cell(row, std::size_t{1})).value_or(Absent));
        }
    }
}

void Metrics::writeSettings(Recorder& recorder)
{
    settingRows_.rewind();
    for (std::size_t row = 0; row < settings_.rows(); ++row) {
        const std::string_view name =
            settings_.cell(row, std::size_t{0}).value_or(std::string_view());
        const auto indexes = settingRows_.find(name, recorder, [&](auto& made) {
            const std::string plain = lowered(name);
            made.push_back(isKept(KeptSettings, plain)
                               ? recorder.named("mysql_global_variables_" + plain,
                                                SeriesType::Gauge, std::string(SettingHelp), {})
                               : NoSeries);
        });
        if (indexes.front() != NoSeries) {
            recorder.set(indexes.front(),
                         measured(settings_.cell(row, std::size_t{1})).value_or(Absent));
        }
    }
}

void Metrics::writeChannels(Recorder& recorder)
{
    channelRows_.rewind();
    for (std::size_t row = 0; row < channels_.rows(); ++row) {
        const std::string host =
            sanitized(channels_.cell(row, "Master_Host").value_or(std::string_view()), LabelMax);
        const std::string name = sanitized(
            channels_.cell(row, "Connection_name").value_or(std::string_view()), LabelMax);
        const auto indexes = channelRows_.find(name + '\n' + host, recorder, [&](auto& made) {
            made.resize(KeptColumns.size(), NoSeries);
        });
        for (std::size_t i = 0; i < KeptColumns.size(); ++i) {
            const std::optional<double> value = measured(channels_.cell(row, KeptColumns[i]));
            if (value && indexes[i] == NoSeries) {
                indexes[i] = recorder.named("mysql_slave_status_" + std::string(KeptColumns[i]),
                                            SeriesType::Untyped, std::string(ChannelHelp), {},
                                            {{"channel_name", ""},
                                             {"connection_name", name},
                                             {"master_host", host},
                                             {"master_uuid", ""}});
            }
            recorder.set(indexes[i], value.value_or(Absent));
        }
    }
}

/// Few rows, every few seconds others: registered as they come.
void Metrics::writeProcesses(Recorder& recorder)
{
    std::map<std::pair<std::string, std::string>, std::pair<double, double>> work;
    for (std::size_t row = 0; row < processes_.rows(); ++row) {
        const auto text = [&](std::string_view column) {
            return processes_.cell(row, column).value_or(std::string_view());
        };
        auto& [threads, seconds] = work[{spelled(text("command")), spelled(text("state"))}];
        threads += measured(text("processes")).value_or(0);
        seconds += measured(text("seconds")).value_or(0);
    }
    for (const auto& [what, figures] : work) {
        const auto& [command, state] = what;
        recorder.set(recorder.series(Threads, {{"command", command}, {"state", state}}),
                     figures.first);
        recorder.set(recorder.series(Seconds, {{"command", command}, {"state", state}}),
                     figures.second);
    }
}

} // namespace bafar::database
