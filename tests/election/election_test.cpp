// Who owns a floating IP, who would be next, and what would be if each node died.
#include <QTest>

#include "core/election/election.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using namespace election;
using schema::floating_ip::RouterState;

Candidate router(const char* node, RouterState state, bool fresh = true)
{
    Candidate one{node, fresh, {}};
    one.status.state = state;
    one.status.linkUp = true;
    one.status.holdsAddresses = state == RouterState::Active;
    one.status.masterDown = state == RouterState::Backup ? 3400ms : 0ms;
    return one;
}

/// It hears this address advertise, which no agent of ours has.
Candidate hearing(Candidate one, const char* address, std::uint8_t priority)
{
    one.status.owner = *net::Address::parse(address);
    one.status.ownerPriority = priority;
    return one;
}

QString lossesOf(const std::vector<Candidate>& candidates)
{
    QStringList texts;
    for (const Aftermath& one : aftermathOf(candidates)) {
        static const char* const Names[] = {"unknown", "stays", "last", "moves", "ends"};
        texts.append(QStringLiteral("%1 %2 %3")
                         .arg(QString::fromStdString(one.node),
                              QLatin1String(Names[static_cast<int>(one.loss)]),
                              QString::fromStdString(one.to))
                         .trimmed());
    }
    return texts.join(QStringLiteral(" | "));
}

} // namespace

class ElectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWouldBeWithoutEachNode_data();
    void whatWouldBeWithoutEachNode();
    void aLastOwnerIsNoOwner();
    void nobodyOwnsItOnlyWhereAllAreHeard_data();
    void nobodyOwnsItOnlyWhereAllAreHeard();
    void aStrangerHasItsPlaceInTheElection_data();
    void aStrangerHasItsPlaceInTheElection();
    void placesInTheElectionHaveReasons();
    void theOwnersWordIsShownBeforeOthers_data();
    void theOwnersWordIsShownBeforeOthers();
};

void ElectionTest::whatWouldBeWithoutEachNode_data()
{
    QTest::addColumn<std::vector<Candidate>>("given");
    QTest::addColumn<QString>("losses");
    const Candidate owner = router("n1", RouterState::Active);
    const Candidate second = router("n2", RouterState::Backup);
    const Candidate third = router("n3", RouterState::Backup);
    using All = std::vector<Candidate>;
    QTest::newRow("given two that stand by")
        << All{owner, second, third} << QStringLiteral("n1 moves n2 | n2 stays n1 | n3 stays n1");
    QTest::newRow("given one that stands by, then it is the last")
        << All{owner, second} << QStringLiteral("n1 moves n2 | n2 last n1");
    QTest::newRow("given the owner alone") << All{owner, router("n2", RouterState::Backup, false)}
                                           << QStringLiteral("n1 ends | n2 last n1");
    QTest::newRow("given two owners, then nothing is said")
        << All{owner, router("n2", RouterState::Active)}
        << QStringLiteral("n1 unknown | n2 unknown");
    QTest::newRow("given no owner")
        << All{second, third} << QStringLiteral("n2 unknown | n3 unknown");
    QTest::newRow("given nobody") << All{} << QString();
    const char* const stranger = "192.0.2.251";
    QTest::newRow("given a stranger that owns it, then a backup takes over")
        << withForeign({hearing(second, stranger, 200), hearing(third, stranger, 200)})
        << QStringLiteral("n2 stays 192.0.2.251 | n3 stays 192.0.2.251 | 192.0.2.251 moves n2");
    QTest::newRow("given a stranger and nobody able to take over from it")
        << withForeign({hearing(second, stranger, 200)})
        << QStringLiteral("n2 last 192.0.2.251 | 192.0.2.251 moves n2");
    QTest::newRow("given a stranger beside an owner of ours, then nothing is said")
        << withForeign({owner, hearing(second, stranger, 200)})
        << QStringLiteral("n1 unknown | n2 unknown | 192.0.2.251 unknown");
}

void ElectionTest::whatWouldBeWithoutEachNode()
{
    QFETCH(std::vector<Candidate>, given);
    QFETCH(QString, losses);
    QCOMPARE(lossesOf(given), losses);
}

void ElectionTest::aLastOwnerIsNoOwner()
{
    std::vector<Candidate> all{router("n1", RouterState::Active, false),
                               router("n2", RouterState::Active, false),
                               router("n3", RouterState::Backup)};
    all[0].age = 40s;
    all[1].age = 50s;
    QVERIFY(isOwnerUnknown(all, false));
    QCOMPARE(lastOwner(all)->node, std::string("n1")); // heard last
    all[2] = router("n3", RouterState::Active);
    QVERIFY(!isOwnerUnknown(all, false) && lastOwner(all) == nullptr);
}

void ElectionTest::nobodyOwnsItOnlyWhereAllAreHeard_data()
{
    QTest::addColumn<std::vector<Candidate>>("given");
    QTest::addColumn<bool>("isAnyUntold");
    QTest::addColumn<bool>("isUnknown");
    const Candidate owner = router("n1", RouterState::Active);
    const Candidate backup = router("n3", RouterState::Backup);
    const Candidate silent = router("n2", RouterState::Backup, false);
    using All = std::vector<Candidate>;
    QTest::newRow("given backups that are heard, then nobody") << All{backup} << false << false;
    QTest::newRow("given a silent backup, then it may have taken over since")
        << All{silent, backup} << false << true;
    QTest::newRow("given silence only") << All{silent} << false << true;
    QTest::newRow("given an agent never heard, then it may own it") << All{backup} << true << true;
    QTest::newRow("given an owner, then it is known whoever is missing")
        << All{owner, silent} << true << false;
    QTest::newRow("given no candidate") << All{} << false << true;
    QTest::newRow("given a stranger that is heard, then it is known")
        << withForeign({hearing(backup, "192.0.2.251", 200)}) << true << false;
}

void ElectionTest::nobodyOwnsItOnlyWhereAllAreHeard()
{
    QFETCH(std::vector<Candidate>, given);
    QFETCH(bool, isAnyUntold);
    QTEST(isOwnerUnknown(given, isAnyUntold), "isUnknown");
}

void ElectionTest::aStrangerHasItsPlaceInTheElection_data()
{
    QTest::addColumn<std::vector<Candidate>>("given");
    QTest::addColumn<QString>("order");
    Candidate first = router("n1", RouterState::Backup);
    first.status.priority = 150;
    Candidate second = router("n2", RouterState::Backup);
    second.status.priority = 100;
    Candidate silent = first;
    silent.fresh = false;
    Candidate other = router("n3", RouterState::Active);
    other.status.owner = *net::Address::parse("192.0.2.251");
    other.status.ownerNode = "n3";
    const char* const stranger = "192.0.2.251";
    using All = std::vector<Candidate>;
    QTest::newRow("given one heard by two, then it is there once")
        << All{hearing(first, stranger, 200), hearing(second, stranger, 200)}
        << QStringLiteral("192.0.2.251! n1 n2");
    QTest::newRow("given a lower priority, then below")
        << All{hearing(first, stranger, 120), hearing(second, stranger, 120)}
        << QStringLiteral("n1 192.0.2.251! n2");
    QTest::newRow("given two strangers, then both")
        << All{hearing(first, stranger, 200), hearing(second, "192.0.2.252", 90)}
        << QStringLiteral("192.0.2.251! n1 n2 192.0.2.252!");
    QTest::newRow("given the word of a silent agent, then it is old")
        << All{hearing(silent, stranger, 200), second} << QStringLiteral("n1 n2");
    QTest::newRow("given nobody heard") << All{first, second} << QStringLiteral("n1 n2");
    QTest::newRow("given an address that one of ours calls its own, then it is no stranger")
        << All{hearing(first, stranger, 200), other} << QStringLiteral("n1 n3");
}

void ElectionTest::aStrangerHasItsPlaceInTheElection()
{
    QFETCH(std::vector<Candidate>, given);
    QStringList order;
    for (const Candidate& one : electionOrder(withForeign(given))) {
        order.append(QString::fromStdString(one.node) +
                     (one.foreign ? QStringLiteral("!") : QString()));
        QCOMPARE(reasonOf(one) == Reason::Foreign, one.foreign);
    }
    QTEST(order.join(QLatin1Char(' ')), "order");
}

void ElectionTest::placesInTheElectionHaveReasons()
{
    Candidate one = router("n1", RouterState::Backup);
    QCOMPARE(reasonOf(one), Reason::Priority);
    one.status.basePriority = 100;
    one.status.priority = 251;
    QCOMPARE(reasonOf(one), Reason::HandOver);
    one.status.state = RouterState::Initialize;
    QCOMPARE(reasonOf(one), Reason::Starting);
    one.status.problem = "heard two owners";
    QCOMPARE(reasonOf(one), Reason::Broken);
    one.status.linkUp = false;
    QCOMPARE(reasonOf(one), Reason::LinkDown);
    one.fresh = false;
    QCOMPARE(reasonOf(one), Reason::NotHeard);
}

void ElectionTest::theOwnersWordIsShownBeforeOthers_data()
{
    QTest::addColumn<std::vector<Candidate>>("given");
    QTest::addColumn<QString>("teller"); // the interface that it names
    const auto on = [](const char* node, RouterState state, bool fresh) {
        Candidate one = router(node, state, fresh);
        one.status.interface = node;
        return one;
    };
    const Candidate owner = on("n2", RouterState::Active, true);
    const Candidate backup = on("n1", RouterState::Backup, true);
    const Candidate silent = on("n3", RouterState::Backup, false);
    using All = std::vector<Candidate>;
    QTest::newRow("given an owner") << All{backup, owner} << QStringLiteral("n2");
    QTest::newRow("given no owner, then one that is heard")
        << All{silent, backup} << QStringLiteral("n1");
    QTest::newRow("given silence, then an old word") << All{silent} << QStringLiteral("n3");
    QTest::newRow("given a stranger that owns it, then who hears it")
        << withForeign({hearing(backup, "192.0.2.251", 200)}) << QStringLiteral("n1");
    QTest::newRow("given nobody") << All{} << QString();
}

void ElectionTest::theOwnersWordIsShownBeforeOthers()
{
    QFETCH(std::vector<Candidate>, given);
    const auto* status = tellingStatus(given);
    QTEST(status == nullptr ? QString() : QString::fromStdString(status->interface), "teller");
}

} // namespace bafar::test

using bafar::test::ElectionTest;
TEST_CLASS(ElectionTest)
#include "election_test.moc"
