// The state table of a virtual router, cell by cell.
// It is larger than the budget because the table of cases is.
#include <QObject>
#include <QTest>
#include <algorithm>
#include <functional>

#include "agents/floating_ip/vrrp.h"
#include "tests/floating_ip/effect_text.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace floating_ip;
using namespace std::chrono_literals;

namespace {

constexpr Instant Start{1000s};
constexpr Duration Skew = 414'062'500ns; // (256 - 150) / 256 of 1 s
constexpr Duration MasterDown = 3s + Skew;

/// Where a case begins; every one is reached through the public inputs alone.
enum class Given {
    Fresh,
    LinkOnly,
    Waiting,
    Backup,
    Preempting, ///< Backup, a lower owner was heard
    Following,
    Active,
    Claimed,
    Settling,   ///< Claimed, and nobody else was heard for two intervals
    Quiet,      ///< Active, advertising and renewing until five seconds are over
    SplitBrain, ///< Active, a rival was heard twice, the last time three intervals ago less 1 ns
    Refused,    ///< Active, its host refused the addresses twice
    Paused,     ///< Backup, because its host refused them three times
};

/// Moves `router` from fresh to `given` and says when that was.
Instant reach(VirtualRouter& router, Given given)
{
    if (given == Given::Fresh) {
        return Start;
    }
    if (given == Given::Waiting) {
        (void)router.handle(Startup{}, Start);
        return Start;
    }
    (void)router.handle(LinkUp{link()}, Start);
    if (given == Given::LinkOnly) {
        return Start;
    }
    (void)router.handle(Startup{}, Start);
    const Instant active = Start + MasterDown;
    if (given == Given::Active || given >= Given::Quiet) {
        (void)router.tick(active);
    }
    const auto beat = [&](Duration until) {
        while (router.deadline()->at < active + until) {
            (void)router.tick(router.deadline()->at);
        }
    };
    switch (given) {
    case Given::Active: return active;
    case Given::Quiet: beat(5s); return active + 4500ms;
    case Given::SplitBrain:
        (void)router.handle(advert(100), active + 500ms);
        (void)router.handle(advert(100), active + 750ms);
        beat(3750ms);
        return active + 3500ms;
    case Given::Refused:
    case Given::Paused:
        for (int time = 0; time < (given == Given::Refused ? 2 : 3); ++time) {
            (void)router.handle(ClaimRefused{"denied"}, active);
        }
        return active;
    default: break;
    }
    if (given == Given::Preempting) {
        (void)router.handle(advert(100), Start);
    }
    const bool claims = given == Given::Claimed || given == Given::Settling;
    if (claims || given == Given::Following) {
        (void)router.handle(advert(200), Start);
    }
    if (claims) {
        (void)router.handle(TakeOver{"a1", 201, 160}, Start);
    }
    while (given == Given::Settling && router.deadline()->at < Start + 3s) {
        (void)router.tick(router.deadline()->at);
    }
    return given == Given::Settling ? Start + 2s : Start;
}

/// One cell: given a state, when an input arrives `after`, then these effects, this state, this
/// deadline counted from the input, and exactly this row.
struct Cell {
    const char* name;
    Given given;
    Duration after;
    std::optional<RouterInput> input; ///< nothing: tick
    const char* effects;
    RouterState state;
    std::optional<Duration> deadline;
    Row row;
    std::function<void(Settings&)> change{};
    std::vector<Row> also{}; ///< rows of timers that end at the same moment
};

constexpr auto I = RouterState::Initialize;
constexpr auto B = RouterState::Backup;
constexpr auto A = RouterState::Active;

constexpr const char* BecomesActive =
    "advert 150 100cs 192.0.2.100; claim 192.0.2.100/24; arp x5 192.0.2.100; ";

std::string becomesActive(const char* transition)
{
    return std::string(BecomesActive) + transition;
}

void owner(Settings& settings)
{
    settings.priority = 255;
}

void noPreempt(Settings& settings)
{
    settings.preempt = false;
}

void delayed(Settings& settings)
{
    settings.preemptDelay = 10s;
}

void refreshed(Settings& settings)
{
    settings.arpRefresh = 60s;
}

RouterInput changed(const std::function<void(Settings&)>& change)
{
    Settings next = settings();
    change(next);
    return SettingsChanged{next};
}

AdvertReceived slow(AdvertReceived advert, int centiseconds)
{
    advert.interval = Centiseconds{centiseconds};
    return advert;
}

Link otherLink()
{
    return Link{address("192.0.2.21"), link().mac};
}

std::vector<Cell> initializeCells()
{
    static const std::string ownerStarts =
        "advert 255 100cs 192.0.2.100; claim 192.0.2.100/24; arp x5 192.0.2.100; initialize -> "
        "active by initialize.startup.owner";
    static const std::string ownerLink =
        "advert 255 100cs 192.0.2.100; claim 192.0.2.100/24; arp x5 192.0.2.100; initialize -> "
        "active by initialize.link_up.owner";
    const auto none = std::nullopt;
    return {
        {"initialize with link, when started, then it listens as backup", Given::LinkOnly, 0s,
         Startup{}, "initialize -> backup by initialize.startup", B, MasterDown,
         Row::InitializeStartup},
        {"initialize as owner, when started, then it is active at once", Given::LinkOnly, 0s,
         Startup{}, ownerStarts.c_str(), A, 1s, Row::InitializeStartupOwner, owner},
        {"initialize without link, when started, then it waits", Given::Fresh, 0s, Startup{}, "", I,
         none, Row::InitializeStartupNoLink},
        {"initialize, when shut down, then it stays", Given::Waiting, 0s, Shutdown{}, "", I, none,
         Row::InitializeShutdown},
        {"initialize and started, when the link comes, then it listens", Given::Waiting, 0s,
         LinkUp{link()}, "initialize -> backup by initialize.link_up", B, MasterDown,
         Row::InitializeLinkUp},
        {"initialize, started owner, when the link comes, then it is active", Given::Waiting, 0s,
         LinkUp{link()}, ownerLink.c_str(), A, 1s, Row::InitializeLinkUpOwner, owner},
        {"initialize, not started, when the link comes, then it stays", Given::Fresh, 0s,
         LinkUp{link()}, "", I, none, Row::InitializeLinkUpNotStarted},
        {"initialize, when the link goes, then it stays", Given::LinkOnly, 0s, LinkDown{}, "", I,
         none, Row::InitializeLinkDown},
        {"initialize, when an advert arrives, then it is ignored", Given::Waiting, 0s, advert(100),
         "", I, none, Row::InitializeAdvert},
        {"initialize, when settings change, then they are adopted", Given::Waiting, 0s,
         changed(noPreempt), "", I, none, Row::InitializeSettings},
        {"initialize, when told to take over, then it refuses", Given::Waiting, 0s,
         TakeOver{"a1", 201, 0}, "refused a1", I, none, Row::InitializeTakeOver},
        {"initialize, when told to release an override, then nothing was held", Given::Waiting, 0s,
         ReleaseOverride{"a1"}, "done a1", I, none, Row::InitializeReleaseOverride},
        {"initialize, when a claim was refused, then it is too late to matter", Given::Waiting, 0s,
         ClaimRefused{"denied"}, "", I, none, Row::InitializeClaimRefused},
        {"initialize, when it stalled, then nothing happens", Given::Waiting, 0s, StallDetected{9s},
         "", I, none, Row::InitializeStall},
    };
}

// It is larger than the budget because it is one table.
std::vector<Cell> backupCells()
{
    static const std::string takesOver = becomesActive("backup -> active by backup.master_down");
    return {
        {"backup, when started again, then nothing changes", Given::Backup, 1s, Startup{}, "", B,
         MasterDown - 1s, Row::BackupStartup},
        {"backup, when shut down, then it stops without an advert", Given::Backup, 1s, Shutdown{},
         "backup -> initialize by backup.shutdown", I, std::nullopt, Row::BackupShutdown},
        {"backup, when the link tells another address, then it is adopted", Given::Backup, 1s,
         LinkUp{otherLink()}, "", B, MasterDown - 1s, Row::BackupLinkUp},
        {"backup, when the link goes, then it initializes", Given::Backup, 1s, LinkDown{},
         "backup -> initialize by backup.link_down", I, std::nullopt, Row::BackupLinkDown},
        {"backup, when the owner resigns, then it waits the skew time only", Given::Following, 1s,
         advert(0), "", B, Skew, Row::BackupAdvertResign},
        {"backup, when its own resign comes back, then it is reported and ignored", Given::Backup,
         1s, advert(0, "192.0.2.11"), "note own_address_heard 192.0.2.11", B, MasterDown - 1s,
         Row::BackupAdvertOwn},
        {"backup, when a higher advert arrives, then it listens anew", Given::Backup, 1s,
         advert(200), "", B, MasterDown, Row::BackupAdvertNotLower},
        {"backup, when an equal advert arrives, then it listens anew", Given::Backup, 1s,
         advert(150), "", B, MasterDown, Row::BackupAdvertNotLower},
        {"backup, when the owner advertises every 10 s, then that interval counts", Given::Backup,
         1s, slow(advert(200), 1000), "note interval_differs 192.0.2.12", B, 30s + 10 * Skew,
         Row::BackupAdvertNotLower},
        {"backup without preempt, when a lower advert arrives, then it listens anew", Given::Backup,
         1s, advert(100), "", B, MasterDown, Row::BackupAdvertLowerNoPreempt, noPreempt},
        {"backup inside the preempt delay, when a lower advert arrives, then it listens anew",
         Given::Backup, 1s, advert(100), "", B, MasterDown, Row::BackupAdvertLowerDelayed, delayed},
        {"backup with preempt, when a lower advert arrives, then the timer runs on", Given::Backup,
         1s, advert(100), "", B, MasterDown - 1s, Row::BackupAdvertLowerPreempt},
        {"backup, when a higher advert comes from our own address, then it is ignored too",
         Given::Backup, 1s, advert(200, "192.0.2.11"), "note own_address_heard 192.0.2.11", B,
         MasterDown - 1s, Row::BackupAdvertOwn},
        {"backup, when the priority rises, then the running timer shrinks by the skew",
         Given::Backup, 1s, changed([](Settings& s) { s.priority = 254; }), "", B, 2s + 7'812'500ns,
         Row::BackupSettings},
        {"backup of nobody, when the interval changes, then the timer follows", Given::Backup, 1s,
         changed([](Settings& s) { s.interval = Centiseconds{200}; }), "", B, 2 * MasterDown - 1s,
         Row::BackupSettings},
        {"backup of an owner, when the own interval changes, then the owner's still counts",
         Given::Following, 1s, changed([](Settings& s) { s.interval = Centiseconds{200}; }), "", B,
         MasterDown - 1s, Row::BackupSettings},
        {"backup about to preempt, when the interval changes, then the timer follows",
         Given::Preempting, 1s, changed([](Settings& s) { s.interval = Centiseconds{200}; }), "", B,
         2 * MasterDown - 1s, Row::BackupSettings},
        {"backup, when told to take over above the owner, then it claims", Given::Following, 1s,
         TakeOver{"a1", 201, 160},
         "claim 192.0.2.100/24; arp x5 192.0.2.100; advert 201 100cs 192.0.2.100; backup -> active "
         "by backup.take_over; done a1",
         A, 1s, Row::BackupTakeOver},
        {"backup, when told to take over below the owner, then it refuses", Given::Following, 1s,
         TakeOver{"a1", 199, 0}, "refused a1", B, MasterDown - 1s, Row::BackupTakeOverRefused},
        {"backup, when the claim equals an owner of a greater address, then it refuses",
         Given::Following, 1s, TakeOver{"a1", 200, 0}, "refused a1", B, MasterDown - 1s,
         Row::BackupTakeOverRefused},
        {"backup, when told to claim with 255, then it refuses", Given::Following, 1s,
         TakeOver{"a1", 255, 0}, "refused a1", B, MasterDown - 1s, Row::BackupTakeOverRefused},
        {"backup, when told to claim with 0, then it refuses", Given::Following, 1s,
         TakeOver{"a1", 0, 0}, "refused a1", B, MasterDown - 1s, Row::BackupTakeOverRefused},
        {"backup, when told to settle above the claim, then it refuses", Given::Following, 1s,
         TakeOver{"a1", 201, 202}, "refused a1", B, MasterDown - 1s, Row::BackupTakeOverRefused},
        {"backup, when told to release an override, then none was held", Given::Backup, 1s,
         ReleaseOverride{"a1"}, "done a1", B, MasterDown - 1s, Row::BackupReleaseOverride},
        {"backup, when a claim was refused, then it is too late to matter", Given::Backup, 1s,
         ClaimRefused{"denied"}, "", B, MasterDown - 1s, Row::BackupClaimRefused},
        {"backup in a pause, when another resigns, then it waits for the pause's end",
         Given::Paused, 1s, advert(0), "", B, 9s, Row::BackupAdvertResign},
        {"backup in a pause, when the settings change, then the pause is over", Given::Paused, 1s,
         changed([](Settings& s) { s.arpRepeat = 2; }), "", B, MasterDown - 1s,
         Row::BackupSettings},
        {"backup, when told that it stalled, then it listens anew", Given::Backup, 1s,
         StallDetected{9s}, "note stalled", B, MasterDown, Row::BackupStall},
        {"backup, when the timer fires one interval late, then it listens anew", Given::Backup,
         MasterDown + 1s, std::nullopt, "note stalled", B, MasterDown, Row::BackupStall},
        {"backup, when the timer fires a little late, then it takes over", Given::Backup,
         MasterDown + 999ms, std::nullopt, takesOver.c_str(), A, 1s, Row::BackupMasterDown},
        {"backup, when the master-down time is over to the nanosecond, then it takes over",
         Given::Backup, MasterDown, std::nullopt, takesOver.c_str(), A, 1s, Row::BackupMasterDown},
    };
}

// It is larger than the budget because it is one table.
std::vector<Cell> activeCells()
{
    static const char* Answer = "advert 150 100cs 192.0.2.100";
    static const char* Yields = "release 192.0.2.100/24; active -> backup by active.advert.higher";
    return {
        {"active, when started again, then nothing changes", Given::Active, 500ms, Startup{}, "", A,
         500ms, Row::ActiveStartup},
        {"active, when shut down, then it resigns and releases", Given::Active, 500ms, Shutdown{},
         "advert 0 100cs 192.0.2.100; release 192.0.2.100/24; active -> initialize by "
         "active.shutdown",
         I, std::nullopt, Row::ActiveShutdown},
        {"active, when the same link is told again, then nothing changes", Given::Active, 500ms,
         LinkUp{link()}, "", A, 500ms, Row::ActiveLinkUpSame},
        {"active, when the source address changes, then it advertises and announces", Given::Active,
         500ms, LinkUp{otherLink()}, "advert 150 100cs 192.0.2.100; arp x5 192.0.2.100", A, 500ms,
         Row::ActiveLinkUpChanged},
        {"active, when the link goes, then it releases without an advert", Given::Active, 500ms,
         LinkDown{}, "release 192.0.2.100/24; active -> initialize by active.link_down", I,
         std::nullopt, Row::ActiveLinkDown},
        {"active, when another resigns, then it advertises at once", Given::Active, 500ms,
         advert(0), Answer, A, 500ms, Row::ActiveAdvertResign},
        {"active, when a higher advert arrives, then it yields and listens", Given::Active, 500ms,
         advert(151), Yields, B, MasterDown, Row::ActiveAdvertHigher},
        {"active without preempt, when a higher advert arrives, then it yields all the same",
         Given::Active, 500ms, advert(151), Yields, B, MasterDown, Row::ActiveAdvertHigher,
         noPreempt},
        {"active, when it yields to a slow owner, then it learns the interval", Given::Active,
         500ms, slow(advert(151), 1000),
         "note interval_differs 192.0.2.12; release 192.0.2.100/24; active -> backup by "
         "active.advert.higher",
         B, 30s + 10 * Skew, Row::ActiveAdvertHigher},
        {"active, when an equal advert comes from a greater address, then it yields", Given::Active,
         500ms, advert(150, "192.0.2.12"),
         "release 192.0.2.100/24; active -> backup by active.advert.equal.yield", B, MasterDown,
         Row::ActiveAdvertEqualYield},
        {"active, when an equal advert comes from 192.0.3.0, then the first differing byte decides",
         Given::Active, 500ms, advert(150, "192.0.3.0"),
         "release 192.0.2.100/24; active -> backup by active.advert.equal.yield", B, MasterDown,
         Row::ActiveAdvertEqualYield},
        {"active, when an equal advert comes from a lesser address, then it answers", Given::Active,
         500ms, advert(150, "192.0.2.10"), Answer, A, 500ms, Row::ActiveAdvertEqualKeep},
        {"active, when a lower advert arrives, then it answers", Given::Active, 500ms, advert(149),
         Answer, A, 500ms, Row::ActiveAdvertLower},
        {"active, when a lower advert arrives right after ours, then ours was the answer",
         Given::Active, 99'999'999ns, advert(149), "", A, 900'000'001ns, Row::ActiveAdvertAnswered},
        {"active, when its own advert comes back, then it is reported and ignored", Given::Active,
         500ms, advert(150, "192.0.2.11"), "note own_address_heard 192.0.2.11", A, 500ms,
         Row::ActiveAdvertOwn},
        {"active, when a higher advert comes from its own address, then it is ignored too",
         Given::Active, 500ms, advert(200, "192.0.2.11"), "note own_address_heard 192.0.2.11", A,
         500ms, Row::ActiveAdvertOwn},
        {"active, when an address is added, then it is claimed and announced", Given::Active, 500ms,
         changed([](Settings& s) { s.addresses.push_back(prefix("192.0.2.101/24")); }),
         "advert 150 100cs 192.0.2.100,192.0.2.101; claim 192.0.2.101/24; arp x5 "
         "192.0.2.100,192.0.2.101",
         A, 500ms, Row::ActiveSettings},
        {"active, when an address is replaced, then the old one goes first", Given::Active, 500ms,
         changed([](Settings& s) { s.addresses = {prefix("192.0.2.101/24")}; }),
         "release 192.0.2.100/24; advert 150 100cs 192.0.2.101; claim 192.0.2.101/24; arp x5 "
         "192.0.2.101",
         A, 500ms, Row::ActiveSettings},
        {"active, when the interval changes, then it advertises it at once", Given::Active, 500ms,
         changed([](Settings& s) { s.interval = Centiseconds{10}; }), "advert 150 10cs 192.0.2.100",
         A, 100ms, Row::ActiveSettings},
        {"active, when told to take over, then it is so already", Given::Active, 500ms,
         TakeOver{"a1", 201, 0}, "done a1", A, 500ms, Row::ActiveTakeOver},
        {"active by claim, when told to release it, then it advertises its own priority",
         Given::Claimed, 500ms, ReleaseOverride{"a1"}, "advert 150 100cs 192.0.2.100; done a1", A,
         500ms, Row::ActiveReleaseOverride},
        {"active, when told to release an override, then none was held", Given::Active, 500ms,
         ReleaseOverride{"a1"}, "done a1", A, 500ms, Row::ActiveReleaseNothing},
        {"active, when told that it stalled, then it lets go and listens", Given::Active, 500ms,
         StallDetected{9s},
         "note stalled; release 192.0.2.100/24; active -> backup by active.stall", B, 1s + Skew,
         Row::ActiveStall},
        {"active, when an interval is over, then it advertises and renews",
         Given::Active,
         1s,
         std::nullopt,
         "advert 150 100cs 192.0.2.100; renew 192.0.2.100/24",
         A,
         1s,
         Row::ActiveAdvertDue,
         {},
         {Row::ActiveRenew}},
        {"active, when the ARP delay is over, then it announces again",
         Given::Quiet,
         500ms,
         std::nullopt,
         "advert 150 100cs 192.0.2.100; arp x5 192.0.2.100; renew 192.0.2.100/24",
         A,
         1s,
         Row::ActiveArpRepeat,
         {},
         {Row::ActiveAdvertDue, Row::ActiveRenew}},
        {"active, when the ARP refresh is due, then it sends one frame", Given::Active, 500ms,
         std::nullopt, "arp x1 192.0.2.100", A, 500ms, Row::ActiveArpRefresh,
         [](Settings& s) { s.arpRefresh = 500ms; }},
        {"active by claim, when nobody else was heard for three intervals, then it settles",
         Given::Settling,
         1s,
         std::nullopt,
         "note override_settled; advert 160 100cs 192.0.2.100; renew 192.0.2.100/24",
         A,
         1s,
         Row::ActiveSettled,
         {},
         {Row::ActiveAdvertDue, Row::ActiveRenew}},
        {"active, when its rival was silent for three intervals, then the split brain is over",
         Given::SplitBrain,
         250ms,
         std::nullopt,
         "advert 150 100cs 192.0.2.100; note split_brain_ended 192.0.2.12",
         A,
         250ms,
         Row::ActiveSplitBrainEnded,
         {},
         {Row::ActiveAdvertDue}},
        {"active, when its host refuses the addresses, then it remembers that", Given::Active,
         500ms, ClaimRefused{"denied"}, "", A, 500ms, Row::ActiveClaimRefused},
        {"active, when its host refuses them a third time, then it resigns for a pause",
         Given::Refused, 500ms, ClaimRefused{"denied"},
         "note claim_given_up; advert 0 100cs 192.0.2.100; release 192.0.2.100/24; active -> "
         "backup by active.claim_given_up",
         B, 10s, Row::ActiveClaimGivenUp},
        {"active by claim, when its host refuses the addresses once, then it resigns",
         Given::Claimed, 500ms, ClaimRefused{"denied"},
         "note claim_given_up; advert 0 100cs 192.0.2.100; release 192.0.2.100/24; active -> "
         "backup by active.claim_given_up",
         B, 10s, Row::ActiveClaimGivenUp},
        {"active, when it was silent for three intervals, then it lets go and listens",
         Given::Active, 3s, std::nullopt,
         "note stalled; release 192.0.2.100/24; active -> backup by active.stall", B, 1s + Skew,
         Row::ActiveStall},
    };
}

std::vector<Cell> cells()
{
    std::vector<Cell> all = initializeCells();
    for (const Cell& cell : backupCells()) {
        all.push_back(cell);
    }
    for (const Cell& cell : activeCells()) {
        all.push_back(cell);
    }
    return all;
}

/// Runs ticks at every deadline up to `until`, collecting what happened as "+1s: ...".
std::string runUntil(VirtualRouter& router, Instant from, Instant until)
{
    std::string text;
    while (router.deadline() && router.deadline()->at <= until) {
        const Instant at = router.deadline()->at;
        const std::string effects = textOf(router.tick(at));
        text += "+" + toHumanText(at - from) + ": " + effects + "\n";
    }
    return text;
}

} // namespace

class VrrpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cell_data();
    void cell();
    void everyRowOfTheTableIsReached();
    void transitionsAgreeWithTheTable();
    void activeKeepsTheBeat();
    void activeRefreshesArp();
    void settlesAfterThreeQuietIntervals();
    void settlesLaterWhileOthersAreHeard();
    void overrideEndsWithActive();
    void splitBrainIsToldOnceAndEnds();
    void splitBrainNamesTheReason_data();
    void splitBrainNamesTheReason();
    void peerFindingsAreToldOnce();
    void lowerAdvertsAreAnnouncedAgainstOncePerInterval();
    void preemptDelayEndsInATakeover();
    void stalledActiveListensBeforeItAnswers();
    void resignWithoutRulesIsIgnored();
    void plantedFaultsChangeOneThingEach_data();
    void plantedFaultsChangeOneThingEach();
    void refusedClaimsEndAndPausesGrow();
    void masterDownTimes_data();
    void masterDownTimes();
    void addressLifetimes_data();
    void addressLifetimes();
};

void VrrpTest::cell_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Cell& cell : cells()) {
        QTest::newRow(cell.name) << index++;
    }
}

void VrrpTest::cell()
{
    QFETCH(int, index);
    const Cell cell = cells()[static_cast<std::size_t>(index)];
    Settings initial = settings();
    if (cell.change) {
        cell.change(initial);
    }
    VirtualRouter router(initial);
    const Instant now = reach(router, cell.given) + cell.after;
    const RowCounts before = router.rows();
    const auto effects = cell.input ? router.handle(*cell.input, now) : router.tick(now);
    QCOMPARE((textOf(effects)), std::string(cell.effects));
    QCOMPARE(router.state(), cell.state);
    QCOMPARE(router.deadline().has_value(), cell.deadline.has_value());
    if (cell.deadline) {
        QCOMPARE((router.deadline()->at - now).count(), cell.deadline->count());
    }
    for (const RowInfo& info : rowTable()) {
        const auto at = static_cast<std::size_t>(info.row);
        const bool also =
            std::find(cell.also.begin(), cell.also.end(), info.row) != cell.also.end();
        const std::uint64_t expected = info.row == cell.row || also ? 1 : 0;
        QVERIFY2(router.rows()[at] - before[at] == expected, std::string(info.name).c_str());
    }
}

void VrrpTest::everyRowOfTheTableIsReached()
{
    std::array<bool, RowCount> reached{};
    for (const Cell& cell : cells()) {
        reached[static_cast<std::size_t>(cell.row)] = true;
        for (const Row row : cell.also) {
            reached[static_cast<std::size_t>(row)] = true;
        }
    }
    for (const RowInfo& info : rowTable()) {
        QVERIFY2(reached[static_cast<std::size_t>(info.row)], std::string(info.name).c_str());
    }
}

void VrrpTest::transitionsAgreeWithTheTable()
{
    for (const Cell& cell : cells()) {
        const RowInfo& info = rowInfo(cell.row);
        VirtualRouter router{settings()};
        (void)reach(router, cell.given);
        const RouterState from = router.state();
        QVERIFY2(info.from == from && info.to == cell.state, cell.name);
    }
}

void VrrpTest::activeKeepsTheBeat()
{
    VirtualRouter router(settings());
    const Instant start = reach(router, Given::Active);
    QCOMPARE((runUntil(router, start, start + 2s)),
             std::string("+1 s: advert 150 100cs 192.0.2.100; renew 192.0.2.100/24\n"
                         "+2 s: advert 150 100cs 192.0.2.100; renew 192.0.2.100/24\n"));
    (void)router.tick(start + 3s + 200ms);
    QCOMPARE((router.deadline()->at - start).count(), Duration{4s}.count());
    (void)router.tick(start + 4s);
    QCOMPARE((runUntil(router, start, start + 5s)),
             std::string("+4.2 s: renew 192.0.2.100/24\n"
                         "+5 s: advert 150 100cs 192.0.2.100; arp x5 192.0.2.100\n"));
    QCOMPARE(router.rows()[static_cast<std::size_t>(Row::ActiveArpRepeat)], 1U);
    QCOMPARE(router.rows()[static_cast<std::size_t>(Row::ActiveAdvertDue)], 5U);
}

void VrrpTest::activeRefreshesArp()
{
    Settings refreshing = settings();
    refreshed(refreshing);
    VirtualRouter router(refreshing);
    const Instant start = reach(router, Given::Active);
    const std::string text = runUntil(router, start, start + 125s);
    QVERIFY(text.find("+1 m: advert 150 100cs 192.0.2.100; arp x1 192.0.2.100; renew") !=
            std::string::npos);
    QCOMPARE(router.rows()[static_cast<std::size_t>(Row::ActiveArpRefresh)], 2U);
}

void VrrpTest::settlesAfterThreeQuietIntervals()
{
    VirtualRouter router(settings());
    const Instant start = reach(router, Given::Claimed);
    QCOMPARE(router.status().priority, std::uint8_t{201});
    (void)runUntil(router, start, start + 2999ms);
    QCOMPARE(router.status().priority, std::uint8_t{201});
    QCOMPARE(textOf(router.tick(start + 3s)),
             std::string("note override_settled; advert 160 100cs 192.0.2.100; renew "
                         "192.0.2.100/24"));
    QVERIFY(router.status().overridden);

    VirtualRouter base(settings());
    (void)reach(base, Given::Following);
    (void)base.handle(TakeOver{"a1", 201, 0}, Start);
    (void)runUntil(base, Start, Start + 3s);
    QCOMPARE(base.status().priority, std::uint8_t{150});
    QVERIFY(!base.status().overridden);
}

void VrrpTest::settlesLaterWhileOthersAreHeard()
{
    VirtualRouter router(settings());
    const Instant start = reach(router, Given::Claimed);
    (void)router.handle(advert(200), start + 900ms);
    (void)runUntil(router, start, start + 3899ms);
    QCOMPARE(router.status().priority, std::uint8_t{201});
    QCOMPARE(textOf(router.tick(start + 3900ms)),
             std::string("note override_settled; advert 160 100cs 192.0.2.100"));
    QCOMPARE(router.status().priority, std::uint8_t{160});
}

void VrrpTest::overrideEndsWithActive()
{
    const std::vector<RouterInput> leaving{advert(250), LinkDown{}, Shutdown{}, StallDetected{9s}};
    for (const RouterInput& input : leaving) {
        VirtualRouter router(settings());
        const Instant start = reach(router, Given::Claimed);
        (void)router.handle(input, start + 1ms);
        QVERIFY(router.state() != A);
        QCOMPARE(router.status().priority, std::uint8_t{150});
        QVERIFY(!router.status().overridden);
    }
}

void VrrpTest::splitBrainIsToldOnceAndEnds()
{
    VirtualRouter router(settings());
    const Instant start = reach(router, Given::Active);
    QCOMPARE(textOf(router.handle(advert(100), start + 500ms)),
             std::string("advert 150 100cs 192.0.2.100"));
    QVERIFY(!router.status().splitBrain);
    (void)router.tick(start + 1500ms);
    // Exactly two intervals after the first one is still "within".
    QCOMPARE(textOf(router.handle(advert(100), start + 2500ms)),
             std::string(
                 "note split_brain 192.0.2.12; advert 150 100cs 192.0.2.100; arp x5 192.0.2.100"));
    QVERIFY(router.status().splitBrain);
    QCOMPARE(router.status().rival, std::optional(address("192.0.2.12")));
    QCOMPARE(textOf(router.handle(advert(100), start + 3s)),
             std::string("advert 150 100cs 192.0.2.100"));
    const std::string text = runUntil(router, start, start + 6s);
    QVERIFY(text.find("+6 s: advert 150 100cs 192.0.2.100; note split_brain_ended 192.0.2.12") !=
            std::string::npos);
    QVERIFY(!router.status().splitBrain);

    VirtualRouter rare(settings());
    const Instant begin = reach(rare, Given::Active);
    (void)rare.handle(advert(100), begin + 500ms);
    (void)rare.tick(begin + 1500ms);
    (void)rare.tick(begin + 2500ms);
    (void)rare.handle(advert(100), begin + 2500ms + 1ns);
    QVERIFY(!rare.status().splitBrain);
}

void VrrpTest::splitBrainNamesTheReason_data()
{
    QTest::addColumn<bool>("otherChecksum");
    QTest::addColumn<bool>("otherAddresses");
    QTest::addColumn<QString>("reason");
    QTest::newRow("the other checksum profile")
        << true << true << QStringLiteral("other checksum profile (rfc9568)");
    QTest::newRow("another address list")
        << false << true << QStringLiteral("address list differs");
    QTest::newRow("nothing else than that it does not hear us")
        << false << false << QStringLiteral("does not hear us");
}

void VrrpTest::splitBrainNamesTheReason()
{
    QFETCH(bool, otherChecksum);
    QFETCH(bool, otherAddresses);
    QFETCH(QString, reason);
    AdvertReceived rival = advert(100);
    if (otherChecksum) {
        rival.checksumStyle = ChecksumStyle::MessageOnly;
    }
    if (otherAddresses) {
        rival.addresses = {address("192.0.2.77")};
    }
    VirtualRouter router(settings());
    const Instant start = reach(router, Given::Active);
    (void)router.handle(rival, start + 500ms);
    QString said;
    for (const RouterEffect& effect : router.handle(rival, start + 1s)) {
        if (const auto* noted = std::get_if<Noted>(&effect); noted != nullptr) {
            said += QString::fromStdString(noted->text);
        }
    }
    QVERIFY2(said.contains(reason), qPrintable(said));
}

void VrrpTest::peerFindingsAreToldOnce()
{
    VirtualRouter router(settings());
    (void)reach(router, Given::Backup);
    AdvertReceived odd = slow(advert(200), 50);
    odd.checksumStyle = ChecksumStyle::MessageOnly;
    odd.addresses = {address("192.0.2.77")};
    QCOMPARE(
        textOf(router.handle(odd, Start + 1s)),
        std::string("note address_list_differs 192.0.2.12; note interval_differs 192.0.2.12; note "
                    "checksum_differs 192.0.2.12"));
    QCOMPARE(textOf(router.handle(odd, Start + 2s)), std::string(""));
    QCOMPARE(textOf(router.handle(advert(200), Start + 3s)), std::string(""));
    QCOMPARE(textOf(router.handle(slow(advert(200), 50), Start + 4s)),
             std::string("note interval_differs 192.0.2.12"));
    // The order of addresses does not matter.
    Settings two = settings();
    two.addresses.push_back(prefix("192.0.2.101/24"));
    (void)router.handle(SettingsChanged{two}, Start + 4s);
    AdvertReceived swapped = advert(200);
    swapped.addresses = {address("192.0.2.101"), address("192.0.2.100")};
    QCOMPARE(textOf(router.handle(swapped, Start + 5s)), std::string(""));
}

void VrrpTest::lowerAdvertsAreAnnouncedAgainstOncePerInterval()
{
    VirtualRouter router(settings());
    const Instant start = reach(router, Given::Active);
    int answers = 0;
    int announcements = 0;
    for (Duration after = 1ms; after <= 1s; after += 1ms) {
        const std::string text = textOf(router.handle(advert(100), start + after));
        answers += text.find("advert 150") != std::string::npos ? 1 : 0;
        announcements += text.find("arp x5") != std::string::npos ? 1 : 0;
    }
    QCOMPARE(answers, 10);
    QCOMPARE(announcements, 1);
}

void VrrpTest::preemptDelayEndsInATakeover()
{
    Settings waiting = settings();
    delayed(waiting);
    VirtualRouter router(waiting);
    (void)reach(router, Given::Backup);
    Instant now = Start + 500ms;
    while (router.state() == B && now < Start + 30s) {
        (void)runUntil(router, Start, now);
        if (router.state() == B) {
            (void)router.handle(advert(100), now);
            if (now < Start + 10s) {
                QCOMPARE(router.status().preemptAt.value_or(Start), Start + 10500ms); // as is told
            }
            now += 1s;
        }
    }
    // First lower advert at 0.5 s; followed for 10 s, last at 9.5 s; then a master-down time.
    QCOMPARE((router.status().since - Start).count(), Duration{9500ms + MasterDown}.count());
}

void VrrpTest::stalledActiveListensBeforeItAnswers()
{
    VirtualRouter router(settings());
    const Instant start = reach(router, Given::Active);
    // Someone lower took over while this thread did not run: it must not be kicked out at once.
    QCOMPARE(textOf(router.handle(advert(100), start + 20s)),
             std::string("note stalled; release 192.0.2.100/24; active -> backup by active.stall"));
    QCOMPARE(router.state(), B);
    QCOMPARE((router.deadline()->at - start).count(), Duration{21s + Skew}.count());
}

void VrrpTest::resignWithoutRulesIsIgnored()
{
    VirtualRouter router(settings(), Rules{.resignHonoured = false});
    (void)reach(router, Given::Following);
    (void)router.handle(advert(0), Start + 1s);
    QCOMPARE((router.deadline()->at - Start).count(), MasterDown.count());
}

void VrrpTest::plantedFaultsChangeOneThingEach_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("no skew: the master-down time is three intervals") << 0;
    QTest::newRow("lower address wins: equal and greater is kept") << 1;
    QTest::newRow("nobody yields: equal and greater is kept") << 2;
    QTest::newRow("preempt ignored: a lower advert is discarded") << 3;
    QTest::newRow("interval not learned: a slow owner times out early") << 4;
    QTest::newRow("address kept on yield: no release") << 5;
}

void VrrpTest::plantedFaultsChangeOneThingEach()
{
    QFETCH(int, fault);
    const std::array<Rules, 6> all{Rules{.skewTime = false},
                                   Rules{.tieBreak = TieBreak::LowerAddressWins},
                                   Rules{.tieBreak = TieBreak::NobodyYields},
                                   Rules{.preemptHonoured = false},
                                   Rules{.intervalLearned = false},
                                   Rules{.releaseOnYield = false}};
    Settings wanted = settings();
    wanted.preempt = fault != 3;
    VirtualRouter router(wanted, all[static_cast<std::size_t>(fault)]);
    const bool active = fault == 1 || fault == 2 || fault == 5;
    const Instant start = reach(router, active ? Given::Active : Given::Backup);
    switch (fault) {
    case 0: QCOMPARE((router.deadline()->at - start).count(), Duration{3s}.count()); break;
    case 1:
    case 2:
        (void)router.handle(advert(150, "192.0.2.12"), start + 500ms);
        QCOMPARE(router.state(), A);
        break;
    case 3:
        (void)router.handle(advert(100), start + 1s);
        QCOMPARE((router.deadline()->at - start).count(), MasterDown.count());
        break;
    case 4:
        (void)router.handle(slow(advert(200), 1000), start + 1s);
        QCOMPARE((router.deadline()->at - start).count(), Duration{1s + MasterDown}.count());
        break;
    default:
        QCOMPARE(textOf(router.handle(advert(200), start + 500ms)),
                 std::string("active -> backup by active.advert.higher"));
    }
}

void VrrpTest::refusedClaimsEndAndPausesGrow()
{
    VirtualRouter router(settings());
    Instant now = reach(router, Given::Paused);
    QCOMPARE(router.status().refused, std::string("denied"));
    // After a pause it tries again, and then one refusal is enough; each pause is twice as long.
    for (const Duration pause : {10s, 20s, 40s, 80s, 160s, 300s, 300s}) {
        QCOMPARE((router.deadline()->at - now).count(), pause.count());
        now = router.deadline()->at;
        (void)router.handle(advert(100), now - 1s); // preempting does not come before
        QCOMPARE(router.state(), B);
        (void)router.tick(now);
        QCOMPARE(router.state(), A);
        (void)router.handle(ClaimRefused{"denied"}, now);
        QCOMPARE(router.state(), B);
    }
    // Two renewals without a refusal between them, and it counts from one again.
    now = router.deadline()->at;
    (void)router.tick(now);
    (void)runUntil(router, now, now + 2s);
    QCOMPARE(router.status().refused, std::string());
    (void)router.handle(ClaimRefused{"denied"}, now + 2s);
    QCOMPARE(router.state(), A);
}

void VrrpTest::addressLifetimes_data()
{
    QTest::addColumn<int>("centiseconds");
    QTest::addColumn<int>("seconds");
    QTest::newRow("10 ms: three seconds at least") << 1 << 3;
    QTest::newRow("500 ms: two seconds of master-down time and one of renewal") << 50 << 3;
    QTest::newRow("510 ms: whole seconds, rounded up") << 51 << 4;
    QTest::newRow("1 s") << 100 << 5;
    QTest::newRow("40.95 s") << 4095 << 165;
}

/// A killed owner's address stays until the slowest peer has taken over.
void VrrpTest::addressLifetimes()
{
    QFETCH(int, centiseconds);
    QFETCH(int, seconds);
    const Centiseconds interval{centiseconds};
    QCOMPARE(addressLifetime(interval).count(), Duration{std::chrono::seconds{seconds}}.count());
    Settings slowest = settings();
    slowest.priority = 1;
    slowest.interval = interval;
    QVERIFY(addressLifetime(interval) - AddressRenewal >= VirtualRouter(slowest).masterDownTime());
}

void VrrpTest::masterDownTimes_data()
{
    QTest::addColumn<int>("priority");
    QTest::addColumn<int>("centiseconds");
    QTest::addColumn<qint64>("nanoseconds");
    QTest::newRow("priority 150 at 0.5 s") << 150 << 50 << Q_INT64_C(1'707'031'250);
    QTest::newRow("priority 150 at 1 s") << 150 << 100 << Q_INT64_C(3'414'062'500);
    QTest::newRow("priority 254 at 10 ms") << 254 << 1 << Q_INT64_C(30'078'125);
    QTest::newRow("priority 1 at 10 ms") << 1 << 1 << Q_INT64_C(39'960'937);
    QTest::newRow("priority 1 at 40.95 s") << 1 << 4095 << Q_INT64_C(163'640'039'062);
}

void VrrpTest::masterDownTimes()
{
    QFETCH(int, priority);
    QFETCH(int, centiseconds);
    QFETCH(qint64, nanoseconds);
    Settings wanted = settings();
    wanted.priority = static_cast<std::uint8_t>(priority);
    wanted.interval = Centiseconds{centiseconds};
    const VirtualRouter router(wanted);
    QCOMPARE(static_cast<qint64>(router.masterDownTime().count()), nanoseconds);
}

TEST_CLASS(VrrpTest)

} // namespace bafar::test

#include "vrrp_test.moc"
