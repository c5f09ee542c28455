// The actions: what is drafted, what is asked of Docker step by step, when it is done or has
// failed. It is larger than the budget because a story needs its whole Swarm.
#include <QObject>
#include <QTest>
#include <functional>

#include "agents/services/actions.h"
#include "agents/services/await.h"
#include "agents/services/spec_edit.h"
#include "core/schema/json.h"
#include "tests/services/script.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using schema::services::ChangeService;
using schema::services::Command;
using services::Await;

namespace {

namespace contract = schema::services;

const std::string Image = "192.0.2.1:5000/bafar-web:1@sha256:"
                          "ecc04003781068cbeb859d22ed2a11432cbbad821e1aec86ff72ff7e60e6aaf3";
const std::string Digest =
    "sha256:54e5b15cb96f1f78a8dff8ec90b5fac64284280653407643010961d1c0b2f9ab";

/// A manager's word as a view of the cluster: n1 leads and says this.
schema::ClusterView viewOf(const contract::Status& status, bool connected = true)
{
    schema::ClusterView view;
    view.cluster = "lab";
    view.self = "n2";
    for (const char* name : {"n1", "n2", "n3"}) {
        view.nodes[name].self = std::string(name) == "n2";
        view.nodes[name].connected = connected;
        view.nodes[name].state = connected ? schema::State::Ok : schema::State::Unknown;
    }
    view.nodes["n1"].concepts["services"].status.text = schema::toJson(status);
    return view;
}

contract::Status swarm()
{
    Stage stage(Engine::captured("healthy"));
    stage.pass(1500ms);
    return stage.status();
}

schema::ActionRequest request(const char* action, std::map<std::string, std::string> parameters)
{
    return {action, std::move(parameters), {}};
}

Command change(ChangeService order)
{
    Command command;
    command.change = std::move(order);
    return command;
}

/// A machine in whose Swarm "web" can be changed: the engine takes updates and shows their result.
struct Swarm {
    Stage stage{Engine::captured("healthy")};

    Swarm()
    {
        stage.engine.set("/services/web", servicesFixture("healthy/service_web.json"));
        stage.engine.set("POST /services/ox1rhxmpj9anv8t4tuui6rer4/update", R"({"Warnings":null})");
        stage.engine.set("/distribution/192.0.2.1:5000/bafar-web:2/json",
                         R"({"Descriptor":{"digest":")" + Digest + R"("}})");
        stage.pass(1500ms);
        stage.engine.asked.clear();
    }

    /// What was posted, or "-".
    [[nodiscard]] services::Request posted() const
    {
        for (const services::Request& one : stage.engine.asked) {
            if (one.method == "POST") {
                return one;
            }
        }
        return {"-", "-", "-"};
    }
};

/// The service as Swarm shows it while it is at it.
contract::Service seen(std::uint32_t current, const char* update, std::uint32_t running = 3)
{
    contract::Service service;
    service.id = "x";
    service.name = "web";
    service.image = "web:2";
    service.desired = 3;
    service.running = running;
    service.current = current;
    service.update.state = update;
    return service;
}

} // namespace

class OrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersWhatThereIs();
    void draftsAnUpdate();
    void refusesDrafts_data();
    void refusesDrafts();
    void draftsADrain();
    void whatBlocksADrain_data();
    void whatBlocksADrain();
    void updatesWithAPinnedDigest();
    void saysWhenTheDigestIsNotKnown();
    void readsAgainWhenTheVersionMoved();
    void givesUpWhenSomebodyElseChangedIt();
    void rollsBackByTheSpecBefore();
    void rollsBackToAnImageThatIsNotTheOneBefore();
    void scalesAndRestarts();
    void drainsANode();
    void refusesCommands_data();
    void refusesCommands();
    void awaits_data();
    void awaits();
    void aCrashingImageEndsAsFailed();
    void judgesConditions();
    void editsNothingElse();
    void aManualRollBackIsNoFailure();
    void endsOrdersThatNobodyAnswers();
};

void OrderTest::offersWhatThereIs()
{
    Stage stage(Engine::captured("n2_drained"));
    stage.pass(1500ms);
    schema::ClusterView view = viewOf(stage.status());
    view.nodes["n1"].concepts["services"].presence = stage.machine.presence(stage.now);
    QStringList names;
    for (const schema::ActionInfo& offer : stage.machine.offers(view)) {
        names << QString::fromStdString(offer.name + " " + offer.subject);
    }
    names.sort();
    QCOMPARE(names, (QStringList{QStringLiteral("services.drain node/n1"),
                                 QStringLiteral("services.restart services/web"),
                                 QStringLiteral("services.roll_back services/web"),
                                 QStringLiteral("services.scale services/web"),
                                 QStringLiteral("services.update services/web")}));
}

void OrderTest::draftsAnUpdate()
{
    const auto status = swarm();
    const auto draft = services::draftOf(
        request("services.update", {{"service", "web"}, {"image", "192.0.2.1:5000/bafar-web:2"}}),
        {}, viewOf(status));
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    QCOMPARE(
        draft->title,
        std::string("Update web from 192.0.2.1:5000/bafar-web:1 to 192.0.2.1:5000/bafar-web:2"));
    QCOMPARE(draft->steps.size(), std::size_t{2});
    QCOMPARE(draft->steps[0].node, std::string("n1"));
    QVERIFY(draft->steps[0].lost == schema::LostStep::Observe);
    QVERIFY(draft->steps[1].onlyLooks);
    const auto order = schema::fromJson<Command>(draft->steps[0].command.text);
    QCOMPARE(order->change->image, std::string("192.0.2.1:5000/bafar-web:2"));
    QCOMPARE(order->change->fromImage, Image);
    const auto undo = schema::fromJson<Command>(draft->steps[0].undo->text);
    QVERIFY(undo->change->rollBack && undo->change->await);
    QCOMPARE(undo->change->image, Image);
    for (const schema::Condition& condition : draft->preconditions) {
        QVERIFY2(condition.verdict == schema::Verdict::Pass, condition.text.c_str());
    }
    QVERIFY(draft->postconditions[0].verdict == schema::Verdict::Fail);
    QCOMPARE(draft->inverse->parameters.at("image"), Image);
}

void OrderTest::refusesDrafts_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("parameters");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, const char* action, const char* parameters,
                        const char* then) {
        QTest::newRow(name) << QString::fromLatin1(action) << QString::fromLatin1(parameters)
                            << QString::fromLatin1(then);
    };
    row("given a service that is not there, then the nearest is named", "services.scale",
        "service=wev replicas=2",
        "not_found: no service \"wev\"; did you mean \"web\"?; there are: web");
    row("given no image, then it is asked for", "services.update", "service=web",
        "invalid_input: the parameter \"image\" is missing: give image=...");
    row("given another parameter, then it is refused", "services.restart", "service=web image=x",
        "invalid_input: no parameter \"image\"; there are: service");
    row("given what it runs already, then conflict", "services.scale", "service=web replicas=3",
        "conflict: web is scaled to 3 already");
    row("given no number, then it is refused", "services.scale", "service=web replicas=3x",
        "invalid_input: \"3x\" is no number from 0 to 1000");
    row("given too many, then it is refused", "services.scale", "service=web replicas=1001",
        "invalid_input: \"1001\" is no number from 0 to 1000");
    row("given an image that is none, then it is refused", "services.update",
        "service=web image=web;rm",
        "invalid_input: \"web;rm\" is no image such as registry.example/web:2");
    row("given an active node, then conflict", "services.activate", "node=n2",
        "conflict: n2 is active in the Swarm already");
    row("given a node that is not there, then the nodes are named", "services.drain", "node=n9",
        "not_found: no node of the Swarm \"n9\"; did you mean \"n1\"?; there are: n1, n2, n3");
    row("given another action, then the actions are named", "services.remove", "service=web",
        "not_found: no action \"services.remove\"");
}

void OrderTest::refusesDrafts()
{
    QFETCH(QString, action);
    QFETCH(QString, parameters);
    QFETCH(QString, then);
    schema::ActionRequest asked;
    asked.action = action.toStdString();
    for (const QString& one : parameters.split(u' ')) {
        asked.parameters[one.section(u'=', 0, 0).toStdString()] =
            one.section(u'=', 1).toStdString();
    }
    static const auto Status = swarm();
    const auto draft = services::draftOf(asked, {}, viewOf(Status));
    QVERIFY(!draft.has_value());
    const QString got = QString::fromStdString(std::string(codeName(draft.error().code)) + ": " +
                                               draft.error().text);
    QVERIFY2(got.startsWith(then), qPrintable(got));
    const auto blind = services::draftOf(asked, {}, viewOf(Status, false));
    QVERIFY(!blind.has_value() && blind.error().code == Code::Unavailable);
}

void OrderTest::draftsADrain()
{
    const auto draft =
        services::draftOf(request("services.drain", {{"node", "n1"}}), {}, viewOf(swarm()));
    QVERIFY(draft.has_value());
    QCOMPARE(draft->steps.size(), std::size_t{2});
    const auto undo = schema::fromJson<Command>(draft->steps[0].undo->text);
    QCOMPARE(undo->availability->availability, std::string("active"));
    QCOMPARE(draft->inverse->action, std::string("services.activate"));
    QVERIFY(draft->preconditions[1].verdict == schema::Verdict::Pass);
    auto alone = swarm();
    alone.nodes[1].availability = "drain";
    alone.nodes[2].state = "down";
    const auto last =
        services::draftOf(request("services.drain", {{"node", "n1"}}), {}, viewOf(alone));
    QVERIFY(last->preconditions[1].verdict ==
            schema::Verdict::Fail); // its tasks would have no place
    QVERIFY(last->preconditions[1].blocking);
}

/// Three managers of 4 GiB, and "web" of three tasks, one on each.
static contract::Status drainable()
{
    contract::Status status;
    status.swarm.quorum = status.swarm.leader = true;
    for (const char* name : {"n1", "n2", "n3"}) {
        contract::SwarmNode node;
        node.id = std::string("id-") + name;
        node.hostname = node.node = name;
        node.availability = "active";
        node.state = "ready";
        node.role = contract::Role::Manager;
        node.reachable = true;
        node.cpus = 2;
        node.memoryBytes = std::uint64_t{4} << 30U;
        status.nodes.push_back(node);
        contract::Task task;
        task.service = "web";
        task.name = std::string("web.") + name[1];
        task.node = name;
        task.state = task.desired = "running";
        status.tasks.push_back(task);
    }
    contract::Service service;
    service.id = "s1";
    service.name = "web";
    service.desired = service.running = 3;
    status.services = {service};
    return status;
}

/// A service of one task, on n1, that reserves memory.
static void addLarge(contract::Status& status, const char* name, std::uint64_t gib)
{
    contract::Service service;
    service.id = service.name = name;
    service.desired = service.running = 1;
    service.reservedMemoryBytes = gib << 30U;
    status.services.insert(status.services.begin(), service);
    contract::Task task;
    task.service = name;
    task.name = service.name + ".1";
    task.node = "n1";
    task.state = task.desired = "running";
    status.tasks.push_back(task);
}

/// The conditions that do not pass, with what was seen: "drain_places!: web: ..."; "!" blocks.
static QString notPassing(const schema::Draft& draft)
{
    QStringList lines;
    for (const schema::Condition& one : draft.preconditions) {
        if (one.verdict != schema::Verdict::Pass) {
            lines.append(
                QString::fromStdString(one.check + (one.blocking ? "!" : "?") + ": " + one.detail));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

/// It is larger than the budget because each case is one row of one table.
void OrderTest::whatBlocksADrain_data()
{
    using Make = std::function<void(contract::Status&)>;
    QTest::addColumn<Make>("given");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, Make given, const char* then) {
        QTest::newRow(name) << std::move(given) << QString::fromLatin1(then);
    };
    row(
        "given room elsewhere, then nothing", [](contract::Status&) {}, "");
    row(
        "given a constraint that only this node meets",
        [](contract::Status& status) {
            status.nodes[0].labels["disk"] = "ssd";
            status.services[0].constraints = {"node.labels.disk == ssd"};
        },
        "drain_places!: web: no other node meets node.labels.disk == ssd");
    row(
        "given a constraint that others meet",
        [](contract::Status& status) {
            status.services[0].constraints = {"node.role!=worker", "node.hostname!=n3"};
        },
        "");
    row(
        "given a role in capitals, then it is the same",
        [](contract::Status& status) { status.services[0].constraints = {"node.role==Manager"}; },
        "");
    row(
        "given any role but one in capitals, then it is the same",
        [](contract::Status& status) { status.services[0].constraints = {"node.role!=Manager"}; },
        "drain_places!: web: no other node meets node.role!=Manager");
    row(
        "given a value and all but a label's name in capitals",
        [](contract::Status& status) {
            status.nodes[1].labels["disk"] = "ssd";
            status.services[0].constraints = {"Node.Labels.disk==SSD"};
        },
        "");
    row(
        "given a label's name in capitals, then it is another label",
        [](contract::Status& status) {
            status.nodes[1].labels["disk"] = "ssd";
            status.services[0].constraints = {"node.labels.Disk==ssd"};
        },
        "drain_places!: web: no other node meets node.labels.Disk==ssd");
    row(
        "given a constraint that managers do not speak of, then nobody knows",
        [](contract::Status& status) {
            status.services[0].constraints = {"engine.labels.zone==a"};
        },
        "drain_places!: not judged from here, web: engine.labels.zone==a");
    row(
        "given one task on a node at most",
        [](contract::Status& status) { status.services[0].maxPerNode = 1; },
        "drain_places!: web: at most 1 of its tasks may run on one node");
    row(
        "given a fixed port of the host",
        [](contract::Status& status) {
            status.services[0].ports = {{"tcp", 80, 80, "host"}};
        },
        "drain_places!: web: at most 1 of its tasks may run on one node");
    row(
        "given reservations that fill the others",
        [](contract::Status& status) {
            status.services[0].reservedMemoryBytes = std::uint64_t{3} << 30U;
        },
        "drain_places!: web: no other node has 3072 MiB of memory free");
    row(
        "given processors that are reserved",
        [](contract::Status& status) { status.services[0].reservedCpus = 1.5; },
        "drain_places!: web: no other node has the processors free that it reserves");
    row(
        "given that it has all tasks of a service of several",
        [](contract::Status& status) { status.tasks[1].node = status.tasks[2].node = "n1"; },
        "drain_minimum!: web would have 0 of at least 1");
    row(
        "given a minimum that would not be kept",
        [](contract::Status& status) { status.services[0].labels["bafar.minimum"] = "3"; },
        "drain_minimum!: web would have 2 of at least 3");
    row(
        "given blanks around a minimum, then it counts",
        [](contract::Status& status) { status.services[0].labels["bafar.minimum"] = " 3 "; },
        "drain_minimum!: web would have 2 of at least 3");
    row(
        "given a minimum that is no number, then it is not taken for one",
        [](contract::Status& status) { status.services[0].labels["bafar.minimum"] = "two"; },
        R"(drain_minimum!: web: its label bafar.minimum says "two", no number)");
    row(
        "given a minimum with more behind it, then it is none",
        [](contract::Status& status) { status.services[0].labels["bafar.minimum"] = "2x"; },
        R"(drain_minimum!: web: its label bafar.minimum says "2x", no number)");
    row(
        "given a node that is down, then its tasks do not count",
        [](contract::Status& status) {
            status.nodes[1].state = "down";
            status.services[0].labels["bafar.minimum"] = "2";
        },
        "drain_minimum!: web would have 1 of at least 2");
    row(
        "given tasks that are left out, then nobody knows",
        [](contract::Status& status) {
            status.leftOut = 5;
            status.services[0].labels["bafar.minimum"] = "3";
        },
        "drain_places!: not judged from here, 5 entries of the manager's lists are left out\n"
        "drain_minimum!: not judged from here, 5 entries of the manager's lists are left out");
    row(
        "given an older manager, that tells of no room, then nobody knows",
        [](contract::Status& status) {
            for (contract::SwarmNode& node : status.nodes) {
                node.cpus = 0;
                node.memoryBytes = 0;
            }
        },
        "drain_places!: not judged from here, the manager's agent does not tell what nodes have "
        "free: update it");
    row(
        "given a small one before a large one, then both find a place",
        [](contract::Status& status) {
            status.services[0].reservedMemoryBytes = std::uint64_t{3} << 30U;
            status.tasks = {status.tasks[2]};
            addLarge(status, "large", 4);
            addLarge(status, "small", 1);
        },
        "drain_silent?: large is silent until its new task runs; small is silent until its new "
        "task runs");
    row(
        "given that one fits only without the others, then nobody knows",
        [](contract::Status& status) {
            addLarge(status, "c", 3);
            addLarge(status, "b", 3);
            addLarge(status, "a", 3);
        },
        "drain_places!: not judged from here, c: whether it fits beside the others that move\n"
        "drain_silent?: a is silent until its new task runs; b is silent until its new task runs; "
        "c is silent until its new task runs");
    row(
        "given the only task of a service, then it is said and does not block",
        [](contract::Status& status) {
            status.tasks.resize(1);
            status.services[0].desired = status.services[0].running = 1;
        },
        "drain_silent?: web is silent until its new task runs");
    row(
        "given a global service, then its task ends and needs no place",
        [](contract::Status& status) {
            status.services[0].global = true;
            status.services[0].maxPerNode = 1;
        },
        "");
    row(
        "given that another manager is not reached, then the quorum would go",
        [](contract::Status& status) { status.nodes[2].reachable = false; },
        "drain_managers!: 1 of 3 managers would be left");
    row(
        "given the only manager, then it is said and does not block",
        [](contract::Status& status) {
            status.nodes[1].role = status.nodes[2].role = contract::Role::Worker;
            status.nodes[1].reachable = status.nodes[2].reachable = false;
        },
        "drain_managers?: 0 of 1 managers would be left");
    row(
        "given two managers, then it is said and does not block",
        [](contract::Status& status) { status.nodes[2].role = contract::Role::Worker; },
        "drain_managers?: 1 of 2 managers would be left");
    row(
        "given nobody who could take them",
        [](contract::Status& status) {
            status.nodes[1].availability = "drain";
            status.nodes[2].state = "down";
        },
        "others_active!: 0 other nodes are ready and active\n"
        "drain_places!: web: no other node is ready and active");
}

void OrderTest::whatBlocksADrain()
{
    QFETCH(const std::function<void(contract::Status&)>, given);
    QFETCH(const QString, then);
    contract::Status status = drainable();
    given(status);
    const auto draft =
        services::draftOf(request("services.drain", {{"node", "n1"}}), {}, viewOf(status));
    QVERIFY(draft.has_value());
    QCOMPARE(notPassing(*draft), then);
}

void OrderTest::updatesWithAPinnedDigest()
{
    Swarm swarm;
    ChangeService order;
    order.service = "web";
    order.image = "192.0.2.1:5000/bafar-web:2";
    order.fromImage = Image;
    swarm.stage.command(change(order), "s1");
    const services::Request posted = swarm.posted();
    QCOMPARE(posted.target,
             std::string("/v1.41/services/ox1rhxmpj9anv8t4tuui6rer4/update?version=70"));
    const auto facts = services::specFacts({posted.body});
    QCOMPARE(facts->image, "192.0.2.1:5000/bafar-web:2@" + Digest);
    QVERIFY(posted.body.find(R"("FailureAction":"rollback")") != std::string::npos); // as it was
    QCOMPARE(swarm.stage.told, std::string("s1 done: the Swarm took it\n"));
    const std::size_t mark = swarm.stage.engine.asked.size();
    swarm.stage.pass(200ms); // looks at once
    QVERIFY(swarm.stage.engine.asked.size() > mark);
}

void OrderTest::saysWhenTheDigestIsNotKnown()
{
    Swarm swarm;
    swarm.stage.engine.fail("/distribution/192.0.2.1:5000/bafar-web:2/json", Code::Timeout,
                            "no answer in time");
    ChangeService order;
    order.service = "web";
    order.image = "192.0.2.1:5000/bafar-web:2";
    swarm.stage.command(change(order), "s1");
    QCOMPARE(services::specFacts({swarm.posted().body})->image,
             std::string("192.0.2.1:5000/bafar-web:2"));
    QVERIFY2(swarm.stage.told.find("its digest could not be found out") != std::string::npos,
             swarm.stage.told.c_str());
}

void OrderTest::readsAgainWhenTheVersionMoved()
{
    Swarm swarm;
    swarm.stage.engine.set(
        "POST /services/ox1rhxmpj9anv8t4tuui6rer4/update",
        R"({"message":"rpc error: code = Unknown desc = update out of sequence"})", 500);
    ChangeService order;
    order.service = "web";
    order.replicas = 4;
    swarm.stage.command(change(order), "s1");
    std::size_t posts = 0;
    for (const services::Request& one : swarm.stage.engine.asked) {
        posts += one.method == "POST" ? 1U : 0U;
    }
    QCOMPARE(posts, std::size_t{4});
    QVERIFY2(swarm.stage.told.starts_with("s1 conflict: Docker answers 500: rpc error"),
             swarm.stage.told.c_str());
}

void OrderTest::givesUpWhenSomebodyElseChangedIt()
{
    Swarm swarm;
    ChangeService order;
    order.service = "web";
    order.replicas = 4;
    order.fromImage = "192.0.2.1:5000/bafar-web:0";
    swarm.stage.command(change(order), "s1");
    QVERIFY2(swarm.stage.told.starts_with("s1 conflict: somebody else changed web"),
             swarm.stage.told.c_str());
    QCOMPARE(swarm.posted().method, std::string("-"));
}

void OrderTest::rollsBackByTheSpecBefore()
{
    Swarm swarm;
    ChangeService order;
    order.service = "web";
    order.rollBack = true;
    swarm.stage.command(change(order), "s1");
    QVERIFY(swarm.posted().target.ends_with("update?version=70&rollback=previous"));
    Swarm done; // the image is what it should be: Swarm was faster
    order.image = Image;
    order.await = true;
    done.stage.command(change(order), "s2");
    QCOMPARE(done.posted().method, std::string("-"));
    done.stage.pass(12s);
    QCOMPARE(
        done.stage.told.substr(done.stage.told.find("s2")),
        std::string(
            "s2 is at: 3 of 3 tasks run 192.0.2.1:5000/bafar-web:1\n"
            "s2 done: 3 of 3 tasks run 192.0.2.1:5000/bafar-web:1, for 10 s; nothing had to be "
            "changed\n"));
}

void OrderTest::rollsBackToAnImageThatIsNotTheOneBefore()
{
    Swarm swarm;
    ChangeService order;
    order.service = "web";
    order.rollBack = true;
    order.image = "192.0.2.1:5000/bafar-web:0@" + Digest;
    swarm.stage.command(change(order), "s1");
    QVERIFY(swarm.posted().target.ends_with("update?version=70"));
    QCOMPARE(services::specFacts({swarm.posted().body})->image, order.image);
}

void OrderTest::scalesAndRestarts()
{
    Swarm swarm;
    ChangeService order;
    order.service = "web";
    order.replicas = 0;
    swarm.stage.command(change(order), "s1");
    QCOMPARE(services::specFacts({swarm.posted().body})->replicas, std::optional<std::uint32_t>(0));
    Swarm again;
    ChangeService restart;
    restart.service = "web";
    restart.restart = true;
    again.stage.command(change(restart), "s2");
    QCOMPARE(services::specFacts({again.posted().body})->forceUpdate, std::uint64_t{2});
}

void OrderTest::drainsANode()
{
    Swarm swarm;
    const std::string id = "nnsltz3jrd9wq9naoi7pf08pg";
    swarm.stage.engine.set("/nodes/" + id,
                           R"({"ID":")" + id +
                               R"(","Version":{"Index":9},"Spec":{"Role":"manager","New":[1],)"
                               R"("Availability":"active"}})");
    swarm.stage.engine.set("POST /nodes/" + id + "/update", "");
    Command command;
    command.availability = contract::SetAvailability{id, "drain"};
    swarm.stage.command(command, "s1");
    QCOMPARE(swarm.posted().target, "/v1.41/nodes/" + id + "/update?version=9");
    QCOMPARE(swarm.posted().body,
             std::string(R"({"Availability":"drain","New":[1],"Role":"manager"})"));
    QCOMPARE(swarm.stage.told, std::string("s1 done: the Swarm took it\n"));
    Command await;
    await.awaitDrained = contract::AwaitDrained{id};
    swarm.stage.engine.set("/nodes", servicesFixture("n2_drained/nodes.json"));
    swarm.stage.command(await, "s2");
    swarm.stage.pass(1s); // its task still runs
    QVERIFY(swarm.stage.told.find("s2 done") == std::string::npos);
    QVERIFY2(swarm.stage.told.find("s2 is at: 1 left: web.") != std::string::npos,
             swarm.stage.told.c_str());
    swarm.stage.engine.set("/tasks live", servicesFixture("n2_drained/tasks.json"));
    swarm.stage.pass(1500ms);
    QVERIFY2(swarm.stage.told.find("s2 done: no task runs on n2 any more") != std::string::npos,
             swarm.stage.told.c_str());
}

void OrderTest::refusesCommands_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("then");
    QTest::newRow("given nothing, then it is refused")
        << QByteArray("{}") << QStringLiteral("s1 invalid_input");
    QTest::newRow("given two things, then it is refused")
        << QByteArray(R"({"await":{"service":"web"},"await_drained":{"node":"x"}})")
        << QStringLiteral("s1 invalid_input");
    QTest::newRow("given a service that is gone, then not found")
        << QByteArray(R"({"change":{"service":"gone","replicas":1}})")
        << QStringLiteral("s1 not_found: Docker answers 404: nothing of that name");
    QTest::newRow("given a hostile name, then it stays part of the path")
        << QByteArray(R"({"change":{"service":"a b\r\n/..?x","replicas":1}})")
        << QStringLiteral("s1 not_found");
}

void OrderTest::refusesCommands()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, then);
    Swarm swarm;
    swarm.stage.command(*schema::fromJson<Command>(json.toStdString()), "s1");
    QVERIFY2(QString::fromStdString(swarm.stage.told).startsWith(then), swarm.stage.told.c_str());
    for (const services::Request& one : swarm.stage.engine.asked) {
        QVERIFY(one.target.find_first_of(" \r\n") == std::string::npos);
    }
}

void OrderTest::awaits_data()
{
    QTest::addColumn<int>("story");
    QTest::addColumn<QString>("then");
    QTest::newRow("given all new and healthy for ten seconds, then done")
        << 0 << QStringLiteral("16 done: 3 of 3 tasks run web:2, for 10 s");
    QTest::newRow("given a task that fails within these, then ten seconds from its successor on")
        << 1 << QStringLiteral("22 done: 3 of 3 tasks run web:2, for 10 s");
    QTest::newRow("given that Swarm paused, then failed")
        << 2 << QStringLiteral("5 conflict: Swarm stopped the update of web: task 1 failed");
    QTest::newRow("given that Swarm rolled it back, then failed")
        << 3 << QStringLiteral("5 conflict: Swarm rolled web back by itself");
    QTest::newRow("given that no task gets further, then stalled with how far it got")
        << 4
        << QStringLiteral("61 timeout: no task of web got further for 1 m: 1 of 3 tasks run web:2, "
                          "Swarm says \"updating\"");
    QTest::newRow("given that it is gone, then not found")
        << 5 << QStringLiteral("3 not_found: web is not a service");
    QTest::newRow("given the word on the update before, then it does not count")
        << 6 << QStringLiteral("14 done");
    QTest::newRow("given another image by now, then somebody changed it")
        << 7 << QStringLiteral("4 conflict: web shall run web:3 by now, not web:2");
    QTest::newRow("given tasks that fail again and again, then failed")
        << 8
        << QStringLiteral("6 unavailable: the tasks of web fail again and again: 3 times since");
}

void OrderTest::awaits()
{
    QFETCH(int, story);
    QFETCH(QString, then);
    const Instant start{1000s};
    Await await("web", "web:2", false, {60s, 10s}, start);
    const auto at = [story](int second) -> std::optional<contract::Service> {
        switch (story) {
        case 0:
            return second < 6 ? seen(static_cast<std::uint32_t>(second / 2), "updating")
                              : seen(3, "completed");
        case 1: return second < 6 || second == 11 ? seen(2, "updating", 2) : seen(3, "completed");
        case 2:
        case 3: {
            if (second < 5) {
                return seen(1, "updating");
            }
            contract::Service service = seen(1, story == 2 ? "paused" : "rollback_started");
            service.update.message = "task 1 failed";
            return service;
        }
        case 4: return seen(1, "updating");
        case 5: return second < 3 ? std::optional(seen(0, "updating")) : std::nullopt;
        case 6:
            return second < 2 ? seen(0, "rollback_completed")
                              : seen(3, second < 4 ? "updating" : "completed");
        case 7: {
            contract::Service service = seen(0, "updating");
            service.image = second < 2 ? "web:2" : "web:3";
            return service;
        }
        default: {
            contract::Service service = seen(static_cast<std::uint32_t>(second % 2), "updating");
            service.recentFailures = 2 + static_cast<std::uint32_t>(second / 2);
            return service;
        }
        }
    };
    QString got;
    for (int second = 1; second < 90 && got.isEmpty(); ++second) {
        const auto service = at(second);
        const auto progress =
            await.observe(service ? &*service : nullptr, start + std::chrono::seconds(second));
        if (progress.ended) {
            got = QString::number(second) + u' ' +
                  QString::fromStdString(*progress.ended
                                             ? "done: " + **progress.ended
                                             : std::string(codeName(progress.ended->error().code)) +
                                                   ": " + progress.ended->error().text);
        }
    }
    QVERIFY2(got.startsWith(then), qPrintable(got));
}

void OrderTest::aCrashingImageEndsAsFailed()
{
    Swarm swarm;
    ChangeService order;
    order.service = "web";
    order.image = "192.0.2.1:5000/bafar-web:crash@" + Digest;
    order.await = true;
    swarm.stage.command(change(order), "s1");
    swarm.stage.pass(2s);
    swarm.stage.engine.set("/services", servicesFixture("crash_rolled_back/services.json"));
    swarm.stage.engine.set("/tasks live", servicesFixture("crash_rolled_back/tasks.json"));
    swarm.stage.pass(3s);
    QVERIFY2(
        swarm.stage.told.find("s1 conflict: Swarm rolled web back by itself: rollback completed") !=
            std::string::npos,
        swarm.stage.told.c_str());
    QVERIFY2(swarm.stage.told.find("warning rolled_back services/web") != std::string::npos,
             swarm.stage.told.c_str());
}

void OrderTest::judgesConditions()
{
    auto status = swarm();
    const auto verdict = [&](const char* check, std::map<std::string, std::string> arguments) {
        schema::Condition condition;
        condition.check = check;
        condition.arguments = std::move(arguments);
        const schema::Condition judged = services::judgedCondition(condition, viewOf(status));
        return std::string(schema::VerdictNames[static_cast<std::size_t>(judged.verdict)]);
    };
    QCOMPARE(verdict("complete", {{"service", "web"}}), std::string("pass"));
    QCOMPARE(verdict("runs_image", {{"service", "web"}, {"image", "192.0.2.1:5000/bafar-web:1"}}),
             std::string("pass"));
    QCOMPARE(verdict("runs_image", {{"service", "web"}, {"image", "192.0.2.1:5000/bafar-web:2"}}),
             std::string("fail"));
    QCOMPARE(verdict("has_replicas", {{"service", "web"}, {"replicas", "3"}}), std::string("pass"));
    QCOMPARE(verdict("complete", {{"service", "gone"}}), std::string("fail"));
    QCOMPARE(verdict("is_active", {{"node", "nnsltz3jrd9wq9naoi7pf08pg"}}), std::string("pass"));
    QCOMPARE(verdict("no_such_check", {}), std::string("unknown"));
    status.services[0].current = 2;
    QCOMPARE(verdict("runs_image", {{"service", "web"}, {"image", "192.0.2.1:5000/bafar-web:1"}}),
             std::string("fail"));
    status.swarm.quorum = false;
    QCOMPARE(verdict("complete", {{"service", "web"}}), std::string("unknown"));
}

void OrderTest::editsNothingElse()
{
    const std::string spec =
        R"({"Future":{"a":[1,2.5,null,"x"]},"Mode":{"Replicated":{"Replicas":3}},)"
        R"("TaskTemplate":{"ContainerSpec":{"Image":"web:1","New":true},"ForceUpdate":7}})";
    std::string changed = spec;
    changed.replace(changed.find("web:1"), 5, "web:2\\\"");
    QCOMPARE(services::withImage({spec}, "web:2\"")->text, changed);
    QCOMPARE(services::withForceUpdate({spec}, 8)->text.substr(spec.size() - 4),
             std::string(":8}}"));
    const schema::RawJson global{R"({"Mode":{"Global":{}}})"};
    QVERIFY(services::withReplicas(global, 2).error().code == Code::Unsupported);
    QVERIFY(!services::withImage({"[]"}, "x").has_value());
    const std::string made = R"({"TaskTemplate":{"ContainerSpec":{"Image":"x"}}})";
    QCOMPARE(services::withImage({"{}"}, "x")->text, made);
}

void OrderTest::aManualRollBackIsNoFailure()
{
    const auto draft =
        services::draftOf(request("services.roll_back", {{"service", "web"}}), {}, viewOf(swarm()));
    QVERIFY(draft.has_value());
    QVERIFY(schema::fromJson<Command>(draft->steps[1].command.text)->await->rollBack);
    const Instant start{1000s};
    Await await("web", "web:2", true, {60s, 10s}, start);
    const contract::Service began = seen(1, "rollback_started");
    QVERIFY(!await.observe(&began, start + 1s).ended);
    const contract::Service done = seen(3, "rollback_completed");
    QVERIFY(!await.observe(&done, start + 5s).ended);
    QVERIFY(await.observe(&done, start + 15s).ended->has_value());
}

void OrderTest::endsOrdersThatNobodyAnswers()
{
    Swarm swarm;
    swarm.stage.engine.silent = {"/services/web"};
    ChangeService order;
    order.service = "web";
    order.replicas = 4;
    swarm.stage.command(change(order), "s1");
    swarm.stage.configure(servicesSpec("services: {socket: /run/other.sock}"));
    QCOMPARE(swarm.stage.told, std::string("s1 unavailable: the configuration of services changed "
                                           "meanwhile: plan again\n"));
    Swarm old;
    old.stage.engine.silent = {"/services/web"};
    old.stage.command(change(order), "s2");
    old.stage.pass(61min);
    QCOMPARE(old.stage.told, std::string("s2 timeout: not done within 1 h\n"));
}

TEST_CLASS(OrderTest)

} // namespace bafar::test

#include "order_test.moc"
