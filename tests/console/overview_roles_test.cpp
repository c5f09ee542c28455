// The overview's roles name who plays them.
#include <QTest>

#include "tests/console/overview_fixture.h"
#include "tests/support/main.h"
#include "ui/overview/roles.h"

namespace bafar::test {

using namespace std::chrono_literals;
using namespace ui::overview;
using schema::State;

class OverviewRolesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rolesNameWhoPlaysThem_data();
    void rolesNameWhoPlaysThem();
};

/// It is larger than the budget because every case is a row of one table.
void OverviewRolesTest::rolesNameWhoPlaysThem_data()
{
    QTest::addColumn<Given>("given");
    QTest::addColumn<QString>("role");
    const auto row = [](const char* name, Given given, const char* role) {
        QTest::newRow(name) << given << QString::fromUtf8(role);
    };
    row(
        "given nothing told, then no tile", [](Picture&) {}, "");
    row(
        "given a primary and its replicas",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Primary, 1);
            picture.tellServer("n2", schema::database::Role::Replica, 1);
            picture.database("n2").channels[0].lag = 3s;
            picture.thing("database/n1", State::Ok, "n1");
        },
        "Database primary|n1|worst lag 3.0 s, on n2|0|database/n1");
    row(
        "given a replica whose lag nobody knows",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Primary, 1);
            picture.tellServer("n2", schema::database::Role::Replica, 1);
            picture.database("n2").channels[0].lag.reset();
        },
        "Database primary|n1|lag of n2 not known|1|database/n1");
    row(
        "given two primaries, then it is failed",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Primary, 1);
            picture.tellServer("n2", schema::database::Role::Primary, 1);
        },
        "Database primary|n1 and n2|more than one primary|2|");
    row(
        "given the primary's agent silent, then it is not known",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Primary, 1);
            picture.tellServer("n2", schema::database::Role::Replica, 1);
            picture.silence("n1");
        },
        "Database primary|not known|no word of n1|6|");
    row(
        "given replicas and a node that was never heard, then it may be the primary",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Replica, 1);
            picture.tellServer("n2", schema::database::Role::Replica, 1);
            picture.unheard("n3");
        },
        "Database primary|not known|no word of n3|6|");
    row(
        "given a Redis replica and a node that was never heard, then it may be the primary",
        [](Picture& picture) {
            picture.cache("n1").endpoint = "x";
            picture.cache("n1").role = schema::cache::Role::Replica;
            picture.unheard("n3");
        },
        "Redis primary|not known|no word of n3|6|");
    row(
        "given a node that was never heard and no server, then no tile",
        [](Picture& picture) { picture.unheard("n3"); }, "");
    row(
        "given a Redis replica without its link",
        [](Picture& picture) {
            for (const char* node : {"n1", "n2"}) {
                picture.cache(node).endpoint = "x";
                picture.cache(node).role = schema::cache::Role::Replica;
            }
            picture.cache("n1").role = schema::cache::Role::Primary;
        },
        "Redis primary|n1|0 of 1 replicas linked|1|cache/n1");
    row(
        "given a Swarm", [](Picture& picture) { picture.tellSwarm(3); },
        "Swarm leader|n1|3 of 3 managers reached|0|");
    row(
        "given managers that are heard and have no majority, then it is failed",
        [](Picture& picture) {
            picture.tellSwarm(3);
            picture.services("n1").swarm.quorum = false;
        },
        "Swarm leader|not known|no manager that is heard has a majority|2|");
    row(
        "given a silent manager, then it is not known",
        [](Picture& picture) {
            picture.tellSwarm(3);
            picture.silence("n1");
        },
        "Swarm leader|not known|no word of n1|6|");
    row(
        "given one without a majority and one never heard, then it is not known",
        [](Picture& picture) {
            picture.tellSwarm(3);
            picture.services("n1").swarm.quorum = false;
            picture.unheard("n3");
        },
        "Swarm leader|not known|no manager that is heard has a majority; no word of n3|6|");
    row(
        "given a floating IP nobody owns",
        [](Picture& picture) { picture.thing("floating_ip/web", State::Failed, "", "no owner"); },
        "Floating IP|nobody|web · no owner|2|floating_ip/web");
    row(
        "given a floating IP that nobody is heard of, then nothing is claimed",
        [](Picture& picture) {
            picture.thing("floating_ip/web", State::Unknown, "", "no agent is heard");
        },
        "Floating IP|not known|web · no agent is heard|6|floating_ip/web");
    row(
        "given four floating IPs, then one tile",
        [](Picture& picture) {
            for (const char* id : {"a", "b", "c", "d"}) {
                picture.thing(std::string("floating_ip/") + id, State::Ok);
            }
        },
        "Floating IPs|4 of 4 well||0|");
    row(
        "given a volume to heal",
        [](Picture& picture) {
            schema::storage::Status& status = picture.storage("n1");
            status.asks = true;
            status.state = State::Ok;
            status.volumes.resize(1);
            status.volumes[0].name = "shared";
            status.volumes[0].state = State::Degraded;
            status.volumes[0].healPending = 14;
        },
        "Volume|shared|14 to heal|1|storage/shared");
}

void OverviewRolesTest::rolesNameWhoPlaysThem()
{
    QFETCH(Given, given);
    Picture picture;
    given(picture);
    QString text;
    for (const Role& role : rolesOf(picture.known())) {
        text += QStringList{role.head, role.value, role.detail,
                            QString::number(static_cast<int>(role.mark)),
                            QString::fromStdString(role.entity)}
                    .join(QLatin1Char('|'));
    }
    QTEST(text, "role");
}

} // namespace bafar::test

TEST_CLASS(bafar::test::OverviewRolesTest)
#include "overview_roles_test.moc"
