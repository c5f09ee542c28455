// History gives back every bit it was given, forgets the oldest first, and survives a restart.
// It is larger than the budget because the model that history is held against is used by all of it.
#include "agents/monitoring/history.h"

#include <QTest>
#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "agents/monitoring/history_journal.h"
#include "agents/monitoring/integer_column.h"
#include "agents/monitoring/series_codec.h"
#include "core/base/random.h"
#include "tests/monitoring/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using monitoring::History;
using monitoring::StoredBlock;
using monitoring::Tier;

constexpr std::int64_t Start = 1800000000; // a multiple of every block's length

bool same(double left, double right)
{
    return std::bit_cast<std::uint64_t>(left) == std::bit_cast<std::uint64_t>(right);
}

/// A host whose series come and go, with what history must give back for them.
class Model {
public:
    explicit Model(std::uint64_t seed)
        : random_(seed)
    {
    }

    /// Adds one second to `history` and remembers it.
    void step(History& history, std::int64_t second)
    {
        if (live_.empty() || random_.chance(0.05)) {
            change();
        }
        Sample sample;
        sample.revision = table_.revision();
        sample.values.assign(table_.size(), Absent);
        for (const auto index : live_) {
            double& counter = counters_[index];
            counter += static_cast<double>(random_.below(1000)) / 100;
            const double value = random_.chance(0.05) ? Absent
                                 : index % 3 == 0     ? random_.unit()
                                                      : std::floor(counter);
            sample.values[index] = value;
            known[table_.keyOf(index)][second] = value;
        }
        history.add(second, table_, sample);
    }

    std::map<std::string, std::map<std::int64_t, double>> known; ///< by key, then second

private:
    void change()
    {
        if (live_.size() > 3 && random_.chance(0.5)) {
            const std::size_t victim = random_.below(live_.size());
            table_.remove(live_[victim]);
            live_.erase(live_.begin() + static_cast<std::ptrdiff_t>(victim));
        } else {
            // Few names, so that some come back after they vanished, at other indexes.
            const auto index =
                table_.add(seriesOf("series_" + std::to_string(random_.below(12)) + "{a=\"x\"}"));
            if (std::find(live_.begin(), live_.end(), index) == live_.end()) {
                live_.push_back(index);
            }
        }
    }

    Random random_;
    SeriesTable table_;
    std::vector<SeriesIndex> live_;
    std::map<SeriesIndex, double> counters_;
};

/// Counts the seconds in [from, to] where history differs from the model at this step.
std::size_t differences(const History& history,
                        const Model& model,
                        std::int64_t from,
                        std::int64_t to,
                        std::int64_t step)
{
    std::size_t count = 0;
    for (const auto& [key, values] : model.known) {
        const auto points = history.query(key, from, to, step);
        if (!points) {
            return 1000000;
        }
        for (std::size_t i = 0; i < points->values.size(); ++i) {
            const std::int64_t second = points->from + static_cast<std::int64_t>(i) * points->step;
            const auto known = values.find(second);
            const double expected = known == values.end() ? Absent : known->second;
            count += same(points->values[i], expected) ? 0 : 1;
        }
    }
    return count;
}

/// What the agent would have saved: all closed blocks, taken out as the driver takes them.
std::vector<StoredBlock> savedBlocks(History& history)
{
    std::vector<StoredBlock> blocks;
    while (auto block = history.unsaved()) {
        history.markSaved(block->tier, block->firstSecond);
        blocks.push_back(std::move(*block));
    }
    return blocks;
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackEveryBit_data();
    void givesBackEveryBit();
    void forgetsWhatIsTooOld();
    void keepsWithinItsMemory();
    void aClockSetBackOverwritesOnlyWhatWasSampledAgain();
    void aClockSetAheadAndBackCostsNothing();
    void losesAtMostOneBlockAtAKill();
    void answersSelectors();
    void refusesBadQuestions();
    void aDayOfRealDataTakesLessThanTwoBytesAValue();
};

void HistoryTest::givesBackEveryBit_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 20; ++seed) {
        QTest::addRow("seed %d", seed) << seed;
    }
}

void HistoryTest::givesBackEveryBit()
{
    QFETCH(const int, seed);
    History history;
    Model model(static_cast<std::uint64_t>(seed));
    Random random(static_cast<std::uint64_t>(seed) + 1000);
    std::int64_t second = Start + static_cast<std::int64_t>(random.below(100));
    const std::int64_t from = second;
    for (int step = 0; step < 1500; ++step) {
        model.step(history, second);
        second +=
            random.chance(0.02) ? random.between(2, 90) : 1; // the agent was stopped for a while
    }
    QCOMPARE(differences(history, model, from, second, 1), std::size_t{0});
    QCOMPARE(differences(history, model, from, second, 15), std::size_t{0});
    QCOMPARE(differences(history, model, from + 7, second - 31, 1), std::size_t{0});
    QCOMPARE(differences(history, model, from, second, 60), std::size_t{0});
}

void HistoryTest::forgetsWhatIsTooOld()
{
    History history;
    SeriesTable table;
    const auto index = table.add(seriesOf("up"));
    Sample sample;
    sample.values = {0};
    for (std::int64_t i = 0; i < 26 * 3600; ++i) {
        sample.values[index] = static_cast<double>(i);
        history.add(Start + i, table, sample);
    }
    const std::int64_t now = Start + 26 * 3600 - 1;
    const auto hour = history.query("up", now - 3599, now, 1);
    QVERIFY(hour);
    QCOMPARE(hour->values.size(), std::size_t{3600});
    QVERIFY(std::none_of(hour->values.begin(), hour->values.end(), monitoring::isAbsent));
    const auto older = history.query("up", now - 3800, now - 3700, 1);
    QVERIFY(older && std::all_of(older->values.begin(), older->values.end(), monitoring::isAbsent));
    const auto day = history.query("up", now - 24 * 3600 + 15, now, 15);
    QVERIFY(day);
    QCOMPARE(day->values.size(), std::size_t{5760 - 1});
    QVERIFY(std::none_of(day->values.begin(), day->values.end(), monitoring::isAbsent));
    QVERIFY(*history.since() >= now - 24 * 3600 - 700);
    QVERIFY(history.bytes() < 100000);
}

void HistoryTest::keepsWithinItsMemory()
{
    constexpr std::size_t BytesMax = 300000;
    History history(BytesMax);
    SeriesTable table;
    for (int i = 0; i < 50; ++i) {
        table.add(seriesOf("noise_" + std::to_string(i)));
    }
    Sample sample;
    sample.values.resize(50);
    Random random(3);
    for (std::int64_t i = 0; i < 4000; ++i) {
        for (double& value : sample.values) {
            value = random.unit();
        }
        history.add(Start + i, table, sample);
        QVERIFY(history.bytes() <= BytesMax);
    }
    const auto last = history.query("noise_7", Start + 3999, Start + 3999, 1);
    QVERIFY(last && same(last->values.at(0), sample.values[7]));
}

void HistoryTest::aClockSetBackOverwritesOnlyWhatWasSampledAgain()
{
    History history;
    SeriesTable table;
    table.add(seriesOf("up"));
    Sample sample;
    for (std::int64_t i = 0; i < 100; ++i) {
        sample.values = {1};
        history.add(Start + i, table, sample);
    }
    for (std::int64_t i = 50; i < 70; ++i) {
        sample.values = {2};
        history.add(Start + i, table, sample);
    }
    const auto points = history.query("up", Start, Start + 99, 1);
    QVERIFY(points);
    for (std::size_t i = 0; i < 100; ++i) {
        QCOMPARE(points->values[i], i >= 50 && i < 70 ? 2.0 : 1.0);
    }
}

void HistoryTest::aClockSetAheadAndBackCostsNothing()
{
    History history;
    SeriesTable table;
    table.add(seriesOf("up"));
    Sample sample;
    sample.values = {1};
    constexpr std::int64_t AnHour = 3600;
    for (std::int64_t i = 0; i < AnHour; ++i) {
        history.add(Start + i, table, sample);
    }
    history.add(Start + AnHour + 25 * AnHour, table, sample);
    for (std::int64_t i = AnHour; i < AnHour + 60; ++i) {
        history.add(Start + i, table, sample);
    }
    const auto seconds = history.query("up", Start + 60, Start + AnHour + 59, 1);
    QVERIFY(seconds && std::count(seconds->values.begin(), seconds->values.end(), 1.0) == AnHour);
    const auto day = history.query("up", Start, Start + AnHour, 15);
    QVERIFY(day && std::count(day->values.begin(), day->values.end(), 1.0) >= AnHour / 15);
}

void HistoryTest::losesAtMostOneBlockAtAKill()
{
    History before;
    Model model(77);
    constexpr std::int64_t Ran = 2000;
    for (std::int64_t i = 0; i < Ran; ++i) {
        model.step(before, Start + i);
    }
    // Through bytes, as on disk: a segment for each tier.
    std::map<Tier, std::pair<monitoring::JournalWriter, Bytes>> segments;
    for (const StoredBlock& block : savedBlocks(before)) {
        auto& [writer, bytes] = segments[block.tier];
        putBytes(bytes, writer.append(block));
    }
    std::vector<StoredBlock> restored;
    for (const auto& [tier, segment] : segments) {
        const monitoring::JournalContent content = monitoring::readJournal(segment.second);
        QCOMPARE(content.problem, std::string());
        restored.insert(restored.end(), content.blocks.begin(), content.blocks.end());
    }
    QVERIFY(restored.size() > 60);
    History after;
    Model next(78);
    next.step(after, Start + Ran + 5); // sampling begins before the old history has been read
    after.restore(restored);
    const std::int64_t lost = Start + Ran - Ran % 30;
    QCOMPARE(differences(after, model, Start, lost - 1, 1), std::size_t{0});
    QCOMPARE(differences(after, model, Start, lost - 1, 15),
             std::size_t{0}); // made again from the hour
    QVERIFY(Start + Ran - lost <= 30);
    QVERIFY(savedBlocks(after).size() <= 1); // only the day's part that was made again
}

void HistoryTest::answersSelectors()
{
    History history;
    SeriesTable table;
    for (const char* key : {"cpu{cpu=\"0\",mode=\"idle\"}", "cpu{cpu=\"1\",mode=\"idle\"}",
                            "cpu{cpu=\"0\",mode=\"user\"}", "cpu_other"}) {
        table.add(seriesOf(key));
    }
    Series odd;
    odd.name = "odd";
    odd.labels = {{"path", "a\",b=\"c"}};
    table.add(odd);
    Sample sample;
    sample.values.assign(5, 1.0);
    history.add(Start, table, sample);
    using Names = std::vector<std::string>;
    QVERIFY((history.matching("cpu") == Names{"cpu{cpu=\"0\",mode=\"idle\"}",
                                              "cpu{cpu=\"0\",mode=\"user\"}",
                                              "cpu{cpu=\"1\",mode=\"idle\"}"}));
    QVERIFY((history.matching("cpu{mode=\"idle\"}") ==
             Names{"cpu{cpu=\"0\",mode=\"idle\"}", "cpu{cpu=\"1\",mode=\"idle\"}"}));
    QVERIFY((history.matching("cpu{mode=\"idle\",cpu=\"1\"}") ==
             Names{"cpu{cpu=\"1\",mode=\"idle\"}"}));
    QVERIFY(history.matching("odd{b=\"c\"}").empty()); // that is inside a value
    QCOMPARE(history.matching("odd").size(), std::size_t{1});
    QVERIFY(history.matching("none").empty());
    QVERIFY(history.matching("cpu{").size() == 3);
}

void HistoryTest::refusesBadQuestions()
{
    History history;
    SeriesTable table;
    table.add(seriesOf("up"));
    Sample sample;
    sample.values = {1};
    history.add(Start, table, sample);
    const auto codeOf = [](const Result<History::Points>& result) {
        return result ? Code::Internal : result.error().code;
    };
    QCOMPARE(codeOf(history.query("down", Start, Start, 1)), Code::NotFound);
    QCOMPARE(codeOf(history.query("up", Start, Start - 1, 1)), Code::InvalidInput);
    QCOMPARE(codeOf(history.query("up", -1, Start, 1)), Code::InvalidInput);
    QCOMPARE(codeOf(history.query("up", Start, std::numeric_limits<std::int64_t>::max(), 1)),
             Code::InvalidInput);
    QCOMPARE(codeOf(history.query("up", 0, Start, 1)), Code::LimitExceeded);
    QCOMPARE(codeOf(history.query("up", Start, Start + 20000, 1)), Code::LimitExceeded);
    const auto aligned = history.query("up", Start + 1, Start + 61, 20);
    QVERIFY(aligned);
    QCOMPARE(aligned->from, Start + 15);
    QCOMPARE(aligned->step, std::int64_t{30});
    QCOMPARE(aligned->values.size(), std::size_t{2});
}

void HistoryTest::aDayOfRealDataTakesLessThanTwoBytesAValue()
{
    const QByteArray file = fixture("ten_minutes.bafar-history");
    const monitoring::JournalContent content =
        monitoring::readJournal({reinterpret_cast<const std::uint8_t*>(file.constData()),
                                 static_cast<std::size_t>(file.size())});
    QCOMPARE(content.problem, std::string());
    QCOMPARE(content.blocks.size(), std::size_t{20});
    // Ten real minutes over and over: counters go on from where they were, so only the seam between
    // two rounds is not as it was measured.
    std::vector<std::vector<double>> rows;
    SeriesTable table;
    for (const std::string& name : *content.blocks[0].names) {
        table.add(seriesOf(name));
    }
    for (const StoredBlock& block : content.blocks) {
        QVERIFY(*block.names == *content.blocks[0].names);
        std::vector<std::vector<double>> part(block.count,
                                              std::vector<double>(block.names->size()));
        std::vector<double> column(block.count);
        ByteView rest = block.columns;
        for (std::size_t index = 0; index < block.names->size(); ++index) {
            rest = rest.subspan(monitoring::decodeColumn(rest, column).value());
            for (std::size_t moment = 0; moment < block.count; ++moment) {
                part[moment][index] = column[moment];
            }
        }
        rows.insert(rows.end(), part.begin(), part.end());
    }
    History history;
    Sample sample;
    std::vector<double> base(table.size(), 0);
    std::vector<bool> counter;
    for (SeriesIndex index = 0; index < table.size(); ++index) {
        counter.push_back(table.at(index).type == SeriesType::Counter);
    }
    for (std::int64_t second = 0; second < 25 * 3600; ++second) {
        const std::vector<double>& row = rows[static_cast<std::size_t>(second) % rows.size()];
        if (second > 0 && static_cast<std::size_t>(second) % rows.size() == 0) {
            for (std::size_t index = 0; index < base.size(); ++index) {
                base[index] =
                    counter[index] ? base[index] + rows.back()[index] - rows.front()[index] : 0;
            }
        }
        sample.values = row;
        for (std::size_t index = 0; index < base.size(); ++index) {
            // Rounded as a probe would give it: hundredths, thousandths and millionths stay such.
            sample.values[index] =
                base[index] == 0 ? row[index] : std::round((row[index] + base[index]) * 1e6) / 1e6;
        }
        history.add(Start + second, table, sample);
    }
    const double perValue =
        static_cast<double>(history.blockBytes()) / static_cast<double>(history.samples());
    qInfo("%zu series, %zu values kept, %.3f bytes a value, %zu bytes in all", table.size(),
          history.samples(), perValue, history.bytes());
    QVERIFY2(perValue <= 2.0, qPrintable(QString::number(perValue)));
    QVERIFY(history.bytes() < History::BytesMax); // nothing was given up for memory
    QVERIFY(*history.since() <= Start + 3600);
}

TEST_CLASS(HistoryTest)

} // namespace bafar::test

#include "history_test.moc"
