// The past on a node's page: drawn where the agent kept it, without holes where this console slept,
// asked for again where a question failed, and finely where a day is zoomed into; what a person
// chose stays from node to node.
#include <QPushButton>
#include <QTest>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/monitoring/panel.h"
#include "ui/monitoring/side.h"
#include "ui/shared/chart_plot.h"
#include "ui/shared/legend.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace std::chrono_literals;
using ui::monitoring::ChartsPanel;

class NodePastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void thePastIsDrawnAtOnce();
    void aSleepLeavesNoHole();
    void whatFailedIsAskedAgain();
    void aStretchOfADayIsAskedForFinely();
    void whatIsChosenStaysFromNodeToNode();
    void othersTellOfANode();

private:
    std::unique_ptr<ChartsPanel> open(const char* node);
    void say(const char* node, int fromSecond, int toSecond);

    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
};

/// How many moments the memory's chart shows.
static int momentsIn(ChartsPanel& panel)
{
    return static_cast<int>(panel.charts().charts()[1]->csv().count(QLatin1Char('\n'))) - 1;
}

/// In how many pieces a chart's first line is drawn, once it is drawn until that second.
static std::size_t piecesOf(const shared::Chart& chart, int untilSecond)
{
    const auto* plot = chart.findChild<shared::ChartPlot*>();
    const bool isDrawn = QTest::qWaitFor(
        [&] { return plot->picture().span.toMs == SomeDay.unixMs + untilSecond * 1000LL; });
    return isDrawn ? plot->picture().lines.front().segments.size() : 0;
}

static void choose(const ChartsPanel& panel, const char* length)
{
    for (QPushButton* button : panel.findChildren<QPushButton*>()) {
        if (button->text() == QLatin1String(length)) {
            button->click();
        }
    }
}

void NodePastTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    QLocale::setDefault(QLocale::c());
}

void NodePastTest::init()
{
    link::holdClocks(link::Moment{Instant(100h), SomeDay});
    FakeCluster fakes;
    agents_ = fakes.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(fakes.links));
    for (const auto& [node, agent] : agents_) {
        agent->past = &keptOf;
        agent->saySnapshot("n1");
    }
}

void NodePastTest::cleanup()
{
    session_.reset();
    link::holdClocks({});
}

std::unique_ptr<ChartsPanel> NodePastTest::open(const char* node)
{
    auto panel = std::make_unique<ChartsPanel>(
        *session_, QStringLiteral("node/") + QLatin1String(node), nullptr);
    panel->resize(1200, 700);
    panel->show();
    return panel;
}

void NodePastTest::say(const char* node, int fromSecond, int toSecond)
{
    for (int second = fromSecond; second <= toSecond; ++second) {
        agents_.at(node)->saySamples(second);
    }
}

void NodePastTest::thePastIsDrawnAtOnce()
{
    const auto panel = open("n1");
    say("n1", 0, 0);
    const auto& asked = agents_.at("n1")->historiesAsked;
    QVERIFY(!asked.empty());
    QCOMPARE(asked.front().to, SomeDay);
    QCOMPARE(asked.front().from.unixMs, SomeDay.unixMs - 900'000);
    QCOMPARE(asked.front().step, Duration(1s));
    QCOMPARE(momentsIn(*panel), 301); // of five minutes
    for (const shared::Chart* chart : panel->charts().charts()) {
        QCOMPARE(piecesOf(*chart, 0), std::size_t{1});
    }
    choose(*panel, "1 h");
    QCOMPARE(momentsIn(*panel), 3601);
}

void NodePastTest::aSleepLeavesNoHole()
{
    const auto panel = open("n1");
    choose(*panel, "15 min");
    say("n1", 0, 30);
    const std::size_t before = agents_.at("n1")->historiesAsked.size();
    say("n1", 631, 640); // ten minutes later
    const auto& asked = agents_.at("n1")->historiesAsked;
    QVERIFY(asked.size() > before);
    QVERIFY(asked.back().from.unixMs <= SomeDay.unixMs + 30'000);
    QVERIFY(asked.back().from.unixMs > SomeDay.unixMs); // the rest is known
    QCOMPARE(asked.back().to.unixMs, SomeDay.unixMs + 631'000);
    QCOMPARE(momentsIn(*panel), 901);
    for (const shared::Chart* chart : panel->charts().charts()) {
        QVERIFY2(piecesOf(*chart, 640) == 1, qPrintable(chart->accessibleName()));
    }
}

void NodePastTest::whatFailedIsAskedAgain()
{
    FakeLink& agent = *agents_.at("n1");
    agent.past = [](const link::HistoryQuestion&) -> Result<schema::HistorySeries> {
        return fail(Code::Unavailable, "no answer");
    };
    const auto panel = open("n1");
    say("n1", 0, 5);
    const std::size_t before = agent.historiesAsked.size();
    QVERIFY(before > 0);
    QCOMPARE(momentsIn(*panel), 5); // the first one has no rates
    agent.past = &keptOf;
    link::holdClocks(link::Moment{Instant(100h) + 9s, SomeDay});
    say("n1", 6, 6);
    QCOMPARE(agent.historiesAsked.size(), before);
    link::holdClocks(link::Moment{Instant(100h) + 10s, SomeDay});
    say("n1", 7, 7);
    QVERIFY(agent.historiesAsked.size() > before);
    QCOMPARE(momentsIn(*panel), 301);
}

void NodePastTest::aStretchOfADayIsAskedForFinely()
{
    const auto panel = open("n1");
    say("n1", 0, 3);
    choose(*panel, "24 h");
    auto& asked = agents_.at("n1")->historiesAsked;
    QCOMPARE(asked.back().step, Duration(15s));
    asked.clear();
    const std::int64_t from = SomeDay.unixMs - 5 * 3'600'000;
    const auto zoom = [&panel](std::int64_t fromMs, std::int64_t toMs) {
        panel->charts().group().change([=](shared::ChartTime& time) { time.zoom(fromMs, toMs); });
    };
    zoom(from, from + 120'000);
    QVERIFY(!asked.empty());
    QCOMPARE(asked.front().step, Duration(1s));
    QVERIFY(asked.front().from.unixMs <= from);
    QVERIFY(asked.front().to.unixMs >= from + 120'000);
    QCOMPARE(momentsIn(*panel), 121);
    const std::size_t once = asked.size();
    zoom(from + 30'000, from + 90'000); // is known
    QCOMPARE(asked.size(), once);
    QCOMPARE(momentsIn(*panel), 61);
    zoom(from + 60'000, from + 180'000); // and so is what is beside it
    QCOMPARE(asked.size(), once);
    QCOMPARE(momentsIn(*panel), 121);
    zoom(SomeDay.unixMs - 20 * 3'600'000, SomeDay.unixMs); // too long for it
    QCOMPARE(asked.size(), once);
    QCOMPARE(momentsIn(*panel), 20 * 240);
}

void NodePastTest::whatIsChosenStaysFromNodeToNode()
{
    const auto entriesOf = [](ChartsPanel& panel) {
        return panel.charts().charts().front()->findChildren<shared::LegendEntry*>();
    };
    {
        const auto one = open("n1");
        say("n1", 0, 3);
        choose(*one, "1 h");
        entriesOf(*one).constLast()->click(); // iowait
    }
    const auto two = open("n2");
    say("n2", 0, 3);
    QCOMPARE(two->charts().group().time().lengthMs(), 3'600'000LL);
    QVERIFY(entriesOf(*two).constFirst()->isChecked());
    QVERIFY(!entriesOf(*two).constLast()->isChecked());
    entriesOf(*two).constLast()->click();
    const auto three = open("n3");
    say("n3", 0, 3);
    QVERIFY(entriesOf(*three).constLast()->isChecked());
    for (const QPushButton* button : three->findChildren<QPushButton*>()) {
        if (button->text() == QLatin1String("1 h")) {
            QVERIFY(button->isChecked());
        }
    }
}

/// That a node is down, it cannot say itself.
void NodePastTest::othersTellOfANode()
{
    link::Store store({"n1", "n2", "n3"});
    const auto tell = [&store](const char* speaker, const char* subject, const char* text) {
        schema::Message message;
        message.node = speaker;
        message.kind = schema::MessageKind::Event;
        schema::Event event;
        event.sequence = static_cast<std::uint64_t>(store.events().size()) + 1;
        event.node = speaker;
        event.at = {SomeDay.unixMs + static_cast<std::int64_t>(store.events().size())};
        event.subject = subject;
        event.text = text;
        message.event = event;
        store.apply(message, Instant(1h));
    };
    tell("n3", "services/web", "web.1 on n3 failed: exit code 1");
    tell("n1", "node/n3", "the Swarm says that n3 is down");
    tell("n2", "node/n3", "the Swarm says that n3 is down");
    tell("n1", "node/n33", "the Swarm says that n33 is down");
    ui::monitoring::NodeEventsModel model;
    model.setStore(store, "n3", SomeDay);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.index(0, 1).data().toString().contains(QLatin1String("n3 is down")));
    QVERIFY(model.index(2, 1).data().toString().contains(QLatin1String("web.1")));
}

} // namespace bafar::test

using bafar::test::NodePastTest;
TEST_CLASS(NodePastTest)
#include "node_past_test.moc"
