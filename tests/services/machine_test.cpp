// What the machine asks, and what it makes of the answers.
// It is larger than the budget because the table of troubles is.
#include "agents/services/machine.h"

#include <QObject>
#include <QTest>

#include "tests/services/script.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using services::Answer;
using services::EventHeard;

namespace {

std::string stateOf(const services::Machine::Status& status)
{
    std::string text(schema::StateNames[static_cast<std::size_t>(status.state)]);
    for (const std::string& reason : status.reasons) {
        text += ": " + reason;
    }
    return text;
}

std::string eventLine(const char* type, const char* action, const char* id, int n)
{
    return std::string(R"({"Type":")") + type + R"(","Action":")" + action +
           R"(","Actor":{"ID":")" + id + R"("},"timeNano":)" +
           std::to_string(1'795'887'600'000'000'000 + n) + "}";
}

/// The keys that were asked since the mark, joined.
QString askedSince(const Engine& engine, std::size_t mark)
{
    QStringList keys;
    for (std::size_t i = mark; i < engine.asked.size(); ++i) {
        keys << QString::fromStdString(Engine::keyOf(engine.asked[i]));
    }
    return keys.join(QLatin1Char(' '));
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

} // namespace

class MachineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isQuietWithoutASection();
    void seesAHealthySwarm();
    void asksWhatMayHaveChanged();
    void looksAtOnceAfterAnEvent();
    void judgesTrouble_data();
    void judgesTrouble();
    void oneLostLookIsNoFlap();
    void aSilentDriverIsNoticed();
    void aManagerWithoutQuorumKnowsNothing();
    void aFollowerOnlyObserves();
    void aWorkerTellsItsOwnTasks();
    void tellsAScaleBehindBafar();
    void tellsFailuresOnceAndTheCrashLoop();
    void failuresBeforeTheStartAreNotTold();
    void aRemovedServiceIsForgotten_data();
    void aRemovedServiceIsForgotten();
    void anUpdateIsInTransition();
    void aDeadNodeAndADrainedOne();
    void stoppingContainersAreSeenAtOnce();
    void aStoppedEngineIsFailedAndComesBack();
    void anotherSocketForgetsAll();
    void publishesFigures();
};

void MachineTest::isQuietWithoutASection()
{
    Stage stage(Engine::captured("healthy"), "");
    stage.pass(1h);
    QVERIFY(stage.engine.asked.empty());
    QVERIFY(!stage.machine.deadline());
    QCOMPARE(stateOf(stage.status()), std::string("not_monitored: not in the cluster spec"));
    QVERIFY(stage.machine.presence(stage.now).entities.empty());
    QVERIFY(!stage.measures);
    QCOMPARE(stage.told, std::string());
}

void MachineTest::seesAHealthySwarm()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1s);
    const auto status = stage.status();
    QCOMPARE(stateOf(status), std::string("ok"));
    QCOMPARE(status.engine.api, std::string("1.41"));
    QVERIFY(status.swarm.leader && status.swarm.quorum);
    QCOMPARE(status.swarm.managersReachable, 3U);
    QCOMPARE(status.nodes.size(), std::size_t{3});
    QCOMPARE(status.nodes[1].node, std::string("n2"));
    QCOMPARE(status.tasks.size(), std::size_t{3});
    QCOMPARE(stage.entity("services/web"), std::string("ok own"));
    QCOMPARE(stage.facts("services/web").substr(0, 60),
             std::string("replicas=3/3; image=192.0.2.1:5000/bafar-web:1; update=completed")
                 .substr(0, 60));
    QCOMPARE(stage.entity("services/web.2"), std::string("ok own"));
    QCOMPARE(stage.entity("services/web.1"), std::string("ok observed"));
    QCOMPARE(stage.facts("node/n1"),
             std::string("docker=20.10.24+dfsg1; swarm=leader; containers=1"));
    int runsOn = 0;
    for (const schema::Relation& relation : stage.machine.presence(stage.now).relations) {
        runsOn += relation.kind == schema::RelationKind::RunsOn ? 1 : 0;
    }
    QCOMPARE(runsOn, 3);
    QCOMPARE(stage.told, std::string());
    const int told = stage.statuses;
    stage.pass(4s);
    QVERIFY2(stage.statuses <= told + 1,
             "a Swarm in which nothing happens is not told every second");
}

void MachineTest::asksWhatMayHaveChanged()
{
    Stage stage(Engine::captured("healthy"));
    QVERIFY2(askedSince(stage.engine, 0)
                 .startsWith(QStringLiteral(
                     "/version /info /containers/json /services /nodes /tasks live")),
             qPrintable(askedSince(stage.engine, 0)));
    stage.pass(900ms); // the history of a service seen for the first time, and figures
    const std::size_t mark = stage.engine.asked.size();
    stage.pass(1s);
    const QString asked = askedSince(stage.engine, mark);
    QVERIFY2(asked.startsWith(QStringLiteral("/_ping /tasks live")), qPrintable(asked));
    QVERIFY2(!asked.contains(QStringLiteral("/services")) &&
                 !asked.contains(QStringLiteral("/info")),
             qPrintable(asked));
    stage.give(services::EventsEnded{{Code::Unavailable, "closed"}});
    const std::size_t blind = stage.engine.asked.size();
    stage.pass(1s);
    QVERIFY2(askedSince(stage.engine, blind)
                 .startsWith(QStringLiteral("/_ping /services /nodes /tasks")),
             qPrintable(askedSince(stage.engine, blind)));
}

void MachineTest::looksAtOnceAfterAnEvent()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1300ms); // between two whole seconds
    const std::size_t mark = stage.engine.asked.size();
    stage.give(EventHeard{eventLine("service", "update", "x", 1)});
    stage.give(EventHeard{eventLine("service", "update", "x", 2)});
    stage.give(EventHeard{"not JSON"});
    stage.pass(1ms);
    QCOMPARE(askedSince(stage.engine, mark), QStringLiteral("/_ping /services /tasks live"));
    const std::size_t again = stage.engine.asked.size();
    stage.give(EventHeard{eventLine("service", "update", "x", 2)}); // told again by a new stream
    stage.pass(1ms);
    QCOMPARE(askedSince(stage.engine, again), QString());
}

void MachineTest::judgesTrouble_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("then");
    const auto fails = [](const char* name, const char* key, Code code, const char* text,
                          const char* then) {
        QTest::newRow(name) << QString::fromLatin1(key) << static_cast<int>(code)
                            << QByteArray(text) << QString::fromUtf8(then);
    };
    const auto answers = [](const char* name, const char* key, int status, const QByteArray& body,
                            const char* then) {
        QTest::newRow(name) << QString::fromLatin1(key) << 1000 + status << body
                            << QString::fromUtf8(then);
    };
    fails("given no socket, then it is not monitored", "/version", Code::NotFound, "x",
          "not_monitored: there is no Docker at /run/docker.sock: install or start it, or set "
          "services.socket");
    fails("given a socket of others, then it is not monitored and says what to do", "/version",
          Code::Denied, "x",
          "not_monitored: Docker's socket /run/docker.sock: permission denied; put the agent's "
          "user into "
          "the group docker and restart it");
    fails("given a refused connection, then failed at once", "/version", Code::Unavailable,
          "/run/docker.sock: connection refused",
          "failed: Docker: /run/docker.sock: connection refused");
    fails("given two looks without an answer, then failed", "/version", Code::Timeout, "x",
          "failed: Docker does not answer within 800 ms: it hangs, or this host is overloaded");
    fails("given no HTTP, then failed", "/version", Code::InvalidInput, "no HTTP",
          "failed: Docker: no HTTP");
    answers("given an old engine, then failed and what is needed", "/version", 200,
            R"({"Version":"1.13","ApiVersion":"1.26"})",
            "failed: Docker: Docker 1.13 speaks API version 1.26, at least 1.30 is needed: update "
            "Docker");
    answers("given an error of the server, then failed with its sentence", "/info", 500,
            R"({"message":"disk full"})", "failed: Docker: Docker answers 500: disk full");
    answers("given a lie, then failed with its place", "/info", 200, R"({"NCPU":"two"})",
            "failed: Docker: Docker's answer about itself: NCPU: ");
    answers("given an endless list, then failed and why", "/containers/json", 200,
            "[" + QByteArray("0,").repeated(8'500'000) + "0]",
            "failed: Docker: Docker's answer about its containers: JSON of 17000003 bytes");
}

void MachineTest::judgesTrouble()
{
    QFETCH(QString, key);
    QFETCH(int, code);
    QFETCH(QByteArray, answer);
    QFETCH(QString, then);
    Engine engine = Engine::captured("healthy");
    if (code >= 1000) {
        engine.set(key.toStdString(), answer.toStdString(),
                   static_cast<std::uint16_t>(code - 1000));
    } else {
        engine.fail(key.toStdString(), static_cast<Code>(code), answer.toStdString());
    }
    Stage stage(engine);
    stage.pass(2s);
    const QString got = QString::fromStdString(stateOf(stage.status()));
    QVERIFY2(got.startsWith(then), qPrintable(got));
    QVERIFY(!stage.status().engine.reachable);
    QCOMPARE(stage.measured("bafar_docker_up"), 0.0);
    QVERIFY(stage.machine.deadline().has_value()); // it goes on looking
}

void MachineTest::oneLostLookIsNoFlap()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    stage.engine.fail("/_ping", Code::Timeout, "late");
    stage.pass(1s);
    QCOMPARE(stateOf(stage.status()), std::string("ok"));
    stage.engine.set("/_ping", "OK");
    stage.pass(1s);
    stage.engine.fail("/_ping", Code::Timeout, "late");
    stage.pass(1s);
    QCOMPARE(stateOf(stage.status()), std::string("ok"));
    stage.pass(1s);
    QVERIFY(stage.status().state == schema::State::Failed);
    QVERIFY2(stage.told.find("critical docker_lost node/n1") != std::string::npos,
             stage.told.c_str());
}

void MachineTest::aSilentDriverIsNoticed()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    stage.engine.silent = {"/_ping", "/version"};
    stage.pass(3s);
    QVERIFY(stage.status().state == schema::State::Failed);
    stage.engine.silent.clear();
    stage.pass(2s);
    QCOMPARE(stateOf(stage.status()), std::string("ok"));
}

void MachineTest::aManagerWithoutQuorumKnowsNothing()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    for (const char* key : {"/services", "/nodes", "/tasks live", "/tasks ended"}) {
        stage.engine.set(key, R"({"message":"rpc error: The swarm does not have a leader."})", 503);
    }
    stage.pass(2s);
    const auto status = stage.status();
    QVERIFY(status.engine.reachable);
    QVERIFY(!status.swarm.quorum && !status.swarm.leader);
    QCOMPARE(stateOf(status),
             std::string("failed: the Swarm cannot be read: Docker answers 503: rpc error: "
                         "The swarm does not have a leader."));
    QVERIFY2(stage.entity("services/web").starts_with("unknown observed: the Swarm cannot be read"),
             stage.entity("services/web").c_str());
    QVERIFY2(stage.told.find("critical swarm_quorum_lost node/n1") != std::string::npos,
             stage.told.c_str());
    QVERIFY(std::isnan(stage.measured(R"(swarm_manager_nodes{state="ready"})")));
    QCOMPARE(stage.entity("services/web.2"), std::string("ok own")); // its own engine runs it
    QVERIFY(stage.entity("services/web.1").starts_with("unknown observed"));
    // Hung managers are told apart from a hung engine, and need two looks, too.
    Stage hung(Engine::captured("healthy"));
    hung.pass(1500ms);
    hung.engine.fail("/tasks live", Code::Timeout, "late");
    hung.pass(1s);
    QCOMPARE(stateOf(hung.status()), std::string("ok"));
    hung.pass(1s);
    QCOMPARE(stateOf(hung.status()),
             std::string("failed: the Swarm's managers do not answer: too few of "
                         "them may be reachable"));
}

void MachineTest::aFollowerOnlyObserves()
{
    Engine engine = Engine::captured("healthy");
    engine.set("/info", replaced(servicesFixture("healthy/info.json"),
                                 R"("NodeID":"p9nq6gllyd1bav02jtcud9qnm","NodeAddr")",
                                 R"("NodeID":"nnsltz3jrd9wq9naoi7pf08pg","NodeAddr")"));
    engine.set("/containers/json", "[]");
    Stage stage(engine, "services: {}", "n2");
    stage.pass(1500ms);
    QVERIFY(stage.status().swarm.quorum && !stage.status().swarm.leader);
    QCOMPARE(stage.entity("services/web"), std::string("ok observed"));
    QCOMPARE(stage.entity("services/web.2"), std::string("ok observed"));
    stage.engine.set("/services", replaced(servicesFixture("healthy/services.json"),
                                           R"("Replicas":3)", R"("Replicas":5)"));
    stage.pass(6s);
    QCOMPARE(stage.told, std::string()); // the leader tells
    // The leader dies and this one leads: what happened meanwhile is told from where it stood.
    stage.engine.set(
        "/nodes", replaced(replaced(servicesFixture("healthy/nodes.json"), R"("Leader":true,)", ""),
                           R"("Reachability":"reachable","Addr":"192.0.2.12)",
                           R"("Leader":true,"Reachability":"reachable","Addr":"192.0.2.12)"));
    stage.pass(6s);
    QCOMPARE(stage.told,
             std::string("notice swarm_leader_changed node/n2: n2 leads the Swarm, before n1\n"));
    QCOMPARE(stage.entity("services/web").substr(0, 12), std::string("degraded own"));
}

void MachineTest::aWorkerTellsItsOwnTasks()
{
    Engine engine = Engine::captured("healthy");
    engine.set("/info",
               R"({"Swarm":{"NodeID":"abc","LocalNodeState":"active","ControlAvailable":false}})");
    engine.set("/containers/json",
               replaced(servicesFixture("healthy/containers_all.json"), "/web.2.", "/web.abc."));
    Stage stage(engine, "services: {}", "n1");
    stage.pass(1500ms);
    QCOMPARE(stateOf(stage.status()), std::string("ok"));
    QCOMPARE(stage.entity("services/web.n1"), std::string("ok own")); // of a global service
    QCOMPARE(stage.entity("services/web"), std::string("-"));
    QCOMPARE(stage.facts("node/n1"),
             std::string("docker=20.10.24+dfsg1; swarm=worker; containers=1"));
    for (const services::Request& request : stage.engine.asked) {
        QVERIFY(Engine::keyOf(request) != "/tasks live");
    }
    stage.engine.fail("/_ping", Code::Unavailable, "refused");
    stage.pass(1s);
    QVERIFY2(stage.entity("services/web.n1").starts_with("unknown own: "),
             stage.entity("services/web.n1").c_str());
}

void MachineTest::tellsAScaleBehindBafar()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    stage.engine.set("/services", replaced(servicesFixture("healthy/services.json"),
                                           R"("Replicas":3)", R"("Replicas":4)"));
    stage.give(EventHeard{eventLine("service", "update", "x", 1)});
    stage.pass(200ms);
    QCOMPARE(stage.told,
             std::string("notice scaled services/web: web shall run 4 tasks, before 3; changed "
                         "behind Bafar\nwarning service_short services/web: web is short: 3 of 4 "
                         "tasks run\n"));
    QCOMPARE(stage.entity("services/web"), std::string("degraded own: 3 of 4 tasks run"));
    QCOMPARE(stage.measured(R"(bafar_swarm_service_replicas_desired{service="web"})"), 4.0);
    QCOMPARE(stage.measured(R"(bafar_swarm_service_replicas_running{service="web"})"), 3.0);
    stage.told.clear();
    stage.engine.set("/services", servicesFixture("healthy/services.json"));
    stage.pass(6s);
    QVERIFY2(stage.told.find("info service_complete services/web") != std::string::npos,
             stage.told.c_str());
}

void MachineTest::tellsFailuresOnceAndTheCrashLoop()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    const auto failed = [](const char* id) {
        return std::string(R"({"ID":")") + id +
               R"(","CreatedAt":"2026-11-28T17:41:00Z","ServiceID":"ox1rhxmpj9anv8t4tuui6rer4",)"
               R"("Slot":2,"NodeID":"p9nq6gllyd1bav02jtcud9qnm","DesiredState":"shutdown",)"
               R"("Status":{"Timestamp":)"
               R"("2026-11-28T17:40:01.6Z","State":"failed","Err":"task: non-zero exit",)"
               R"("ContainerStatus":{"ContainerID":"c","ExitCode":137}}})";
    };
    // Swarm has replaced a task: its id is another one, and the history says how the old one ended.
    const std::string tasks = servicesFixture("healthy/tasks.json");
    stage.engine.set("/tasks live", replaced(tasks, "lzaobnnfywd9k8cykb31qx35v", "new1"));
    stage.engine.set("/tasks ended", "[" + failed("f1") + "]");
    stage.pass(1200ms);
    QCOMPARE(stage.told,
             std::string("warning task_failed services/web: web.2 on n1 failed: exit code 137\n"));
    QCOMPARE(stage.measured(R"(bafar_swarm_task_failures_total{service="web"})"), 1.0);
    stage.told.clear();
    stage.engine.set("/tasks live", replaced(tasks, "lzaobnnfywd9k8cykb31qx35v", "new2"));
    stage.engine.set("/tasks ended",
                     "[" + failed("f1") + "," + failed("f2") + "," + failed("f3") + "]");
    stage.pass(1200ms);
    QVERIFY2(stage.told.find(
                 "critical crash_looped services/web: web crashes again and again: 3 tasks failed "
                 "in 10 minutes; web.2 on n1: exit code 137") != std::string::npos,
             stage.told.c_str());
    QVERIFY2(
        stage.entity("services/web").starts_with("degraded own: its tasks fail again and again"),
        stage.entity("services/web").c_str());
    stage.pass(11min);
    QCOMPARE(stage.entity("services/web"), std::string("ok own"));
    QCOMPARE(stage.measured(R"(bafar_swarm_task_failures_total{service="web"})"), 3.0);
}

void MachineTest::failuresBeforeTheStartAreNotTold()
{
    Engine engine = Engine::captured("crash_rolled_back");
    engine.set("/tasks ended", servicesFixture("crash_rolled_back/tasks.json"));
    Stage late(engine, "services: {}", "n1", {1'795'887'900'000});
    late.pass(1500ms);
    QCOMPARE(late.told, std::string());
    QCOMPARE(late.status().services.front().recentFailures, 2U);
    QVERIFY(late.facts("services/web").find("; failures=2 in the last 10 minutes") !=
            std::string::npos);
    QCOMPARE(late.status().services.front().lastFailure, std::string("web.1 on n2: exit code 1"));
    QCOMPARE(late.measured(R"(bafar_swarm_task_failures_total{service="web"})"), 0.0);
    Stage later(engine, "services: {}", "n1", {1'795'889'900'000});
    later.pass(1500ms);
    QCOMPARE(later.status().services.front().recentFailures, 0U);
}

void MachineTest::aRemovedServiceIsForgotten_data()
{
    QTest::addColumn<bool>("told");
    QTest::newRow("given its event, then its history is not asked for") << true;
    QTest::newRow("given that its tasks end before it is known to be removed") << false;
}

void MachineTest::aRemovedServiceIsForgotten()
{
    QFETCH(const bool, told);
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    stage.engine.set("/services", "[]");
    stage.engine.set("/tasks live", "[]");
    stage.engine.set("/tasks ended", R"({"message":"service ox1rhxmpj9anv8t4tuui6rer4 not found"})",
                     404);
    if (told) {
        stage.give(EventHeard{eventLine("service", "remove", "ox1rhxmpj9anv8t4tuui6rer4", 1)});
    }
    stage.pass(2s);
    QCOMPARE(stateOf(stage.status()), std::string("ok"));
    QVERIFY(stage.status().swarm.leader);
    QCOMPARE(stage.entity("services/web"), std::string("-"));
    // Without the event the tasks are missed first.
    QVERIFY2(stage.told.ends_with(
                 "warning service_removed services/web: web was removed from the Swarm\n"),
             stage.told.c_str());
    QVERIFY2(stage.told.find("swarm_quorum_lost") == std::string::npos, stage.told.c_str());
    const std::size_t mark = stage.engine.asked.size();
    stage.pass(6s);
    QVERIFY2(!askedSince(stage.engine, mark).contains(QStringLiteral("ended")),
             qPrintable(askedSince(stage.engine, mark)));
}

void MachineTest::anUpdateIsInTransition()
{
    Stage stage(Engine::captured("updating_start_first"));
    stage.pass(1500ms);
    QVERIFY2(stage.entity("services/web")
                 .starts_with("transition own: updating: 1 of 3 tasks run the wanted"),
             stage.entity("services/web").c_str());
    QVERIFY2(stage.facts("services/web").find("; update=in progress") != std::string::npos,
             stage.facts("services/web").c_str());
    QCOMPARE(stage.entity("services/web.2"), std::string("transition observed: starting"));
}

void MachineTest::aDeadNodeAndADrainedOne()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    stage.engine.set("/nodes", servicesFixture("n3_dead/nodes.json"));
    stage.engine.set("/tasks live", servicesFixture("n3_dead/tasks.json"));
    stage.give(EventHeard{eventLine("node", "update", "x", 1)});
    stage.pass(1s);
    QVERIFY2(stage.told.find("critical swarm_node_lost node/n3: the Swarm says that n3 is down") !=
                 std::string::npos,
             stage.told.c_str());
    QCOMPARE(stage.status().swarm.managersReachable, 2U);
    QCOMPARE(stage.status().services.front().running,
             3U); // Swarm moved its task; the old word on it does not count
    QCOMPARE(stage.measured(R"(swarm_manager_nodes{state="down"})"), 1.0);
    stage.told.clear();
    stage.engine.set("/nodes", servicesFixture("n2_drained/nodes.json"));
    stage.give(EventHeard{eventLine("node", "update", "x", 2)});
    stage.pass(1s);
    QVERIFY2(stage.told.find("notice swarm_node_drained node/n2: n2 is drained") !=
                 std::string::npos,
             stage.told.c_str());
    QVERIFY2(stage.told.find("info swarm_node_ready node/n3") != std::string::npos,
             stage.told.c_str());
}

void MachineTest::stoppingContainersAreSeenAtOnce()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    const std::string id = stage.status().containers.front().id;
    const int told = stage.statuses;
    stage.give(EventHeard{eventLine("container", "kill", id.c_str(), 1)});
    QCOMPARE(stage.status().containers.front().state, std::string("stopping"));
    QCOMPARE(stage.statuses, told + 1);
    stage.pass(1s); // Docker's list still says that it runs: it does, until it has ended
    QCOMPARE(stage.status().containers.front().state, std::string("stopping"));
    stage.give(EventHeard{eventLine("container", "die", id.c_str(), 2)});
    stage.engine.set("/containers/json", "[]");
    stage.pass(1s);
    QVERIFY(stage.status().containers.empty());
}

void MachineTest::aStoppedEngineIsFailedAndComesBack()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    stage.engine.fail("/_ping", Code::NotFound, "gone");
    stage.engine.fail("/version", Code::NotFound, "gone");
    stage.pass(1s);
    QVERIFY2(stateOf(stage.status()).starts_with("failed: there is no Docker at"),
             stateOf(stage.status()).c_str());
    QVERIFY(stage.entity("services/web").starts_with("unknown observed"));
    QVERIFY(stage.entity("services/web.2").starts_with("unknown own"));
    stage.engine.set("/_ping", "OK");
    stage.engine.set("/version",
                     replaced(servicesFixture("healthy/version.json"), "20.10.24", "20.10.25"));
    stage.pass(2s);
    QCOMPARE(stateOf(stage.status()), std::string("ok"));
    QVERIFY(stage.status().engine.version.starts_with("20.10.25")); // asked again
    QCOMPARE(stage.told,
             std::string("critical docker_lost node/n1: Docker on n1: there is no Docker at "
                         "/run/docker.sock: install or start it, or set services.socket\n"
                         "info docker_back node/n1: Docker on n1 answers again\n"));
}

void MachineTest::anotherSocketForgetsAll()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    stage.engine.fail("/version", Code::NotFound, "x");
    (void)stage.machine.configure(servicesSpec("services: {socket: /run/other.sock}"), stage.now);
    QVERIFY(stage.status().services.empty());
    QVERIFY(stage.status().containers.empty());
    (void)stage.machine.configure(servicesSpec(""), stage.now);
    QVERIFY(!stage.machine.deadline());
    QVERIFY(stage.machine.presence(stage.now).entities.empty());
}

void MachineTest::publishesFigures()
{
    Engine engine = Engine::captured("healthy");
    const std::string id = "6728f5240d5615a4812bb7a3a2c3075b1b46a3c508d6a31815806191f58c4425";
    engine.set("/containers/" + id + "/json", servicesFixture("healthy/inspect_1.json"));
    engine.set("/containers/" + id + "/stats", servicesFixture("healthy/stats_1.json"));
    Stage stage(engine);
    stage.pass(2s);
    const std::string labels =
        R"({container_label_com_docker_swarm_service_name="web",id="/docker/)" + id +
        R"(",image="192.0.2.1:5000/bafar-web:1@sha256:)"
        R"(ecc04003781068cbeb859d22ed2a11432cbbad821e1aec86ff72ff7e60e6aaf3",)"
        R"(name="web.2.lzaobnnfywd9k8cykb31qx35v"})";
    QVERIFY(stage.measured("container_cpu_usage_seconds_total" + labels) > 0);
    QVERIFY(stage.measured("container_memory_working_set_bytes" + labels) > 0);
    QCOMPARE(stage.measured("container_spec_memory_limit_bytes" + labels), 33554432.0);
    QCOMPARE(stage.measured("container_health_state" + labels), 1.0);
    QVERIFY(std::isnan(stage.measured("container_spec_cpu_quota" + labels))); // it has none
    QCOMPARE(stage.measured("swarm_manager_leader"), 1.0);
    QCOMPARE(stage.measured("swarm_node_manager"), 1.0);
    QCOMPARE(stage.measured(R"(engine_daemon_container_states_containers{state="running"})"), 1.0);
    QCOMPARE(stage.measured(R"(swarm_manager_tasks_total{state="running"})"), 3.0);
    QCOMPARE(stage.status().containers.front().memoryLimitBytes, std::uint64_t{33554432});
    std::size_t asked = 0;
    for (const services::Request& request : stage.engine.asked) {
        asked += request.target.find("/stats") != std::string::npos ? 1U : 0U;
    }
    stage.pass(10s);
    std::size_t later = 0;
    for (const services::Request& request : stage.engine.asked) {
        later += request.target.find("/stats") != std::string::npos ? 1U : 0U;
    }
    QCOMPARE(later - asked, std::size_t{2}); // each about every five seconds
    const std::uint64_t revision = stage.measures->table->revision();
    stage.pass(5min);
    QCOMPARE(stage.measures->table->revision(), revision);
}

TEST_CLASS(MachineTest)

} // namespace bafar::test

#include "machine_test.moc"
