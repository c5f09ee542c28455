// The log of a service while what gives it is killed: the agent that was asked, then the engine
// behind the next one. Every numbered line arrives once, or it is told that some may be missing.
// Needs root; real time.
#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTest>
#include <QThread>
#include <unistd.h>

#include "tests/lab/lab_commands.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

constexpr int LimitMs = 90'000; ///< until lines come, or come again
constexpr int MoreLines = 40;   ///< of each task, after each fault: four seconds of them

/// Numbers that a task wrote, in the order in which they came; by "task id".
using Heard = QMap<QString, QList<int>>;

Heard heardIn(const QString& file)
{
    Heard heard;
    QFile lines(file);
    if (!lines.open(QIODevice::ReadOnly)) {
        return heard;
    }
    for (const QByteArray& text : lines.readAll().split('\n')) {
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        const QString said = line[u"text"].toString();
        if (said.startsWith(QLatin1String("count "))) {
            heard[line[u"task"].toString() + u' ' + line[u"id"].toString()].append(
                said.mid(6).toInt());
        }
    }
    return heard;
}

/// How many lines came of each slot.
QMap<QString, int> linesBySlot(const Heard& heard)
{
    QMap<QString, int> counts;
    for (auto one = heard.begin(); one != heard.end(); ++one) {
        counts[one.key().section(u' ', 0, 0)] += static_cast<int>(one->size());
    }
    return counts;
}

QString textOf(const QString& file)
{
    QFile text(file);
    return text.open(QIODevice::ReadOnly) ? QString::fromUtf8(text.readAll()) : QString();
}

} // namespace

class LogsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyLineArrivesOnceOrTheGapIsTold();
    void cleanupTestCase();

private:
    /// Waits until each of three slots has `count` lines more than `before`.
    [[nodiscard]] bool grew(const QMap<QString, int>& before, int count) const;
    void kill(const QString& words);
    void check() const;

    QString lines_; ///< file
    QString notices_;
    QProcess follower_;
};

void LogsTest::initTestCase()
{
    if (geteuid() != 0) {
        QSKIP("namespaces need root");
    }
    const Outcome up = lab(QStringLiteral("up --only swarm"));
    QVERIFY2(up.exitCode == 0, qPrintable(up.output));
    lines_ = clientFile(QStringLiteral("counted.json"));
    notices_ = clientFile(QStringLiteral("counted.txt"));
    const Outcome made = run(
        qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab"),
        {QStringLiteral("exec"), QStringLiteral("n3"), QStringLiteral("docker"),
         QStringLiteral("service"), QStringLiteral("create"), QStringLiteral("--detach"),
         QStringLiteral("--name"), QStringLiteral("counter"), QStringLiteral("--replicas"),
         QStringLiteral("3"), QStringLiteral("--stop-grace-period"), QStringLiteral("1s"),
         QStringLiteral("192.0.2.1:5000/bafar-web:1"), QStringLiteral("sh"), QStringLiteral("-c"),
         QStringLiteral("n=0; while :; do n=$((n+1)); echo count $n; sleep 0.1; done")});
    QVERIFY2(made.exitCode == 0, qPrintable(made.output));
}

bool LogsTest::grew(const QMap<QString, int>& before, int count) const
{
    const QDeadlineTimer end(LimitMs);
    while (!end.hasExpired()) {
        const QMap<QString, int> now = linesBySlot(heardIn(lines_));
        bool all = now.size() >= 3;
        for (auto one = now.begin(); one != now.end(); ++one) {
            all = all && one.value() >= before.value(one.key()) + count;
        }
        if (all) {
            return true;
        }
        QThread::msleep(300); // poll
    }
    return false;
}

void LogsTest::kill(const QString& words)
{
    const QMap<QString, int> before = linesBySlot(heardIn(lines_));
    const Outcome killed = lab(words);
    QVERIFY2(killed.exitCode == 0, qPrintable(killed.output));
    QVERIFY2(grew(before, MoreLines), qPrintable(words + u'\n' + textOf(notices_)));
}

/// Each task's numbers follow each other, from the first that came.
void LogsTest::check() const
{
    const Heard heard = heardIn(lines_);
    const QString told = textOf(notices_);
    for (auto one = heard.begin(); one != heard.end(); ++one) {
        int gaps = 0;
        for (qsizetype i = 1; i < one->size(); ++i) {
            const int now = one->at(i);
            const int last = one->at(i - 1);
            QVERIFY2(now > last, qPrintable(QStringLiteral("%1: %2 after %3\n%4")
                                                .arg(one.key())
                                                .arg(now)
                                                .arg(last)
                                                .arg(told)));
            gaps += now == last + 1 ? 0 : 1;
        }
        qInfo("%s: %d lines, %d gaps", qPrintable(one.key()), static_cast<int>(one->size()), gaps);
        const QString gap =
            QStringLiteral("lines of %1 between").arg(one.key().section(u' ', 0, 0));
        QVERIFY2(gaps <= told.count(gap) + textOf(lines_).count(QLatin1String("\"dropped\"")),
                 qPrintable(QStringLiteral("%1: %2 gaps\n%3").arg(one.key()).arg(gaps).arg(told)));
    }
}

void LogsTest::everyLineArrivesOnceOrTheGapIsTold()
{
    follower_.setProcessEnvironment(environmentOf(labName()));
    follower_.setStandardOutputFile(lines_);
    follower_.setStandardErrorFile(notices_);
    follower_.start(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab"),
                    {QStringLiteral("exec"), QStringLiteral("client"), QStringLiteral("bafarctl"),
                     QStringLiteral("logs"), QStringLiteral("counter"), QStringLiteral("--follow"),
                     QStringLiteral("--json"), QStringLiteral("--profile"),
                     clientFile(QStringLiteral("viewer.yaml"))});
    QVERIFY(follower_.waitForStarted());
    QVERIFY2(grew({}, MoreLines), qPrintable(textOf(notices_)));
    kill(QStringLiteral("agent n1 kill"));
    QVERIFY2(textOf(notices_).contains(QLatin1String("lost n1")), qPrintable(textOf(notices_)));
    QVERIFY(textOf(notices_).contains(QLatin1String("going on through n2")));
    check();
    kill(QStringLiteral("daemon n2 dockerd kill"));
    QVERIFY2(textOf(notices_).contains(QLatin1String("lost n2")), qPrintable(textOf(notices_)));
    QCOMPARE(follower_.state(), QProcess::Running);
    check();
}

void LogsTest::cleanupTestCase()
{
    follower_.kill();
    follower_.waitForFinished();
    const Outcome down = lab(QStringLiteral("down"));
    QVERIFY2(geteuid() != 0 || down.exitCode == 0, qPrintable(down.output));
}

TEST_CLASS(LogsTest)

} // namespace bafar::test

#include "logs_test.moc"
