// The store on virtual time: freshness, snapshots, resumed events, actions whose agent fell silent.
// It is larger than the budget because each rule of the store has its case here.
#include "ui/link/store.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"

namespace bafar::test {

using link::Store;
using schema::State;
using namespace std::chrono_literals;

class StoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freshness_data();
    void freshness();
    void anOpenConnectionKeepsNothingGreen();
    void anAgentSaysHowOftenItSpeaks();
    void offersAreReplacedWithoutASnapshot();
    void aStatusIsParsedOnce();
    void theDeadlineNamesTheNextChange();
    void aSnapshotReplacesWhatItsAgentSaid();
    void figuresAreToldApartFromTheMap_data();
    void figuresAreToldApartFromTheMap();
    void aReplayedEventIsNotTwice();
    void eventsOfAllAgentsAreInOrderOfTime();
    void samplesOfAnotherTableAreIgnored();
    void aRunningActionOfASilentAgentIsUnknown();
    void aTakenOverActionIsItsNewHolders();
    void eventsAreBounded();
    void oneAgentPushesOutNobodyElsesEvents_data();
    void oneAgentPushesOutNobodyElsesEvents();
    void anAgentTellsItsOwnEventsOnly();
    void aRestartedAgentsPastStays();
};

static const Instant Start(1h);

static schema::Message messageOf(const char* node, schema::MessageKind kind)
{
    schema::Message message;
    message.node = node;
    message.boot = "b1";
    message.kind = kind;
    message.at = SomeDay;
    return message;
}

static schema::Message snapshotMessage(const char* node)
{
    schema::Message message = messageOf(node, schema::MessageKind::Snapshot);
    message.snapshot = snapshotOf(node, "n1");
    return message;
}

void StoreTest::freshness_data()
{
    QTest::addColumn<qint64>("silentMs");
    QTest::addColumn<int>("state");
    const auto row = [](const char* name, qint64 silentMs, State state) {
        QTest::newRow(name) << silentMs << static_cast<int>(state);
    };
    row("just heard is live", 0, State::Ok);
    row("silent for two heartbeats is live", 2000, State::Ok);
    row("silent for almost three is live", 2999, State::Ok);
    row("silent for three is stale", 3000, State::Stale);
    row("silent for 29.9 s is stale", 29'999, State::Stale);
    row("silent for 30 s is unknown", 30'000, State::Unknown);
}

void StoreTest::freshness()
{
    QFETCH(qint64, silentMs);
    QFETCH(int, state);
    Store store({"n1", "n2"});
    store.apply(messageOf("n1", schema::MessageKind::Heartbeat), Start);
    store.advance(Start + std::chrono::milliseconds(silentMs));
    QCOMPARE(static_cast<int>(store.agent("n1")->freshness), state);
    QCOMPARE(store.agent("n2")->freshness, State::Unknown);
}

void StoreTest::anOpenConnectionKeepsNothingGreen()
{
    Store store({"n1"});
    store.opened("n1", Start);
    store.apply(snapshotMessage("n1"), Start);
    store.advance(Start + 4s);
    QVERIFY(store.agent("n1")->connected);
    QCOMPARE(store.agent("n1")->freshness, State::Stale);
    const auto sources = store.sources(Start + 4s);
    const topology::Topology picture = topology::merge(sources);
    QCOMPARE(picture.find("node/n1")->entity.state, State::Stale);
}

void StoreTest::anAgentSaysHowOftenItSpeaks()
{
    Store store({"n1", "n2"});
    schema::Message slow = snapshotMessage("n1");
    slow.snapshot->heartbeat = 5s;
    slow.snapshot->sampleInterval = 10s;
    store.apply(slow, Start);
    schema::Message wild = snapshotMessage("n2");
    wild.snapshot->heartbeat = Duration(-1);
    store.apply(wild, Start);
    QCOMPARE(store.agent("n1")->sampleInterval, Duration(10s));
    QCOMPARE(store.agent("n2")->heartbeat, Duration(100ms)); // bounded
    store.advance(Start + 14s);
    QCOMPARE(store.agent("n1")->freshness, State::Ok);
    QCOMPARE(store.agent("n2")->freshness, State::Stale);
    QCOMPARE(*store.deadline(), Start + 15s);
    store.advance(Start + 40s);
    QCOMPARE(store.agent("n1")->freshness, State::Stale); // ten of its heartbeats are 50 s
    store.advance(Start + 50s);
    QCOMPARE(store.agent("n1")->freshness, State::Unknown);
}

void StoreTest::offersAreReplacedWithoutASnapshot()
{
    Store store({"n1"});
    store.apply(snapshotMessage("n1"), Start);
    schema::Message offers = messageOf("n1", schema::MessageKind::Offers);
    offers.offers = {handOverOffer({"n3"})};
    QSignalSpy changed(&store, &Store::offersChanged);
    store.apply(offers, Start + 1s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(store.agent("n1")->offers, *offers.offers);
}

void StoreTest::aStatusIsParsedOnce()
{
    using Status = schema::floating_ip::Status;
    Store store({"n1"});
    store.apply(snapshotMessage("n1"), Start);
    const Status* first = store.status<Status>("n1", "floating_ip");
    QVERIFY(first != nullptr);
    QCOMPARE(store.status<Status>("n1", "floating_ip"), first);
    schema::Message broken = messageOf("n1", schema::MessageKind::Report);
    broken.concept_ = "floating_ip";
    broken.report = schema::ConceptReport{{"{\"routers\":7}"}, {}};
    store.apply(broken, Start);
    QVERIFY(store.status<Status>("n1", "floating_ip") == nullptr);
}

void StoreTest::theDeadlineNamesTheNextChange()
{
    Store store({"n1", "n2"});
    QVERIFY(!store.deadline());
    store.apply(messageOf("n1", schema::MessageKind::Heartbeat), Start);
    store.apply(messageOf("n2", schema::MessageKind::Heartbeat), Start + 1s);
    QCOMPARE(*store.deadline(), Start + 3s);
    store.advance(Start + 3s);
    QCOMPARE(*store.deadline(), Start + 4s);
    store.advance(Start + 4s);
    QCOMPARE(*store.deadline(), Start + 30s);
    store.advance(Start + 31s);
    QVERIFY(!store.deadline());
}

void StoreTest::aSnapshotReplacesWhatItsAgentSaid()
{
    Store store({"n1", "n2"});
    store.apply(snapshotMessage("n1"), Start);
    store.apply(snapshotMessage("n2"), Start);
    schema::Message fresh = snapshotMessage("n1");
    fresh.boot = "b2";
    fresh.snapshot->concepts.erase("monitoring");
    fresh.snapshot->events.clear();
    QSignalSpy changed(&store, &Store::factsChanged);
    store.apply(fresh, Start + 1s);
    QCOMPARE(store.agent("n1")->boot, std::string("b2"));
    QCOMPARE(store.agent("n1")->reports.size(), std::size_t{2});
    QCOMPARE(store.agent("n2")->reports.size(), std::size_t{3});
    QCOMPARE(store.events().size(), std::size_t{2}); // what n1 forgot stays
    QVERIFY(changed.count() > 0);
}

void StoreTest::figuresAreToldApartFromTheMap_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("isFigure");
    QTest::newRow("given a fact's value") << QStringLiteral("fact") << true;
    QTest::newRow("given another state") << QStringLiteral("state") << false;
    QTest::newRow("given one thing less") << QStringLiteral("gone") << false;
    QTest::newRow("given a concept without things") << QStringLiteral("nothing") << false;
}

/// Figures may wait for the next picture; what happened may not.
void StoreTest::figuresAreToldApartFromTheMap()
{
    QFETCH(const QString, change);
    QFETCH(const bool, isFigure);
    Store store({"n1"});
    store.apply(snapshotMessage("n1"), Start);
    schema::Message message = messageOf("n1", schema::MessageKind::Report);
    message.concept_ = change == QLatin1String("nothing") ? "alerts" : "cluster";
    message.report = snapshotOf("n1", "n1").concepts.at("cluster");
    std::vector<schema::Entity>& things = message.report->presence.entities;
    if (change == QLatin1String("fact")) {
        things.front().facts.push_back({"cpu", "7%"});
    } else if (change == QLatin1String("state")) {
        things.front().state = schema::State::Failed;
    } else {
        things.clear();
    }
    QSignalSpy facts(&store, &Store::factsChanged);
    QSignalSpy figures(&store, &Store::figuresChanged);
    store.apply(message, Start + 1s);
    QCOMPARE(figures.count(), isFigure ? 1 : 0);
    QCOMPARE(facts.count(), isFigure ? 0 : 1);
}

void StoreTest::aReplayedEventIsNotTwice()
{
    Store store({"n1"});
    schema::Message message = messageOf("n1", schema::MessageKind::Event);
    message.event = snapshotOf("n1", "n1").events.front();
    store.apply(message, Start);
    store.apply(message, Start + 1s);
    QCOMPARE(store.events().size(), std::size_t{1});
}

void StoreTest::eventsOfAllAgentsAreInOrderOfTime()
{
    Store store({"n1", "n2", "n3"});
    for (const char* node : {"n2", "n3", "n1"}) {
        store.apply(snapshotMessage(node), Start);
    }
    QStringList order;
    for (const schema::Event& event : store.events()) {
        order.append(QString::fromStdString(event.node));
    }
    QCOMPARE(order,
             (QStringList{QStringLiteral("n1"), QStringLiteral("n2"), QStringLiteral("n3")}));
}

void StoreTest::samplesOfAnotherTableAreIgnored()
{
    Store store({"n1"});
    schema::Message series = messageOf("n1", schema::MessageKind::Series);
    series.series = schema::SeriesTable{4, {"a"}};
    store.apply(series, Start);
    schema::Message samples = messageOf("n1", schema::MessageKind::Samples);
    samples.samples = schema::Samples{3, {1.0}};
    QSignalSpy arrived(&store, &Store::samplesArrived);
    store.apply(samples, Start);
    QCOMPARE(arrived.count(), 0);
    samples.samples->revision = 4;
    store.apply(samples, Start);
    QCOMPARE(arrived.count(), 1);
}

void StoreTest::aRunningActionOfASilentAgentIsUnknown()
{
    Store store({"n1"});
    schema::Message message = messageOf("n1", schema::MessageKind::Action);
    message.action = recordOf(handOverPlan("n2"), 1);
    store.apply(message, Start);
    QCOMPARE(store.actions().front().state, schema::ActionState::Running);
    QSignalSpy changed(&store, &Store::actionChanged);
    store.advance(Start + 3s);
    QCOMPARE(store.actions().front().state, schema::ActionState::Unknown);
    QCOMPARE(changed.count(), 1);
    store.apply(messageOf("n1", schema::MessageKind::Heartbeat), Start + 4s);
    QCOMPARE(store.actions().front().state, schema::ActionState::Running);
    QCOMPARE(changed.count(), 2); // told when it became known again, too
}

void StoreTest::aTakenOverActionIsItsNewHolders()
{
    Store store({"n1", "n2"});
    schema::Message first = messageOf("n1", schema::MessageKind::Action);
    first.action = recordOf(handOverPlan("n2"), 1);
    first.action->holder = "n1";
    first.action->fence = 1;
    store.apply(first, Start);
    schema::Message second = messageOf("n2", schema::MessageKind::Action);
    second.action = first.action;
    second.action->holder = "n2";
    second.action->fence = 2;
    store.apply(second, Start + 2s);
    store.apply(first, Start + 2s); // does not know yet that it is not its own any more
    QCOMPARE(store.actions().front().holder, std::string("n2"));
    store.advance(Start + 4s); // n1 is silent by now; who runs it is not
    QCOMPARE(store.actions().front().state, schema::ActionState::Running);
    store.apply(snapshotMessage("n1"), Start + 4s); // which does not mention it
    QCOMPARE(store.actions().size(), std::size_t{1});
    store.advance(Start + 5s);
    QCOMPARE(store.actions().front().state, schema::ActionState::Unknown);
}

void StoreTest::eventsAreBounded()
{
    Store store({"n1"});
    schema::Message message = messageOf("n1", schema::MessageKind::Event);
    message.event = snapshotOf("n1", "n1").events.front();
    for (std::uint64_t i = 0; i < Store::EventsMax + 50; ++i) {
        message.event->sequence = i + 1;
        message.event->at.unixMs += 1;
        store.apply(message, Start);
    }
    QCOMPARE(store.events().size(), Store::EventsMax);
    QCOMPARE(store.events().back().sequence, Store::EventsMax + 50);
    message.event->text.assign(64 * 1024, 'x');
    for (std::uint64_t i = 0; i < 200; ++i) {
        ++message.event->sequence;
        message.event->at.unixMs += 1;
        store.apply(message, Start);
    }
    const auto long64K = std::count_if(store.events().begin(), store.events().end(),
                                       [](const auto& event) { return event.text.size() > 1000; });
    QCOMPARE(long64K, std::ptrdiff_t{127}); // 8 MiB of them
    QCOMPARE(store.events().size(), std::size_t{127});
}

void StoreTest::oneAgentPushesOutNobodyElsesEvents_data()
{
    QTest::addColumn<int>("floods");
    QTest::addColumn<int>("bytes");
    QTest::newRow("given very many events") << static_cast<int>(Store::EventsMax) + 500 << 10;
    QTest::newRow("given very long ones") << 300 << 64 * 1024;
}

/// What n2 told before, between and after stays, however much n1 tells.
void StoreTest::oneAgentPushesOutNobodyElsesEvents()
{
    QFETCH(const int, floods);
    QFETCH(const int, bytes);
    Store store({"n1", "n2"});
    const schema::Event some = snapshotOf("n1", "n1").events.front();
    const auto tell = [&](const char* node, std::int64_t number, std::size_t size) {
        schema::Message message = messageOf(node, schema::MessageKind::Event);
        message.event = some;
        message.event->node = node;
        message.event->sequence = static_cast<std::uint64_t>(number);
        message.event->at.unixMs = SomeDay.unixMs + number;
        message.event->text.assign(size, 'x');
        store.apply(message, Start);
    };
    tell("n2", 1, 10);
    for (int i = 0; i < floods; ++i) {
        tell("n1", 10 + i, static_cast<std::size_t>(bytes));
        if (i == floods / 2) {
            tell("n2", 10 + i, 10);
        }
    }
    tell("n2", 10 + floods, 10);
    QVERIFY(store.events().size() <= Store::EventsMax);
    const auto ofOther = std::count_if(store.events().begin(), store.events().end(),
                                       [](const auto& event) { return event.node == "n2"; });
    QCOMPARE(ofOther, std::ptrdiff_t{3});
    QCOMPARE(store.agent("n2")->eventCount, std::size_t{3});
    QCOMPARE(store.agent("n1")->eventCount, store.events().size() - 3);
    QCOMPARE(std::next(store.events().rbegin())->sequence,
             static_cast<std::uint64_t>(9 + floods)); // of its own it loses the oldest
    QVERIFY(store.agent("n1")->eventBytes <= Store::EventBytesMax);
}

void StoreTest::anAgentTellsItsOwnEventsOnly()
{
    Store store({"n1", "n2"});
    store.apply(snapshotMessage("n2"), Start);
    schema::Message forged = messageOf("n1", schema::MessageKind::Event);
    forged.event = snapshotOf("n2", "n1").events.front();
    forged.event->text = "n2 failed";
    store.apply(forged, Start);
    schema::Message all = snapshotMessage("n1");
    all.snapshot->events.insert(all.snapshot->events.begin(), *forged.event);
    all.snapshot->events.front().at = {};
    store.apply(all, Start);
    QCOMPARE(store.events().size(), std::size_t{2}); // one of each
    for (const schema::Event& event : store.events()) {
        QVERIFY(event.text != "n2 failed");
    }
    QCOMPARE(store.agent("n1")->eventsOfOthers, std::uint64_t{2});
    QCOMPARE(store.agent("n2")->eventsOfOthers, std::uint64_t{0});
}

void StoreTest::aRestartedAgentsPastStays()
{
    Store store({"n1", "n2"});
    schema::Message message = messageOf("n1", schema::MessageKind::Event);
    message.event = snapshotOf("n1", "n1").events.front();
    const auto eventAt = [&](std::int64_t second, std::uint64_t sequence) {
        schema::Event event = *message.event;
        event.at = {second * 1000};
        event.sequence = sequence;
        return event;
    };
    for (const std::int64_t second : {10, 20, 30}) {
        message.event = eventAt(second, static_cast<std::uint64_t>(second));
        store.apply(message, Start);
    }
    schema::Message again = snapshotMessage("n1");
    again.snapshot->events = {eventAt(20, 20), eventAt(40, 1)};
    store.apply(again, Start);
    std::vector<std::int64_t> seconds;
    for (const schema::Event& event : store.events()) {
        seconds.push_back(event.at.unixMs / 1000);
    }
    QCOMPARE(seconds, (std::vector<std::int64_t>{10, 20, 40})); // 30 it does not know of
    again.snapshot->events.clear();
    store.apply(again, Start);
    QCOMPARE(store.events().size(), std::size_t{3});
}

} // namespace bafar::test

using bafar::test::StoreTest;
TEST_CLASS(StoreTest)
#include "store_test.moc"
