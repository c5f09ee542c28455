// The control-plane half: configuration, reports, commands, what it tells people.
// It is larger than the budget because the table of cases is.
#include "agents/floating_ip/machine.h"

#include <QObject>
#include <QTest>

#include "core/schema/cluster.h"
#include "core/schema/json.h"
#include "core/schema/same_map.h"
#include "tests/floating_ip/effect_text.h"
#include "tests/floating_ip/view_maker.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using floating_ip::CommandAnswered;
using floating_ip::CountersRead;
using floating_ip::HoldingChanged;
using floating_ip::Machine;
using floating_ip::MessageRefused;
using floating_ip::Note;
using floating_ip::Noted;
using floating_ip::Refusal;
using floating_ip::Reported;
using floating_ip::RouterReport;
using floating_ip::Row;
using floating_ip::StateChanged;
using floating_ip::ThreadReported;

namespace {

constexpr Instant Start{1000s};

std::string textOf(const Machine::Effects& effects)
{
    std::string all;
    for (const Machine::Effect& effect : effects) {
        if (std::holds_alternative<PublishMeasures>(effect)) {
            continue; // metrics_test.cpp
        }
        all += all.empty() ? "" : "; ";
        if (const auto* configure = std::get_if<floating_ip::Configure>(&effect)) {
            all += "configure";
            for (const floating_ip::Settings& settings : configure->routers) {
                all += " " + settings.id + "@" + settings.interface + " priority " +
                       std::to_string(settings.priority) + " every " +
                       std::to_string(settings.interval.count()) + "cs";
            }
        } else if (const auto* order = std::get_if<floating_ip::TakeOverAsked>(&effect)) {
            all += "tell " + order->router + " take over " + order->order.action + " " +
                   std::to_string(order->order.claimPriority) + "/" +
                   std::to_string(order->order.settlePriority);
        } else if (const auto* event = std::get_if<EmitEvent>(&effect)) {
            all += std::string("event ") + event->event.kind + " " +
                   std::string(
                       schema::SeverityNames[static_cast<std::size_t>(event->event.severity)]) +
                   " " + event->event.subject;
        } else if (const auto* finished = std::get_if<CommandFinished>(&effect)) {
            all += "finished " + finished->id + " " +
                   (finished->outcome ? "ok: " + *finished->outcome
                                      : std::string(codeName(finished->outcome.error().code)));
        } else {
            all += "status";
        }
    }
    return all;
}

/// n1's report of "web" in a state, with a working link and what fits the state.
RouterReport report(floating_ip::RouterState state)
{
    RouterReport report;
    report.id = "web";
    report.status.state = state;
    report.status.since = Start;
    report.status.priority = 150;
    report.status.link = link();
    report.status.interval = 1s;
    report.masterDown = 3400ms;
    report.holdsAddresses = state == floating_ip::RouterState::Active;
    if (state == floating_ip::RouterState::Backup) {
        report.status.owner = address("192.0.2.12");
        report.status.ownerPriority = 200;
    }
    return report;
}

constexpr auto Active = floating_ip::RouterState::Active;
constexpr auto Backup = floating_ip::RouterState::Backup;
constexpr auto Initialize = floating_ip::RouterState::Initialize;

Machine configured()
{
    Machine machine(Self{"lab", "n1"});
    (void)machine.handle(WallClockRead{WallTime{1'000'000}}, Start);
    (void)machine.configure(labSpecRead(), Start);
    return machine;
}

} // namespace

class MachineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void configuresOnlyItsOwnRouters();
    void tellsEveryCauseOnce_data();
    void tellsEveryCauseOnce();
    void countersAloneAreToldEveryTenSeconds();
    void commandsReachTheRouterAndAreAnswered();
    void commandsThatCannotBeAreRefusedAtOnce();
    void statusSaysWhoOwns();
    void problemsAreFailedOrDegraded_data();
    void problemsAreFailedOrDegraded();
    void refusedRightsAreDegraded();
    void presenceFollowsTheState_data();
    void presenceFollowsTheState();
    void presenceSaysWhoIsHeardToOwn_data();
    void presenceSaysWhoIsHeardToOwn();
    void anotherOwnerIsAnotherMap();
    void reportsOfRemovedRoutersAreIgnored();
    void removedRouterIsToldOnce();
    void silentThreadIsUnknown();
    void lateTickBlamesNobody();
};

void MachineTest::configuresOnlyItsOwnRouters()
{
    Machine first(Self{"lab", "n1"});
    QCOMPARE(textOf(first.configure(labSpecRead(), Start)),
             std::string("configure web@eth0 priority 150 every 100cs; status"));
    Machine third(Self{"lab", "n3"});
    QCOMPARE(textOf(third.configure(labSpecRead(), Start)),
             std::string("configure web@eth7 priority 50 every 100cs; status"));
    Machine stranger(Self{"lab", "n9"});
    QCOMPARE(textOf(stranger.configure(labSpecRead(), Start)), std::string("configure; status"));
}

void MachineTest::tellsEveryCauseOnce_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, int index, const char* expected) {
        QTest::newRow(name) << index << QString::fromLatin1(expected);
    };
    row("becoming active is a notice", 0, "event became_active notice floating_ip/web; status");
    row("losing the link is a warning", 1,
        "event became_initialize warning floating_ip/web; status");
    row("a split brain is critical", 2, "event split_brain critical floating_ip/web; status");
    row("its end is a notice", 3, "event split_brain_ended notice floating_ip/web; status");
    row("a stall is a warning", 4, "event stalled warning floating_ip/web; status");
    row("settling is information", 5, "event override_settled info floating_ip/web; status");
    row("a refused advert is a warning", 6, "event advert_refused warning floating_ip/web; status");
    row("what it holds is status alone", 7, "status");
    row("an answer finishes the command", 8, "finished a1 ok: claimed; status");
    row("a refusal finishes it too", 9, "finished a2 conflict; status");
}

void MachineTest::tellsEveryCauseOnce()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    const std::array<floating_ip::Cause, 10> causes{
        StateChanged{Backup, Active, Row::BackupMasterDown},
        StateChanged{Active, Initialize, Row::ActiveLinkDown},
        Noted{Note::SplitBrain, address("192.0.2.12"), "x"},
        Noted{Note::SplitBrainEnded, address("192.0.2.12"), "x"},
        Noted{Note::Stalled, {}, "x"},
        Noted{Note::OverrideSettled, {}, "x"},
        MessageRefused{address("192.0.2.13"), Refusal::TtlNot255, "x"},
        HoldingChanged{},
        CommandAnswered{"a1", true, "claimed"},
        CommandAnswered{"a2", false, "would not win"}};
    Machine machine = configured();
    QCOMPARE(textOf(machine.handle(
                 Reported{causes.at(static_cast<std::size_t>(index)), report(Active)}, Start)),
             expected.toStdString());
}

void MachineTest::countersAloneAreToldEveryTenSeconds()
{
    Machine machine = configured();
    RouterReport first = report(Active);
    QCOMPARE(textOf(machine.handle(CountersRead{{first}}, Start)), std::string("status"));
    RouterReport later = first;
    later.status.advertsSent = 99;
    later.rows[3] = 7;
    later.jitterWorst = 3ms;
    QCOMPARE(textOf(machine.handle(CountersRead{{later}}, Start + 1s)), std::string());
    QCOMPARE(machine.status(Start + 1s).routers.at(0).advertsSent, 99U);
    QCOMPARE(machine.rows().at("web")[3], 7U);
    // Whoever looks at them sees none that is old.
    QCOMPARE(textOf(machine.handle(CountersRead{{later}}, Start + 9s)), std::string());
    QCOMPARE(textOf(machine.handle(CountersRead{{later}}, Start + 10s)), std::string("status"));
    later.status.advertsSent = 109;
    QCOMPARE(textOf(machine.handle(CountersRead{{later}}, Start + 11s)), std::string());
    later.status.priority = 151;
    QCOMPARE(textOf(machine.handle(CountersRead{{later}}, Start + 12s)), std::string("status"));
    // The address is missing: worth telling once it has had the time to appear.
    later.holdsAddresses = false;
    later.status.since = Start + 12s;
    QCOMPARE(textOf(machine.handle(CountersRead{{later}}, Start + 12s)), std::string("status"));
    QCOMPARE(textOf(machine.handle(CountersRead{{later}}, Start + 13s)), std::string("status"));
    QCOMPARE(textOf(machine.handle(CountersRead{{later}}, Start + 14s)), std::string());
}

void MachineTest::commandsReachTheRouterAndAreAnswered()
{
    Machine machine = configured();
    Machine::Command command;
    command.takeOver = schema::floating_ip::TakeOver{"web", 201, 160, "action7"};
    QCOMPARE(textOf(machine.command(command, "step1", Start)),
             std::string("tell web take over step1 201/160"));
}

void MachineTest::commandsThatCannotBeAreRefusedAtOnce()
{
    Machine machine = configured();
    QCOMPARE(textOf(machine.command({}, "s1", Start)), std::string("finished s1 invalid_input"));
    Machine::Command command;
    command.takeOver = schema::floating_ip::TakeOver{"mail", 201, 0, {}};
    QCOMPARE(textOf(machine.command(command, "s2", Start)), std::string("finished s2 not_found"));
}

void MachineTest::statusSaysWhoOwns()
{
    Machine machine = configured();
    (void)machine.handle(ThreadReported{true, true, {}}, Start);
    (void)machine.handle(
        Reported{StateChanged{Initialize, Backup, Row::InitializeLinkUp}, report(Backup)},
        Start + 5s);
    const Machine::Status backup = machine.status(Start + 5s);
    QCOMPARE(backup.state, schema::State::Ok);
    QCOMPARE(backup.routers.at(0).ownerNode, std::string("n2"));
    QCOMPARE(int{backup.routers.at(0).ownerPriority}, 200);
    QCOMPARE(backup.routers.at(0).changedWhy, std::string("link up: started, priority below 255"));
    QCOMPARE(backup.routers.at(0).changedAt.unixMs, std::int64_t{1'000'000});
    (void)machine.handle(CountersRead{{report(Active)}}, Start + 6s);
    const Machine::Status active = machine.status(Start + 6s);
    QCOMPARE(active.routers.at(0).ownerNode, std::string("n1"));
    QVERIFY(active.routers.at(0).owner == address("192.0.2.11"));
    QVERIFY(active.routers.at(0).holdsAddresses);
    // The contract survives the wire.
    const auto read = schema::fromJson<Machine::Status>(schema::toJson(active));
    QVERIFY(read.has_value());
    QVERIFY(*read == active);
}

void MachineTest::problemsAreFailedOrDegraded_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("reason");
    QTest::newRow("split brain") << 0 << static_cast<int>(schema::State::Failed)
                                 << QStringLiteral(
                                        "web: split brain: 192.0.2.12 also acts as the owner");
    QTest::newRow("no link") << 1 << static_cast<int>(schema::State::Degraded)
                             << QStringLiteral(
                                    "web: eth0 has no carrier or no IPv4 address of its own");
    QTest::newRow("owner without the address")
        << 2 << static_cast<int>(schema::State::Failed)
        << QStringLiteral("web: owner, but the addresses are not on eth0");
    QTest::newRow("owner whose host refuses the address")
        << 3 << static_cast<int>(schema::State::Failed)
        << QStringLiteral("web: owner, but the addresses are not on eth0: denied");
    QTest::newRow("backup because its host refuses the address")
        << 4 << static_cast<int>(schema::State::Degraded)
        << QStringLiteral("web: this host refuses the addresses, so it does not own them: denied");
}

void MachineTest::problemsAreFailedOrDegraded()
{
    QFETCH(int, index);
    QFETCH(int, state);
    QFETCH(QString, reason);
    RouterReport seen = report(index == 1 ? Initialize : index == 4 ? Backup : Active);
    seen.status.refused = index >= 3 ? "denied" : "";
    if (index == 0) {
        seen.status.splitBrain = true;
        seen.status.rival = address("192.0.2.12");
    } else if (index == 1) {
        seen.status.link.reset();
    } else {
        seen.holdsAddresses = false; // of a backup always
    }
    Machine machine = configured();
    (void)machine.handle(CountersRead{{seen}}, Start + 2s);
    const Machine::Status status = machine.status(Start + 2s);
    QCOMPARE(static_cast<int>(status.state), state);
    QCOMPARE(status.reasons, std::vector<std::string>{reason.toStdString()});
}

void MachineTest::refusedRightsAreDegraded()
{
    Machine machine = configured();
    (void)machine.handle(CountersRead{{report(Active)}}, Start);
    const ThreadReported refused{false, true, {"real-time priority 50 refused"}};
    QCOMPARE(textOf(machine.handle(refused, Start)), std::string("status"));
    QCOMPARE(textOf(machine.handle(refused, Start + 1s)), std::string());
    const Machine::Status status = machine.status(Start);
    QCOMPARE(status.state, schema::State::Degraded);
    QVERIFY(!status.realtime && status.memoryLocked);
    QCOMPARE(status.reasons, std::vector<std::string>{"real-time priority 50 refused"});
}

void MachineTest::presenceFollowsTheState_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("heard");
    QTest::addColumn<QString>("expected");
    QTest::newRow("active owns") << 2 << true << QStringLiteral("own ok, owns ok");
    QTest::newRow("backup watches") << 1 << true << QStringLiteral("observed ok, standby ok");
    QTest::newRow("backup that hears nobody is not sure")
        << 1 << false << QStringLiteral("observed transition, standby ok");
    QTest::newRow("initialize knows nothing")
        << 0 << true << QStringLiteral("observed unknown, standby failed");
}

void MachineTest::presenceFollowsTheState()
{
    QFETCH(int, state);
    QFETCH(bool, heard);
    QFETCH(QString, expected);
    Machine machine = configured();
    RouterReport seen = report(static_cast<floating_ip::RouterState>(state));
    if (!heard) {
        seen.status.owner.reset();
    }
    (void)machine.handle(CountersRead{{seen}}, Start);
    const schema::Presence presence = machine.presence(Start);
    QCOMPARE(presence.entities.size(), std::size_t{1});
    QCOMPARE(presence.relations.size(), std::size_t{1});
    const schema::Entity& entity = presence.entities.at(0);
    const schema::Relation& relation = presence.relations.at(0);
    QCOMPARE(entity.id, std::string("floating_ip/web"));
    QCOMPARE(relation.from, std::string("node/n1"));
    QCOMPARE(relation.to, std::string("floating_ip/web"));
    const auto name = [](const auto& names, auto value) {
        return std::string(names[static_cast<std::size_t>(value)]);
    };
    QCOMPARE(name(schema::ClaimNames, entity.claim) + " " + name(schema::StateNames, entity.state) +
                 ", " + name(schema::RelationKindNames, relation.kind) + " " +
                 name(schema::StateNames, relation.state),
             expected.toStdString());
    QCOMPARE(entity.state == schema::State::Ok, entity.reason.empty());
}

void MachineTest::presenceSaysWhoIsHeardToOwn_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("heard");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, floating_ip::RouterState state, const char* heard,
                        const char* expected) {
        QTest::newRow(name) << static_cast<int>(state) << QString::fromLatin1(heard)
                            << QString::fromLatin1(expected);
    };
    row("given the owner, then itself", Active, "", "192.0.2.11 node");
    row("given a backup of a node, then that", Backup, "192.0.2.12", "192.0.2.12 node");
    row("given a backup of none of our agents, then so", Backup, "192.0.2.30",
        "192.0.2.30 foreign");
    row("given a backup that hears nobody, then nobody", Backup, "", "nobody");
    row("given one that takes no part, then nobody", Initialize, "192.0.2.30", "nobody");
}

void MachineTest::presenceSaysWhoIsHeardToOwn()
{
    QFETCH(int, state);
    QFETCH(QString, heard);
    Machine machine = configured();
    RouterReport seen = report(static_cast<floating_ip::RouterState>(state));
    seen.status.owner.reset();
    if (!heard.isEmpty()) {
        seen.status.owner = address(heard.toStdString());
    }
    (void)machine.handle(CountersRead{{seen}}, Start);
    const auto owner = machine.presence(Start).entities.at(0).owner;
    const std::string said =
        owner ? owner->address.toString() + (owner->foreign ? " foreign" : " node") : "nobody";
    QTEST(QString::fromStdString(said), "expected");
}

/// The states are the same: were it the same map, nobody would look at once.
void MachineTest::anotherOwnerIsAnotherMap()
{
    Machine machine = configured();
    RouterReport seen = report(Backup);
    (void)machine.handle(CountersRead{{seen}}, Start);
    const schema::Presence before = machine.presence(Start);
    (void)machine.handle(CountersRead{{seen}}, Start + 1s);
    QVERIFY(schema::sameMap(before, machine.presence(Start + 1s)));
    seen.status.owner = address("192.0.2.30");
    (void)machine.handle(CountersRead{{seen}}, Start + 2s);
    QVERIFY(!schema::sameMap(before, machine.presence(Start + 2s)));
}

void MachineTest::reportsOfRemovedRoutersAreIgnored()
{
    Machine machine(Self{"lab", "n9"});
    (void)machine.configure(labSpecRead(), Start);
    QCOMPARE(
        textOf(machine.handle(
            Reported{StateChanged{Backup, Active, Row::BackupMasterDown}, report(Active)}, Start)),
        std::string());
    QCOMPARE(textOf(machine.handle(CountersRead{{report(Active)}}, Start)), std::string());
    QVERIFY(machine.status(Start).routers.empty());
}

void MachineTest::removedRouterIsToldOnce()
{
    Machine machine = configured();
    (void)machine.handle(CountersRead{{report(Active)}}, Start);
    (void)machine.configure({}, Start);
    QVERIFY(machine.status(Start).routers.empty());
    QCOMPARE(textOf(machine.handle(Reported{StateChanged{Active, Initialize, Row::ActiveShutdown},
                                            report(Initialize)},
                                   Start)),
             std::string("event became_initialize notice floating_ip/web"));
    QVERIFY(machine.status(Start).routers.empty());
}

void MachineTest::silentThreadIsUnknown()
{
    Machine machine(Self{"lab", "n1"});
    QVERIFY(!machine.deadline().has_value());
    (void)machine.configure(labSpecRead(), Start);
    QCOMPARE((machine.deadline()->at - Start).count(), Duration{3s}.count());
    (void)machine.handle(CountersRead{{report(Active)}}, Start + 1s);
    QCOMPARE(textOf(machine.tick(Start + 3s)), std::string());
    QCOMPARE(machine.status(Start + 3s).state, schema::State::Ok);
    QCOMPARE((machine.deadline()->at - Start).count(), Duration{4s}.count());
    QCOMPARE(textOf(machine.tick(Start + 4s)), std::string("status"));
    const Machine::Status status = machine.status(Start + 4s);
    QCOMPARE(status.state, schema::State::Unknown);
    QCOMPARE(status.routers.at(0).problem,
             std::string("the VRRP thread says nothing for more than 3 s; shown is its last word"));
    QCOMPARE(machine.presence(Start + 4s).entities.at(0).state, schema::State::Unknown);
    QCOMPARE(machine.presence(Start + 4s).relations.at(0).state, schema::State::Unknown);
    QVERIFY(!machine.deadline().has_value());
    QCOMPARE(textOf(machine.handle(ThreadReported{true, true, {}}, Start + 5s)),
             std::string("status; status"));
    QCOMPARE(machine.status(Start + 5s).state, schema::State::Ok);
}

/// The whole process did not run: what the thread said meanwhile waits behind this tick.
void MachineTest::lateTickBlamesNobody()
{
    Machine machine = configured();
    (void)machine.handle(CountersRead{{report(Active)}}, Start);
    QCOMPARE(textOf(machine.tick(Start + 60s)), std::string());
    QCOMPARE(machine.status(Start + 60s).state, schema::State::Ok);
    QCOMPARE(textOf(machine.tick(Start + 63s)), std::string("status"));
    QCOMPARE(machine.status(Start + 63s).state, schema::State::Unknown);
}

TEST_CLASS(MachineTest)

} // namespace bafar::test

#include "machine_test.moc"
