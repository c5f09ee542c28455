// Servers that went their own way are told from those behind.
#include "agents/database/divergence.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

using database::Divergence;

namespace {

std::vector<replication::Gtid> gtids(const QString& text)
{
    return replication::readGtids(text.toStdString()).value();
}

} // namespace

class DivergenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serversDiffer_data();
    void serversDiffer();
};

void DivergenceTest::serversDiffer_data()
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

void DivergenceTest::serversDiffer()
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

TEST_CLASS(DivergenceTest)

} // namespace bafar::test

#include "divergence_test.moc"
