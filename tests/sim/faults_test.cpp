// The faults of a seed: each that is counted changed something, and enough of them strike.
#include <QTest>
#include <tuple>

#include "agents/sim/run.h"
#include "tests/sim/sites.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

constexpr sim::Faults::Plan Many{60, 40};
constexpr Duration Length = std::chrono::minutes(5);

/// What faults of the menu can change: of every host, and of every path between two that run.
using HostSight = std::tuple<bool, bool, Duration>;
using PathSight = std::tuple<std::size_t, std::size_t, bool, double, double, Duration>;

struct Sight {
    std::vector<HostSight> hosts;
    std::vector<PathSight> paths;

    bool operator==(const Sight&) const = default;
};

Sight sightOf(sim::Site& site)
{
    Sight sight;
    for (std::size_t from = 0; from < site.size(); ++from) {
        const sim::Host& host = site.host(from);
        sight.hosts.emplace_back(host.running(), host.stalled(), host.clockError());
        for (std::size_t to = 0; to < site.size(); ++to) {
            if (!host.running() || !site.host(to).running()) {
                continue;
            }
            // What a path does to datagrams says nothing where it carries none.
            const sim::Path& path = site.network().path(from, to);
            const sim::Path seen = path.cut ? sim::Path{} : path;
            sight.paths.emplace_back(from, to, path.cut, seen.loss, seen.duplication, seen.delay);
        }
    }
    return sight;
}

void startAll(sim::Site& site)
{
    for (std::size_t index = 0; index < site.size(); ++index) {
        site.host(index).start();
    }
}

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachCountedFaultChangesSomething();
    void faultsThatFindNothingWait();
    void calmEndsThem();
    void tooFewFaultsFailASeed_data();
    void tooFewFaultsFailASeed();
};

/// Many small sites: hosts are down, paths cut and links troubled most of the time.
void FaultsTest::eachCountedFaultChangesSomething()
{
    sim::FaultCounts all{};
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const auto site = siteOf(usualShape(), false, seed);
        sim::Faults faults(*site, usualShape());
        startAll(*site);
        faults.schedule(Many, Instant{}, Instant{} + Length);
        Sight before = sightOf(*site);
        std::uint64_t counted = 0;
        bool idle = false;
        site->world().runUntil(Instant{} + 2 * Length, [&] {
            const std::uint64_t now = sim::menuFaults(faults.counts());
            const Sight after = sightOf(*site);
            idle = now != counted && (now != counted + 1 || after == before);
            counted = now;
            before = after;
            return idle;
        });
        QVERIFY2(!idle, qPrintable(QStringLiteral("seed %1, fault %2 of %3 changed nothing")
                                       .arg(seed)
                                       .arg(counted)
                                       .arg(qulonglong{faults.owed()})));
        QCOMPARE(counted, std::uint64_t{Many.menu});
        QCOMPARE(faults.owed(), std::size_t{0});
        for (std::size_t index = 0; index < all.size(); ++index) {
            all[index] += faults.counts().at(index);
        }
    }
    QVERIFY(std::none_of(all.begin(), all.end(), [](std::uint64_t times) { return times == 0; }));
}

/// On a site where nothing runs nothing is counted; those of the menu strike when it does.
void FaultsTest::faultsThatFindNothingWait()
{
    const auto site = siteOf(usualShape());
    sim::Faults faults(*site, usualShape());
    faults.schedule(Many, Instant{}, Instant{} + std::chrono::seconds(10));
    site->world().runUntil(Instant{} + std::chrono::minutes(1));
    QCOMPARE(faults.counts(), sim::FaultCounts{});
    QCOMPARE(faults.owed(), Many.menu);
    startAll(*site);
    site->world().runUntil(Instant{} + Length);
    QCOMPARE(faults.owed(), std::size_t{0});
    QCOMPARE(sim::menuFaults(faults.counts()), std::uint64_t{Many.menu});
}

/// Afterwards the site is as at first, and what was planned for later does not come.
void FaultsTest::calmEndsThem()
{
    const auto site = siteOf(usualShape());
    startAll(*site);
    const Sight whole = sightOf(*site);
    sim::Faults faults(*site, usualShape());
    faults.schedule(Many, Instant{}, Instant{} + Length);
    site->world().runUntil(Instant{} + Length / 2);
    QVERIFY(sightOf(*site) != whole);
    faults.calm();
    const sim::FaultCounts counted = faults.counts();
    site->world().runUntil(Instant{} + 2 * Length); // a stall ends by itself
    QCOMPARE(faults.counts(), counted);
    QVERIFY(sightOf(*site) == whole);
}

void FaultsTest::tooFewFaultsFailASeed_data()
{
    QTest::addColumn<int>("faults");
    QTest::addColumn<QString>("failure");
    QTest::newRow("one less than asked")
        << 19 << QStringLiteral("only 19 faults of the menu changed something; a seed needs 20");
    QTest::newRow("as many as asked") << 20 << QString();
}

void FaultsTest::tooFewFaultsFailASeed()
{
    QFETCH(int, faults);
    QFETCH(QString, failure);
    sim::RunOptions options;
    options.fewestFaults = faults;
    options.mostFaults = faults;
    const sim::Outcome outcome = sim::runSeed(1, options);
    QCOMPARE(QString::fromStdString(outcome.failure.value_or("")), failure);
    QCOMPARE(sim::menuFaults(outcome.faults), static_cast<std::uint64_t>(faults));
}

TEST_CLASS(FaultsTest)

} // namespace bafar::test

#include "faults_test.moc"
