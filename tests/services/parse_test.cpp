// What Docker says, understood: captured answers, hostile ones, and ones of engines that lie.
// It is larger than the budget because its rows are answers of a real engine.
#include "agents/services/parse.h"

#include <QObject>
#include <QTest>

#include "agents/services/figure_round.h"
#include "agents/services/swarm.h"
#include "core/base/text.h"
#include "tests/services/script.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace bafar::services;

class ParseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void negotiates_data();
    void negotiates();
    void readsInfo();
    void readsNodes();
    void readsServices();
    void resolvesTasks();
    void readsContainers();
    void readsFigures();
    void readsFiguresOfCgroupVersion2();
    void readsEvents();
    void refuses_data();
    void refuses();
    void takesNullForNothing();
    void overlaysOfATaskAreReadAndOthersAreNot();
    void aKillTellsItsSignalAndTask_data();
    void aKillTellsItsSignalAndTask();
    void showsHostileNamesSafely();
    void boundsLists();
    void readsTimesAndImages();
};

void ParseTest::negotiates_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, const char* body, const char* then) {
        QTest::newRow(name) << QString::fromLatin1(body) << QString::fromLatin1(then);
    };
    row("given Docker 20.10, then its own version", R"({"Version":"20.10.24","ApiVersion":"1.41"})",
        "1.41");
    row("given a newer one, then ours",
        R"({"Version":"29.0","ApiVersion":"1.52","MinAPIVersion":"1.44"})", "1.44");
    row("given the oldest that will do, then that",
        R"({"ApiVersion":"1.30","MinAPIVersion":"1.12"})", "1.30");
    row("given an older one, then update Docker", R"({"Version":"1.13.1","ApiVersion":"1.26"})",
        "unsupported: Docker 1.13.1 speaks API version 1.26, at least 1.30 is needed: update "
        "Docker");
    row("given one that dropped ours, then update Bafar",
        R"({"Version":"40","ApiVersion":"1.80","MinAPIVersion":"1.60"})",
        "unsupported: Docker 40 speaks API version 1.60 and later, Bafar up to 1.44: update Bafar");
    row("given 1.9, then it is older than 1.30, though greater as text",
        R"({"Version":"1.7","ApiVersion":"1.9"})",
        "unsupported: Docker 1.7 speaks API version 1.9, at least 1.30 is needed: update Docker");
    row("given a lie, then that is said", R"({"ApiVersion":"yes"})",
        "invalid_input: Docker's answer about its version: \"yes\" is no API version such as 1.41");
    row("given nothing of it, then that is said", "{}",
        "invalid_input: Docker's answer about its version: \"\" is no API version such as 1.41");
    row("given no JSON, then that is said", "<html>",
        "invalid_input: Docker's answer about its version: not JSON at byte 1");
}

void ParseTest::negotiates()
{
    QFETCH(QString, body);
    QFETCH(QString, then);
    const Result<EngineVersion> version = parseVersion(body.toStdString());
    const std::string got =
        version ? version->api
                : std::string(codeName(version.error().code)) + ": " + version.error().text;
    QCOMPARE(QString::fromStdString(got), then);
}

void ParseTest::readsInfo()
{
    const Result<Info> info = parseInfo(servicesFixture("healthy/info.json"));
    QVERIFY(info.has_value());
    QCOMPARE(info->node, std::string("p9nq6gllyd1bav02jtcud9qnm"));
    QCOMPARE(info->state, std::string("active"));
    QVERIFY(info->manager);
    QCOMPARE(info->managers, 3U);
    QCOMPARE(info->cluster, std::string("uzl0o6l4o1nawspuqh4igwom9"));
    QCOMPARE(info->running, 1U);
    QCOMPARE(info->processors, 2U);
    QVERIFY(info->memoryBytes > 1'000'000'000);
}

void ParseTest::readsNodes()
{
    const auto nodes = parseNodes(servicesFixture("n3_dead/nodes.json"));
    QVERIFY(nodes.has_value());
    QCOMPARE(nodes->items.size(), std::size_t{3});
    for (const contract::SwarmNode& node : nodes->items) {
        QCOMPARE(node.leader, node.hostname == "n1");
        QCOMPARE(node.reachable, node.hostname != "n3");
        QCOMPARE(node.state, std::string(node.hostname == "n3" ? "down" : "ready"));
        QVERIFY(node.role == contract::Role::Manager);
        QVERIFY(node.address.starts_with("192.0.2.1"));
    }
}

void ParseTest::readsServices()
{
    const auto services = parseServices(servicesFixture("healthy/services.json"));
    QVERIFY(services.has_value());
    QCOMPARE(services->items.size(), std::size_t{1});
    const contract::Service& web = services->items.front();
    QCOMPARE(web.name, std::string("web"));
    QCOMPARE(web.version, std::uint64_t{70});
    QCOMPARE(web.image, std::string("192.0.2.1:5000/bafar-web:1"));
    QVERIFY(web.digest.starts_with("sha256:ecc04003"));
    QVERIFY(web.previousImage.starts_with("192.0.2.1:5000/bafar-web:1@sha256:"));
    QCOMPARE(web.desired, 3U);
    QCOMPARE(web.order, std::string("stop-first"));
    QCOMPARE(web.environment.size(), std::size_t{2});
    QCOMPARE(web.environment.front(), std::string("TASK_NAME={{.Task.Name}}"));
    QCOMPARE(web.update.state, std::string("completed"));
    QCOMPARE(toIso8601(web.update.startedAt), std::string("2026-11-28T17:39:32.148Z"));
    QCOMPARE(web.ports, (std::vector<contract::Port>{{"tcp", 8080, 0, "host"}}));
    QCOMPARE(web.labels.at("bafar.http.host"), std::string("web.example"));
}

void ParseTest::resolvesTasks()
{
    OurNodes ours;
    ours.byAddress = {{"192.0.2.11", "n1"}, {"192.0.2.12", "n2"}, {"192.0.2.13", "n3"}};
    ours.ids = {"n1", "n2", "n3"};
    SwarmSeen seen;
    seen.nodes = parseNodes(servicesFixture("healthy/nodes.json"))->items;
    seen.services = parseServices(servicesFixture("healthy/services.json"))->items;
    seen.tasks = parseTasks(servicesFixture("healthy/tasks.json"))->items;
    const SwarmLists lists = resolved(seen, ours);
    QCOMPARE(lists.services.front().running, 3U);
    QCOMPARE(lists.services.front().current, 3U);
    QCOMPARE(lists.tasks.size(), std::size_t{3});
    QStringList places;
    for (const contract::Task& task : lists.tasks) {
        places << QString::fromStdString(task.name + " " + task.node + " " + task.state);
        QCOMPARE(task.ports.size(), std::size_t{1});
        QVERIFY(task.ports.front().published >= 32768);
    }
    places.sort();
    QVERIFY2(places.front().startsWith(QStringLiteral("web.1 n")), qPrintable(places.join(u',')));
    QVERIFY2(places.contains(QStringLiteral("web.2 n1 running")), qPrintable(places.join(u',')));
}

void ParseTest::readsContainers()
{
    const auto containers = parseContainers(servicesFixture("healthy/containers_all.json"));
    QVERIFY(containers.has_value());
    const contract::Container& web = containers->items.front();
    QCOMPARE(web.name, std::string("web.2.lzaobnnfywd9k8cykb31qx35v"));
    QCOMPARE(web.task, std::string("lzaobnnfywd9k8cykb31qx35v"));
    QCOMPARE(web.state, std::string("running"));
    QCOMPARE(web.health, std::string("healthy"));
    const auto detail = parseDetail(servicesFixture("healthy/inspect_1.json"));
    QVERIFY(detail.has_value());
    QCOMPARE(detail->memoryLimit, 33554432.0);
    QCOMPARE(detail->restarts, 0U);
    QCOMPARE(toIso8601(detail->startedAt), std::string("2026-11-28T17:39:33.947Z"));
}

void ParseTest::readsFigures()
{
    const auto figures = parseFigures(servicesFixture("healthy/stats_1.json"));
    QVERIFY(figures.has_value());
    QVERIFY(figures->cpu > 0 && figures->cpu < 60);
    QVERIFY(figures->memory > 100'000);
    QVERIFY(figures->workingSet <= figures->memory);
    QVERIFY(figures->rss > 0);
    QCOMPARE(figures->networks.size(), std::size_t{1});
    QCOMPARE(figures->networks.front().interface, std::string("eth0"));
}

void ParseTest::readsFiguresOfCgroupVersion2()
{
    const auto figures = parseFigures(
        R"({"cpu_stats":{"cpu_usage":{"total_usage":2500000000,"usage_in_kernelmode":1000000000,)"
        R"("usage_in_usermode":1500000000},"throttling_data":{"periods":10,"throttled_periods":2,)"
        R"("throttled_time":500000000}},"memory_stats":{"usage":5000,"limit":9007199254740993,)"
        R"("stats":{"anon":3000,"file":1500,"inactive_file":1000}}})");
    QVERIFY(figures.has_value());
    QCOMPARE(figures->cpu, 2.5);
    QCOMPARE(figures->throttled, 0.5);
    QCOMPARE(figures->workingSet, 4000.0);
    QCOMPARE(figures->rss, 3000.0);
    QCOMPARE(figures->cache, 1500.0);
    QVERIFY(figures->networks.empty());
}

void ParseTest::readsEvents()
{
    std::set<std::string> types;
    const auto text = servicesFixture("events_n1.jsonl");
    for (const std::string_view line : split(text, '\n')) {
        if (!line.empty()) {
            const auto event = parseEvent(line);
            QVERIFY2(event.has_value(), std::string(line).c_str());
            QVERIFY(event->atNanoseconds > 1'795'000'000'000'000'000);
            types.insert(event->type);
        }
    }
    QVERIFY(types.contains("container"));
    QVERIFY(types.contains("service"));
}

void ParseTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("then");
    QTest::newRow("given an object for the list, then it is refused")
        << QByteArray(R"({"message":"x"})")
        << QStringLiteral("invalid_input: Docker's answer about "
                          "the Swarm's tasks: expected a list");
    QTest::newRow("given a text for a number, then it is refused with its place")
        << QByteArray(R"([{"ID":"a","Slot":"one"}])")
        << QStringLiteral("invalid_input: Docker's answer about the Swarm's tasks: [0].Slot: ");
    QTest::newRow("given a port beyond 65535, then it is refused")
        << QByteArray(R"([{"ID":"a","Status":{"PortStatus":{"Ports":[{"TargetPort":99999}]}}}])")
        << QStringLiteral("invalid_input: Docker's answer about the Swarm's tasks: "
                          "[0].Status.PortStatus.Ports[0].TargetPort: ");
    QTest::newRow("given deep nesting, then it is refused")
        << QByteArray(1000, '[')
        << QStringLiteral("limit_exceeded: Docker's answer about the "
                          "Swarm's tasks: JSON nested deeper than 32");
    QTest::newRow("given half a document, then it is refused")
        << QByteArray(R"([{"ID":"a")")
        << QStringLiteral("invalid_input: Docker's answer about the "
                          "Swarm's tasks: not JSON at byte");
}

void ParseTest::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, then);
    const auto tasks = parseTasks(body.toStdString());
    QVERIFY(!tasks.has_value());
    const QString got = QString::fromStdString(std::string(codeName(tasks.error().code)) + ": " +
                                               tasks.error().text);
    QVERIFY2(got.startsWith(then), qPrintable(got));
}

void ParseTest::takesNullForNothing()
{
    QVERIFY(parseTasks("null")->items.empty());
    QVERIFY(
        parseServices("[{\"ID\":\"a\",\"Spec\":{\"Name\":\"a\",\"Labels\":null,\"Mode\":null,"
                      "\"TaskTemplate\":{\"ContainerSpec\":null,\"Networks\":null}},"
                      "\"PreviousSpec\":null,\"Endpoint\":{\"Ports\":null},\"UpdateStatus\":null}]")
            .has_value());
    QVERIFY(parseContainers(R"([{"Id":"a","Names":null,"Labels":null}])").has_value());
    QVERIFY(parseInfo(R"({"Swarm":{"LocalNodeState":"inactive","Cluster":null}})").has_value());
    QVERIFY(parseFigures(R"({"cpu_stats":null,"memory_stats":null,"networks":null})").has_value());
}

/// As Docker 20.10 writes them, shortened.
void ParseTest::overlaysOfATaskAreReadAndOthersAreNot()
{
    const auto tasks = parseTasks(
        R"([{"ID":"t","NetworksAttachments":[)"
        R"({"Network":{"ID":"a","Spec":{"Name":"ingress","Ingress":true},)"
        R"("DriverState":{"Name":"overlay"}},"Addresses":["10.0.0.5/24"]},)"
        R"({"Network":{"ID":"yp0zy16c8glh7tvaaz4ecjq88","Spec":{"Name":"site","Attachable":true},)"
        R"("DriverState":{"Name":"overlay"}},"Addresses":["10.0.1.3/24"]},)"
        R"({"Network":{"ID":"b","Spec":{"Name":"host"},"DriverState":{"Name":"host"}},)"
        R"("Addresses":["10.0.2.3/24"]},)"
        R"({"Network":{"ID":"c","Spec":{"Name":"empty"},"DriverState":{"Name":"overlay"}},)"
        R"("Addresses":null},{"Network":null}]}])");
    QVERIFY2(tasks.has_value(), tasks ? "" : tasks.error().text.c_str());
    const std::vector<contract::Attachment> wanted{
        {"yp0zy16c8glh7tvaaz4ecjq88", "site", "10.0.1.3", true}};
    QVERIFY(tasks->items.at(0).task.networks == wanted);
    QVERIFY(parseTasks(R"([{"ID":"t","NetworksAttachments":null}])").has_value());
}

void ParseTest::aKillTellsItsSignalAndTask_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<bool>("ends");
    QTest::newRow("given SIGTERM by number") << QByteArray("kill") << QByteArray("15") << true;
    QTest::newRow("given SIGKILL") << QByteArray("kill") << QByteArray("9") << true;
    QTest::newRow("given nginx's SIGQUIT") << QByteArray("kill") << QByteArray("3") << true;
    QTest::newRow("given no signal") << QByteArray("kill") << QByteArray() << true;
    QTest::newRow("given SIGHUP, which asks to read a configuration again")
        << QByteArray("kill") << QByteArray("1") << false;
    QTest::newRow("given SIGUSR1 by name") << QByteArray("kill") << QByteArray("SIGUSR1") << false;
    QTest::newRow("given another event") << QByteArray("die") << QByteArray("15") << false;
}

void ParseTest::aKillTellsItsSignalAndTask()
{
    QFETCH(const QByteArray, action);
    QFETCH(const QByteArray, signal);
    QFETCH(const bool, ends);
    const QByteArray line = "{\"Type\":\"container\",\"Action\":\"" + action +
                            "\",\"Actor\":{\"ID\":\"c\",\"Attributes\":{"
                            "\"com.docker.swarm.task.id\":\"t1\",\"signal\":\"" +
                            signal + "\"}},\"timeNano\":1}";
    const auto event = parseEvent(line.toStdString());
    QVERIFY(event.has_value());
    QCOMPARE(event->task, std::string("t1"));
    QCOMPARE(endsContainer(*event), ends);
}

void ParseTest::showsHostileNamesSafely()
{
    const std::string evil = "a\\u001b[2Jb\\u202ec\\u0000d" + std::string(70'000, 'x');
    const auto services = parseServices(
        R"([{"ID":")" + evil + R"(","Spec":{"Name":")" + evil + R"(","Labels":{"bafar.)" + evil +
        R"(":")" + evil + R"("},"TaskTemplate":{"ContainerSpec":{"Image":")" + evil +
        R"("}}},"UpdateStatus":{"State":")" + evil + R"(","Message":")" + evil + R"("}}])");
    QVERIFY(services.has_value());
    const contract::Service& service = services->items.front();
    for (const std::string& text :
         {service.id, service.name, service.image, service.update.state, service.update.message,
          service.labels.begin()->first, service.labels.begin()->second}) {
        QVERIFY(text.size() <= 512);
        QVERIFY(isUtf8(text));
        QVERIFY(text.find('\x1b') == std::string::npos);
        QVERIFY(text.find('\0') == std::string::npos);
        QVERIFY(text.find("\xe2\x80\xae") == std::string::npos);
    }
    QVERIFY(refusalText(R"({"message":")" + evil + R"("})").size() <= 300);
    QCOMPARE(refusalText("404 page not found\nmore"), std::string("404 page not found"));
}

void ParseTest::boundsLists()
{
    std::string body = "[";
    for (std::size_t i = 0; i < TasksMax + 7; ++i) {
        body += (i == 0 ? "{\"ID\":\"" : ",{\"ID\":\"") + std::to_string(i) + "\"}";
    }
    const auto tasks = parseTasks(body + "]");
    QVERIFY(tasks.has_value());
    QCOMPARE(tasks->items.size(), TasksMax);
    QCOMPARE(tasks->leftOut, 7U);
}

void ParseTest::readsTimesAndImages()
{
    QCOMPARE(wallOf("0001-01-01T00:00:00Z").unixMs, std::int64_t{0});
    QCOMPARE(wallOf("").unixMs, std::int64_t{0});
    QCOMPARE(wallOf("1970-01-01T00:00:01.5Z").unixMs, std::int64_t{1500});
    QCOMPARE(imageParts("a/b:1@sha256:00").name, std::string("a/b:1"));
    QCOMPARE(imageParts("a/b:1@sha256:00").digest, std::string("sha256:00"));
    QCOMPARE(imageParts("a").digest, std::string());
    QCOMPARE(percentEncoded("a b/..%\xff"), std::string("a%20b%2F..%25%FF"));
}

TEST_CLASS(ParseTest)

} // namespace bafar::test

#include "parse_test.moc"
