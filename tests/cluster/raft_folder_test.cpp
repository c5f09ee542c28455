// A log that is damaged anywhere is refused, or means what it meant before.
#include <QDir>
#include <QTest>
#include <fstream>

#include "agents/runtime/file.h"
#include "core/base/random.h"
#include "tests/cluster/raft_log.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

/// Opening a log by libraft takes the kernel some ten milliseconds: of the flips that pass it does
/// so for one in so many, and what the others mean is known from what it would be given.
constexpr std::size_t OpenedForReal = 20;

std::string contentOf(const std::string& path)
{
    return runtime::readFile(path, 16U << 20U).value();
}

void poke(const std::string& path, std::size_t at, char byte)
{
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(at));
    file.put(byte);
}

} // namespace

class RaftFolderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByte_data();
    void everyByte();

private:
    [[nodiscard]] static std::vector<std::size_t> placesIn(const std::string& content);
};

/// All bytes, but of long stretches of zeros only their ends and some between.
std::vector<std::size_t> RaftFolderTest::placesIn(const std::string& content)
{
    constexpr std::size_t Near = 16;
    std::vector<std::size_t> places;
    std::size_t lastContent = 0;
    for (std::size_t at = 0; at < content.size(); ++at) {
        lastContent = content[at] != 0 ? at : lastContent;
        const std::size_t next = content.find_first_not_of('\0', at);
        const bool before = next != std::string::npos && next - at < Near;
        if (before || at - lastContent < Near || at % 1021 == 0) {
            places.push_back(at);
        }
    }
    return places;
}

void RaftFolderTest::everyByte_data()
{
    QTest::addColumn<bool>("clean");
    QTest::newRow("given a log that was open, each byte flipped: refused or the same") << false;
    QTest::newRow("given a log that was closed, each byte flipped: refused or the same") << true;
}

void RaftFolderTest::everyByte()
{
    QFETCH(bool, clean);
    const QTemporaryDir dir(QStringLiteral("/dev/shm/raft-XXXXXX"));
    const std::string path = dir.path().toStdString() + "/log";
    QVERIFY(writeLog(path, {20, 8, clean}));
    const Result<LogMeaning> meaning = meaningOf(path);
    const Result<LogMeaning> opened = openCopy(path);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text.c_str());
    QVERIFY2(meaning.has_value(), meaning ? "" : meaning.error().text.c_str());
    QCOMPARE(meaning->last, std::uint64_t{21 + 1}); // the membership, a barrier and the proposals
    const QStringList files = QDir(QString::fromStdString(path)).entryList(QDir::Files);
    QVERIFY(files.contains(QStringLiteral("metadata1")) && files.contains(QStringLiteral("mark")));
    QVERIFY(!files.filter(QStringLiteral(".meta")).isEmpty());
    QVERIFY(clean || !files.filter(QStringLiteral("open-")).isEmpty());
    Random random(3);
    std::size_t refused = 0;
    std::size_t same = 0;
    for (const QString& name : files) {
        const std::string file = path + "/" + name.toStdString();
        const std::string content = contentOf(file);
        for (const std::size_t at : placesIn(content)) {
            const char before = content[at];
            const auto mask = static_cast<char>(random.chance(0.5) ? 1U << random.below(8)
                                                                   : random.below(255) + 1);
            poke(file, at, static_cast<char>(before ^ mask));
            Result<LogMeaning> got = meaningOf(path);
            if (got && same % OpenedForReal == 0) {
                QCOMPARE(openCopy(path), opened);
            }
            poke(file, at, before);
            const std::string where = name.toStdString() + " byte " + std::to_string(at);
            if (got) {
                QVERIFY2(*got == *meaning, where.c_str());
                ++same;
            } else {
                QVERIFY2(got.error().code == Code::Corrupt, (where + got.error().text).c_str());
                ++refused;
            }
        }
        QCOMPARE(contentOf(file), content); // the examination changed nothing
    }
    qInfo("%zu refused, %zu the same", refused, same);
    QVERIFY(refused > 2000 && same > 300);
}

TEST_CLASS(RaftFolderTest)

} // namespace bafar::test

#include "raft_folder_test.moc"
