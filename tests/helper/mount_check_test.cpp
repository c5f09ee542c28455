// The child that looks at a mount: what it writes, what it reads, and what it leaves alone.
#include "agents/helper/mount_check.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agents/helper/mount_table.h"
#include "agents/helper/run.h"
#include "agents/runtime/descriptor.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using helper::OwnMark;
using schema::storage::MountFound;

MountFound marksIn(const QTemporaryDir& folder, const std::optional<OwnMark>& own)
{
    MountFound found;
    const runtime::Descriptor root(
        ::open(qPrintable(folder.path()), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    helper::exchangeMarks(root.get(), own, found);
    return found;
}

} // namespace

class MountCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nodesReadEachOthersMarks()
    {
        const QTemporaryDir folder;
        const MountFound first = marksIn(folder, OwnMark{"n1", 9});
        QCOMPARE(first.problem, std::string());
        QVERIFY(first.written);
        QVERIFY(marksIn(folder, OwnMark{"n2", 1000}).written);
        QVERIFY(marksIn(folder, OwnMark{"n1", 10}).written);
        const MountFound seen = marksIn(folder, std::nullopt);
        QVERIFY(!seen.written);
        QVERIFY((seen.marks == std::map<std::string, std::uint64_t>{{"n1", 10}, {"n2", 1000}}));
    }

    void lookingAloneMakesNothing()
    {
        const QTemporaryDir folder;
        const MountFound seen = marksIn(folder, std::nullopt);
        QCOMPARE(seen.problem, std::string());
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral(".bafar"))));
    }

    void aLinkIsNotFollowed_data()
    {
        QTest::addColumn<bool>("hard");
        QTest::newRow("given a symbolic link in the mark's place") << false;
        QTest::newRow("given a hard link in the mark's place") << true;
    }

    void aLinkIsNotFollowed()
    {
        QFETCH(bool, hard);
        const QTemporaryDir folder;
        const std::string root = folder.path().toStdString();
        QCOMPARE(::mkdir((root + "/.bafar").c_str(), 0755), 0);
        QFile precious(folder.filePath(QStringLiteral("precious")));
        QVERIFY(precious.open(QIODevice::WriteOnly));
        precious.write("keep");
        precious.close();
        const std::string target = root + "/precious";
        const std::string link = root + "/.bafar/n1";
        QCOMPARE((hard ? ::link : ::symlink)(target.c_str(), link.c_str()), 0);
        const MountFound found = marksIn(folder, OwnMark{"n1", 5});
        QVERIFY(!found.written);
        QVERIFY(!found.problem.empty());
        QVERIFY(precious.open(QIODevice::ReadOnly));
        QCOMPARE(precious.readAll(), QByteArray("keep"));
    }

    void aPipeInTheFolderDoesNotHang()
    {
        const QTemporaryDir folder;
        QVERIFY(marksIn(folder, OwnMark{"n1", 5}).written);
        QCOMPARE(::mkfifo((folder.path().toStdString() + "/.bafar/n2").c_str(), 0644), 0);
        const MountFound found = marksIn(folder, OwnMark{"n1", 6});
        QVERIFY((found.marks == std::map<std::string, std::uint64_t>{{"n1", 6}}));
    }

    /// Nothing is written where anything but the named volume is mounted.
    void anotherFileSystemIsLeftAlone()
    {
        const MountFound found = helper::lookAtMount("shared", "/proc", OwnMark{"n1", 5});
        QCOMPARE(found.type, std::string("proc"));
        QVERIFY(!found.written);
        QVERIFY(found.marks.empty());
        const QTemporaryDir folder;
        const MountFound none =
            helper::lookAtMount("shared", folder.path().toStdString(), OwnMark{"n1", 5});
        QCOMPARE(none.type, std::string());
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral(".bafar"))));
    }

    void theCommandLineIsChecked_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("given nothing") << QStringList();
        QTest::newRow("given no round")
            << QStringList{QStringLiteral("shared"), QStringLiteral("/mnt"), QStringLiteral("n1")};
        QTest::newRow("given a node with a slash")
            << QStringList{QStringLiteral("shared"), QStringLiteral("/mnt"),
                           QStringLiteral("../n1"), QStringLiteral("1")};
        QTest::newRow("given a round that is no number")
            << QStringList{QStringLiteral("shared"), QStringLiteral("/mnt"), QStringLiteral("n1"),
                           QStringLiteral("1x")};
    }

    void theCommandLineIsChecked()
    {
        QFETCH(QStringList, arguments);
        std::vector<std::string> given;
        for (const QString& argument : arguments) {
            given.push_back(argument.toStdString());
        }
        QVERIFY(!helper::mountCheck(given).has_value());
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::MountCheckTest)
#include "mount_check_test.moc"
