// The small charts of the panel about one thing, alive: the past at once, nothing while hidden, and
// none of what a replay shows.
#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/chart.h"
#include "ui/shared/theme.h"
#include "ui/things/spark.h"

namespace bafar::test {

using namespace std::chrono_literals;
using ui::things::Sparks;

class SparksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void thePastIsThereAtOnce();
    void whatIsLivedWhileItIsAwaitedStays();
    void nothingIsDoneWhileHidden();
    void aSleepIsAskedFor();
    void withoutSeriesThereAreNone();
    void ofThePastThereAreNone();

private:
    void pass(Duration time);
    [[nodiscard]] std::size_t asked() const;

    link::Moment now_;
    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<QWidget> panel_;
    Sparks* sparks_ = nullptr;
};

static schema::Entity sparkEntity(const char* id, const char* node = "")
{
    schema::Entity entity;
    entity.id = id;
    entity.node = node;
    return entity;
}

static int sparkMoments(const shared::Chart& chart)
{
    return static_cast<int>(chart.csv().count(QLatin1Char('\n'))) - 1;
}

void SparksTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    QLocale::setDefault(QLocale::c());
}

void SparksTest::init()
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
    panel_ = std::make_unique<QWidget>();
    auto* column = new QVBoxLayout(panel_.get());
    sparks_ = new Sparks(*session_, panel_.get());
    column->addWidget(sparks_);
    column->addStretch(1);
    panel_->resize(328, 700);
}

void SparksTest::cleanup()
{
    panel_.reset();
    session_.reset();
    link::holdClocks({});
}

void SparksTest::pass(Duration time)
{
    now_.monotonic += time;
    now_.wall.unixMs += time / 1ms;
    link::holdClocks(now_);
    for (const auto& [node, agent] : agents_) {
        agent->saySamples(static_cast<int>((now_.wall.unixMs - SomeDay.unixMs) / 1000));
    }
}

std::size_t SparksTest::asked() const
{
    std::size_t all = 0;
    for (const auto& [node, agent] : agents_) {
        all += agent->historiesAsked.size();
    }
    return all;
}

void SparksTest::thePastIsThereAtOnce()
{
    pass(0s);
    panel_->show();
    sparks_->setThing(sparkEntity("node/n1", "n1"), true);
    const auto& questions = agents_.at("n1")->historiesAsked;
    QVERIFY(!questions.empty());
    QCOMPARE(asked(), questions.size()); // nobody else's
    QCOMPARE(questions.front().to, SomeDay);
    QVERIFY(questions.front().from.unixMs <= SomeDay.unixMs - 900'000);
    QCOMPARE(sparks_->charts().size(), std::size_t{2});
    for (const shared::Chart* chart : sparks_->charts()) {
        QVERIFY2(chart->isVisible(), qPrintable(chart->accessibleName()));
        QCOMPARE(sparkMoments(*chart), 181);
        QTRY_VERIFY(chart->accessibleDescription().contains(QLatin1String("%")));
    }
    pass(5s);
    pass(5s);
    QCOMPARE(sparkMoments(*sparks_->charts()[1]), 181);
    QVERIFY(sparks_->charts()[1]->latest(0) < 0.45); // of now: it was a half
    sparks_->setThing(sparkEntity("node/n2", "n2"), true);
    QVERIFY(!agents_.at("n2")->historiesAsked.empty());
}

void SparksTest::whatIsLivedWhileItIsAwaitedStays()
{
    agents_.at("n1")->pastWaits = true;
    pass(0s);
    panel_->show();
    sparks_->setThing(sparkEntity("node/n1", "n1"), true);
    for (int step = 0; step < 4; ++step) {
        pass(5s);
    }
    const shared::Chart& memory = *sparks_->charts()[1];
    const double lived = memory.latest(0);
    QVERIFY(lived < 0.45); // of now: it was a half
    const int before = sparkMoments(memory);
    agents_.at("n1")->answerPast();
    QCOMPARE(memory.latest(0), lived);
    QVERIFY2(sparkMoments(memory) > before + 150, qPrintable(memory.csv()));
}

void SparksTest::nothingIsDoneWhileHidden()
{
    sparks_->setThing(sparkEntity("node/n1", "n1"), true);
    pass(0s);
    pass(5s);
    QCOMPARE(asked(), std::size_t{0});
    panel_->show();
    QVERIFY(asked() > 0);
    panel_->hide();
    const std::size_t before = asked();
    pass(20min);
    QCOMPARE(asked(), before);
    panel_->show();
    QVERIFY(asked() > before);
    QCOMPARE(sparkMoments(*sparks_->charts()[1]), 181);
}

void SparksTest::aSleepIsAskedFor()
{
    pass(0s);
    panel_->show();
    sparks_->setThing(sparkEntity("node/n1", "n1"), true);
    pass(5s);
    const std::size_t before = asked();
    pass(10min);
    QVERIFY(asked() > before);
    pass(5s);
    QCOMPARE(sparkMoments(*sparks_->charts()[1]), 181);
}

void SparksTest::withoutSeriesThereAreNone()
{
    pass(0s);
    panel_->show();
    sparks_->setThing(sparkEntity("floating_ip/web"), true);
    pass(5s);
    pass(5s);
    QCOMPARE(asked(), std::size_t{0});
    QVERIFY(!sparks_->isVisible());
    sparks_->setThing(sparkEntity("floating_ip/web"), false);
    QVERIFY(!sparks_->isVisible());
}

void SparksTest::ofThePastThereAreNone()
{
    pass(0s);
    panel_->show();
    sparks_->setThing(sparkEntity("node/n1", "n1"), false);
    QCOMPARE(asked(), std::size_t{0});
    QVERIFY(sparks_->isVisible());
    QStringList texts;
    for (const QLabel* label : sparks_->findChildren<QLabel*>()) {
        if (label->isVisible()) {
            texts.append(label->text());
        }
    }
    QVERIFY2(texts.join(QLatin1Char('|')).contains(QLatin1String("the replay ends")),
             qPrintable(texts.join(QLatin1Char('|'))));
    for (const shared::Chart* chart : sparks_->charts()) {
        QVERIFY(!chart->isVisible());
    }
    sparks_->setThing(sparkEntity("node/n1", "n1"), true);
    QVERIFY(sparks_->charts().front()->isVisible());
}

} // namespace bafar::test

using bafar::test::SparksTest;
TEST_CLASS(SparksTest)
#include "sparks_test.moc"
