// The load balancer on real sockets of this machine: requests through it reach real servers, a
// server that goes is left out, one that drains gets no more, and a listener that goes ends its
// clients.
// It is larger than the budget because its servers and its client are made for it alone.
#include "agents/load_balancer/driver.h"

#include <QTest>
#include <sys/socket.h>

#include "agents/node/typed_port.h"
#include "agents/runtime/listener.h"
#include "core/base/check.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

namespace lb = load_balancer;
using namespace std::chrono_literals;

/// An HTTP server that says its name, closes when it is told to, and counts.
class NamedServer {
public:
    NamedServer(runtime::Loop& loop, std::string name)
        : loop_(loop)
        , name_(std::move(name))
    {
        auto opened =
            runtime::Listener::open(loop_, {*net::Address::parse("127.0.0.1"), 0},
                                    [this](runtime::Descriptor socket, const net::Endpoint&) {
                                        accept(std::move(socket));
                                    });
        CHECK(opened.has_value());
        at = (*opened)->local();
        listener_ = std::move(*opened);
    }

    void stop()
    {
        listener_.reset();
        clients_.clear();
    }

    net::Endpoint at;
    int requests = 0;

private:
    struct Client {
        runtime::Descriptor socket;
        std::string heard;
        runtime::Watch watch;
    };

    void accept(runtime::Descriptor socket)
    {
        clients_.push_back(std::make_unique<Client>());
        Client& client = *clients_.back();
        client.socket = std::move(socket);
        client.watch = runtime::Watch(loop_, client.socket.get(), {true, false},
                                      [this, &client](runtime::Readiness) { serve(client); });
    }

    void serve(Client& client)
    {
        char buffer[4096];
        const ssize_t got = ::recv(client.socket.get(), buffer, sizeof buffer, MSG_DONTWAIT);
        if (got <= 0) {
            client.watch = {};
            return;
        }
        client.heard.append(buffer, static_cast<std::size_t>(got));
        for (auto end = client.heard.find("\r\n\r\n"); end != std::string::npos;
             end = client.heard.find("\r\n\r\n")) {
            client.heard.erase(0, end + 4);
            ++requests;
            const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + name_;
            (void)::send(client.socket.get(), answer.data(), answer.size(), MSG_NOSIGNAL);
        }
    }

    runtime::Loop& loop_;
    std::string name_;
    std::unique_ptr<runtime::Listener> listener_;
    std::vector<std::unique_ptr<Client>> clients_;
};

/// A client that asks on one connection, one request after the other.
class Asker {
public:
    Asker(runtime::Loop& loop, const net::Endpoint& at)
        : loop_(loop)
        , at_(at)
    {
        connect();
    }

    /// The answer's last byte; '?' when there was none.
    char ask()
    {
        const std::string request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        heard_.clear();
        answered_ = false;
        (void)::send(socket_.get(), request.data(), request.size(), MSG_NOSIGNAL);
        // A turn ends at once when something is ready, and the limit ends a test that went wrong.
        for (int turn = 0; turn < 2000 && !ended_ && !answered_; ++turn) {
            loop_.turn(5ms);
            read();
        }
        return heard_.empty() ? '?' : heard_.back();
    }

    /// The other side has ended the connection, or does so within ten seconds.
    bool ended()
    {
        for (int turn = 0; turn < 2000 && !ended_; ++turn) {
            loop_.turn(5ms);
            read();
        }
        return ended_;
    }

    /// Resets the connection while an answer is on its way.
    void leave()
    {
        const std::string request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        (void)::send(socket_.get(), request.data(), request.size(), MSG_NOSIGNAL);

        const struct linger now {
            1, 0
        };

        (void)::setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        socket_.reset();
    }

private:
    void connect()
    {
        const runtime::SocketAddress to = runtime::SocketAddress::from(at_);
        socket_ = runtime::Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const int done = ::connect(socket_.get(), to.pointer(), to.length);
        CHECK(done == 0);
    }

    void read()
    {
        char buffer[4096];
        const ssize_t got = ::recv(socket_.get(), buffer, sizeof buffer, MSG_DONTWAIT);
        if (got > 0) {
            heard_.append(buffer, static_cast<std::size_t>(got));
            const auto head = heard_.find("\r\n\r\n");
            last_ = head == std::string::npos ? std::string() : heard_.substr(head + 4);
            answered_ = !last_.empty();
        } else if (got == 0) {
            ended_ = true;
        }
    }

    runtime::Loop& loop_;
    net::Endpoint at_;
    runtime::Descriptor socket_;
    std::string heard_;
    std::string last_;
    bool ended_ = false;
    bool answered_ = false;
};

/// A machine's handle that only passes effects and keeps what the driver says.
struct Handle final : public runtime::MachineHandle<lb::Machine> {
    std::function<void(const lb::Machine::Effect&)> driver;
    lb::LoopReport report;
    int reports = 0;

    void feed(lb::Machine::Input input) override
    {
        if (auto* said = std::get_if<lb::LoopsReported>(&input)) {
            report = std::move(said->report);
            ++reports;
        }
    }

    void onEffect(std::function<void(const lb::Machine::Effect&)> handler) override
    {
        driver = std::move(handler);
    }
};

/// A free port of this moment: the kernel's choice for a socket that is closed again.
net::Endpoint freePlace()
{
    const auto socket = runtime::listenTcp({*net::Address::parse("127.0.0.1"), 0});
    CHECK(socket.has_value());
    return runtime::localEndpoint(socket->get());
}

struct Site {
    runtime::Loop loop;
    NamedServer a{loop, "a"};
    NamedServer b{loop, "b"};
    net::Endpoint front = freePlace();
    std::string listener = "http";
    Handle handle;
    std::unique_ptr<lb::Driver> driver =
        std::make_unique<lb::Driver>(loop, handle, "/nonexistent/helper.sock", 2);

    Site() { use({{"a", a.at, false}, {"b", b.at, false}}); }

    void use(std::vector<lb::ServerEntry> servers)
    {
        lb::Routing routing;
        routing.routes = {{"", "", "/", "web"}};
        routing.upstreams = {{"web", std::move(servers), ""}};
        auto plan = std::make_shared<lb::Plan>();
        plan->listens = {{listener, front}};
        plan->routing = std::make_shared<const lb::Routing>(std::move(routing));
        handle.driver(lb::UsePlan{std::move(plan)});
        const int before = handle.reports;
        wait([&] { return handle.reports > before + 1; }); // both loops have taken it by then
    }

    template <class Condition>
    bool wait(const Condition& condition)
    {
        for (int turn = 0; turn < 1000 && !condition(); ++turn) {
            loop.turn(20ms);
        }
        return condition();
    }
};

} // namespace

class DriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsGoRoundAndAreCounted();
    void aServerThatGoesCostsNoRequest();
    void aServerThatDrainsGetsNoMore();
    void aListenerThatGoesEndsItsClients();
    void aListenerThatCannotOpenSaysWhy();
};

void DriverTest::requestsGoRoundAndAreCounted()
{
    Site site;
    QVERIFY(site.handle.report.listens.at(0).listening);
    Asker asker(site.loop, site.front);
    QString answers;
    for (int i = 0; i < 6; ++i) {
        answers += QLatin1Char(asker.ask());
    }
    QVERIFY2(answers == QStringLiteral("ababab") || answers == QStringLiteral("bababa"),
             qPrintable(answers));
    QVERIFY(site.wait([&] { return site.handle.report.listens.at(0).counts.requests == 6; }));
    QCOMPARE(site.handle.report.listens.at(0).counts.answers[1], std::uint64_t{6});
    QCOMPARE(site.handle.report.listens.at(0).upstreams["web"].requests, std::uint64_t{6});
    QCOMPARE(site.handle.report.upstreams["web"].bytesOut, std::uint64_t{6});
    QCOMPARE(site.a.requests + site.b.requests, 6);
}

void DriverTest::aServerThatGoesCostsNoRequest()
{
    Site site;
    Asker asker(site.loop, site.front);
    QVERIFY(asker.ask() != '?');
    QVERIFY(asker.ask() != '?'); // both have a kept connection now
    site.a.stop();
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(asker.ask(), 'b');
    }
    QVERIFY(site.wait([&] {
        return site.handle.report.upstreams["web"].requests == 12 &&
               site.handle.report.upstreams["web"].refusedConnections > 0;
    }));
    QCOMPARE(site.handle.report.upstreams["web"].answers[1], std::uint64_t{12});
}

void DriverTest::aServerThatDrainsGetsNoMore()
{
    Site site;
    site.use({{"a", site.a.at, true}, {"b", site.b.at, false}});
    Asker asker(site.loop, site.front);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(asker.ask(), 'b');
    }
}

void DriverTest::aListenerThatGoesEndsItsClients()
{
    Site site;
    std::vector<std::unique_ptr<Asker>> askers;
    for (int i = 0; i < 6; ++i) {
        askers.push_back(std::make_unique<Asker>(site.loop, site.front));
        QVERIFY(askers.back()->ask() != '?');
    }
    askers[1]->leave(); // some are gone by the time the listener is
    askers[4]->leave();
    site.front = freePlace();
    site.listener = "other";
    site.use({{"a", site.a.at, false}});
    for (const int i : {0, 2, 3, 5}) {
        QVERIFY(askers[static_cast<std::size_t>(i)]->ended());
    }
    QCOMPARE(Asker(site.loop, site.front).ask(), 'a');
}

void DriverTest::aListenerThatCannotOpenSaysWhy()
{
    Site site;
    const auto taken = runtime::listenTcp({*net::Address::parse("127.0.0.1"), 0});
    QVERIFY(taken.has_value());
    site.front = runtime::localEndpoint(taken->get());
    site.use({});
    QVERIFY(!site.handle.report.listens.at(0).listening);
    QVERIFY(!site.handle.report.listens.at(0).problem.empty());
}

TEST_CLASS(DriverTest)

} // namespace bafar::test

#include "driver_test.moc"
