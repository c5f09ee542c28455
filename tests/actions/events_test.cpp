// The message stream: numbers, rings, resuming.
#include <QTest>

#include "agents/events/machine.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

constexpr WallTime At{1'800'000'000'000};

events::Machine machineOf(events::Limits limits = {})
{
    return events::Machine({"lab", "n1", "1.0", "boot1", 1}, events::Form::Text, limits);
}

schema::Event eventOf(const std::string& text)
{
    schema::Event event;
    event.concept_ = "toy";
    event.kind = "moved";
    event.text = text;
    return event;
}

schema::ConceptReport reportOf(const std::string& status)
{
    return {{status}, {}};
}

schema::Message read(const events::Published& published)
{
    return schema::fromJson<schema::Message>(*published.text).value();
}

} // namespace

class EventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sequencedMessagesGrowByOne();
    void equalReportMakesNoMessage();
    void equalOffersMakeNoMessage();
    void unsequencedMessagesRepeatTheLastNumber();
    void eventsAreNumberedAndStamped();
    void resuming_data();
    void resuming();
    void ringIsBoundedByCount();
    void ringIsBoundedByBytes();
    void eventsAreBoundedAndReadFromANumber();
    void openingHoldsEverything();
    void textIsSharedAndValuesCarryTheMessage();
};

void EventsTest::sequencedMessagesGrowByOne()
{
    events::Machine machine = machineOf();
    QCOMPARE(machine.report("toy", reportOf("1"), At)->sequence, std::uint64_t{1});
    QCOMPARE(machine.event(eventOf("a"), At).sequence, std::uint64_t{2});
    QCOMPARE(machine.action({}, At).sequence, std::uint64_t{3});
    QCOMPARE(machine.series({1, {"up"}}, At).sequence, std::uint64_t{4});
    QCOMPARE(machine.lastSequence(), std::uint64_t{4});
}

void EventsTest::equalReportMakesNoMessage()
{
    events::Machine machine = machineOf();
    QVERIFY(machine.report("toy", reportOf("1"), At).has_value());
    QVERIFY(!machine.report("toy", reportOf("1"), At).has_value());
    QVERIFY(machine.report("ball", reportOf("1"), At).has_value());
    QVERIFY(machine.report("toy", reportOf("2"), At).has_value());
    QCOMPARE(machine.lastSequence(), std::uint64_t{3});
}

void EventsTest::equalOffersMakeNoMessage()
{
    events::Machine machine = machineOf();
    QVERIFY(!machine.offers({}, At).has_value());
    schema::ActionInfo offer;
    offer.name = "toy.move";
    const auto told = machine.offers({offer}, At);
    QVERIFY(told.has_value());
    QVERIFY(told->kept);
    QCOMPARE(read(*told).kind, schema::MessageKind::Offers);
    QCOMPARE(read(*told).offers->at(0).name, std::string("toy.move"));
    QVERIFY(!machine.offers({offer}, At).has_value());
    QCOMPARE(machine.offers({}, At)->sequence, std::uint64_t{2});
}

void EventsTest::unsequencedMessagesRepeatTheLastNumber()
{
    events::Machine machine = machineOf();
    machine.event(eventOf("a"), At);
    const events::Published beat = machine.heartbeat(At);
    const events::Published samples = machine.samples({1, {0.5}}, At);
    QCOMPARE(beat.sequence, std::uint64_t{1});
    QCOMPARE(samples.sequence, std::uint64_t{1});
    QVERIFY(!beat.kept);
    QVERIFY(!samples.kept);
    QCOMPARE(machine.keptMessages(), std::size_t{1});
    QCOMPARE(read(beat).kind, schema::MessageKind::Heartbeat);
}

void EventsTest::eventsAreNumberedAndStamped()
{
    events::Machine machine = machineOf();
    const schema::Message first = read(machine.event(eventOf("a"), At));
    const schema::Message second = read(machine.event(eventOf("b"), At));
    QCOMPARE(first.event->sequence, std::uint64_t{1});
    QCOMPARE(second.event->sequence, std::uint64_t{2});
    QCOMPARE(second.event->node, std::string("n1"));
    QCOMPARE(second.event->at, At);
    QCOMPARE(second.boot, std::string("boot1"));
}

void EventsTest::resuming_data()
{
    QTest::addColumn<QString>("boot");
    QTest::addColumn<quint64>("since");
    QTest::addColumn<int>("messages"); // -1: an opening is needed
    const auto row = [](const char* name, const char* boot, quint64 since, int messages) {
        QTest::newRow(name) << QString::fromLatin1(boot) << since << messages;
    };
    // Ten messages were sent, the ring keeps four: 7 to 10.
    row("nothing missed", "boot1", 10, 0);
    row("one missed", "boot1", 9, 1);
    row("everything kept was missed", "boot1", 6, 4);
    row("more was missed than is kept", "boot1", 5, -1);
    row("from the beginning", "boot1", 0, -1);
    row("a number never given", "boot1", 11, -1);
    row("another boot", "boot0", 10, -1);
    row("no boot", "", 10, -1);
}

void EventsTest::resuming()
{
    QFETCH(QString, boot);
    QFETCH(quint64, since);
    QFETCH(int, messages);
    events::Limits limits;
    limits.messages = 4;
    events::Machine machine = machineOf(limits);
    for (int count = 0; count < 10; ++count) {
        machine.event(eventOf("e"), At);
    }
    const auto missed = machine.since(boot.toStdString(), since);
    QCOMPARE(missed ? static_cast<int>(missed->size()) : -1, messages);
    for (std::size_t index = 0; missed && index < missed->size(); ++index) {
        QCOMPARE((*missed)[index].sequence, std::uint64_t{since + 1 + index});
    }
}

void EventsTest::ringIsBoundedByCount()
{
    events::Limits limits;
    limits.messages = 3;
    events::Machine machine = machineOf(limits);
    for (int count = 0; count < 100; ++count) {
        machine.event(eventOf("e"), At);
    }
    QCOMPARE(machine.keptMessages(), std::size_t{3});
}

void EventsTest::ringIsBoundedByBytes()
{
    events::Limits limits;
    limits.bytes = 20000;
    events::Machine machine = machineOf(limits);
    for (int count = 0; count < 100; ++count) {
        machine.event(eventOf(std::string(3000, 'x')), At);
        QVERIFY(machine.keptBytes() <= limits.bytes);
    }
    QVERIFY(machine.keptMessages() >= 3);
    // One message over the whole bound is still sent and alone kept.
    machine.event(eventOf(std::string(30000, 'x')), At);
    QCOMPARE(machine.keptMessages(), std::size_t{1});
}

void EventsTest::eventsAreBoundedAndReadFromANumber()
{
    events::Limits limits;
    limits.events = 5;
    events::Machine machine = machineOf(limits);
    for (int count = 1; count <= 9; ++count) {
        machine.event(eventOf(std::to_string(count)), At);
    }
    QCOMPARE(machine.events(0, 100).size(), std::size_t{5});
    QCOMPARE(machine.events(0, 100).front().text, std::string("5"));
    QCOMPARE(machine.events(8, 100).size(), std::size_t{2});
    QCOMPARE(machine.events(0, 2).front().text, std::string("8"));
    QVERIFY(machine.events(10, 100).empty());
}

void EventsTest::openingHoldsEverything()
{
    events::Machine machine = machineOf();
    machine.report("toy", reportOf("1"), At);
    machine.event(eventOf("a"), At);
    QCOMPARE(machine.opening({}, {}, At).size(), std::size_t{1});
    machine.series({7, {"up"}}, At);
    schema::ActionInfo offer;
    offer.name = "toy.move";
    machine.setIntervals(std::chrono::seconds(3), std::chrono::seconds(4));
    const auto opening = machine.opening({}, {offer}, At);
    QCOMPARE(opening.size(), std::size_t{2});
    const schema::Message snapshot = read(opening.at(0));
    QCOMPARE(snapshot.sequence, std::uint64_t{3});
    QCOMPARE(snapshot.snapshot->concepts.at("toy").status.text, std::string("1"));
    QCOMPARE(snapshot.snapshot->events.size(), std::size_t{1});
    QCOMPARE(snapshot.snapshot->offers.at(0).name, std::string("toy.move"));
    QCOMPARE(snapshot.snapshot->heartbeat, Duration(std::chrono::seconds(3)));
    QCOMPARE(snapshot.snapshot->sampleInterval, Duration(std::chrono::seconds(4)));
    QCOMPARE(read(opening.at(1)).series->revision, std::uint64_t{7});
    QCOMPARE(machine.lastSequence(), std::uint64_t{3});
}

void EventsTest::textIsSharedAndValuesCarryTheMessage()
{
    events::Machine text = machineOf();
    const events::Published once = text.event(eventOf("a"), At);
    QCOMPARE(text.since("boot1", 0)->front().text.get(), once.text.get());
    QCOMPARE(once.text->find('\n'), std::string::npos);
    events::Machine values({"lab", "n1", "1.0", "boot1", 1}, events::Form::Values);
    const events::Published value = values.event(eventOf("a"), At);
    QVERIFY(value.text == nullptr);
    QCOMPARE(value.value->event->text, std::string("a"));
}

TEST_CLASS(EventsTest)

} // namespace bafar::test

#include "events_test.moc"
