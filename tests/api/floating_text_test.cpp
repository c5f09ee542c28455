// Floating IPs as bafarctl tells of them: who owns one.
#include <QTest>

#include "agents/ctl/floating_text.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using schema::floating_ip::RouterState;

topology::Topology ownedBy(const QStringList& nodes)
{
    topology::Topology topology;
    for (const QString& node : nodes) {
        topology::Edge edge;
        edge.relation.from = "node/" + node.toStdString();
        edge.relation.to = "floating_ip/web";
        edge.relation.kind = schema::RelationKind::Owns;
        topology.edges.push_back(edge);
    }
    return topology;
}

/// A backup for `router` that hears this address; `node` is whose it is, as far as it knows.
schema::floating_ip::Status backupOf(const char* router, const char* heard, const char* node = "")
{
    schema::floating_ip::Status status;
    status.routers.resize(1);
    schema::floating_ip::RouterStatus& one = status.routers.front();
    one.id = router;
    one.state = RouterState::Backup;
    one.owner = net::Address::parse(heard).value();
    one.ownerNode = node;
    return status;
}

} // namespace

class FloatingTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ownersAreTold_data();
    void ownersAreTold();
};

void FloatingTextTest::ownersAreTold_data()
{
    using Statuses = std::vector<schema::floating_ip::Status>;
    QTest::addColumn<QStringList>("nodes");
    QTest::addColumn<Statuses>("statuses");
    QTest::addColumn<QString>("text");
    const QStringList none;
    const QStringList n1{QStringLiteral("n1")};
    QTest::newRow("given nobody") << none << Statuses{} << QStringLiteral("nobody");
    QTest::newRow("given one of ours")
        << n1 << Statuses{backupOf("web", "192.0.2.11", "n1")} << QStringLiteral("n1");
    QTest::newRow("given a stranger that two hear, then it is told once")
        << none << Statuses{backupOf("web", "192.0.2.251"), backupOf("web", "192.0.2.251")}
        << QStringLiteral("192.0.2.251 (no agent)");
    QTest::newRow("given a stranger that owns another one")
        << none << Statuses{backupOf("db", "192.0.2.251")} << QStringLiteral("nobody");
    QTest::newRow("given both, then both") << n1 << Statuses{backupOf("web", "192.0.2.251")}
                                           << QStringLiteral("n1 192.0.2.251 (no agent)");
    QTest::newRow("given that nobody is heard by a backup")
        << none << Statuses{backupOf("web", "0.0.0.0")} << QStringLiteral("nobody");
}

void FloatingTextTest::ownersAreTold()
{
    QFETCH(QStringList, nodes);
    QFETCH(std::vector<schema::floating_ip::Status>, statuses);
    QTEST(QString::fromStdString(ctl::ownersText(ownedBy(nodes), "floating_ip/web", statuses)),
          "text");
}

} // namespace bafar::test

using bafar::test::FloatingTextTest;
TEST_CLASS(FloatingTextTest)
#include "floating_text_test.moc"
