// What the topology looked like: exact at every moment, unknown where nobody looked, and never more
// memory than agreed. It is larger than the budget because all cases share one way to tell a
// picture.
#include <QSignalSpy>
#include <QTest>

#include "tests/support/main.h"
#include "ui/link/replay.h"

namespace bafar::test {

using link::Recorder;
using schema::State;
using namespace std::chrono_literals;

class RecorderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMomentIsExact_data();
    void everyMomentIsExact();
    void changesAreKept_data();
    void changesAreKept();
    void aGapIsUnknown();
    void aGapAgesFromTheLastWord();
    void anotherSpeakerIsNews();
    void silenceGrowsInThePast();
    void theOldestGoesFirst();
    void memoryIsBounded_data();
    void memoryIsBounded();
    void aClockSetBackBeginsAnew();
    void namesOfTheGoneAreForgotten();
    void longRunsAreSmall();
    void replayIsOnOrOff();
};

constexpr std::int64_t Start = 1'767'268'800'000;

static WallTime atSecond(double second)
{
    return {Start + static_cast<std::int64_t>(second * 1000)};
}

static topology::Thing thingOf(const std::string& id, State state, const std::string& owner = {})
{
    topology::Thing thing;
    thing.entity.id = id;
    thing.entity.title = id;
    thing.entity.node = id;
    thing.entity.state = state;
    thing.entity.facts = {{"owner", owner}, {"load", "12"}};
    return thing;
}

static topology::Topology pictureOf(std::vector<topology::Thing> things,
                                    const std::vector<std::pair<std::string, State>>& edges = {})
{
    topology::Topology topology;
    topology.things = std::move(things);
    for (const auto& [ends, state] : edges) {
        topology::Edge edge;
        edge.relation.from = ends.substr(0, 1);
        edge.relation.to = ends.substr(1);
        edge.relation.state = state;
        topology.edges.push_back(edge);
    }
    return topology;
}

/// "a ok n1, b failed; ab ok": things with state and owner, then edges.
static QString told(const topology::Topology& topology)
{
    QStringList things;
    for (const topology::Thing& thing : topology.things) {
        std::string text =
            thing.entity.id + " " +
            std::string(schema::StateNames[static_cast<std::size_t>(thing.entity.state)]);
        for (const schema::Fact& fact : thing.entity.facts) {
            text += fact.value.empty() ? "" : " " + fact.value;
        }
        things.append(QString::fromStdString(text));
    }
    QStringList edges;
    for (const topology::Edge& edge : topology.edges) {
        edges.append(QString::fromStdString(
            edge.relation.from + edge.relation.to + " " +
            std::string(schema::StateNames[static_cast<std::size_t>(edge.relation.state)])));
    }
    return things.join(QStringLiteral(", ")) +
           (edges.isEmpty() ? QString() : QStringLiteral("; ") + edges.join(QStringLiteral(", ")));
}

void RecorderTest::everyMomentIsExact_data()
{
    QTest::addColumn<double>("second");
    QTest::addColumn<QString>("picture");
    const auto row = [](const char* name, double second, const char* picture) {
        QTest::newRow(name) << second << QString::fromLatin1(picture);
    };
    row("given before the first, then the first", -100, "a ok n1; ab ok");
    row("given the first", 0, "a ok n1; ab ok");
    row("given just before a change", 1.999, "a ok n1; ab ok");
    row("given the change", 2, "a failed n1; ab failed");
    row("given a new thing", 4, "a failed n1, b ok; ab failed");
    row("given another owner", 5, "a ok n2, b ok; ab ok");
    row("given another owner, and nothing else", 6, "a ok n3, b ok; ab ok");
    row("given nothing changed", 7.5, "a ok n3, b ok; ab ok");
    row("given a thing and an edge are gone", 8, "b ok");
    row("given both came back", 9, "a ok n1, b ok; ab ok");
    row("given after the last, then the last", 1000, "a ok n1, b ok; ab ok");
}

void RecorderTest::everyMomentIsExact()
{
    Recorder recorder;
    const auto a = [](State state, const char* owner) { return thingOf("a", state, owner); };
    const topology::Thing b = thingOf("b", State::Ok);
    recorder.record(atSecond(0), pictureOf({a(State::Ok, "n1")}, {{"ab", State::Ok}}));
    recorder.record(atSecond(2), pictureOf({a(State::Failed, "n1")}, {{"ab", State::Failed}}));
    recorder.record(atSecond(4), pictureOf({a(State::Failed, "n1"), b}, {{"ab", State::Failed}}));
    recorder.record(atSecond(5), pictureOf({a(State::Ok, "n2"), b}, {{"ab", State::Ok}}));
    recorder.record(atSecond(6), pictureOf({a(State::Ok, "n3"), b}, {{"ab", State::Ok}}));
    recorder.record(atSecond(7), pictureOf({a(State::Ok, "n3"), b}, {{"ab", State::Ok}}));
    recorder.record(atSecond(8), pictureOf({b}));
    recorder.record(atSecond(9), pictureOf({a(State::Ok, "n1"), b}, {{"ab", State::Ok}}));
    QFETCH(double, second);
    QFETCH(QString, picture);
    const topology::Topology then = recorder.at(atSecond(second));
    QCOMPARE(told(then), picture);
    std::size_t counted = 0;
    for (const auto& [state, count] : then.counts) {
        counted += count;
    }
    QCOMPARE(counted, then.things.size());
    for (const topology::Thing& thing : then.things) {
        QCOMPARE(then.find(thing.entity.id), &thing);
    }
}

void RecorderTest::changesAreKept_data()
{
    QTest::addColumn<QString>("fact");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("after");
    QTest::addColumn<bool>("isKept");
    const auto row = [](const char* name, const char* fact, const char* value, const char* reason,
                        int after, bool isKept) {
        QTest::newRow(name) << QString::fromLatin1(fact) << QString::fromLatin1(value)
                            << QString::fromLatin1(reason) << after << isKept;
    };
    row("given nothing else", "role", "replica of n1", "n1 (late by 2 s)", 1, false);
    row("given another role", "role", "primary", "n1 (late by 2 s)", 1, true);
    row("given a role of another figure", "role", "replica of n2", "n1 (late by 2 s)", 1, true);
    row("given its role is not told any more", "load", "99", "n1 (late by 2 s)", 1, true);
    row("given another reason", "role", "replica of n1", "n1 (away)", 1, true);
    row("given only a figure moved", "role", "replica of n1", "n1 (late by 3.5 s)", 1, false);
    row("given only a figure moved for long", "role", "replica of n1", "n1 (late by 9 s)", 15,
        true);
    row("given a word and a figure", "role", "replica of n1", "n1 (late by 3 m)", 1, true);
    row("given a name with a figure", "role", "replica of n1", "n2 (late by 2 s)", 1, true);
    row("given less", "role", "replica of n1", "n1 (late by 2", 1, true);
}

void RecorderTest::changesAreKept()
{
    QFETCH(QString, fact);
    QFETCH(QString, value);
    QFETCH(QString, reason);
    QFETCH(int, after);
    topology::Thing thing = thingOf("a", State::Degraded);
    thing.entity.facts = {{"role", "replica of n1"}, {"load", "1"}};
    thing.entity.reason = "n1 (late by 2 s)";
    Recorder recorder;
    recorder.record(atSecond(0), pictureOf({thing}));
    const std::size_t before = recorder.bytes();
    for (int second = 1; second < after; ++second) {
        recorder.record(atSecond(second), pictureOf({thing}));
    }
    QCOMPARE(recorder.bytes(), before);
    thing.entity.facts = {{fact.toStdString(), value.toStdString()}};
    thing.entity.reason = reason.toStdString();
    recorder.record(atSecond(after), pictureOf({thing}));
    QTEST(recorder.bytes() > before, "isKept");
}

void RecorderTest::aGapIsUnknown()
{
    Recorder recorder;
    recorder.record(atSecond(0), pictureOf({thingOf("a", State::Ok)}, {{"ab", State::Ok}}));
    recorder.record(atSecond(4), pictureOf({thingOf("a", State::Ok)}, {{"ab", State::Ok}}));
    recorder.record(atSecond(60), pictureOf({thingOf("a", State::Ok)}, {{"ab", State::Ok}}));
    QCOMPARE(told(recorder.at(atSecond(4))), QStringLiteral("a ok; ab ok"));
    for (const double second : {4.001, 30.0, 59.999}) {
        QCOMPARE(told(recorder.at(atSecond(second))), QStringLiteral("a unknown; ab unknown"));
        QCOMPARE(recorder.at(atSecond(second)).worst, State::Unknown);
        QCOMPARE(recorder.at(atSecond(second)).things.front().entity.reason,
                 std::string("no agent is heard"));
    }
    QCOMPARE(told(recorder.at(atSecond(60))), QStringLiteral("a ok; ab ok"));
}

void RecorderTest::aGapAgesFromTheLastWord()
{
    Recorder recorder;
    topology::Thing well = thingOf("a", State::Ok);
    well.beliefs.push_back({"a", 0s, false, well.entity});
    topology::Thing quiet = thingOf("b", State::Stale);
    quiet.beliefs.push_back({"b", 3s, false, quiet.entity});
    for (int second = 0; second <= 8; second += 4) { // only the first is news
        recorder.record(atSecond(second), pictureOf({well, quiet}));
    }
    recorder.record(atSecond(60), pictureOf({well, quiet}));
    const topology::Topology then = recorder.at(atSecond(30));
    QCOMPARE(then.things[0].age, Duration(22s));
    QCOMPARE(then.things[1].age, Duration(33s)); // it was quiet before the gap
}

void RecorderTest::anotherSpeakerIsNews()
{
    Recorder recorder;
    topology::Thing thing = thingOf("a", State::Ok);
    thing.speaker = "n1";
    recorder.record(atSecond(0), pictureOf({thing}));
    thing.speaker = "n2";
    recorder.record(atSecond(1), pictureOf({thing}));
    QCOMPARE(recorder.at(atSecond(0.5)).things.front().speaker, std::string("n1"));
    QCOMPARE(recorder.at(atSecond(1)).things.front().speaker, std::string("n2"));
}

void RecorderTest::silenceGrowsInThePast()
{
    Recorder recorder;
    topology::Thing thing = thingOf("a", State::Stale);
    thing.beliefs.push_back({"a", 3s, false, thing.entity});
    recorder.record(atSecond(10), pictureOf({thing}));
    recorder.record(atSecond(14), pictureOf({thing}));
    QCOMPARE(recorder.at(atSecond(10)).things.front().age, Duration(3s));
    QCOMPARE(recorder.at(atSecond(12)).things.front().age, Duration(5s));
    QCOMPARE(recorder.at(atSecond(12)).things.front().beliefs.front().age, Duration(5s));
}

void RecorderTest::theOldestGoesFirst()
{
    Recorder recorder({10s, 1U << 20U});
    for (int second = 0; second <= 30; second += 2) {
        const std::string owner = "n" + std::to_string(second);
        recorder.record(atSecond(second),
                        pictureOf({thingOf(second % 4 == 0 ? "a" : "b", State::Ok, owner)}));
    }
    QCOMPARE(recorder.kept()->from, atSecond(20));
    QCOMPARE(recorder.kept()->to, atSecond(30));
    QCOMPARE(told(recorder.at(atSecond(0))), QStringLiteral("a ok n20"));
    QCOMPARE(told(recorder.at(atSecond(27))), QStringLiteral("b ok n26"));
}

void RecorderTest::memoryIsBounded_data()
{
    QTest::addColumn<bool>("newNames");
    QTest::newRow("given ever new reasons") << false;
    QTest::newRow("given ever new names") << true;
}

void RecorderTest::memoryIsBounded()
{
    QFETCH(bool, newNames);
    constexpr std::size_t Most = 200'000;
    Recorder recorder({2h, Most});
    for (int second = 0; second < 3000; ++second) {
        const std::string word(static_cast<std::size_t>(second % 26 + 1), 'x');
        topology::Thing thing = thingOf("a", State::Failed);
        thing.entity.id += newNames ? std::to_string(second) : "";
        thing.entity.reason = std::string(1000, 'r') + word;
        recorder.record(atSecond(second), pictureOf({thing}, {{"ab", State::Ok}}));
        QVERIFY(recorder.bytes() <= Most);
        const auto kept = recorder.kept(); // all forgotten, or up to now
        QVERIFY(!kept || kept->to == atSecond(second));
    }
    QVERIFY(recorder.kept()->to.unixMs - recorder.kept()->from.unixMs > 60'000);
}

/// Weeks of tasks that each live for some seconds: the past stays as long as it was.
void RecorderTest::namesOfTheGoneAreForgotten()
{
    Recorder recorder({100s, 200'000});
    for (int second = 0; second < 5000; second += 2) {
        const std::string task = "task " + std::to_string(second / 10);
        recorder.record(atSecond(second),
                        pictureOf({thingOf("a", State::Ok), thingOf(task, State::Ok)},
                                  {{"a" + std::to_string(second / 10 % 10), State::Ok}}));
        QVERIFY(recorder.bytes() <= 200'000);
    }
    QCOMPARE(recorder.kept()->from, atSecond(4898));
    QCOMPARE(told(recorder.at(atSecond(4901))), QStringLiteral("a ok, task 490 ok; a0 ok"));
    QCOMPARE(told(recorder.at(atSecond(4998))), QStringLiteral("a ok, task 499 ok; a9 ok"));
}

void RecorderTest::aClockSetBackBeginsAnew()
{
    Recorder recorder;
    recorder.record(atSecond(100), pictureOf({thingOf("a", State::Ok)}));
    recorder.record(atSecond(99.5),
                    pictureOf({thingOf("a", State::Failed)})); // a little: no matter
    QCOMPARE(recorder.kept()->to, atSecond(100));
    QCOMPARE(told(recorder.at(atSecond(100))), QStringLiteral("a failed"));
    recorder.record(atSecond(10), pictureOf({thingOf("b", State::Ok)}));
    QCOMPARE(recorder.kept(), (Recorder::Span{atSecond(10), atSecond(10)}));
    QCOMPARE(told(recorder.at(atSecond(100))), QStringLiteral("b ok"));
}

/// Two hours of 300 things, one of which changes twice a second.
void RecorderTest::longRunsAreSmall()
{
    Recorder recorder;
    std::vector<topology::Thing> things;
    for (int number = 0; number < 300; ++number) {
        things.push_back(thingOf("thing" + std::to_string(1000 + number), State::Ok, "n1"));
    }
    topology::Topology picture = pictureOf(things);
    constexpr int Pictures = 2 * 3600 * 2;
    for (int half = 0; half < Pictures; ++half) {
        auto& state = picture.things[static_cast<std::size_t>(half) % 300].entity.state;
        state = state == State::Ok ? State::Failed : State::Ok;
        recorder.record(atSecond(half / 2.0), picture);
    }
    QCOMPARE(recorder.kept()->from, atSecond(0));
    QCOMPARE(recorder.at(atSecond(7199)).things.size(), std::size_t{300});
}

void RecorderTest::replayIsOnOrOff()
{
    link::Replay replay;
    const QSignalSpy spy(&replay, &link::Replay::changed);
    QVERIFY(!replay.show(atSecond(0))); // nothing is kept
    replay.record(atSecond(0), pictureOf({thingOf("a", State::Ok)}));
    replay.record(atSecond(3), pictureOf({thingOf("a", State::Failed)}));
    QVERIFY(!replay.isOn());
    QVERIFY(replay.show(atSecond(-5)));
    QCOMPARE(*replay.moment(), atSecond(0));
    QCOMPARE(told(replay.shown({})), QStringLiteral("a ok"));
    QVERIFY(replay.show(atSecond(0)));
    QCOMPARE(spy.count(), 1);
    QVERIFY(replay.show(atSecond(9)));
    QCOMPARE(told(replay.shown({})), QStringLiteral("a failed"));
    replay.stop();
    replay.stop();
    QVERIFY(!replay.isOn());
    QCOMPARE(spy.count(), 3);
}

} // namespace bafar::test

using bafar::test::RecorderTest;
TEST_CLASS(RecorderTest)
#include "recorder_test.moc"
