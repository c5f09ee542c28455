// Which servers a spec and a Swarm amount to, and what is said when there is none.
// It is larger than the budget because the machine's tests need the same Swarm.
#include "agents/load_balancer/discover.h"

#include <QTest>
#include <algorithm>

#include "agents/load_balancer/machine.h"
#include "core/base/check.h"
#include "core/schema/cluster.h"
#include "core/schema/floating_ip.h"
#include "core/schema/spec_sections.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

namespace lb = load_balancer;
namespace services = schema::services;
using namespace std::chrono_literals;

static_assert(ConceptMachine<lb::Machine>);

constexpr std::string_view Cluster = "cluster:\n"
                                     "  name: lab\n"
                                     "  nodes:\n"
                                     "    - {id: n1, address: 192.0.2.11}\n"
                                     "    - {id: n2, address: 192.0.2.12}\n"
                                     "floating_ip:\n"
                                     "  routers:\n"
                                     "    - {id: web, virtual_router: 51, interface: eth0, "
                                     "addresses: [192.0.2.100/24], members: [{node: n1}]}\n";

schema::Spec specOf(const std::string& section)
{
    schema::SpecReading reading =
        schema::SpecReading::read(std::string(Cluster) + section, schema::specSections(), {});
    CHECK(reading.problems.empty());
    return reading.spec;
}

services::Task task(std::string name, std::string node, std::uint16_t published)
{
    services::Task task;
    task.id = name;
    task.name = std::move(name);
    task.service = "web";
    task.node = std::move(node);
    task.state = "running";
    task.desired = "running";
    task.ports = {{"tcp", 8080, published, "host"}};
    return task;
}

services::Attachment inSite(std::string address)
{
    return {"yp0zy16c8glh7tvaaz4ecjq88", "site", std::move(address), true};
}

/// A manager that sees a labelled service with two tasks.
services::Status swarm()
{
    services::Status status;
    status.state = schema::State::Ok;
    status.engine.reachable = true;
    status.swarm.role = services::Role::Manager;
    services::Service web;
    web.id = web.name = "web";
    web.labels = {
        {"bafar.http.host", "Web.Example"}, {"bafar.http.path", "/"}, {"bafar.http.port", "8080"}};
    status.services = {web};
    status.tasks = {task("t1", "n1", 32768), task("t2", "n2", 32769)};
    return status;
}

QString textOf(const lb::Routing& routing)
{
    QStringList lines;
    for (const lb::RouteEntry& route : routing.routes) {
        lines += QString::fromStdString(route.host + route.path + " -> " + route.upstream);
    }
    for (const lb::UpstreamEntry& upstream : routing.upstreams) {
        QString line = QString::fromStdString(upstream.id + ":");
        for (const lb::ServerEntry& server : upstream.servers) {
            line +=
                QString::fromStdString(" " + server.at.toString() +
                                       (server.network.empty() ? "" : " in " + server.networkName) +
                                       (server.draining ? " draining" : ""));
        }
        lines +=
            line + QString::fromStdString(upstream.why.empty() ? "" : " (" + upstream.why + ")");
    }
    return lines.join(QLatin1Char('\n'));
}

const QString Found = QStringLiteral("web.example/ -> service:web\n"
                                     "service:web: 192.0.2.11:32768 192.0.2.12:32769");

} // namespace

class DiscoverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serversOfAService_data();
    void serversOfAService();
    void aNamedServiceNeedsNoLabels();
    void withoutAManagersWordWhatWasKnownStays();
    void theFreshestManagersWordCounts();
    void onlyTheHolderOfTheAddressOwnsTheListener();
    void aPlanIsMadeOnlyWhenItIsAnother();
    void aTaskThatIsToldToStopDrainsAtOnce();
    void aTaskThatStopsOnAnotherNodeDrains();
    void wayAndProblemOfEachServerAreTold();
    void aListenersRoadsHaveTheirRates();
    void eachListenerHasItsOwnRate();
    void roadsAreAsBadAsTheirErrors_data();
    void roadsAreAsBadAsTheirErrors();
    void roadsOfSilentLoopsAreNotKnown();
    void aServerThatIsLeftOutSaysSinceWhen();
    void anOlderAgentsWordHasNoMoments();
};

/// It is larger than the budget because each row is one way to be reached, or not.
void DiscoverTest::serversOfAService_data()
{
    QTest::addColumn<services::Status>("status");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, services::Status status, const QString& text) {
        QTest::newRow(name) << std::move(status) << text;
    };
    const QString route = QStringLiteral("web.example/ -> service:web\nservice:web:");
    row("its running tasks, where their nodes publish them", swarm(), Found);
    auto status = swarm();
    status.tasks[0].desired = "shutdown";
    row("a task that Swarm wants gone drains", status,
        route + QStringLiteral(" 192.0.2.11:32768 draining 192.0.2.12:32769"));
    status = swarm();
    status.tasks[0].state = "starting";
    row("a task that is not healthy yet is none", status,
        route + QStringLiteral(" 192.0.2.12:32769"));
    status = swarm();
    status.tasks[0].node = "elsewhere";
    row("a task on a node that is not ours is not reached", status,
        route + QStringLiteral(" 192.0.2.12:32769"));
    status = swarm();
    status.tasks[0].ports.clear();
    status.tasks[0].networks = {inSite("10.0.1.3")};
    row("a task without a host port is reached in its overlay, beside others", status,
        route + QStringLiteral(" 10.0.1.3:8080 in site 192.0.2.12:32769"));
    status = swarm();
    status.tasks[0].networks = {inSite("10.0.1.3")};
    row("a host port goes before an overlay", status,
        route + QStringLiteral(" 192.0.2.11:32768 192.0.2.12:32769"));
    status = swarm();
    status.tasks[0].node = "elsewhere";
    status.tasks[0].networks = {inSite("10.0.1.3")};
    row("an overlay reaches a node that is not ours", status,
        route + QStringLiteral(" 10.0.1.3:8080 in site 192.0.2.12:32769"));
    status = swarm();
    status.tasks[0].ports.clear();
    status.tasks[0].networks = {inSite("nonsense"), inSite("10.0.1.3")};
    row("an address that is none is passed over", status,
        route + QStringLiteral(" 10.0.1.3:8080 in site 192.0.2.12:32769"));
    status = swarm();
    status.tasks.clear();
    row("no task", status, route + QStringLiteral(" (no task of service web runs)"));
    status = swarm();
    for (services::Task& one : status.tasks) {
        one.ports.clear();
    }
    row("no port and no overlay", status,
        route + QStringLiteral(" (no task of service web is reached: it does not publish port 8080 "
                               "in host mode, and it is in no overlay network: add --publish "
                               "mode=host,target=8080, or a network, to the service)"));
    status = swarm();
    for (services::Task& one : status.tasks) {
        one.node = "elsewhere";
    }
    row("no node of ours and no overlay", status,
        route + QStringLiteral(" (no task of service web is reached: its node elsewhere is not in "
                               "cluster.nodes, and it is in no overlay network: add the node, or a "
                               "network)"));
    status = swarm();
    status.services[0].labels["bafar.http.port"] = "http";
    row("no port that is one", status,
        route + QStringLiteral(" (service web has no valid label bafar.http.port; add it: the port "
                               "its tasks listen on inside their containers)"));
    status = swarm();
    status.services[0].labels.erase("bafar.http.host");
    row("no label, no route", status, QString());
}

void DiscoverTest::serversOfAService()
{
    QFETCH(const services::Status, status);
    QFETCH(const QString, text);
    QCOMPARE(textOf(lb::makeRouting(specOf(""), status, {})), text);
}

void DiscoverTest::aNamedServiceNeedsNoLabels()
{
    auto status = swarm();
    status.services[0].labels.clear();
    const schema::Spec spec = specOf("load_balancer:\n"
                                     "  upstreams: [{id: site, service: web, port: 8080}]\n"
                                     "  routes: [{upstream: site}]\n");
    QCOMPARE(textOf(lb::makeRouting(spec, status, {})),
             QStringLiteral("/ -> site\nsite: 192.0.2.11:32768 192.0.2.12:32769"));
    status.services.clear();
    status.tasks.clear();
    QCOMPARE(textOf(lb::makeRouting(spec, status, {})),
             QStringLiteral("/ -> site\nsite: (there is no service web)"));
}

void DiscoverTest::withoutAManagersWordWhatWasKnownStays()
{
    const lb::Routing known = lb::makeRouting(specOf(""), swarm(), {});
    QCOMPARE(textOf(lb::makeRouting(specOf(""), std::nullopt, known)), Found);
}

void DiscoverTest::theFreshestManagersWordCounts()
{
    schema::ClusterView view;
    const auto say = [&view](const char* node, Duration age, const services::Status& status) {
        view.nodes[node].age = age;
        view.nodes[node].concepts["services"].status.text = schema::toJson(status);
    };
    QVERIFY(!lb::swarmOf(view));
    auto old = swarm();
    old.tasks.clear();
    say("n1", 5s, old);
    say("n2", 1s, swarm());
    auto worker = swarm();
    worker.swarm.role = services::Role::Worker;
    worker.tasks.clear();
    say("n3", 0s, worker);
    QCOMPARE(lb::swarmOf(view)->tasks.size(), std::size_t{2});
}

const std::string Listening = "load_balancer: {listeners: [{id: http, floating_ip: web}]}\n";

/// A view in which n1 holds, or does not hold, the address.
ViewRead viewOf(bool holds)
{
    auto view = std::make_shared<schema::ClusterView>();
    schema::floating_ip::Status status;
    status.routers.resize(1);
    status.routers[0].id = "web";
    status.routers[0].holdsAddresses = holds;
    view->nodes["n1"].concepts["floating_ip"].status.text = schema::toJson(status);
    view->nodes["n1"].concepts["services"].status.text = schema::toJson(swarm());
    return {std::move(view), false};
}

void DiscoverTest::onlyTheHolderOfTheAddressOwnsTheListener()
{
    lb::Machine machine({"lab", "n1"});
    (void)machine.configure(specOf(Listening), Instant(1s));
    (void)machine.handle(viewOf(false), Instant(1s));
    QVERIFY(machine.presence(Instant(1s)).entities.at(0).claim == schema::Claim::Observed);
    QVERIFY(machine.presence(Instant(1s)).relations.empty());
    (void)machine.handle(viewOf(true), Instant(2s));
    const schema::Presence presence = machine.presence(Instant(2s));
    QVERIFY(presence.entities.at(0).claim == schema::Claim::Own);
    QCOMPARE(presence.relations.size(), std::size_t{2});
    QCOMPARE(presence.relations[0].from, std::string("floating_ip/web"));
    QCOMPARE(presence.relations[1].to, std::string("services/web"));
    QVERIFY(machine.status(Instant(2s)).state == schema::State::Unknown); // no loop has reported
}

void DiscoverTest::aPlanIsMadeOnlyWhenItIsAnother()
{
    const auto plans = [](const lb::Machine::Effects& effects) {
        return std::count_if(effects.begin(), effects.end(), [](const auto& effect) {
            return std::holds_alternative<lb::UsePlan>(effect);
        });
    };
    lb::Machine machine({"lab", "n1"});
    QCOMPARE(plans(machine.configure(specOf(Listening), Instant(1s))), std::ptrdiff_t{1});
    QCOMPARE(plans(machine.handle(viewOf(false), Instant(1s))), std::ptrdiff_t{1});
    QCOMPARE(plans(machine.handle(viewOf(true), Instant(2s))), std::ptrdiff_t{0});
    QVERIFY(machine.handle(viewOf(true), Instant(3s)).empty());
    QCOMPARE(plans(machine.configure(specOf(""), Instant(4s))), std::ptrdiff_t{1});
    QVERIFY(machine.status(Instant(4s)).state == schema::State::NotMonitored);
}

/// The plan among effects, or null.
lb::PlanPtr planOf(const lb::Machine::Effects& effects)
{
    lb::PlanPtr plan;
    for (const auto& effect : effects) {
        if (const auto* use = std::get_if<lb::UsePlan>(&effect)) {
            plan = use->plan;
        }
    }
    return plan;
}

void DiscoverTest::aTaskThatIsToldToStopDrainsAtOnce()
{
    lb::Machine machine({"lab", "n1"});
    (void)machine.configure(specOf(Listening), Instant(1s));
    (void)machine.handle(viewOf(true), Instant(1s));
    const lb::PlanPtr plan = planOf(machine.handle(TaskStops{"t1"}, Instant(1100ms)));
    QVERIFY(plan != nullptr);
    QCOMPARE(textOf(*plan->routing),
             QStringLiteral("web.example/ -> service:web\n"
                            "service:web: 192.0.2.11:32768 draining 192.0.2.12:32769"));
    // The next view may be older than the word, and must not take it back.
    QVERIFY(planOf(machine.handle(viewOf(true), Instant(2s))) == nullptr);
    QVERIFY(planOf(machine.handle(TaskStops{"unknown"}, Instant(3s))) == nullptr);
}

void DiscoverTest::aTaskThatStopsOnAnotherNodeDrains()
{
    lb::Machine machine({"lab", "n1"});
    (void)machine.configure(specOf(Listening), Instant(1s));
    const ViewRead read = viewOf(true);
    auto view = std::make_shared<schema::ClusterView>(*read.view);
    auto other = swarm();
    other.swarm.role = services::Role::Worker;
    other.containers.resize(1);
    other.containers[0].id = "c";
    other.containers[0].task = "t2";
    other.containers[0].state = "stopping";
    view->nodes["n2"].concepts["services"].status.text = schema::toJson(other);
    const lb::PlanPtr plan = planOf(machine.handle(ViewRead{view, false}, Instant(2s)));
    QVERIFY(plan != nullptr);
    QVERIFY(!plan->routing->upstreams.at(0).servers.at(0).draining);
    QVERIFY(plan->routing->upstreams.at(0).servers.at(1).draining);
}

void DiscoverTest::wayAndProblemOfEachServerAreTold()
{
    auto status = swarm();
    status.tasks[1].ports.clear();
    status.tasks[1].networks = {inSite("10.0.1.3")};
    status.tasks.push_back(task("t3", "n2", 0));
    lb::Machine machine({"lab", "n1"});
    (void)machine.configure(specOf(Listening), Instant(1s));
    auto view = std::make_shared<schema::ClusterView>(*viewOf(true).view);
    view->nodes["n1"].concepts["services"].status.text = schema::toJson(status);
    (void)machine.handle(ViewRead{view, false}, Instant(1s));
    lb::LoopReport report;
    report.networks["yp0zy16c8glh7tvaaz4ecjq88"] = "the network is not on this node";
    const auto effects = machine.handle(lb::LoopsReported{report}, Instant(2s));
    const auto told = machine.status(Instant(2s));
    const auto& servers = told.upstreams.at(0).servers;
    QCOMPARE(servers.size(), std::size_t{3});
    const auto wayOf = [&servers](const std::string& key) {
        const auto found = std::find_if(servers.begin(), servers.end(),
                                        [&key](const auto& one) { return one.key == key; });
        return QStringLiteral("%1 (%2)")
            .arg(static_cast<int>(found->way))
            .arg(QString::fromStdString(found->problem));
    };
    using Way = schema::load_balancer::Way;
    QCOMPARE(wayOf("t1"), QStringLiteral("%1 ()").arg(static_cast<int>(Way::HostPort)));
    QVERIFY(wayOf("t2").startsWith(QStringLiteral("%1 (the network site is not entered: the "
                                                  "network is not on this node; ")
                                       .arg(static_cast<int>(Way::Overlay))));
    QVERIFY(wayOf("t3").startsWith(
        QStringLiteral("%1 (it does not publish port 8080").arg(static_cast<int>(Way::None))));
    QVERIFY(told.state == schema::State::Degraded);
    QVERIFY(std::any_of(effects.begin(), effects.end(), [](const auto& effect) {
        const auto* event = std::get_if<EmitEvent>(&effect);
        return event != nullptr && event->event.kind == "trouble_began";
    }));
}

/// What came by a listener for the service, since the beginning.
lb::ListenReport cameBy(const std::string& listener, const lb::Counts& counts)
{
    lb::ListenReport one;
    one.listen.listener = listener;
    one.listening = true;
    one.counts = counts;
    one.upstreams["service:web"] = counts;
    return one;
}

lb::Counts counted(std::uint64_t requests, std::uint64_t errors = 0)
{
    lb::Counts counts;
    counts.requests = requests;
    counts.answers[1] = requests - errors;
    counts.answers[4] = errors;
    return counts;
}

lb::ServerReport wentTo(const std::string& task, const lb::Counts& counts)
{
    return {"service:web", {task, {}, false, "", "", ""}, 0, false, "", counts};
}

/// A machine that gets the requests, before its loops have reported.
lb::Machine serving(const std::string& section)
{
    lb::Machine machine({"lab", "n1"});
    (void)machine.handle(WallClockRead{WallTime{1'800'000'000'000}}, Instant(1s));
    (void)machine.configure(specOf(section), Instant(1s));
    (void)machine.handle(viewOf(true), Instant(1s));
    return machine;
}

/// "floating_ip/web > load_balancer/http ok 40/s", line by line.
QString roadsOf(const schema::Presence& presence)
{
    QStringList roads;
    for (const schema::Relation& road : presence.relations) {
        roads += QString::fromStdString(
            road.from + " > " + road.to + " " +
            std::string(schema::StateNames[static_cast<std::size_t>(road.state)]) + " " +
            road.label);
    }
    return roads.join(QLatin1Char('\n'));
}

void DiscoverTest::aListenersRoadsHaveTheirRates()
{
    lb::Machine machine = serving(Listening);
    const auto say = [&](std::uint64_t first, std::uint64_t second, Instant now) {
        lb::LoopReport report;
        report.listens = {cameBy("http", counted(first + second))};
        report.servers = {wentTo("t1", counted(first)), wentTo("t2", counted(second))};
        report.upstreams["service:web"] = counted(first + second);
        (void)machine.handle(lb::LoopsReported{report}, now);
    };
    say(10, 10, Instant(2s));
    say(40, 20, Instant(3s));
    QCOMPARE(roadsOf(machine.presence(Instant(3s))),
             QStringLiteral("floating_ip/web > load_balancer/http ok 40/s\n"
                            "load_balancer/http > services/web ok 40/s\n"
                            "services/web > services/t1 ok 30/s\n"
                            "services/web > services/t2 ok 10/s"));
    QCOMPARE(machine.status(Instant(3s)).upstreams.at(0).servers.at(0).requestsPerSecond, 30.0);
}

void DiscoverTest::eachListenerHasItsOwnRate()
{
    lb::Machine machine = serving("load_balancer: {listeners: [{id: http, floating_ip: web}, "
                                  "{id: admin, floating_ip: web, port: 8080}]}\n");
    const auto say = [&](std::uint64_t http, std::uint64_t admin, Instant now) {
        lb::LoopReport report;
        report.listens = {cameBy("http", counted(http)), cameBy("admin", counted(admin))};
        report.listens[0].counts.requests += 5 * http; // to other services
        report.upstreams["service:web"] = counted(http + admin);
        (void)machine.handle(lb::LoopsReported{report}, now);
    };
    say(0, 0, Instant(2s));
    say(10, 3, Instant(3s));
    const schema::Presence presence = machine.presence(Instant(3s));
    QCOMPARE(roadsOf(presence), QStringLiteral("floating_ip/web > load_balancer/http ok 60/s\n"
                                               "floating_ip/web > load_balancer/admin ok 3/s\n"
                                               "load_balancer/http > services/web ok 10/s\n"
                                               "load_balancer/admin > services/web ok 3/s"));
    QCOMPARE(presence.entities.at(0).facts.at(1).value, std::string("60/s"));
    QCOMPARE(presence.entities.at(1).facts.at(1).value, std::string("3/s"));
}

void DiscoverTest::roadsAreAsBadAsTheirErrors_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("errors");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, int requests, int errors, const char* said) {
        QTest::newRow(name) << requests << errors << QString::fromLatin1(said);
    };
    row("given none, then it is ok", 40, 0, "ok 40/s");
    row("given one of two, then that is too few to say", 2, 1, "ok 2/s");
    row("given all of two, then that is too few to say", 2, 2, "ok 2/s");
    row("given less than one in a hundred, then it is ok", 500, 4, "ok 500/s");
    row("given one in a hundred, then it is degraded", 400, 4, "degraded 400/s, 1% errors");
    row("given some more, then it is degraded", 1000, 31, "degraded 1000/s, 3.1% errors");
    row("given five in a hundred, then it failed", 400, 20, "failed 400/s, 5% errors");
    row("given all of few, then it failed", 3, 3, "failed 3/s, 100% errors");
}

void DiscoverTest::roadsAreAsBadAsTheirErrors()
{
    QFETCH(const int, requests);
    QFETCH(const int, errors);
    QFETCH(const QString, said);
    lb::Machine machine = serving(Listening);
    const auto say = [&](const lb::Counts& counts, Instant now) {
        lb::LoopReport report;
        report.listens = {cameBy("http", counts)};
        report.servers = {wentTo("t1", counts)};
        (void)machine.handle(lb::LoopsReported{report}, now);
    };
    say({}, Instant(2s));
    say(counted(static_cast<std::uint64_t>(requests), static_cast<std::uint64_t>(errors)),
        Instant(3s));
    QCOMPARE(roadsOf(machine.presence(Instant(3s))),
             QStringLiteral("floating_ip/web > load_balancer/http %1\n"
                            "load_balancer/http > services/web %1\n"
                            "services/web > services/t1 %1")
                 .arg(said));
}

void DiscoverTest::roadsOfSilentLoopsAreNotKnown()
{
    lb::Machine machine = serving(Listening);
    QVERIFY(roadsOf(machine.presence(Instant(1s))).contains(QLatin1String("unknown 0/s")));
    (void)machine.handle(lb::LoopsReported{}, Instant(2s));
    QVERIFY(!roadsOf(machine.presence(Instant(2s))).contains(QLatin1String("unknown")));
    QVERIFY(roadsOf(machine.presence(Instant(6s))).contains(QLatin1String("unknown")));
}

void DiscoverTest::aServerThatIsLeftOutSaysSinceWhen()
{
    lb::Machine machine = serving(Listening);
    const auto say = [&](bool ejected, const char* failure, Instant triedAgain, Instant now) {
        lb::LoopReport report;
        report.servers = {wentTo("t1", {}), wentTo("t2", {})};
        report.servers[0].ejected = ejected;
        report.servers[0].lastFailure = failure;
        report.servers[0].triedAgain = triedAgain;
        (void)machine.handle(lb::LoopsReported{report}, now);
        return machine.status(now).upstreams.at(0).servers;
    };
    const WallTime began{1'800'000'001'000};
    QVERIFY(!say(false, "", {}, Instant(1500ms)).at(0).since); // nothing was seen to change
    auto servers = say(true, "it refused the connection", Instant(3s), Instant(2s));
    QVERIFY(servers.at(0).since == began);
    QVERIFY(servers.at(0).triedAgainAt == WallTime{1'800'000'002'000});
    QVERIFY(!servers.at(1).since && !servers.at(1).triedAgainAt);
    servers = say(false, "it refused the connection", {}, Instant(3s)); // it waits for its trial
    QVERIFY(!servers.at(0).triedAgainAt);
    servers = say(true, "it refused the connection", Instant(6s), Instant(4s));
    QVERIFY(servers.at(0).since == began);
    QVERIFY(servers.at(0).triedAgainAt == WallTime{1'800'000'005'000});
    servers = say(false, "", {}, Instant(7s));
    QVERIFY(servers.at(0).since == WallTime{1'800'000'006'000});
}

void DiscoverTest::anOlderAgentsWordHasNoMoments()
{
    using Server = schema::load_balancer::ServerStatus;
    const auto word = schema::fromJson<Server>(R"({"key": "web.1", "ejected": true})");
    QVERIFY(word && word->ejected);
    QVERIFY(!word->since && !word->triedAgainAt);
    QVERIFY(schema::toJson(*word).find("since") == std::string::npos);
}

TEST_CLASS(DiscoverTest)

} // namespace bafar::test

#include "discover_test.moc"
