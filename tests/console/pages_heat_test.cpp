// The load balancer's heat map as values: growth of counters, over samples and nodes; pauses,
// restarts and lies.
#include <QDateTime>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <cmath>

#include "tests/support/main.h"
#include "ui/load_balancer/heat.h"
#include "ui/load_balancer/heat_text.h"
#include "ui/load_balancer/heat_view.h"
#include "ui/shared/theme.h"

namespace bafar::test {
namespace {

using namespace ui::load_balancer;

constexpr std::int64_t Begin = 1'795'444'200'000;

schema::SeriesTable someTable(std::uint64_t revision = 1)
{
    schema::SeriesTable table;
    table.revision = revision;
    table.names = {"haproxy_backend_http_responses_total{code=\"2xx\",proxy=\"web\"}",
                   "haproxy_backend_http_responses_total{code=\"5xx\",proxy=\"web\"}",
                   "haproxy_backend_http_responses_total{code=\"4xx\",proxy=\"api\"}",
                   "haproxy_backend_http_requests_total{proxy=\"web\"}",
                   "haproxy_backend_http_responses_total{}"};
    return table;
}

/// Of a cell of so many answers, in its middle and, with a ring, two pixels inside of its edge.
std::pair<QColor, QColor> coloursOf(double answers,
                                    bool isRinged,
                                    const shared::Tokens& tokens,
                                    int width = 16)
{
    QImage image(width, 16, QImage::Format_RGB32);
    QPainter painter(&image);
    paintHeatCell(painter, image.rect(), {answers, 0, 0}, tokens);
    if (isRinged) {
        paintHeatRing(painter, image.rect(), tokens);
    }
    painter.end();
    return {image.pixelColor(width / 2, 8), image.pixelColor(2, 8)};
}

} // namespace

class PagesHeatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { QLocale::setDefault(QLocale::c()); }

    void growthIsCounted();
    void whatIsNoGrowthGivesNothing();
    void stepsAddUpOverNodesAndGapsStayGaps();
    void givenAStepThatRunsThenItIsNoSilence();
    void givenAFirstStepInPartThenTheMeanIsWithoutIt_data();
    void givenAFirstStepInPartThenTheMeanIsWithoutIt();
    void manyUpstreamsAreBounded();
    void givenARowThatBeginsInsideThenThatIsSaid();
    void givenARowThatBeginsInsideAMinuteThenTheSecondIsSaid();
    void givenFewAnswersThenTheCellIsSeen_data();
    void givenFewAnswersThenTheCellIsSeen();
};

void PagesHeatTest::growthIsCounted()
{
    AnswerReader reader;
    QVERIFY(reader.read(someTable(), {1, {10, 1, 5, 99, 0}}, {Begin}).empty());
    const auto growth = reader.read(someTable(), {1, {30, 3, 6, 199, 0}}, {Begin + 1000});
    QCOMPARE(growth.size(), std::size_t{2});
    QVERIFY((growth.at("web") == Answers{22, 0, 2}));
    QVERIFY((growth.at("api") == Answers{1, 1, 0}));
    QCOMPARE(AnswerReader::wanted(someTable()).size(), std::size_t{4});
}

void PagesHeatTest::whatIsNoGrowthGivesNothing()
{
    AnswerReader reader;
    (void)reader.read(someTable(), {1, {10, 1, 5}}, {Begin});
    QVERIFY(reader.read(someTable(), {1, {3, 0, 1}}, {Begin + 1000}).empty()); // went back
    QVERIFY(
        reader.read(someTable(), {1, {std::nan(""), std::nan(""), std::nan("")}}, {Begin + 2000})
            .empty());
    QVERIFY(reader.read(someTable(), {1, {9, 9, 9}}, {Begin + 3000}).empty());     // after a gap
    QVERIFY(reader.read(someTable(), {1, {19, 9, 9}}, {Begin + 90'000}).empty());  // after a pause
    QVERIFY(reader.read(someTable(), {1, {29, 9, 9}}, {Begin + 90'000}).empty());  // no time passed
    QVERIFY(reader.read(someTable(2), {2, {39, 9, 9}}, {Begin + 91'000}).empty()); // other series
    QVERIFY(reader.read(someTable(2), {2, {}}, {Begin + 92'000}).empty());         // fewer values
}

void PagesHeatTest::stepsAddUpOverNodesAndGapsStayGaps()
{
    Heat heat;
    heat.add(Begin, {{"web", {100, 0, 0}}});
    heat.add(Begin + 1000, {{"web", {50, 0, 50}}}); // of another node
    heat.add(Begin + 3 * Heat::StepMs, {{"web", {10, 0, 0}}, {"idle", {0, 0, 0}}});
    heat.add(Begin - 3'600'000, {{"old", {7, 0, 0}}});
    const std::int64_t now = Begin + 4 * Heat::StepMs;
    const std::vector<Heat::Row> rows = heat.rows(now);
    QCOMPARE(rows.size(), std::size_t{1}); // what answered nothing has no row
    QCOMPARE(rows[0].cells.size(), Heat::Columns);
    QVERIFY((rows[0].cells[Heat::Columns - 4] == Answers{150, 0, 50}));
    QVERIFY(!rows[0].cells[Heat::Columns - 3]);
    QVERIFY((rows[0].cells[Heat::Columns - 1] == Answers{10, 0, 0}));
    QVERIFY(heatText(rows[0], now).startsWith(QLatin1String("mean 5.3/s; worst: 33.3% 5xx at ")));
    QVERIFY(heat.rows(now + 10'000'000).empty()); // all of it is past
}

void PagesHeatTest::givenAStepThatRunsThenItIsNoSilence()
{
    Heat heat;
    heat.add(Begin, {{"web", {150, 0, 0}}});
    QVERIFY(heat.rows(Begin + Heat::StepMs - 1).empty()); // a part of it is told
    const std::int64_t now = Begin + Heat::StepMs;        // and of the next one nothing
    const std::vector<Heat::Row> rows = heat.rows(now);
    QCOMPARE(rows.size(), std::size_t{1});
    QVERIFY((rows[0].cells.back() == Answers{150, 0, 0}));
    QCOMPARE(beginOf(now, Heat::Columns - 1).unixMs, Begin);
}

void PagesHeatTest::givenAFirstStepInPartThenTheMeanIsWithoutIt_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("said");
    QTest::newRow("given three, then it counts") << 3 << QStringLiteral("mean 21/s; no 5xx");
    QTest::newRow("given more, then it does not") << 4 << QStringLiteral("mean 30/s; no 5xx");
}

void PagesHeatTest::givenAFirstStepInPartThenTheMeanIsWithoutIt()
{
    QFETCH(const int, steps);
    QFETCH(const QString, said);
    Heat heat;
    heat.add(Begin, {{"web", {45, 0, 0}}}); // a tenth of it
    for (int step = 1; step < steps; ++step) {
        heat.add(Begin + step * Heat::StepMs, {{"web", {450, 0, 0}}});
    }
    const std::int64_t now = Begin + steps * Heat::StepMs;
    QCOMPARE(heatText(heat.rows(now).front(), now), said);
}

void PagesHeatTest::manyUpstreamsAreBounded()
{
    Heat heat;
    for (int i = 0; i < 1000; ++i) {
        heat.add(Begin, {{"u" + std::to_string(i), {1, 0, 0}}});
    }
    QCOMPARE(heat.rows(Begin + Heat::StepMs).size(), Heat::RowsMax);
    schema::SeriesTable table;
    table.names.assign(5000, someTable().names[0]);
    QCOMPARE(AnswerReader::wanted(table).size(), AnswerReader::SeriesMax);
}

/// Not while the past is still asked for: then nobody knows.
void PagesHeatTest::givenARowThatBeginsInsideThenThatIsSaid()
{
    Heat heat;
    heat.add(Begin, {{"web", {150, 0, 0}}});
    const std::int64_t now = Begin + 4 * Heat::StepMs;
    HeatView view;
    view.setRows(heat.rows(now), now, false);
    QCOMPARE(view.items().front().value, QStringLiteral("mean 10/s; no 5xx"));
    view.setRows(heat.rows(now), now, true);
    const QString clock =
        QDateTime::fromMSecsSinceEpoch(Begin).toString(QStringLiteral("HH:mm:ss"));
    QCOMPARE(view.items().front().value,
             QStringLiteral("mean 10/s; no 5xx; no data before %1").arg(clock));
    heat.add(now - static_cast<std::int64_t>(Heat::Columns) * Heat::StepMs, {{"web", {150, 0, 0}}});
    view.setRows(heat.rows(now), now, true);
    QCOMPARE(view.items().front().value, QStringLiteral("mean 10/s; no 5xx"));
}

/// The clock before it would name a time of which nothing is told.
void PagesHeatTest::givenARowThatBeginsInsideAMinuteThenTheSecondIsSaid()
{
    Heat heat;
    heat.add(Begin + Heat::StepMs, {{"web", {150, 0, 0}}});
    const std::int64_t now = Begin + 4 * Heat::StepMs;
    HeatView view;
    view.setRows(heat.rows(now), now, true);
    const QString first =
        QDateTime::fromMSecsSinceEpoch(Begin + Heat::StepMs).toString(QStringLiteral("HH:mm:ss"));
    QCOMPARE(view.items().front().value,
             QStringLiteral("mean 10/s; no 5xx; no data before %1").arg(first));
}

void PagesHeatTest::givenFewAnswersThenTheCellIsSeen_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("dark") << static_cast<int>(shared::ThemeName::Dark);
    QTest::newRow("light") << static_cast<int>(shared::ThemeName::Light);
    QTest::newRow("contrast") << static_cast<int>(shared::ThemeName::HighContrast);
}

/// On the page, as in the key; and it is told from one of many answers, and the ring from both.
void PagesHeatTest::givenFewAnswersThenTheCellIsSeen()
{
    QFETCH(const int, theme);
    const shared::Tokens& tokens = shared::tokensOf(static_cast<shared::ThemeName>(theme));
    const QColor few = coloursOf(1, false, tokens).first;
    const QColor many = coloursOf(10'000, false, tokens).first;
    QVERIFY(shared::contrast(few, tokens.background) >= 1.8);
    QVERIFY(shared::contrast(many, few) >= 1.8);
    for (const double answers : {1.0, 10'000.0}) {
        const auto [cell, inside] = coloursOf(answers, true, tokens);
        QCOMPARE(cell, coloursOf(answers, false, tokens).first);
        QVERIFY(shared::contrast(inside, tokens.text) >= 4.5);
        const QColor narrow = coloursOf(answers, true, tokens, 5).first; // as in a small window
        QCOMPARE(narrow, cell);
    }
}

} // namespace bafar::test

using bafar::test::PagesHeatTest;
TEST_CLASS(PagesHeatTest)
#include "pages_heat_test.moc"
