// The driver with a real helper and a script in gluster's place: the machine's view of the answers.
#include <QFile>
#include <QTest>
#include <unistd.h>

#include "agents/storage/driver.h"
#include "tests/helper/helper_process.h"
#include "tests/storage/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using schema::State;
using storage::Machine;

/// Says what was captured in the folder that the first line names.
std::string scriptFor(const std::string& folder)
{
    return "#!/bin/sh\ncd '" + qEnvironmentVariable("BAFAR_SOURCE_DIR").toStdString() +
           "/tests/storage/fixtures/" + folder +
           "' || exit 9\n"
           "case \"$*\" in\n"
           "*'pool list') exec cat pool_list.xml ;;\n"
           "*'volume info') exec cat volume_info.xml ;;\n"
           "*'status all detail') exec cat volume_status_all_detail.xml ;;\n"
           "*'info summary') exec cat heal_info_summary.xml ;;\n"
           "*'quota shared list') cat quota_list.xml; exit 2 ;;\n"
           "*'start shared force') echo '<cliOutput><opRet>0</opRet></cliOutput>' ;;\n"
           "*) exit 8 ;;\n"
           "esac\n";
}

/// The machine on its driver, as the node composes them.
class Handle final : public runtime::MachineHandle<Machine> {
public:
    explicit Handle(runtime::Loop& loop)
        : loop_(loop)
        , timer_(loop, [this] { run(machine.tick(loop_.now())); })
    {
    }

    void feed(Machine::Input input) override { run(machine.handle(input, loop_.now())); }

    void onEffect(std::function<void(const Machine::Effect&)> handler) override
    {
        handler_ = std::move(handler);
    }

    void run(const Machine::Effects& effects)
    {
        for (const auto& effect : effects) {
            if (const auto* done = std::get_if<CommandFinished>(&effect)) {
                finished = done->outcome;
            }
            if (handler_) {
                handler_(effect);
            }
        }
        if (const auto due = machine.deadline()) {
            timer_.arm(due->at);
        }
    }

    Machine machine{Self{"lab", "n1"}};
    std::optional<Result<std::string>> finished;

private:
    runtime::Loop& loop_;
    runtime::Timer timer_;
    std::function<void(const Machine::Effect&)> handler_;
};

/// Turns the loop until the condition holds.
template <class Condition>
bool until(runtime::Loop& loop, Condition condition, Duration limit = 15s)
{
    loop.turn({});
    const Instant end = loop.now() + limit;
    while (!condition() && loop.now() < end) {
        loop.turn(100ms);
    }
    return condition();
}

schema::Spec quickSpec()
{
    return specOf("  interval: 1 s\n  timeout: 900 ms\n  volumes: [{name: shared}]\n");
}

} // namespace

class StorageDriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (::geteuid() != 0) {
            QSKIP("the helper needs root");
        }
    }

    void theMachineSeesWhatGlusterSays()
    {
        HelperProcess helper(scriptFor("brick_killed_on_n2").c_str());
        QCOMPARE(helper.trouble(), std::string());
        runtime::Loop loop;
        Handle handle(loop);
        storage::Driver driver(loop, helper.socket(), "n1", handle);
        handle.run(handle.machine.configure(quickSpec(), loop.now()));
        const auto status = [&] { return handle.machine.status(loop.now()); };
        QVERIFY(until(loop, [&] {
            const auto seen = status();
            return !seen.volumes.empty() && seen.volumes[0].healPending.has_value() &&
                   seen.mounts[0].state != State::Unknown;
        }));
        const auto seen = status();
        QVERIFY(seen.volumes[0].state == State::Degraded);
        QVERIFY(seen.volumes[0].bricks[1].state == State::Failed);
        QCOMPARE(seen.volumes[0].bricks[0].pid, 347U);
        QVERIFY(seen.peers[0].connected);
        // Nothing is mounted at /mnt of this machine, and nothing was written there.
        QVERIFY(!seen.mounts[0].mounted);
        QVERIFY(seen.mounts[0].state == State::Failed);
        QVERIFY(!QFile::exists(QStringLiteral("/mnt/.bafar")));

        handle.run(handle.machine.command({schema::storage::Order::RestartBricks, "shared"}, "a/1",
                                          loop.now()));
        helper.setScript(scriptFor("healthy").c_str());
        QVERIFY(until(loop, [&] { return handle.finished.has_value(); }));
        const std::string refusal = *handle.finished ? "" : handle.finished->error().text;
        QCOMPARE(refusal, std::string());
        QVERIFY(until(loop, [&] {
            const auto now = status();
            return !now.volumes.empty() && now.volumes[0].bricks[1].state == State::Ok;
        }));
    }

    void whatIsMissingIsNamed()
    {
        runtime::Loop loop;
        Handle handle(loop);
        storage::Driver driver(loop, "/nonexistent/helper.sock", "n1", handle);
        handle.run(handle.machine.configure(quickSpec(), loop.now()));
        QVERIFY(until(loop, [&] {
            return !handle.machine.status(loop.now()).mounts.empty() &&
                   handle.machine.status(loop.now()).state == State::NotMonitored;
        }));
        QCOMPARE(handle.machine.status(loop.now()).reasons.front(),
                 std::string("the root helper does not run (/nonexistent/helper.sock): start it "
                             "with systemctl start bafar-helper.service"));
    }

    void gluster_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("glusterd");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* script, State state, const char* reason) {
            QTest::newRow(name) << QString::fromLatin1(script) << static_cast<int>(state)
                                << QString::fromLatin1(reason);
        };
        row("given no gluster, then not monitored", "", State::NotMonitored, "apt install");
        row("given a dead glusterd, then failed",
            "#!/bin/sh\necho 'Connection failed. Please check if gluster daemon is operational.'\n"
            "exit 1\n",
            State::Failed, "systemctl start glusterd.service");
        row("given a gluster that hangs, then failed after two rounds",
            "#!/bin/sh\nexec sleep 60\n", State::Failed, "in time");
        row("given a gluster that lies, then unknown", "#!/bin/sh\nhead -c 100000 /dev/urandom\n",
            State::Unknown, "no XML of its own");
        row("given a gluster that never stops talking, then unknown",
            "#!/bin/sh\nyes '<cliOutput>' | head -c 5000000\n", State::Unknown, "longer than");
    }

    void gluster()
    {
        QFETCH(QString, script);
        QFETCH(int, glusterd);
        QFETCH(QString, reason);
        const std::string text = script.toStdString();
        HelperProcess helper(text.empty() ? nullptr : text.c_str());
        QCOMPARE(helper.trouble(), std::string());
        runtime::Loop loop;
        Handle handle(loop);
        storage::Driver driver(loop, helper.socket(), "n1", handle);
        handle.run(handle.machine.configure(quickSpec(), loop.now()));
        QVERIFY(until(loop, [&] {
            return QString::fromStdString(handle.machine.status(loop.now()).glusterdReason)
                .contains(reason);
        }));
        QCOMPARE(static_cast<int>(handle.machine.status(loop.now()).glusterd), glusterd);
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::StorageDriverTest)
#include "driver_test.moc"
