// Time as text: the wire's form both ways, and the form for people.
#include "core/base/time.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

class TimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isoBothWays_data();
    void isoBothWays();
    void isoReadsOtherFractions_data();
    void isoReadsOtherFractions();
    void isoRefuses_data();
    void isoRefuses();
    void humanText_data();
    void humanText();
};

void TimeTest::isoBothWays_data()
{
    QTest::addColumn<qint64>("unixMs");
    QTest::addColumn<QString>("text");
    QTest::newRow("the epoch") << qint64{0} << QStringLiteral("1970-01-01T00:00:00.000Z");
    QTest::newRow("before the epoch") << qint64{-1} << QStringLiteral("1969-12-31T23:59:59.999Z");
    QTest::newRow("today") << qint64{1795444494120} << QStringLiteral("2026-11-23T14:34:54.120Z");
    QTest::newRow("a leap day") << qint64{1709164800000}
                                << QStringLiteral("2024-02-29T00:00:00.000Z");
}

void TimeTest::isoBothWays()
{
    QFETCH(qint64, unixMs);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(toIso8601(WallTime{unixMs})), text);
    const Result<WallTime> read = wallTimeFromIso8601(text.toStdString());
    QVERIFY(read.has_value());
    QCOMPARE(qint64{read->unixMs}, unixMs);
}

void TimeTest::isoReadsOtherFractions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("none") << QStringLiteral("1970-01-01T00:00:01Z") << qint64{1000};
    QTest::newRow("one digit") << QStringLiteral("1970-01-01T00:00:01.5Z") << qint64{1500};
    QTest::newRow("nine digits, cut")
        << QStringLiteral("1970-01-01T00:00:01.123999999Z") << qint64{1123};
}

void TimeTest::isoReadsOtherFractions()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    const Result<WallTime> read = wallTimeFromIso8601(text.toStdString());
    QVERIFY(read.has_value());
    QCOMPARE(qint64{read->unixMs}, milliseconds);
}

void TimeTest::isoRefuses_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* text) {
        QTest::newRow(name) << QString::fromLatin1(text);
    };
    row("nothing", "");
    row("no zone", "2026-11-23T14:34:54");
    row("another zone", "2026-11-23T14:34:54+03:30");
    row("a blank for T", "2026-11-23 14:34:54Z");
    row("month 13", "2026-13-01T00:00:00Z");
    row("30 February", "2026-02-30T00:00:00Z");
    row("29 February of a common year", "2026-02-29T00:00:00Z");
    row("hour 24", "2026-11-23T24:00:00Z");
    row("minute 60", "2026-11-23T00:60:00Z");
    row("a leap second", "2026-12-31T23:59:60Z");
    row("a minus in the hour", "2026-11-23T-0:00:00Z");
    row("a point without digits", "2026-11-23T14:34:54.Z");
    row("ten digits", "2026-11-23T14:34:54.1234567890Z");
    row("something behind", "2026-11-23T14:34:54Z ");
}

void TimeTest::isoRefuses()
{
    QFETCH(QString, text);
    const Result<WallTime> read = wallTimeFromIso8601(text.toStdString());
    QVERIFY(!read.has_value());
    QVERIFY(read.error().code == Code::InvalidInput);
}

void TimeTest::humanText_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QString>("text");
    const auto row = [](Duration duration, const char* text) {
        QTest::newRow(text) << qint64{duration.count()} << QString::fromLatin1(text);
    };
    using namespace std::chrono_literals;
    row(0ns, "0 us");
    row(1500ns, "1.5 us");
    row(850ms, "850 ms");
    row(999600ns, "1 ms");
    row(3400ms, "3.4 s");
    row(59960ms, "1 m");
    row(725s, "12 m 5 s");
    row(3599700ms, "1 h");
    row(std::chrono::hours(41 * 24 + 2), "41 d 2 h");
    row(-3400ms, "-3.4 s");
}

void TimeTest::humanText()
{
    QFETCH(qint64, nanoseconds);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(toHumanText(Duration(nanoseconds))), text);
}

TEST_CLASS(TimeTest)

} // namespace bafar::test

#include "time_test.moc"
