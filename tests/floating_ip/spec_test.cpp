// What a spec of floating addresses must not say.
#include <QObject>
#include <QTest>

#include "core/schema/floating_ip.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace contract = schema::floating_ip;

namespace {

contract::RouterConfig router(const char* id,
                              const char* address,
                              std::vector<contract::Member> members)
{
    contract::RouterConfig router;
    router.id = id;
    router.virtualRouter = 51;
    router.interface = "eth0";
    router.addresses = {net::Prefix::parse(address).value()};
    router.members = std::move(members);
    return router;
}

std::string textOf(const std::vector<schema::Problem>& problems)
{
    std::string text;
    for (const schema::Problem& problem : problems) {
        text += (text.empty() ? "" : "; ") + problem.path + ": " + problem.text;
    }
    return text;
}

/// Two virtual routers of one id; the second one's members vary.
std::string beside(std::vector<contract::Member> members)
{
    return textOf(contract::verifyRouters(
        {router("web", "192.0.2.100/24", {{"n1", 150, {}}, {"n2", 100, "eth1"}}),
         router("mail", "192.0.2.101/24", std::move(members))}));
}

} // namespace

class SpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void virtualRouterIdsMeet_data();
    void virtualRouterIdsMeet();
};

void SpecTest::virtualRouterIdsMeet_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, int index, const char* expected) {
        QTest::newRow(name) << index << QString::fromLatin1(expected);
    };
    row("the same default interface of one node", 0,
        "routers[1].virtual_router: 51 on eth0 of n1 already belongs to \"web\"");
    row("the same interface of one node by both members' own setting", 1,
        "routers[1].virtual_router: 51 on eth1 of n2 already belongs to \"web\"");
    row("the default of one is the setting of the other", 2, "");
    row("no node in common, the same interface name", 3,
        "routers[1].virtual_router: 51 on eth0 already belongs to \"web\"");
    row("no node in common, another interface name", 4, "");
}

void SpecTest::virtualRouterIdsMeet()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    const std::array<std::vector<contract::Member>, 5> members{{
        {{"n1", 150, {}}},
        {{"n1", 150, "eth7"}, {"n2", 100, "eth1"}},
        {{"n1", 150, "eth1"}, {"n2", 100, {}}},
        {{"n3", 150, {}}},
        {{"n3", 150, "eth7"}},
    }};
    QCOMPARE(beside(members.at(static_cast<std::size_t>(index))), expected.toStdString());
}

TEST_CLASS(SpecTest)

} // namespace bafar::test

#include "spec_test.moc"
