#include "core/schema/yaml.h"

#include <QTest>

#include "core/schema/cluster.h"
#include "core/schema/floating_ip.h"
#include "core/schema/monitoring.h"
#include "core/schema/reference.h"
#include "core/schema/spec.h"
#include "core/schema/view.h"
#include "tests/support/golden.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

constexpr std::string_view Good = R"(cluster:
  name: lab
  nodes:
    - {id: n1, address: 192.0.2.11}
    - {id: n2, address: 192.0.2.12}
floating_ip:
  routers:
    - id: web
      virtual_router: 51
      interface: eth0
      addresses: [192.0.2.100/24]
      interval: 100 cs
      members:
        - {node: n1, priority: 110}
        - {node: n2, priority: 100}
)";

std::vector<schema::Problem> readSpec(const std::string& text)
{
    const std::vector<schema::SpecSection> sections = {
        {schema::cluster::Name, &schema::typeOf<schema::cluster::Config>(), true},
        {schema::floating_ip::Name, &schema::typeOf<schema::floating_ip::Config>()},
        {schema::monitoring::Name, &schema::typeOf<schema::monitoring::Config>()}};
    return schema::SpecReading::read(text, sections, {}).problems;
}

} // namespace

class YamlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodSpecHasNoProblems();
    void everyProblemHasItsLine_data();
    void everyProblemHasItsLine();
    void allProblemsAreReported();
    void whatIsWrittenReadsBack();
    void rawJsonIsWrittenAsItIs();
    void referencePageMatchesItsGoldenFile();
};

void YamlTest::aGoodSpecHasNoProblems()
{
    for (const schema::Problem& problem : readSpec(std::string(Good))) {
        QFAIL(schema::problemText("cluster.yaml", problem).c_str());
    }
}

void YamlTest::everyProblemHasItsLine_data()
{
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("becomes");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const char* was, const char* becomes,
                        const char* problem) {
        QTest::newRow(name) << QByteArray(was) << QByteArray(becomes) << QByteArray(problem);
    };
    row("misspelt key", "virtual_router", "virtual_ruter",
        "c.yaml:9:7: floating_ip.routers[0].virtual_ruter: unknown key; did you mean "
        "virtual_router?");
    row("misspelt section", "floating_ip:", "floating_pi:",
        "c.yaml:6:1: floating_pi: unknown section; did you mean floating_ip?");
    row("bare number for a duration", "100 cs", "100",
        "c.yaml:12:17: floating_ip.routers[0].interval: \"100\" has no unit; write for example "
        "\"100 s\" or \"100 ms\"");
    row("not whole centiseconds", "100 cs", "15 ms",
        "c.yaml:12:17: floating_ip.routers[0].interval: VRRP counts whole centiseconds: 10 ms, 20 "
        "ms, ... 40.95 s");
    row("interval too long", "100 cs", "50 s",
        "c.yaml:12:17: floating_ip.routers[0].interval: the duration must be from 0.01 to 40.95 s, "
        "not 50 s");
    row("VRID out of range", "virtual_router: 51", "virtual_router: 0",
        "c.yaml:9:23: floating_ip.routers[0].virtual_router: the value must be from 1 to 255, not "
        "0");
    row("not an address", "192.0.2.12", "192.0.2.300",
        "c.yaml:5:25: cluster.nodes[1].address: \"192.0.2.300\" is not an IP address; write it "
        "like "
        "192.0.2.100 or 2001:db8:77::100");
    row("duplicate node id", "id: n2", "id: n1",
        "c.yaml:5:12: cluster.nodes[1].id: \"n1\" is already the id of nodes[0]");
    row("duplicate key", "interface: eth0", "interface: eth0\n      interface: eth1",
        "c.yaml:11:7: key \"interface\" stands here and at line 10");
    row("a priority that leaves no room for hand-overs", "priority: 110", "priority: 251",
        "c.yaml:14:32: floating_ip.routers[0].members[0].priority: the value must be from 1 to "
        "250, not 251");
    row("equal priorities", "priority: 100", "priority: 110",
        "c.yaml:15:32: floating_ip.routers[0].members[1].priority: equal to that of n1; give each "
        "member its own, so "
        "that the order is what you wrote");
    row("tab for indentation", "  name: lab", "\tname: lab",
        "c.yaml:2:6: not YAML: illegal map value");
    row("a quote that the end of the file cuts", "{node: n2, priority: 100}\n", "\"",
        "c.yaml:15:11: a quote is opened here and never closed");
    row("the same after text beyond ASCII", "{node: n2, priority: 100}\n",
        "{node: \xc3\xa9}\n        - \"", "c.yaml:16:11: a quote is opened here and never closed");
    row("a key beyond the limit", "interface: eth0", QByteArray(251, 'k').append(": 1").constData(),
        "c.yaml:10:7: key \"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\" is "
        "longer "
        "than 250 bytes");
    row("an escape that makes no UTF-8", "id: n2", "id: \"\\N2\"",
        "c.yaml:5:12: the escapes \\N and \\_ are not supported; write the character itself");
    row("alias", "id: n2", "id: *x", "c.yaml:5:12: not YAML: the referenced anchor is not defined");
    row("anchor", "id: n2", "id: &x n2",
        "c.yaml:5:12: anchors (&name) are not supported; write the value out");
    row("missing required key", "      interface: eth0\n", "",
        "c.yaml:8:7: floating_ip.routers[0]: missing interface: Network interface that carries the "
        "addresses");
    row("missing section", "cluster:", "monitoring:", "");
}

void YamlTest::everyProblemHasItsLine()
{
    QFETCH(QByteArray, was);
    QFETCH(QByteArray, becomes);
    QFETCH(QByteArray, problem);
    std::string text(Good);
    text.replace(text.find(was.toStdString()), static_cast<std::size_t>(was.size()),
                 becomes.toStdString());
    const std::vector<schema::Problem> problems = readSpec(text);
    QVERIFY(!problems.empty());
    if (!problem.isEmpty()) {
        QCOMPARE(QByteArray::fromStdString(schema::problemText("c.yaml", problems.front())),
                 problem);
    }
}

void YamlTest::allProblemsAreReported()
{
    std::string text(Good);
    text.replace(text.find("100 cs"), 6, "x");
    text.replace(text.find("virtual_router: 51"), 18, "virtual_router: 999");
    const std::size_t count = readSpec(text).size();
    QCOMPARE(count, std::size_t{2});
}

void YamlTest::whatIsWrittenReadsBack()
{
    schema::floating_ip::Config config;
    schema::floating_ip::RouterConfig& router = config.routers.emplace_back();
    router = {"web",
              51,
              "eth0",
              {*net::Prefix::parse("192.0.2.100/24")},
              std::chrono::milliseconds{10},
              false,
              {},
              schema::floating_ip::Dialect::Rfc9568,
              {{"n1", 110, ""}, {"true", 100, "eth1"}}};
    const schema::Type& type = schema::typeOf<schema::floating_ip::Config>();
    for (const bool withHelp : {false, true}) {
        const std::string text = schema::toYaml(&config, type, withHelp);
        schema::floating_ip::Config back;
        for (const schema::Problem& problem : schema::readYaml(&back, type, text)) {
            QFAIL((schema::problemText("written", problem) + "\n" + text).c_str());
        }
        QVERIFY2(back == config, text.c_str());
    }
}

void YamlTest::rawJsonIsWrittenAsItIs()
{
    schema::ConceptReport report;
    const schema::Type& type = schema::typeOf<schema::ConceptReport>();
    QVERIFY(schema::toYaml(&report, type, false).starts_with("status: null\n"));
    report.status.text = R"({"a":[1,"b"]})";
    QVERIFY(schema::toYaml(&report, type, false).starts_with("status: {\"a\":[1,\"b\"]}\n"));
}

void YamlTest::referencePageMatchesItsGoldenFile()
{
    const std::string page =
        schema::referencePage("floating_ip", schema::descriptionOf<schema::floating_ip::Config>());
    const std::string difference = goldenDifference("schema/floating_ip-reference.md", page);
    QVERIFY2(difference.empty(), difference.c_str());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::YamlTest)
#include "yaml_test.moc"
