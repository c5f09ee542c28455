// A changed spec on its way to an agent, over real TLS on loopback: what is sent, and what each
// answer means.
#include <QTemporaryDir>
#include <QTest>

#include "core/schema/json.h"
#include "core/schema/spec.h"
#include "tests/console/tls_agent.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"
#include "ui/link/connection.h"
#include "ui/link/tls.h"

namespace bafar::test {

class StagingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatAnAgentAnswersIsTold_data();
    void whatAnAgentAnswersIsTold();

private:
    QTemporaryDir folder_;
    std::unique_ptr<Certificates> authority_;
    QSslConfiguration tls_;
};

static const std::string StagedText = "cluster:\n  name: lab # \xd8\xa2\n";

void StagingTest::initTestCase()
{
    authority_ = std::make_unique<Certificates>(folder_.path().toStdString() + "/ours", "lab");
    (void)authority_->issue("agent", "n1");
    const runtime::TlsFiles own = authority_->issue("admin", "sara");
    const Result<QSslConfiguration> tls =
        link::tlsOf({"lab", {}, own.caFile, own.certificateFile, own.keyFile});
    QVERIFY2(tls.has_value(), tls ? "" : tls.error().text.c_str());
    tls_ = *tls;
}

void StagingTest::whatAnAgentAnswersIsTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* name, int status, const std::string& json, const char* told) {
        QTest::newRow(name) << status << QString::fromStdString(json) << QString::fromUtf8(told);
    };
    const auto kept = [](const std::string& revision) {
        return schema::toJson(schema::SpecStaging{revision, "7f3a/91", {}, {}, {}});
    };
    const auto wrong = [](std::size_t count) {
        schema::SpecStaging staging;
        staging.code = "invalid_input";
        staging.text = "spec:3:5: cluster.name: has no value";
        staging.problems.assign(count, {"cluster.name", "has no value", 3, 5});
        return schema::toJson(staging);
    };
    row("given that it is kept, then its revision", 200, kept(schema::specRevision(StagedText)),
        "kept");
    row("given that another text is kept, then no success", 200, kept("0123456789abcdef"),
        "corrupt: n1 keeps another text than it was given");
    row("given problems, then each with its line", 400, wrong(1), "3: has no value");
    row("given more problems than anybody reads, then their number is refused", 400, wrong(10'001),
        "limit_exceeded: n1 answered with too many problems");
    row("given another revision in force, then a conflict", 412,
        R"({"code":"conflict","text":"revision 99 is in force"})",
        "conflict: revision 99 is in force");
    row("given a role that may not, then that", 403,
        R"({"code":"denied","text":"it takes the role admin"})", "denied: it takes the role admin");
    row("given a refusal without problems, then its words", 400,
        R"({"code":"invalid_input","text":"the body must be the whole spec file"})",
        "invalid_input: the body must be the whole spec file");
    row("given nonsense, then no success", 200, "nonsense",
        "internal: the answer of n1 cannot be read: ");
}

void StagingTest::whatAnAgentAnswersIsTold()
{
    QFETCH(int, status);
    QFETCH(QString, json);
    QFETCH(QString, told);
    const QString place = folder_.filePath(QStringLiteral("ours/"));
    TlsAgent agent(place + QLatin1String("n1.crt"), place + QLatin1String("n1.key"),
                   place + QLatin1String("ca.crt"));
    QByteArray head;
    agent.onRequest = [&](QSslSocket& socket, const QByteArray& asked) {
        head = asked.toLower();
        socket.write(answerOf(status, json.toStdString()));
    };
    link::Connection connection(agent.profile("n1"), "lab", tls_, 7);
    std::optional<Result<schema::SpecStaging>> answer;
    connection.stageSpec("7f3a/91", StagedText,
                         [&answer](Result<schema::SpecStaging> got) { answer = std::move(got); });
    QVERIFY(!answer.has_value()); // never before the question returned
    QTRY_VERIFY(answer.has_value());
    std::string said = "kept";
    if (!*answer) {
        said = std::string(codeName(answer->error().code)) + ": " + answer->error().text;
    } else if (!(*answer)->problems.empty()) {
        const schema::Problem& first = (*answer)->problems.front();
        said = std::to_string(first.line) + ": " + first.text;
    }
    QVERIFY2(said.starts_with(told.toStdString()), said.c_str());
    QVERIFY2(head.startsWith("put /v1/spec http/1.1\r\n"), head.constData());
    QVERIFY2(head.contains("if-match: \"7f3a%2f91\""), head.constData());
    QVERIFY2(head.contains("content-type: application/yaml"), head.constData());
    QVERIFY2(head.contains("content-length: " +
                           QByteArray::number(static_cast<qlonglong>(StagedText.size()))),
             head.constData());
}

} // namespace bafar::test

using bafar::test::StagingTest;
TEST_CLASS(StagingTest)
#include "staging_test.moc"
