// The pure parts of the events page: what a filter lets through, bars over time, what belongs to an
// event; and that ten thousand events are no load.
#include <QTest>

#include "core/topology/topology.h"
#include "tests/support/main.h"
#include "ui/events/density.h"
#include "ui/events/filter_bar.h"
#include "ui/events/related.h"

namespace bafar::test {

using namespace ui::events;
using schema::Severity;

constexpr std::int64_t Minute = 60'000;
constexpr std::int64_t SomeNoon = 1'767'268'800'000; // 2026-01-01 12:00 UTC

class EventsFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFilterLetsThrough_data();
    void aFilterLetsThrough();
    void choicesCountWhatTheyWouldShow();
    void barsCountEvents_data();
    void barsCountEvents();
    void barsStayInPlaceAsTimePasses();
    void aFilterIsToldInWords();
    void relatedIsTheSameThingWithinAMinute();
    void theCauseIsAnAction_data();
    void theCauseIsAnAction();
    void tenThousandEventsAreExact();
};

static schema::Event eventOf(
    std::int64_t at, const char* node, const char* conceptName, Severity severity, const char* text)
{
    schema::Event event;
    event.at = {SomeNoon + at};
    event.sequence = static_cast<std::uint64_t>(at / 1000);
    event.node = node;
    event.concept_ = conceptName;
    event.kind = "changed";
    event.severity = severity;
    event.subject = std::string(conceptName) + "/" + node;
    event.text = text;
    return event;
}

/// Newest first: e d c b a.
static Entries someEntries()
{
    std::deque<schema::Event> events = {
        eventOf(0, "n1", "database", Severity::Info, "a: replication runs"),
        eventOf(1 * Minute, "n2", "database", Severity::Critical, "b: replication STOPPED"),
        eventOf(2 * Minute, "n2", "cache", Severity::Warning, "c: Memory is short"),
        eventOf(3 * Minute, "n3", "cache", Severity::Info, "d: memory is free"),
        eventOf(4 * Minute, "n1", "storage", Severity::Notice, "e: heal began"),
    };
    Journal journal;
    journal.update(events, {});
    return journal.entries();
}

static QString lettersOf(const Entries& entries)
{
    QString letters;
    for (const EntryPtr& entry : entries) {
        letters += QLatin1Char(entry->event.text.front());
    }
    return letters;
}

void EventsFilterTest::aFilterLetsThrough_data()
{
    QTest::addColumn<Filter>("filter");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const Filter& filter, const char* shown) {
        QTest::newRow(name) << filter << QString::fromLatin1(shown);
    };
    const WallTime noon{SomeNoon};
    row("given nothing, then all", {}, "edcba");
    row("given a concept", {{"database"}, {}, {}, {}, {}}, "ba");
    row("given two concepts, then either", {{"database", "storage"}, {}, {}, {}, {}}, "eba");
    row("given a node and a concept, then both", {{"cache"}, {"n2"}, {}, {}, {}}, "c");
    row("given severities", {{}, {}, {Severity::Critical, Severity::Warning}, {}, {}}, "cb");
    row("given a word in another case", {{}, {}, {}, QStringLiteral("stopped"), {}}, "b");
    row("given words, then all of them", {{}, {}, {}, QStringLiteral(" free MEMORY "), {}}, "d");
    row("given a subject's id", {{}, {}, {}, QStringLiteral("cache/n3"), {}}, "d");
    row("given blanks, then all", {{}, {}, {}, QStringLiteral("  "), {}}, "edcba");
    row("given a period, then without its end",
        {{}, {}, {}, {}, Period{{noon.unixMs + Minute}, {noon.unixMs + 3 * Minute}}}, "cb");
    row("given what nobody is, then nothing", {{}, {"n9"}, {}, {}, {}}, "");
    row("given a thing, then its events", {{}, {}, {}, {}, {}, "cache/n3"}, "d");
    row("given a name that others begin with, then not theirs", {{}, {}, {}, {}, {}, "cache/n"},
        "");
}

void EventsFilterTest::aFilterLetsThrough()
{
    QFETCH(Filter, filter);
    QFETCH(QString, shown);
    const Entries all = someEntries();
    QCOMPARE(lettersOf(sift(all, filter).shown), shown);
    filter.period.reset();
    QCOMPARE(lettersOf(sift(all, filter).anyTime), lettersOf(sift(all, filter).shown));
}

void EventsFilterTest::choicesCountWhatTheyWouldShow()
{
    const Filter filter{{"cache"}, {"n2", "gone"}, {}, {}, {}};
    const Choices choices = sift(someEntries(), filter).choices;
    const Choices::Counts concepts = {{"cache", 1}, {"database", 1}, {"storage", 0}};
    const Choices::Counts nodes = {{"gone", 0}, {"n1", 0}, {"n2", 1}, {"n3", 1}};
    QVERIFY(choices.concepts == concepts);
    QVERIFY(choices.nodes == nodes);
    QCOMPARE(choices.severities.at(Severity::Warning), std::size_t{1});
    QCOMPARE(choices.severities.at(Severity::Critical), std::size_t{0});
}

void EventsFilterTest::barsCountEvents_data()
{
    QTest::addColumn<Range>("range");
    QTest::addColumn<std::int64_t>("now");
    QTest::addColumn<std::size_t>("bars");
    QTest::addColumn<std::int64_t>("minutes");
    QTest::addColumn<std::size_t>("counted");
    const auto row = [](const char* name, Range range, std::int64_t now, std::size_t bars,
                        std::int64_t minutes, std::size_t counted) {
        QTest::newRow(name) << range << now << bars << minutes << counted;
    };
    row("given half an hour", Range::HalfHour, 5 * Minute, 31, 1, 5);
    row("given two hours", Range::TwoHours, 5 * Minute, 121, 1, 5);
    row("given half an hour later, then those of it", Range::HalfHour, 33 * Minute, 31, 1, 2);
    row("given all of little, then half an hour", Range::All, 5 * Minute, 31, 1, 5);
    row("given all of four hours, then wider bars", Range::All, 240 * Minute, 49, 5, 5);
    row("given all of a year, then weeks", Range::All, 365 * 1440 * Minute, 53, 7 * 1440, 5);
    row("given events ahead of now, then in no bar", Range::HalfHour, 1 * Minute, 31, 1, 2);
}

void EventsFilterTest::barsCountEvents()
{
    QFETCH(Range, range);
    QFETCH(std::int64_t, now);
    const Density density = densityOf(someEntries(), range, {SomeNoon + now});
    std::size_t counted = 0;
    for (const Bar& bar : density.bars) {
        counted += bar.total();
        QCOMPARE(bar.from.unixMs % density.widthMs, std::int64_t{0});
    }
    QTEST(density.widthMs / Minute, "minutes");
    QTEST(counted, "counted");
    QTEST(density.bars.size(), "bars");
    QVERIFY(density.bars.size() <= static_cast<std::size_t>(BarsMax));
}

void EventsFilterTest::barsStayInPlaceAsTimePasses()
{
    const Density now = densityOf(someEntries(), Range::HalfHour, {SomeNoon + 5 * Minute});
    const Density soon =
        densityOf(someEntries(), Range::HalfHour, {SomeNoon + 5 * Minute + 59'000});
    QCOMPARE(soon, now);
    const std::size_t bar = now.barAt({SomeNoon + Minute + 30'000});
    QCOMPARE(now.bars[bar].worst(), Severity::Critical);
    QCOMPARE(now.periodOf(bar + 1, bar).from.unixMs, SomeNoon + Minute);
    QCOMPARE(now.periodOf(bar, bar + 1).to.unixMs, SomeNoon + 3 * Minute);
    QCOMPARE(now.barAt({0}), std::size_t{0});
    QCOMPARE(now.barAt({SomeNoon + 1'000 * Minute}), now.bars.size() - 1);
    // Half an hour ahead of UTC, days begin half an hour earlier.
    const Density days =
        densityOf(someEntries(), Range::All, {SomeNoon + 100 * 1440 * Minute}, 30 * Minute);
    QCOMPARE(days.widthMs, 1440 * Minute);
    QCOMPARE(days.bars.front().from.unixMs % days.widthMs, days.widthMs - 30 * Minute);
    // A clock that was never set does not make a bar for each year since 1970.
    Entries entries = someEntries();
    entries.push_back(makeEntry(eventOf(-SomeNoon, "n1", "cache", Severity::Info, "f")));
    QVERIFY(densityOf(entries, Range::All, {SomeNoon}).bars.size() <= 121);
}

void EventsFilterTest::aFilterIsToldInWords()
{
    Filter filter{{"a", "b", "c"}, {"n1"}, {Severity::Warning}, QStringLiteral("word "), {}};
    filter.period = Period{{SomeNoon}, {SomeNoon + 9 * Minute}};
    filter.about = "cache/n3";
    const auto upper = [](const std::string& name) {
        return QString::fromStdString(name).toUpper();
    };
    QCOMPARE(filterWords(filter, upper).join(QLatin1Char('|')),
             QStringLiteral("Area: A, B and 1 more|Node: n1|Severity: warning|Text: word|"
                            "12:00 to 12:09|About: cache/n3"));
    QVERIFY(filterWords({}, upper).isEmpty());
}

void EventsFilterTest::relatedIsTheSameThingWithinAMinute()
{
    Entries entries;
    for (const std::int64_t second : {200, 160, 130, 100, 70, 41, 39}) {
        schema::Event event = eventOf(second * 1000, "n1", "cache", Severity::Info, "x");
        entries.push_back(makeEntry(event));
        event.subject = "cache/other";
        event.node = "n0";
        entries.push_back(makeEntry(event));
    }
    const EntryPtr chosen = entries[6]; // at 100
    const auto seconds = [](const Entries& found) {
        QStringList all;
        for (const EntryPtr& one : found) {
            all.append(QString::number(one->event.sequence));
        }
        return all.join(QLatin1Char(' '));
    };
    QCOMPARE(seconds(relatedTo(*chosen, entries)), QStringLiteral("160 130 70 41"));
    QCOMPARE(seconds(relatedTo(*chosen, entries, 2)), QStringLiteral("130 70"));
}

void EventsFilterTest::theCauseIsAnAction_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<std::int64_t>("at");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* name, const char* subject, std::int64_t at, const char* cause) {
        QTest::newRow(name) << QString::fromLatin1(subject) << at << QString::fromLatin1(cause);
    };
    row("given the action's own event, then it", "action/first", 999, "first certain");
    row("given its address while it ran", "floating_ip/web", 15, "first");
    row("given its node while it ran", "node/n2", 15, "first");
    row("given a part of its thing", "floating_ip/web.1", 15, "first");
    row("given a little later, then still it", "floating_ip/web", 29, "first");
    row("given two, then the later one", "floating_ip/web", 26, "second");
    row("given much later, then nobody", "floating_ip/web", 61, "");
    row("given before, then nobody", "floating_ip/web", 9, "");
    row("given another thing of that beginning", "floating_ip/web2", 15, "");
    row("given another concept", "services/web", 15, "");
}

void EventsFilterTest::theCauseIsAnAction()
{
    QFETCH(QString, subject);
    QFETCH(std::int64_t, at);
    std::vector<schema::ActionRecord> records(2);
    records[0].id = "first";
    records[0].plan.request = {"floating_ip.hand_over", {{"address", "web"}, {"to", "n2"}}, {}};
    records[0].startedAt = {10'000};
    records[0].endedAt = {20'000};
    records[0].state = schema::ActionState::Succeeded;
    records[1] = records[0];
    records[1].id = "second";
    records[1].startedAt = {25'000};
    records[1].endedAt = {27'000};
    records[1].plan.request.parameters["address"] = at == 29 ? "other" : "web";
    schema::Event event;
    event.subject = subject.toStdString();
    event.at = {at * 1000};
    const std::optional<Cause> cause = causeOf(event, records);
    const QString told = !cause             ? QString()
                         : cause->isCertain ? QStringLiteral("first certain")
                                            : QString::fromStdString(cause->action.id);
    QTEST(told, "cause");
}

void EventsFilterTest::tenThousandEventsAreExact()
{
    std::deque<schema::Event> events;
    for (std::int64_t i = 0; i < 10'000; ++i) {
        const auto severity = static_cast<Severity>(i % 4);
        events.push_back(eventOf(i * 1000, i % 3 == 0 ? "n1" : "n2",
                                 i % 5 == 0 ? "database" : "cache", severity,
                                 "the server n1 was promoted by operator/sara"));
    }
    Journal journal;
    journal.update(events, {});
    const Entries before = journal.entries();
    QVERIFY(!journal.update(events, {}));
    QVERIFY(journal.entries() == before); // none was made anew
    const Filter byWord{{"cache"}, {"n1", "n2"}, {Severity::Warning}, QStringLiteral("sara"), {}};
    const Sifted sifted = sift(journal.entries(), byWord);
    QCOMPARE(sifted.shown.size(), std::size_t{2000});
    QCOMPARE(sifted.choices.concepts.at("database"), std::size_t{500});
    const Density density = densityOf(journal.entries(), Range::All, {SomeNoon + 10'000'000});
    std::size_t counted = 0;
    for (const Bar& bar : density.bars) {
        counted += bar.total();
    }
    QCOMPARE(counted, std::size_t{10'000});
}

} // namespace bafar::test

using bafar::test::EventsFilterTest;
TEST_CLASS(EventsFilterTest)
#include "events_filter_test.moc"
