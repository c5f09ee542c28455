// A full disk: named as such, the old content stays, nothing half-written is left.
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <sched.h>
#include <sys/mount.h>

#include "agents/runtime/file.h"
#include "tests/support/main.h"

namespace bafar::test {

class DiskFullTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void anAtomicWriteKeepsTheOldContent();
    void anAppendLeavesNoHalfLine();

private:
    QTemporaryDir folder_;
    std::string path_;
    bool mounted_ = false;
};

void DiskFullTest::initTestCase()
{
    path_ = folder_.path().toStdString();
    // A mount namespace of our own: the small disk is seen by nobody else and ends with us.
    if (::unshare(CLONE_NEWNS) != 0 ||
        ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("none", path_.c_str(), "tmpfs", 0, "size=64k") != 0) {
        QSKIP("mounting a small disk is not allowed here");
    }
    mounted_ = true;
}

void DiskFullTest::cleanupTestCase()
{
    if (mounted_) {
        QCOMPARE(::umount(path_.c_str()), 0);
    }
}

void DiskFullTest::anAtomicWriteKeepsTheOldContent()
{
    const std::string file = path_ + "/state";
    QVERIFY(runtime::writeFileAtomically(file, "old").has_value());
    const auto written = runtime::writeFileAtomically(file, std::string(100000, 'x'));
    QVERIFY(!written && written.error().code == Code::LimitExceeded);
    QVERIFY(written.error().text.find("No space left") != std::string::npos);
    QCOMPARE(*runtime::readFile(file, 100), std::string("old"));
    QCOMPARE(QDir(QString::fromStdString(path_)).entryList(QDir::Files),
             QStringList(QStringLiteral("state")));
}

void DiskFullTest::anAppendLeavesNoHalfLine()
{
    const std::string path = path_ + "/journal";
    Result<runtime::AppendFile> file = runtime::AppendFile::open(path);
    QVERIFY(file.has_value());
    QVERIFY(file->append("first\n").has_value());
    const auto full = file->append(std::string(100000, 'x'));
    QVERIFY(!full && full.error().code == Code::LimitExceeded);
    QCOMPARE(file->size(), std::size_t{6});
    QCOMPARE(*runtime::readFile(path, 100), std::string("first\n"));
    QVERIFY(file->append("second\n").has_value());
    QCOMPARE(*runtime::readFile(path, 100), std::string("first\nsecond\n"));
}

TEST_CLASS(DiskFullTest)

} // namespace bafar::test

#include "disk_full_test.moc"
