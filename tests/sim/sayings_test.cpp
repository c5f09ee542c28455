// What simulated daemons say: texts by host, counters by time.
#include <QTest>

#include "agents/sim/sayings.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;

class SayingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void counters_data();
    void counters();
    void aHostsOwnTextComesFirst();
};

void SayingsTest::counters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said"); // after 10.9 s
    const auto row = [](const char* name, const char* text, const char* said) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(said);
    };
    row("plain text stays", "role:master", "role:master");
    row("a counter grows by whole seconds", "keys:@{100+3}", "keys:130");
    row("so do several", "@{0+1},@{5+0}", "10,5");
    row("what is no counter is said as it stands", "a @{b} c@{1+}", "a b c1+");
    row("an open end, too", "x @{1+2", "x @{1+2");
    row("a number beyond all bounds is no counter", "@{99999999999999999999+1}",
        "99999999999999999999+1");
}

void SayingsTest::counters()
{
    QFETCH(QString, text);
    QFETCH(QString, said);
    const sim::Sayings sayings({{"all/text", text.toStdString()}});
    QCOMPARE(QString::fromStdString(sayings.find("n1", "text", 10900ms).value()), said);
}

void SayingsTest::aHostsOwnTextComesFirst()
{
    const sim::Sayings sayings({{"all/text", "all"}, {"n2/text", "own"}});
    QCOMPARE(sayings.find("n1", "text", {}).value(), std::string("all"));
    QCOMPARE(sayings.find("n2", "text", {}).value(), std::string("own"));
    QVERIFY(!sayings.find("n2", "other", {}).has_value());
}

TEST_CLASS(SayingsTest)

} // namespace bafar::test

#include "sayings_test.moc"
