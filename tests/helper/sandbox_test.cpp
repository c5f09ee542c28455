// Sockets inside a network namespace, handed over by a real helper: they stand in that namespace
// and in no other, answers and sockets keep to each other, and what is no namespace gives none.
#include <QDir>
#include <QFile>
#include <QTest>
#include <csignal>
#include <fcntl.h>
#include <linux/sockios.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/check.h"
#include "tests/helper/helper_process.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using Sockets = helper::Client::Sockets;

constexpr const char* Network = "yp0zy16c8glh7tvaaz4ecjq88";
constexpr const char* Place = "/netns/lb_yp0zy16c8";

/// The number of a namespace's file.
ino_t inodeOf(int file)
{
    struct stat found {};

    return ::fstat(file, &found) == 0 ? found.st_ino : 0;
}

/// A network namespace, held by a child.
class Sandbox {
public:
    Sandbox()
    {
        int ready[2] = {-1, -1};
        CHECK(::pipe(ready) == 0);
        child_ = ::fork();
        if (child_ == 0) {
            const bool made = ::unshare(CLONE_NEWNET) == 0;
            (void)!::write(ready[1], made ? "y" : "n", 1);
            for (;;) {
                ::pause();
            }
        }
        char said = 'n';
        (void)!::read(ready[0], &said, 1);
        ::close(ready[0]);
        ::close(ready[1]);
        made_ = said == 'y';
    }

    ~Sandbox()
    {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }

    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    [[nodiscard]] bool made() const { return made_; }

    [[nodiscard]] std::string path() const { return "/proc/" + std::to_string(child_) + "/ns/net"; }

    [[nodiscard]] ino_t inode() const
    {
        struct stat found {};

        return ::stat(path().c_str(), &found) == 0 ? found.st_ino : 0;
    }

private:
    pid_t child_ = -1;
    bool made_ = false;
};

/// A helper with this file as the network's sandbox, mounted as Docker does it.
struct Site {
    Sandbox sandbox;
    HelperProcess process{nullptr};
    runtime::Loop loop;
    helper::Client client{loop, process.socket()};
    std::string place = process.folder() + Place;

    Site()
    {
        QDir().mkpath(QString::fromStdString(process.folder() + "/netns"));
        QFile file(QString::fromStdString(place));
        CHECK(file.open(QIODevice::WriteOnly));
    }

    ~Site() { (void)::umount2(place.c_str(), MNT_DETACH); }

    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    [[nodiscard]] bool mount()
    {
        return ::mount(sandbox.path().c_str(), place.c_str(), nullptr, MS_BIND, nullptr) == 0;
    }

    Result<Sockets> open(const char* count, const char* network = Network)
    {
        std::optional<Result<Sockets>> opened;
        client.open("network_sockets", {{"network", network}, {"family", "4"}, {"count", count}},
                    10s, [&opened](Result<Sockets> sockets) { opened = std::move(sockets); });
        const Instant until = loop.now() + 12s;
        while (!opened && loop.now() < until) {
            loop.turn(100ms);
        }
        return opened ? std::move(*opened)
                      : Result<Sockets>(fail(Code::Internal, "no answer at all"));
    }
};

} // namespace

class SandboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (::geteuid() != 0 || ::unshare(CLONE_NEWNS) != 0 ||
            ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
            QSKIP("namespaces need root");
        }
    }

    void socketsStandInTheNamespaceThatWasAsked()
    {
        Site site;
        QVERIFY(site.sandbox.made() && site.mount());
        const auto opened = site.open("3");
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().text.c_str());
        QCOMPARE(opened->size(), std::size_t{3});
        for (const runtime::Descriptor& socket : *opened) {
            const runtime::Descriptor home(::ioctl(socket.get(), SIOCGSKNS));
            QVERIFY(home.get() >= 0);
            QCOMPARE(inodeOf(home.get()), site.sandbox.inode());
            QVERIFY((::fcntl(socket.get(), F_GETFL) & O_NONBLOCK) != 0);
            QVERIFY((::fcntl(socket.get(), F_GETFD) & FD_CLOEXEC) != 0);
        }
        const QByteArray log = site.process.log();
        QVERIFY2(log.contains("command=network_sockets arguments=\"count=3 family=4 "
                              "network=yp0zy16c8glh7tvaaz4ecjq88\" exit=0"),
                 log.constData());
    }

    /// The helper itself is where it was: only the thread that opens them ever leaves.
    void theHelperStaysInItsOwnNamespace()
    {
        Site site;
        QVERIFY(site.sandbox.made() && site.mount());
        QVERIFY(site.open("1").has_value());
        const std::string own = "/proc/" + std::to_string(site.process.pid()) + "/ns/net";

        struct stat helpers {};

        struct stat ours {};

        QCOMPARE(::stat(own.c_str(), &helpers), 0);
        QCOMPARE(::stat("/proc/self/ns/net", &ours), 0);
        QCOMPARE(helpers.st_ino, ours.st_ino);
        QVERIFY(helpers.st_ino != site.sandbox.inode());
    }

    void answersAndSocketsKeepToEachOther()
    {
        Site site;
        QVERIFY(site.sandbox.made() && site.mount());
        std::vector<std::size_t> counts;
        for (const char* count : {"1", "32", "2", "17"}) {
            site.client.open("network_sockets",
                             {{"network", Network}, {"family", "6"}, {"count", count}}, 10s,
                             [&counts](Result<Sockets> sockets) {
                                 counts.push_back(sockets ? sockets->size() : 0);
                             });
            site.client.call("gluster_pool", {}, 10s, [](const Result<helper::Answer>&) {});
        }
        const Instant until = site.loop.now() + 12s;
        while (counts.size() < 4 && site.loop.now() < until) {
            site.loop.turn(100ms);
        }
        QCOMPARE(counts, (std::vector<std::size_t>{1, 32, 2, 17}));
    }

    void whatIsNoNamespaceGivesNone_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<bool>("link");
        QTest::addColumn<QString>("says");
        const QString id = QString::fromLatin1(Network);
        QTest::newRow("given a network that is not on this node")
            << QStringLiteral("aaaaaaaaaaaaaaaaaaaaaaaaa") << false
            << QStringLiteral("the network is not on this node");
        QTest::newRow("given a file in its place")
            << id << false << QStringLiteral("is no network namespace");
        QTest::newRow("given a link to the helper's own namespace") << id << true << QString();
    }

    void whatIsNoNamespaceGivesNone()
    {
        QFETCH(const QString, network);
        QFETCH(const bool, link);
        QFETCH(const QString, says);
        Site site;
        if (link) {
            QVERIFY(QFile::remove(QString::fromStdString(site.place)));
            QCOMPARE(::symlink("/proc/self/ns/net", site.place.c_str()), 0);
        }
        const auto opened = site.open("1", network.toLatin1().constData());
        QVERIFY(!opened.has_value());
        QCOMPARE(opened.error().code, Code::Unavailable);
        QVERIFY2(QString::fromStdString(opened.error().text).contains(says),
                 opened.error().text.c_str());
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::SandboxTest)
#include "sandbox_test.moc"
