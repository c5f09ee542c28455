// It is larger than the budget because a seed from its drawing to its rest is one story.
#include "agents/sim/raft_run.h"

#include <numeric>

namespace bafar::sim {

namespace {

constexpr std::int64_t MembersMin = 3;
constexpr std::int64_t MembersMax = 7;
constexpr std::int64_t SparesMax = 2;                  ///< machines that no group has at first
constexpr Duration Overtime = std::chrono::minutes(2); ///< for faults that found nothing before
constexpr Duration LookEvery = std::chrono::milliseconds(200);

struct Shape {
    std::size_t members = 3;
    std::size_t spares = 0;
    bool oneByOne = false; ///< the first founds a group of itself and admits the others
    cluster::GroupTiming timing;
    Duration disk{};
    Duration gap{};
};

Shape drawShape(Random& random)
{
    Shape shape;
    shape.members = static_cast<std::size_t>(random.between(MembersMin, MembersMax));
    shape.spares = static_cast<std::size_t>(random.between(0, SparesMax));
    shape.oneByOne = random.chance(0.3);
    shape.timing.heartbeat = std::chrono::milliseconds(random.between(50, 250));
    shape.timing.election = shape.timing.heartbeat * random.between(3, 8);
    shape.timing.snapshotAfter = static_cast<unsigned>(random.between(15, 150));
    shape.timing.keptAfterSnapshot = static_cast<unsigned>(random.between(1, 50));
    shape.disk = random.between(Duration(std::chrono::microseconds(200)),
                                Duration(std::chrono::milliseconds(30)));
    shape.gap = std::chrono::milliseconds(random.between(300, 1300));
    return shape;
}

std::string textOf(const Shape& shape)
{
    return std::to_string(shape.members) + " members" + (shape.oneByOne ? " one by one" : "") +
           ", " + std::to_string(shape.spares) + " spare, heartbeat " +
           toHumanText(shape.timing.heartbeat) + ", election " +
           toHumanText(shape.timing.election) + ", disk " + toHumanText(shape.disk);
}

std::vector<RaftSetup> setupsOf(const Shape& shape, const RaftPlants& plants)
{
    std::vector<RaftSetup> setups;
    for (std::size_t index = 0; index < shape.members + shape.spares; ++index) {
        RaftSetup setup;
        setup.name = "n" + std::to_string(index + 1);
        setup.timing = shape.timing;
        setup.disk = shape.disk;
        setup.plants = plants;
        setups.push_back(std::move(setup));
    }
    return setups;
}

class Run {
public:
    Run(std::uint64_t seed, const Shape& shape, const RaftRunOptions& options)
        : options_(options)
        , shape_(shape)
        , site_(seed, setupsOf(shape, options.plants))
        , checks_(site_)
        , load_(site_, shape.gap)
        , faults_(site_, shape.disk)
    {
        site_.world().keepTranscript(options.transcript);
    }

    void go(std::size_t faults);
    [[nodiscard]] RaftOutcome outcome() const;

    RaftSite& site() { return site_; }

private:
    [[nodiscard]] bool well() const { return !checks_.failure(); }

    [[nodiscard]] bool pass(Duration time)
    {
        return site_.world().runUntil(site_.world().now() + time, [this] { return !well(); });
    }

    void begin();
    void admitNext(std::size_t index);
    void rest();
    void progress();
    void count(RaftEventCounts& events) const;

    /// A candidate may have to wait twice, and those that it asks too; the longest that can be.
    [[nodiscard]] Duration leaderWithin() const
    {
        return 12 * shape_.timing.election + std::chrono::seconds(2);
    }

    /// A snapshot that was lost is sent again after 25 election times; membership changes and
    /// actions that were under way are seen through.
    [[nodiscard]] Duration restWithin() const
    {
        return 60 * shape_.timing.election + std::chrono::seconds(20);
    }

    RaftRunOptions options_;
    Shape shape_;
    RaftSite site_;
    RaftChecks checks_;
    RaftLoad load_;
    RaftFaults faults_;
    Duration rested_{};
};

void Run::begin()
{
    std::vector<schema::Member> members;
    for (std::size_t index = 0; index < shape_.members; ++index) {
        members.push_back(site_.host(index).member());
    }
    if (shape_.oneByOne) {
        members.resize(1);
    }
    for (std::size_t index = 0; index < site_.size(); ++index) {
        if (index < members.size()) {
            site_.host(index).found(members);
        } else {
            site_.host(index).start();
        }
    }
    if (shape_.oneByOne) {
        admitNext(1);
    }
}

/// An operator forms the cluster; what goes wrong meanwhile is tried again.
void Run::admitNext(std::size_t index)
{
    if (index >= shape_.members) {
        return;
    }
    site_.world().after(LookEvery, [this, index] {
        RaftHost* leader = site_.leader();
        RaftHost& host = site_.host(index);
        if (leader == nullptr || !host.acts() || &host == leader) {
            admitNext(&host == leader ? index + 1 : index);
            return;
        }
        leader->group()->admit(host.member(), [this, index](const Result<void>& outcome) {
            const bool done = outcome || outcome.error().code == Code::Conflict;
            admitNext(done ? index + 1 : index);
        });
    });
}

void Run::go(std::size_t faults)
{
    begin();
    const Instant end = Instant{} + options_.length;
    load_.run(end);
    faults_.schedule(faults, Instant{} + std::chrono::seconds(3), end - std::chrono::seconds(1));
    bool good = site_.world().runUntil(end, [this] { return !well(); });
    while (good && faults_.owed() > 0 && site_.world().now() < end + Overtime) {
        good = pass(std::chrono::seconds(1));
    }
    if (!good) {
        return;
    }
    faults_.calm();
    rest();
    if (well()) {
        progress();
    }
}

void Run::rest()
{
    const Instant calm = site_.world().now();
    while (well() && site_.leader() == nullptr) {
        if (site_.world().now() - calm > leaderWithin()) {
            checks_.fail("nobody leads " + toHumanText(leaderWithin()) + " after the faults");
        }
        (void)pass(LookEvery);
    }
    while (well()) {
        const bool settled = faults_.settleMembers();
        if (!pass(LookEvery) || (settled && checks_.atRest())) {
            break;
        }
        if (site_.world().now() - calm > restWithin()) {
            checks_.fail("no rest " + toHumanText(restWithin()) + " after the faults");
        }
    }
    rested_ = site_.world().now() - calm;
    if (well()) {
        checks_.converged();
    }
}

/// Every member's next line is agreed, and then all are at rest again.
void Run::progress()
{
    std::size_t answered = 0;
    std::string refused;
    const std::size_t asked = load_.askAll([&](RaftHost& host, const Result<std::uint64_t>& index) {
        ++answered;
        refused += index ? "" : " " + host.name() + ": " + index.error().text;
    });
    const Instant end = site_.world().now() + std::chrono::seconds(6);
    while (well() && answered < asked && site_.world().now() < end) {
        (void)pass(LookEvery);
    }
    if (well() && (answered < asked || !refused.empty())) {
        checks_.fail("a line is not agreed after the faults:" + refused);
    }
    for (int looks = 0; well() && !checks_.atRest() && looks < 50; ++looks) {
        (void)pass(LookEvery);
    }
    if (well()) {
        checks_.converged();
    }
}

RaftOutcome Run::outcome() const
{
    RaftOutcome outcome;
    outcome.failure = checks_.failure();
    outcome.faults = faults_.counts();
    const std::uint64_t struck =
        std::accumulate(outcome.faults.begin(), outcome.faults.end(), std::uint64_t{0});
    if (!outcome.failure && struck < static_cast<std::uint64_t>(RaftFaultsAsked)) {
        outcome.failure = "only " + std::to_string(struck) +
                          " faults changed something; a seed needs " +
                          std::to_string(RaftFaultsAsked);
    }
    outcome.digest = checks_.digest();
    outcome.rested = rested_;
    count(outcome.events);
    return outcome;
}

void Run::count(RaftEventCounts& events) const
{
    const auto add = [&events](RaftEvent event, std::uint64_t times) {
        events.at(static_cast<std::size_t>(event)) += times;
    };
    for (std::size_t index = 0; index < site_.size(); ++index) {
        const RaftDisk::Counts& disk = site_.host(index).disk().counts();
        add(RaftEvent::Truncated, disk.truncations);
        add(RaftEvent::SnapshotTaken, disk.taken);
        add(RaftEvent::SnapshotInstalled, disk.installed);
        add(RaftEvent::HalfInstalled, disk.halfInstalled);
        add(RaftEvent::WriteTorn, disk.torn);
        add(RaftEvent::DiskRefused, disk.refused);
        add(RaftEvent::MembershipRolledBack, disk.rolledBack);
        add(RaftEvent::GroupReread, site_.host(index).rereads());
    }
    const RaftChecks::Counts& seen = checks_.counts();
    add(RaftEvent::Elected, seen.leaders);
    add(RaftEvent::MembershipAgreed, seen.memberships);
    add(RaftEvent::ActionBegun, seen.actions);
    add(RaftEvent::StepRun, seen.steps);
    add(RaftEvent::SpecInForce, seen.specs);
    add(RaftEvent::ProposalRefused, seen.refused);
    add(RaftEvent::ReadConfirmed, seen.reads);
    add(RaftEvent::Acknowledged, seen.acknowledged);
    add(RaftEvent::LeadershipHandedOn, faults_.changes().handedOn);
    add(RaftEvent::ActionTakenOver, seen.takenOver);
}

} // namespace

std::string_view raftEventName(RaftEvent event)
{
    constexpr std::array<std::string_view, RaftEventCount> Names = {"elected",
                                                                    "truncated",
                                                                    "snapshot_taken",
                                                                    "snapshot_installed",
                                                                    "half_installed",
                                                                    "write_torn",
                                                                    "disk_refused",
                                                                    "group_reread",
                                                                    "membership_agreed",
                                                                    "membership_rolled_back",
                                                                    "leadership_handed_on",
                                                                    "action_begun",
                                                                    "action_taken_over",
                                                                    "step_run",
                                                                    "spec_in_force",
                                                                    "proposal_refused",
                                                                    "read_confirmed",
                                                                    "acknowledged"};
    return Names.at(static_cast<std::size_t>(event));
}

RaftOutcome runRaftSeed(std::uint64_t seed, const RaftRunOptions& options)
{
    Random random(seed);
    const Shape shape = drawShape(random);
    const auto faults =
        static_cast<std::size_t>(random.between(options.fewestFaults, options.mostFaults));
    Run run(random.next(), shape, options);
    run.go(faults);
    RaftOutcome outcome = run.outcome();
    outcome.seed = seed;
    outcome.shape = textOf(shape);
    outcome.members = shape.members;
    outcome.lasted = run.site().world().elapsed();
    outcome.worldEvents = run.site().world().events();
    outcome.transcript = run.site().world().transcript();
    return outcome;
}

} // namespace bafar::sim
