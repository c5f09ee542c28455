// What an agent says, does and keeps when its host lets it down, seen on the real parts: no
// real-time priority, no locked memory, a full disk, a kill. Needs root; real time.
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTest>
#include <unistd.h>

#include "tests/lab/lab_commands.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

constexpr int LostMax = 60; ///< seconds of history that a kill may cost

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool Sanitized = true; ///< such an agent's mlockall does nothing and is never refused
#else
constexpr bool Sanitized = false;
#endif

/// What n2's agent says of itself; empty: it does not answer.
QJsonObject stateOfN2()
{
    const Outcome outcome =
        bafarctl(QStringLiteral("viewer"), QStringLiteral("status --node n2 --json"));
    return QJsonDocument::fromJson(outcome.output.toUtf8())[u"agents"][0][u"state"].toObject();
}

/// One concept's status in it.
QJsonObject statusOf(const QString& conceptName)
{
    return stateOfN2()[u"snapshot"][u"concepts"][conceptName][u"status"].toObject();
}

/// Differs between two lives of the agent.
QString bootOfN2()
{
    return stateOfN2()[u"boot"].toString();
}

/// The values that n2 has of a series, by Unix second; every one of them: a gap has none.
using Values = QMap<qint64, double>;

Values valuesOf(const QString& series, const QDateTime& from, const QDateTime& to)
{
    const Outcome outcome =
        bafarctl(QStringLiteral("viewer"),
                 QStringLiteral("history %1 --node n2 --from %2 --to %3 --step 1s --json")
                     .arg(series, from.toString(Qt::ISODate), to.toString(Qt::ISODate)));
    const QJsonValue found = QJsonDocument::fromJson(outcome.output.toUtf8())[u"history"];
    const QDateTime begin = QDateTime::fromString(found[u"from"].toString(), Qt::ISODateWithMs);
    const QJsonArray all = found[u"values"].toArray();
    Values values;
    for (qsizetype second = 0; second < all.size(); ++second) {
        if (all[second].isDouble()) {
            values.insert(begin.toSecsSinceEpoch() + second, all[second].toDouble());
        }
    }
    return values;
}

/// When n2 wrote to its history of seconds last.
QDateTime lastSave()
{
    const QDir folder(dataFolder() + QStringLiteral("/n2/var/lib/bafar/history"));
    const QFileInfoList files =
        folder.entryInfoList({QStringLiteral("recent-*")}, QDir::Files, QDir::Time);
    return files.isEmpty() ? QDateTime() : files.front().lastModified();
}

} // namespace

class TroubleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatTheHostRefusesIsSaid_data();
    void whatTheHostRefusesIsSaid();
    void aFullDiskKeepsTheAgentServing();
    void historyOutlivesAKilledAgent();
    void cleanupTestCase();

private:
    QJsonObject granted_; ///< n2's floating IP status as this machine lets it be
};

void TroubleTest::initTestCase()
{
    if (geteuid() != 0) {
        QSKIP("namespaces need root");
    }
    qputenv("BAFAR_LAB_USER", "bafar"); // as the unit has it
    const Outcome up = lab(QStringLiteral("up --bare"));
    QVERIFY2(up.exitCode == 0, qPrintable(up.output));
    QTRY_VERIFY_WITH_TIMEOUT(!statusOf(QStringLiteral("floating_ip")).isEmpty(), 10'000);
    granted_ = statusOf(QStringLiteral("floating_ip"));
}

void TroubleTest::whatTheHostRefusesIsSaid_data()
{
    QTest::addColumn<QString>("limits");
    QTest::addColumn<QString>("capabilities");
    QTest::addColumn<QStringList>("fields"); // of the status
    QTest::addColumn<QStringList>("says");
    const QString realtime = QStringLiteral("real-time priority 50 refused; set LimitRTPRIO=");
    const QString memory =
        QStringLiteral("locking memory: Operation not permitted; set LimitMEMLOCK=infinity");
    QTest::newRow("real-time priority")
        << QStringLiteral("--rtprio=0") << QStringLiteral("-sys_nice")
        << QStringList{QStringLiteral("realtime")} << QStringList{realtime};
    if (Sanitized) {
        return;
    }
    QTest::newRow("locked memory")
        << QStringLiteral("--memlock=0") << QStringLiteral("-ipc_lock")
        << QStringList{QStringLiteral("memory_locked")} << QStringList{memory};
    QTest::newRow("both") << QStringLiteral("--rtprio=0 --memlock=0")
                          << QStringLiteral("-sys_nice,-ipc_lock")
                          << QStringList{QStringLiteral("realtime"),
                                         QStringLiteral("memory_locked")}
                          << QStringList{realtime, memory};
}

/// The same agent, started as by a unit that lacks these limits and capabilities.
void TroubleTest::whatTheHostRefusesIsSaid()
{
    QFETCH(const QString, limits);
    QFETCH(const QString, capabilities);
    QFETCH(const QStringList, fields);
    QFETCH(const QStringList, says);
    QFile program(dataFolder() + QStringLiteral("/n2/local/bin/bafar-agent"));
    QVERIFY(program.remove() && program.open(QIODevice::WriteOnly));
    program.write(QStringLiteral("#!/bin/sh\nexec prlimit %1 setpriv --inh-caps %2 --ambient-caps "
                                 "%2 %3/bin/bafar-agent \"$@\"\n")
                      .arg(limits, capabilities, dataFolder())
                      .toUtf8());
    program.setPermissions(program.permissions() | QFile::ExeOwner | QFile::ExeOther);
    program.close();
    QCOMPARE(lab(QStringLiteral("agent n2 restart")).exitCode, 0);
    for (const QString& conceptName : {QStringLiteral("floating_ip"), QStringLiteral("cluster")}) {
        QJsonObject status;
        const auto reasons = [&status, &conceptName] {
            status = statusOf(conceptName);
            return QJsonDocument(status[u"reasons"].toArray()).toJson();
        };
        for (const QString& text : says) {
            QTRY_VERIFY2_WITH_TIMEOUT(reasons().contains(text.toUtf8()), reasons().constData(),
                                      10'000);
        }
        QCOMPARE(status[u"state"].toString(), QStringLiteral("degraded"));
        if (conceptName == QLatin1String("floating_ip")) {
            for (const QString& field : fields) {
                QVERIFY2(!status[field].toBool(), qPrintable(field));
            }
        }
    }
    const QString shown = bafarctl(QStringLiteral("viewer"), QStringLiteral("status")).output;
    for (const QString& text : says) {
        QVERIFY2(shown.contains(text.section(QLatin1Char(';'), 0, 0)), qPrintable(shown));
    }
    QVERIFY(program.remove());
    QCOMPARE(run(QStringLiteral("ln"),
                 {dataFolder() + QStringLiteral("/bin/bafar-agent"), program.fileName()})
                 .exitCode,
             0);
    QCOMPARE(lab(QStringLiteral("agent n2 restart")).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(QStringLiteral("floating_ip"))[u"reasons"],
                              granted_[u"reasons"], 10'000);
}

void TroubleTest::aFullDiskKeepsTheAgentServing()
{
    const QString state = QStringLiteral("/var/lib/bafar");
    QCOMPARE(lab(QStringLiteral("agent n2 stop")).exitCode, 0);
    QCOMPARE(
        lab(QStringLiteral("exec n2 mount -t tmpfs -o size=64k,mode=777 /dev/full %1").arg(state))
            .exitCode,
        0);
    QVERIFY(lab(QStringLiteral("exec n2 cp /dev/zero %1/filler").arg(state)).exitCode != 0);
    QCOMPARE(lab(QStringLiteral("agent n2 start")).exitCode, 0);
    const auto status = [] {
        return bafarctl(QStringLiteral("viewer"), QStringLiteral("status")).output;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(status().contains(QLatin1String("100% full")), qPrintable(status()),
                              20'000);
    // It takes no part in agreement, so no action can have it do something, and the reason is said.
    Outcome refused;
    const auto isRefused = [&refused] {
        refused = bafarctl(QStringLiteral("admin"),
                           QStringLiteral("act floating_ip.hand_over address=web to=n2 --yes"));
        return refused.output.contains(QLatin1String("No space left on device"));
    };
    QTRY_VERIFY2_WITH_TIMEOUT(isRefused(), qPrintable(refused.output.right(700)), 20'000);
    QVERIFY(refused.exitCode != 0);
    // VRRP waits for no agreement: the address comes to it when its owner is lost.
    QCOMPARE(lab(QStringLiteral("kill n1")).exitCode, 0);
    QCOMPARE(awaited(QStringLiteral("owner"), QStringLiteral("n2")), QStringLiteral("n2"));
    QCOMPARE(lab(QStringLiteral("start n1")).exitCode, 0);
    QCOMPARE(awaited(QStringLiteral("owner"), QStringLiteral("n1")), QStringLiteral("n1"));
    QCOMPARE(lab(QStringLiteral("exec n2 rm %1/filler").arg(state)).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!status().contains(QLatin1String("100% full")), 20'000);
    QCOMPARE(lab(QStringLiteral("agent n2 stop")).exitCode, 0);
    QCOMPARE(lab(QStringLiteral("exec n2 umount %1").arg(state)).exitCode, 0);
    QCOMPARE(lab(QStringLiteral("agent n2 start")).exitCode, 0);
}

/// At most 60 s are lost, nothing older, and what is there is what was there.
void TroubleTest::historyOutlivesAKilledAgent()
{
    const QString series = QStringLiteral("node_time_seconds"); // never twice the same value
    // The worst moment: just before the next save. The first ones finish what earlier lives left.
    qint64 betweenMs = 0;
    for (int save = 0; save < 3; ++save) {
        const QDateTime before = lastSave();
        QTRY_VERIFY_WITH_TIMEOUT(lastSave() > before, LostMax * 1000);
        betweenMs = before.msecsTo(lastSave());
    }
    QTest::qWait(static_cast<int>(betweenMs) - 1500);
    const QDateTime to = QDateTime::currentDateTimeUtc();
    const QDateTime from = to.addSecs(-600);
    const Values before = valuesOf(series, from, to);
    QVERIFY2(before.size() > LostMax, qPrintable(QString::number(before.size())));
    const QString boot = bootOfN2();
    QCOMPARE(lab(QStringLiteral("agent n2 kill")).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!bootOfN2().isEmpty() && bootOfN2() != boot, 20'000);
    const Values after = valuesOf(series, from, to);
    int lost = 0;
    for (auto value = before.begin(); value != before.end(); ++value) {
        const qint64 age = to.toSecsSinceEpoch() - value.key();
        if (after.contains(value.key())) {
            QCOMPARE(after[value.key()], *value);
        } else {
            ++lost;
            QVERIFY2(age <= LostMax, qPrintable(QStringLiteral("lost: %1 s before").arg(age)));
        }
    }
    qInfo("of %lld s before the kill %d are lost", static_cast<long long>(before.size()), lost);
    QVERIFY(lost <= LostMax);
}

void TroubleTest::cleanupTestCase()
{
    if (geteuid() != 0) {
        return;
    }
    qunsetenv("BAFAR_LAB_USER"); // other labs of this process are root's
    QCOMPARE(lab(QStringLiteral("down")).output, QString());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::TroubleTest)
#include "trouble_test.moc"
