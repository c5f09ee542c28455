// GTIDs are read strictly; which of a domain, and of a writer, counts.
#include <QTest>

#include "core/replication/gtid.h"
#include "tests/support/main.h"

namespace bafar::test {

using replication::Gtid;
using replication::readGtids;

class GtidTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreReadOrRefused_data();
    void textsAreReadOrRefused();
    void tooManyAreRefused();
    void theHighestOfADomainCounts();
    void theLastOfAWriterCounts();
};

void GtidTest::textsAreReadOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // "!": refused
    const auto row = [](const char* name, const QString& text, const QString& expected) {
        QTest::newRow(name) << text << expected;
    };
    const QString refused = QStringLiteral("!");
    row("given nothing, then none", {}, {});
    row("given blanks, then none", QStringLiteral(" \n "), {});
    row("given one", QStringLiteral("0-1-7"), QStringLiteral("0-1-7"));
    row("given two domains and a blank", QStringLiteral("0-1-7, 1-2-3"),
        QStringLiteral("0-1-7,1-2-3"));
    row("given line ends between and behind", QStringLiteral("0-1-7,\n1-2-3\n"),
        QStringLiteral("0-1-7,1-2-3"));
    row("given the largest numbers", QStringLiteral("4294967295-4294967295-18446744073709551615"),
        QStringLiteral("4294967295-4294967295-18446744073709551615"));
    row("given a number too large", QStringLiteral("4294967296-1-1"), refused);
    row("given a sequence too large", QStringLiteral("0-1-18446744073709551616"), refused);
    row("given a number beyond every bound", QStringLiteral("0-1-99999999999999999999999"),
        refused);
    row("given a GTID of MySQL", QStringLiteral("3E11FA47-71CA-11E1-9E33-C80AA9429562:1-5"),
        refused);
    row("given a word", QStringLiteral("none"), refused);
    row("given a part missing", QStringLiteral("0-1"), refused);
    row("given a part too many", QStringLiteral("0-1-2-3"), refused);
    row("given an empty one between commas", QStringLiteral("0-1-2,,1-2-3"), refused);
    row("given a sign", QStringLiteral("-1-1-1"), refused);
    row("given a sign inside", QStringLiteral("0--1-1"), refused);
    row("given a sign at the end", QStringLiteral("0-1--7"), refused);
    row("given an endless list", QStringLiteral("0-1-7,").repeated(5000), refused);
}

void GtidTest::textsAreReadOrRefused()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const auto read = readGtids(text.toStdString());
    QStringList texts;
    for (const Gtid& gtid : read.value_or(std::vector<Gtid>())) {
        texts.append(QString::fromStdString(gtid.text()));
    }
    QCOMPARE(read ? texts.join(QLatin1Char(',')) : QStringLiteral("!"), expected);
}

void GtidTest::tooManyAreRefused()
{
    std::string text = "0-1-1";
    for (std::size_t i = 1; i < replication::GtidsMax; ++i) {
        text += ",0-1-1";
    }
    QCOMPARE(readGtids(text).value().size(), replication::GtidsMax);
    QVERIFY(!readGtids(text + ",0-1-1"));
}

void GtidTest::theHighestOfADomainCounts()
{
    const auto position = replication::byDomain({{0, 1, 7}, {0, 2, 9}, {0, 3, 8}, {5, 1, 1}});
    QCOMPARE(position.size(), std::size_t{2});
    QVERIFY(position.at(0) == (Gtid{0, 2, 9}));
    QVERIFY(position.at(5) == (Gtid{5, 1, 1}));
}

void GtidTest::theLastOfAWriterCounts()
{
    const std::vector<Gtid> state = {{0, 1, 7}, {0, 2, 9}, {1, 1, 20}, {0, 1, 8}};
    QCOMPARE(replication::lastOf(state, {0, 1, 100}), &state[3]);
    QVERIFY(replication::lastOf(state, {1, 2, 1}) == nullptr);
}

} // namespace bafar::test

using bafar::test::GtidTest;
TEST_CLASS(GtidTest)
#include "gtid_test.moc"
