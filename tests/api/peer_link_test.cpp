// What a link does when the agent at its other end was started anew, and nobody closed anything.
#include "agents/cluster/peer_link.h"

#include <QTemporaryDir>
#include <QTest>

#include "agents/api/server.h"
#include "tests/api/fake_service.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

events::Published eventOf(const std::string& boot, std::uint64_t sequence)
{
    schema::Message message;
    message.node = "n1";
    message.boot = boot;
    message.sequence = sequence;
    message.kind = schema::MessageKind::Event;
    events::Published made;
    made.sequence = sequence;
    made.kind = message.kind;
    made.text = std::make_shared<const std::string>(schema::toJson(message));
    return made;
}

/// Takes commands and answers none, as an agent in the middle of them.
class BusyAgent final : public api::Service {
public:
    void call(const api::Caller& caller,
              const api::Call& call,
              std::function<void(api::Answer)> done) override
    {
        if (std::holds_alternative<api::RunCommand>(call)) {
            cameFrom.push_back(caller.from.toString());
            unanswered_.push_back(std::move(done));
        } else {
            done({200, "application/json", "", "1"});
        }
    }

    [[nodiscard]] std::vector<events::Published> follow(const api::FollowStream&) override
    {
        return {eventOf("first", 1)};
    }

    [[nodiscard]] api::LogOpening readLog(const api::ReadLog&, std::function<void()>) override
    {
        return {nullptr, {}};
    }

    void audit(const schema::AuditEntry&) override {}

    [[nodiscard]] const api::Revocations& revocations() const override { return revoked_; }

    std::vector<std::string> cameFrom; ///< the connection of each command

private:
    std::vector<std::function<void(api::Answer)>> unanswered_;
    api::Revocations revoked_;
};

} // namespace

class PeerLinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anotherStartOfThePeerGetsConnectionsOfItsOwn();
};

void PeerLinkTest::anotherStartOfThePeerGetsConnectionsOfItsOwn()
{
    const QTemporaryDir folder;
    Certificates certificates(folder.path().toStdString(), "lab");
    runtime::Loop loop;
    BusyAgent agent;
    api::ServerOptions options;
    options.listen = {*net::Address::parse("127.0.0.1"), 0};
    options.routes = api::apiRoutes();
    options.cluster = "lab";
    options.tls =
        Certificates::context(runtime::TlsSide::Server, certificates.issue("agent", "n1"));
    const auto server = api::Server::open(loop, options, agent);
    QVERIFY2(server.has_value(), server ? "" : server.error().text.c_str());

    int heard = 0;
    const cluster::PeerLink::Shared shared{
        loop, Certificates::context(runtime::TlsSide::Client, certificates.issue("agent", "n2")),
        [&heard](const cluster::Machine::Input& input) {
            heard += std::holds_alternative<cluster::PeerHeard>(input) ? 1 : 0;
        },
        [](const std::string&) { return false; }, std::nullopt};
    schema::cluster::NodeConfig node;
    node.id = "n1";
    node.address = (*server)->local().address;
    node.port = (*server)->local().port;
    cluster::PeerLink link(shared, node, std::chrono::seconds(1), Random(1));
    QVERIFY(until(loop, [&heard] { return heard > 0; }));

    std::vector<Result<std::string>> outcomes;
    const auto send = [&link, &outcomes](const std::string& id) {
        node::RemoteCommand command;
        command.id = id;
        command.concept_ = "cluster";
        command.command = {"{}"};
        link.send(command,
                  [&outcomes](Result<std::string> got) { outcomes.push_back(std::move(got)); });
    };
    send("a1/0");
    QVERIFY(until(loop, [&agent] { return agent.cameFrom.size() == 1; }));
    (*server)->published(eventOf("first", 2));
    QVERIFY(until(loop, [&heard] { return heard > 1; }));
    QVERIFY(outcomes.empty()); // it is the same start: the answer may still come

    (*server)->published(eventOf("second", 3));
    QVERIFY(until(loop, [&outcomes] { return !outcomes.empty(); }));
    QCOMPARE(outcomes.front().error().code, Code::Timeout); // it may have been carried out
    QCOMPARE(outcomes.front().error().text, std::string("n1 was started anew before it answered"));
    send("a1/1");
    QVERIFY(until(loop, [&agent] { return agent.cameFrom.size() == 2; }));
    QVERIFY(agent.cameFrom.at(0) != agent.cameFrom.at(1));
    QCOMPARE(outcomes.size(), std::size_t{1});
}

} // namespace bafar::test

TEST_CLASS(bafar::test::PeerLinkTest)

#include "peer_link_test.moc"
