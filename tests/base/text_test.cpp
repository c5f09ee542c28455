// Text: nearest names, what peers say made safe, UTF-8, numbers, sizes.
#include "core/base/text.h"

#include <QTest>
#include <array>
#include <limits>

#include "tests/support/main.h"

namespace bafar::test {

class TextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nearest_data();
    void nearest();
    void utf8_data();
    void utf8();
    void sanitizes_data();
    void sanitizes();
    void sanitizesWithinTheLimit();
    void whatIsRefusedIsQuotedSafelyAndInBounds();
    void splitsAndKeepsEmptyParts();
    void trims();
    void lists();
    void numbers_data();
    void numbers();
    void sizes_data();
    void sizes();
};

void TextTest::nearest_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* word, const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(word) << QString::fromLatin1(expected);
    };
    row("the same", "priority", "priority");
    row("a letter missing", "prioity", "priority");
    row("two letters swapped", "pirority", "priority");
    row("a letter too many", "intervall", "interval");
    row("one of a short word", "ip", "id");
    row("nothing near", "gluster", "");
    row("nothing at all", "", "");
}

void TextTest::nearest()
{
    QFETCH(QString, word);
    QFETCH(QString, expected);
    constexpr std::array<std::string_view, 4> Names = {"priority", "interval", "preempt", "id"};
    QCOMPARE(QString::fromStdString(std::string(nearestName(word.toStdString(), Names))), expected);
}

void TextTest::utf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("wellFormed");
    const auto row = [](const char* name, const char* bytes, bool good) {
        QTest::newRow(name) << QByteArray(bytes) << good;
    };
    row("ASCII", "bafar", true);
    row("two bytes", "\xd8\xa8", true);
    row("three bytes", "\xe2\x82\xac", true);
    row("four bytes", "\xf0\x9f\x99\x82", true);
    row("the last point", "\xf4\x8f\xbf\xbf", true);
    row("a lone continuation", "\x80", false);
    row("a cut sequence", "\xe2\x82", false);
    row("overlong '/' in two", "\xc0\xaf", false);
    row("overlong '/' in three", "\xe0\x80\xaf", false);
    row("overlong in four", "\xf0\x80\x80\xaf", false);
    row("a surrogate", "\xed\xa0\x80", false);
    row("above the last point", "\xf4\x90\x80\x80", false);
    row("a lead that never was", "\xf8\x88\x80\x80\x80", false);
}

void TextTest::utf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, wellFormed);
    QCOMPARE(isUtf8(bytes.toStdString()), wellFormed);
    QVERIFY(isUtf8(sanitized(bytes.toStdString(), 100)));
}

void TextTest::sanitizes_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("safe");
    const auto row = [](const char* name, const char* given, const char* safe) {
        QTest::newRow(name) << QByteArray(given) << QByteArray(safe);
    };
    row("plain text stays", "n1 is \xd8\xa8", "n1 is \xd8\xa8");
    row("a newline", "a\nb",
        "a\xef\xbf\xbd"
        "b");
    row("a terminal escape", "\x1b[31m", "\xef\xbf\xbd[31m");
    row("C1 as UTF-8", "\xc2\x9b", "\xef\xbf\xbd");
    row("right-to-left override", "\xe2\x80\xae", "\xef\xbf\xbd");
    row("a line separator", "\xe2\x80\xa8", "\xef\xbf\xbd");
    row("an isolate", "\xe2\x81\xa6", "\xef\xbf\xbd");
    row("two bad bytes", "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd");
}

void TextTest::sanitizes()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, safe);
    QCOMPARE(QByteArray::fromStdString(sanitized(given.toStdString(), 100)), safe);
}

void TextTest::sanitizesWithinTheLimit()
{
    QCOMPARE(sanitized("abcdef", 3), std::string("abc"));
    // A character is kept whole or not at all.
    QCOMPARE(sanitized("ab\xe2\x82\xac", 4), std::string("ab"));
    QCOMPARE(sanitized("ab\xe2\x82\xac", 5), std::string("ab\xe2\x82\xac"));
    QCOMPARE(sanitized("abc", 0), std::string());
}

void TextTest::whatIsRefusedIsQuotedSafelyAndInBounds()
{
    QCOMPARE(inQuotes("no address"), std::string("\"no address\""));
    QCOMPARE(inQuotes("a\nb"), std::string("\"a\xef\xbf\xbd"
                                           "b\""));
    QCOMPARE(inQuotes(std::string(200, 'x')), "\"" + std::string(80, 'x') + "\"");
}

void TextTest::splitsAndKeepsEmptyParts()
{
    using Parts = std::vector<std::string_view>;
    QVERIFY((split("a,b", ',') == Parts{"a", "b"}));
    QVERIFY((split(",a,,", ',') == Parts{"", "a", "", ""}));
    QVERIFY((split("", ',') == Parts{""}));
}

void TextTest::trims()
{
    QVERIFY(trimmed(" \ta b\t ") == "a b");
    QVERIFY(trimmed(" \t ").empty());
    QVERIFY(trimmed("").empty());
}

void TextTest::lists()
{
    const std::vector<std::string> names{"n1", "n2", "n3"};
    QCOMPARE(listed({}), std::string());
    QCOMPARE(listed(names), std::string("n1, n2, n3"));
    QCOMPARE(listed(names, 3), std::string("n1, n2, n3"));
    QCOMPARE(listed(names, 2), std::string("n1, n2 and 1 more"));
}

void TextTest::numbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](double value, const char* text) {
        QTest::newRow(text) << value << QString::fromLatin1(text);
    };
    row(0.0, "0");
    row(42.0, "42");
    row(-7.0, "-7");
    row(0.1, "0.1");
    row(1e300, "1e+300");
    row(9007199254740991.0, "9007199254740991");
    row(std::numeric_limits<double>::quiet_NaN(), "NaN");
    row(std::numeric_limits<double>::infinity(), "+Inf");
    row(-std::numeric_limits<double>::infinity(), "-Inf");
}

void TextTest::numbers()
{
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(numberText(value)), text);
}

void TextTest::sizes_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](std::uint64_t bytes, const char* text) {
        QTest::newRow(text) << quint64{bytes} << QString::fromLatin1(text);
    };
    row(0, "0 B");
    row(1023, "1023 B");
    row(1536, "1.5 KiB");
    row(64U << 20U, "64.0 MiB");
    row(16'750'372'454ULL, "15.6 GiB");
    row(219U << 20U, "219 MiB");
    row(231'211'008, "221 MiB"); // 220.5
    row(1280, "1.3 KiB");        // 1.25
    row(1000ULL << 30U, "1000 GiB");
    row(~std::uint64_t{0}, "16.0 EiB");
}

void TextTest::sizes()
{
    QFETCH(quint64, bytes);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(sizeText(bytes)), text);
}

TEST_CLASS(TextTest)

} // namespace bafar::test

#include "text_test.moc"
