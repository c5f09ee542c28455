// Servers inside another network namespace, reached through sockets that a real root helper opens
// there: as tasks of an overlay network are, which have no port on their node.
#include <QDir>
#include <QFile>
#include <QTest>
#include <csignal>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agents/load_balancer/driver.h"
#include "agents/runtime/socket.h"
#include "core/base/check.h"
#include "tests/helper/helper_process.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

namespace lb = load_balancer;
using namespace std::chrono_literals;

constexpr const char* Network = "yp0zy16c8glh7tvaaz4ecjq88";

/// In the child: answers each connection once, and closes it.
[[noreturn]] void serveInside(int ready)
{
    std::uint16_t port = 0;
    const int listener = ::unshare(CLONE_NEWNET) == 0 ? ::socket(AF_INET, SOCK_STREAM, 0) : -1;
    ifreq loopback{};
    std::copy_n("lo", 3, loopback.ifr_name);
    loopback.ifr_flags = IFF_UP;
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof at;
    auto* place = reinterpret_cast<sockaddr*>(&at);
    if (::ioctl(listener, SIOCSIFFLAGS, &loopback) == 0 && ::bind(listener, place, length) == 0 &&
        ::listen(listener, 64) == 0 && ::getsockname(listener, place, &length) == 0) {
        port = ntohs(at.sin_port);
    }
    (void)!::write(ready, &port, sizeof port);
    for (;;) {
        const int client = ::accept(listener, nullptr, nullptr);
        char heard[4096];
        if (client < 0 || ::recv(client, heard, sizeof heard, 0) <= 0) {
            ::close(client);
            continue;
        }
        constexpr std::string_view Answer =
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\no";
        (void)::send(client, Answer.data(), Answer.size(), MSG_NOSIGNAL);
        ::close(client);
    }
}

/// A namespace with a server in it, held by a child.
class Inner {
public:
    Inner()
    {
        int ready[2] = {-1, -1};
        const int made = ::pipe(ready);
        CHECK(made == 0);
        child_ = ::fork();
        if (child_ == 0) {
            serveInside(ready[1]);
        }
        (void)!::read(ready[0], &port_, sizeof port_);
        ::close(ready[0]);
        ::close(ready[1]);
    }

    ~Inner()
    {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }

    Inner(const Inner&) = delete;
    Inner& operator=(const Inner&) = delete;

    [[nodiscard]] net::Endpoint at() const { return {*net::Address::parse("127.0.0.1"), port_}; }

    [[nodiscard]] std::string path() const { return "/proc/" + std::to_string(child_) + "/ns/net"; }

private:
    pid_t child_ = -1;
    std::uint16_t port_ = 0;
};

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

/// The load balancer with one server in the network, and its helper.
struct Site {
    Inner inner;
    HelperProcess helper{nullptr};
    std::string place = helper.folder() + "/netns/lb_yp0zy16c8";
    runtime::Loop loop;
    Handle handle;
    net::Endpoint front;
    std::unique_ptr<lb::Driver> driver;

    Site()
    {
        QDir().mkpath(QString::fromStdString(helper.folder() + "/netns"));
        QFile file(QString::fromStdString(place));
        CHECK(file.open(QIODevice::WriteOnly));
        const auto free = runtime::listenTcp({*net::Address::parse("127.0.0.1"), 0});
        CHECK(free.has_value());
        front = runtime::localEndpoint(free->get());
        driver = std::make_unique<lb::Driver>(loop, handle, helper.socket(), 2);
    }

    ~Site() { closeNetwork(); }

    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    bool openNetwork()
    {
        return ::mount(inner.path().c_str(), place.c_str(), nullptr, MS_BIND, nullptr) == 0;
    }

    void closeNetwork() { (void)::umount2(place.c_str(), MNT_DETACH); }

    void use()
    {
        lb::Routing routing;
        routing.routes = {{"", "", "/", "web"}};
        routing.upstreams = {
            {"web", {{"t1", inner.at(), false, "web.1", Network, "site"}}, "", {}}};
        auto plan = std::make_shared<lb::Plan>();
        plan->listens = {{"http", front}};
        plan->routing = std::make_shared<const lb::Routing>(std::move(routing));
        handle.driver(lb::UsePlan{std::move(plan)});
        wait([&] { return handle.reports > 1 && handle.report.listens.at(0).listening; });
    }

    template <class Condition>
    bool wait(const Condition& condition)
    {
        for (int turn = 0; turn < 1000 && !condition(); ++turn) {
            loop.turn(20ms);
        }
        return condition();
    }

    /// One request on a connection of its own; its answer's status, 0 for none.
    int ask()
    {
        const runtime::SocketAddress to = runtime::SocketAddress::from(front);
        const runtime::Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (::connect(socket.get(), to.pointer(), to.length) != 0) {
            return 0;
        }
        constexpr std::string_view Request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        (void)::send(socket.get(), Request.data(), Request.size(), MSG_NOSIGNAL);
        char answer[4096];
        ssize_t got = -1;
        for (int turn = 0; turn < 2000 && got < 0; ++turn) {
            loop.turn(5ms);
            got = ::recv(socket.get(), answer, sizeof answer, MSG_DONTWAIT);
        }
        const std::string_view text(answer, got > 0 ? static_cast<std::size_t>(got) : 0);
        return text.starts_with("HTTP/1.1 ") ? std::stoi(std::string(text.substr(9, 3))) : 0;
    }
};

} // namespace

class OverlayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (::geteuid() != 0 || ::unshare(CLONE_NEWNS) != 0 ||
            ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
            QSKIP("namespaces need root");
        }
    }

    /// The server's address is that of this machine's loopback, too, where nobody listens.
    void requestsReachAServerInAnotherNamespace()
    {
        Site site;
        QVERIFY(site.inner.at().port != 0 && site.openNetwork());
        site.use();
        for (int i = 0; i < 100; ++i) { // each a connection: far more than is kept ready
            QCOMPARE(site.ask(), 200);
        }
        QVERIFY(site.wait([&] { return site.handle.report.upstreams["web"].requests == 100; }));
        QCOMPARE(site.handle.report.networks.at(Network), std::string());
        // Kept ready in dozens: not one call of the helper for each connection.
        QVERIFY(site.helper.log().count("command=network_sockets") < 60);
    }

    void aNetworkThatIsNotHereSaysSoUntilItIs()
    {
        Site site;
        site.use();
        QVERIFY(site.wait([&] { return !site.handle.report.networks[Network].empty(); }));
        QVERIFY(site.handle.report.networks[Network].find("is no network namespace") !=
                std::string::npos);
        QCOMPARE(site.ask(), 502);
        QVERIFY(site.openNetwork());
        QVERIFY(site.wait([&] { return site.handle.report.networks[Network].empty(); }));
        // The server was left out for its refusals; its time is over by one of these.
        QVERIFY(site.wait([&] { return site.ask() == 200; }));
    }

    void withoutAHelperTheCauseIsNamed()
    {
        Site site;
        site.helper.stop();
        site.use();
        QVERIFY(site.wait([&] { return !site.handle.report.networks[Network].empty(); }));
        QVERIFY(site.handle.report.networks[Network].find("the root helper does not run") !=
                std::string::npos);
        QCOMPARE(site.ask(), 502);
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::OverlayTest)
#include "overlay_test.moc"
