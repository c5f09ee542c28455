// What concepts measure gets into the sample, stays apart by source, and goes when it goes there.
#include "agents/monitoring/measured.h"

#include <QTest>
#include <cmath>

#include "tests/support/main.h"

namespace bafar::test {
namespace {

using monitoring::ConceptMeasures;
using monitoring::MeasureCopier;

constexpr Family Up{"redis_up", SeriesType::Gauge, "Answers"};
constexpr Family Keys{"redis_db_keys", SeriesType::Gauge, "Keys"};

/// One concept with a series for each of some names, and one without labels.
struct Speaker {
    MeasureBook book;

    ConceptMeasures says(const std::vector<std::pair<std::string, double>>& keys)
    {
        Recorder& recorder = book.begin({}, {});
        recorder.set(recorder.series(Up), 1);
        for (const auto& [name, value] : keys) {
            recorder.set(recorder.series(Keys, {{"db", name}}), value);
        }
        return {"cache", book.publish(Instant(std::chrono::seconds(3)))};
    }
};

/// One sample of nothing but what a concept says, after it `second` idle ones.
struct Page {
    Recorder recorder;
    MeasureCopier copier;

    void take(const std::vector<ConceptMeasures>& measures)
    {
        recorder.begin({}, {});
        for (const ConceptMeasures& one : measures) {
            copier.copy(one, recorder);
        }
        recorder.finish();
    }

    [[nodiscard]] double value(const std::string& key) const
    {
        return recorder.sample().value(recorder.table().find(key));
    }
};

} // namespace

class MeasuredTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesStandUnderTheirNames();
    void aSeriesWithoutAValueIsNotMadeUp();
    void aSeriesThatComesLaterIsFound();
    void afterALongAbsenceItIsItselfAgain();
    void twoConceptsDoNotMixTheirIndexes();
};

void MeasuredTest::valuesStandUnderTheirNames()
{
    Speaker speaker;
    Page page;
    page.take({speaker.says({{"db0", 7}, {"db1", 8}})});
    QCOMPARE(page.value("redis_up"), 1.0);
    QCOMPARE(page.value("redis_db_keys{db=\"db0\"}"), 7.0);
    page.take({speaker.says({{"db0", 9}, {"db1", 8}})});
    QCOMPARE(page.value("redis_db_keys{db=\"db0\"}"), 9.0);
    QCOMPARE(page.recorder.table().at(page.recorder.table().find("redis_up")).help,
             std::string("Answers"));
}

void MeasuredTest::aSeriesWithoutAValueIsNotMadeUp()
{
    Speaker speaker;
    Page page;
    page.take({speaker.says({{"db0", std::nan("")}})});
    QCOMPARE(page.recorder.table().find("redis_db_keys{db=\"db0\"}"), NoSeries);
    page.take({});
    QVERIFY(std::isnan(page.value("redis_up"))); // nobody said it this time
}

void MeasuredTest::aSeriesThatComesLaterIsFound()
{
    Speaker speaker;
    Page page;
    page.take({speaker.says({})});
    page.take({speaker.says({{"db3", 3}})});
    QCOMPARE(page.value("redis_db_keys{db=\"db3\"}"), 3.0);
    QCOMPARE(page.value("redis_up"), 1.0);
}

void MeasuredTest::afterALongAbsenceItIsItselfAgain()
{
    Speaker speaker;
    Page page;
    page.take({speaker.says({{"db0", 1}, {"db1", 2}})});
    for (std::uint32_t i = 0; i < Recorder::AbsentMax; ++i) {
        page.take({});
    }
    QCOMPARE(page.recorder.table().liveCount(), std::size_t{0});
    page.recorder.begin({}, {});
    page.recorder.set(page.recorder.series({"node_load1", SeriesType::Gauge, "Load"}), 5);
    page.copier.copy(speaker.says({{"db0", 3}}), page.recorder);
    page.recorder.finish();
    QCOMPARE(page.value("node_load1"), 5.0); // its slot was one of theirs before
    QCOMPARE(page.value("redis_db_keys{db=\"db0\"}"), 3.0);
}

void MeasuredTest::twoConceptsDoNotMixTheirIndexes()
{
    Speaker cache;
    MeasureBook other;
    Recorder& recorder = other.begin({}, {});
    recorder.set(recorder.series({"mysql_up", SeriesType::Gauge, "Answers"}), 0);
    const ConceptMeasures database{"database", other.publish({})};
    Page page;
    page.take({cache.says({}), database});
    QCOMPARE(page.value("redis_up"), 1.0);
    QCOMPARE(page.value("mysql_up"), 0.0);
}

TEST_CLASS(MeasuredTest)

} // namespace bafar::test

#include "measured_test.moc"
