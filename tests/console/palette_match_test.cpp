// What fits what is typed, and in which order.
#include <QElapsedTimer>
#include <QTest>

#include "tests/support/main.h"
#include "ui/palette/match.h"

namespace bafar::test {

using namespace ui::palette;

class PaletteMatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreComparedFolded_data();
    void textsAreComparedFolded();
    void entriesAreRanked_data();
    void entriesAreRanked();
    void theLineThatHelpedIsNamed();
    void equalFitsKeepTheirOrder();
    void fiveThousandEntriesAreSearchedWhileTyping();
};

void PaletteMatchTest::textsAreComparedFolded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char* name, const char16_t* text, const char16_t* wanted) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(wanted);
    };
    row("given capitals, then small letters", u"MariaDB N1", u"mariadb n1");
    row("given accents, then plain letters", u"Café", u"cafe");
    row("given an Arabic yeh and kaf, then Persian ones", u"\u0643\u064A", u"\u06A9\u06CC");
    row("given a joiner, then nothing", u"\u0645\u06CC\u200C\u0634\u0648\u062F",
        u"\u0645\u06CC\u0634\u0648\u062F");
    row("given Persian digits, then Latin ones", u"\u06F1\u06F9\u06F2.\u06F0", u"192.0");
    row("given Arabic digits, then Latin ones", u"\u0661\u0662", u"12");
    row("given marks of direction, then none", u"\u200F\u2066n1\u2069", u"n1");
    row("given an alef with madda, then a plain one", u"\u0622\u0628", u"\u0627\u0628");
    row("given several spaces, then one", u"  a \t b ", u"a b");
}

void PaletteMatchTest::textsAreComparedFolded()
{
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    QCOMPARE(folded(text), wanted);
}

void PaletteMatchTest::entriesAreRanked_data()
{
    QTest::addColumn<QStringList>("entries"); // id|title|more, lines of more by ;
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("wanted"); // titles
    const auto row = [](const char* name, const QStringList& entries, const char* typed,
                        const QStringList& wanted) {
        QTest::newRow(name) << entries << QString::fromUtf8(typed) << wanted;
    };
    const auto texts = [](std::initializer_list<const char*> list) {
        QStringList all;
        for (const char* one : list) {
            all.append(QString::fromUtf8(one));
        }
        return all;
    };
    row("given an exact id, then it is first",
        texts({"a/1|node/n1 backup|", "node/n1|server one|"}), "node/n1",
        texts({"server one", "node/n1 backup"}));
    row("given an exact title, then it is first", texts({"x|n10|", "y|n1|", "z|n11|"}), "N1",
        texts({"n1", "n10", "n11"}));
    row("given a beginning, a word's start and letters, then in this order",
        texts({"a|w-e-b|", "b|the web|", "c|webhook|", "d|cobweb|"}), "web",
        texts({"webhook", "the web", "cobweb", "w-e-b"}));
    row("given two words, then in any order",
        texts({"a|hand over|web", "b|hand over|api", "c|web|"}), "web hand", texts({"hand over"}));
    row("given the value of a fact, then the thing that has it",
        texts({"a|n1|address;192.0.2.1", "b|n2|address;192.0.2.100"}), "192.0.2.100",
        texts({"n2"}));
    row("given the beginning of a value, then all that begin so, the whole one first",
        texts({"a|n2|address;192.0.2.100", "b|n1|address;192.0.2.1"}), "192.0.2.1",
        texts({"n1", "n2"}));
    row("given a title and a fact that fit, then the title is first",
        texts({"a|api|image;redis", "b|redis|"}), "redi", texts({"redis", "api"}));
    row("given Persian, then it is found",
        texts({"database|\xd9\xbe\xd8\xa7\xdb\x8c\xda\xaf\xd8\xa7\xd9\x87 "
               "\xd8\xaf\xd8\xa7\xd8\xaf\xd9\x87|",
               "cache|\xd8\xad\xd8\xa7\xd9\x81\xd8\xb8\xd9\x87|"}),
        "\xd8\xaf\xd8\xa7\xd8\xaf\xd9\x87",
        texts({"\xd9\xbe\xd8\xa7\xdb\x8c\xda\xaf\xd8\xa7\xd9\x87 "
               "\xd8\xaf\xd8\xa7\xd8\xaf\xd9\x87"}));
    row("given the Latin name of a page with a Persian title, then it is found",
        texts({"database|\xd8\xaf\xd8\xa7\xd8\xaf\xd9\x87|", "cache|x|"}), "datab",
        texts({"\xd8\xaf\xd8\xa7\xd8\xaf\xd9\x87"}));
    row("given a letter inside a word, then nothing", texts({"x|n1|"}), "1", {});
    row("given letters far apart, then nothing", texts({"x|we are all blue|"}), "wbl", {});
    row("given a word that is nowhere, then nothing though the other fits", texts({"x|n1|"}),
        "n1 zebra", {});
}

void PaletteMatchTest::entriesAreRanked()
{
    QFETCH(QStringList, entries);
    QFETCH(QString, typed);
    QFETCH(QStringList, wanted);
    std::vector<Searched> searched;
    for (const QString& entry : entries) {
        const QStringList parts = entry.split(QLatin1Char('|'));
        QString more = folded(parts[2]);
        searched.push_back({folded(parts[0]), folded(parts[1]),
                            more.replace(QLatin1Char(';'), QLatin1Char('\n'))});
    }
    QStringList found;
    for (const Ranked& one : rank(searched, Query(typed))) {
        found.append(entries[static_cast<qsizetype>(one.entry)].section(QLatin1Char('|'), 1, 1));
    }
    QCOMPARE(found, wanted);
}

void PaletteMatchTest::theLineThatHelpedIsNamed()
{
    const Searched entry{QStringLiteral("node/n1"), QStringLiteral("n1"),
                         QStringLiteral("nodes\nok\nversion\n10.11.6")};
    QCOMPARE(match(entry, Query(QStringLiteral("10.11")))->line, 3);
    QCOMPARE(match(entry, Query(QStringLiteral("n1")))->line, -1);
    QCOMPARE(match(entry, Query(QStringLiteral("n1 version")))->line, 2);
}

void PaletteMatchTest::equalFitsKeepTheirOrder()
{
    std::vector<Searched> searched;
    for (int i = 0; i < 100; ++i) {
        searched.push_back({QString::number(i), QStringLiteral("web %1").arg(99 - i), {}});
    }
    std::size_t next = 0;
    for (const Ranked& one : rank(searched, Query(QStringLiteral("we")))) {
        QCOMPARE(one.entry, next++);
    }
    QCOMPARE(next, searched.size());
}

void PaletteMatchTest::fiveThousandEntriesAreSearchedWhileTyping()
{
    std::vector<Searched> searched;
    for (int i = 0; i < 5000; ++i) {
        searched.push_back({QStringLiteral("services/web.%1").arg(i),
                            QStringLiteral("web.%1").arg(i),
                            QStringLiteral("services\nok\nok\nn%1\nimage\nregistry.example/web:2.4."
                                           "%1\nage\n3 d\ncpu\n12%\nmemory\n180 mib")
                                .arg(i)});
    }
    for (const char* typed : {"w", "web.4999", "ok n17 image", "eeeeeeee", "a b c d e f g h i j"}) {
        QElapsedTimer timer;
        timer.start();
        const std::size_t count = rank(searched, Query(QString::fromLatin1(typed))).size();
        const qint64 spent = timer.nsecsElapsed() / 1000;
        qInfo("\"%s\": %zu of 5000 in %lld us", typed, count, static_cast<long long>(spent));
        QCOMPARE_LT(spent, 200'000); // seen: at most 10 ms; builds with sanitizers are slow
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::PaletteMatchTest)
#include "palette_match_test.moc"
