// Files: whole or not at all, bounded, private, append-only.
#include "agents/runtime/file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/main.h"

namespace bafar::test {

class FileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesAndReadsBack();
    void replacesAndLeavesNothingBehind();
    void readIsBounded();
    void modesAreExact();
    void errorsByKind();
    void secretFiles_data();
    void secretFiles();
    void foldersAreMade();
    void appendsAfterWhatIsThere();
    void anAppendFileHasOneWriter();

private:
    [[nodiscard]] std::string path(const char* name) const
    {
        return folder_.path().toStdString() + "/" + name;
    }

    QTemporaryDir folder_;
};

void FileTest::writesAndReadsBack()
{
    const std::string content("a\0b\n", 4);
    QVERIFY(runtime::writeFileAtomically(path("plain"), content).has_value());
    QCOMPARE(*runtime::readFile(path("plain"), 100), content);
    QVERIFY(runtime::writeFileAtomically(path("empty"), "").has_value());
    QCOMPARE(*runtime::readFile(path("empty"), 0), std::string());
}

void FileTest::replacesAndLeavesNothingBehind()
{
    const QTemporaryDir folder;
    const std::string file = folder.path().toStdString() + "/state";
    QVERIFY(runtime::writeFileAtomically(file, "old").has_value());
    QVERIFY(runtime::writeFileAtomically(file, "new").has_value());
    QCOMPARE(*runtime::readFile(file, 100), std::string("new"));
    QVERIFY(::mkdir((folder.path().toStdString() + "/taken").c_str(), 0700) == 0);
    QVERIFY(!runtime::writeFileAtomically(folder.path().toStdString() + "/taken", "x").has_value());
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList({QStringLiteral("state"), QStringLiteral("taken")}));
}

void FileTest::readIsBounded()
{
    QVERIFY(runtime::writeFileAtomically(path("ten"), "0123456789").has_value());
    QVERIFY(runtime::readFile(path("ten"), 10).has_value());
    const auto read = runtime::readFile(path("ten"), 9);
    QVERIFY(!read && read.error().code == Code::LimitExceeded);
    const auto endless = runtime::readFile("/dev/zero", 100000);
    QVERIFY(!endless && endless.error().code == Code::LimitExceeded);
}

void FileTest::modesAreExact()
{
    const mode_t before = ::umask(0077);
    QVERIFY(runtime::writeFileAtomically(path("open"), "x", 0644).has_value());
    ::umask(before);

    struct stat status {};

    QVERIFY(::stat(path("open").c_str(), &status) == 0);
    QCOMPARE(status.st_mode & 07777U, 0644U);
}

void FileTest::errorsByKind()
{
    const auto missing = runtime::readFile(path("missing"), 10);
    QVERIFY(!missing && missing.error().code == Code::NotFound);
    QVERIFY(missing.error().text.find(path("missing")) != std::string::npos);
    const auto folder = runtime::writeFileAtomically(path("missing/file"), "x");
    QVERIFY(!folder && folder.error().code == Code::NotFound);
}

void FileTest::secretFiles_data()
{
    QTest::addColumn<uint>("mode");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("owner only") << 0600U << true;
    QTest::newRow("owner may only read") << 0400U << true;
    QTest::newRow("the group reads") << 0640U << false;
    QTest::newRow("others read") << 0604U << false;
    QTest::newRow("others write") << 0602U << false;
}

void FileTest::secretFiles()
{
    QFETCH(uint, mode);
    QFETCH(bool, accepted);
    QVERIFY(runtime::writeFileAtomically(path("key"), "x", mode).has_value());
    const Result<void> checked = runtime::checkSecretFile(path("key"));
    QCOMPARE(checked.has_value(), accepted);
    if (!checked) {
        QVERIFY(checked.error().code == Code::Denied);
        QVERIFY(checked.error().text.find("chmod 600 " + path("key")) != std::string::npos);
    }
    QVERIFY(!runtime::checkSecretFile(folder_.path().toStdString()).has_value());
    QVERIFY(runtime::checkSecretFile(path("missing")).error().code == Code::NotFound);
}

void FileTest::foldersAreMade()
{
    QVERIFY(runtime::makeFolders(path("a/b/c"), 0700).has_value());
    QVERIFY(runtime::makeFolders(path("a/b/c"), 0700).has_value());

    struct stat status {};

    QVERIFY(::stat(path("a/b/c").c_str(), &status) == 0 && S_ISDIR(status.st_mode));
    QVERIFY(runtime::writeFileAtomically(path("a/file"), "x").has_value());
    QVERIFY(!runtime::makeFolders(path("a/file")).has_value());
    QVERIFY(!runtime::makeFolders(path("a/file/below")).has_value());
}

void FileTest::appendsAfterWhatIsThere()
{
    QVERIFY(runtime::writeFileAtomically(path("journal"), "one\n").has_value());
    {
        Result<runtime::AppendFile> file = runtime::AppendFile::open(path("journal"));
        QVERIFY(file.has_value());
        QCOMPARE(file->size(), std::size_t{4});
        QVERIFY(file->append("two\n").has_value());
        QVERIFY(file->append("three\n").has_value());
        QVERIFY(file->sync().has_value());
        QCOMPARE(file->size(), std::size_t{14});
    }
    QCOMPARE(*runtime::readFile(path("journal"), 100), std::string("one\ntwo\nthree\n"));
}

void FileTest::anAppendFileHasOneWriter()
{
    const Result<runtime::AppendFile> first = runtime::AppendFile::open(path("audit"));
    QVERIFY(first.has_value());
    const auto second = runtime::AppendFile::open(path("audit"));
    QVERIFY(!second && second.error().code == Code::Conflict);
}

TEST_CLASS(FileTest)

} // namespace bafar::test

#include "file_test.moc"
