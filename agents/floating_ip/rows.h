#pragma once
// The state table of a virtual router: one stable id for every cell, with what it says.
//
// VirtualRouter counts every row it takes, so that tests, the simulator and the reference page can
// tell which cells were exercised. A row is a state, an input and a condition; the text is the
// whole rule. Rows are appended, never renumbered: counters are compared across versions by name.
// Values only; safe on every thread. Source: RFC 9568 sections 6.4.1 to 6.4.3; rows marked
// "ours" are additions.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace bafar::floating_ip {

/// The three states of RFC 9568 section 6.4.
enum class RouterState : std::uint8_t { Initialize, Backup, Active };

/// "initialize", "backup" or "active".
[[nodiscard]] std::string_view stateName(RouterState state);

enum class Row : std::uint8_t {
    InitializeStartup,
    InitializeStartupOwner,
    InitializeStartupNoLink,
    InitializeShutdown,
    InitializeLinkUp,
    InitializeLinkUpOwner,
    InitializeLinkUpNotStarted,
    InitializeLinkDown,
    InitializeAdvert,
    InitializeSettings,
    InitializeTakeOver,
    InitializeReleaseOverride,
    InitializeStall,
    BackupStartup,
    BackupShutdown,
    BackupLinkUp,
    BackupLinkDown,
    BackupAdvertOwn,
    BackupAdvertResign,
    BackupAdvertNotLower,
    BackupAdvertLowerNoPreempt,
    BackupAdvertLowerDelayed,
    BackupAdvertLowerPreempt,
    BackupSettings,
    BackupTakeOver,
    BackupTakeOverRefused,
    BackupReleaseOverride,
    BackupStall,
    BackupMasterDown,
    ActiveStartup,
    ActiveShutdown,
    ActiveLinkUpSame,
    ActiveLinkUpChanged,
    ActiveLinkDown,
    ActiveAdvertResign,
    ActiveAdvertHigher,
    ActiveAdvertEqualYield,
    ActiveAdvertEqualKeep,
    ActiveAdvertLower,
    ActiveAdvertAnswered,
    ActiveAdvertOwn,
    ActiveSettings,
    ActiveTakeOver,
    ActiveReleaseOverride,
    ActiveReleaseNothing,
    ActiveStall,
    ActiveAdvertDue,
    ActiveArpRepeat,
    ActiveArpRefresh,
    ActiveRenew,
    ActiveSettled,
    ActiveSplitBrainEnded,
    InitializeClaimRefused,
    BackupClaimRefused,
    ActiveClaimRefused,
    ActiveClaimGivenUp,
};

inline constexpr std::size_t RowCount = 56;

/// How often each row was taken, by its value.
using RowCounts = std::array<std::uint64_t, RowCount>;

struct RowInfo {
    Row row;
    std::string_view name; ///< stable: "backup.master_down"
    RouterState from;
    std::string_view input;
    std::string_view when; ///< the condition; empty: always
    RouterState to;
    std::string_view does;
};

/// All rows in the order of the enumeration.
[[nodiscard]] std::span<const RowInfo, RowCount> rowTable();

[[nodiscard]] const RowInfo& rowInfo(Row row);

} // namespace bafar::floating_ip
