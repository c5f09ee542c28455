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

/// What came of one task. Its name may change while it is read: the Swarm forgets dead ones.
struct Counted {
    QString name; ///< the first
    QList<int> numbers;
};

using Heard = QMap<QString, Counted>; ///< by the task's id

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
            Counted& task = heard[line[u"id"].toString()];
            task.name = task.name.isEmpty() ? line[u"task"].toString() : task.name;
            task.numbers.append(said.mid(6).toInt());
        }
    }
    return heard;
}

/// How many lines came of each slot, "counter.1" to "counter.3"; a dead task has no slot.
QMap<QString, qsizetype> linesBySlot(const Heard& heard)
{
    QMap<QString, qsizetype> counts;
    for (const Counted& task : heard) {
        if (task.name.section(u'.', 1).size() == 1) {
            counts[task.name] += task.numbers.size();
        }
    }
    return counts;
}

/// The node through which the log was gone on with last.
QString lastThrough(const QString& notices)
{
    constexpr QLatin1String Words("going on through ");
    const qsizetype at = notices.lastIndexOf(Words);
    return at < 0 ? QString() : notices.mid(at + Words.size(), 2);
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
    void everyLineArrivesOnceOrTheGapIsTold_data();
    void everyLineArrivesOnceOrTheGapIsTold();
    void cleanupTestCase();

private:
    /// Waits until each of three slots has `count` lines more than `before`.
    [[nodiscard]] bool grew(const QMap<QString, qsizetype>& before, int count) const;
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

bool LogsTest::grew(const QMap<QString, qsizetype>& before, int count) const
{
    const QDeadlineTimer end(LimitMs);
    while (!end.hasExpired()) {
        const QMap<QString, qsizetype> now = linesBySlot(heardIn(lines_));
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
    const QMap<QString, qsizetype> before = linesBySlot(heardIn(lines_));
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
        const QList<int>& numbers = one->numbers;
        int gaps = 0;
        for (qsizetype i = 1; i < numbers.size(); ++i) {
            const QString where = QStringLiteral("%1 %2: %3 after %4\n%5")
                                      .arg(one->name, one.key())
                                      .arg(numbers[i])
                                      .arg(numbers[i - 1])
                                      .arg(told);
            QVERIFY2(numbers[i] > numbers[i - 1], qPrintable(where));
            gaps += numbers[i] == numbers[i - 1] + 1 ? 0 : 1;
        }
        qInfo("%s %s: %d lines, %d gaps", qPrintable(one->name), qPrintable(one.key()),
              static_cast<int>(numbers.size()), gaps);
        QVERIFY2(gaps <= told.count(QStringLiteral("lines of %1 between").arg(one->name)) +
                             textOf(lines_).count(QLatin1String("\"dropped\"")),
                 qPrintable(told));
    }
}

void LogsTest::everyLineArrivesOnceOrTheGapIsTold_data()
{
    QTest::addColumn<QString>("command"); ///< in the client
    const QString profile = clientFile(QStringLiteral("viewer.yaml"));
    QTest::newRow("through bafarctl")
        << QStringLiteral("bafarctl logs counter --follow --json --profile ") + profile;
    QTest::newRow("through the console's link")
        << QStringLiteral("log_follower %1 counter").arg(profile);
}

void LogsTest::everyLineArrivesOnceOrTheGapIsTold()
{
    QFETCH(QString, command);
    follower_.kill(); // of a row that failed
    follower_.waitForFinished();
    const QString program = command.section(u' ', 0, 0);
    const QString found =
        qEnvironmentVariable("BAFAR_BUILD_DIR") + QStringLiteral("/bin/") + program;
    if (!QFile::exists(found)) {
        QSKIP("this build has no console");
    }
    lines_ = clientFile(program + QStringLiteral(".json"));
    notices_ = clientFile(program + QStringLiteral(".txt"));
    follower_.setProcessEnvironment(environmentOf(labName()));
    follower_.setStandardOutputFile(lines_);
    follower_.setStandardErrorFile(notices_);
    follower_.start(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab"),
                    QStringList{QStringLiteral("exec"), QStringLiteral("client"), found} +
                        command.split(u' ').mid(1));
    QVERIFY(follower_.waitForStarted());
    QVERIFY2(grew({}, MoreLines), qPrintable(textOf(notices_)));
    kill(QStringLiteral("agent n1 kill"));
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY2(textOf(notices_).contains(QLatin1String("lost n1")), qPrintable(textOf(notices_)));
    // Which manager is next depends on what they say at that moment.
    const QString next = lastThrough(textOf(notices_));
    QVERIFY2(!next.isEmpty(), qPrintable(textOf(notices_)));
    check();
    kill(QStringLiteral("daemon %1 dockerd kill").arg(next));
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY2(textOf(notices_).contains(QStringLiteral("lost ") + next),
             qPrintable(textOf(notices_)));
    QCOMPARE(follower_.state(), QProcess::Running);
    check();
    qInfo("%s", qPrintable(textOf(notices_)));
    follower_.kill();
    follower_.waitForFinished();
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
