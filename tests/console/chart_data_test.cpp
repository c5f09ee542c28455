// The points of one line when more of them become known: which are taken, and how far they reach.
#include <QTest>
#include <cmath>

#include "tests/support/main.h"
#include "ui/shared/chart_data.h"

namespace bafar::test {

class ChartDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holesAreFilled_data();
    void holesAreFilled();
    void pointsReachFromEndToEnd_data();
    void pointsReachFromEndToEnd();
};

/// Of "1=5 2=-": seconds and values, "-" is not known.
static std::vector<shared::ChartPoint> pointsFrom(const QString& text)
{
    std::vector<shared::ChartPoint> points;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString value = word.section(QLatin1Char('='), 1);
        points.push_back({word.section(QLatin1Char('='), 0, 0).toLongLong() * 1000,
                          value == QLatin1String("-") ? qQNaN() : value.toDouble()});
    }
    return points;
}

static QString wordsOf(const std::vector<shared::ChartPoint>& points)
{
    QStringList words;
    for (const shared::ChartPoint& point : points) {
        words.append(
            QString::number(point.atMs / 1000) + QLatin1Char('=') +
            (std::isfinite(point.value) ? QString::number(point.value) : QStringLiteral("-")));
    }
    return words.join(QLatin1Char(' '));
}

static shared::ChartData dataFrom(const QString& text)
{
    shared::ChartData data(5, 3500);
    for (const shared::ChartPoint& point : pointsFrom(text)) {
        data.append(point);
    }
    return data;
}

void ChartDataTest::holesAreFilled_data()
{
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("others");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, const char* own, const char* others, const char* then) {
        QTest::newRow(name) << QString::fromLatin1(own) << QString::fromLatin1(others)
                            << QString::fromLatin1(then);
    };
    row("given nothing, then all", "", "1=1 2=2", "1=1 2=2");
    row("given older ones, then they come before", "5=5 6=6", "3=3 4=4 5=9", "3=3 4=4 5=5 6=6");
    row("given a pause, then it is filled", "1=1 2=2 12=12", "1=9 5=5 9=9 12=9",
        "1=1 2=2 5=5 9=9 12=12");
    row("given a pause too short for a gap, then what is known stays", "1=1 4=4", "2=2 3=3",
        "1=1 4=4");
    row("given a moment that was not known, then it is", "1=1 2=- 3=3", "1=9 2=2 3=9",
        "1=1 2=2 3=3");
    row("given nobody knows more, then it stays a gap", "1=1 2=- 3=3", "1=9 2=- 3=9",
        "1=1 2=- 3=3");
    row("given an end that was not known, then as far as it is told", "1=1 2=- 3=- 4=-", "2=2 3=3",
        "1=1 2=2 3=3 4=-");
    row("given newer ones, then they follow", "1=1 2=2", "2=9 3=3", "1=1 2=2 3=3");
    row("given no order, and a moment twice, then each once", "", "3=3 1=1 3=9 2=2", "1=1 2=2 3=3");
    row("given more than there is room for, then the oldest go", "5=5 6=6", "1=1 2=2 3=3 4=4",
        "2=2 3=3 4=4 5=5 6=6");
    row("given a hole that was told as one, then it is one", "9=9", "1=1 2=- 3=3",
        "1=1 2=- 3=3 9=9");
}

void ChartDataTest::holesAreFilled()
{
    QFETCH(QString, own);
    QFETCH(QString, others);
    shared::ChartData data = dataFrom(own);
    data.merge(pointsFrom(others));
    QTEST(wordsOf(data.points(0, 99'000)), "then");
    const QString once = wordsOf(data.points(0, 99'000));
    data.merge(pointsFrom(others));
    QCOMPARE(wordsOf(data.points(0, 99'000)), once);
}

void ChartDataTest::pointsReachFromEndToEnd_data()
{
    QTest::addColumn<qint64>("from"); ///< seconds
    QTest::addColumn<qint64>("to");
    QTest::addColumn<bool>("covers");
    QTest::newRow("given both ends") << 10LL << 11LL << true;
    QTest::newRow("given ends within a gap of them") << 8LL << 23LL << true;
    QTest::newRow("given it begins before them") << 6LL << 11LL << false;
    QTest::newRow("given it ends after them") << 10LL << 25LL << false;
    QTest::newRow("given a hole alone") << 12LL << 19LL << false;
}

void ChartDataTest::pointsReachFromEndToEnd()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QTEST(dataFrom(QStringLiteral("10=1 11=1 20=1 21=1")).covers(from * 1000, to * 1000), "covers");
    QVERIFY(!dataFrom({}).covers(from * 1000, to * 1000));
}

} // namespace bafar::test

using bafar::test::ChartDataTest;
TEST_CLASS(ChartDataTest)
#include "chart_data_test.moc"
