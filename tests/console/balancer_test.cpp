// The load balancer's tables: who serves, which way leads to a server, what is not reached, and
// that hostile names are shown safely and many servers are cut.
#include <QAbstractItemModelTester>
#include <QTest>

#include "tests/support/main.h"
#include "ui/link/store.h"
#include "ui/load_balancer/model.h"
#include "ui/shared/format.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using Tester = QAbstractItemModelTester;
namespace contract = schema::load_balancer;
namespace lb = ui::load_balancer;

constexpr WallTime SaidAt{1'800'000'000'000};

contract::ServerStatus server(const char* name, contract::Way way, const char* at)
{
    contract::ServerStatus status;
    status.key = status.name = name;
    status.way = way;
    status.at = *net::Endpoint::parse(at);
    status.network = way == contract::Way::Overlay ? "site" : "";
    return status;
}

/// A node's word: a listener, a route, two servers.
contract::Status balancer(bool here)
{
    contract::Status status;
    status.state = schema::State::Ok;
    contract::ListenerStatus listener;
    listener.id = "http";
    listener.at = *net::Endpoint::parse("192.0.2.100:80");
    listener.here = here;
    listener.listening = true;
    listener.connections = 3;
    status.listeners = {listener};
    contract::UpstreamStatus upstream;
    upstream.id = "service:web";
    upstream.service = "web";
    upstream.requestsPerSecond = 30;
    upstream.errorsPerSecond = 3;
    upstream.p95 = 12ms;
    upstream.servers = {server("web.1", contract::Way::HostPort, "192.0.2.11:32768"),
                        server("web.2", contract::Way::Overlay, "10.0.1.3:8080")};
    upstream.servers[0].requestsPerSecond = 20;
    upstream.servers[0].active = 2;
    status.upstreams = {upstream};
    status.routes = {{"", "web.example", "/", "service:web"}};
    return status;
}

QString rowText(const shared::RowsModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        cells.append(model.index(row, column).data().toString());
    }
    return cells.join(QLatin1Char('|'));
}

} // namespace

class BalancerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        QLocale::setDefault(QLocale::c());
        store_ = std::make_unique<link::Store>(std::vector<std::string>{"n1", "n2", "n3"});
    }

    void withoutAWordThereIsNothing()
    {
        contract::Status absent;
        say("n1", absent);
        QVERIFY(lb::wordsOf(*store_).empty());
    }

    void whoHoldsTheAddressComesFirst()
    {
        say("n1", balancer(false));
        say("n2", balancer(true));
        lb::ListenersModel model;
        const Tester tester(&model);
        model.setWords(lb::wordsOf(*store_));
        QCOMPARE(rowText(model, 0), QStringLiteral("http|192.0.2.100:80|n2|serves|3|"));
        QCOMPARE(rowText(model, 1),
                 QStringLiteral("http|192.0.2.100:80|n1|stands by: the address is elsewhere|3|"));
    }

    void aRouteSaysHowItGoes()
    {
        say("n1", balancer(false));
        say("n2", balancer(true));
        lb::RoutesModel model;
        const Tester tester(&model);
        model.setWords(lb::wordsOf(*store_));
        QCOMPARE(model.rowCount(), 1); // n1 gets no requests
        QCOMPARE(rowText(model, 0),
                 QStringLiteral("web.example/|web|2 of 2|30/s|10.0%|12 ms||on the map|"));
    }

    void theWayToEachServerIsTold_data()
    {
        QTest::addColumn<contract::ServerStatus>("status");
        QTest::addColumn<QString>("row");
        const auto row = [](const char* name, const contract::ServerStatus& status,
                            const char* text) {
            QTest::newRow(name) << status << QString::fromUtf8(text);
        };
        auto status = server("web.1", contract::Way::HostPort, "192.0.2.11:32768");
        row("given a host port", status,
            "web.1|web|in rotation|host port|192.0.2.11:32768|0.0/s|||0||");
        status.draining = true;
        row("given one that drains", status,
            "web.1|web|draining|host port|192.0.2.11:32768|0.0/s|||0||");
        status.draining = false;
        status.ejected = true;
        status.lastFailure = "it refused the connection";
        row("given one that is left out", status,
            "web.1|web|left out|host port|192.0.2.11:32768|0.0/s|||0||it refused the connection");
        status = server("web.2", contract::Way::Overlay, "10.0.1.3:8080");
        status.requestsPerSecond = 12;
        status.errorsPerSecond = 6;
        status.p95 = 250ms;
        status.active = 4;
        row("given an overlay", status,
            "web.2|web|in rotation|overlay site|10.0.1.3:8080|12/s|50.0%|250 ms|4||");
        status = server("web.3", contract::Way::None, "0.0.0.0:0");
        status.problem = "it is in no network";
        row("given no way", status, "web.3|web|not reached|none||0.0/s|||0||it is in no network");
    }

    void theWayToEachServerIsTold()
    {
        QFETCH(const contract::ServerStatus, status);
        QFETCH(const QString, row);
        contract::Status word = balancer(true);
        word.upstreams[0].servers = {status};
        say("n2", word);
        lb::ServersModel model;
        const Tester tester(&model);
        model.setWords(lb::wordsOf(*store_));
        QCOMPARE(rowText(model, 0), row);
    }

    void aServerThatIsLeftOutSaysSinceWhen_data()
    {
        QTest::addColumn<qint64>("sinceMs"); // ago; -1: not told
        QTest::addColumn<qint64>("againMs"); // ahead; -1: not told
        QTest::addColumn<QString>("why");
        const QString refused = QStringLiteral("it refused the connection");
        const auto row = [&refused](const char* name, qint64 since, qint64 again,
                                    const char* said) {
            QTest::newRow(name) << since << again << refused + QString::fromUtf8(said);
        };
        row("given an older agent, then only why", -1, -1, "");
        row("given both moments, then both", 125'400, 7'300,
            " · out for 2 m 5 s, tried again in 8 s");
        row("given less than a second, then whole ones", 300, 200,
            " · out for 0 s, tried again in 1 s");
        row("given many seconds, then those", 59'999, 32'000,
            " · out for 59 s, tried again in 32 s");
        row("given a trial that is due, then that", 4'000, 0, " · out for 4 s, tried again now");
        row("given no trial, then since when", 90'000, -1, " · out for 1 m 30 s");
    }

    void aServerThatIsLeftOutSaysSinceWhen()
    {
        QFETCH(const qint64, sinceMs);
        QFETCH(const qint64, againMs);
        QFETCH(const QString, why);
        contract::Status word = balancer(true);
        contract::ServerStatus& first = word.upstreams[0].servers[0];
        first.ejected = true;
        first.lastFailure = "it refused the connection";
        if (sinceMs >= 0) {
            first.since = WallTime{SaidAt.unixMs - sinceMs};
        }
        if (againMs >= 0) {
            first.triedAgainAt = WallTime{SaidAt.unixMs + againMs};
        }
        say("n2", word);
        lb::ServersModel model;
        model.setWords(lb::wordsOf(*store_));
        QCOMPARE(model.index(0, model.columnCount() - 1).data().toString(), why);
        // One that is in turn says nothing of when it came back.
        first.ejected = false;
        first.lastFailure.clear();
        say("n2", word);
        model.setWords(lb::wordsOf(*store_));
        QCOMPARE(model.index(0, model.columnCount() - 1).data().toString(), QString());
    }

    void serversThatAreNotReachedComeFirst()
    {
        contract::Status word = balancer(true);
        word.upstreams[0].servers[1].problem = "the network is not on this node";
        say("n2", word);
        lb::ServersModel model;
        model.setWords(lb::wordsOf(*store_));
        QVERIFY(rowText(model, 0).startsWith(QLatin1String("web.2|web|not reached|overlay site|")));
    }

    void whatIsWrongComesFirst()
    {
        contract::Status word = balancer(true);
        std::vector<contract::ServerStatus>& servers = word.upstreams[0].servers;
        servers = {server("well", contract::Way::HostPort, "192.0.2.11:1"),
                   server("drains", contract::Way::HostPort, "192.0.2.11:2"),
                   server("failed once", contract::Way::HostPort, "192.0.2.11:3"),
                   server("left out", contract::Way::HostPort, "192.0.2.11:4")};
        servers[1].draining = true;
        servers[2].lastFailure = servers[3].lastFailure = "it refused the connection";
        servers[3].ejected = true;
        for (std::size_t i = 0; i < lb::ServersModel::RowsMax; ++i) { // however many there are
            const std::string name = "other" + std::to_string(i);
            servers.push_back(server(name.c_str(), contract::Way::HostPort, "192.0.2.11:5"));
        }
        say("n2", word);
        lb::ServersModel model;
        model.setWords(lb::wordsOf(*store_));
        QStringList names;
        for (int row = 0; row < 4; ++row) {
            names.append(model.index(row, 0).data().toString());
        }
        QCOMPARE(names.join(QLatin1Char('|')), QStringLiteral("left out|failed once|drains|well"));
        QCOMPARE(model.leftOut(), std::size_t{4});
    }

    void whoBalancesIsNamedWhereTheyAreSeveral()
    {
        say("n1", balancer(true));
        say("n2", balancer(true));
        lb::RoutesModel routes;
        routes.setWords(lb::wordsOf(*store_));
        QCOMPARE(rowText(routes, 1),
                 QStringLiteral("web.example/|web|2 of 2|30/s|10.0%|12 ms|n2|on the map|"));
        lb::ServersModel servers;
        servers.setWords(lb::wordsOf(*store_));
        QVERIFY(rowText(servers, 0).endsWith(QLatin1String("|2|n1|")));
        QVERIFY(rowText(servers, 3).endsWith(QLatin1String("|0|n2|")));
    }

    void manyServersAreCutAndNamesAreSafe()
    {
        contract::Status word = balancer(true);
        auto hostile = server("", contract::Way::HostPort, "192.0.2.11:1");
        for (int i = 0; i < 600; ++i) {
            hostile.key = std::to_string(i);
            hostile.name = "\u202e" + std::to_string(i) + "\n" + std::string(5000, 'x');
            word.upstreams[0].servers.push_back(hostile);
        }
        say("n2", word);
        lb::ServersModel model;
        model.setWords(lb::wordsOf(*store_));
        QCOMPARE(model.rowCount(), static_cast<int>(lb::ServersModel::RowsMax));
        QCOMPARE(model.leftOut(), std::size_t{102});
        const QString name = model.index(2, 0).data().toString();
        QVERIFY(name.size() < 2100 && !name.contains(QChar(0x202e)) &&
                !name.contains(QLatin1Char('\n')));
    }

private:
    void say(const std::string& node, const contract::Status& status)
    {
        schema::Message message;
        message.node = node;
        message.kind = schema::MessageKind::Report;
        message.at = SaidAt;
        message.concept_ = contract::Name;
        message.report = schema::ConceptReport{{schema::toJson(status)}, {}};
        store_->apply(message, Instant(1h));
    }

    std::unique_ptr<link::Store> store_;
};

} // namespace bafar::test

TEST_CLASS(bafar::test::BalancerTest)
#include "balancer_test.moc"
