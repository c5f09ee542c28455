// Which server a request goes to, and which is left alone for how long.
#include "agents/load_balancer/balancer.h"

#include <QTest>
#include <algorithm>

#include "core/base/check.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using load_balancer::Balancer;
using load_balancer::Outcome;
using load_balancer::Routing;
using load_balancer::Server;

/// A request for this host and target.
struct Asked {
    std::string text;
    http::RequestHead head;
    http::Limits limits;

    Asked(const std::string& host, const std::string& target)
        : text("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
    {
        http::RequestParser parser(limits);
        const bool complete = parser.parse(text, head) == http::Progress::Complete;
        CHECK(complete);
    }
};

Instant at(Duration time)
{
    return Instant(1h + time);
}

struct Bench {
    Balancer balancer;

    explicit Bench(std::vector<std::string> drained = {})
    {
        Routing routing;
        routing.routes = {{"", "web.example", "/", "web"}};
        routing.upstreams = {{"web", {}, ""}};
        for (const char* key : {"a", "b", "c"}) {
            const bool drains = std::find(drained.begin(), drained.end(), key) != drained.end();
            routing.upstreams[0].servers.push_back({key, {}, drains});
        }
        balancer.configure(std::make_shared<const Routing>(std::move(routing)));
    }

    std::shared_ptr<Server> pick(Instant now, const Server* tried = nullptr)
    {
        const Asked asked("web.example", "/");
        auto picked = balancer.pick("", asked.head, tried, now);
        return std::get<std::shared_ptr<Server>>(std::move(picked));
    }

    /// The keys of the next picks, each answered.
    std::string keys(int count, Instant now)
    {
        std::string keys;
        for (int i = 0; i < count; ++i) {
            const auto server = pick(now);
            Balancer::judge(*server, Outcome::Answered, now);
            keys += server->entry.key;
        }
        return keys;
    }
};

} // namespace

class BalancerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void routes_data();
    void routes();
    void goesRound();
    void aRefusedConnectionEjectsForAMoment();
    void threeBadAnswersInARowEject();
    void whoIsOnTrialGetsOneRequestOfATime();
    void ejectionsGrowUpToAMinute();
    void withoutAWayTheServerIsNotTheOneToBlame();
    void whenAllAreEjectedTheyAreAskedAllTheSame();
    void aDrainingServerIsTheLastToBeAsked();
    void theSecondAttemptGoesElsewhere();
    void healthSurvivesANewRouting();
    void withoutServersTheAnswerSaysSo();
};

void BalancerTest::routes_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("upstream");
    const auto row = [](const char* name, const char* host, const char* target,
                        const char* upstream) {
        QTest::newRow(name) << QString::fromUtf8(host) << QString::fromUtf8(target)
                            << QString::fromUtf8(upstream);
    };
    row("by host", "web.example", "/", "web");
    row("case, port and the root's dot do not matter", "WEB.example.:8080", "/", "web");
    row("the longest path wins", "web.example", "/api/users", "api");
    row("a path is whole segments", "web.example", "/apis", "web");
    row("a path covers itself", "web.example", "/api?x=1", "api");
    row("another spelling of a path is the same path", "web.example", "/%61pi/x", "api");
    row("dot segments do not get round a route", "web.example", "/x/../api", "api");
    row("any host's route is for hosts without one", "other.example", "/status", "status");
    row("a host's own route comes before any host's longer path", "web.example", "/status", "web");
    row("no route", "other.example", "/", "");
}

void BalancerTest::routes()
{
    QFETCH(const QString, host);
    QFETCH(const QString, target);
    QFETCH(const QString, upstream);
    Routing routing;
    routing.routes = {{"", "", "/status", "status"},
                      {"", "web.example", "/", "web"},
                      {"", "web.example", "/api", "api"}};
    for (const auto& route : routing.routes) {
        routing.upstreams.push_back({route.upstream, {{"only", {}, false}}, ""});
    }
    Balancer balancer;
    balancer.configure(std::make_shared<const Routing>(routing));
    const Asked asked(host.toStdString(), target.toStdString());
    const auto picked = balancer.pick("http", asked.head, nullptr, at(0s));
    if (upstream.isEmpty()) {
        QCOMPARE(std::get<http::Refusal>(picked).status, std::uint16_t{404});
    } else {
        QCOMPARE(QString::fromStdString(std::get<std::shared_ptr<Server>>(picked)->upstream),
                 upstream);
    }
}

void BalancerTest::goesRound()
{
    Bench bench;
    QCOMPARE(bench.keys(7, at(0s)), std::string("abcabca"));
}

void BalancerTest::aRefusedConnectionEjectsForAMoment()
{
    Bench bench;
    const auto server = bench.pick(at(0s));
    Balancer::judge(*server, Outcome::Refused, at(0s));
    QCOMPARE(bench.keys(4, at(900ms)), std::string("bcbc"));
    QCOMPARE(bench.keys(3, at(1s)), std::string("abc"));
}

void BalancerTest::threeBadAnswersInARowEject()
{
    Bench bench;
    const auto a = bench.pick(at(0s));
    Balancer::judge(*a, Outcome::ServerError, at(0s));
    Balancer::judge(*a, Outcome::Broken, at(0s));
    Balancer::judge(*a, Outcome::Answered, at(0s)); // not in a row any more
    Balancer::judge(*a, Outcome::ServerError, at(0s));
    Balancer::judge(*a, Outcome::TimedOut, at(0s));
    QCOMPARE(bench.keys(3, at(0s)), std::string("bca"));
    for (int i = 0; i < 3; ++i) {
        Balancer::judge(*a, Outcome::ServerError, at(0s));
    }
    QCOMPARE(bench.keys(3, at(0s)), std::string("bcb"));
}

void BalancerTest::whoIsOnTrialGetsOneRequestOfATime()
{
    Bench bench;
    Balancer::judge(*bench.pick(at(0s)), Outcome::Refused, at(0s));
    const auto b = bench.pick(at(2s));
    const auto c = bench.pick(at(2s));
    const auto a = bench.pick(at(2s));
    QCOMPARE(a->entry.key, std::string("a"));
    QCOMPARE(bench.keys(4, at(2s)), std::string("bcbc")); // it has not answered yet
    Balancer::judge(*a, Outcome::Answered, at(2s));
    QCOMPARE(bench.keys(3, at(2s)), std::string("abc"));
}

void BalancerTest::ejectionsGrowUpToAMinute()
{
    Bench bench;
    const auto a = bench.pick(at(0s));
    Instant now = at(0s);
    for (const Duration wanted : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
        Balancer::judge(*a, Outcome::Refused, now);
        QCOMPARE((a->ejectedUntil - now).count(), wanted.count());
        Balancer::judge(*a, Outcome::Refused, now); // was under way: counts once
        QCOMPARE((a->ejectedUntil - now).count(), wanted.count());
        now = a->ejectedUntil;
    }
}

/// Two containers of one network stopped here: 14 s later the servers elsewhere had not to wait
/// 16 s more.
void BalancerTest::withoutAWayTheServerIsNotTheOneToBlame()
{
    Bench bench;
    const auto a = bench.pick(at(0s));
    for (Instant now = at(0s); now < at(14s); now = a->ejectedUntil) {
        Balancer::judge(*a, Outcome::NoWay, now);
        QCOMPARE((a->ejectedUntil - now).count(), Duration(1s).count());
        QCOMPARE(bench.keys(2, now), std::string("bc"));
    }
    QCOMPARE(bench.keys(3, a->ejectedUntil), std::string("abc")); // no trial: nothing is held
    // It shortens nothing that the server has earned, and adds nothing to it.
    for (const Duration wanted : {1s, 2s, 4s}) {
        const Instant now = a->ejectedUntil;
        Balancer::judge(*a, Outcome::Unaccepted, now);
        Balancer::judge(*a, Outcome::NoWay, now);
        QCOMPARE((a->ejectedUntil - now).count(), wanted.count());
    }
}

void BalancerTest::whenAllAreEjectedTheyAreAskedAllTheSame()
{
    Bench bench({"c"});
    for (int i = 0; i < 2; ++i) {
        Balancer::judge(*bench.pick(at(0s)), Outcome::Refused, at(0s));
    }
    QCOMPARE(bench.keys(1, at(0s)), std::string("a"));
}

void BalancerTest::aDrainingServerIsTheLastToBeAsked()
{
    Bench some({"a"});
    QCOMPARE(some.keys(4, at(0s)), std::string("bcbc"));
    Bench all({"a", "b", "c"});
    QCOMPARE(all.keys(3, at(0s)), std::string("abc"));
}

void BalancerTest::theSecondAttemptGoesElsewhere()
{
    Bench bench({"b", "c"});
    const auto a = bench.pick(at(0s));
    QCOMPARE(a->entry.key, std::string("a"));
    QVERIFY(bench.pick(at(0s), a.get()) != a); // even a draining one before the same again
}

void BalancerTest::healthSurvivesANewRouting()
{
    Bench bench;
    Balancer::judge(*bench.pick(at(0s)), Outcome::Refused, at(0s));
    Routing routing;
    routing.routes = {{"", "web.example", "/", "web"}};
    const net::Endpoint elsewhere{*net::Address::parse("192.0.2.9"), 80};
    routing.upstreams = {{"web", {{"a", {}, false}, {"b", elsewhere, false}}, ""}};
    bench.balancer.configure(std::make_shared<const Routing>(routing));
    QCOMPARE(bench.keys(2, at(0s)), std::string("bb"));
    QCOMPARE(bench.balancer.servers().size(), std::size_t{2});
}

void BalancerTest::withoutServersTheAnswerSaysSo()
{
    Balancer balancer;
    Routing routing;
    routing.routes = {{"", "", "/", "web"}};
    routing.upstreams = {{"web", {}, "no task of service web runs"}};
    balancer.configure(std::make_shared<const Routing>(routing));
    const Asked asked("web.example", "/");
    const auto picked = balancer.pick("", asked.head, nullptr, at(0s));
    QCOMPARE(std::get<http::Refusal>(picked).status, std::uint16_t{503});
}

TEST_CLASS(BalancerTest)

} // namespace bafar::test

#include "balancer_test.moc"
