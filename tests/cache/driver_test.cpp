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
#include <map>
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

/// The exporter's page by series: "redis_db_keys{db=\"db0\"}" to its value; types by name.
struct ExporterPage {
    std::map<std::string, std::string> types;
    std::map<std::string, double> values;

    /// Without what it says of itself and of its own work.
    static ExporterPage read(const std::string& text)
    {
        ExporterPage page;
        for (const std::string_view line : split(text, '\n')) {
            const std::vector<std::string_view> words = split(line, ' ');
            const std::string_view name =
                line.starts_with("# TYPE ") ? words[2] : line.substr(0, line.find_first_of("{ "));
            if (!name.starts_with("redis_") || name.starts_with("redis_exporter_") ||
                name.starts_with("redis_target_scrape") || name.starts_with("redis_last_key_")) {
                continue;
            }
            if (line.starts_with("# TYPE ")) {
                page.types[std::string(name)] = words[3];
            } else {
                const std::size_t space = line.rfind(' ');
                page.values[std::string(line.substr(0, space))] =
                    std::stod(std::string(line.substr(space + 1)));
            }
        }
        return page;
    }
};

/// The same server: its names, labels and types, and the values that did not move while both
/// looked. It is larger than the budget because a server, its exporter and both pages are one
/// story.
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
    const auto theirs = [&at] {
        QProcess curl;
        curl.start(QStringLiteral("curl"), {QStringLiteral("--silent"),
                                            QString::fromStdString("http://" + at + "/metrics")});
        curl.waitForFinished();
        return ExporterPage::read(curl.readAllStandardOutput().toStdString());
    };
    ExporterPage before;
    QVERIFY(until(
        loop,
        [&] {
            before = theirs();
            return before.values.contains("redis_up") && before.values["redis_up"] == 1;
        },
        20s));

    std::set<std::string> missing;
    std::set<std::string> still; // did not move while we looked, in some round
    std::set<std::string> equal;
    for (int round = 0; round < 10 && (round < 3 || equal.size() < still.size()); ++round) {
        const MeasuresPtr last = node.measures();
        QVERIFY(until(loop, [&] { return node.measures() != last; }));
        const Measures& ours = *node.measures();
        ExporterPage after = theirs();
        missing.clear();
        for (const auto& [key, value] : after.values) {
            const std::string name = key.substr(0, key.find('{'));
            const SeriesIndex index = ours.table->find(key);
            if (index == NoSeries || (ours.table->at(index).type == SeriesType::Counter) !=
                                         (after.types[name] == "counter")) {
                missing.insert(name);
            } else if (const auto was = before.values.find(key);
                       was != before.values.end() && was->second == value) {
                still.insert(key);
                const double off = std::abs(ours.sample.value(index) - value);
                if (off <= 0.05 * std::abs(value)) {
                    equal.insert(key);
                }
            }
        }
        before = std::move(after);
    }
    exporter.kill();
    exporter.waitForFinished();
    std::erase_if(missing, [&](const std::string& name) {
        return !before.types.contains(name); // a summary's sum and count
    });
    const double names =
        1 - static_cast<double>(missing.size()) / static_cast<double>(before.types.size());
    const double values = static_cast<double>(equal.size()) / static_cast<double>(still.size());
    std::string report;
    for (const std::string& name : missing) {
        report += "\nnot ours: " + name;
    }
    for (const std::string& key : still) {
        report += equal.contains(key) ? "" : "\nother value: " + key;
    }
    qInfo("%.1f %% of %zu names, %.1f %% of %zu values that stood still%s", 100 * names,
          before.types.size(), 100 * values, still.size(), report.c_str());
    QVERIFY(before.types.size() > 100);
    QVERIFY(names >= 0.95);
    QVERIFY2(still.size() > 150, "too little stands still to compare");
    QVERIFY(values >= 0.95);
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
