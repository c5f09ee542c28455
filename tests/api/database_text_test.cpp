// The MariaDB servers as bafarctl tells them: how far each is, what a commit is worth, and as JSON.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <functional>

#include "agents/ctl/database_text.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

namespace contract = schema::database;
using namespace std::chrono_literals;
using schema::State;

/// n1 and its replica n2; all is well.
struct Pair {
    contract::Status first;
    contract::Status second;
    State freshness = State::Ok; ///< of n1

    Pair()
    {
        first.state = second.state = State::Ok;
        first.cause = second.cause = contract::Cause::Answered;
        first.role = contract::Role::Primary;
        second.role = contract::Role::Replica;
        first.readOnly = false;
        second.readOnly = true;
        first.serverId = 11;
        second.serverId = 12;
        first.gtidCurrent = second.gtidCurrent = "0-11-100";
        first.promise.holding = contract::Holding::NoLoss;
        contract::Channel channel;
        channel.sourceNode = "n1";
        channel.io = channel.sql = contract::Thread::Yes;
        channel.lag = 0s;
        second.channels = {channel};
    }

    [[nodiscard]] std::vector<replication::Word> words() const
    {
        return {{"n1", freshness, &first}, {"n2", State::Ok, &second}};
    }

    [[nodiscard]] QString text() const
    {
        return QString::fromStdString(ctl::databaseText(replication::fleetOf(words()), words()));
    }

    [[nodiscard]] QJsonObject json() const
    {
        const std::string text = ctl::databaseJson(replication::fleetOf(words()), words());
        return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    }
};

using GivenPair = std::function<void(Pair&)>;

} // namespace

class DatabaseTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gapsAreTold_data();
    void gapsAreTold();
    void thePromiseIsTold_data();
    void thePromiseIsTold();
    void jsonHasTheNumbers();
};

void DatabaseTextTest::gapsAreTold_data()
{
    QTest::addColumn<GivenPair>("given");
    QTest::addColumn<QString>("line"); // of n2
    const auto row = [](const char* name, GivenPair given, const char* line) {
        QTest::newRow(name) << given << QString::fromLatin1(line);
    };
    row(
        "given the same position", [](Pair&) {}, "n2 OK replica read-only 0-11-100 level with n1");
    row(
        "given less, then how much and for how long",
        [](Pair& pair) {
            pair.first.gtidCurrent = "0-11-112";
            pair.second.channels[0].lag = 3s;
        },
        "n2 OK replica read-only 0-11-100 12 transactions behind n1, 3 s");
    row(
        "given writes of its own, then errant",
        [](Pair& pair) { pair.second.gtidCurrent = "0-12-101"; },
        "n2 OK replica read-only 0-12-101 has 1 transaction that n1 has not: errant");
    row(
        "given nothing of a domain", [](Pair& pair) { pair.first.gtidCurrent = "0-11-100,5-11-2"; },
        "n2 OK replica read-only 0-11-100 has nothing of domain 5, where n1 has written");
    row(
        "given a primary that is not heard", [](Pair& pair) { pair.freshness = State::Unknown; },
        "n2 OK replica read-only 0-11-100 not known: n1 is not heard");
    row(
        "given no position", [](Pair& pair) { pair.second.gtidCurrent.clear(); },
        "n2 OK replica read-only - has nothing of domain 0, where n1 has written");
    row(
        "given no position of either",
        [](Pair& pair) {
            pair.first.gtidCurrent.clear();
            pair.second.gtidCurrent.clear();
        },
        "n2 OK replica read-only - not known: it tells no position");
    row(
        "given one that does not answer, then it says why",
        [](Pair& pair) {
            pair.second.cause = contract::Cause::Dead;
            pair.second.state = State::Failed;
            pair.second.reasons = {"nothing listens"};
        },
        "n2 FAILED replica read-only 0-11-100 not known: it is not heard nothing listens");
}

void DatabaseTextTest::gapsAreTold()
{
    QFETCH(GivenPair, given);
    Pair pair;
    given(pair);
    const QStringList lines = pair.text().split(QLatin1Char('\n'));
    QVERIFY2(lines.at(1).startsWith(QLatin1String("n1 ")), qPrintable(pair.text()));
    QTEST(lines.at(2).simplified(), "line");
}

void DatabaseTextTest::thePromiseIsTold_data()
{
    QTest::addColumn<GivenPair>("given");
    QTest::addColumn<QString>("end"); // below the table
    const auto row = [](const char* name, GivenPair given, const char* end) {
        QTest::newRow(name) << given << QString::fromLatin1(end);
    };
    row(
        "given a promise that holds", [](Pair&) {},
        "commits on n1 are without loss: on a replica too, always (wanted: without loss)\n");
    row(
        "given less than is wanted, then what breaks it",
        [](Pair& pair) {
            contract::BrokenSetting setting;
            setting.name = "sync_binlog";
            setting.is = "0";
            setting.shouldBe = "1";
            setting.fix = "SET GLOBAL sync_binlog = 1";
            pair.first.promise.holding = contract::Holding::Asynchronous;
            pair.first.promise.broken = {setting};
        },
        "commits on n1 are asynchronous: on that server alone at first (wanted: without loss)\n"
        "  n1: sync_binlog is 0, should be 1: SET GLOBAL sync_binlog = 1\n");
    row(
        "given a primary that is not heard, then nothing is claimed",
        [](Pair& pair) { pair.freshness = State::Unknown; },
        "what a commit is worth is not known: no primary says\n");
}

void DatabaseTextTest::thePromiseIsTold()
{
    QFETCH(GivenPair, given);
    Pair pair;
    given(pair);
    const QString text = pair.text();
    QTEST(text.mid(text.indexOf(QLatin1String("\n\n")) + 2), "end");
}

void DatabaseTextTest::jsonHasTheNumbers()
{
    Pair pair;
    pair.first.gtidCurrent = "0-11-112";
    pair.second.channels[0].lag = 3s;
    const QJsonObject all = pair.json();
    const QJsonArray servers = all.value(QLatin1String("servers")).toArray();
    QCOMPARE(servers.size(), qsizetype{2});
    const QJsonObject primary = servers.at(0).toObject();
    QCOMPARE(primary.value(QLatin1String("node")).toString(), QStringLiteral("n1"));
    QCOMPARE(primary.value(QLatin1String("promise")).toObject().value(QLatin1String("holding")),
             QJsonValue(QStringLiteral("no_loss")));
    const QJsonObject replica = servers.at(1).toObject();
    QCOMPARE(replica.value(QLatin1String("follows")).toString(), QStringLiteral("n1"));
    QCOMPARE(replica.value(QLatin1String("standing")).toString(), QStringLiteral("behind"));
    QCOMPARE(replica.value(QLatin1String("missing")).toInt(), 12);
    QCOMPARE(replica.value(QLatin1String("lag_ms")).toInt(), 3000);
    QVERIFY(!replica.contains(QLatin1String("lacks_domain")));
    const QJsonObject link = all.value(QLatin1String("links")).toArray().at(0).toObject();
    QCOMPARE(link.value(QLatin1String("from")).toString(), QStringLiteral("n1"));
    QCOMPARE(link.value(QLatin1String("to")).toString(), QStringLiteral("n2"));
    QCOMPARE(link.value(QLatin1String("flow")).toString(), QStringLiteral("runs"));
    QCOMPARE(all.value(QLatin1String("left_out")).toInt(-1), 0);
}

} // namespace bafar::test

using bafar::test::DatabaseTextTest;
TEST_CLASS(DatabaseTextTest)
#include "database_text_test.moc"
