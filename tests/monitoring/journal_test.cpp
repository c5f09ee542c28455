// Segments come back as they were written, up to the first byte that is not; and the keeper writes,
// rotates, retries and drops.
// It is larger than the budget because writer, reader and keeper are one format.
#include "agents/monitoring/history_journal.h"

#include <QTest>
#include <cmath>

#include "agents/monitoring/journal_keeper.h"
#include "agents/monitoring/series_codec.h"
#include "core/base/random.h"
#include "tests/monitoring/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using monitoring::History;
using monitoring::JournalKeeper;
using monitoring::StoredBlock;
using monitoring::Tier;

constexpr std::int64_t Start = 1800000000;

StoredBlock blockOf(Tier tier, std::int64_t first, std::vector<std::string> names, double value)
{
    StoredBlock block{
        tier, first, 4, std::make_shared<const std::vector<std::string>>(std::move(names)), {}};
    for (std::size_t i = 0; i < block.names->size(); ++i) {
        const std::vector<double> column = {value, value + 1, value + static_cast<double>(i),
                                            value};
        monitoring::encodeColumn(column, block.columns);
    }
    return block;
}

std::vector<StoredBlock> someBlocks()
{
    return {blockOf(Tier::Recent, Start, {"a", "b"}, 1),
            blockOf(Tier::Recent, Start + 30, {"a", "b"}, 2),
            blockOf(Tier::Recent, Start + 60, {"a", "b", "c{x=\"1\"}"}, 3),
            blockOf(Tier::Day, Start, {"a", "b", "c{x=\"1\"}"}, 4)};
}

Bytes segmentOf(const std::vector<StoredBlock>& blocks)
{
    monitoring::JournalWriter writer;
    Bytes segment;
    for (const StoredBlock& block : blocks) {
        putBytes(segment, writer.append(block));
    }
    return segment;
}

/// History with one series, sampled every second from Start for so long.
void sampleFor(History& history, std::int64_t from, std::int64_t seconds)
{
    SeriesTable table;
    table.add(seriesOf("up"));
    Sample sample;
    for (std::int64_t i = 0; i < seconds; ++i) {
        sample.values = {std::sin(static_cast<double>(from + i))};
        history.add(Start + from + i, table, sample);
    }
}

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsItsChecksum();
    void comesBack();
    void writesNamesOnceUntilTheyChange();
    void stopsAtATornEnd();
    void stopsAtADamagedByte();
    void survivesHostileBytes();
    void refusesBlocksThatMakeNoSense_data();
    void refusesBlocksThatMakeNoSense();
    void writesOneBlockAtATime();
    void beginsSegmentsAndDropsOldOnes();
    void keepsEverythingUntilTheDiskHasRoomAgain();
    void continuesAfterTheFilesItFound();
    void dropsTheOldestWhenFilesTakeTooMuch();
};

void JournalTest::knowsItsChecksum()
{
    const std::string_view text =
        "123456789"; // the check value that every description of CRC-32C names
    QCOMPARE(monitoring::crc32c({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}),
             0xe3069283U);
}

void JournalTest::comesBack()
{
    const auto blocks = someBlocks();
    const Bytes segment = segmentOf(blocks);
    const monitoring::JournalContent content = monitoring::readJournal(segment);
    QCOMPARE(content.problem, std::string());
    QCOMPARE(content.goodBytes, segment.size());
    QVERIFY(content.blocks == blocks);
    QVERIFY(monitoring::readJournal({}).problem.empty());
}

void JournalTest::writesNamesOnceUntilTheyChange()
{
    monitoring::JournalWriter writer;
    const auto blocks = someBlocks();
    const std::size_t first = writer.append(blocks[0]).size();
    const std::size_t second = writer.append(blocks[1]).size();
    const std::size_t third = writer.append(blocks[2]).size();
    QVERIFY(second < first);
    QVERIFY(third > second);
    writer.restart();
    QCOMPARE(writer.append(blocks[0]).size(), first);
}

void JournalTest::stopsAtATornEnd()
{
    const auto blocks = someBlocks();
    const Bytes segment = segmentOf(blocks);
    std::size_t complete = 0;
    for (std::size_t length = 1; length < segment.size(); ++length) {
        const auto content = monitoring::readJournal(ByteView(segment).subspan(0, length));
        QVERIFY(content.blocks.size() < blocks.size());
        QVERIFY(content.blocks.size() >= complete);
        complete = content.blocks.size();
        for (std::size_t i = 0; i < content.blocks.size(); ++i) {
            QVERIFY(content.blocks[i] == blocks[i]);
        }
    }
    QCOMPARE(complete, blocks.size() - 1);
}

void JournalTest::stopsAtADamagedByte()
{
    const auto blocks = someBlocks();
    const Bytes whole = segmentOf(blocks);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        Bytes damaged = whole;
        damaged[at] ^= 0x20U;
        const auto content = monitoring::readJournal(damaged);
        QVERIFY2(!content.problem.empty(), qPrintable(QString::number(at)));
        QVERIFY(content.blocks.size() < blocks.size());
    }
}

void JournalTest::survivesHostileBytes()
{
    Random random(5);
    const Bytes whole = segmentOf(someBlocks());
    for (int round = 0; round < 20000; ++round) {
        Bytes bytes = whole;
        for (std::uint64_t changes = 1 + random.below(5); changes > 0; --changes) {
            bytes[random.below(bytes.size())] = static_cast<std::uint8_t>(random.next());
        }
        bytes.resize(random.below(bytes.size() + 1));
        (void)monitoring::readJournal(bytes);
    }
}

void JournalTest::refusesBlocksThatMakeNoSense_data()
{
    QTest::addColumn<int>("change");
    QTest::newRow("given no moment") << 0;
    QTest::newRow("given more moments than a block has") << 1;
    QTest::newRow("given a day's block between its steps") << 2;
    QTest::newRow("given one column too few") << 3;
    QTest::newRow("given bytes after the last column") << 4;
    QTest::newRow("given a time beyond year 9999") << 5;
    QTest::newRow("given a name that is not UTF-8") << 6;
    QTest::newRow("given a time before 1970") << 7;
}

void JournalTest::refusesBlocksThatMakeNoSense()
{
    QFETCH(const int, change);
    StoredBlock block = blockOf(Tier::Day, Start, {"a", "b"}, 1);
    switch (change) {
    case 0: block.count = 0; break;
    case 1: block.count = 41; break;
    case 2: block.firstSecond += 7; break;
    case 3: block.names = std::make_shared<const std::vector<std::string>>(3, "x"); break;
    case 4: block.columns.push_back(0); break;
    case 5: block.firstSecond = 253402300815; break;
    case 6: block.names = std::make_shared<const std::vector<std::string>>(2, "\xff"); break;
    default: block.firstSecond = -15; break;
    }
    // The checksums are right: only the sense is wrong.
    const auto content = monitoring::readJournal(segmentOf({block}));
    QVERIFY(content.blocks.empty());
    QVERIFY2(content.problem.find("makes no sense") != std::string::npos, content.problem.c_str());
}

void JournalTest::writesOneBlockAtATime()
{
    History history;
    JournalKeeper keeper;
    const Instant now{};
    QVERIFY(!keeper.next(history, now));
    sampleFor(history, 0, 65);
    const auto first = keeper.next(history, now);
    QVERIFY(first);
    QCOMPARE(first->file, std::string("recent-00000001.bafar-history"));
    QVERIFY(!keeper.next(history, now)); // one is under way
    keeper.written(first->id + 1, history);
    QVERIFY(!keeper.next(history, now)); // not an answer to it
    keeper.written(first->id, history);
    const auto second = keeper.next(history, now);
    QVERIFY(second);
    QCOMPARE(second->file, first->file);
    keeper.written(second->id, history);
    QVERIFY(!keeper.next(history, now));
    Bytes segment = first->bytes;
    putBytes(segment, second->bytes);
    QCOMPARE(monitoring::readJournal(segment).blocks.size(), std::size_t{2});
}

void JournalTest::beginsSegmentsAndDropsOldOnes()
{
    History history;
    JournalKeeper keeper;
    std::map<std::string, std::size_t> files;
    for (std::int64_t second = 0; second < 30 * 3600; second += 30) {
        sampleFor(history, second, 30);
        while (const auto write = keeper.next(history, Instant{})) {
            files[write->file] += write->bytes.size();
            for (const std::string& name : write->drop) {
                QCOMPARE(files.erase(name), std::size_t{1});
            }
            keeper.written(write->id, history);
        }
    }
    std::size_t recent = 0;
    std::size_t bytes = 0;
    for (const auto& [name, size] : files) {
        recent += name.starts_with("recent-") ? 1 : 0;
        bytes += size;
    }
    QCOMPARE(recent, std::size_t{7}); // an hour in segments of ten minutes, and the one begun
    QCOMPARE(files.size() - recent, std::size_t{13}); // a day in segments of two hours
    QCOMPARE(keeper.fileBytes(), bytes);
}

void JournalTest::keepsEverythingUntilTheDiskHasRoomAgain()
{
    History history;
    JournalKeeper keeper;
    Instant now{};
    sampleFor(history, 0, 30);
    const auto first = keeper.next(history, now);
    keeper.failed(first->id, {Code::LimitExceeded, "no space left"}, now);
    QCOMPARE(keeper.fileBytes(), std::size_t{0});
    QCOMPARE(keeper.problem(), std::string("no space left"));
    sampleFor(history, 30, 600);
    QVERIFY(!keeper.next(history, now + 29s));
    now += 30s;
    std::vector<StoredBlock> saved;
    std::map<std::string, Bytes> files;
    std::vector<std::string> dropped;
    while (const auto write = keeper.next(history, now)) {
        QVERIFY(write->file != first->file); // whose end may be torn
        dropped.insert(dropped.end(), write->drop.begin(), write->drop.end());
        putBytes(files[write->file], write->bytes);
        keeper.written(write->id, history);
    }
    for (const auto& [name, bytes] : files) {
        const auto content = monitoring::readJournal(bytes);
        saved.insert(saved.end(), content.blocks.begin(), content.blocks.end());
    }
    QVERIFY(keeper.problem().empty() && !keeper.retryAt());
    QVERIFY(dropped == std::vector<std::string>{first->file});
    QCOMPARE(saved.size(), std::size_t{22}); // all 21 blocks of the hour and one of the day
    std::size_t written = 0;
    for (const auto& [name, bytes] : files) {
        written += bytes.size();
    }
    QCOMPARE(keeper.fileBytes(), written); // what failed does not count
}

void JournalTest::continuesAfterTheFilesItFound()
{
    History history;
    JournalKeeper keeper;
    keeper.found({{"day-00000041.bafar-history", 10, 480},
                  {"recent-00000008.bafar-history", 20, 3600},
                  {"recent-00000007.bafar-history", 20, 600}});
    sampleFor(history, 0, 30);
    const auto write = keeper.next(history, Instant{});
    QVERIFY(write);
    QCOMPARE(write->file, std::string("recent-00000042.bafar-history"));
    QVERIFY((write->drop == std::vector<std::string>{"recent-00000007.bafar-history"}));
    QVERIFY(monitoring::segmentSerial("recent-00000042.bafar-history") == 42U);
    QVERIFY(!monitoring::segmentSerial("recent-x.bafar-history"));
    QVERIFY(!monitoring::segmentSerial("notes.txt"));
}

void JournalTest::dropsTheOldestWhenFilesTakeTooMuch()
{
    History history;
    JournalKeeper keeper;
    keeper.found({{"day-00000003.bafar-history", JournalKeeper::FileBytesMax / 2, 480},
                  {"day-00000001.bafar-history", JournalKeeper::FileBytesMax / 2, 480},
                  {"day-00000002.bafar-history", JournalKeeper::FileBytesMax / 3, 480}});
    sampleFor(history, 0, 30);
    const auto write = keeper.next(history, Instant{});
    QVERIFY(write && (write->drop == std::vector<std::string>{"day-00000001.bafar-history"}));
}

TEST_CLASS(JournalTest)

} // namespace bafar::test

#include "journal_test.moc"
