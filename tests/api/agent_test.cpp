// A whole agent in a network namespace of its own: its doors, its audit log, its reload, its stop.
// It is larger than the budget because one agent is started the same way for every row.
#include "agents/agent.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "agents/api/client.h"
#include "agents/api/stream_client.h"
#include "agents/floating_ip/machine.h"
#include "agents/node/typed_port.h"
#include "core/schema/spec_answers.h"
#include "tests/api/raw_client.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

constexpr Duration Limit = std::chrono::seconds(10);

/// "tcp 127.0.0.1:7600" for every socket of this namespace that takes what nobody asked for.
QStringList listening()
{
    QStringList all;
    const auto table = [&all](const char* name, const char* wantedState) {
        QFile file(QStringLiteral("/proc/net/") + QLatin1String(name));
        if (!file.open(QIODevice::ReadOnly)) {
            return;
        }
        const QStringList lines = QString::fromLatin1(file.readAll()).split(QLatin1Char('\n'));
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const QStringList words = lines[i].split(QLatin1Char(' '), Qt::SkipEmptyParts);
            const QString wanted = QLatin1String(wantedState);
            if (words.size() > 3 && (wanted.isEmpty() || words[3] == wanted)) {
                all << QLatin1String(name) + QLatin1Char(' ') + words[1];
            }
        }
    };
    table("tcp", "0A");
    table("tcp6", "0A");
    table("udp", "");
    table("udp6", "");
    table("raw", "");
    table("raw6", "");
    all.sort();
    return all;
}

} // namespace

class AgentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void listensOnlyWhereDocumented();
    void refusalsAreInTheAuditLog();
    void anActionOutlivesTheClientThatConfirmedIt();
    void badReloadKeepsWhatRuns();
    void anEditedSpecFileIsNotTaken();
    void aSpecIsStagedOnlyOverItsRevision();
    void aSpecIsAppliedAndRolledBack();
    void oneOfTwoOperatorsIsToldWhatChanged();
    void theAgreedSpecOutlivesARestart();
    void reloadTakesAnotherAuthority();
    void revokedPeerIsRefusedAfterARestart();
    void whatTheHostRefusedMakesTheNodeDegraded();
    void plannedStopEndsStreamsWithAReason();
    void signalsAndRevocationsWhileStoppingAreHarmless();
    void restartKeepsTheAuditLog();
    void anotherNodesCertificateIsRefused();
    void aTakenPortIsNamed();

private:
    void write(const QString& name, const QString& text) const;
    [[nodiscard]] QString path(const char* name) const;
    void start();
    void startWith(const QString& spec);
    Result<api::Response> ask(const std::string& role, api::Request request);
    Result<schema::SpecStaging> stage(const std::string& text, const std::string& base = "*");
    [[nodiscard]] schema::ActionRecord run(const schema::ActionRequest& request);
    [[nodiscard]] std::string get(const std::string& target);
    [[nodiscard]] bool hasEvent(const std::string& kind);
    [[nodiscard]] schema::cluster::Status status();
    void revoke(const std::string& serial);

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Certificates> certificates_;
    std::unique_ptr<Agent> agent_;
};

void AgentTest::write(const QString& name, const QString& text) const
{
    QFile file(folder_->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

QString AgentTest::path(const char* name) const
{
    return folder_->filePath(QLatin1String(name));
}

void AgentTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    certificates_ = std::make_unique<Certificates>(folder_->path().toStdString(), "lab");
    certificates_->issue("agent", "n1");
    write(QStringLiteral("cluster.yaml"),
          QStringLiteral("cluster:\n  name: lab\n  nodes:\n    - {id: n1, address: 127.0.0.1}\n"));
    write(QStringLiteral("agent.yaml"),
          QStringLiteral("node: n1\nspec: %1/cluster.yaml\nca: %1/ca.crt\ncertificate: "
                         "%1/n1.crt\nkey: %1/n1.key\nstate: %1/state\nlock_memory: false\n"
                         "realtime_priority: 0\n")
              .arg(folder_->path()));
    start();
}

void AgentTest::start()
{
    Result<Settings> settings = Settings::readForStart(path("agent.yaml").toStdString());
    QVERIFY2(settings.has_value(), settings ? "" : settings.error().text.c_str());
    Result<std::unique_ptr<Agent>> agent = Agent::start(std::move(*settings));
    QVERIFY2(agent.has_value(), agent ? "" : agent.error().text.c_str());
    agent_ = std::move(*agent);
}

/// Another cluster: nothing is agreed on yet.
void AgentTest::startWith(const QString& spec)
{
    agent_.reset();
    QVERIFY(QDir(path("state")).removeRecursively());
    write(QStringLiteral("cluster.yaml"), spec);
    start();
}

void AgentTest::cleanup()
{
    agent_.reset();
}

Result<api::Response> AgentTest::ask(const std::string& role, api::Request request)
{
    api::Target target;
    target.to = agent_->apiServer().local();
    target.node = "n1";
    api::Client client(
        agent_->loop(),
        Certificates::context(runtime::TlsSide::Client, certificates_->issue(role, "sara")),
        target);
    std::optional<Result<api::Response>> got;
    agent_->loop().turn({});
    client.ask(std::move(request), Limit,
               [&got](Result<api::Response> response) { got = std::move(response); });
    return until(agent_->loop(), [&got] { return got.has_value(); })
               ? *got
               : fail(Code::Timeout, "no answer");
}

Result<schema::SpecStaging> AgentTest::stage(const std::string& text, const std::string& base)
{
    api::Request request;
    request.method = http::Method::Put;
    request.target = "/v1/spec";
    request.contentType = "application/yaml";
    request.fields = {{"If-Match", "\"" + base + "\""}};
    request.body = text;
    const Result<api::Response> answer = ask("admin", request);
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    if (answer->status == 412) {
        return tl::unexpected(answer->error());
    }
    return schema::fromJson<schema::SpecStaging>(answer->body);
}

/// Plans it, confirms it and waits for its end.
schema::ActionRecord AgentTest::run(const schema::ActionRequest& request)
{
    api::Request post;
    post.method = http::Method::Post;
    post.target = "/v1/plans";
    post.body = schema::toJson(request);
    const Result<api::Response> planned = ask("admin", post);
    const Result<schema::Plan> plan =
        planned ? schema::fromJson<schema::Plan>(planned->body) : tl::unexpected(planned.error());
    if (!plan || !planned->succeeded()) {
        schema::ActionRecord refused;
        refused.result = planned ? planned->body : planned.error().text;
        refused.state = schema::ActionState::Unknown;
        return refused;
    }
    post.target = "/v1/actions";
    post.body = schema::toJson(schema::Confirmation{plan->id, plan->revision, {}});
    const Result<api::Response> begun = ask("admin", post);
    const auto ended = [&] {
        const auto record = agent_->node().action(plan->id);
        return record && schema::hasEnded(record->state);
    };
    if (!begun || !until(agent_->loop(), ended)) {
        return {};
    }
    return *agent_->node().action(plan->id);
}

std::string AgentTest::get(const std::string& target)
{
    api::Request request;
    request.target = target;
    const Result<api::Response> answer = ask("viewer", request);
    return answer ? answer->body : answer.error().text;
}

bool AgentTest::hasEvent(const std::string& kind)
{
    const schema::Message state = agent_->node().snapshot();
    for (const schema::Event& event : state.snapshot->events) {
        if (event.kind == kind) {
            return true;
        }
    }
    return false;
}

schema::cluster::Status AgentTest::status()
{
    return agent_->node().cluster().status(agent_->loop().now());
}

void AgentTest::revoke(const std::string& serial)
{
    schema::cluster::Command order;
    order.revoke = schema::cluster::Revocation{serial, "stolen", {}, {}};
    node::RemoteCommand command;
    command.id = "act/" + serial;
    command.concept_ = "cluster";
    command.command = {schema::toJson(order)};
    std::optional<Result<std::string>> done;
    agent_->node().runRemote("n9", command,
                             [&done](Result<std::string> outcome) { done = std::move(outcome); });
    QVERIFY(until(agent_->loop(), [&done] { return done.has_value(); }));
    QVERIFY2(done->has_value(), done->has_value() ? "" : done->error().text.c_str());
}

void AgentTest::listensOnlyWhereDocumented()
{
    QCOMPARE(listening(), (QStringList{QStringLiteral("tcp 0100007F:1DB0"),    // 127.0.0.1:7600
                                       QStringLiteral("tcp 0100007F:1DB1"),    // 127.0.0.1:7601
                                       QStringLiteral("tcp 0100007F:1DB2")})); // 127.0.0.1:7602
}

void AgentTest::refusalsAreInTheAuditLog()
{
    api::Request confirm;
    confirm.method = http::Method::Post;
    confirm.target = "/v1/actions";
    confirm.body = R"({"plan":"p","revision":"r"})";
    const Result<api::Response> refused = ask("viewer", confirm);
    QVERIFY(refused.has_value());
    QCOMPARE(refused->status, std::uint16_t{403});
    const RawExchange stranger = exchangeRaw(agent_->loop(), agent_->apiServer().local(), {},
                                             "GET /v1/state HTTP/1.1\r\nHost: n1\r\n\r\n");
    QVERIFY(stranger.received.starts_with("HTTP/1.1 403"));
    api::Request audit;
    audit.target = "/v1/audit";
    Result<api::Response> lines = ask("operator", audit);
    const auto has = [&](const std::string& text) {
        return lines && lines->body.find(text) != std::string::npos;
    };
    QVERIFY(until(agent_->loop(), [&] {
        lines = ask("operator", audit);
        return has("POST /v1/actions") && has("no client certificate");
    }));
    QVERIFY(has("viewer/sara"));
}

/// The client goes before anything of the action has begun, the agent notices while it runs, and
/// somebody else sees its end. An agent that does not answer keeps it verifying for 5 s.
void AgentTest::anActionOutlivesTheClientThatConfirmedIt()
{
    startWith(QStringLiteral("cluster:\n  name: lab\n  nodes:\n"
                             "    - {id: n1, address: 127.0.0.1}\n"
                             "    - {id: n2, address: 127.0.0.2}\n"));
    api::Target target;
    target.to = agent_->apiServer().local();
    target.node = "n1";
    auto client = std::make_unique<api::Client>(
        agent_->loop(),
        Certificates::context(runtime::TlsSide::Client, certificates_->issue("operator", "sara")),
        target);
    api::Request request;
    request.method = http::Method::Post;
    request.target = "/v1/plans";
    request.body = R"({"action":"cluster.revoke","parameters":{"serial":"1f"}})";
    std::optional<Result<schema::Plan>> plan;
    agent_->loop().turn({});
    client->ask(request, Limit, [&plan](const Result<api::Response>& answer) {
        plan =
            answer ? schema::fromJson<schema::Plan>(answer->body) : tl::unexpected(answer.error());
    });
    QVERIFY(until(agent_->loop(), [&plan] { return plan.has_value(); }));
    QVERIFY2(plan->has_value(), plan->has_value() ? "" : plan->error().text.c_str());
    const std::string id = (*plan)->id;
    request.target = "/v1/actions";
    request.body = schema::toJson(schema::Confirmation{id, (*plan)->revision, {}});
    bool answered = false;
    client->ask(request, Limit, [&answered](const Result<api::Response>&) { answered = true; });
    agent_->loop().turn({}); // the client writes,
    agent_->loop().turn({}); // its bytes leave
    client.reset();
    QVERIFY(!answered && !agent_->node().action(id) && !agent_->node().revoked("1f"));
    const auto stateNow = [&] {
        const Result<schema::ActionRecord> record = agent_->node().action(id);
        return record ? record->state : schema::ActionState::Unknown;
    };
    QVERIFY(until(agent_->loop(), [&] {
        return agent_->apiServer().connections() == 0 &&
               stateNow() == schema::ActionState::Verifying;
    }));
    QVERIFY(until(agent_->loop(),
                  [&] { return stateNow() == schema::ActionState::SucceededWithLosses; }));
    request.method = http::Method::Get;
    request.target = "/v1/actions/" + id;
    request.body.clear();
    const Result<api::Response> answer = ask("viewer", request);
    QVERIFY(answer.has_value());
    const auto record = schema::fromJson<schema::ActionRecord>(answer->body);
    QVERIFY2(record.has_value(), answer->body.c_str());
    QCOMPARE(record->actor, std::string("operator/sara"));
    QCOMPARE(record->steps.at(0).state, schema::StepState::Done);
    QCOMPARE(record->postconditions.at(0).verdict, schema::Verdict::Pass);
    QCOMPARE(record->postconditions.at(1).verdict, schema::Verdict::Unknown);
    QVERIFY(agent_->node().revoked("1f"));
}

void AgentTest::badReloadKeepsWhatRuns()
{
    const QString good =
        QStringLiteral("cluster:\n  name: lab\n  nodes:\n    - {id: n1, address: 127.0.0.1}\n");
    write(QStringLiteral("cluster.yaml"),
          QStringLiteral("cluster:\n  name: lab\n  nodez:\n    - {id: n1, address: 127.0.0.1}\n"));
    QCOMPARE(::raise(SIGHUP), 0);
    QVERIFY(until(agent_->loop(), [this] { return hasEvent("reload_refused"); }));
    QCOMPARE(agent_->node().cluster().config().nodes.size(), std::size_t{1});
    QCOMPARE(status().state, schema::State::Degraded);
    write(QStringLiteral("cluster.yaml"), good);
    QCOMPARE(::raise(SIGHUP), 0);
    QVERIFY(until(agent_->loop(), [this] { return hasEvent("reloaded"); }));
    QCOMPARE(status().state, schema::State::Ok);
    QVERIFY(!hasEvent("spec_file_edited"));
}

/// There is one way to change a spec, and a file and a signal are not it.
void AgentTest::anEditedSpecFileIsNotTaken()
{
    const QString edited = QStringLiteral("cluster:\n  name: lab\n  nodes:\n"
                                          "    - {id: n1, address: 127.0.0.1}\n"
                                          "    - {id: n2, address: 127.0.0.2}\n");
    const std::string before = status().specRevision;
    QVERIFY(
        until(agent_->loop(), [this] { return QFile::exists(path("state/agreement/spec.yaml")); }));
    write(QStringLiteral("cluster.yaml"), edited);
    QCOMPARE(::raise(SIGHUP), 0);
    QVERIFY(until(agent_->loop(), [this] { return hasEvent("spec_file_edited"); }));
    QCOMPARE(status().specRevision, before);
    agent_.reset();
    start(); // nor is it taken at the next start; it is kept beside the agreed one
    QCOMPARE(status().specRevision, before);
    QVERIFY(until(agent_->loop(), [this] {
        return QFile::exists(path("cluster.yaml.not-agreed")) &&
               QFile::exists(path("cluster.yaml"));
    }));
    QFile kept(path("cluster.yaml.not-agreed"));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(kept.readAll()), edited);
}

void AgentTest::aSpecIsStagedOnlyOverItsRevision()
{
    const std::string present = status().specRevision;
    const std::string text = get("/v1/spec") + "monitoring:\n  interval: 2 s\n";
    const auto stale = stage(text, "another");
    QCOMPARE(stale.error().code, Code::Conflict);
    const auto broken = stage(get("/v1/spec") + "monitorin:\n  interval: 2 s\n", present);
    QVERIFY(broken.has_value());
    QCOMPARE(broken->code, std::string("invalid_input"));
    QCOMPARE(broken->problems.size(), std::size_t{1});
    QCOMPARE(broken->problems.at(0).line, 5);
    QVERIFY2(broken->text.find("did you mean monitoring?") != std::string::npos,
             broken->text.c_str());
    const auto staged = stage(text, present);
    QVERIFY(staged.has_value());
    QCOMPARE(staged->from, present);
    QCOMPARE(status().specRevision, present); // nothing else became of it
    QCOMPARE(get("/v1/spec/" + staged->revision), text);
    QVERIFY(get("/v1/spec/abc").find("no revision abc") != std::string::npos);
}

void AgentTest::aSpecIsAppliedAndRolledBack()
{
    const std::string before = get("/v1/spec");
    const std::string text = before + "monitoring:\n  interval: 2 s\n";
    const auto staged = stage(text);
    QVERIFY(staged.has_value());
    const schema::ActionRecord applied =
        run({"cluster.apply_spec", {{"revision", staged->revision}}, "slower"});
    QVERIFY2(applied.state == schema::ActionState::Succeeded, applied.result.c_str());
    QCOMPARE(get("/v1/spec"), text);
    QCOMPARE(status().specRevision, staged->revision);
    QVERIFY(hasEvent("spec_changed"));
    const auto history = schema::fromJson<schema::SpecHistory>(get("/v1/spec/history"));
    QVERIFY(history.has_value());
    QCOMPARE(history->inForce, staged->revision);
    QCOMPARE(history->revisions.size(), std::size_t{2});
    QCOMPARE(history->revisions.at(1).who, std::string("admin/sara"));
    QCOMPARE(history->revisions.at(1).why, std::string("slower"));
    QCOMPARE(history->revisions.at(1).from, staged->from);
    QVERIFY(until(agent_->loop(), [&] { // what an agent starts from next time
        QFile file(path("cluster.yaml"));
        return file.open(QIODevice::ReadOnly) && file.readAll().toStdString() == text;
    }));
    const schema::ActionRecord back =
        run({"cluster.roll_back_spec", {{"revision", staged->from}}, {}});
    QVERIFY2(back.state == schema::ActionState::Succeeded, back.result.c_str());
    QCOMPARE(get("/v1/spec"), before);
}

void AgentTest::oneOfTwoOperatorsIsToldWhatChanged()
{
    const std::string base = status().specRevision;
    const std::string before = get("/v1/spec");
    const auto theirs = stage(before + "monitoring:\n  interval: 2 s\n", base);
    const auto ours = stage(before + "monitoring:\n  interval: 5 s\n", base);
    QVERIFY(theirs.has_value() && ours.has_value());
    QVERIFY(run({"cluster.apply_spec", {{"revision", theirs->revision}}, "first"}).state ==
            schema::ActionState::Succeeded);
    const schema::ActionRecord second =
        run({"cluster.apply_spec", {{"revision", ours->revision}}, "second"});
    QVERIFY2(second.result.find("changed meanwhile: monitoring.interval: 1 s -> 2 s") !=
                 std::string::npos,
             second.result.c_str());
    const auto late = stage(before + "# late\n", base);
    QCOMPARE(late.error().code, Code::Conflict);
    QVERIFY2(late.error().text.find("by admin/sara: \"first\"") != std::string::npos,
             late.error().text.c_str());
    QCOMPARE(status().specRevision, theirs->revision);
}

void AgentTest::theAgreedSpecOutlivesARestart()
{
    const std::string text = get("/v1/spec") + "# changed by its operator\n";
    const auto staged = stage(text);
    QVERIFY(staged.has_value());
    QVERIFY(run({"cluster.apply_spec", {{"revision", staged->revision}}, {}}).state ==
            schema::ActionState::Succeeded);
    agent_.reset();
    start();
    QCOMPARE(get("/v1/spec"), text);
    const auto history = schema::fromJson<schema::SpecHistory>(get("/v1/spec/history"));
    QCOMPARE(history->revisions.size(), std::size_t{2});
}

void AgentTest::reloadTakesAnotherAuthority()
{
    QVERIFY(QDir(folder_->path()).mkdir(QStringLiteral("next")));
    Certificates next(path("next").toStdString(), "lab");
    const runtime::TlsFiles files = next.issue("viewer", "v");
    const std::string request = "GET /v1/state HTTP/1.1\r\nHost: n1\r\n\r\n";
    const RawExchange before =
        exchangeRaw(agent_->loop(), agent_->apiServer().local(), files, request);
    QVERIFY2(!before.received.starts_with("HTTP/1.1 200"), before.received.c_str());
    QFile own(path("ca.crt"));
    QFile other(path("next/ca.crt"));
    QVERIFY(other.open(QIODevice::ReadOnly));
    QVERIFY(own.open(QIODevice::Append));
    own.write(other.readAll());
    own.close();
    QCOMPARE(::raise(SIGHUP), 0);
    QVERIFY(until(agent_->loop(), [this] { return hasEvent("reloaded"); }));
    const RawExchange after =
        exchangeRaw(agent_->loop(), agent_->apiServer().local(), files,
                    "GET /v1/state HTTP/1.1\r\nHost: n1\r\nConnection: close\r\n\r\n");
    QVERIFY2(after.received.starts_with("HTTP/1.1 200"), after.received.c_str());
}

void AgentTest::revokedPeerIsRefusedAfterARestart()
{
    startWith(QStringLiteral("cluster:\n  name: lab\n  nodes:\n"
                             "    - {id: n1, address: 127.0.0.1}\n"
                             "    - {id: n2, address: 127.0.0.2}\n"));
    agent_.reset();
    certificates_->issue("agent", "n2");
    Result<Settings> settings = Settings::read(path("agent.yaml").toStdString());
    QVERIFY(settings.has_value());
    settings->config.node = "n2";
    settings->config.certificate = path("n2.crt").toStdString();
    settings->config.key = path("n2.key").toStdString();
    settings->config.state = path("state2").toStdString();
    Result<std::unique_ptr<Agent>> second = Agent::start(std::move(*settings));
    QVERIFY2(second.has_value(), second ? "" : second.error().text.c_str());
    start();
    const auto sees = [&](const std::function<bool(const schema::cluster::Peer&)>& what) {
        return until(agent_->loop(), [&] {
            (*second)->loop().turn({});
            return what(status().peers.at(0));
        });
    };
    QVERIFY(sees([](const auto& peer) { return peer.connected; }));
    revoke((*second)->node().cluster().status((*second)->loop().now()).certificateSerial);
    QVERIFY(sees([](const auto& peer) { return !peer.connected; }));
    agent_.reset();
    start();
    QVERIFY(sees([](const auto& peer) { return peer.connected || !peer.problem.empty(); }));
    const schema::cluster::Peer peer = status().peers.at(0);
    QVERIFY(!peer.connected);
    QVERIFY2(peer.problem.find("is revoked") != std::string::npos, peer.problem.c_str());
}

void AgentTest::whatTheHostRefusedMakesTheNodeDegraded()
{
    const std::string why = "real-time priority 50 was refused";
    auto& handle = agent_->node().handle<floating_ip::Machine>();
    QVERIFY(until(agent_->loop(), [&] {
        // Again and again: the real thread says once a second that all is well.
        handle.feed(floating_ip::ThreadReported{false, true, {why}});
        return status().state == schema::State::Degraded;
    }));
    QCOMPARE(status().reasons, std::vector<std::string>{why});
    QCOMPARE(agent_->node().cluster().presence(agent_->loop().now()).entities.at(0).reason, why);
    QVERIFY(until(agent_->loop(), [this] { return status().state == schema::State::Ok; }));
}

void AgentTest::signalsAndRevocationsWhileStoppingAreHarmless()
{
    QCOMPARE(::raise(SIGTERM), 0);
    QVERIFY(until(agent_->loop(), [this] { return hasEvent("agent_stopping"); }));
    QCOMPARE(::raise(SIGHUP), 0);
    revoke("1f");
    agent_->node().configure(Settings::read(path("agent.yaml").toStdString())->spec);
    agent_->run();
    QVERIFY(agent_->node().revoked("1f"));
    QVERIFY(!hasEvent("reloaded"));
}

void AgentTest::plannedStopEndsStreamsWithAReason()
{
    std::optional<Error> ended;
    bool open = false;
    api::Target target;
    target.to = agent_->apiServer().local();
    target.node = "n1";
    api::StreamClient stream(
        agent_->loop(),
        Certificates::context(runtime::TlsSide::Client, certificates_->issue("viewer", "v")),
        target, "/v1/stream", Limit,
        {[&open] { open = true; },
         [&ended](const http::StreamEvent& event) {
             if (event.name == "error") {
                 ended = api::messageOf(event).error();
             }
         },
         [](const Error&) {}});
    QVERIFY(until(agent_->loop(), [&open] { return open; }));
    QCOMPARE(::raise(SIGTERM), 0);
    agent_->run(); // ends by itself
    QVERIFY(ended.has_value());
    QCOMPARE(ended->text, std::string("the agent is stopping"));
    QVERIFY(listening().isEmpty());
}

void AgentTest::restartKeepsTheAuditLog()
{
    api::Request state;
    state.target = "/v1/state";
    QVERIFY(ask("viewer", state).has_value());
    agent_.reset();
    start();
    api::Request audit;
    audit.target = "/v1/audit";
    const Result<api::Response> lines = ask("operator", audit);
    QVERIFY(lines.has_value());
    QVERIFY2(lines->body.find("viewer/sara") != std::string::npos, lines->body.c_str());
}

void AgentTest::anotherNodesCertificateIsRefused()
{
    agent_.reset();
    certificates_->issue("agent", "n2");
    Result<Settings> settings = Settings::read(path("agent.yaml").toStdString());
    QVERIFY(settings.has_value());
    settings->config.certificate = path("n2.crt").toStdString();
    settings->config.key = path("n2.key").toStdString();
    const auto agent = Agent::start(std::move(*settings));
    QVERIFY(!agent.has_value());
    const QString text = QString::fromStdString(agent.error().text);
    QVERIFY2(text.contains(QStringLiteral("agent.yaml: certificate")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("bafar://lab/agent/n2")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("bafarctl pki issue agent n1")), qPrintable(text));
}

void AgentTest::aTakenPortIsNamed()
{
    Result<Settings> settings = Settings::read(path("agent.yaml").toStdString());
    QVERIFY(settings.has_value());
    settings->config.state = path("other").toStdString();
    const auto second = Agent::start(std::move(*settings));
    QVERIFY(!second.has_value());
    const QString text = QString::fromStdString(second.error().text);
    QVERIFY2(text.contains(QStringLiteral("agreement_port")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("127.0.0.1:7601")), qPrintable(text));
}

TEST_CLASS(AgentTest)

} // namespace bafar::test

#include "agent_test.moc"
