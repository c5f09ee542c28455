// When two pages count as saying the same, and that a difference is found. No lab.
#include "tests/lab/page_comparison.h"

#include <QObject>
#include <QTest>
#include <cmath>

#include "tests/support/main.h"

namespace bafar::test {
namespace {

/// One family with one series, as a page.
MetricsPage pageOf(const QString& type, const QString& label, double value)
{
    return MetricsPage::read(QStringLiteral("# TYPE cats %1\ncats{%2=\"x\"} %3\n")
                                 .arg(type, label)
                                 .arg(value)
                                 .toStdString());
}

} // namespace

class PageComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void aNameThatWeLackIsTold();
    void seriesThatWeLackAreToldUnlessTheTableSaysSo();
    void whatAgreedOnceHasAgreed();
    void readsLabelsOfAnyOrderAndContent();
};

void PageComparisonTest::judges_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("ourLabel");
    QTest::addColumn<QList<double>>("ours");
    QTest::addColumn<QList<double>>("theirs");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* type, const char* label,
                        const QList<double>& ours, const QList<double>& theirs, const char* says) {
        QTest::newRow(name) << QString::fromLatin1(type) << QString::fromLatin1(label) << ours
                            << theirs << QString::fromLatin1(says);
    };
    row("given equal gauges, nothing", "gauge", "a", {100}, {100}, "");
    row("given 4 % less, nothing", "gauge", "a", {96}, {100}, "");
    row("given 6 % less, then it is told", "gauge", "a", {94}, {100}, "94 instead of 100");
    row("given zero against something, then it is told", "gauge", "a", {0}, {1}, "0 instead of 1");
    row("given another name of a label, then it is told", "gauge", "b", {100}, {100},
        "other names of labels");
    row("given a counter that was looked at once, then it waits", "counter", "a", {7}, {7},
        "not watched for long enough");
    row("given equal growth from other beginnings, nothing", "counter", "a", {0, 1000},
        {5000, 6000}, "");
    row("given two events more, nothing", "counter", "a", {0, 5}, {0, 7}, "");
    row("given 10 % more growth, then it is told", "counter", "a", {0, 1000}, {0, 1100},
        "1000 in 20 s instead of 1100 in 20 s");
    row("given 10 % more growth for long, then it is told", "counter", "a",
        {0, 1000, 2000, 3000, 4000}, {0, 1100, 2200, 3300, 4400},
        "4000 in 80 s instead of 4400 in 80 s");
    // Thirty looks: one is less than 5 % of the time.
    QList<double> steady;
    QList<double> faster;
    QList<double> never(30, 9000);
    for (int i = 0; i < 30; ++i) {
        steady.append(1000 * i);
        faster.append(1100 * i);
    }
    never[0] = 0;
    row("given 10 % more growth for very long, then it is told", "counter", "a", steady, faster,
        "29000 in 580 s instead of 31900 in 580 s");
    row("given a burst that we never see, then it is told", "counter", "a", QList<double>(30, 0),
        never, "0 in 580 s instead of 9000 in 580 s");
    QList<double> ourBursts(30, 0);
    QList<double> theirBursts(30, 0);
    for (int i = 1; i < 30; ++i) { // they see each burst first, and each is larger than all before
        theirBursts[i] = 100 * std::pow(2, i);
        ourBursts[i] = 100 * std::pow(2, i - 1);
    }
    row("given bursts that they see a look before us, nothing", "counter", "a", ourBursts,
        theirBursts, "");
}

void PageComparisonTest::judges()
{
    QFETCH(const QString, type);
    QFETCH(const QString, ourLabel);
    QFETCH(const QList<double>, ours);
    QFETCH(const QList<double>, theirs);
    QFETCH(const QString, says);
    NamesTable table;
    table.names.push_back({"zoo", "cats", "", ""});
    PageComparison comparison(table, "zoo");
    for (qsizetype i = 0; i < ours.size(); ++i) {
        const double time = 1000 + 20 * static_cast<double>(i);
        comparison.look("n1", {pageOf(type, ourLabel, ours[i]),
                               pageOf(type, QStringLiteral("a"), theirs[i]), time, time});
    }
    const auto differences = comparison.differences();
    QCOMPARE(differences.empty(), says.isEmpty());
    if (!says.isEmpty()) {
        const QString told = QString::fromStdString(differences.at("cats"));
        QVERIFY2(told.startsWith(QLatin1String("n1")) && told.endsWith(says), qPrintable(told));
    }
}

void PageComparisonTest::aNameThatWeLackIsTold()
{
    NamesTable table;
    table.names = {{"zoo", "cats", "", ""}, {"zoo", "dogs", "", ""}, {"farm", "cows", "", ""}};
    PageComparison comparison(table, "zoo");
    const MetricsPage theirs = MetricsPage::read("# TYPE cats gauge\ncats 1\ncows 1\n");
    comparison.look("n1", {MetricsPage(), theirs, 1, 1});
    QCOMPARE(comparison.shown(), std::size_t{1});
    QCOMPARE(comparison.differences(),
             (std::map<std::string, std::string>{{"cats", "n1: not on our page"}}));
    const MetricsPage counted = MetricsPage::read("# TYPE cats counter\ncats 1\n");
    comparison.look("n1", {counted, theirs, 1, 1});
    QCOMPARE(comparison.differences().at("cats"), std::string("n1: counter instead of gauge"));
}

void PageComparisonTest::seriesThatWeLackAreToldUnlessTheTableSaysSo()
{
    const MetricsPage ours = MetricsPage::read("cats{a=\"1\"} 1\n");
    const MetricsPage theirs = MetricsPage::read("cats{a=\"1\"} 1\ncats{a=\"2\"} 1\n");
    NamesTable table;
    table.names.push_back({"zoo", "cats", "", ""});
    PageComparison strict(table, "zoo");
    strict.look("n1", {ours, theirs, 1, 1});
    QCOMPARE(strict.differences().at("cats"), std::string("n1 {a=\"2\"}: not on our page"));
    table.partly["cats"] = "only one cat lives here";
    PageComparison partly(table, "zoo");
    partly.look("n1", {ours, theirs, 1, 1});
    QVERIFY(partly.differences().empty());
}

void PageComparisonTest::whatAgreedOnceHasAgreed()
{
    NamesTable table;
    table.names.push_back({"zoo", "cats", "", ""});
    PageComparison comparison(table, "zoo");
    const auto look = [&](double ours, double theirs) {
        comparison.look("n1", {pageOf(QStringLiteral("gauge"), QStringLiteral("a"), ours),
                               pageOf(QStringLiteral("gauge"), QStringLiteral("a"), theirs), 1, 1});
    };
    look(1, 2);
    QVERIFY(!comparison.differences().empty());
    look(2, 2);
    look(5, 2);
    QVERIFY(comparison.differences().empty());
}

void PageComparisonTest::readsLabelsOfAnyOrderAndContent()
{
    const MetricsPage page =
        MetricsPage::read("cats{b=\"x,y=\\\"z\\\" }\",a=\"1\",c=\"\"} 3\nh_count 2\n");
    QCOMPARE(page.value("cats", "a=\"1\",b=\"x,y=\\\"z\\\" }\""), 3.0);
    QCOMPARE(page.names.at("cats").labels, (std::set<LabelSet>{{"a", "b", "c"}}));
    QCOMPARE(page.seriesCount(), std::size_t{2});
    const double none = page.value("dogs");
    QVERIFY(none != none);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::PageComparisonTest)
#include "page_comparison_test.moc"
