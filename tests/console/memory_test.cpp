// What a console remembers of a cluster between two runs: the same that was said, as old as it is,
// and nothing that could be acted on; whatever stands in the files.
#include "ui/link/memory.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "core/schema/json.h"
#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"

namespace bafar::test {

using link::MemoryKeeper;
using link::Remembered;
using link::Session;
using schema::State;
using namespace std::chrono_literals;

class MemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyClusterHasItsFolder_data();
    void everyClusterHasItsFolder();
    void theNextRunShowsWhatTheLastOneHeard_data();
    void theNextRunShowsWhatTheLastOneHeard();
    void aRebootMakesNothingYounger();
    void nothingOfThePastCanBeActedOn();
    void theLivingWordWins();
    void badFilesAreRemoved_data();
    void badFilesAreRemoved();
    void filesAreWrittenOneAtATime();

private:
    void passTime(Duration duration);
    /// A run of the console in which all agents speak.
    void hear();
    [[nodiscard]] std::unique_ptr<Session> nextRun();
    [[nodiscard]] QFileInfoList files() const;

    std::unique_ptr<QTemporaryDir> folder_;
    std::map<std::string, FakeLink*> agents_;
    link::Moment now_;
};

void MemoryTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    now_ = {Instant(100h), SomeDay};
    link::holdClocks(now_);
}

void MemoryTest::cleanup()
{
    link::holdClocks({});
}

void MemoryTest::passTime(Duration duration)
{
    now_.monotonic += duration;
    now_.wall.unixMs += std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
    link::holdClocks(now_);
}

std::unique_ptr<Session> MemoryTest::nextRun()
{
    FakeCluster fakes;
    agents_ = fakes.observers;
    return std::make_unique<Session>(QStringLiteral("lab"), std::move(fakes.links));
}

void MemoryTest::hear()
{
    const std::unique_ptr<Session> session = nextRun();
    const MemoryKeeper keeper(*session, folder_->path());
    session->start();
    for (const auto& [node, link] : agents_) {
        link->saySnapshot("n2");
        link->sayOffers({handOverOffer({"n1"})});
    }
    agents_["n1"]->sayAction(recordOf(handOverPlan("n1"), 1));
}

QFileInfoList MemoryTest::files() const
{
    return QDir(folder_->path()).entryInfoList(QDir::Files, QDir::Name);
}

void MemoryTest::everyClusterHasItsFolder_data()
{
    QTest::addColumn<QString>("cluster");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<bool>("isSame");
    const QString name = QStringLiteral("production");
    QTest::newRow("given the same, then its folder") << name << QStringLiteral("aa11") << true;
    QTest::newRow("given another of that name, then another")
        << name << QStringLiteral("bb22") << false;
    QTest::newRow("given no authority, then another") << name << QString() << false;
    QTest::newRow("given another name, then another")
        << QStringLiteral("staging") << QStringLiteral("aa11") << false;
}

void MemoryTest::everyClusterHasItsFolder()
{
    QFETCH(QString, cluster);
    QFETCH(QString, authority);
    QFETCH(bool, isSame);
    const QString known = link::memoryFolder(QStringLiteral("production"), QStringLiteral("aa11"));
    const QString folder = link::memoryFolder(cluster, authority);
    QCOMPARE(folder == known, isSame);
    QCOMPARE(QFileInfo(folder).path(), QFileInfo(known).path()); // each below the same one
}

void MemoryTest::theNextRunShowsWhatTheLastOneHeard_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("state");
    QTest::newRow("at once: nobody says it now") << qint64{0} << static_cast<int>(State::Stale);
    QTest::newRow("soon") << qint64{10} << static_cast<int>(State::Stale);
    QTest::newRow("a night later") << qint64{8 * 3600} << static_cast<int>(State::Unknown);
    QTest::newRow("a year later") << qint64{365 * 86'400} << static_cast<int>(State::Unknown);
    QTest::newRow("before it was heard: the clock was wrong")
        << qint64{-3600} << static_cast<int>(State::Stale);
}

void MemoryTest::theNextRunShowsWhatTheLastOneHeard()
{
    QFETCH(qint64, seconds);
    QFETCH(int, state);
    hear();
    passTime(std::chrono::seconds(seconds));
    const std::unique_ptr<Session> session = nextRun();
    const MemoryKeeper keeper(*session, folder_->path());
    const topology::Thing* address = session->topology().find("floating_ip/web");
    QVERIFY(address != nullptr);
    QCOMPARE(address->entity.facts.front().value, std::string("n2"));
    QCOMPARE(static_cast<int>(session->topology().find("node/n1")->entity.state), state);
    QCOMPARE(session->store().events().size(), std::size_t{3}); // one of each
    QVERIFY(*session->store().ageOf("n1", now_.monotonic) >= std::chrono::seconds(seconds));
}

void MemoryTest::aRebootMakesNothingYounger()
{
    hear();
    passTime(8h);
    now_.monotonic = Instant(10min);
    link::holdClocks(now_);
    const std::unique_ptr<Session> session = nextRun();
    const MemoryKeeper keeper(*session, folder_->path());
    QCOMPARE(*session->store().ageOf("n1", now_.monotonic), Duration(8h));
}

void MemoryTest::nothingOfThePastCanBeActedOn()
{
    hear();
    const std::unique_ptr<Session> session = nextRun();
    const MemoryKeeper keeper(*session, folder_->path());
    session->setReadOnly(false);
    QVERIFY(session->store().actions().empty());
    QVERIFY(session->store().agent("n1")->offers.empty());
    QVERIFY(!session->requestAction("floating_ip.hand_over", "floating_ip/web"));
}

void MemoryTest::theLivingWordWins()
{
    hear();
    const std::unique_ptr<Session> session = nextRun();
    agents_["n1"]->saySnapshot("n3"); // a keeper that comes late
    const MemoryKeeper keeper(*session, folder_->path());
    QCOMPARE(session->store().agent("n1")->freshness, State::Ok);
    QCOMPARE(session->store().agent("n2")->freshness, State::Stale);
    agents_["n2"]->saySnapshot("n3");
    QCOMPARE(session->store().agent("n2")->freshness, State::Ok);
    QTRY_COMPARE(session->topology().find("floating_ip/web")->entity.facts.front().value,
                 std::string("n3"));
}

void MemoryTest::badFilesAreRemoved_data()
{
    QTest::addColumn<QByteArray>("text");
    Remembered known;
    known.heard = SomeDay;
    known.snapshot.node = "n1";
    QTest::newRow("given nothing") << QByteArray();
    QTest::newRow("given what is no JSON") << QByteArray("\x00\xff{", 3);
    QTest::newRow("given no snapshot") << QByteArray::fromStdString(schema::toJson(known));
    known.snapshot.snapshot = snapshotOf("n2", "n2");
    known.snapshot.node = "n2";
    QTest::newRow("given another node's") << QByteArray::fromStdString(schema::toJson(known));
    known.snapshot.node = "n1";
    known.version = 999;
    QTest::newRow("given another version's") << QByteArray::fromStdString(schema::toJson(known));
    known.version = schema::WireVersion;
    auto& entities = known.snapshot.snapshot->concepts["cluster"].presence.entities;
    entities.resize(3000, entities.front());
    QTest::newRow("given more than can be shown")
        << QByteArray::fromStdString(schema::toJson(known));
    QTest::newRow("given more than is read") << QByteArray(9 << 20, ' ');
}

void MemoryTest::badFilesAreRemoved()
{
    QFETCH(QByteArray, text);
    hear();
    QCOMPARE(files().size(), 3);
    for (const QFileInfo& one : files()) {
        QFile file(one.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const bool isFirst = file.readAll().contains(R"("node":"n1","boot")");
        file.close();
        if (isFirst) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(text);
        }
    }
    const std::unique_ptr<Session> session = nextRun();
    const MemoryKeeper keeper(*session, folder_->path());
    QVERIFY(!session->store().agent("n1")->heard);
    QVERIFY(session->store().agent("n2")->heard);
    QCOMPARE(files().size(), 2);
}

void MemoryTest::filesAreWrittenOneAtATime()
{
    const std::unique_ptr<Session> session = nextRun();
    MemoryKeeper keeper(*session, folder_->path());
    session->start();
    QVERIFY(!keeper.saveNext(now_.monotonic)); // nobody was heard
    for (const auto& [node, link] : agents_) {
        link->saySnapshot("n1");
    }
    for (int written = 1; written <= 3; ++written) {
        QVERIFY(keeper.saveNext(now_.monotonic));
        QCOMPARE(files().size(), written);
    }
    QVERIFY(!keeper.saveNext(now_.monotonic)); // each was, within the minute
    QVERIFY(files().front().permissions() ==
            (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser));
    passTime(61s);
    QVERIFY(!keeper.saveNext(now_.monotonic)); // and nothing was heard since
    agents_["n2"]->sayHeartbeat();
    QVERIFY(keeper.saveNext(now_.monotonic));
    QVERIFY(!keeper.saveNext(now_.monotonic));
}

} // namespace bafar::test

using bafar::test::MemoryTest;
TEST_CLASS(MemoryTest)
#include "memory_test.moc"
