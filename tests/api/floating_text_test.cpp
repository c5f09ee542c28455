// Floating IPs as bafarctl tells of them: who owns one, and who would be next.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

election::Candidate candidate(const char* node, RouterState state, std::uint8_t priority)
{
    election::Candidate one{node, true, {}};
    one.status.state = state;
    one.status.addresses = {net::Prefix::parse("192.0.2.100/24").value()};
    one.status.basePriority = one.status.priority = priority;
    one.status.holdsAddresses = state == RouterState::Active;
    one.status.linkUp = true;
    one.status.masterDown = std::chrono::milliseconds(state == RouterState::Backup ? 3600 : 0);
    return one;
}

/// n1 owns it, n2 stands by, and nothing is known of others.
std::vector<election::Candidate> usual()
{
    return {candidate("n1", RouterState::Active, 150), candidate("n2", RouterState::Backup, 100)};
}

using Candidates = std::vector<election::Candidate>;

ctl::FloatingIp web(const Candidates& candidates, bool isAnyUntold)
{
    ctl::FloatingIp one{"web", election::electionOrder(election::withForeign(candidates)), false};
    one.isOwnerUnknown = election::isOwnerUnknown(one.candidates, isAnyUntold);
    return one;
}

} // namespace

class FloatingTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ownersAreTold_data();
    void ownersAreTold();
    void candidatesAreTold_data();
    void candidatesAreTold();
    void jsonHasTheNumbers();
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

void FloatingTextTest::candidatesAreTold_data()
{
    QTest::addColumn<Candidates>("given");
    QTest::addColumn<bool>("isAnyUntold");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const Candidates& given, bool isAnyUntold,
                        const char* text) {
        QTest::newRow(name) << given << isAnyUntold << QString::fromLatin1(text);
    };
    row("given an owner and one that stands by", usual(), false,
        "web: 192.0.2.100/24, owner: n1\n"
        "n1 active 150 its own priority n2 takes over in about 3.6 s yes\n"
        "n2 backup 100 its own priority stays with n1, and nobody is left to take over no\n");
    Candidates alone{candidate("n1", RouterState::Active, 251)};
    alone[0].status.basePriority = 100;
    row("given one alone that a hand-over holds", alone, false,
        "web: 192.0.2.100/24, owner: n1\n"
        "n1 active 251 a hand-over holds it above its own 100 nobody can take over yes\n");
    row("given a backup alone while somebody says nothing",
        {candidate("n2", RouterState::Backup, 100)}, true,
        "web: 192.0.2.100/24, owner: not known\n"
        "n2 backup 100 its own priority not known no\n");
    row("given a backup alone", {candidate("n2", RouterState::Backup, 100)}, false,
        "web: 192.0.2.100/24, owner: nobody\n"
        "n2 backup 100 its own priority not known: nobody is its one owner now no\n");
    row("given two owners",
        {candidate("n1", RouterState::Active, 150), candidate("n2", RouterState::Active, 100)},
        false,
        "web: 192.0.2.100/24, owner: n1 and n2\n"
        "n1 active 150 its own priority not known: nobody is its one owner now yes\n"
        "n2 active 100 its own priority not known: nobody is its one owner now yes\n");
    Candidates hearing{candidate("n2", RouterState::Backup, 100)};
    hearing[0].status.owner = net::Address::parse("192.0.2.251").value();
    hearing[0].status.ownerPriority = 200;
    row("given a stranger that owns it", hearing, false,
        "web: 192.0.2.100/24, owner: 192.0.2.251 (no agent)\n"
        "192.0.2.251 active 200 no agent of this cluster: it is only heard n2 takes over in about "
        "3.6 s so it says\n"
        "n2 backup 100 its own priority stays with 192.0.2.251, and nobody is left to take over "
        "no\n");
}

void FloatingTextTest::candidatesAreTold()
{
    QFETCH(Candidates, given);
    QFETCH(bool, isAnyUntold);
    const std::string told = ctl::floatingIpText({web(given, isAnyUntold)});
    QString text;
    for (const QString& line : QString::fromStdString(told).split(QLatin1Char('\n'))) {
        const bool isHead = line.startsWith(QLatin1String("NODE "));
        text += isHead || line.isEmpty() ? QString() : line.simplified() + QLatin1Char('\n');
    }
    QTEST(text, "text");
}

void FloatingTextTest::jsonHasTheNumbers()
{
    const std::string text = ctl::floatingIpJson({web(usual(), false)});
    const QJsonObject all = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    const QJsonObject ip = all.value(QLatin1String("floating_ips")).toArray().at(0).toObject();
    QCOMPARE(ip.value(QLatin1String("id")).toString(), QStringLiteral("web"));
    QCOMPARE(ip.value(QLatin1String("owner")).toString(), QStringLiteral("n1"));
    QVERIFY(ip.value(QLatin1String("owner_known")).toBool());
    QCOMPARE(ip.value(QLatin1String("addresses")).toArray().at(0).toString(),
             QStringLiteral("192.0.2.100/24"));
    const QJsonArray candidates = ip.value(QLatin1String("candidates")).toArray();
    QCOMPARE(candidates.size(), qsizetype{2});
    const QJsonObject first = candidates.at(0).toObject();
    QCOMPARE(first.value(QLatin1String("node")).toString(), QStringLiteral("n1"));
    QCOMPARE(first.value(QLatin1String("priority")).toInt(), 150);
    QCOMPARE(first.value(QLatin1String("reason")).toString(), QStringLiteral("priority"));
    QCOMPARE(first.value(QLatin1String("if_it_dies")).toString(), QStringLiteral("moves"));
    QCOMPARE(first.value(QLatin1String("then_owner")).toString(), QStringLiteral("n2"));
    QCOMPARE(first.value(QLatin1String("after_ms")).toInt(), 3600);
    const QJsonObject second = candidates.at(1).toObject();
    QCOMPARE(second.value(QLatin1String("if_it_dies")).toString(), QStringLiteral("last"));
    QVERIFY(!second.contains(QLatin1String("after_ms")));
    QCOMPARE(ctl::floatingIpJson({}), std::string("{\"floating_ips\":[]}\n"));
}

} // namespace bafar::test

using bafar::test::FloatingTextTest;
TEST_CLASS(FloatingTextTest)
#include "floating_text_test.moc"
