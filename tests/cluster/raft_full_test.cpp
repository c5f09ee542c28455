// A full disk stops commits with a visible cause, loses nothing, and is over when there is room.
#include <QTest>
#include <fstream>
#include <sys/mount.h>

#include "agents/runtime/file.h"
#include "tests/cluster/mounts.h"
#include "tests/cluster/raft_site.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;

constexpr std::size_t LineBytes = 15'000; ///< of one entry, and no more than the ledger takes

class RaftFullTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aloneItStopsAndGoesOn();
    void theOthersGoOnWithoutIt();

private:
    /// Takes all that is left on the disk of this folder; false when it is not one of its own.
    static bool fill(const std::string& folder);
    static bool mount(const std::string& folder);
};

void RaftFullTest::initTestCase()
{
    if (!ownMounts()) {
        QSKIP("a mount namespace of our own is not allowed here");
    }
}

bool RaftFullTest::mount(const std::string& folder)
{
    return runtime::makeFolders(folder).has_value() &&
           ::mount("none", folder.c_str(), "tmpfs", 0, "size=24m") == 0;
}

bool RaftFullTest::fill(const std::string& folder)
{
    std::ofstream file(folder + "/filler", std::ios::binary);
    const std::string piece(4096, 'f');
    while (file.write(piece.data(), static_cast<std::streamsize>(piece.size())).flush()) {
    }
    return true;
}

void RaftFullTest::aloneItStopsAndGoesOn()
{
    RaftSite site;
    const std::string disk = site.folder.filePath(QStringLiteral("n1")).toStdString();
    QVERIFY(mount(disk));
    QVERIFY(site.form(1));
    RaftSeat& seat = *site.seats[0];
    QVERIFY(fill(disk));
    const std::string line(LineBytes, 'x');
    std::uint64_t kept = 0;
    Result<cluster::Verdict> verdict;
    for (; verdict && kept < 500; kept += verdict ? 1 : 0) {
        verdict = seat.propose(line);
        QVERIFY(!verdict || !verdict->refused);
    }
    QVERIFY(!verdict);
    qInfo("after %d lines: %s", static_cast<int>(kept), verdict.error().text.c_str());
    QVERIFY(until(site.loop, [&] {
        return seat.standing.role == cluster::GroupRole::Stopped &&
               seat.standing.problem.find("is full") != std::string::npos;
    }));
    qInfo("%s", seat.standing.problem.c_str());
    const auto refused = seat.propose("while it is full");
    QVERIFY(!refused && refused.error().code == Code::LimitExceeded);
    QVERIFY(std::remove((disk + "/filler").c_str()) == 0);
    QVERIFY(until(site.loop, [&] { return seat.leads(); }));
    QVERIFY2(seat.standing.problem.empty(), seat.standing.problem.c_str());
    QVERIFY(seat.propose("after it").has_value());
    // What the one that runs has is what one finds who reads it anew.
    const std::string digest = seat.ledger.digest();
    QVERIFY(seat.stop());
    QVERIFY(seat.start(true).has_value());
    QVERIFY(until(site.loop, [&] { return seat.ledger.digest() == digest; }));
    seat.cut();
    QCOMPARE(::umount(disk.c_str()), 0);
}

void RaftFullTest::theOthersGoOnWithoutIt()
{
    RaftSite site;
    const std::string disk = site.folder.filePath(QStringLiteral("n1")).toStdString();
    QVERIFY(mount(disk));
    QVERIFY(site.form());
    QVERIFY(fill(disk)); // the leader's
    const std::string line(LineBytes, 'x');
    // All go through but for those that were under way when it stopped.
    int failed = 0;
    for (int committed = 0; committed < 400;) {
        RaftSeat* const leader = site.leader();
        QVERIFY(leader != nullptr);
        const bool agreed = leader->propose(line).has_value();
        committed += agreed ? 1 : 0;
        failed += agreed ? 0 : 1;
        QVERIFY(failed < 50);
    }
    qInfo("%d lines were not agreed", failed);
    QVERIFY(failed > 0);
    QVERIFY(site.leader() != site.seats[0].get());
    QVERIFY(std::remove((disk + "/filler").c_str()) == 0);
    QVERIFY(site.agree(30s));
    QVERIFY(site.seats[0]->standing.problem.empty());
    site.seats[0]->cut();
    QCOMPARE(::umount(disk.c_str()), 0);
}

TEST_CLASS(RaftFullTest)

} // namespace bafar::test

#include "raft_full_test.moc"
