// Positions are read strictly, and servers that went their own way are told from those behind.
#include "agents/database/gtid.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

using database::Divergence;
using database::Gtid;
using database::readGtids;

namespace {

QString textOf(const std::vector<Gtid>& gtids)
{
    QStringList texts;
    for (const Gtid& gtid : gtids) {
        texts.append(QString::fromStdString(gtid.text()));
    }
    return texts.join(QLatin1Char(','));
}

std::vector<Gtid> gtids(const QString& text)
{
    return readGtids(text.toStdString()).value();
}

} // namespace

class GtidTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreRead_data();
    void textsAreRead();
    void tooManyAreRefused();
    void theHighestOfADomainCounts();
    void serversDiffer_data();
    void serversDiffer();
};

void GtidTest::textsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("blanks are nothing") << QStringLiteral(" \n ") << QString();
    QTest::newRow("one") << QStringLiteral("0-1-7") << QStringLiteral("0-1-7");
    QTest::newRow("two domains on two lines")
        << QStringLiteral("0-1-7,\n1-2-3") << QStringLiteral("0-1-7,1-2-3");
    QTest::newRow("the largest numbers")
        << QStringLiteral("4294967295-4294967295-18446744073709551615")
        << QStringLiteral("4294967295-4294967295-18446744073709551615");
    QTest::newRow("a number too large") << QStringLiteral("4294967296-1-1") << QStringLiteral("!");
    QTest::newRow("a sequence too large")
        << QStringLiteral("0-1-18446744073709551616") << QStringLiteral("!");
    QTest::newRow("a GTID of MySQL")
        << QStringLiteral("3E11FA47-71CA-11E1-9E33-C80AA9429562:1-5") << QStringLiteral("!");
    QTest::newRow("a part missing") << QStringLiteral("0-1") << QStringLiteral("!");
    QTest::newRow("a part too many") << QStringLiteral("0-1-2-3") << QStringLiteral("!");
    QTest::newRow("an empty one between commas")
        << QStringLiteral("0-1-2,,1-2-3") << QStringLiteral("!");
    QTest::newRow("a sign") << QStringLiteral("-1-1-1") << QStringLiteral("!");
    QTest::newRow("a sign inside") << QStringLiteral("0--1-1") << QStringLiteral("!");
}

void GtidTest::textsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto read = readGtids(text.toStdString());
    QCOMPARE(read ? textOf(*read) : QStringLiteral("!"), expected);
}

void GtidTest::tooManyAreRefused()
{
    std::string text = "0-1-1";
    for (std::size_t i = 1; i < database::GtidsMax; ++i) {
        text += ",0-1-1";
    }
    QVERIFY(readGtids(text));
    QCOMPARE(readGtids(text + ",0-1-1").error().code, Code::LimitExceeded);
}

void GtidTest::theHighestOfADomainCounts()
{
    const auto position = database::positionOf(gtids(QStringLiteral("0-1-7,0-2-9,0-3-8,5-1-1")));
    QCOMPARE(position.size(), std::size_t{2});
    QCOMPARE(QString::fromStdString(position.at(0).text()), QStringLiteral("0-2-9"));
}

void GtidTest::serversDiffer_data()
{
    QTest::addColumn<QString>("replica");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* replica, const char* source,
                        const char* state, const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(replica) << QString::fromLatin1(source)
                            << QString::fromLatin1(state) << QString::fromLatin1(expected);
    };
    row("equal", "0-1-7", "0-1-7", "0-1-7", "");
    row("behind", "0-1-5", "0-1-7", "0-1-7", "");
    row("behind by a whole primary", "0-1-5", "0-2-9", "0-1-7,0-2-9", "");
    row("ahead", "0-1-9", "0-1-7", "0-1-7", "it has 0-1-9 and its source only 0-1-7");
    row("a domain of its own", "0-1-7,9-2-1", "0-1-7", "0-1-7",
        "it has 9-2-1 and its source has nothing in domain 9");
    row("a domain that it does not have", "0-1-7", "0-1-7,1-1-4", "0-1-7,1-1-4",
        "it has nothing of domain 1, where its source is at 1-1-4");
    row("the same number written by another", "0-1-8", "0-2-8", "0-1-7,0-2-8",
        "it has 0-1-8, which its source, at 0-2-8, never had");
    row("a smaller number that the source's log never had from that server", "1-1-101", "1-2-102",
        "1-1-100,1-2-102", "it has 1-1-101, which its source, at 1-2-102, never had");
    row("a server that the source, restored from a backup, never heard of", "0-1-5", "0-2-9",
        "0-2-9", "");
    row("a source with an empty log", "0-1-5", "0-1-9", "", "");
    row("two servers without anything", "", "", "", "");
}

void GtidTest::serversDiffer()
{
    QFETCH(QString, replica);
    QFETCH(QString, source);
    QFETCH(QString, state);
    QFETCH(QString, expected);
    QStringList texts;
    for (const Divergence& one :
         database::divergences(gtids(replica), gtids(source), gtids(state))) {
        texts.append(QString::fromStdString(one.text()));
    }
    QCOMPARE(texts.join(QStringLiteral("; ")), expected);
}

TEST_CLASS(GtidTest)

} // namespace bafar::test

#include "gtid_test.moc"
