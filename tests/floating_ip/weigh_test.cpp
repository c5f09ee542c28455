// What a changed spec would do to the floating IPs, in words and numbers.
#include "agents/floating_ip/weigh.h"

#include <QTest>

#include "tests/floating_ip/view_maker.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::floating_ip::Config;
using schema::floating_ip::RouterConfig;
using schema::floating_ip::RouterState;

class WeighTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changes_data();
    void changes();
    void whoOwnsNowDecides_data();
    void whoOwnsNowDecides();
    void routersThatComeAndGo();
};

static QString said(const std::vector<schema::Consequence>& all)
{
    QStringList lines;
    for (const schema::Consequence& one : all) {
        lines << QString::fromStdString(one.name + ": " + one.value);
    }
    return lines.join(QLatin1Char('\n'));
}

static Config changed(const std::string& what)
{
    Config config = labConfig();
    RouterConfig& web = config.routers.at(0);
    if (what == "interval") {
        web.interval = std::chrono::milliseconds(500);
    } else if (what == "priority") {
        web.members.at(1).priority = 200;
    } else if (what == "priority without preempt") {
        web.members.at(1).priority = 200;
        web.preempt = false;
    } else if (what == "owner out") {
        web.members.erase(web.members.begin());
    } else if (what == "backup out") {
        web.members.pop_back();
    } else if (what == "another in") {
        web.members.push_back({"n4", 80, {}});
    } else if (what == "addresses") {
        web.addresses = {*net::Prefix::parse("192.0.2.101/24")};
    } else if (what == "interface") {
        web.interface = "eth1";
    } else if (what == "vrid") {
        web.virtualRouter = 52;
    } else if (what == "dialect") {
        web.dialect = schema::floating_ip::Dialect::Rfc9568;
    } else if (what == "preempt delay") {
        web.preemptDelay = std::chrono::seconds(30);
    }
    return config;
}

void WeighTest::changes_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* what, const char* expected) {
        QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(expected);
    };
    row("nothing", "");
    row("preempt delay", "");
    row("interval",
        "floating IP web: adverts every 500 ms instead of 1 s: a dead owner is replaced "
        "after about 1.71 s instead of about 3.41 s; the owner stays");
    row("priority", "floating IP web: moves from n1 to n2, which outranks it then (200 over 150), "
                    "after about 3.22 s, without silence");
    row("priority without preempt", "");
    row("owner out", "floating IP web: moves from n1 to n2: silent for about 610 ms");
    row("backup out", "floating IP web: may not move to n3 any more");
    row("another in", "floating IP web: may move to n4, too (priority 80)");
    row("addresses", "floating IP web: loses 192.0.2.100/24\n"
                     "floating IP web: gets 192.0.2.101/24");
    row("interface", "floating IP web: is released and elected anew on eth1, VRID 51: silent for "
                     "about 3.41 s");
    row("vrid", "floating IP web: is released and elected anew on eth0, VRID 52: silent for about "
                "3.41 s");
    row("dialect", "floating IP web: sends its adverts with the other checksum; the owner stays");
}

void WeighTest::changes()
{
    QFETCH(QString, what);
    QFETCH(QString, expected);
    const Config after = changed(what.toStdString());
    QCOMPARE(said(floating_ip::weighRouters(labConfig(), after, viewOf(peace()))), expected);
}

void WeighTest::whoOwnsNowDecides_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("handedOver"); // to n2, which holds it with 151
    QTest::addColumn<bool>("heard");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* what, bool handedOver, bool heard,
                        const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(what) << handedOver << heard
                            << QString::fromLatin1(expected);
    };
    row("a hand-over's priority holds against the configured ones", "interval", true, true,
        "floating IP web: adverts every 500 ms instead of 1 s: a dead owner is replaced after "
        "about "
        "1.71 s instead of about 3.41 s; the owner stays");
    row("without a word from anybody", "interval", false, false,
        "floating IP web: has no owner that is heard: where it is afterwards is not known\n"
        "floating IP web: adverts every 500 ms instead of 1 s: a dead owner is replaced after "
        "about "
        "1.71 s instead of about 3.41 s; the owner stays");
}

void WeighTest::whoOwnsNowDecides()
{
    QFETCH(QString, what);
    QFETCH(bool, handedOver);
    QFETCH(bool, heard);
    QFETCH(QString, expected);
    std::vector<Word> words = peace();
    if (handedOver) {
        words.at(0) = {"n1", RouterState::Backup, 150, true, true, false,
                       "n2", "192.0.2.12",        151, {}};
        words.at(1) = {"n2", RouterState::Active, 151, true, true, true,
                       "n2", "192.0.2.12",        151, {}};
    }
    if (!heard) {
        words.clear();
    }
    QCOMPARE(
        said(floating_ip::weighRouters(labConfig(), changed(what.toStdString()), viewOf(words))),
        expected);
}

void WeighTest::routersThatComeAndGo()
{
    const Config two = [] {
        Config config = labConfig();
        RouterConfig db = config.routers.at(0);
        db.id = "db";
        db.virtualRouter = 60;
        db.addresses = {*net::Prefix::parse("192.0.2.200/24")};
        config.routers.push_back(db);
        return config;
    }();
    QCOMPARE(said(floating_ip::weighRouters(labConfig(), two, viewOf(peace()))),
             QStringLiteral("floating IP db: comes, 192.0.2.200: on n1 after about 3.41 s"));
    QCOMPARE(said(floating_ip::weighRouters(two, labConfig(), viewOf(peace()))),
             QStringLiteral("floating IP db: goes: 192.0.2.200 answers no more"));
    QCOMPARE(said(floating_ip::weighRouters(labConfig(), Config{}, viewOf(peace()))),
             QStringLiteral("floating IP web: goes: 192.0.2.100 answers no more, now on n1"));
}

TEST_CLASS(WeighTest)

} // namespace bafar::test

#include "weigh_test.moc"
