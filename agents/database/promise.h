#pragma once
// Which settings of a server break the promise, and what a commit on it is worth right now.
//
// Theory: a commit survives the loss of a node when (1) what a server confirmed is on its own disk,
// (2) GTIDs tell a server that is behind from one that went its own way, (3) a replica had the
// commit before the client was told, and (4) a crashed server does not keep what nobody
// acknowledged. Each promise adds rules; the table in promise.cpp has them all, each with the
// statement that fixes it and what goes wrong otherwise. MariaDB KB: Semisynchronous Replication,
// gtid_strict_mode, sync_binlog, sync_relay_log, --init-rpl-role. Pure.
#include "agents/database/rows.h"

namespace bafar::database {

/// Longer than any outage that anyone waits out: a timeout from here on never falls back.
inline constexpr std::uint64_t ForEverMs = 4294967295; // 49 days
/// A primary's sign of life at least this often; slower ones cannot tell a dead primary in time.
inline constexpr Duration HeartbeatMax = std::chrono::seconds{2};

/// What is known of one server, for judging its settings.
struct Situation {
    schema::database::Promise promise = schema::database::Promise::NoLoss;
    schema::database::Role role = schema::database::Role::Unknown;
    bool readOnly = false;
    const Settings& settings;
    const Counters& counters;
    const std::vector<schema::database::Channel>& channels;
};

/// In words, as it is quoted: "no commit is lost".
[[nodiscard]] std::string_view promiseText(schema::database::Promise promise);

/// In the order of the table; what the server did not tell breaks nothing.
[[nodiscard]] std::vector<schema::database::BrokenSetting> brokenSettings(const Situation& now);

/// What a commit here is worth; Unknown on a server that ordinary accounts cannot write to.
/// `broken`: of this server.
[[nodiscard]] schema::database::Holding holdingOf(
    const Situation& now, const std::vector<schema::database::BrokenSetting>& broken);

} // namespace bafar::database
