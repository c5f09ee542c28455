// How servers fit together: many graphs, and what is said of each.
// It is larger than the budget because the graphs are one table.
#include "agents/database/graph.h"

#include <QTest>

#include "agents/database/judge_condition.h"
#include "tests/database/view_maker.h"
#include "tests/support/main.h"

namespace bafar::test {

using database::Graph;
using database::GraphFinding;
using database::judgeGraph;
using schema::database::Cause;
using schema::database::Promise;
using schema::database::Thread;
using Words = std::vector<ServerWord>;

namespace {

/// "primary n1: two_writers(n1,n2) failed; ..."; "?" behind what is not certain.
QString textOf(const Graph& graph)
{
    QStringList texts;
    for (const GraphFinding& finding : graph.findings) {
        QStringList nodes;
        for (const std::string& node : finding.nodes) {
            nodes.append(QString::fromStdString(node));
        }
        const auto fault = database::FaultNames[static_cast<std::size_t>(finding.fault)];
        const auto state = schema::StateNames[static_cast<std::size_t>(finding.state)];
        texts.append(QString::fromLatin1(fault.data()) +
                     (nodes.isEmpty()
                          ? QString()
                          : QLatin1Char('(') + nodes.join(QLatin1Char(',')) + QLatin1Char(')')) +
                     QLatin1Char(' ') + QString::fromLatin1(state.data()) +
                     (finding.certain ? QString() : QStringLiteral("?")));
    }
    return QStringLiteral("primary ") +
           (graph.primary.empty() ? QStringLiteral("-") : QString::fromStdString(graph.primary)) +
           (texts.isEmpty() ? QString() : QStringLiteral(": ") + texts.join(QStringLiteral("; ")));
}

/// Three servers with one of them changed.
Words with(std::size_t index, const std::function<void(ServerWord&)>& change)
{
    Words words = threeServers();
    change(words[index]);
    return words;
}

struct Case {
    const char* name;
    Words words;
    const char* expected;
};

std::vector<Case> shapes()
{
    Words relay = threeServers();
    relay[2].source = "n2";
    Words circle = threeServers();
    circle[0].source = "n3";
    circle[2].source = "n2";
    Words pair = threeServers();
    pair[0].source = "n2";
    pair[2].source.clear();
    Words split = threeServers();
    split.push_back(split[2]);
    split[3].node = "n4";
    split[3].source = "n3";
    split[2].source.clear();
    Words apart = threeServers();
    apart[1].source.clear();
    apart[2].source.clear();
    Words loneWriters = apart;
    loneWriters[1].readOnly = false;
    return {
        {"one primary and two replicas", threeServers(), "primary n1"},
        {"a chain", relay, "primary n1"},
        {"a circle of three", circle, "primary n1: cycle(n1,n2,n3) failed"},
        {"a circle of two beside one alone", pair, "primary n1: cycle(n1,n2) failed"},
        {"two primaries with a replica each", split, "primary -: two_primaries(n1,n3) failed"},
        {"nobody follows anybody, one can be written to", apart, "primary n1"},
        {"nobody follows anybody, two can be written to", loneWriters,
         "primary -: two_writers(n1,n2) failed"},
        {"a server that follows itself", with(0, [](ServerWord& one) { one.source = "n1"; }),
         "primary n1: cycle(n1) failed"},
        {"a replica of a stranger",
         with(2, [](ServerWord& one) { one.source = "198.51.100.9:3306"; }),
         "primary n1: strange_source(n3) degraded"},
        {"two servers with one id", with(2, [](ServerWord& one) { one.serverId = 2; }),
         "primary n1: same_server_id(n2,n3) failed"},
        {"a stopped replica", with(1, [](ServerWord& one) { one.sql = Thread::No; }),
         "primary n1: stopped(n2) failed"},
    };
}

std::vector<Case> writers()
{
    Words silentPrimary = threeServers();
    silentPrimary[0].live = false;
    Words deadPrimary = threeServers();
    deadPrimary[0].cause = Cause::Dead;
    Words nobody = threeServers();
    for (ServerWord& word : nobody) {
        word.live = false;
    }
    Words allReadOnly = threeServers();
    allReadOnly[0].readOnly = true;
    Words loneReadOnly = allReadOnly;
    loneReadOnly[1].source.clear();
    loneReadOnly[2].source.clear();
    Words silentReplica = threeServers();
    silentReplica[2].live = false;
    Words three = threeServers();
    three[1].readOnly = three[2].readOnly = false;
    return {
        {"the primary is read-only", allReadOnly, "primary n1: no_writer(n1) failed"},
        {"all alone and read-only", loneReadOnly, "primary -: no_writer(n1,n2,n3) failed"},
        {"the primary's agent is silent: it may be the writer", silentPrimary,
         "primary n1: no_writer(n1) unknown?"},
        {"the primary is dead: what died may come back as the writer", deadPrimary,
         "primary n1: no_writer(n1) unknown?"},
        {"nobody is heard", nobody, "primary -: no_writer(n1,n2,n3) unknown?"},
        {"a silent replica hides nothing of the writer that is heard", silentReplica, "primary n1"},
        {"a replica can be written to", with(1, [](ServerWord& one) { one.readOnly = false; }),
         "primary n1: two_writers(n1,n2) failed"},
        {"all can be written to", three, "primary n1: two_writers(n1,n2,n3) failed"},
    };
}

std::vector<Case> positions()
{
    const auto replica = [](const char* position, const char* source, const char* state) {
        Words words = threeServers();
        words[0].position = source;
        words[0].state = state;
        words[1].position = position;
        words[2].position = source;
        return words;
    };
    Words stoppedAhead = replica("0-1-9", "0-1-7", "0-1-7");
    stoppedAhead[1].io = Thread::No;
    Words lagging = replica("0-1-5", "0-1-7,3-1-1", "0-1-7,3-1-1");
    lagging[1].lagSeconds = 5;
    Words relay = replica("0-1-7", "0-1-7", "0-1-7");
    relay[2].source = "n2";
    relay[2].position = "0-1-9"; // read a little later than n2, which passes on what n1 wrote
    Words unreadable = replica("<script>", "0-1-7", "0-1-7");
    return {
        {"a replica that is behind", replica("0-1-5", "0-1-7", "0-1-7"), "primary n1"},
        {"a replica that was read later than its source", replica("0-1-9", "0-1-7", "0-1-7"),
         "primary n1"},
        {"the same while it receives nothing: its source lost a tail", stoppedAhead,
         "primary n1: stopped(n2) failed; diverged(n2) failed"},
        {"a write of its own", replica("0-2-8", "0-1-7", "0-1-7"),
         "primary n1: diverged(n2) failed"},
        {"a write of its own under the number of another's", replica("0-2-7", "0-1-7", "0-1-7"),
         "primary n1: diverged(n2) failed"},
        {"a write of its own that was overtaken", replica("0-2-7", "0-1-9", "0-2-5,0-1-9"),
         "primary n1: diverged(n2) failed"},
        {"what it wrote as the primary of before", replica("0-2-7", "0-1-9", "0-2-7,0-1-9"),
         "primary n1"},
        {"a domain of its own", replica("0-1-7,2-2-1", "0-1-7", "0-1-7"),
         "primary n1: diverged(n2) failed"},
        {"a domain that it lacks although it is not behind",
         replica("0-1-7", "0-1-7,3-1-1", "0-1-7,3-1-1"), "primary n1: domain_gap(n2) degraded"},
        {"a domain that it lacks because it is behind", lagging, "primary n1"},
        {"a replica of a relay that was read later", relay, "primary n1"},
        {"a position that does not parse says nothing", unreadable, "primary n1"},
    };
}

} // namespace

class GraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void graphsAreJudged_data();
    void graphsAreJudged();
    void noLossNeedsThree_data();
    void noLossNeedsThree();
    void sentencesSayWhatToDo();
    void manyServersAreJudgedInTime();
    void conditionsAreJudged_data();
    void conditionsAreJudged();
};

void GraphTest::graphsAreJudged_data()
{
    QTest::addColumn<QString>("actual");
    QTest::addColumn<QString>("expected");
    for (const auto& cases : {shapes(), writers(), positions()}) {
        for (const Case& one : cases) {
            QTest::newRow(one.name)
                << textOf(judgeGraph(databaseConfig(one.words.size()), databaseView(one.words)))
                << QString::fromLatin1(one.expected);
        }
    }
}

void GraphTest::graphsAreJudged()
{
    QFETCH(QString, actual);
    QFETCH(QString, expected);
    QCOMPARE(actual, expected);
}

void GraphTest::noLossNeedsThree_data()
{
    QTest::addColumn<int>("servers");
    QTest::addColumn<int>("promise");
    QTest::addColumn<QString>("expected");
    const int noLoss = static_cast<int>(Promise::NoLoss);
    const int semiSync = static_cast<int>(Promise::SemiSync);
    QTest::newRow("three") << 3 << noLoss << QStringLiteral("primary n1");
    QTest::newRow("two") << 2 << noLoss << QStringLiteral("primary n1: too_few_servers degraded");
    QTest::newRow("two, for less") << 2 << semiSync << QStringLiteral("primary n1");
    QTest::newRow("none configured") << 0 << noLoss << QStringLiteral("primary -");
}

void GraphTest::noLossNeedsThree()
{
    QFETCH(int, servers);
    QFETCH(int, promise);
    QFETCH(QString, expected);
    Words words = threeServers();
    words.resize(static_cast<std::size_t>(servers));
    QCOMPARE(textOf(judgeGraph(
                 databaseConfig(static_cast<std::size_t>(servers), static_cast<Promise>(promise)),
                 databaseView(words))),
             expected);
}

void GraphTest::sentencesSayWhatToDo()
{
    Words words = threeServers();
    words[1].readOnly = false;
    words[1].position = "0-2-8";
    const Graph graph = judgeGraph(databaseConfig(3), databaseView(words));
    QCOMPARE(graph.findings.size(), std::size_t{2});
    QCOMPARE(graph.findings[0].text,
             std::string("n1 and n2 can all be written to: what is written to both will never "
                         "agree; set read_only = ON on all but the primary, n1"));
    QCOMPARE(graph.findings[1].text,
             std::string("n2 went its own way from n1: it has 0-2-8 and its source only 0-1-7; do "
                         "not promote it, and rebuild it from n1"));
}

/// The largest spec there is, all in one long chain.
void GraphTest::manyServersAreJudgedInTime()
{
    Words words;
    for (int i = 1; i <= 64; ++i) {
        ServerWord word;
        word.node = "n" + std::to_string(i);
        word.serverId = static_cast<std::uint64_t>(i);
        word.source = i == 1 ? "" : "n" + std::to_string(i - 1);
        word.readOnly = i != 1;
        words.push_back(word);
    }
    const schema::ClusterView view = databaseView(words);
    QCOMPARE(textOf(judgeGraph(databaseConfig(64), view)), QStringLiteral("primary n1"));
    words.front().source = "n64";
    QVERIFY(textOf(judgeGraph(databaseConfig(64), databaseView(words)))
                .startsWith(QLatin1String("primary n1: cycle(n1,n2,")));
}

void GraphTest::conditionsAreJudged_data()
{
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("node");
    QTest::addColumn<int>("change");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* check, const char* node, int change,
                        const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(check) << QString::fromLatin1(node) << change
                            << QString::fromLatin1(expected);
    };
    row("one writer, all heard", "one_writer", "", 0, "pass n1");
    row("two writers", "one_writer", "", 1, "fail writers: n1, n2");
    row("one writer, one silent", "one_writer", "", 2, "unknown n1; not heard: n2");
    row("no writer", "one_writer", "", 3, "fail no writer");
    row("a server that answers", "answers", "n2", 0, "pass MariaDB 10.11.19-MariaDB");
    row("a silent one", "answers", "n2", 2, "fail not heard, or it does not answer");
    row("one that is not in the spec", "answers", "n9", 0,
        "fail no server on this node in the spec");
    row("a replica", "replicates", "n2", 0, "pass lag 0 s");
    row("a primary does not replicate", "replicates", "n1", 0, "fail it replicates from nobody");
    row("a stopped one", "replicates", "n2", 4, "fail stopped");
    row("a silent one replicates, perhaps", "replicates", "n2", 2, "unknown not heard");
    row("another version's check", "is_golden", "n2", 0,
        "unknown this agent does not know the check \"is_golden\"");
}

void GraphTest::conditionsAreJudged()
{
    QFETCH(QString, check);
    QFETCH(QString, node);
    QFETCH(int, change);
    QFETCH(QString, expected);
    Words words = threeServers();
    words[1].readOnly = change != 1;
    words[1].live = change != 2;
    words[0].readOnly = change == 3;
    words[1].sql = change == 4 ? Thread::No : Thread::Yes;
    schema::Condition condition;
    condition.check = check.toStdString();
    if (!node.isEmpty()) {
        condition.arguments["node"] = node.toStdString();
    }
    condition = database::judgeCondition(databaseConfig(3), condition, databaseView(words));
    const auto verdict = schema::VerdictNames[static_cast<std::size_t>(condition.verdict)];
    QCOMPARE(QString::fromStdString(std::string(verdict) + " " + condition.detail), expected);
}

TEST_CLASS(GraphTest)

} // namespace bafar::test

#include "graph_test.moc"
