// The past of many series: laid side by side, bounded, asked for a few at a time.
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>
#include <set>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/link/past.h"

namespace bafar::test {

using link::PastWish;
using schema::HistorySeries;

namespace {

constexpr WallTime Begin{1'000'000};

std::string wrote(const std::vector<std::vector<double>>& rows)
{
    std::string out;
    for (const std::vector<double>& row : rows) {
        for (const double value : row) {
            out += std::isfinite(value) ? std::to_string(static_cast<int>(value)) : "-";
        }
        out += ' ';
    }
    return out;
}

/// Answers nothing by itself.
class SlowLink : public FakeLink {
public:
    using FakeLink::FakeLink;

    void history(const link::HistoryQuestion& question, Answer<HistorySeries> answer) override
    {
        questions.push_back(question);
        answers.push_back(std::move(answer));
    }

    std::vector<link::HistoryQuestion> questions;
    std::vector<Answer<HistorySeries>> answers;
};

} // namespace

class PastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAreLaidSideBySide_data();
    void answersAreLaidSideBySide();
    void theTableIsBounded();
    void fewAreAskedAtOnce();
    void aFailingAgentIsLeftAlone();
    void aPartIsNotTheWhole();
    void tooManySeriesAreLeftOutWhole();
    void unreadableMomentsAreBounded();
};

void PastTest::answersAreLaidSideBySide_data()
{
    using std::chrono::seconds;
    QTest::addColumn<std::vector<HistorySeries>>("answers");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<int>("stepS");
    const auto row = [](const char* name, std::vector<HistorySeries> answers, const char* rows,
                        int stepS = 1) {
        QTest::newRow(name) << answers << QString::fromLatin1(rows) << stepS;
    };
    const auto at = [](int second) { return WallTime{Begin.unixMs + second * 1000LL}; };
    row("given none", {}, "");
    row("given both", {{"a", at(0), seconds(1), {1, 2, 3}}, {"b", at(0), seconds(1), {4, 5, 6}}},
        "14 25 36 -- ");
    row("given one that begins later", {{"a", at(2), seconds(1), {3, 4}}}, "-- -- 3- 4- ");
    row("given a gap", {{"a", at(0), seconds(1), {1, qQNaN(), 3}}}, "1- -- 3- -- ");
    row("given one that keeps less", {{"a", at(0), seconds(3), {1, 4}}}, "1- 4- ", 3);
    row("given a grid that begins between", {{"a", {Begin.unixMs + 400}, seconds(1), {1, 2}}},
        "1- 2- -- ");
    row("given more than asked for", {{"a", at(2), seconds(1), {1, 2, 3, 4, 5}}}, "-- -- 1- 2- ");
    row("given another time", {{"a", at(5000), seconds(1), {1, 2}}}, "");
    row("given a time before", {{"a", at(-5000), seconds(1), {1, 2}}}, "");
    row("given a name nobody asked for", {{"c", at(0), seconds(1), {1, 2}}}, "");
    row("given no step", {{"a", at(0), seconds(0), {1, 2}}}, "");
    row("given a step backwards", {{"a", at(3), seconds(-1), {1, 2}}}, "");
    row("given a step of years", {{"a", at(0), std::chrono::hours(9000), {1, 2}}}, "");
}

void PastTest::answersAreLaidSideBySide()
{
    QFETCH(std::vector<HistorySeries>, answers);
    QFETCH(QString, rows);
    QFETCH(int, stepS);
    const PastWish wish{{"a", "b"}, Begin, {Begin.unixMs + 3000}, std::chrono::seconds(1)};
    const link::PastTable table = link::alignPast(wish, answers);
    QCOMPARE(QString::fromStdString(wrote(table.rows)), rows);
    if (!rows.isEmpty()) {
        QCOMPARE(table.step, Duration(std::chrono::seconds(stepS)));
    }
}

void PastTest::theTableIsBounded()
{
    PastWish wish{{"a"}, Begin, {Begin.unixMs + 3'000'000'000}, std::chrono::seconds(1)};
    QVERIFY(link::alignPast(wish, {{"a", Begin, std::chrono::seconds(1), {1, 2}}}).rows.empty());
    wish.to = {Begin.unixMs + 1000};
    const HistorySeries endless{"a", Begin, std::chrono::seconds(1),
                                std::vector<double>(1'000'000, 1.0)};
    QCOMPARE(link::alignPast(wish, {endless}).rows.size(), std::size_t{2});
}

void PastTest::fewAreAskedAtOnce()
{
    SlowLink slow("n1");
    link::PastReader reader;
    int tables = 0;
    std::size_t rows = 0;
    connect(&reader, &link::PastReader::arrived, this, [&](const link::PastTable& table) {
        ++tables;
        rows = table.rows.size();
    });
    std::vector<std::string> names;
    for (int i = 0; i < 1000; ++i) {
        names.push_back("s" + std::to_string(i));
    }
    reader.ask(&slow, {names, Begin, {Begin.unixMs + 2000}, std::chrono::seconds(1)});
    QCOMPARE(slow.questions.size(), link::PastReader::AtOnce);
    for (std::size_t i = 0; i < slow.answers.size(); ++i) {
        QCOMPARE(tables, 0);
        slow.answers[i](
            HistorySeries{slow.questions[i].series, Begin, std::chrono::seconds(1), {1, 2, 3}});
    }
    QCOMPARE(slow.questions.size(), names.size());
    QCOMPARE(tables, 1);
    QCOMPARE(rows, std::size_t{3});
    slow.answers.back()(HistorySeries{}); // late
    QCOMPARE(tables, 1);
    FakeLink sudden("n2"); // answers before the question returned
    reader.ask(&sudden, {{"a", "b", "c"}, Begin, {Begin.unixMs + 2000}, std::chrono::seconds(1)});
    QCOMPARE(tables, 2);
    reader.ask(nullptr, {{"a"}, Begin, Begin, std::chrono::seconds(1)});
    QCOMPARE(tables, 3);
}

void PastTest::aFailingAgentIsLeftAlone()
{
    SlowLink slow("n1");
    link::PastReader reader;
    QSignalSpy arrived(&reader, &link::PastReader::arrived);
    reader.ask(&slow, {std::vector<std::string>(100, "a"),
                       Begin,
                       {Begin.unixMs + 2000},
                       std::chrono::seconds(1)});
    for (std::size_t i = 0; i < slow.answers.size(); ++i) {
        slow.answers[i](fail(Code::Unavailable, "no answer"));
    }
    QCOMPARE(arrived.count(), 1);
    QVERIFY(slow.questions.size() < link::PastReader::AtOnce + link::PastReader::FailuresMax);
}

/// One of two processors could not be read: the other alone would be half of what there is.
void PastTest::aPartIsNotTheWhole()
{
    SlowLink slow("n1");
    link::PastReader reader;
    link::PastTable table;
    connect(&reader, &link::PastReader::arrived, this,
            [&table](const link::PastTable& told) { table = told; });
    reader.ask(&slow, {{"cpu{n=\"0\"}", "cpu{n=\"1\"}", "load"},
                       Begin,
                       {Begin.unixMs + 1000},
                       std::chrono::seconds(1)});
    const auto well = [&slow](std::size_t i) {
        slow.answers[i](
            HistorySeries{slow.questions[i].series, Begin, std::chrono::seconds(1), {1, 2}});
    };
    well(0);
    slow.answers[1](fail(Code::Unavailable, "no answer"));
    well(2);
    QCOMPARE(table.names, std::vector<std::string>{"load"});
    QCOMPARE(table.leftOut, std::set<std::string>{"cpu"});
    QCOMPARE(QString::fromStdString(wrote(table.rows)), QStringLiteral("1 2 "));
}

void PastTest::tooManySeriesAreLeftOutWhole()
{
    PastWish wish{{}, Begin, {Begin.unixMs + 3'600'000}, std::chrono::seconds(1)};
    for (int i = 0; i < 2000; ++i) {
        wish.names.push_back("many{i=\"" + std::to_string(i) + "\"}");
    }
    wish.names.emplace_back("few");
    std::set<std::string> leftOut;
    QCOMPARE(link::metricsWithin(wish, leftOut), std::vector<std::string>{"few"});
    QCOMPARE(leftOut, std::set<std::string>{"many"});
    wish.to = {Begin.unixMs + 60'000}; // a minute of them is not too much
    leftOut.clear();
    QCOMPARE(link::metricsWithin(wish, leftOut).size(), wish.names.size());
    QVERIFY(leftOut.empty());
}

void PastTest::unreadableMomentsAreBounded()
{
    const PastWish wish{{"a"}, Begin, {Begin.unixMs + 1000}, std::chrono::seconds(1)};
    for (const std::int64_t moment :
         {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
        QVERIFY(
            link::alignPast(wish, {{"a", {moment}, std::chrono::seconds(1), {1}}}).rows.empty());
    }
}

} // namespace bafar::test

using bafar::test::PastTest;
TEST_CLASS(PastTest)
#include "past_test.moc"
