// What a card's line says where there is less room than text.
#include <QTest>

#include "tests/support/main.h"
#include "ui/map/card_text.h"
#include "ui/shared/elide.h"

namespace bafar::test {

class CardTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void wordsAreWhole_data();
    void wordsAreWhole();
    void factsAreWhole_data();
    void factsAreWhole();
    void valuesAreWhole_data();
    void valuesAreWhole();
    void partsAreWhole_data();
    void partsAreWhole();
    void aHeadIsLeftOut_data();
    void aHeadIsLeftOut();

private:
    /// Every letter is one wide.
    static double letters(const QString& text) { return static_cast<double>(text.size()); }
};

void CardTextTest::wordsAreWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const char* text, int width, const char* shown) {
        QTest::newRow(name) << QString::fromUtf8(text) << width << QString::fromUtf8(shown);
    };
    row("given room, all of it", "memory is full", 14, "memory is full");
    row("given less, whole words", "raise it or end idle ones", 18, "raise it or end…");
    row("given a number whose unit is gone, it goes, too", "it has 219 MiB", 12, "it…");
    row("given a number that is gone, what leads to it goes, too", "219 MiB of 512 MiB", 16,
        "219 MiB…");
    row("given a count of a whole, it stands without its word", "259 of 300 connections", 12,
        "259 of 300…");
    row("given two counts, the second goes with its word", "3 ok, 1 stale", 10, "3 ok…");
    row("given an article at the end, it goes, too", "it evicts 140 keys a second", 21,
        "it evicts 140 keys…");
    row("given a separator at the end, it goes, too", "link up · 219 MiB", 12, "link up…");
    row("given a comma at the end, it goes, too", "219 MiB of 512 MiB, allkeys-lru", 20,
        "219 MiB of 512 MiB…");
    row("given little of another clause, none of it", "are open: raise it now", 17, "are open…");
    row("given much of another clause, it stays", "full: raise the limit or end idle ones", 25,
        "full: raise the limit or…");
    row("given no room for one word, nothing", "unreachable", 5, "");
    row("given no room for the first of two, nothing", "unreachable now", 5, "");
}

void CardTextTest::wordsAreWhole()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    QTEST(ui::map::elidedWords(text, &letters, width), "shown");
}

void CardTextTest::factsAreWhole_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("technical");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* what, const char* name, const char* value, bool technical,
                        int width, const char* shown) {
        QTest::newRow(what) << QString::fromUtf8(name) << QString::fromUtf8(value) << technical
                            << width << QString::fromUtf8(shown);
    };
    row("given room, name and value", "zeal", "7 of 9", false, 11, "zeal 7 of 9");
    row("given less, the value", "zeal", "7 of 9", false, 10, "7 of 9");
    row("given an address, it is whole without its name", "zeal", "192.0.2.100:80", true, 16,
        "192.0.2.100:80");
    row("given a path, both its ends", "zeal", "/srv/very/long/path", true, 9, "/srv…path");
    row("given an image, it has no registry", "image", "registry.lab:5000/api:2.9", true, 20,
        "image api:2.9");
    row("given an amount and more, the amount is whole", "memory",
        "219 MiB of 512 MiB, allkeys-lru", false, 20, "219 MiB of 512 MiB");
    row("given less room than the amount has, it is cut", "memory",
        "219 MiB of 512 MiB, allkeys-lru", false, 16, "219 MiB…");
    row("given a list, its cut is told", "zeal", "n2, n3, n4", false, 8, "n2, n3…");
    row("given a role and more, the role is whole", "role", "primary, writable", false, 12,
        "role primary");
    row("given less, without its name", "role", "primary, writable", false, 11, "primary");
    row("given a role of the past, its cut is told", "role", "primary, when it last answered",
        false, 12, "primary…");
    row("given no room for a word, nothing", "zeal", "unreachable now", false, 4, "");
}

void CardTextTest::factsAreWhole()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(bool, technical);
    QFETCH(int, width);
    const schema::Fact fact{name.toStdString(), value.toStdString(), technical};
    QTEST(ui::map::factText(fact, &letters, width), "shown");
}

void CardTextTest::valuesAreWhole_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* what, const char* name, const char* value, int width,
                        const char* shown) {
        QTest::newRow(what) << QString::fromUtf8(name) << QString::fromUtf8(value) << width
                            << QString::fromUtf8(shown);
    };
    row("given room, all of it", "role", "replica, read-only", 18, "replica, read-only");
    row("given room for the name, too, the value alone", "role", "replica, read-only", 40,
        "replica, read-only");
    row("given less, the role is whole", "role", "replica, read-only", 17, "replica");
    row("given a list, its cut is told", "zeal", "n2, n3, n4", 8, "n2, n3…");
}

void CardTextTest::valuesAreWhole()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(int, width);
    const schema::Fact fact{name.toStdString(), value.toStdString()};
    QTEST(ui::map::valueText(fact, &letters, width), "shown");
}

void CardTextTest::partsAreWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* what, const char* text, int width, const char* shown) {
        QTest::newRow(what) << QString::fromUtf8(text) << width << QString::fromUtf8(shown);
    };
    const char* open = "five of six are open: raise it; or wait";
    row("given room, all parts", open, 39, open);
    row("given less, the parts that fit", open, 38, "five of six are open: raise it");
    row("given room for none, the first", open, 3, "five of six are open");
    row("given a head, what it is of, too", "replication from n1: it stopped; see its log", 3,
        "replication from n1: it stopped");
    row("given another sign in Persian, the parts before it",
        "۲۵۹ از ۳۰۰ اتصال باز است؛ تا پر نشده", 30, "۲۵۹ از ۳۰۰ اتصال باز است");
    row("given what is said more of it in parentheses, it may go",
        "Redis on n2 evicts 140 keys a second (251 MiB of 256 MiB)", 40,
        "Redis on n2 evicts 140 keys a second");
    row("given parentheses inside a part, they stay", "2 of 3 bricks (n1, n3) serve", 3,
        "2 of 3 bricks (n1, n3) serve");
    row("given a head with parentheses, it is none the longer",
        "replication from n1 (its primary): it stopped; see its log", 3,
        "replication from n1 (its primary): it stopped");
    row("given a head behind a part, it goes with what it leads to",
        "two of three run; last failure: exit code 1; see its log", 32, "two of three run");
    row("given room for both, they stay",
        "two of three run; last failure: exit code 1; see its log", 45,
        "two of three run; last failure: exit code 1");
    row("given a time, it is one part", "heard at 11:40:02", 3, "heard at 11:40:02");
    row("given an isolate that is cut, it is closed", "\u2066a b c d: e\u2069 f", 3,
        "\u2066a b c d\u2069");
}

void CardTextTest::partsAreWhole()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    const auto fits = [width](const QString& parts) { return letters(parts) <= width; };
    QTEST(shared::wholeParts(text, fits), "shown");
}

void CardTextTest::aHeadIsLeftOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rest");
    const auto row = [](const char* what, const char* text, const char* rest) {
        QTest::newRow(what) << QString::fromUtf8(text) << QString::fromUtf8(rest);
    };
    row("given a head, what it leads to", "exit code 1: cannot reach it", "cannot reach it");
    row("given two, what the first leads to", "exit code 1: n2: gone", "n2: gone");
    row("given a part that stands by itself, nothing", "five of six are open: raise it", "");
    row("given no other part, nothing", "cannot reach it", "");
    row("given a cut isolate, it is opened again", "\u2066exit code 1: gone\u2069",
        "\u2066gone\u2069");
}

void CardTextTest::aHeadIsLeftOut()
{
    QFETCH(QString, text);
    QTEST(shared::behindHead(text), "rest");
}

} // namespace bafar::test

using bafar::test::CardTextTest;
TEST_CLASS(CardTextTest)
#include "card_text_test.moc"
