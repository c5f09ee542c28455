#include "agents/sim/run.h"

#include <algorithm>

namespace bafar::sim {

namespace {

constexpr WallTime WallStart{1'767'225'600'000};
constexpr Duration AgentsSettle = std::chrono::seconds(30);
constexpr std::int64_t HostsMin = 3;
constexpr std::int64_t HostsMax = 7;
constexpr std::int64_t BesidesMin = 4; ///< faults that come on top of the menu's
constexpr std::int64_t BesidesMax = 24;
/// So long the run goes on for faults that found nothing to strike before; power comes back sooner.
constexpr Duration Overtime = std::chrono::minutes(1);

Duration drawInterval(Random& random)
{
    constexpr std::array<int, 8> Centiseconds = {100, 100, 100, 100, 200, 50, 50, 25};
    if (random.chance(0.02)) {
        return std::chrono::milliseconds(100);
    }
    return std::chrono::milliseconds(10) *
           Centiseconds.at(static_cast<std::size_t>(random.below(Centiseconds.size())));
}

SiteShape drawShape(Random& random)
{
    SiteShape shape;
    shape.hosts = static_cast<std::size_t>(random.between(HostsMin, HostsMax));
    shape.heartbeat = std::chrono::milliseconds(500) * random.between(2, 6);
    shape.monitoring = std::chrono::seconds(60);
    SiteShape::Router router;
    router.interval = drawInterval(random);
    router.preempt = random.chance(0.7);
    if (random.chance(0.3)) {
        router.preemptDelay = std::chrono::milliseconds(random.between(0, 6000));
    }
    // Neighbouring priorities are the hardest for the skew time, distant ones for hand-overs.
    const std::int64_t step = random.chance(0.3) ? 1 : random.between(5, 30);
    for (std::size_t index = 0; index < shape.hosts; ++index) {
        router.priorities.push_back(static_cast<int>(20 + step * static_cast<std::int64_t>(index)));
    }
    for (std::size_t index = shape.hosts; index > 1; --index) {
        std::swap(router.priorities[index - 1],
                  router.priorities[static_cast<std::size_t>(random.below(index))]);
    }
    shape.routers.push_back(std::move(router));
    return shape;
}

std::string shapeText(const SiteShape& shape)
{
    const SiteShape::Router& router = shape.routers.front();
    return std::to_string(shape.hosts) + " hosts, interval " + toHumanText(router.interval) +
           (router.preempt ? ", preempt" : ", no preempt") +
           (router.preemptDelay > Duration{} ? " after " + toHumanText(router.preemptDelay) : "");
}

std::vector<HostSetup> drawHosts(const SiteShape& shape, const RunOptions& options, Random& random)
{
    Result<schema::Spec> spec = readSpec(specText(shape));
    CHECK(spec.has_value());
    std::vector<HostSetup> setups;
    for (std::size_t index = 0; index < shape.hosts; ++index) {
        HostSetup setup;
        setup.name = hostName(index);
        setup.address = hostAddress(index);
        setup.spec = *spec;
        setup.rules = options.rules;
        setup.counters = std::chrono::seconds(2); // below Machine::SilenceMax
        setup.reportGap = std::chrono::seconds(1);
        setups.push_back(std::move(setup));
    }
    if (random.chance(0.1)) {
        setups[static_cast<std::size_t>(random.below(setups.size()))].ownerPriority =
            floating_ip::OwnerPriority;
    }
    if (random.chance(0.25)) {
        setups.back().driver = DriverKind::Blunt;
    }
    return setups;
}

/// The faults until `end`, or until the last has struck; then the rest.
void runToRest(Site& site, Checks& checks, Faults& faults, Instant end)
{
    World& world = site.world();
    const auto failed = [&checks] { return checks.look(); };
    bool well = world.runUntil(end, failed);
    while (well && faults.owed() > 0 && world.now() < end + Overtime) {
        well = world.runUntil(world.now() + std::chrono::seconds(1), failed);
    }
    if (!well) {
        return;
    }
    faults.calm();
    if (world.runUntil(world.now() + AgentsSettle + checks.restTime(), failed)) {
        checks.converged();
        checks.expectRest();
        world.runUntil(world.now() + checks.restTime(), failed);
    }
}

std::optional<std::string> tooFewFaults(const FaultCounts& faults)
{
    const std::uint64_t struck = menuFaults(faults);
    if (struck >= FaultsAsked) {
        return std::nullopt;
    }
    return "only " + std::to_string(struck) +
           " faults of the menu changed something; a seed needs " + std::to_string(FaultsAsked);
}

} // namespace

Outcome runSeed(std::uint64_t seed, const RunOptions& options)
{
    Random random(seed);
    const SiteShape shape = drawShape(random);
    std::vector<HostSetup> setups = drawHosts(shape, options, random);
    Site site(random.next(), WallStart, std::move(setups));
    site.world().keepTranscript(options.transcript);
    Checks checks(site);
    Faults faults(site, shape);
    for (std::size_t index = 0; index < site.size(); ++index) {
        site.world().after(random.between(Duration{}, std::chrono::seconds(3)),
                           [&host = site.host(index)] { host.start(); });
    }
    const Instant end = Instant{} + options.length;
    const Faults::Plan plan{
        static_cast<std::size_t>(random.between(options.fewestFaults, options.mostFaults)),
        static_cast<std::size_t>(random.between(BesidesMin, BesidesMax))};
    faults.schedule(plan, Instant{} + std::chrono::seconds(10), end - std::chrono::seconds(1));
    runToRest(site, checks, faults, end);
    Outcome outcome;
    outcome.seed = seed;
    outcome.faults = faults.counts();
    outcome.failure = checks.failure() ? checks.failure() : tooFewFaults(outcome.faults);
    outcome.events = site.world().events();
    outcome.takeOvers = checks.takeOvers();
    outcome.confirmed = faults.confirmed();
    outcome.hosts = site.size();
    outcome.lasted = site.world().elapsed();
    outcome.shape = shapeText(shape);
    outcome.transcript = site.world().transcript();
    for (std::size_t index = 0; index < site.size(); ++index) {
        const floating_ip::RowCounts rows = site.host(index).rows();
        std::transform(rows.begin(), rows.end(), outcome.rows.begin(), outcome.rows.begin(),
                       std::plus<>());
    }
    return outcome;
}

} // namespace bafar::sim
