// The past of a panel over many nodes: how it is put together, that one turn of the event loop does
// a bounded piece of it, and that another choice ends it. It is larger than the budget because its
// values and its page share what measures a turn.
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/dashboards/card.h"
#include "ui/dashboards/past_gather.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/chart_plot.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace ui::dashboards;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t DayMs = 86'400'000;
constexpr WallTime Dawn{SomeDay.unixMs / 120'000 * 120'000};

/// The time of a processor that this thread used, in milliseconds: a machine that has others to do
/// makes no turn longer.
double usedMs()
{
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

/// Keeps a day of every series: counters that grow alike.
class KeepingLink : public FakeLink {
public:
    KeepingLink(const std::string& node, std::map<std::string, int>& asked)
        : FakeLink(node)
        , asked_(asked)
    {
    }

    void history(const link::HistoryQuestion& question,
                 Answer<schema::HistorySeries> answer) override
    {
        ++asked_[node()];
        schema::HistorySeries series;
        series.name = question.series;
        series.from = question.from;
        series.step = question.step;
        const std::int64_t stepMs = question.step / 1ms;
        for (std::int64_t at = question.from.unixMs; at <= question.to.unixMs; at += stepMs) {
            series.values.push_back(static_cast<double>(at - Dawn.unixMs + DayMs) / 2000);
        }
        answer(series);
    }

private:
    std::map<std::string, int>& asked_;
};

Query loadQuery(std::vector<std::string> by)
{
    return {.of = {"load", {}}, .by = std::move(by)};
}

/// One node's past of "load", a value a second from `from` on.
link::PastTable loads(std::int64_t fromMs, const std::vector<double>& values)
{
    link::PastTable table{{"load"}, WallTime{fromMs}, 1s, {}, {}};
    for (const double value : values) {
        table.rows.push_back({value});
    }
    return table;
}

/// "n1: 1=4 2=5": the steps of seconds and their values.
QString linesOf(PastGatherer& gatherer)
{
    gatherer.finish();
    while (gatherer.work(10) > 0) {
    }
    QStringList lines;
    for (const auto& [line, points] : gatherer.takeLines()) {
        QStringList words{QString::fromStdString(line.key) + QLatin1Char(':')};
        for (const PastPoint& point : points) {
            words.append(QStringLiteral("%1=%2").arg(point.atMs / 1000).arg(point.value));
        }
        lines.append(words.join(QLatin1Char(' ')));
    }
    return lines.join(QStringLiteral("; "));
}

} // namespace

class BoardsPastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void stepsOfManyNodes_data();
    void stepsOfManyNodes();
    void pastsArePutTogether_data();
    void pastsArePutTogether();
    void linesWithoutRoomAreCounted();
    void liveIsBetterKnown();
    void aTurnIsBounded_data();
    void aTurnIsBounded();
    void aDayOfFiftyNodes();
    void anotherChoiceEndsIt();

private:
    void open(int nodes);
    void openCard();
    [[nodiscard]] QString notice() const;

    std::map<std::string, FakeLink*> agents_;
    std::map<std::string, int> asked_; ///< series, by node
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<shared::ChartGroup> group_;
    std::unique_ptr<PanelCard> card_;
    std::set<std::string> nodes_;
};

void BoardsPastTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
}

void BoardsPastTest::cleanup()
{
    card_.reset();
    group_.reset();
    session_.reset();
    agents_.clear();
    asked_.clear();
    nodes_.clear();
    link::holdClocks(std::nullopt);
}

void BoardsPastTest::stepsOfManyNodes_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("steps");
    QTest::newRow("given none") << 0 << 5760;
    QTest::newRow("given three, then as they keep it") << 3 << 5760;
    QTest::newRow("given ten") << 10 << 3600;
    QTest::newRow("given fifty") << 50 << 720;
    QTest::newRow("given more than there may be") << 5000 << 720;
}

void BoardsPastTest::stepsOfManyNodes()
{
    QFETCH(int, nodes);
    QFETCH(int, steps);
    QCOMPARE(pastStepsOf(static_cast<std::size_t>(nodes)), std::int64_t{steps});
}

void BoardsPastTest::pastsArePutTogether_data()
{
    using Tables = std::vector<std::pair<std::string, link::PastTable>>;
    QTest::addColumn<bool>("together");
    QTest::addColumn<Tables>("pasts");
    QTest::addColumn<QString>("lines"); ///< on a grid of seconds from 100 to 104
    const double none = qQNaN();
    const auto row = [](const char* name, bool together, const Tables& pasts, const char* lines) {
        QTest::newRow(name) << together << pasts << QString::fromLatin1(lines);
    };
    row("given two nodes", false, {{"n1", loads(100'000, {1, 2})}, {"n2", loads(100'000, {3, 4})}},
        "n1: 100=1 101=2; n2: 100=3 101=4");
    row("given a sum", true, {{"n1", loads(100'000, {1, 2})}, {"n2", loads(100'000, {3, 4})}},
        ": 100=4 101=6");
    row("given a node that is silent for a moment, then no sum", true,
        {{"n1", loads(100'000, {1, 1, 1, 1})}, {"n2", loads(100'000, {2, none, none, 2})}},
        ": 100=3 103=3");
    row("given its silence first", true,
        {{"n2", loads(100'000, {2, none, 2})}, {"n1", loads(100'000, {1, 1, 1})}}, ": 100=3 102=3");
    row("given ones that begin and end a moment apart, then no sum of some", true,
        {{"n1", loads(100'000, {1, 1, 1, 1})}, {"n2", loads(101'000, {2, 2, none})}},
        ": 101=3 102=3");
    row("given the later one first", true,
        {{"n2", loads(101'000, {2, 2, none})}, {"n1", loads(100'000, {1, 1, 1, 1})}},
        ": 101=3 102=3");
    row("given a node that came later", true,
        {{"n1", loads(100'000, {1, 1, 1, 1, 1})}, {"n2", loads(103'000, {2, 2})}},
        ": 100=1 101=1 102=1 103=3 104=3");
    row("given a node that went", true,
        {{"n1", loads(100'000, {1, 1, 1, 1, 1})}, {"n2", loads(100'000, {2})}},
        ": 100=3 103=1 104=1");
    row("given two moments of a step, then the newer", false,
        {{"n1", {{"load"}, WallTime{100'200}, 500ms, {{1}, {5}}, {}}}}, "n1: 100=5");
    row("given what lies outside", false, {{"n1", loads(98'000, {1, 2, 3, 4, 5, 6, 7, 8, 9})}},
        "n1: 100=3 101=4 102=5 103=6 104=7");
    row("given nothing", false, {{"n1", loads(100'000, {})}, {"n2", loads(100'000, {none})}}, "");
}

void BoardsPastTest::pastsArePutTogether()
{
    using Tables = std::vector<std::pair<std::string, link::PastTable>>;
    QFETCH(bool, together);
    QFETCH(Tables, pasts);
    QFETCH(QString, lines);
    const std::vector<std::string> by =
        together ? std::vector<std::string>{} : std::vector<std::string>{"node"};
    PastGatherer gatherer({loadQuery(by)}, WallTime{100'000}, WallTime{104'900}, 1000);
    for (const auto& [node, table] : pasts) {
        gatherer.take(node, table, 0);
        while (gatherer.work(1) > 0) {
        }
    }
    QCOMPARE(linesOf(gatherer), lines);
}

void BoardsPastTest::linesWithoutRoomAreCounted()
{
    Query each{.of = {"load", {}}, .by = {"device"}};
    link::PastTable table{{}, WallTime{0}, 15s, {}, {}};
    for (int i = 0; i < 60; ++i) {
        table.names.push_back("load{device=\"" + std::to_string(i) + "\"}");
    }
    table.rows.assign(3, std::vector<double>(table.names.size(), 1));
    constexpr std::size_t Steps = PastGatherer::CellsMax / 50;
    PastGatherer gatherer({each}, WallTime{0}, WallTime{15'000LL * (Steps - 1)}, 15'000);
    gatherer.take("n1", table, 0);
    gatherer.finish();
    while (gatherer.work(1000) > 0) {
    }
    QCOMPARE(gatherer.takeLines().size(), std::size_t{50});
    QCOMPARE(gatherer.leftOut(), std::size_t{10});
}

void BoardsPastTest::liveIsBetterKnown()
{
    const LineKey n1{0, "n1"};
    const LineKey n2{0, "n2"};
    PastLines lines{{n1, {{1000, 1}, {2000, 2}, {3000, 3}}}};
    overlay(lines, {{2, {{n1, 20}}}, {4, {{n1, 40}, {n2, 4}}}}, 1000);
    QCOMPARE(lines.at(n1), (std::vector<PastPoint>{{1000, 1}, {2000, 20}, {4000, 40}}));
    QCOMPARE(lines.at(n2), (std::vector<PastPoint>{{4000, 4}}));
    lines[n2] = {{1500, 7}};
    QCOMPARE(newestOf(lines, 1000), (Values{{n1, 40}}));
    QCOMPARE(newestOf(lines, 2500), (Values{{n1, 40}, {n2, 7}}));
}

void BoardsPastTest::aTurnIsBounded_data()
{
    QTest::addColumn<Query>("query");
    QTest::newRow("given a sum of counters")
        << Query{.of = {"cpu", {}}, .reading = Reading::Rate, .by = {}};
    QTest::newRow("given a line for each node")
        << Query{.of = {"cpu", {}}, .reading = Reading::Rate, .by = {"node"}};
    QTest::newRow("given a line for each of 64 labels of each node")
        << Query{.of = {"cpu", {}}, .reading = Reading::Rate, .by = {"node", "cpu"}};
}

/// 50 nodes, 24 hours, 64 counters each; what it prints is measured, what it checks is counted.
void BoardsPastTest::aTurnIsBounded()
{
    QFETCH(Query, query);
    constexpr int Nodes = 50;
    const std::int64_t stepMs = DayMs / pastStepsOf(Nodes);
    PastGatherer gatherer({query}, WallTime{Dawn.unixMs - DayMs}, Dawn, stepMs);
    std::size_t all = 0;
    std::size_t turns = 0;
    std::size_t most = 0;
    double worst = 0;
    const auto workOff = [&] {
        std::size_t done = 1;
        while (done > 0) {
            const double began = usedMs();
            done = gatherer.work(PanelCard::CellsPerTurn);
            worst = std::max(worst, usedMs() - began);
            all += done;
            most = std::max(most, done);
            ++turns;
        }
    };
    for (int node = 0; node < Nodes; ++node) {
        link::PastTable table{
            {}, WallTime{Dawn.unixMs - DayMs}, std::chrono::milliseconds(stepMs), {}, {}};
        for (int cpu = 0; cpu < 64; ++cpu) {
            table.names.push_back("cpu{cpu=\"" + std::to_string(cpu) + "\"}");
        }
        for (int step = 0; step < pastStepsOf(Nodes); ++step) {
            table.rows.emplace_back(table.names.size(), step * 10.0);
        }
        gatherer.take("n" + std::to_string(node), std::move(table), 0);
        workOff();
    }
    gatherer.finish();
    workOff();
    const auto column = static_cast<std::size_t>(pastStepsOf(Nodes)) + 1;
    QVERIFY(most < PanelCard::CellsPerTurn + std::max(column, QueryLinesMax * 3));
    QVERIFY(all < std::size_t{10'000'000});
    qInfo("%zu cells in %zu turns, at most %zu in one; the longest took %.2f ms", all, turns, most,
          worst);
}

void BoardsPastTest::open(int nodes)
{
    link::holdClocks(link::Moment{Instant(2h), SomeDay});
    std::vector<std::unique_ptr<link::AgentLink>> links;
    for (int i = 1; i <= nodes; ++i) {
        const std::string name = "n" + std::to_string(i);
        auto link = std::make_unique<KeepingLink>(name, asked_);
        agents_[name] = link.get();
        nodes_.insert(name);
        links.push_back(std::move(link));
    }
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(links));
    session_->start();
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
        link->saySamples(1);
    }
}

/// A panel of the processors' use, over a day.
void BoardsPastTest::openCard()
{
    const Panel panel{
        .title = "CPU",
        .unit = Unit::Share,
        .queries = {Query{.of = {"node_cpu_seconds_total", {}}, .reading = Reading::Rate}}};
    group_ = std::make_unique<shared::ChartGroup>();
    group_->change([](shared::ChartTime& time) { time.setLength(DayMs); });
    card_ = std::make_unique<PanelCard>(*session_, panel, group_.get(), nullptr);
    card_->resize(600, 240);
    card_->show();
    QVERIFY(QTest::qWaitForWindowExposed(card_.get()));
    card_->setNodes(nodes_);
    card_->setLength(24h);
    card_->offerAll();
    card_->setOn(true);
}

QString BoardsPastTest::notice() const
{
    QStringList said;
    for (const QLabel* label : card_->findChildren<QLabel*>()) {
        if (label->isVisible()) {
            said.append(label->text());
        }
    }
    return said.join(QLatin1Char('\n'));
}

void BoardsPastTest::aDayOfFiftyNodes()
{
    open(50);
    openCard();
    bool half = false;
    double worst = 0;
    int turns = 0;
    QElapsedTimer whole;
    whole.start();
    while (card_->property("awaits").toBool() && whole.elapsed() < 60'000) {
        const double began = usedMs();
        QCoreApplication::processEvents();
        worst = std::max(worst, usedMs() - began);
        ++turns;
        half = half || notice().contains(QLatin1String("Reading the past: 25 of 50"));
    }
    QVERIFY(half);
    const auto* plot = card_->findChild<shared::ChartPlot*>();
    QCOMPARE(plot->picture().lines.size(), PanelCard::LinesMax); // at once
    QVERIFY(!plot->picture().lines.front().segments.empty());
    QCOMPARE(card_->values().size(), std::size_t{50});
    QVERIFY2(notice().contains(QLatin1String("6 highest of 50 lines")), qPrintable(notice()));
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        QTest::qWait(20);
        card_->grab().save(folder + QLatin1String("/boards-fifty-nodes.png"));
    }
    auto* all = card_->findChild<QPushButton*>(QStringLiteral("all values"));
    QVERIFY(all->isVisible());
    QSignalSpy wanted(card_.get(), &PanelCard::allWanted);
    all->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().value<Panel>().queries, card_->panel().queries);
    qInfo("50 nodes, 24 h, 3 counters each: %lld ms in %d turns, the longest took %.2f ms",
          static_cast<long long>(whole.elapsed()), turns, worst);
}

void BoardsPastTest::anotherChoiceEndsIt()
{
    open(50);
    openCard();
    QTRY_VERIFY(notice().contains(QLatin1String(" of 50")));
    card_->setNodes({"n7"});
    const auto asked = [this] {
        int all = 0;
        for (const auto& [name, count] : asked_) {
            all += name == "n7" ? 0 : count;
        }
        return all;
    };
    const int before = asked();
    QVERIFY(before < 49 * 3);
    QTRY_VERIFY(!card_->property("awaits").toBool());
    QCOMPARE(card_->values().size(), std::size_t{1});
    QCOMPARE(asked(), before);
    QCOMPARE(asked_["n7"], 3);
    // Out of sight it asks nobody, either.
    card_->setNodes(nodes_);
    card_->setOn(false);
    QCOMPARE(asked_["n7"], 3);
    QVERIFY(!card_->property("awaits").toBool());
}

} // namespace bafar::test

using bafar::test::BoardsPastTest;
TEST_CLASS(BoardsPastTest)
#include "boards_past_test.moc"
