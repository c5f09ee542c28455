// Which logs are damaged, which a crash left unfinished and how they are finished, by hand.
// It is larger than the budget because all rows of one subject are read together.
#include <QTest>

#include "agents/cluster/raft_segment.h"
#include "tests/cluster/log_files.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using cluster::Ballot;
using cluster::LogState;
using cluster::Mark;

/// Entries 1 to 9 in two closed segments and 10 to 12 in an open one; term 2, a vote; marked at 12.
void good(LogFiles& files)
{
    files.metadata(3, {2, 0});
    files.metadata(4, {2, 1001});
    files.closed(1, 4);
    files.closed(5, 9, 2);
    files.open(1, 3, 2);
    files.open(2, 0);
    files.mark({1, 9, 2, 0, 0, {2, 0}, {2, 1001}});
    files.mark({2, 12, 2, 0, 0, {2, 0}, {2, 1001}});
}

/// As good(), but the mark knows of 9 entries only.
void behind(LogFiles& files)
{
    good(files);
    files.mark({3, 9, 2, 0, 0, {2, 0}, {2, 1001}});
}

/// A segment whose last batch of 1,400 bytes begins in its second sector.
Bytes longLast()
{
    return LogFiles::segment({LogFiles::batch(2, 640), LogFiles::batch(2, 1400)}, 8192);
}

void zero(Bytes& bytes, std::size_t from, std::size_t to)
{
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(from),
              bytes.begin() + static_cast<std::ptrdiff_t>(to), std::uint8_t{0});
}

using Setup = std::function<void(LogFiles&)>;

} // namespace

class RaftLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void damageIsRefused_data();
    void damageIsRefused();
    void whatACrashLeftIsFinished_data();
    void whatACrashLeftIsFinished();
    void anEmptyFolderIsPristine();
    void theNewestReadableMarkCounts();
    void aBatchAtTheEndOfItsSegment();
    void everySectorMayBeMissing();
};

/// It is larger than the budget because the rows of one table stay together.
void RaftLogTest::damageIsRefused_data()
{
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("why");
    const auto row = [](const char* name, Setup setup, const char* file, const char* why) {
        QTest::newRow(name) << std::move(setup) << QByteArray(file) << QByteArray(why);
    };
    const std::string second = closedName(5, 9);
    row(
        "given a closed segment that is gone, then refused",
        [](LogFiles& f) { good(f), f.remove(closedName(1, 4)); }, second.c_str(),
        "entries 1 to 4 before it are missing");
    row(
        "given a closed segment that is gone at the end, then the mark tells",
        [](LogFiles& f) { good(f), f.remove(closedName(5, 9)), f.remove("open-1"); },
        closedName(1, 4).c_str(),
        "the log ends with entry 4, but it was on the disk up to entry 12");
    row(
        "given an open segment that is gone, then the mark tells",
        [](LogFiles& f) { good(f), f.remove("open-1"); }, second.c_str(),
        "the log ends with entry 9, but it was on the disk up to entry 12");
    row(
        "given a closed segment that is cut, then refused",
        [second](LogFiles& f) {
            good(f);
            Bytes bytes = f.read(second);
            bytes.resize(bytes.size() - 8);
            f.write(second, bytes);
        },
        second.c_str(), "byte 392: the entries do not match their checksum");
    row(
        "given a closed segment with fewer entries than its name says, then refused",
        [](LogFiles& f) { good(f), f.write(closedName(1, 4), f.read(closedName(5, 9))); },
        closedName(1, 4).c_str(), "it has 5 entries, not those of its name");
    row(
        "given an empty closed segment, then refused",
        [second](LogFiles& f) { good(f), f.write(second, {}); }, second.c_str(),
        "byte 0: this is no segment of format 1");
    row(
        "given segments that overlap, then refused", [](LogFiles& f) { good(f), f.closed(3, 8); },
        closedName(3, 8).c_str(), "it overlaps");
    row(
        "given a torn write in what the mark knows, then refused",
        [](LogFiles& f) {
            good(f);
            Bytes bytes = f.read("open-1");
            zero(bytes, 8 + 2 * 96, bytes.size());
            f.write("open-1", bytes);
        },
        second.c_str(), "the log ends with entry 11, but it was on the disk up to entry 12");
    row(
        "given a damaged batch of which no sector is missing, then refused",
        [](LogFiles& f) {
            behind(f);
            Bytes bytes = longLast();
            bytes[1000] ^= 1;
            f.write("open-1", bytes);
        },
        "open-1", "byte 680: the entries do not match their checksum, and no part of them");
    row(
        "given a damaged header of the last batch, then refused",
        [](LogFiles& f) {
            behind(f);
            Bytes bytes = longLast();
            bytes[690] ^= 4; // the count
            f.write("open-1", bytes);
        },
        "open-1", "byte 680: the entries do not match");
    row(
        "given a write after an unfinished one, then refused",
        [](LogFiles& f) {
            behind(f);
            Bytes bytes = longLast();
            zero(bytes, 1024, bytes.size());
            f.write("open-1", bytes);
            f.open(2, 1, 2);
        },
        "open-2", "a write before it was not finished");
    row(
        "given another entry at the mark, then refused",
        [second](LogFiles& f) {
            good(f);
            f.mark({3, 9, 1, 0, 0, {2, 0}, {2, 1001}});
        },
        second.c_str(), "entry 9 is of term 2, but term 1 was on the disk");
    row(
        "given metadata of an older vote, then refused",
        [](LogFiles& f) {
            good(f);
            f.mark({3, 12, 2, 0, 0, {2, 1001}, {3, 1001}});
            f.metadata(5, {1, 0});
        },
        "metadata1",
        "it holds term 1 and vote 0, but what was stored last is term 3 and vote 1001");
    row(
        "given metadata that is gone, then refused",
        [](LogFiles& f) { good(f), f.remove("metadata1"), f.remove("metadata2"); }, "metadata2",
        "it holds term 0 and vote 0");
    row(
        "given metadata of another file's parity, then refused",
        [](LogFiles& f) { good(f), f.write("metadata1", f.read("metadata2")); }, "metadata1",
        "byte 8: version 4 does not fit");
    row(
        "given metadata that is too long, then refused",
        [](LogFiles& f) { good(f), f.write("metadata1", Bytes(40, 1)); }, "metadata1",
        "it is 40 bytes long, not 32");
    row(
        "given metadata of another format, then refused",
        [](LogFiles& f) { good(f), f.write("metadata1", Bytes(32, 1)); }, "metadata1",
        "byte 0: format");
    row(
        "given no mark, then refused", [](LogFiles& f) { good(f), f.remove("mark"); }, "mark",
        "it is missing");
    row(
        "given no mark that can be read, then refused",
        [](LogFiles& f) { good(f), f.write("mark", Bytes(Mark::FileBytes)); }, "mark",
        "no mark in it matches");
    row(
        "given entries of a later term than was stored, then refused",
        [](LogFiles& f) { good(f), f.closed(5, 9, 3); }, "metadata1",
        "the log has entries of term 3, but the term is 2");
    row(
        "given a log whose first entry is no membership, then refused",
        [](LogFiles& f) {
            good(f);
            f.write(closedName(1, 4), LogFiles::segment({4, LogFiles::batch(1, 64)}));
        },
        closedName(1, 4).c_str(), "the first entry is no membership");
    row(
        "given a snapshot's metadata that is damaged, then refused",
        [](LogFiles& f) {
            good(f);
            f.snapshot(9, 2);
            Bytes bytes = f.read("snapshot-2-9-5.meta");
            bytes[50] ^= 1;
            f.write("snapshot-2-9-5.meta", bytes);
        },
        "snapshot-2-9-5.meta", "byte 8: the membership does not match its checksum");
    row(
        "given segments that end before the snapshot and an open one, then refused",
        [](LogFiles& f) { good(f), f.snapshot(20, 2); }, "open-1",
        "the segments before it end before the snapshot");
    row(
        "given entries missing after the snapshot, then refused",
        [](LogFiles& f) {
            good(f);
            f.snapshot(2, 1);
            f.remove(closedName(1, 4));
        },
        second.c_str(), "entries 3 to 4 before it are missing");
}

void RaftLogTest::damageIsRefused()
{
    QFETCH(Setup, setup);
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, why);
    LogFiles files;
    setup(files);
    const std::vector<std::string> before = files.names();
    const Result<LogState> state = files.examine();
    QVERIFY(!state);
    QCOMPARE(state.error().code, Code::Corrupt);
    const std::string& text = state.error().text;
    QVERIFY2(text.find("/" + file.toStdString() + ": ") != std::string::npos, text.c_str());
    QVERIFY2(text.find(why.toStdString()) != std::string::npos, text.c_str());
    QVERIFY2(text.ends_with("admit it again: bafarctl act cluster.replace node=n1"), text.c_str());
    QCOMPARE(files.names(), before);
}

/// It is larger than the budget because the rows of one table stay together.
void RaftLogTest::whatACrashLeftIsFinished_data()
{
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<qulonglong>("last");
    QTest::addColumn<QStringList>("files");
    const auto row = [](const char* name, Setup setup, std::uint64_t last,
                        std::vector<std::string> files) {
        QStringList names;
        for (const std::string& file : files) {
            names.append(QString::fromStdString(file));
        }
        QTest::newRow(name) << std::move(setup) << qulonglong{last} << names;
    };
    const std::string a = closedName(1, 4);
    const std::string b = closedName(5, 9);
    const std::string c = closedName(10, 12);
    row("given open segments, then they are closed or removed", good, 12, {a, b, c});
    row("given an empty open segment, then it is removed",
        [](LogFiles& f) { good(f), f.write("open-3", {}); }, 12, {a, b, c});
    row("given a last write of which a sector is missing, then it is dropped",
        [](LogFiles& f) {
            behind(f);
            Bytes bytes = longLast();
            zero(bytes, 1024, 1536);
            f.write("open-1", bytes);
        },
        10, {a, b, closedName(10, 10)});
    row("given a first write of which the first sector is missing, then it is dropped",
        [](LogFiles& f) {
            behind(f);
            Bytes bytes = longLast();
            zero(bytes, 0, 512);
            f.write("open-1", bytes);
        },
        9, {a, b});
    row("given a ballot that was marked and not stored, then it is stored",
        [](LogFiles& f) {
            good(f), f.mark({3, 12, 2, 0, 0, {2, 1001}, {3, 0}});
        },
        12, {a, b, c});
    row("given a metadata file that was just begun, then the other counts",
        [](LogFiles& f) {
            good(f);
            f.remove("metadata1");
            f.remove("metadata2");
            f.mark({3, 12, 2, 0, 0, {}, {2, 1001}});
            f.write("metadata1", Bytes(7, 1));
        },
        12, {a, b, c});
    row("given a cut that made its segment but removed none, then it is finished",
        [](LogFiles& f) {
            good(f);
            f.closed(5, 6, 2);
            f.remove("open-1");
            f.mark({3, 6, 0, 7, 0, {2, 0}, {2, 1001}});
        },
        6, {a, closedName(5, 6)});
    row("given a cut that removed the first of two, then it is finished",
        [a](LogFiles& f) {
            good(f);
            f.closed(5, 6, 2);
            f.remove(closedName(5, 9));
            f.closed(10, 12, 2);
            f.remove("open-1");
            f.mark({3, 6, 0, 7, 0, {2, 0}, {2, 1001}});
        },
        6, {a, closedName(5, 6)});
    row("given a cut that was not begun, then all is as before",
        [](LogFiles& f) {
            good(f), f.mark({3, 6, 0, 7, 0, {2, 0}, {2, 1001}});
        },
        12, {a, b, c});
    row("given a cut at a segment's begin that was not begun, then all is as before",
        [](LogFiles& f) {
            good(f), f.mark({3, 4, 0, 5, 0, {2, 0}, {2, 1001}});
        },
        12, {a, b, c});
    row("given a cut and new entries after it, then they stay",
        [](LogFiles& f) {
            good(f);
            f.remove(closedName(5, 9));
            f.closed(5, 6, 2);
            f.remove("open-1");
            f.open(1, 2, 2);
            f.mark({3, 6, 0, 7, 0, {2, 0}, {2, 1001}});
        },
        8, {a, closedName(5, 6), closedName(7, 8)});
    row("given a snapshot that replaces the log, then the rest of the log goes",
        [](LogFiles& f) {
            good(f);
            f.remove(closedName(1, 4));
            f.remove("open-1");
            f.snapshot(7, 2);
            f.mark({3, 7, 0, 0, 7, {2, 0}, {2, 1001}});
        },
        7, {"snapshot-2-7-5", "snapshot-2-7-5.meta"});
    row("given a snapshot that was to replace the log and is not there, then the log stays",
        [](LogFiles& f) {
            good(f), f.mark({3, 12, 0, 0, 20, {2, 0}, {2, 1001}});
        },
        12, {a, b, c});
    row("given a snapshot without its data, then it does not count",
        [](LogFiles& f) {
            good(f);
            f.snapshot(9, 2);
            f.remove("snapshot-2-9-5");
        },
        12, {a, b, c, "snapshot-2-9-5.meta"});
    row("given a snapshot and what is kept after it, then both count",
        [](LogFiles& f) {
            good(f);
            f.snapshot(8, 2);
            f.remove(closedName(1, 4));
        },
        12, {b, c, "snapshot-2-8-5", "snapshot-2-8-5.meta"});
    row("given leftovers far behind the snapshot, then they do no harm",
        [](LogFiles& f) {
            good(f);
            f.remove(closedName(5, 9));
            f.remove("open-1");
            f.snapshot(20, 2);
            f.open(1, 1, 2);
            f.remove(closedName(1, 4));
        },
        21, {closedName(21, 21), "snapshot-2-20-5", "snapshot-2-20-5.meta"});
}

void RaftLogTest::whatACrashLeftIsFinished()
{
    QFETCH(Setup, setup);
    QFETCH(qulonglong, last);
    QFETCH(QStringList, files);
    LogFiles log;
    setup(log);
    const std::vector<std::string> before = log.names();
    const Result<LogState> state = log.examine();
    QVERIFY2(state.has_value(), state ? "" : state.error().text.c_str());
    QCOMPARE(state->last, last);
    QCOMPARE(log.names(), before); // an examination changes nothing
    const cluster::RaftFolder folder(log.path(), "n1");
    QVERIFY(folder.settle(*state).has_value());
    QStringList names;
    for (const std::string& name : log.names()) {
        if (name != "mark" && !name.starts_with("metadata")) {
            names.append(QString::fromStdString(name));
        }
    }
    QCOMPARE(names, files);
    // Nothing is left to do, and it means the same.
    Result<LogState> again = log.examine();
    QVERIFY2(again.has_value(), again ? "" : again.error().text.c_str());
    QVERIFY(again->repairs.empty());
    again->repairs = state->repairs;
    QCOMPARE(*again, *state);
}

void RaftLogTest::anEmptyFolderIsPristine()
{
    LogFiles files;
    const Result<LogState> state = files.examine();
    QVERIFY(state.has_value());
    QVERIFY(state->pristine() && state->repairs.empty());
    files.write("mark", Bytes(Mark::FileBytes));
    QVERIFY(files.examine()->pristine());
    files.mark({1, 0, 0, 0, 0, {}, {1, 0}}); // a founding that was not finished
    QVERIFY(files.examine()->pristine());
    QCOMPARE(files.examine()->ballot, (Ballot{1, 0}));
    files.mark({2, 0, 0, 0, 0, {1, 0}, {1, 1002}});
    files.metadata(1, {1, 0});
    QVERIFY(!files.examine()->pristine()); // a vote is a promise
    QVERIFY(!cluster::RaftFolder(std::string(600, 'x'), "n1").examine());
}

void RaftLogTest::theNewestReadableMarkCounts()
{
    LogFiles files;
    for (std::uint64_t sequence = 1; sequence <= 6; ++sequence) {
        files.mark({sequence, sequence, 0, 0, 0, {}, {}});
    }
    Bytes bytes = files.read("mark");
    QCOMPARE(cluster::newestMark(bytes)->mark.sequence, std::uint64_t{6});
    QCOMPARE(cluster::newestMark(bytes)->place, std::size_t{1});
    bytes[Mark::PlaceBytes + 40] ^= 1;
    QCOMPARE(cluster::newestMark(bytes)->mark.sequence, std::uint64_t{5});
    bytes.resize(100);
    QCOMPARE(cluster::newestMark(bytes)->mark.sequence, std::uint64_t{5});
    QVERIFY(!cluster::newestMark({}));
}

/// libraft cannot read a segment that was filled up to fewer bytes than a batch's head.
void RaftLogTest::aBatchAtTheEndOfItsSegment()
{
    const Bytes batches = LogFiles::segment({LogFiles::batch(1, 64, true)});
    for (const std::size_t more : {0, 8, 15, 16, 24}) {
        Bytes bytes = batches;
        bytes.resize(bytes.size() + more);
        const auto segment = cluster::readOpenSegment(bytes);
        QVERIFY2(segment.has_value(), segment ? "" : segment.error().text.c_str());
        QCOMPARE(segment->used, batches.size());
        QVERIFY(!segment->torn);
    }
}

/// Of a write of three batches any of its sectors may be missing, in any combination.
void RaftLogTest::everySectorMayBeMissing()
{
    const Bytes before = LogFiles::segment({LogFiles::batch(1, 440, true)}, 8192);
    const Bytes whole = LogFiles::segment({LogFiles::batch(1, 440, true), LogFiles::batch(1, 8),
                                           LogFiles::batch(1, 1200), LogFiles::batch(1, 600)},
                                          8192);
    constexpr unsigned Sectors = 5;
    for (unsigned missing = 1; missing < 1U << Sectors; ++missing) {
        Bytes bytes = whole;
        for (unsigned sector = 0; sector < Sectors; ++sector) {
            if ((missing >> sector & 1U) != 0) {
                const std::size_t from = sector * cluster::SectorBytes;
                std::copy_n(before.begin() + static_cast<std::ptrdiff_t>(from),
                            cluster::SectorBytes,
                            bytes.begin() + static_cast<std::ptrdiff_t>(from));
            }
        }
        const auto segment = cluster::readOpenSegment(bytes);
        QVERIFY2(segment.has_value(), segment ? "" : segment.error().text.c_str());
        QVERIFY(!segment->terms.empty()); // what was there before the write is there
    }
}

TEST_CLASS(RaftLogTest)

} // namespace bafar::test

#include "raft_log_test.moc"
