// Three agents' raft threads in one process: real libraft, real files, real TLS on loopback.
// It is larger than the budget because the life of one small group is told from its founding on.
#include <QDir>
#include <QFile>
#include <QTest>

#include "agents/runtime/clock.h"
#include "tests/cluster/raft_site.h"
#include "tests/cluster/relay.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;

/// For tests in which nobody is to be elected because of silence, however slow the machine is: far
/// longer than anything is waited for.
constexpr Duration NoElection = 5min;

class RaftThreadTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aloneItFoundsAGroupAndReadsItAgain();
    void threeFormAGroupAndAgree();
    void theLeaderIsCutAndAnotherLeads();
    void aMemberFarBehindGetsTheSnapshot();
    void aPlannedStopHandsLeadershipOn();
    void aWipedMemberIsAnotherOne();
    void aDismissedMemberIsLeftOutside();
    void aRevokedCertificateEndsLiveConnections();
    void newCertificatesAreTakenInPlace();
    void nothingCanBeReadOnTheWay();
    void aMinoritySaysSo();
    void afterTheEndNothingIsAnswered();
    void whatCannotStartSaysWhy();
};

void RaftThreadTest::aloneItFoundsAGroupAndReadsItAgain()
{
    RaftSite site;
    QVERIFY(site.form(1));
    RaftSeat& seat = *site.seats.front();
    for (int line = 0; line < 20; ++line) {
        const auto verdict = seat.propose("line " + std::to_string(line));
        QVERIFY2(verdict.has_value(), verdict ? "" : verdict.error().text.c_str());
        QVERIFY(!verdict->refused);
    }
    const std::string digest = seat.ledger.digest();
    QVERIFY(seat.stop());
    QVERIFY(seat.start(true).has_value());
    QVERIFY(site.leader() != nullptr);
    QVERIFY(until(site.loop, [&] { return seat.ledger.digest() == digest; }));
    QCOMPARE(seat.ledger.read(0, 1000).size(), std::size_t{20});
}

void RaftThreadTest::threeFormAGroupAndAgree()
{
    RaftSite site;
    QVERIFY(site.form());
    for (int line = 0; line < 50; ++line) {
        const auto verdict = site.seats[0]->propose("line " + std::to_string(line));
        QVERIFY2(verdict.has_value(), verdict ? "" : verdict.error().text.c_str());
    }
    QVERIFY(site.agree());
    QCOMPARE(site.seats[2]->ledger.read(0, 1000).size(), std::size_t{50});
    for (const auto& seat : site.seats) {
        QVERIFY2(seat->refused.empty(),
                 seat->refused.empty() ? "" : seat->refused[0].second.text.c_str());
    }
}

void RaftThreadTest::theLeaderIsCutAndAnotherLeads()
{
    RaftSite site;
    QVERIFY(site.form());
    QVERIFY(site.seats[0]->propose("before").has_value());
    site.seats[0]->cut();
    RaftSeat* const next = site.leader();
    QVERIFY(next != nullptr && next != site.seats[0].get());
    QVERIFY(next->propose("after").has_value());
    QVERIFY(site.seats[0]->start(false).has_value());
    QVERIFY(site.agree());
    QCOMPARE(site.seats[0]->ledger.read(0, 1000).size(), std::size_t{2});
}

void RaftThreadTest::aMemberFarBehindGetsTheSnapshot()
{
    RaftSite site;
    site.timing.snapshotAfter = 32;
    site.timing.keptAfterSnapshot = 8;
    QVERIFY(site.form());
    RaftSeat& away = *site.seats[2];
    away.cut();
    for (int line = 0; line < 100; ++line) {
        QVERIFY(site.seats[0]->propose("line " + std::to_string(line)).has_value());
    }
    QVERIFY(away.start(false).has_value());
    QVERIFY(site.agree());
    QVERIFY(away.restored > 0);
    QCOMPARE(away.ledger.read(0, 1000).size(), std::size_t{100});
    // And by the log alone.
    away.cut();
    away.restored = 0;
    QVERIFY(site.seats[0]->propose("one more").has_value());
    QVERIFY(away.start(false).has_value());
    QVERIFY(site.agree());
    QVERIFY(away.applied > 0);
}

void RaftThreadTest::aPlannedStopHandsLeadershipOn()
{
    RaftSite site;
    site.timing.election = NoElection;
    QVERIFY(site.form());
    QVERIFY(site.seats[0]->propose("before").has_value());
    const Instant asked = runtime::monotonicNow();
    QVERIFY(site.seats[0]->stop());
    RaftSeat* const next = site.leader();
    QVERIFY(next != nullptr && next != site.seats[0].get());
    const auto verdict = next->propose("after");
    const Duration took = runtime::monotonicNow() - asked;
    QVERIFY(verdict.has_value());
    qInfo("commits again after %s", toHumanText(took).c_str());
}

void RaftThreadTest::aWipedMemberIsAnotherOne()
{
    RaftSite site;
    QVERIFY(site.form());
    RaftSeat& wiped = *site.seats[2];
    wiped.cut();
    QVERIFY(QDir(QString::fromStdString(wiped.options.folder)).removeRecursively());
    wiped.options.self.number = 2003;
    QVERIFY(wiped.start(false).has_value());
    QVERIFY(until(site.loop, [&] {
        return site.seats[0]->wasTold("member 1003 is not here: this is member 2003") &&
               site.seats[0]->wasTold("bafarctl act cluster.replace node=n3");
    }));
    QVERIFY(site.seats[0]->propose("two are enough").has_value());
    QCOMPARE(wiped.ledger.index(), std::uint64_t{0});
    // The way back.
    RaftSeat& leader = *site.seats[0];
    const auto dismissed = leader.ask(
        [](cluster::RaftThread& thread, auto done) { thread.dismiss(1003, std::move(done)); });
    QVERIFY2(dismissed.has_value(), dismissed ? "" : dismissed.error().text.c_str());
    const auto admitted = leader.ask([&](cluster::RaftThread& thread, auto done) {
        thread.admit(wiped.options.self, std::move(done));
    });
    QVERIFY2(admitted.has_value(), admitted ? "" : admitted.error().text.c_str());
    QVERIFY(site.agree());
}

void RaftThreadTest::aDismissedMemberIsLeftOutside()
{
    RaftSite site;
    site.timing.election = NoElection;
    QVERIFY(site.form());
    RaftSeat& leader = *site.seats[0];
    const std::uint64_t term = leader.standing.term;
    QVERIFY(leader.ask(
        [](cluster::RaftThread& thread, auto done) { thread.dismiss(1003, std::move(done)); }));
    for (const auto& seat : site.seats) {
        seat->thread->setDismissed({1003});
    }
    QVERIFY(leader.propose("without it").has_value());
    RaftSeat& outside = *site.seats[2];
    outside.cut();
    outside.options.timing = {}; // it stands for election as soon as it can
    QVERIFY(outside.start(false).has_value());
    QVERIFY(until(site.loop, [&] {
        return outside.wasTold("member 1003 of node \"n3\" was dismissed from the group") &&
               outside.standing.role != cluster::GroupRole::Follower;
    }));
    QVERIFY(leader.propose("undisturbed").has_value());
    QCOMPARE(leader.standing.term, term);
}

void RaftThreadTest::aRevokedCertificateEndsLiveConnections()
{
    RaftSite site;
    QVERIFY(site.form());
    RaftSeat& revoked = *site.seats[2];
    const std::string serial =
        Certificates::context(runtime::TlsSide::Client, revoked.options.tls)->self().serial;
    site.seats[0]->thread->setRevoked({serial});
    site.seats[1]->thread->setRevoked({serial});
    QVERIFY(until(site.loop, [&] { return revoked.standing.leader == 0; }));
    QVERIFY(until(site.loop, [&] { return revoked.wasTold("is revoked; enrol the node again"); }));
    QVERIFY(site.seats[0]->wasTold(serial));
    QVERIFY(site.seats[0]->propose("two are enough").has_value());
    QVERIFY(revoked.ledger.index() < site.seats[0]->ledger.index());
    site.seats[0]->thread->setRevoked({});
    site.seats[1]->thread->setRevoked({});
    QVERIFY(site.agree());
}

/// One agent after the other, as renewals come: no reign ends by it.
void RaftThreadTest::newCertificatesAreTakenInPlace()
{
    RaftSite site;
    QVERIFY(site.form());
    RaftSeat* const leader = site.leader();
    QVERIFY(leader != nullptr);
    const std::uint64_t term = leader->standing.term;
    std::set<std::string> old;
    for (const auto& seat : site.seats) {
        old.insert(
            Certificates::context(runtime::TlsSide::Client, seat->options.tls)->self().serial);
        QVERIFY(seat->thread->setTls(site.certificates.issue("agent", seat->options.self.node)));
        QVERIFY(leader->propose("one is new").has_value());
        QVERIFY(site.agree());
    }
    // With the old ones refused, what works uses the new.
    for (const auto& seat : site.seats) {
        seat->thread->setRevoked(old);
    }
    QVERIFY(leader->propose("with new ones").has_value());
    QVERIFY(site.agree());
    QCOMPARE(leader->standing.term, term);
    const auto missing = leader->thread->setTls({});
    QVERIFY(!missing);
    QVERIFY(leader->propose("a bad one changes nothing").has_value());
}

/// n2 and n3 are reached through a relay that writes down all bytes.
void RaftThreadTest::nothingCanBeReadOnTheWay()
{
    RaftSite site;
    std::vector<std::unique_ptr<Relay>> relays;
    site.advertised = [&](const net::Endpoint& real) {
        relays.push_back(std::make_unique<Relay>(site.loop, real));
        return relays.back()->endpoint();
    };
    QVERIFY(site.form());
    QVERIFY(site.seats[0]->propose("the secret of this test").has_value());
    QVERIFY(site.agree());
    std::size_t carried = 0;
    for (const auto& relay : relays) {
        carried += relay->carried.size();
        for (const std::string_view word : {"secret of this", "operator/sara", "\"member\""}) {
            QVERIFY(relay->carried.find(word) == std::string::npos);
        }
    }
    QVERIFY(carried > 1000);
}

void RaftThreadTest::aMinoritySaysSo()
{
    RaftSite site;
    QVERIFY(site.form());
    RaftSeat& last = *site.seats[0];
    site.seats[1]->cut();
    site.seats[2]->cut();
    const Instant cut = runtime::monotonicNow();
    QVERIFY(until(site.loop, [&] { return last.standing.leader == 0; }));
    qInfo("says so after %s", toHumanText(runtime::monotonicNow() - cut).c_str());
    const auto verdict = last.propose("nobody hears it");
    QVERIFY(!verdict && verdict.error().code == Code::Unavailable);
    QVERIFY(site.seats[1]->start(false).has_value());
    QVERIFY(site.leader() != nullptr);
    QVERIFY(site.leader()->propose("a majority again").has_value());
}

void RaftThreadTest::afterTheEndNothingIsAnswered()
{
    RaftSite site;
    QVERIFY(site.form(1));
    RaftSeat& seat = *site.seats[0];
    bool answered = false;
    seat.thread->propose(seat.proposal("never heard of again"),
                         [&](const Result<cluster::Verdict>&) { answered = true; });
    seat.cut();
    for (int turn = 0; turn < 10; ++turn) {
        site.loop.turn(1ms);
    }
    QVERIFY(!answered);
}

void RaftThreadTest::whatCannotStartSaysWhy()
{
    RaftSite site;
    QVERIFY(site.form(1));
    RaftSeat& seat = *site.seats[0];
    // The port of the first is in use.
    RaftSeat other(site.loop, site.folder.filePath(QStringLiteral("other")).toStdString(),
                   seat.options.self, seat.options.tls);
    Result<void> started = other.start(true);
    QVERIFY(!started && started.error().code == Code::Conflict);
    QVERIFY(started.error().text.find(seat.options.self.endpoint.toString()) != std::string::npos);
    // A folder that cannot be one.
    other.options.self.endpoint.port = 0;
    other.options.folder = site.certificates.caFile();
    started = other.start(true);
    QVERIFY(!started && started.error().code == Code::Conflict);
    other.options.tls.keyFile = "/nowhere";
    QVERIFY(!other.start(true));
    // A log that is damaged.
    QVERIFY(seat.propose("kept").has_value());
    QVERIFY(seat.stop());
    QVERIFY(QFile::resize(QString::fromStdString(seat.options.folder + "/mark"), 10));
    started = seat.start(true);
    QVERIFY(!started && started.error().code == Code::Corrupt);
    QVERIFY2(started.error().text.find("bafarctl act cluster.replace node=n1") != std::string::npos,
             started.error().text.c_str());
}

TEST_CLASS(RaftThreadTest)

} // namespace bafar::test

#include "raft_thread_test.moc"
