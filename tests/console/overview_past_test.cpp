// The past of the overview's charts: drawn when they begin, without a hole where this console
// slept, and asked for again after an agent did not answer.
#include <QLabel>
#include <QTest>
#include <algorithm>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/overview/trends_panel.h"
#include "ui/shared/chart.h"
#include "ui/shared/chart_plot.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace std::chrono_literals;

class OverviewPastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aSleepLeavesNoHole();
    void whatFailedIsAskedAgain();

private:
    void say();
    void pass(Duration time);
    void begin();
    [[nodiscard]] std::size_t asked() const;
    [[nodiscard]] std::size_t pieces() const;
    [[nodiscard]] bool saysPartial() const;

    link::Moment now_;
    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<ui::overview::TrendsPanel> panel_;
};

void OverviewPastTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    QLocale::setDefault(QLocale::c());
}

void OverviewPastTest::init()
{
    now_ = {Instant(100h), SomeDay};
    link::holdClocks(now_);
    FakeCluster fakes;
    agents_ = fakes.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(fakes.links));
    for (const auto& [node, agent] : agents_) {
        agent->past = &keptOf;
        agent->saySnapshot("n1");
    }
    panel_ = std::make_unique<ui::overview::TrendsPanel>(*session_);
    panel_->resize(900, 600);
    panel_->show();
}

void OverviewPastTest::cleanup()
{
    panel_.reset();
    session_.reset();
    link::holdClocks({});
}

/// All agents, as of now.
void OverviewPastTest::say()
{
    for (const auto& [node, agent] : agents_) {
        agent->saySamples(static_cast<int>((now_.wall.unixMs - SomeDay.unixMs) / 1000));
    }
}

void OverviewPastTest::pass(Duration time)
{
    now_.monotonic += time;
    now_.wall.unixMs += time / 1ms;
    link::holdClocks(now_);
    say();
}

/// The charts begin a moment after the first sample.
void OverviewPastTest::begin()
{
    say();
    QTRY_VERIFY(asked() > 0);
    say();
}

std::size_t OverviewPastTest::asked() const
{
    std::size_t all = 0;
    for (const auto& [node, agent] : agents_) {
        all += agent->historiesAsked.size();
    }
    return all;
}

/// In how many pieces the memory's line is drawn, once it is drawn until the last whole step.
std::size_t OverviewPastTest::pieces() const
{
    for (const shared::Chart* chart : panel_->findChildren<shared::Chart*>()) {
        if (chart->accessibleName() != QLatin1String("Memory")) {
            continue;
        }
        const auto* plot = chart->findChild<shared::ChartPlot*>();
        const qint64 last = (now_.wall.unixMs / 5000 - 1) * 5000;
        const bool isDrawn = QTest::qWaitFor([&] { return plot->picture().span.toMs == last; });
        return isDrawn ? plot->picture().lines.front().segments.size() : 0;
    }
    return 0;
}

bool OverviewPastTest::saysPartial() const
{
    const auto labels = panel_->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().startsWith(QLatin1String("The past of some"));
    });
}

void OverviewPastTest::aSleepLeavesNoHole()
{
    begin();
    for (int step = 0; step < 4; ++step) {
        pass(5s);
    }
    QCOMPARE(pieces(), std::size_t{1});
    const std::size_t before = asked();
    pass(30min);
    QCOMPARE(asked(), before); // not before all agents had time to be there again
    pass(5s);
    QVERIFY(asked() > before);
    pass(5s);
    QCOMPARE(pieces(), std::size_t{1});
    const std::size_t after = asked();
    pass(5s);
    QCOMPARE(asked(), after);
}

void OverviewPastTest::whatFailedIsAskedAgain()
{
    agents_.at("n2")->past = [](const link::HistoryQuestion&) -> Result<schema::HistorySeries> {
        return fail(Code::Unavailable, "no answer");
    };
    begin();
    QVERIFY(saysPartial());
    agents_.at("n2")->past = &keptOf;
    const std::size_t before = asked();
    pass(5s);
    QCOMPARE(asked(), before);
    QVERIFY(saysPartial());
    pass(5s);
    QVERIFY(asked() > before);
    QVERIFY(!saysPartial());
    pass(5s);
    QCOMPARE(pieces(), std::size_t{1});
}

} // namespace bafar::test

TEST_CLASS(bafar::test::OverviewPastTest)
#include "overview_past_test.moc"
