#include "agents/floating_ip/rows.h"

#include <string_view>

namespace bafar::floating_ip {
namespace {

constexpr RouterState I = RouterState::Initialize;
constexpr RouterState B = RouterState::Backup;
constexpr RouterState A = RouterState::Active;

// One row a line reads as the table it is.
// clang-format off
constexpr std::array<RowInfo, RowCount> Table{{
    {Row::InitializeStartup, "initialize.startup", I, "startup", "link up, priority below 255", B, "listens for a master-down time"},
    {Row::InitializeStartupOwner, "initialize.startup.owner", I, "startup", "link up, priority 255", A, "advertises, claims, gratuitous ARP"},
    {Row::InitializeStartupNoLink, "initialize.startup.no_link", I, "startup", "link down or without address", I, "waits for the link (ours)"},
    {Row::InitializeShutdown, "initialize.shutdown", I, "shutdown", "", I, "forgets the start-up"},
    {Row::InitializeLinkUp, "initialize.link_up", I, "link up", "started, priority below 255", B, "listens for a master-down time (ours)"},
    {Row::InitializeLinkUpOwner, "initialize.link_up.owner", I, "link up", "started, priority 255", A, "advertises, claims, gratuitous ARP (ours)"},
    {Row::InitializeLinkUpNotStarted, "initialize.link_up.not_started", I, "link up", "not started", I, "remembers the link (ours)"},
    {Row::InitializeLinkDown, "initialize.link_down", I, "link down", "", I, "forgets the link (ours)"},
    {Row::InitializeAdvert, "initialize.advert", I, "advert", "", I, "ignores it"},
    {Row::InitializeSettings, "initialize.settings", I, "settings", "", I, "adopts them"},
    {Row::InitializeTakeOver, "initialize.take_over", I, "take over", "", I, "refuses: not started or no link (ours)"},
    {Row::InitializeReleaseOverride, "initialize.release_override", I, "release override", "", I, "nothing to release (ours)"},
    {Row::InitializeStall, "initialize.stall", I, "stall", "", I, "nothing to protect (ours)"},
    {Row::BackupStartup, "backup.startup", B, "startup", "", B, "already started"},
    {Row::BackupShutdown, "backup.shutdown", B, "shutdown", "", I, "stops listening"},
    {Row::BackupLinkUp, "backup.link_up", B, "link up", "", B, "adopts the link's addresses (ours)"},
    {Row::BackupLinkDown, "backup.link_down", B, "link down", "", I, "stops listening (ours)"},
    {Row::BackupAdvertOwn, "backup.advert.own", B, "advert", "from our own address", B, "ignores and reports it (ours)"},
    {Row::BackupAdvertResign, "backup.advert.resign", B, "advert", "priority 0", B, "times out after the skew time"},
    {Row::BackupAdvertNotLower, "backup.advert.not_lower", B, "advert", "priority at least ours", B, "learns the interval, listens anew"},
    {Row::BackupAdvertLowerNoPreempt, "backup.advert.lower.no_preempt", B, "advert", "lower priority, preempt off", B, "learns the interval, listens anew"},
    {Row::BackupAdvertLowerDelayed, "backup.advert.lower.delayed", B, "advert", "lower priority, inside the preempt delay", B, "learns the interval, listens anew (ours)"},
    {Row::BackupAdvertLowerPreempt, "backup.advert.lower.preempt", B, "advert", "lower priority, preempt on", B, "discards it, so that the running timer ends"},
    {Row::BackupSettings, "backup.settings", B, "settings", "", B, "adopts them, the running timer keeps its start"},
    {Row::BackupTakeOver, "backup.take_over", B, "take over", "the claim wins over the owner heard", A, "claims, gratuitous ARP, then advertises the claim (ours)"},
    {Row::BackupTakeOverRefused, "backup.take_over.refused", B, "take over", "the claim would lose or is out of range", B, "refuses with the reason (ours)"},
    {Row::BackupReleaseOverride, "backup.release_override", B, "release override", "", B, "nothing to release (ours)"},
    {Row::BackupStall, "backup.stall", B, "stall", "", B, "listens anew: adverts may have been lost (ours)"},
    {Row::BackupMasterDown, "backup.master_down", B, "master-down time over", "", A, "advertises, claims, gratuitous ARP"},
    {Row::ActiveStartup, "active.startup", A, "startup", "", A, "already started"},
    {Row::ActiveShutdown, "active.shutdown", A, "shutdown", "", I, "resigns with priority 0, releases"},
    {Row::ActiveLinkUpSame, "active.link_up.same", A, "link up", "same addresses", A, "nothing new (ours)"},
    {Row::ActiveLinkUpChanged, "active.link_up.changed", A, "link up", "other source or MAC address", A, "advertises, gratuitous ARP (ours)"},
    {Row::ActiveLinkDown, "active.link_down", A, "link down", "", I, "releases; nothing can be sent (ours)"},
    {Row::ActiveAdvertResign, "active.advert.resign", A, "advert", "priority 0", A, "advertises at once"},
    {Row::ActiveAdvertHigher, "active.advert.higher", A, "advert", "higher priority", B, "releases, learns the interval, listens"},
    {Row::ActiveAdvertEqualYield, "active.advert.equal.yield", A, "advert", "equal priority, greater source address", B, "releases, learns the interval, listens"},
    {Row::ActiveAdvertEqualKeep, "active.advert.equal.keep", A, "advert", "equal priority, lesser source address", A, "advertises at once, gratuitous ARP"},
    {Row::ActiveAdvertLower, "active.advert.lower", A, "advert", "lower priority", A, "advertises at once, gratuitous ARP"},
    {Row::ActiveAdvertAnswered, "active.advert.answered", A, "advert", "to be answered, but we advertised less than a tenth of an interval ago", A, "that advert is the answer (ours)"},
    {Row::ActiveAdvertOwn, "active.advert.own", A, "advert", "from our own address", A, "ignores and reports it (ours)"},
    {Row::ActiveSettings, "active.settings", A, "settings", "", A, "releases and claims the difference, advertises at once"},
    {Row::ActiveTakeOver, "active.take_over", A, "take over", "", A, "already so (ours)"},
    {Row::ActiveReleaseOverride, "active.release_override", A, "release override", "an override is held", A, "advertises its own priority at once (ours)"},
    {Row::ActiveReleaseNothing, "active.release_override.none", A, "release override", "no override is held", A, "nothing to release (ours)"},
    {Row::ActiveStall, "active.stall", A, "stall", "silent for three intervals or told so", B, "releases, listens for one interval and the skew (ours)"},
    {Row::ActiveAdvertDue, "active.advert_due", A, "advertisement interval over", "", A, "advertises"},
    {Row::ActiveArpRepeat, "active.arp_repeat", A, "ARP repeat delay over", "", A, "second burst of gratuitous ARP (ours)"},
    {Row::ActiveArpRefresh, "active.arp_refresh", A, "ARP refresh interval over", "", A, "one gratuitous ARP an address (ours)"},
    {Row::ActiveRenew, "active.renew", A, "renewal interval over", "", A, "renews the addresses (ours)"},
    {Row::ActiveSettled, "active.settled", A, "no other advert for three intervals after a take-over", "", A, "lowers the override to the settle priority (ours)"},
    {Row::ActiveSplitBrainEnded, "active.split_brain_ended", A, "no other advert for three intervals", "", A, "reports that the split brain is over (ours)"},
    {Row::InitializeClaimRefused, "initialize.claim_refused", I, "claim refused", "", I, "too late to matter (ours)"},
    {Row::BackupClaimRefused, "backup.claim_refused", B, "claim refused", "", B, "too late to matter (ours)"},
    {Row::ActiveClaimRefused, "active.claim_refused", A, "claim refused", "less than three in a row", A, "remembers it; the address is claimed again (ours)"},
    {Row::ActiveClaimGivenUp, "active.claim_given_up", A, "claim refused", "the third in a row; the first after a take-over or an earlier such end", B, "resigns with priority 0, does not take over for a pause (ours)"},
}};

// clang-format on

constexpr bool inOrder()
{
    for (std::size_t index = 0; index < Table.size(); ++index) {
        if (static_cast<std::size_t>(Table[index].row) != index || Table[index].name.empty()) {
            return false;
        }
    }
    return true;
}

static_assert(inOrder(), "rows stand in the order of the enumeration");

} // namespace

std::string_view stateName(RouterState state)
{
    constexpr std::array<std::string_view, 3> Names{"initialize", "backup", "active"};
    return Names.at(static_cast<std::size_t>(state));
}

std::span<const RowInfo, RowCount> rowTable()
{
    return Table;
}

const RowInfo& rowInfo(Row row)
{
    return Table.at(static_cast<std::size_t>(row));
}

} // namespace bafar::floating_ip
