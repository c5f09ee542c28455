// Who may go on after the first line of an agreement connection, and what the others are told.
#include <QTest>

#include "agents/cluster/raft_hello.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using cluster::Door;
using cluster::Hello;
using cluster::Shown;

Hello goodHello()
{
    return {cluster::HelloVersion, "lab", "n1", 1001, 1002, "n1/192.0.2.1:7601/voter"};
}

Shown goodCertificate()
{
    return {"lab", "agent", "n1", "0a1b"};
}

Door door()
{
    return {"lab", "n2", 1002, {"0dead"}, {99}};
}

struct Case {
    Hello hello = goodHello();
    Shown shown = goodCertificate();
};

} // namespace

class RaftHelloTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAdmittedOrToldWhy_data();
    void isAdmittedOrToldWhy();
    void linesReadBack();
    void badLinesAreRefused_data();
    void badLinesAreRefused();
};

void RaftHelloTest::isAdmittedOrToldWhy_data()
{
    QTest::addColumn<Case>("given");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::function<void(Case&)>& change,
                        const char* code, const char* text) {
        Case given;
        change(given);
        QTest::newRow(name) << given << QByteArray(code) << QByteArray(text);
    };
    row(
        "given a member of the group, then admitted", [](Case&) {}, "", "");
    row(
        "given another cluster's certificate, then denied",
        [](Case& c) { c.shown.cluster = "other"; }, "denied",
        "the certificate of agent/n1 (serial 0a1b) is of cluster \"other\", this is cluster "
        "\"lab\"");
    row(
        "given an operator's certificate, then denied", [](Case& c) { c.shown.role = "operator"; },
        "denied",
        "the certificate of operator/n1 (serial 0a1b) is not an agent's; only agents speak to the "
        "agreement port");
    row(
        "given a revoked certificate, then denied", [](Case& c) { c.shown.serial = "0dead"; },
        "denied", "the certificate of agent/n1 (serial 0dead) is revoked; enrol the node again");
    row(
        "given another version, then unsupported", [](Case& c) { c.hello.version = 2; },
        "unsupported",
        "version 2 of the agreement is not spoken here, only 1; bring both agents to the same "
        "release");
    row(
        "given another cluster's name, then denied", [](Case& c) { c.hello.cluster = "prod"; },
        "denied", "this is cluster \"lab\", not \"prod\"");
    row(
        "given another node's name than its certificate's, then denied",
        [](Case& c) { c.hello.node = "n3"; }, "denied",
        "it calls itself node \"n3\", but its certificate is of \"n1\"; correct node.id in its "
        "agent.yaml or enrol it again");
    row(
        "given our own number, then a conflict", [](Case& c) { c.hello.member = 1002; }, "conflict",
        "member 1002 of node \"n1\" is taken for this agent itself (member 1002 of node \"n2\"): a "
        "state folder or a node's name was copied; give that server its own and enrol it again");
    row(
        "given our own name, then a conflict", [](Case& c) { c.hello.node = c.shown.name = "n2"; },
        "conflict",
        "member 1001 of node \"n2\" is taken for this agent itself (member 1002 of node \"n2\"): a "
        "state folder or a node's name was copied; give that server its own and enrol it again");
    row(
        "given a dismissed member, then denied", [](Case& c) { c.hello.member = 99; }, "denied",
        "member 99 of node \"n1\" was dismissed from the group and stays so; to have the node "
        "back: bafarctl act cluster.replace node=n1");
    row(
        "given that another member is meant, then a conflict", [](Case& c) { c.hello.to = 1003; },
        "conflict",
        "member 1003 is not here: this is member 1002 of node \"n2\"; its state was lost or the "
        "address is an old one; to have the node in the group: bafarctl act cluster.replace "
        "node=n2");
}

void RaftHelloTest::isAdmittedOrToldWhy()
{
    QFETCH(Case, given);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, text);
    const Result<void> admitted = cluster::admitHello(given.hello, given.shown, door());
    QCOMPARE(admitted.has_value(), code.isEmpty());
    // What is told goes over the wire and comes out the same.
    std::string line = cluster::answerLine(admitted);
    QVERIFY(line.ends_with('\n'));
    line.pop_back();
    const Result<void> told = cluster::readAnswer(line);
    QCOMPARE(told.has_value(), admitted.has_value());
    if (!admitted) {
        QCOMPARE(QByteArray::fromStdString(admitted.error().text), text);
        QCOMPARE(QByteArray::fromStdString(std::string(codeName(told.error().code))), code);
        QCOMPARE(told.error(), admitted.error());
    }
}

void RaftHelloTest::linesReadBack()
{
    std::string line = cluster::helloLine(goodHello());
    QVERIFY(line.ends_with('\n') && line.size() < cluster::HelloBytesMax);
    line.pop_back();
    QCOMPARE(cluster::readHello(line).value(), goodHello());
}

void RaftHelloTest::badLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("given nothing, then refused") << QByteArray();
    QTest::newRow("given no JSON, then refused") << QByteArray("GET / HTTP/1.1");
    QTest::newRow("given no number, then refused")
        << QByteArray(R"({"version":1,"cluster":"lab","node":"n1","to":2,"address":"x"})");
    QTest::newRow("given a negative number, then refused") << QByteArray(
        R"({"version":1,"cluster":"lab","node":"n1","member":-1,"to":2,"address":"x"})");
    QTest::newRow("given no name, then refused")
        << QByteArray(R"({"version":1,"cluster":"lab","node":"","member":1,"to":2,"address":"x"})");
    QTest::newRow("given depth, then refused") << QByteArray(R"({"version":[[[[1]]]]})");
}

void RaftHelloTest::badLinesAreRefused()
{
    QFETCH(QByteArray, line);
    const auto hello = cluster::readHello(line.toStdString());
    QVERIFY(!hello && hello.error().text.starts_with("the hello"));
    const auto answer = cluster::readAnswer(line.toStdString());
    QVERIFY(!answer && answer.error().text.starts_with("the answer to the hello"));
}

TEST_CLASS(RaftHelloTest)

} // namespace bafar::test

#include "raft_hello_test.moc"
