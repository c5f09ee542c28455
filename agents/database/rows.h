#pragma once
// From a server's rows to what they mean.
//
// Columns are found by name, so versions with more, fewer or other columns are read alike (10.5 to
// 12): what is missing has its default. Texts of the server are made safe to show and cut. Pure.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agents/database/table.h"
#include "core/base/result.h"
#include "core/schema/database.h"

namespace bafar::database {

inline constexpr std::size_t ErrorTextMax = 300; ///< bytes shown of a server's error
inline constexpr std::size_t NameTextMax = 64;
inline constexpr std::size_t HostTextMax = 255;
inline constexpr std::size_t PositionTextMax = 4096;

/// The answer to Question::Position.
struct Vital {
    std::string version;
    std::uint64_t serverId = 0;
    bool readOnly = false;
    std::string gtidCurrent;
    std::string gtidBinlog;
    std::string gtidSlave;
    std::string gtidState;
};

/// Errors: InvalidInput (no row, or a version that is no MariaDB), Unsupported (before 10.5).
[[nodiscard]] Result<Vital> readVital(const Table& table);

/// The answer to Question::Replication, without nodes, states and problems: those need the spec.
/// At most 64.
[[nodiscard]] std::vector<schema::database::Channel> readChannels(const Table& table);

/// What is read of Question::Status besides metrics.
struct Counters {
    std::uint64_t uptime = 0; ///< seconds
    std::uint64_t queries = 0;
    std::uint64_t connected = 0;
    std::uint64_t running = 0;
    std::uint64_t replicas = 0;
    std::uint64_t semiSyncClients = 0;
    std::uint64_t semiSyncWaiting = 0;
    bool semiSyncPrimary = false;
    bool semiSyncReplica = false;
    std::string startRole; ///< Rpl_status: AUTH_MASTER tells that init-rpl-role is MASTER
};

[[nodiscard]] Counters readCounters(const Table& table);

/// The settings that are judged, by their name in lower case.
using Settings = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] Settings readSettings(const Table& table);

/// The text of a setting; empty where it is not there.
[[nodiscard]] std::string_view settingOf(const Settings& settings, std::string_view name);

/// A whole number; nothing for anything else, NULL and overflow included.
[[nodiscard]] std::optional<std::uint64_t> wholeNumber(std::optional<std::string_view> text);

/// "ON", "Yes" and "1", in any letter case.
[[nodiscard]] bool saysYes(std::optional<std::string_view> text);

} // namespace bafar::database
