// The metrics page of a server against what redis_exporter 1.45 made of the same one.
// It is larger than the budget because the comparison is one pass over the whole page.
#include "agents/cache/measures.h"

#include <QObject>
#include <QTest>
#include <map>
#include <set>

#include "core/base/text.h"
#include "tests/cache/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using cache::MeasureWriter;
using cache::Observation;

namespace {

constexpr Instant Start{1000s};
constexpr WallTime Wall{1795887800000};

Observation seen(const std::string& text)
{
    Observation observation = cache::observe(text).value();
    observation.settings.clientsMax = 10000;
    observation.settings.databases = 16;
    observation.settings.ioThreads = 1;
    return observation;
}

std::map<std::string, double> valuesOf(const Measures& measures)
{
    std::map<std::string, double> values;
    for (SeriesIndex index = 0; index < measures.table->size(); ++index) {
        const double value = measures.sample.value(index);
        if (measures.table->live(index) && value == value) {
            values.emplace(measures.table->keyOf(index), value);
        }
    }
    return values;
}

} // namespace

class MeasuresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparesWithTheExporter_data();
    void comparesWithTheExporter();
    void everyNameIsDescribed();
    void aServerThatIsDownIsOnlyThat();
    void aLinkLeavesNoOldSeries();
    void namesOfOthersAreBounded();
};

void MeasuresTest::comparesWithTheExporter_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("given a primary") << QStringLiteral("debian12_primary");
    QTest::newRow("given a replica") << QStringLiteral("debian12_replica");
}

/// Fixtures: the exporter's page and INFO of the same server, a second later.
void MeasuresTest::comparesWithTheExporter()
{
    QFETCH(QString, name);
    MeasureWriter writer;
    const MeasuresPtr measures =
        writer.of(seen(infoText(name.toStdString() + ".txt")), Start, Wall, Start + 3s);
    QVERIFY(measures->until == Start + 3s);
    const auto values = valuesOf(*measures);
    std::map<std::string, SeriesType> types;
    for (SeriesIndex index = 0; index < measures->table->size(); ++index) {
        const Series& series = measures->table->at(index);
        types[series.name] = series.type;
        QVERIFY2(!series.help.empty(), series.name.c_str());
    }
    const std::set<std::string> leftOut = {"redis_slowlog_length",
                                           "redis_slowlog_last_id",
                                           "redis_last_slow_execution_duration_seconds",
                                           "redis_latency_percentiles_usec",
                                           "redis_last_key_groups_scrape_duration_milliseconds",
                                           "redis_target_scrape_request_errors_total"};
    std::set<std::string> missing;
    std::size_t names = 0;
    const std::string page = infoText(name.toStdString() + ".metrics");
    for (const std::string_view line : split(page, '\n')) {
        const std::vector<std::string_view> words = split(line, ' ');
        if (line.starts_with("# TYPE redis_") && !words[2].starts_with("redis_exporter_")) {
            const std::string family(words[2]);
            ++names;
            if (leftOut.contains(family)) {
                QVERIFY2(!types.contains(family), family.c_str());
            } else if (!types.contains(family)) {
                missing.insert(family);
            } else {
                QCOMPARE(types[family] == SeriesType::Counter, words[3] == "counter");
            }
        }
        const std::string key(line.substr(0, line.rfind(' ')));
        const bool ours = line.starts_with("redis_") && !line.starts_with("redis_exporter_") &&
                          !line.starts_with("redis_latency_percentiles") && !leftOut.contains(key);
        if (ours) {
            QVERIFY2(values.contains(key), key.c_str());
        }
    }
    QVERIFY2(missing.empty(), missing.empty() ? "" : missing.begin()->c_str());
    QVERIFY2(names > 120, std::to_string(names).c_str());
    const bool primary = name.endsWith(QStringLiteral("primary"));
    QCOMPARE(values.at("bafar_redis_is_master"), primary ? 1.0 : 0.0);
    QCOMPARE(values.at("redis_up"), 1.0);
    QCOMPARE(values.at("redis_start_time_seconds"), 1795887754.0);
    if (primary) {
        QCOMPARE(values.at("redis_commands_total{cmd=\"set\"}"), 3001.0);
        QCOMPARE(values.at("redis_commands_duration_seconds_total{cmd=\"set\"}"), 0.001174);
        QCOMPARE(values.at("redis_latest_fork_seconds"), 0.000408);
        QCOMPARE(values.at("redis_rdb_last_bgsave_status"), 1.0);
        QCOMPARE(values.at("redis_db_keys{db=\"db0\"}"), 941.0);
        QCOMPARE(values.at("redis_db_avg_ttl_seconds{db=\"db3\"}"), 964.896);
        QCOMPARE(values.at("redis_memory_fragmentation_ratio"),
                 values.at("redis_mem_fragmentation_ratio"));
    }
}

void MeasuresTest::everyNameIsDescribed()
{
    MetricList described;
    MeasureWriter::describe(described);
    for (const char* name : {"debian12_primary.txt", "debian12_replica.txt"}) {
        MeasureWriter writer;
        const MeasuresPtr measures = writer.of(seen(infoText(name)), Start, Wall, Start + 3s);
        const std::string faults = undescribed(*measures->table, described);
        QVERIFY2(faults.empty(), faults.c_str());
    }
}

void MeasuresTest::aServerThatIsDownIsOnlyThat()
{
    MeasureWriter writer;
    (void)writer.of(seen(infoText("debian12_primary.txt")), Start, Wall, Start + 3s);
    const auto values = valuesOf(*writer.ofNone(Start + 1s, Wall, Start + 4s));
    QVERIFY(values ==
            (std::map<std::string, double>{{"redis_up", 0}, {"bafar_redis_is_master", 0}}));
    const auto back =
        valuesOf(*writer.of(seen(infoText("debian12_primary.txt")), Start + 2s, Wall, Start + 5s));
    QCOMPARE(back.at("redis_up"), 1.0);
    QVERIFY(back.size() > 200);
}

void MeasuresTest::aLinkLeavesNoOldSeries()
{
    MeasureWriter writer;
    (void)writer.of(seen(infoText("debian12_replica.txt")), Start, Wall, Start + 3s);
    const auto values =
        valuesOf(*writer.of(seen(infoWith(infoText("debian12_replica.txt"),
                                          {"master_host:192.0.2.13", "master_link_status:down"})),
                            Start + 1s, Wall, Start + 4s));
    std::size_t links = 0;
    for (const auto& [key, value] : values) {
        links += key.starts_with("redis_master_link_up") ? 1 : 0;
    }
    QCOMPARE(links, std::size_t{1});
    QCOMPARE(values.at("redis_master_link_up{master_host=\"192.0.2.13\",master_port=\"16379\"}"),
             0.0);
}

void MeasuresTest::namesOfOthersAreBounded()
{
    MeasureWriter writer;
    for (int round = 0; round < 30; ++round) {
        std::string text = "redis_version:7\nrole:master\nused_memory:5\n";
        for (int i = 0; i < 3000; ++i) {
            const std::string word = std::to_string(round) + "x" + std::to_string(i);
            text += "cmdstat_" + word + "\x1b\"\\:calls=1,usec=1\nerrorstat_" + word +
                    ":count=1\ndb" + std::to_string(i) + ":keys=1,expires=0\n";
        }
        const MeasuresPtr measures = writer.of(seen(text), Start + round * 1s, Wall, Start + 3s);
        const auto values = valuesOf(*measures);
        QVERIFY(values.size() <= 2 * MeasureWriter::CommandsMax + MeasureWriter::ErrorsMax +
                                     2 * MeasureWriter::DatabasesMax + 20);
        QVERIFY(measures->table->liveCount() <= SeriesTable::SizeMax);
        QCOMPARE(values.at("redis_memory_used_bytes"), 5.0);
    }
}

TEST_CLASS(MeasuresTest)

} // namespace bafar::test

#include "measures_test.moc"
