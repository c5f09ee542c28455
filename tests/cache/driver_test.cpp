// The driver against real Redis servers: every cause, evictions, a promotion, a flush, and the
// exporter's own page.
// It is larger than the budget because the servers and the cases belong together.
#include "agents/cache/driver.h"

#include <QFile>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <set>

#include "agents/cache/actions.h"
#include "core/base/check.h"
#include "core/base/text.h"
#include "core/schema/json.h"
#include "core/schema/spec_sections.h"
#include "tests/cache/node_bench.h"
#include "tests/cache/redis_server.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using schema::State;
using schema::cache::Role;
using schema::cache::Trouble;

namespace {

/// A spec whose nodes are these servers, n1 first; `more` goes into the cache section.
schema::Spec specOf(const std::vector<const RedisServer*>& servers, const std::string& more = "")
{
    std::string nodes;
    std::string list;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        const std::string name = "n" + std::to_string(i + 1);
        nodes += "    - {id: " + name + ", address: " + servers[i]->address() + "}\n";
        list += "    - {node: " + name + ", port: " + std::to_string(servers[i]->port()) + "}\n";
    }
    const schema::SpecReading reading = schema::SpecReading::read(
        "cluster:\n  name: lab\n  nodes:\n" + nodes +
            "cache:\n  interval: 300 ms\n  timeout: 200 ms\n" + more + "  servers:\n" + list,
        schema::specSections(), {});
    CHECK(reading.problems.empty());
    return reading.spec;
}

class PasswordFile {
public:
    explicit PasswordFile(const std::string& password) { write(password); }

    void write(const std::string& password) const
    {
        QFile file(path());
        CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write((password + "\n").c_str());
    }

    [[nodiscard]] QString path() const { return folder_.filePath(QStringLiteral("redis")); }

    [[nodiscard]] std::string setting() const
    {
        return "  password_file: " + path().toStdString() + "\n";
    }

private:
    QTemporaryDir folder_;
};

std::string reasonsOf(const NodeBench& node)
{
    const auto reasons = node.status().reasons;
    return reasons.empty() ? "" : reasons.front();
}

} // namespace

class DriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void seesLoginsDeathsAndReturns();
    void tellsTheCauseOfARefusal_data();
    void tellsTheCauseOfARefusal();
    void aStoppedServerHangsAndWakes();
    void fullServersAreToldApart();
    void evictionsAreSeen();
    void promotesAndBack();
    void flushesThePrimaryOnly();
    void saysWhatTheExporterSays();
    void aKeptConnectionThatWasKilledCostsNothing();
};

void DriverTest::initTestCase()
{
    if (const std::string why = whyNoRedis(); !why.empty()) {
        QSKIP(why.c_str());
    }
}

void DriverTest::seesLoginsDeathsAndReturns()
{
    RedisServer redis("127.0.0.1", {"requirepass geheim"});
    const PasswordFile password("geheim");
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    const NodeBench node(loop, worker, "n1", specOf({&redis}, password.setting()));
    QVERIFY(until(loop, [&] { return node.status().state == State::Ok; }));
    QVERIFY(node.status().role == Role::Primary);
    QVERIFY(redis.cli({"-a", "geheim", "CLIENT", "LIST"}).find("name=bafar") != std::string::npos);
    redis.kill();
    QVERIFY(until(
        loop, [&] { return node.status().trouble == Trouble::Dead; }, 2s));
    QVERIFY2(reasonsOf(node).find("Connection refused") != std::string::npos,
             reasonsOf(node).c_str());
    QVERIFY(node.status().state == State::Failed);
    redis.start();
    QVERIFY(until(loop, [&] { return node.status().state == State::Ok; }));
    QVERIFY(node.events() ==
            (std::vector<std::string>{"server_lost", "server_recovered", "restarted"}));
}

void DriverTest::tellsTheCauseOfARefusal_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("user");
    QTest::addColumn<int>("trouble");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* password, const char* user, Trouble trouble,
                        const char* said) {
        QTest::newRow(name) << QString::fromUtf8(password) << QString::fromUtf8(user)
                            << static_cast<int>(trouble) << QString::fromUtf8(said);
    };
    row("given no password, then one is wanted", "", "", Trouble::LoginRefused, "NOAUTH");
    row("given a wrong password, then the login is refused", "falsch", "", Trouble::LoginRefused,
        "WRONGPASS");
    row("given an unknown user, then the login is refused", "geheim", "nobody",
        Trouble::LoginRefused, "WRONGPASS");
    row("given a user without rights, then it is denied", "arm", "poor", Trouble::Denied, "NOPERM");
    row("given a user with the rights that the text names, then all is well", "reich", "watcher",
        Trouble::None, "");
}

void DriverTest::tellsTheCauseOfARefusal()
{
    QFETCH(QString, password);
    QFETCH(QString, user);
    QFETCH(int, trouble);
    QFETCH(QString, said);
    RedisServer redis("127.0.0.1", {"requirepass geheim", "user poor on >arm +ping",
                                    "user watcher on >reich +info +config|get +client|setname"});
    const PasswordFile file(password.toStdString());
    const std::string more = (password.isEmpty() ? "" : file.setting()) +
                             (user.isEmpty() ? "" : "  user: " + user.toStdString() + "\n");
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    const NodeBench node(loop, worker, "n1", specOf({&redis}, more));
    QVERIFY(until(loop, [&] { return node.status().state != State::Unknown; }));
    QCOMPARE(static_cast<int>(node.status().trouble), trouble);
    QVERIFY2(reasonsOf(node).find(said.toStdString()) != std::string::npos,
             reasonsOf(node).c_str());
    QVERIFY(node.status().state == (trouble == 0 ? State::Ok : State::Failed));
    QVERIFY(reasonsOf(node).find("geheim") == std::string::npos);
    if (said == QStringLiteral("WRONGPASS") && user.isEmpty()) {
        file.write("geheim");
        QVERIFY2(until(loop, [&] { return node.status().state == State::Ok; }),
                 "the file is read at each login");
    }
    if (password == QStringLiteral("arm")) {
        QVERIFY(QFile::remove(file.path()));
        RedisServer other("127.0.0.1");
        const NodeBench blind(loop, worker, "n1", specOf({&other}, file.setting()));
        QVERIFY(until(loop, [&] { return blind.status().trouble == Trouble::PasswordFile; }));
        QVERIFY2(reasonsOf(blind).find(file.path().toStdString()) != std::string::npos,
                 reasonsOf(blind).c_str());
    }
}

void DriverTest::aStoppedServerHangsAndWakes()
{
    RedisServer redis("127.0.0.1");
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    NodeBench node(loop, worker, "n1", specOf({&redis}));
    QVERIFY(until(loop, [&] { return node.status().state == State::Ok; }));
    redis.signal(SIGSTOP);
    QVERIFY(until(
        loop, [&] { return node.status().trouble == Trouble::Hung; }, 3s));
    redis.signal(SIGCONT);
    QVERIFY(until(loop, [&] { return node.status().state == State::Ok; }));
    QVERIFY(node.events() == (std::vector<std::string>{"server_lost", "server_recovered"}));
}

void DriverTest::fullServersAreToldApart()
{
    RedisServer redis("127.0.0.1", {"maxclients 1"});
    QProcess guest;
    guest.start(QStringLiteral("redis-cli"),
                {QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                 QString::number(redis.port()), QStringLiteral("SUBSCRIBE"), QStringLiteral("x")});
    QVERIFY(guest.waitForReadyRead(10000));
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    const NodeBench node(loop, worker, "n1", specOf({&redis}));
    QVERIFY(until(loop, [&] { return node.status().trouble == Trouble::TooManyClients; }));
    QVERIFY2(reasonsOf(node).find("max number of clients") != std::string::npos,
             reasonsOf(node).c_str());
    guest.kill();
    QVERIFY(guest.waitForFinished(10000));
    QVERIFY(until(loop, [&] { return node.status().trouble == Trouble::None; }));
    QVERIFY2(node.status().state == State::Degraded, "we are its one client");
}

void DriverTest::evictionsAreSeen()
{
    RedisServer redis("127.0.0.1", {"maxmemory 4mb", "maxmemory-policy allkeys-lru"});
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    const NodeBench node(loop, worker, "n1", specOf({&redis}));
    QVERIFY(until(loop, [&] { return node.status().state == State::Ok; }));
    (void)redis.cli({"DEBUG", "SLEEP", "0"});
    (void)redis.cli(
        {"EVAL", "for i=1,20000 do redis.call('set', 'k'..i, string.rep('x', 500)) end", "0"});
    QVERIFY(until(
        loop, [&] { return node.status().evictionRate > 10; }, 3s));
    QVERIFY(node.status().state == State::Degraded);
    QVERIFY2(reasonsOf(node).find("evicts") != std::string::npos, reasonsOf(node).c_str());
    QVERIFY(node.events() == (std::vector<std::string>{"evicting_began"}));
}

/// It is larger than the budget because two real servers and what is seen of both are one story.
/// Three nodes, the plan's steps carried out by the agents that it names, and believed as seen.
void DriverTest::promotesAndBack()
{
    const std::vector<std::string> login = {"requirepass geheim", "masterauth geheim"};
    const RedisServer first("127.0.0.1", login);
    std::vector<std::string> follow = login;
    follow.push_back("replicaof " + first.address() + " " + std::to_string(first.port()));
    // On one host the kernel would choose 127.0.0.1 as everyone's own address.
    follow.push_back("replica-announce-ip 127.0.0.2");
    const RedisServer second("127.0.0.2", follow);
    follow.back() = "replica-announce-ip 127.0.0.3";
    const RedisServer third("127.0.0.3", follow);
    const PasswordFile password("geheim");
    const schema::Spec spec = specOf({&first, &second, &third}, password.setting());
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    std::map<std::string, std::unique_ptr<NodeBench>> nodes;
    for (const char* name : {"n1", "n2", "n3"}) {
        nodes[name] = std::make_unique<NodeBench>(loop, worker, name, spec);
    }
    const auto view = [&] {
        schema::ClusterView all;
        all.self = "n1";
        for (const auto& [name, node] : nodes) {
            all.nodes[name].self = name == "n1";
            all.nodes[name].connected = true;
            all.nodes[name].state = State::Ok;
            all.nodes[name].concepts["cache"] = node->report();
        }
        return all;
    };
    const auto passes = [&](const std::vector<schema::Condition>& conditions) {
        return std::all_of(conditions.begin(), conditions.end(), [&](const auto& condition) {
            return nodes["n1"]->machine().judge(condition, view()).verdict == schema::Verdict::Pass;
        });
    };
    const auto calmUnder = [&](const std::string& primary) {
        return std::all_of(nodes.begin(), nodes.end(), [&](const auto& entry) {
            const auto status = entry.second->status();
            return entry.first == primary ? status.replicas.size() == 2
                                          : status.primaryNode == primary && status.linkUp;
        });
    };
    QVERIFY(until(
        loop, [&] { return calmUnder("n1"); }, 20s));
    schema::ActionRequest request{std::string(cache::Promote), {{"node", "n2"}}, {}};
    for (const char* primary : {"n2", "n1"}) {
        const Result<schema::Draft> draft = nodes["n1"]->machine().draft(request, view());
        QVERIFY(draft);
        QVERIFY(until(loop, [&] { return passes(draft->preconditions); }));
        QVERIFY(!passes(draft->postconditions));
        for (std::size_t i = 0; i < draft->steps.size(); ++i) {
            const schema::PlannedStep& step = draft->steps[i];
            const std::string id = std::string(primary) + std::to_string(i);
            NodeBench& node = *nodes.at(step.node);
            node.command(schema::fromJson<schema::cache::Command>(step.command.text).value(), id);
            QVERIFY(until(loop, [&] { return node.finished().contains(id); }));
            const Result<std::string>& outcome = node.finished().at(id);
            QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().text.c_str());
            QCOMPARE(*outcome, std::string("Redis said OK; kept in its configuration file"));
        }
        QVERIFY(until(
            loop, [&] { return passes(draft->postconditions); }, 20s));
        QVERIFY(until(
            loop, [&] { return calmUnder(primary); }, 20s));
        request = *draft->inverse;
    }
    QVERIFY(nodes["n2"]->events() ==
                (std::vector<std::string>{"role_changed", "role_changed", "link_restored"}) ||
            nodes["n2"]->events() == (std::vector<std::string>{"role_changed", "role_changed"}));
}

void DriverTest::flushesThePrimaryOnly()
{
    RedisServer redis("127.0.0.1");
    RedisServer copy("127.0.0.2", {"replicaof 127.0.0.1 " + std::to_string(redis.port())});
    const schema::Spec spec = specOf({&redis, &copy});
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    NodeBench node(loop, worker, "n1", spec);
    NodeBench replica(loop, worker, "n2", spec);
    (void)redis.cli({"SET", "a", "b"});
    QVERIFY(until(loop, [&] { return node.status().keys == 1 && replica.status().linkUp; }));
    schema::cache::Command flush;
    flush.flush.emplace();
    replica.command(flush, "x");
    QVERIFY(!replica.finished().at("x"));
    node.command(flush, "y");
    QVERIFY(until(loop, [&] { return node.finished().contains("y"); }));
    QVERIFY(node.finished().at("y").has_value());
    QVERIFY(until(loop, [&] { return node.status().keys == 0 && node.status().flushes == 1; }));
    QVERIFY(until(loop, [&] { return copy.cli({"DBSIZE"}) == "0"; }));
}

/// The same server at the same time: equal names, labels and types, and values within 5 %.
void DriverTest::saysWhatTheExporterSays()
{
    const QString program = QStringLiteral("prometheus-redis-exporter");
    RedisServer redis("127.0.0.1", {"maxmemory 64mb"});
    const RedisServer copy("127.0.0.2", {"replicaof 127.0.0.1 " + std::to_string(redis.port())});
    (void)redis.cli({"EVAL", "for i=1,20000 do redis.call('set', 'k'..i, i, 'ex', 9999) end", "0"});
    (void)redis.cli({"NONSENSE"});
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    NodeBench node(loop, worker, "n1", specOf({&redis, &copy}));
    QVERIFY(until(
        loop, [&] { return node.status().replicas.size() == 1; }, 20s));
    QProcess exporter;
    const std::string at = "127.0.0.1:" + std::to_string(freePort("127.0.0.1"));
    exporter.start(program, {QStringLiteral("-redis.addr"),
                             QStringLiteral("redis://127.0.0.1:") + QString::number(redis.port()),
                             QStringLiteral("-web.listen-address"), QString::fromStdString(at)});
    if (!exporter.waitForStarted()) {
        QSKIP("prometheus-redis-exporter is not installed");
    }
    QProcess curl;
    std::string page;
    QVERIFY(until(loop, [&] {
        curl.start(QStringLiteral("curl"), {QStringLiteral("--silent"),
                                            QString::fromStdString("http://" + at + "/metrics")});
        curl.waitForFinished();
        page = curl.readAllStandardOutput().toStdString();
        return page.find("redis_up 1") != std::string::npos;
    }));
    const MeasuresPtr before = node.measures();
    QVERIFY(until(loop, [&] { return node.measures() != before; }));
    const Measures& ours = *node.measures();
    std::size_t names = 0;
    std::size_t close = 0;
    std::string far;
    for (const std::string_view line : split(page, '\n')) {
        const std::string key(line.substr(0, line.rfind(' ')));
        const bool theirs = !line.starts_with("redis_") || line.starts_with("redis_exporter_");
        if (theirs) {
            continue;
        }
        ++names;
        const double value = ours.sample.value(ours.table->find(key));
        const double expected = std::stod(std::string(line.substr(line.rfind(' ') + 1)));
        const double slack = std::max(0.05 * std::abs(expected), 0.1);
        if (std::abs(value - expected) <= slack) {
            ++close;
        } else {
            far += key + " " + numberText(value) + " instead of " + numberText(expected) + "\n";
        }
    }
    exporter.kill();
    exporter.waitForFinished();
    const double share = static_cast<double>(close) / static_cast<double>(names);
    qInfo("%zu of %zu series as the exporter has them; not so:\n%s", close, names, far.c_str());
    QVERIFY(names > 200);
    QVERIFY(share > 0.7);
}

void DriverTest::aKeptConnectionThatWasKilledCostsNothing()
{
    RedisServer redis("127.0.0.1");
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    const NodeBench node(loop, worker, "n1", specOf({&redis}));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(until(loop, [&] { return node.status().state == State::Ok; }));
        (void)redis.cli({"CLIENT", "KILL", "TYPE", "normal"});
        const WallTime seen = node.status().seenAt;
        QVERIFY(until(loop, [&] { return node.status().seenAt > seen; }));
    }
    QVERIFY(node.events().empty());
}

TEST_CLASS(DriverTest)

} // namespace bafar::test

#include "driver_test.moc"
