// Where a line may break, and where it may not; and what is isolated where a text is cut.
#include <QFontMetricsF>
#include <QTest>
#include <QTextBoundaryFinder>
#include <cmath>

#include "tests/support/main.h"
#include "ui/shared/format.h"

namespace bafar::test {

class BreakableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longWordsMayBreak_data();
    void longWordsMayBreak();
    void noLineBeginsWithAUnit_data();
    void noLineBeginsWithAUnit();
    void anImageBreaksBehindItsSlashesOnly_data();
    void anImageBreaksBehindItsSlashesOnly();
    void aLineEndsHere_data();
    void aLineEndsHere();
    void aTokenIsParted_data();
    void aTokenIsParted();
    void givenNoRoomForAWordThenItsHyphensArePlaces_data();
    void givenNoRoomForAWordThenItsHyphensArePlaces();
    void aUnitIsNoFurtherAway();
    void aTextsOwnNoBreakSpaceStays();
    void whatIsCutStaysIsolated_data();
    void whatIsCutStaysIsolated();
    void noTokenIsCut_data();
    void noTokenIsCut();
};

void BreakableTest::longWordsMayBreak_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const char* word, const QStringList& parts) {
        QTest::newRow(word) << QString::fromLatin1(word) << parts;
    };
    row("192.0.2.12:32769", {QStringLiteral("192.0.2.12:"), QStringLiteral("32769")});
    row("registry.example/shop", {QStringLiteral("registry.example/"), QStringLiteral("shop")});
    row("sha256:1f0c7e2b54a3d8896e0b1f",
        {QStringLiteral("sha256:1f0c7e2b54a3d"), QStringLiteral("8896e0b1f")});
    row("sha256:1f0c7e2b54a3d8896e0b1f4c9d7a6532e4b8c0d9",
        {QStringLiteral("sha256:1f0c7e2b"), QStringLiteral("54a3d889"), QStringLiteral("6e0b1f4c"),
         QStringLiteral("9d7a6532"), QStringLiteral("e4b8c0d9")});
    row("10.11.14-MariaDB-0+deb12-log",
        {QStringLiteral("10.11.14-"), QStringLiteral("MariaDB-0+deb12-\uFEFFlog")});
    row("registry.example/shop-api:2.9",
        {QStringLiteral("registry.example/"), QStringLiteral("shop-\uFEFFapi:\uFEFF2.9")});
    row("shop-web-api:2.9", {QStringLiteral("shop-\uFEFFweb-\uFEFFapi:\uFEFF2.9")});
    row("a-b.example/shop-web@sha256:1f0c7e2b54a3d8896e0b1f4c9d7a6532e4b8c0d9",
        {QStringLiteral("a-\uFEFFb.example/"), QStringLiteral("shop-\uFEFFweb@"),
         QStringLiteral("sha256:1f0c7e2b"), QStringLiteral("54a3d889"), QStringLiteral("6e0b1f4c"),
         QStringLiteral("9d7a6532"), QStringLiteral("e4b8c0d9")});
    row("db-primary-07-of-rack-12-left", {QStringLiteral("db-\uFEFFprimary-"),
                                          QStringLiteral("07-\uFEFFof-\uFEFFrack-12-\uFEFFleft")});
    row("registry.lab:5000/web:2.4.0",
        {QStringLiteral("registry.lab:\uFEFF5000/"), QStringLiteral("web:\uFEFF2.4.0")});
    row("worker.2", {QStringLiteral("worker.\uFEFF2")});
    row("volatile-lru-of-old", {QStringLiteral("volatile-\uFEFFlru-\uFEFFof-\uFEFFold")});
    row("shop-web-api@sha256",
        {QStringLiteral("shop-\uFEFFweb-\uFEFFapi@"), QStringLiteral("sha256")});
    row("12:30:05", {QStringLiteral("12:30:05")});
    row("shop.example/api/", {QStringLiteral("shop.example/"), QStringLiteral("api/")});
    row("shop.example/ on n1", {QStringLiteral("shop.example/ on n1")});
    row("automatic to 9000/tcp", {QStringLiteral("automatic to 9000/tcp")});
    row("from 192.0.2.12:32769 (n2)", {QStringLiteral("from 192.0.2.12:32769 (n2)")});
    row("lag 1 m 5 s on n2", {QStringLiteral("lag 1\u00A0\uFEFFm 5\u00A0\uFEFFs on n2")});
    row("2 of 3 s", {QStringLiteral("2 of 3\u00A0\uFEFFs")});
    row("reads 5 MiB/s", {QStringLiteral("reads 5\u00A0\uFEFFMiB/\uFEFFs")});
    row("12/s, 1,234,567/s", {QStringLiteral("12/\uFEFFs, 1,234,567/\uFEFFs")});
    row("7.0 commits/s", {QStringLiteral("7.0 commits/\uFEFFs")});
    row("9 at registry.example/s", {QStringLiteral("9 at registry.example/"), QStringLiteral("s")});
    row("12/srv", {QStringLiteral("12/srv")});
}

void BreakableTest::longWordsMayBreak()
{
    QFETCH(const QString, word);
    QFETCH(const QStringList, parts);
    QCOMPARE(shared::breakable(word).split(QChar(0x200B)), parts);
    QCOMPARE(shared::withoutIsolation(shared::breakable(word)), word);
}

void BreakableTest::noLineBeginsWithAUnit_data()
{
    QTest::addColumn<QString>("given");
    QTest::newRow("given a number of seconds") << QStringLiteral("2 of 3 s");
    QTest::newRow("given a rate") << QStringLiteral("3/s");
    QTest::newRow("given a rate of bytes") << QStringLiteral("lag 1 s, 3 KiB/s");
    QTest::newRow("given a rate of a long number") << QStringLiteral("312,456,789/s");
}

void BreakableTest::noLineBeginsWithAUnit()
{
    QFETCH(const QString, given);
    const QString text = shared::breakable(given);
    QTextBoundaryFinder lines(QTextBoundaryFinder::Line, text);
    for (qsizetype at = text.indexOf(QLatin1Char('3')) + 1; at < text.size(); ++at) {
        lines.setPosition(at);
        QVERIFY2(!lines.isAtBoundary(), qPrintable(QString::number(at)));
    }
}

void BreakableTest::anImageBreaksBehindItsSlashesOnly_data()
{
    QTest::addColumn<QString>("given");
    QTest::newRow("given it alone") << QStringLiteral("registry.lab:5000/web:2.4.0");
    QTest::newRow("given one of no registry") << QStringLiteral("shop-web-api:2.4.0");
    QTest::newRow("given a sentence")
        << QStringLiteral("Roll web back to registry.lab:5000/web:2.4.0 in lab");
}

void BreakableTest::anImageBreaksBehindItsSlashesOnly()
{
    QFETCH(const QString, given);
    const QString text = shared::breakable(given);
    QTextBoundaryFinder lines(QTextBoundaryFinder::Line, text);
    for (qsizetype at = text.indexOf(QLatin1Char(':')); at >= 0;
         at = text.indexOf(QLatin1Char(':'), at + 1)) {
        for (const qsizetype place : {at, at + 1, at + 2}) { // behind the joiner, too
            lines.setPosition(place);
            QVERIFY2(!lines.isAtBoundary(), qPrintable(QString::number(place)));
        }
    }
}

void BreakableTest::aLineEndsHere_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("places");
    const auto row = [](const char* name, const char16_t* given, const char16_t* places) {
        QTest::newRow(name) << QString::fromUtf16(given) << QString::fromUtf16(places);
    };
    row("given a policy, then before it", u"221 MiB of 512 MiB, allkeys-lru",
        u"221 MiB|of|512 MiB,|allkeys-lru");
    row("given an image, then behind its slash and its name",
        u"registry.example/shop-web:4.3@sha256:ab0c39d2",
        u"registry.example/|shop-web:4.3@|sha256:ab0c39d2");
    row("given a long version, then behind its number", u"10.11.14-MariaDB-0+deb12u2-log",
        u"10.11.14-|MariaDB-0+deb12u2-log");
    row("given figures in parentheses, then before them", u"sends to (983/s · p95 47 ms)",
        u"sends|to|(983/s · p95 47 ms)");
    row("given many of them, then between them", u"replicates to (lag under 1 s, 8.0 KiB/s)",
        u"replicates|to|(lag under 1 s,|8.0 KiB/s)");
    row("given Persian figures, then between them",
        u"به (۳ کامیت، صدک ۹۵: ۴۷ میلی‌ثانیه)",
        u"به|(۳ کامیت،|صدک ۹۵: ۴۷ میلی‌ثانیه)");
    row("given words in parentheses, then between those", u"n2 (no server of it)",
        u"n2|(no|server|of|it)");
    row("given more than a line of them, then too", u"(at least 2 of the 3 known servers)",
        u"(at|least|2|of|the|3|known|servers)");
    row("given parentheses that do not end, then too", u"n2 (lag 1 of it", u"n2|(lag|1|of|it");
}

void BreakableTest::aLineEndsHere()
{
    QFETCH(const QString, given);
    const QString text = shared::breakable(given);
    QTextBoundaryFinder lines(QTextBoundaryFinder::Line, text);
    QStringList parts;
    qsizetype begin = 0;
    while (lines.toNextBoundary() > 0) {
        parts.append(shared::withoutIsolation(text.mid(begin, lines.position() - begin)).trimmed());
        begin = lines.position();
    }
    QTEST(parts.join(QLatin1Char('|')), "places");
    QCOMPARE(shared::withoutIsolation(text), given); // as it is copied
}

void BreakableTest::givenNoRoomForAWordThenItsHyphensArePlaces_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<bool>("isPlace");
    QTest::newRow("given room for all") << QStringLiteral("on shop-web-api it") << false;
    QTest::newRow("given room for the word") << QStringLiteral("shop-web-apiM") << false;
    QTest::newRow("given room for a part of it") << QStringLiteral("shop-webM") << true;
}

void BreakableTest::givenNoRoomForAWordThenItsHyphensArePlaces()
{
    QFETCH(const QString, room);
    QFETCH(const bool, isPlace);
    const QString given = QStringLiteral("on shop-web-api");
    const QFontMetrics metrics{QFont()};
    const QString text = shared::breakableIn(given, metrics, metrics.horizontalAdvance(room));
    QTextBoundaryFinder lines(QTextBoundaryFinder::Line, text);
    const qsizetype behind = text.lastIndexOf(QLatin1Char('-')) + 1;
    bool any = false;
    for (const qsizetype place : {behind, behind + 1}) { // behind the joiner, too
        lines.setPosition(place);
        any = any || lines.isAtBoundary();
    }
    QCOMPARE(any, isPlace);
    QCOMPARE(shared::withoutIsolation(text), given);
}

void BreakableTest::aTokenIsParted_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<bool>("isParted");
    const auto row = [](const char* name, const char16_t* text, bool isParted) {
        QTest::newRow(name) << QString::fromUtf16(text) << isParted;
    };
    row("given few letters, then at no hyphen", u"(\u200F\u2066stop-first\u2069)", false);
    row("given a word of a command, then at no hyphen", u"\u2066bafarctl act --to=n2\u2069", false);
    row("given a name behind a slash, then at no hyphen", u"\u2066registry.lab/a-b\u2069", false);
    row("given too many letters, then at one", u"\u2066db-primary-07-of-rack-12-left\u2069", true);
    row("given what is not isolated, then at none, too", u"\u2066n1\u2069 is of stop-first", false);
}

/// In a right-to-left line its halves would stand at the far ends of two lines.
void BreakableTest::aTokenIsParted()
{
    QFETCH(const QString, given);
    QFETCH(const bool, isParted);
    const QString text = shared::breakable(given);
    QTextBoundaryFinder lines(QTextBoundaryFinder::Line, text);
    bool any = false;
    for (qsizetype at = text.indexOf(QLatin1Char('-')); at >= 0;
         at = text.indexOf(QLatin1Char('-'), at + 1)) {
        for (const qsizetype place : {at + 1, at + 2}) { // behind the joiner, too
            lines.setPosition(place);
            any = any || lines.isAtBoundary();
        }
    }
    QCOMPARE(any, isParted);
    QCOMPARE(shared::withoutIsolation(text), shared::withoutIsolation(given)); // as it is copied
}

void BreakableTest::aUnitIsNoFurtherAway()
{
    const QString text = shared::breakable(QStringLiteral("2 of 3 s"));
    const QFontMetricsF metrics{QFont()};
    const double bare =
        metrics.horizontalAdvance(QString(text).remove(QChar(QChar::ByteOrderMark)));
    QVERIFY(std::abs(metrics.horizontalAdvance(text) - bare) < 0.01);
}

void BreakableTest::aTextsOwnNoBreakSpaceStays()
{
    const QString path = QStringLiteral("/srv/two\u00A0words of 3 s");
    QCOMPARE(shared::withoutIsolation(path), path);
    QCOMPARE(shared::withoutIsolation(shared::breakable(path)), path);
}

void BreakableTest::whatIsCutStaysIsolated_data()
{
    QTest::addColumn<QString>("cut");
    QTest::addColumn<QString>("open");
    const auto row = [](const char* name, const char16_t* cut, const char16_t* open) {
        QTest::newRow(name) << QString::fromUtf16(cut) << QString::fromUtf16(open);
    };
    row("given none", u"exit code 1", u"");
    row("given one that ended", u"\u2066n1\u2069 owns", u"");
    row("given one that goes on", u"code 1: \u2066cannot", u"\u2066");
    row("given one in another", u"\u2068of \u2066n1\u2069 and \u2067n2", u"\u2068\u2067");
    row("given an end of none", u"reach\u2069 it", u"");
}

void BreakableTest::whatIsCutStaysIsolated()
{
    QFETCH(const QString, cut);
    QFETCH(const QString, open);
    QCOMPARE(shared::isolatesOpen(cut), open);
    const QString closed = shared::isolatesClosed(cut);
    QCOMPARE(closed, cut + QString(open.size(), QChar(0x2069)));
    QCOMPARE(shared::isolatesOpen(closed), QString());
}

void BreakableTest::noTokenIsCut_data()
{
    QTest::addColumn<QString>("cut");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char* name, const char16_t* cut, const char16_t* kept) {
        QTest::newRow(name) << QString::fromUtf16(cut) << QString::fromUtf16(kept);
    };
    row("given none, then all of it", u"exit co", u"exit co");
    row("given one that ended, then it", u"\u2066n1\u2069 ow", u"\u2066n1\u2069 ow");
    row("given one behind words, then they", u"80 to \u20669000/t", u"80 to ");
    row("given one in another, then neither", u"of \u2068a \u2066n1\u2069 an", u"of ");
    row("given nothing before it, then its beginning", u"\u200F\u2066web", u"\u200F\u2066web");
    row("given an end of none, then all of it", u"reach\u2069 it", u"reach\u2069 it");
}

void BreakableTest::noTokenIsCut()
{
    QFETCH(const QString, cut);
    QTEST(shared::withoutCutIsolate(cut), "kept");
}

} // namespace bafar::test

using bafar::test::BreakableTest;
TEST_CLASS(BreakableTest)
#include "breakable_test.moc"
