// What those meet at the agreement port who are not the member that is expected, and those who are
// and send what no member would.
// It is larger than the budget because all that may knock at one door is one table after the other.
#include <QTest>

#include "agents/cluster/raft_hello.h"
#include "agents/cluster/raft_link.h"
#include "agents/runtime/clock.h"
#include "agents/runtime/listener.h"
#include "tests/cluster/raft_site.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using cluster::Hello;

constexpr Duration Patient = 20s; ///< longer than a busy machine keeps anybody from speaking

ByteView viewOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Connects with a certificate of the cluster and says what it is told to.
struct Caller {
    Caller(runtime::Loop& loop,
           std::shared_ptr<runtime::TlsContext> context,
           const net::Endpoint& to,
           std::string says)
    {
        runtime::TlsStream::Events events;
        events.onReady = [this, says = std::move(says)](const runtime::PeerIdentity&) {
            std::ignore = stream->write(viewOf(says));
        };
        events.onBytes = [this](ByteView bytes) {
            heard.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        };
        events.onClosed = [this](const Error& why) { closed = why; };
        stream =
            runtime::TlsStream::connect(loop, std::move(context), to, "", 10s, std::move(events));
    }

    [[nodiscard]] bool answered() const { return heard.find('\n') != std::string::npos; }

    std::unique_ptr<runtime::TlsStream> stream;
    std::string heard;
    std::optional<Error> closed;
};

Hello goodHello()
{
    return {cluster::HelloVersion, "lab", "n2", 1002, 1001, "n2/127.0.0.1:7601/voter"};
}

std::string little(std::initializer_list<std::uint64_t> numbers)
{
    Bytes bytes;
    for (const std::uint64_t number : numbers) {
        cluster::putLittle64(bytes, number);
    }
    return {bytes.begin(), bytes.end()};
}

using Change = std::function<void(Hello&)>;

} // namespace

class RaftDoorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void cleanupTestCase() { site_.reset(); }

    void cleanup();
    void aWrongHelloIsToldWhy_data();
    void aWrongHelloIsToldWhy();
    void aWrongCertificateIsToldWhy_data();
    void aWrongCertificateIsToldWhy();
    void aHelloThatIsNone_data();
    void aHelloThatIsNone();
    void bytesThatNoMemberSends_data();
    void bytesThatNoMemberSends();
    void aMemberMaySendByteByByte();
    void silenceEnds();
    void withoutTlsNothingIsSaid();
    void manyStrangersKeepNobodyOut();
    void aPeerThatTakesNothingIsLeft();

private:
    [[nodiscard]] std::unique_ptr<Caller> call(const runtime::TlsFiles& files,
                                               const std::string& says);

    RaftSeat& seat() { return *site_->seats.front(); }

    std::unique_ptr<RaftSite> site_;
    runtime::TlsFiles peer_; ///< of n2, which is no member yet
};

void RaftDoorTest::initTestCase()
{
    site_ = std::make_unique<RaftSite>();
    site_->timing.election = Patient; // a connection has twice that
    QVERIFY(site_->form(1));
    peer_ = site_->certificates.issue("agent", "n2");
    seat().thread->setDismissed({99});
}

/// Whatever was said to it, the group goes on.
void RaftDoorTest::cleanup()
{
    if (site_) {
        const auto verdict = seat().propose("still here");
        QVERIFY2(verdict.has_value(), verdict ? "" : verdict.error().text.c_str());
        // A good connection makes it forget what it told of n2.
        const auto caller = call(peer_, cluster::helloLine(goodHello()));
        QVERIFY(until(site_->loop, [&] { return caller->answered(); }));
        seat().refused.clear();
    }
}

std::unique_ptr<Caller> RaftDoorTest::call(const runtime::TlsFiles& files, const std::string& says)
{
    return std::make_unique<Caller>(site_->loop,
                                    Certificates::context(runtime::TlsSide::Client, files),
                                    seat().thread->endpoint(), says);
}

void RaftDoorTest::aWrongHelloIsToldWhy_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("why");
    const auto row = [](const char* name, Change change, const char* why) {
        QTest::newRow(name) << std::move(change) << QByteArray(why);
    };
    row(
        "given what is expected, then it may go on", [](Hello&) {}, "");
    row(
        "given another cluster, then told", [](Hello& hello) { hello.cluster = "prod"; },
        "this is cluster \\\"lab\\\", not \\\"prod\\\"");
    row(
        "given another node, then told", [](Hello& hello) { hello.node = "n3"; },
        "but its certificate is of \\\"n2\\\"");
    row(
        "given another member that is meant, then told", [](Hello& hello) { hello.to = 7; },
        "member 7 is not here: this is member 1001 of node \\\"n1\\\"");
    row(
        "given a dismissed number, then told", [](Hello& hello) { hello.member = 99; },
        "member 99 of node \\\"n2\\\" was dismissed");
    row(
        "given our number, then told", [](Hello& hello) { hello.member = 1001; },
        "a state folder or a node's name was copied");
    row(
        "given a later version, then told", [](Hello& hello) { hello.version = 2; },
        "version 2 of the agreement is not spoken here");
    row(
        "given an address of another node, then told",
        [](Hello& hello) { hello.address = "n5/127.0.0.1:7601/voter"; },
        "which is not of node \\\"n2\\\"");
    row(
        "given an address that is none, then told",
        [](Hello& hello) { hello.address = "somewhere"; }, "by the address \\\"somewhere\\\"");
}

void RaftDoorTest::aWrongHelloIsToldWhy()
{
    QFETCH(Change, change);
    QFETCH(QByteArray, why);
    Hello hello = goodHello();
    change(hello);
    const auto caller = call(peer_, cluster::helloLine(hello));
    QVERIFY(until(site_->loop, [&] { return caller->answered(); }));
    if (why.isEmpty()) {
        QVERIFY2(caller->heard.starts_with("{\"ok\":true"), caller->heard.c_str());
        QVERIFY(!caller->closed);
        QVERIFY(seat().refused.empty());
        return;
    }
    QVERIFY2(caller->heard.starts_with("{\"ok\":false"), caller->heard.c_str());
    QVERIFY2(caller->heard.find(why.toStdString()) != std::string::npos, caller->heard.c_str());
    QVERIFY(until(site_->loop, [&] { return caller->closed.has_value(); }));
    QVERIFY(until(site_->loop, [&] { return !seat().refused.empty(); }));
    QCOMPARE(seat().refused.front().first, std::string("n2"));
    // The same again is not reported again.
    const auto again = call(peer_, cluster::helloLine(hello));
    QVERIFY(until(site_->loop, [&] { return again->closed.has_value(); }));
    QVERIFY(seat().propose("later").has_value());
    QCOMPARE(seat().refused.size(), std::size_t{1});
}

void RaftDoorTest::aWrongCertificateIsToldWhy_data()
{
    QTest::addColumn<QByteArray>("which");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("given an operator's certificate, then told")
        << QByteArray("operator") << QByteArray("is not an agent's");
    QTest::newRow("given an expired one, then told")
        << QByteArray("expired") << QByteArray("expired");
    QTest::newRow("given a revoked one, then told")
        << QByteArray("revoked") << QByteArray("is revoked; enrol the node again");
}

void RaftDoorTest::aWrongCertificateIsToldWhy()
{
    QFETCH(QByteArray, which);
    QFETCH(QByteArray, why);
    runtime::TlsFiles files = peer_;
    if (which == "operator") {
        files = site_->certificates.issue("operator", "sara");
    } else if (which == "expired") {
        const WallTime past{runtime::wallClockNow().unixMs - 3'600'000};
        files = site_->certificates.issue("agent", "n9", 10min, past);
    } else {
        seat().thread->setRevoked(
            {Certificates::context(runtime::TlsSide::Client, files)->self().serial});
    }
    const auto caller = call(files, cluster::helloLine(goodHello()));
    QVERIFY(until(site_->loop, [&] { return caller->closed.has_value(); }));
    QVERIFY2(caller->heard.find(why.toStdString()) != std::string::npos, caller->heard.c_str());
    QVERIFY(until(site_->loop, [&] { return seat().wasTold(why.toStdString()); }));
    seat().thread->setRevoked({});
}

void RaftDoorTest::aHelloThatIsNone_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("given HTTP, then told")
        << QByteArray("GET / HTTP/1.1\r\nHost: n1\r\n\r\n") << QByteArray("the hello");
    QTest::newRow("given an empty line, then told") << QByteArray("\n") << QByteArray("the hello");
    QTest::newRow("given an empty object, then told")
        << QByteArray("{}\n") << QByteArray("the hello");
    QTest::newRow("given a line without end, then told")
        << QByteArray(100'000, 'x') << QByteArray("longer than 8192 bytes");
    QTest::newRow("given zeros, then told")
        << QByteArray(100'000, '\0') << QByteArray("longer than 8192 bytes");
}

void RaftDoorTest::aHelloThatIsNone()
{
    QFETCH(QByteArray, says);
    QFETCH(QByteArray, why);
    const auto caller = call(peer_, says.toStdString());
    QVERIFY(until(site_->loop, [&] { return caller->closed.has_value(); }));
    QVERIFY(until(site_->loop, [&] { return seat().wasTold(why.toStdString()); }));
}

void RaftDoorTest::bytesThatNoMemberSends_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("why");
    const auto row = [](const char* name, const std::string& bytes, const char* why) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(why);
    };
    row("given garbage, then closed", std::string(4096, 'x'), "unknown type");
    row("given zeros without end, then closed", std::string(1U << 20U, '\0'), "unknown type 0");
    row("given a header beyond all memory, then closed", little({1, ~0ULL}), "a header of 184");
    row("given a payload beyond all memory, then closed",
        little({1, 48 + 16, 1, 0, 0, 0, 1, 1, 1 | 0xfffffff8ULL << 32U, 0}),
        "entry 1 of 4294967288 bytes");
    row("given a snapshot beyond all memory, then closed", little({5, ~0ULL}), "a snapshot");
    row("given a vote for another, then closed", little({3, 40, 1, 1003, 0, 0, 0}),
        "member 1002 asks for member 1003");
}

void RaftDoorTest::bytesThatNoMemberSends()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, why);
    const auto caller = call(peer_, cluster::helloLine(goodHello()) + bytes.toStdString());
    QVERIFY(until(site_->loop, [&] { return caller->closed.has_value(); }));
    QVERIFY(until(site_->loop, [&] { return seat().wasTold(why.toStdString()); }));
}

void RaftDoorTest::aMemberMaySendByteByByte()
{
    const auto caller = call(peer_, "");
    const std::string all = cluster::helloLine(goodHello()) + little({3, 40, 1, 1002, 0, 0, 0});
    QVERIFY(until(site_->loop, [&] { return caller->stream->peer().has_value(); }));
    for (const char letter : all) {
        QVERIFY(caller->stream->write(viewOf(std::string_view(&letter, 1))));
        site_->loop.turn(Duration::zero());
        site_->loop.turn(Duration::zero());
    }
    QVERIFY(until(site_->loop, [&] { return caller->answered(); }));
    QVERIFY(seat().propose("meanwhile").has_value());
    QVERIFY(!caller->closed && seat().refused.empty());
}

void RaftDoorTest::silenceEnds()
{
    RaftSite site;
    QVERIFY(site.form(1));
    const Caller caller(
        site.loop,
        Certificates::context(runtime::TlsSide::Client, site.certificates.issue("agent", "n2")),
        site.seats.front()->thread->endpoint(), "");
    QVERIFY(until(site.loop, [&] { return caller.closed.has_value(); }));
    const std::string told = "no hello within " + toHumanText(2 * site.timing.election);
    QVERIFY(until(site.loop, [&] { return site.seats.front()->wasTold(told); }));
}

void RaftDoorTest::withoutTlsNothingIsSaid()
{
    runtime::Descriptor socket = *runtime::connectTcp(seat().thread->endpoint());
    std::string heard;
    bool closed = false;
    bool said = false;
    runtime::Watch watch(
        site_->loop, socket.get(), {true, true}, [&](runtime::Readiness readiness) {
            if (readiness.writable && !said) {
                said = true;
                const std::string line = cluster::helloLine(goodHello());
                std::ignore = ::send(socket.get(), line.data(), line.size(), MSG_NOSIGNAL);
                watch.setInterest({true, false});
            }
            std::array<char, 4096> bytes{};
            const ssize_t got = ::recv(socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
            if (got > 0) {
                heard.append(bytes.data(), static_cast<std::size_t>(got));
            }
            closed = closed || got == 0 || (got < 0 && errno != EAGAIN);
        });
    QVERIFY(until(site_->loop, [&] { return closed; }));
    QVERIFY(heard.size() <= 7); // a TLS alert at most
}

void RaftDoorTest::manyStrangersKeepNobodyOut()
{
    std::vector<std::unique_ptr<Caller>> strangers;
    for (int count = 0; count < 100; ++count) {
        strangers.push_back(call(peer_, ""));
    }
    site_->loop.turn(10ms);
    const auto caller = call(peer_, cluster::helloLine(goodHello()));
    QVERIFY(until(site_->loop, [&] { return caller->answered(); }));
    QVERIFY2(caller->heard.starts_with("{\"ok\":true"), caller->heard.c_str());
}

/// The connecting side leaves a peer that lets its bytes lie.
void RaftDoorTest::aPeerThatTakesNothingIsLeft()
{
    std::unique_ptr<runtime::TlsStream> stream;
    auto listener = runtime::Listener::open(
        site_->loop, {net::Address::parse("127.0.0.1").value(), 0},
        [&](runtime::Descriptor socket, const net::Endpoint&) {
            runtime::TlsStream::Events events;
            events.onBytes = [&](ByteView) {
                std::ignore = stream->write(viewOf(cluster::answerLine({})));
                stream->setReading(false);
            };
            stream = runtime::TlsStream::accept(
                site_->loop, Certificates::context(runtime::TlsSide::Server, peer_),
                socket.release(), std::move(events));
        });
    QVERIFY(listener.has_value());
    std::optional<Error> ended;
    runtime::Descriptor far;
    cluster::RaftLink::Events events;
    events.judge = [](const Hello&, const cluster::Shown&) { return Result<void>(); };
    events.opened = [&](cluster::RaftLink&, runtime::Descriptor end) { far = std::move(end); };
    events.given = [] {};
    events.ended = [&](cluster::RaftLink&, const Error& why) { ended = why; };
    const auto link = cluster::RaftLink::connect(
        site_->loop, Certificates::context(runtime::TlsSide::Client, seat().options.tls),
        (*listener)->local(), "n2", goodHello(), 2s, std::move(events));
    QVERIFY(until(site_->loop, [&] { return far || ended; }));
    QVERIFY(!ended);
    const std::string much(1U << 16U, 'x');
    std::size_t sent = 0;
    QVERIFY(until(site_->loop, [&] {
        const ssize_t some =
            ::send(far.get(), much.data(), much.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        sent += some > 0 ? static_cast<std::size_t>(some) : 0;
        return ended.has_value();
    }));
    QCOMPARE(ended->text, std::string("it took no bytes for 2 s"));
    QVERIFY(sent < 16U << 20U); // what waits is bounded
}

TEST_CLASS(RaftDoorTest)

} // namespace bafar::test

#include "raft_door_test.moc"
