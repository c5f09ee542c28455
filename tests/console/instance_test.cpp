// One console for each profile: the second start, a crash, a console that hangs, and a stranger.
#include <QDir>
#include <QElapsedTimer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>

#include "tests/support/main.h"
#include "ui/desktop/single_instance.h"
#include "ui/desktop/successor.h"

namespace bafar::test {

using ui::desktop::OpenRequest;
using ui::desktop::SingleInstance;
using Claim = SingleInstance::Claim;

class InstanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void linesAreRead_data();
    void linesAreRead();
    void theSecondHandsOver();
    void anotherProfileIsAnother();
    void whatACrashLeftIsTaken();
    void oneThatHangsIsNotWaitedFor();
    void aStrangerIsNotHeard_data();
    void aStrangerIsNotHeard();
    void nobodyElseReachesIt();
    void withoutAPlaceNoneTakesOver_data();
    void withoutAPlaceNoneTakesOver();

private:
    [[nodiscard]] QString folder() const { return folder_->filePath(QStringLiteral("run")); }

    [[nodiscard]] QString socket() const
    {
        return QDir(folder())
            .entryInfoList({QStringLiteral("*.socket")}, QDir::System)
            .value(0)
            .filePath();
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

static const QString Key = QStringLiteral("/home/me/lab.yaml");

/// As another process does it: with its own lock, while this one's events run.
static Claim claimElsewhere(const QString& folder, const QString& key, const OpenRequest& request)
{
    Claim claim = Claim::First;
    std::atomic<bool> done = false;
    std::thread other([&] {
        SingleInstance second(folder, key);
        claim = second.claim(request);
        done = true;
    });
    while (!done) {
        QTest::qWait(5);
    }
    other.join();
    return claim;
}

void InstanceTest::linesAreRead_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("given what was written, then it is read")
        << ui::desktop::toLine({QStringLiteral("events")}) << true;
    QTest::newRow("given no page, then the one that is shown") << ui::desktop::toLine({}) << true;
    QTest::newRow("given nothing, then not") << QByteArray() << false;
    QTest::newRow("given a list, then not") << QByteArray("[]\n") << false;
    QTest::newRow("given a number for a page, then not") << QByteArray("{\"page\": 3}\n") << false;
    QTest::newRow("given a page of a thousand letters, then not")
        << ui::desktop::toLine({QString(1000, QLatin1Char('x'))}) << false;
}

void InstanceTest::linesAreRead()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, isRead);
    const Result<OpenRequest> read = ui::desktop::openRequestOf(line);
    QCOMPARE(read.has_value(), isRead);
    if (read) {
        QCOMPARE(ui::desktop::toLine(*read), line);
    }
}

void InstanceTest::theSecondHandsOver()
{
    SingleInstance first(folder(), Key);
    QCOMPARE(first.claim({}), Claim::First);
    QList<OpenRequest> heard;
    connect(&first, &SingleInstance::asked, this,
            [&](const OpenRequest& request) { heard.append(request); });
    QCOMPARE(claimElsewhere(folder(), Key, {QStringLiteral("events")}), Claim::Handed);
    QCOMPARE(claimElsewhere(folder(), Key, {}), Claim::Handed);
    QCOMPARE(heard, (QList<OpenRequest>{{QStringLiteral("events")}, {}}));
}

void InstanceTest::anotherProfileIsAnother()
{
    SingleInstance first(folder(), Key);
    QCOMPARE(first.claim({}), Claim::First);
    SingleInstance second(folder(), QStringLiteral("/home/me/prod.yaml"));
    QCOMPARE(second.claim({}), Claim::First);
}

/// A lock that names a process that is no more, and a socket that nobody hears.
void InstanceTest::whatACrashLeftIsTaken()
{
    QString left;
    {
        SingleInstance gone(folder(), Key);
        QCOMPARE(gone.claim({}), Claim::First);
        left = socket();
    }
    QProcess ended;
    ended.start(QStringLiteral("true"), {});
    QVERIFY(ended.waitForStarted());
    const qint64 pid = ended.processId();
    QVERIFY(ended.waitForFinished());
    QFile lock(left.chopped(7) + QStringLiteral(".lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly | QIODevice::NewOnly));
    lock.write(QByteArray::number(pid) + "\nbafar\n" + QSysInfo::machineHostName().toUtf8() + '\n');
    lock.close();
    QFile stale(left);
    QVERIFY(stale.open(QIODevice::WriteOnly));
    stale.close();
    SingleInstance next(folder(), Key);
    QCOMPARE(next.claim({}), Claim::First);
    QCOMPARE(claimElsewhere(folder(), Key, {}), Claim::Handed);
}

void InstanceTest::oneThatHangsIsNotWaitedFor()
{
    SingleInstance first(folder(), Key);
    QCOMPARE(first.claim({}), Claim::First);
    SingleInstance second(folder(), Key); // this thread hears nothing meanwhile
    QElapsedTimer since;
    since.start();
    QCOMPARE(second.claim({}), Claim::Mute);
    QVERIFY(since.elapsed() < 4 * SingleInstance::AnswerMs);
}

void InstanceTest::aStrangerIsNotHeard_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("given garbage, then not") << QByteArray("\x01\x02\n");
    QTest::newRow("given an endless line, then not") << QByteArray(100'000, 'x');
    QTest::newRow("given half a line, then not") << QByteArray("{\"page\"");
}

void InstanceTest::aStrangerIsNotHeard()
{
    QFETCH(QByteArray, said);
    SingleInstance first(folder(), Key);
    QCOMPARE(first.claim({}), Claim::First);
    QSignalSpy asked(&first, &SingleInstance::asked);
    QLocalSocket stranger;
    stranger.connectToServer(socket());
    QVERIFY(stranger.waitForConnected(1000));
    stranger.write(said);
    QTRY_VERIFY_WITH_TIMEOUT(stranger.state() == QLocalSocket::UnconnectedState, 10'000);
    QCOMPARE(asked.count(), 0);
    QCOMPARE(claimElsewhere(folder(), Key, {}), Claim::Handed); // the next one is
}

void InstanceTest::nobodyElseReachesIt()
{
    SingleInstance first(folder(), Key);
    QCOMPARE(first.claim({}), Claim::First);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    QVERIFY((QFile::permissions(folder()) & others) == 0);
    QVERIFY((QFile::permissions(socket()) & others) == 0);
}

void InstanceTest::withoutAPlaceNoneTakesOver_data()
{
    QTest::addColumn<QString>("place"); // in the folder
    QTest::addColumn<bool>("isHeard");
    QTest::newRow("given a folder, then it is heard") << QStringLiteral("run") << true;
    QTest::newRow("given a file in its place, then it says that it is not")
        << QStringLiteral("file/run") << false;
    QTest::newRow("given a name that no socket can have, then it says that it is not")
        << QString(200, QLatin1Char('x')) << false;
}

void InstanceTest::withoutAPlaceNoneTakesOver()
{
    QFETCH(QString, place);
    QFETCH(bool, isHeard);
    QFile file(folder_->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const ui::desktop::Successor old(folder_->filePath(place));
    QCOMPARE(!old.socket().isEmpty(), isHeard);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::InstanceTest)
#include "instance_test.moc"
