// Specs: what differs between two, secrets in clear, bounds, and their history.
// It is larger than the budget because all of it is told by tables of two small specs.
#include <QTest>

#include "core/schema/cluster.h"
#include "core/schema/floating_ip.h"
#include "core/schema/json.h"
#include "core/schema/monitoring.h"
#include "core/schema/spec_diff.h"
#include "core/schema/spec_history.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

using namespace schema;

constexpr std::string_view Base = R"(cluster:
  name: lab
  nodes:
    - {id: n1, address: 192.0.2.11}
    - {id: n2, address: 192.0.2.12}
floating_ip:
  routers:
    - id: web
      virtual_router: 51
      interface: eth0
      addresses: [192.0.2.100/24, 192.0.2.101/24]
      members: [{node: n1, priority: 110}, {node: n2}]
)";

SpecReading reading(std::string_view text)
{
    static const std::array<SpecSection, 3> Sections = {
        SpecSection{cluster::Name, &typeOf<cluster::Config>(), true},
        SpecSection{floating_ip::Name, &typeOf<floating_ip::Config>(), false},
        SpecSection{monitoring::Name, &typeOf<monitoring::Config>(), false}};
    return SpecReading::read(text, Sections, {});
}

/// `Base` with one piece of text replaced.
std::string with(const std::string& from, const std::string& to)
{
    std::string text(Base);
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text + to : text.replace(at, from.size(), to);
}

Record record(std::uint64_t index, const SpecChange& change)
{
    Record out;
    out.index = index;
    out.kind = RecordKind::Spec;
    out.node = "n1";
    out.at = {1'800'000'000'000 + static_cast<std::int64_t>(index)};
    out.body = {toJson(change)};
    return out;
}

SpecChange change(SpecStage stage, std::string revision, std::string text)
{
    SpecChange out;
    out.stage = stage;
    out.revision = std::move(revision);
    out.text = std::move(text);
    out.who = "admin/sara";
    out.why = "because";
    return out;
}

} // namespace

class SpecTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void differences_data();
    void differences();
    void differencesInWords();
    void itemsWithoutAnIdAreMatchedByPlace();
    void manyItemsAreComparedInTime();
    void secrets_data();
    void secrets();
    void bounds_data();
    void bounds();
    void history();
    void textsThatWereWithdrawnAreGone();
    void recordsThatAreNoneAreLeftOut();
};

void SpecTest::differences_data()
{
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected"); // one line each: kind path | before | after
    const auto row = [](const char* name, const std::string& after, const char* expected) {
        QTest::newRow(name) << QString::fromStdString(after) << QString::fromLatin1(expected);
    };
    row("the same text", std::string(Base), "");
    row("a comment more", "# hello\n" + std::string(Base), "");
    row("another layout",
        with("addresses: [192.0.2.100/24, 192.0.2.101/24]",
             "addresses:\n        - 192.0.2.100/24\n        - \"192.0.2.101/24\""),
        "");
    row("a default written out", with("interface: eth0", "interface: eth0\n      interval: 1 s"),
        "");
    row("a section with its defaults", std::string(Base) + "monitoring: {interval: 1 s}\n", "");
    row("another number", with("priority: 110", "priority: 120"),
        "changed floating_ip.routers[web].members[n1].priority | 110 | 120");
    row("another duration", with("interface: eth0", "interface: eth0\n      interval: 500 ms"),
        "changed floating_ip.routers[web].interval | 1 s | 500 ms");
    row("another switch", with("interface: eth0", "interface: eth0\n      preempt: false"),
        "changed floating_ip.routers[web].preempt | true | false");
    row("another name of a choice",
        with("interface: eth0", "interface: eth0\n      dialect: rfc9568"),
        "changed floating_ip.routers[web].dialect | keepalived | rfc9568");
    row("a node comes",
        with("    - {id: n2, address: 192.0.2.12}\n",
             "    - {id: n2, address: 192.0.2.12}\n"
             "    - {id: n3, address: 192.0.2.13, port: 7700}\n"),
        "added cluster.nodes[n3] |  | {id: n3, address: 192.0.2.13, port: 7700}");
    row("a node goes", with("    - {id: n2, address: 192.0.2.12}\n", ""),
        "removed cluster.nodes[n2] | {id: n2, address: 192.0.2.12} | ");
    row("a node that gets another id is another node", with("{id: n2, a", "{id: n9, a"),
        "removed cluster.nodes[n2] | {id: n2, address: 192.0.2.12} | \n"
        "added cluster.nodes[n9] |  | {id: n9, address: 192.0.2.12}");
    row("items in another order",
        with("[{node: n1, priority: 110}, {node: n2}]", "[{node: n2}, {node: n1, priority: 110}]"),
        "changed floating_ip.routers[web].members | in order n1, n2 | in order n2, n1");
    row("a value comes to a list of values",
        with("192.0.2.101/24]", "192.0.2.101/24, "
                                "192.0.2.102/24]"),
        "added floating_ip.routers[web].addresses[192.0.2.102/24] |  | 192.0.2.102/24");
    row("values in another order",
        with("[192.0.2.100/24, 192.0.2.101/24]", "[192.0.2.101/24, 192.0.2.100/24]"),
        "changed floating_ip.routers[web].addresses | in order 192.0.2.100/24, 192.0.2.101/24 | "
        "in order 192.0.2.101/24, 192.0.2.100/24");
    row("a section that was not there", std::string(Base) + "monitoring: {interval: 2 s}\n",
        "changed monitoring.interval | 1 s | 2 s");
}

void SpecTest::differences()
{
    QFETCH(QString, after);
    QFETCH(QString, expected);
    const SpecReading was = reading(Base);
    const SpecReading is = reading(after.toStdString());
    QVERIFY2(is.problems.empty(), is.problems.empty() ? "" : is.problems.front().text.c_str());
    QStringList lines;
    for (const SpecDifference& one : specDifferences(was.spec, is.spec)) {
        lines << QString::fromStdString(
            std::string(DifferenceKindNames[static_cast<std::size_t>(one.kind)]) + " " + one.path +
            " | " + one.before + " | " + one.after);
    }
    QCOMPARE(lines.join(QLatin1Char('\n')), expected);
    // The way back has as many differences, the other way round.
    QCOMPARE(specDifferences(is.spec, was.spec).size(), static_cast<std::size_t>(lines.size()));
}

void SpecTest::differencesInWords()
{
    QCOMPARE(differenceText({"a.b", DifferenceKind::Changed, "1", "2"}),
             std::string("a.b: 1 -> 2"));
    QCOMPARE(differenceText({"a[x]", DifferenceKind::Added, "", "{id: x}"}),
             std::string("a[x] added: {id: x}"));
    QCOMPARE(differenceText({"a[x]", DifferenceKind::Removed, "{id: x}", ""}),
             std::string("a[x] removed: {id: x}"));
    const std::vector<SpecDifference> three(3, {"a", DifferenceKind::Changed, "1", "2"});
    QCOMPARE(differencesText(three, 2), std::string("a: 1 -> 2; a: 1 -> 2 and 1 more"));
    QCOMPARE(differencesText(three, 3), std::string("a: 1 -> 2; a: 1 -> 2; a: 1 -> 2"));
    QCOMPARE(differencesText({}), std::string());
}

/// A spec never has two items of one id, but a comparison must not depend on that.
void SpecTest::itemsWithoutAnIdAreMatchedByPlace()
{
    const SpecReading was = reading(with("{node: n2}", "{node: n1, priority: 90}"));
    const SpecReading is = reading(with("{node: n2}", "{node: n1, priority: 80}"));
    const auto differences = specDifferences(was.spec, is.spec);
    QCOMPARE(differences.size(), std::size_t{1});
    QCOMPARE(differences.at(0).path, std::string("floating_ip.routers[web].members[1].priority"));
}

void SpecTest::manyItemsAreComparedInTime()
{
    std::string many = "cluster:\n  name: lab\n  nodes:\n";
    std::string others = many;
    for (int i = 0; i < 5000; ++i) {
        const std::string address =
            "10.0." + std::to_string(i / 250) + "." + std::to_string(i % 250 + 1) + "}\n";
        many += "    - {id: a" + std::to_string(i) + ", address: " + address;
        others += "    - {id: b" + std::to_string(i) + ", address: " + address;
    }
    // More than 64 nodes are a problem, but the values are read all the same.
    QCOMPARE(specDifferences(reading(many).spec, reading(others).spec).size(), std::size_t{10'000});
}

void SpecTest::secrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path"); // empty with line 0: nothing is found
    QTest::addColumn<int>("line");
    const auto row = [](const char* name, const char* text, const char* path, int line) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(path) << line;
    };
    row("a password", "database:\n  password: hunter2\n", "database.password", 2);
    row("in the middle of a name", "database: {monitor_password: hunter2}\n",
        "database.monitor_password", 1);
    row("in other spelling", "hook: {Api-Key: hunter2}\n", "hook.Api-Key", 1);
    row("in capitals", "hook: {TOKEN: hunter2}\n", "hook.TOKEN", 1);
    row("in camel case", "hook: {apiKey: hunter2}\n", "hook.apiKey", 1);
    row("a number", "hook: {secret: 1234}\n", "hook.secret", 1);
    row("in a list", "hooks:\n  - {id: a}\n  - {token: hunter2}\n", "hooks[1].token", 3);
    row("a list of them", "hooks: {tokens: [hunter2]}\n", "hooks.tokens[0]", 1);
    row("a password in an address", "mirror: {url: 'https://sara:hunter2@host/x'}\n", "mirror.url",
        1);
    row("a private key", "tls:\n  # -----BEGIN RSA PRIVATE KEY-----\n  x: 1\n", "", 2);
    row("the name of a file", "database: {password_file: /etc/bafar/secrets/db}\n", "", 0);
    row("an empty one", "database: {password: ''}\n", "", 0);
    row("a name that only sounds like it", "cache: {token_bucket: 5, passwords_max: 3}\n", "", 0);
    row("an address with a user only", "mirror: {url: 'ssh://sara@host:22/x'}\n", "", 0);
    row("a colon behind the host", "mirror: {url: 'http://host:80/a@b:c'}\n", "", 0);
    row("a certificate", "tls:\n  # -----BEGIN CERTIFICATE-----\n  x: 1\n", "", 0);
}

void SpecTest::secrets()
{
    QFETCH(QString, text);
    QFETCH(QString, path);
    QFETCH(int, line);
    const SpecReading read = reading(text.toStdString());
    std::vector<Problem> found;
    for (const Problem& problem : read.problems) {
        QVERIFY2(problem.text.find("hunter2") == std::string::npos, problem.text.c_str());
        if (problem.text.find("stands here in clear") != std::string::npos) {
            found.push_back(problem);
        }
    }
    QCOMPARE(found.size(), std::size_t{line > 0});
    if (line > 0) {
        QCOMPARE(QString::fromStdString(found.front().path), path);
        QCOMPARE(found.front().line, line);
    }
}

void SpecTest::bounds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const std::string large = std::string(Base) + "# " + std::string(SpecTextMax, 'x') + "\n";
    constexpr int Levels = 30;
    const std::string deep =
        "cluster: " + std::string(Levels, '[') + std::string(Levels, ']') + "\n";
    QTest::newRow("too large") << QString::fromStdString(large)
                               << QStringLiteral("larger than 262144 bytes");
    QTest::newRow("too deep") << QString::fromStdString(deep)
                              << QStringLiteral("nested deeper than 24");
}

void SpecTest::bounds()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const SpecReading read = reading(text.toStdString());
    QVERIFY(!read.problems.empty());
    QCOMPARE(QString::fromStdString(read.problems.front().text), problem);
}

void SpecTest::history()
{
    SpecHistoryOf specs;
    QVERIFY(specs.revisions().empty());
    Record bare = record(1, {});
    bare.body = {"\"first\""}; // as older agents wrote it
    specs.note(bare);
    specs.note(record(2, change(SpecStage::Proposed, "r2", "second")));
    QCOMPARE(specs.revisions().size(), std::size_t{1});
    QCOMPARE(*specs.text("r2"), std::string("second")); // known as soon as it is proposed
    specs.note(record(3, change(SpecStage::InForce, "r2", "")));
    const std::vector<SpecRevision> revisions = specs.revisions();
    QCOMPARE(revisions.size(), std::size_t{2});
    QCOMPARE(revisions.at(0).revision, specRevision("first"));
    QCOMPARE(*specs.text(specRevision("first")), std::string("first"));
    QCOMPARE(revisions.at(1).revision, std::string("r2"));
    QCOMPARE(revisions.at(1).who, std::string("admin/sara"));
    QCOMPARE(revisions.at(1).why, std::string("because"));
    QCOMPARE(revisions.at(1).node, std::string("n1"));
    QCOMPARE(revisions.at(1).index, std::uint64_t{3});
    QCOMPARE(*specs.text("r2"), std::string("second"));
    specs.forget(3);
    QCOMPARE(specs.revisions().size(), std::size_t{1});
    specs.clear();
    QVERIFY(specs.text("r2") == nullptr);
}

void SpecTest::textsThatWereWithdrawnAreGone()
{
    SpecHistoryOf specs;
    specs.note(record(1, change(SpecStage::Proposed, "r1", "text")));
    specs.note(record(2, change(SpecStage::Withdrawn, "r1", "")));
    QVERIFY(specs.text("r1") == nullptr);
    specs.note(record(3, change(SpecStage::Proposed, "r1", "text")));
    QVERIFY(specs.text("r1") != nullptr);
    specs.note(record(4, change(SpecStage::InForce, "r1", "")));
    specs.note(record(5, change(SpecStage::Withdrawn, "r1", "")));
    QVERIFY(specs.text("r1") != nullptr); // it was in force: a rollback may want it
}

void SpecTest::recordsThatAreNoneAreLeftOut()
{
    SpecHistoryOf specs;
    Record other = record(1, change(SpecStage::InForce, "r1", "text"));
    other.kind = RecordKind::Audit;
    specs.note(other);
    other.kind = RecordKind::Spec;
    other.body = {"{\"stage\":7}"};
    specs.note(other);
    QVERIFY(specs.revisions().empty());
}

TEST_CLASS(SpecTest)

} // namespace bafar::test

#include "spec_test.moc"
