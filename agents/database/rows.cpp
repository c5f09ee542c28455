#include "agents/database/rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/text.h"

namespace bafar::database {

namespace {

namespace contract = schema::database;

constexpr std::size_t ChannelsMax = 64;
constexpr std::uint64_t SecondsMax = 100ULL * 365 * 86400; ///< what fits a Duration with room

constexpr std::array<std::string_view, 17> Judged = {
    "bind_address",
    "gtid_strict_mode",
    "innodb_flush_log_at_trx_commit",
    "log_bin",
    "log_slave_updates",
    "max_connections",
    "port",
    "read_only",
    "rpl_semi_sync_master_enabled",
    "rpl_semi_sync_master_timeout",
    "rpl_semi_sync_master_wait_no_slave",
    "rpl_semi_sync_master_wait_point",
    "rpl_semi_sync_slave_enabled",
    "skip_networking",
    "slave_net_timeout",
    "sync_binlog",
    "sync_relay_log",
};

std::string shown(std::optional<std::string_view> text, std::size_t limit)
{
    return sanitized(text.value_or(std::string_view()), limit);
}

/// Line ends inside a position are the server's way to print it.
std::string position(std::optional<std::string_view> text)
{
    std::string plain;
    for (const char letter : text.value_or(std::string_view()).substr(0, PositionTextMax)) {
        if (letter != '\n' && letter != '\r' && letter != ' ') {
            plain += letter;
        }
    }
    return sanitized(plain, PositionTextMax);
}

std::uint64_t numberOr(std::optional<std::string_view> text, std::uint64_t otherwise)
{
    return wholeNumber(text).value_or(otherwise);
}

std::uint32_t smallNumber(std::optional<std::string_view> text)
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(numberOr(text, 0), UINT32_MAX));
}

contract::Thread threadOf(std::optional<std::string_view> text)
{
    if (saysYes(text)) {
        return contract::Thread::Yes;
    }
    const std::string_view word = text.value_or(std::string_view());
    // "Preparing": connected and asking for its place; nothing flows yet.
    return sameName(word, "Connecting") || sameName(word, "Preparing")
               ? contract::Thread::Connecting
               : contract::Thread::No;
}

std::optional<Duration> seconds(std::optional<std::string_view> text)
{
    const std::optional<std::uint64_t> number = wholeNumber(text);
    return number ? std::optional<Duration>(std::chrono::seconds(std::min(*number, SecondsMax)))
                  : std::nullopt;
}

/// "1.000" seconds.
Duration fraction(std::optional<std::string_view> text)
{
    const std::string_view digits = text.value_or(std::string_view());
    double value = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool sound = problem == std::errc() && end == digits.data() + digits.size() &&
                       std::isfinite(value) && value >= 0;
    return sound ? std::chrono::milliseconds(
                       std::llround(std::min(value, static_cast<double>(SecondsMax)) * 1000))
                 : Duration{};
}

contract::Channel channelAt(const Table& table, std::size_t row)
{
    const auto cell = [&](std::string_view name) { return table.cell(row, name); };
    contract::Channel channel;
    channel.name = shown(cell("Connection_name"), NameTextMax);
    channel.sourceHost = shown(cell("Master_Host"), HostTextMax);
    channel.sourcePort = static_cast<std::uint16_t>(
        std::min<std::uint64_t>(numberOr(cell("Master_Port"), 0), UINT16_MAX));
    channel.sourceServerId = numberOr(cell("Master_Server_Id"), 0);
    channel.io = threadOf(cell("Slave_IO_Running"));
    channel.sql = threadOf(cell("Slave_SQL_Running"));
    channel.ioErrno = smallNumber(cell("Last_IO_Errno"));
    channel.ioError = shown(cell("Last_IO_Error"), ErrorTextMax);
    channel.sqlErrno = smallNumber(cell("Last_SQL_Errno"));
    channel.sqlError = shown(cell("Last_SQL_Error"), ErrorTextMax);
    channel.usingGtid = shown(cell("Using_Gtid"), NameTextMax);
    channel.gtidReceived = position(cell("Gtid_IO_Pos"));
    channel.delay = seconds(cell("SQL_Delay")).value_or(Duration{});
    channel.heartbeat = fraction(cell("Slave_heartbeat_period"));
    channel.lag = seconds(cell("Seconds_Behind_Master"));
    if (channel.lag) {
        channel.lag = std::max(*channel.lag - channel.delay, Duration{});
    }
    return channel;
}

/// "10.11.19-MariaDB-log": 10, 11.
std::pair<int, int> releaseOf(std::string_view version)
{
    int major = 0;
    int minor = 0;
    const char* end = version.data() + version.size();
    const auto first = std::from_chars(version.data(), end, major);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '.') {
        return {0, 0};
    }
    std::from_chars(first.ptr + 1, end, minor);
    return {major, minor};
}

} // namespace

std::optional<std::uint64_t> wholeNumber(std::optional<std::string_view> text)
{
    if (!text || text->empty()) {
        return std::nullopt;
    }
    std::uint64_t number = 0;
    const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), number);
    return problem == std::errc() && end == text->data() + text->size() ? std::optional(number)
                                                                        : std::nullopt;
}

bool saysYes(std::optional<std::string_view> text)
{
    return text && (sameName(*text, "yes") || sameName(*text, "on") || *text == "1");
}

Result<Vital> readVital(const Table& table)
{
    if (table.rows() != 1) {
        return fail(Code::InvalidInput, "it answered " + std::to_string(table.rows()) +
                                            " rows where one was asked for");
    }
    const auto cell = [&table](std::string_view name) { return table.cell(0, name); };
    Vital vital;
    vital.version = shown(cell("version"), NameTextMax);
    const auto [major, minor] = releaseOf(vital.version);
    if (vital.version.find("MariaDB") == std::string::npos || major == 0) {
        return fail(Code::InvalidInput,
                    "it calls itself \"" + vital.version + "\", which is not MariaDB");
    }
    if (major < 10 || (major == 10 && minor < 5)) {
        return fail(Code::Unsupported,
                    "MariaDB " + vital.version + " is too old: 10.5 and newer are understood");
    }
    vital.serverId = numberOr(cell("server_id"), 0);
    // Since 12.0 an enumeration: everything but OFF keeps ordinary accounts from writing.
    const std::string_view readOnly = cell("read_only").value_or("0");
    vital.readOnly = readOnly != "0" && !sameName(readOnly, "off");
    vital.gtidCurrent = position(cell("gtid_current_pos"));
    vital.gtidBinlog = position(cell("gtid_binlog_pos"));
    vital.gtidSlave = position(cell("gtid_slave_pos"));
    vital.gtidState = position(cell("gtid_binlog_state"));
    return vital;
}

std::vector<contract::Channel> readChannels(const Table& table)
{
    std::vector<contract::Channel> channels;
    for (std::size_t row = 0; row < std::min(table.rows(), ChannelsMax); ++row) {
        channels.push_back(channelAt(table, row));
    }
    return channels;
}

Counters readCounters(const Table& table)
{
    struct Wanted {
        std::string_view name;
        std::uint64_t Counters::*number;
    };

    static constexpr std::array<Wanted, 7> Numbers{{
        {"Uptime", &Counters::uptime},
        {"Queries", &Counters::queries},
        {"Threads_connected", &Counters::connected},
        {"Threads_running", &Counters::running},
        {"Slaves_connected", &Counters::replicas},
        {"Rpl_semi_sync_master_clients", &Counters::semiSyncClients},
        {"Rpl_semi_sync_master_wait_sessions", &Counters::semiSyncWaiting},
    }};
    Counters counters;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view name = table.cell(row, std::size_t{0}).value_or(std::string_view());
        const std::optional<std::string_view> value = table.cell(row, std::size_t{1});
        for (const Wanted& wanted : Numbers) {
            if (sameName(name, wanted.name)) {
                counters.*wanted.number = numberOr(value, 0);
            }
        }
        if (sameName(name, "Rpl_semi_sync_master_status")) {
            counters.semiSyncPrimary = saysYes(value);
        } else if (sameName(name, "Rpl_semi_sync_slave_status")) {
            counters.semiSyncReplica = saysYes(value);
        } else if (sameName(name, "Rpl_status")) {
            counters.startRole = shown(value, NameTextMax);
        }
    }
    return counters;
}

Settings readSettings(const Table& table)
{
    Settings settings;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view name = table.cell(row, std::size_t{0}).value_or(std::string_view());
        const auto judged =
            std::find_if(Judged.begin(), Judged.end(),
                         [name](std::string_view one) { return sameName(one, name); });
        if (judged != Judged.end()) {
            settings[std::string(*judged)] = shown(table.cell(row, std::size_t{1}), HostTextMax);
        }
    }
    return settings;
}

std::string_view settingOf(const Settings& settings, std::string_view name)
{
    const auto found = settings.find(name);
    return found == settings.end() ? std::string_view() : std::string_view(found->second);
}

} // namespace bafar::database
