// The machine and its driver against a real Docker engine and its Swarm.
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/services/runner.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
namespace contract = schema::services;

class DockerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void seesTheSwarm();
    void measuresContainers();
    void seesChangesBehindBafar();
    void updatesAndRollsBack();
    void aCrashingImageFailsAndGoesBack();
    void drainsAndActivates();
    void followsALog();

private:
    /// What `docker ARGUMENTS` prints.
    QString docker(const QStringList& arguments);
    void behind(const char* command);
    [[nodiscard]] const contract::Service* web();

    QTemporaryDir folder_;
    QProcess engine_;
    std::unique_ptr<Runner> runner_;
    contract::Status status_;
};

void DockerTest::initTestCase()
{
    engine_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    engine_.start(qEnvironmentVariable("BAFAR_SOURCE_DIR") +
                      QStringLiteral("/tests/services/docker_engine"),
                  {folder_.path()});
    QByteArray said;
    while (!said.contains("ready") && engine_.state() != QProcess::NotRunning &&
           engine_.waitForReadyRead(60'000)) {
        said += engine_.readAll();
    }
    if (!said.contains("ready")) {
        const QByteArray why = "no Docker engine here: " + said + engine_.readAll();
        if (qEnvironmentVariableIsSet("BAFAR_COMPLETE")) {
            QFAIL(why.constData());
        }
        QSKIP(why.constData());
    }
    runner_ = std::make_unique<Runner>("services: {socket: " + folder_.path().toStdString() +
                                       "/docker.sock, healthy: 2 s, stall: 20 s}");
}

void DockerTest::cleanupTestCase()
{
    runner_.reset();
    engine_.closeWriteChannel();
    engine_.waitForFinished(30'000);
}

QString DockerTest::docker(const QStringList& arguments)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DOCKER_HOST"),
                       QStringLiteral("unix://") + folder_.path() + QStringLiteral("/docker.sock"));
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral("docker"), arguments);
    program.waitForFinished(20'000);
    return QString::fromUtf8(program.readAllStandardOutput()).trimmed();
}

void DockerTest::behind(const char* command)
{
    engine_.write(command);
    engine_.write("\n");
    engine_.waitForBytesWritten(1000);
}

const contract::Service* DockerTest::web()
{
    status_ = runner_->status();
    return status_.services.empty() ? nullptr : &status_.services.front();
}

void DockerTest::seesTheSwarm()
{
    QVERIFY2(runner_->until([this] { return web() != nullptr && web()->running == 2; }, 30s),
             (runner_->state() + " " + runner_->tasks()).c_str());
    QCOMPARE(runner_->state(), std::string("ok"));
    QVERIFY(status_.swarm.leader);
    QCOMPARE(QString::fromStdString(status_.engine.version),
             docker({QStringLiteral("version"), QStringLiteral("--format"),
                     QStringLiteral("{{.Server.Version}}")}));
    QCOMPARE(QString::fromStdString(status_.swarm.id),
             docker({QStringLiteral("info"), QStringLiteral("--format"),
                     QStringLiteral("{{.Swarm.NodeID}}")}));
    QStringList ids =
        docker({QStringLiteral("service"), QStringLiteral("ps"), QStringLiteral("web"),
                QStringLiteral("-q"), QStringLiteral("--no-trunc"), QStringLiteral("--filter"),
                QStringLiteral("desired-state=running")})
            .split(QLatin1Char('\n'));
    ids.sort();
    QStringList ours;
    for (const contract::Task& task : status_.tasks) {
        ours << QString::fromStdString(task.id);
    }
    ours.sort();
    QCOMPARE(ours, ids);
    QCOMPARE(web()->image, std::string("127.0.0.1:1/web:1"));
}

void DockerTest::measuresContainers()
{
    QVERIFY(runner_->until(
        [this] {
            const auto status = runner_->status();
            return status.containers.size() == 2 && status.containers[0].memoryBytes > 0 &&
                   status.containers[1].memoryBytes > 0 &&
                   status.containers[0].startedAt != WallTime{};
        },
        15s));
}

void DockerTest::seesChangesBehindBafar()
{
    runner_->told.clear();
    behind("service scale --detach web=3");
    QVERIFY(runner_->until([this] { return web()->desired == 3; }, 2s));
    QVERIFY2(runner_->told.find("web shall run 3 tasks, before 2; changed behind Bafar") !=
                 std::string::npos,
             runner_->told.c_str());
    QVERIFY(runner_->until([this] { return web()->running == 3; }, 20s));
    behind("kill $(docker ps -q | head -n 1)");
    QVERIFY2(
        runner_->until(
            [this] { return runner_->told.find("task_failed: web.") != std::string::npos; }, 5s),
        runner_->told.c_str());
    QVERIFY2(runner_->told.find("exit code 137") != std::string::npos, runner_->told.c_str());
    QVERIFY(runner_->until([this] { return web()->running == 3; }, 20s));
}

void DockerTest::updatesAndRollsBack()
{
    contract::Command command;
    command.change.emplace();
    command.change->service = "web";
    command.change->image = "127.0.0.1:1/web:2";
    command.change->await = true;
    runner_->told.clear();
    runner_->command(command, "update");
    QVERIFY2(runner_->until([this] { return runner_->finished.contains("update"); }, 60s),
             runner_->tasks().c_str());
    QVERIFY2(runner_->finished.at("update").has_value(), runner_->told.c_str());
    QVERIFY2(runner_->told.find("service_progressed: web: 1 of 3 tasks run 127.0.0.1:1/web:2") !=
                 std::string::npos,
             runner_->told.c_str());
    QVERIFY2(runner_->told.find("update is at: 2 of 3 tasks run 127.0.0.1:1/web:2") !=
                 std::string::npos,
             runner_->told.c_str());
    QCOMPARE(docker({QStringLiteral("service"), QStringLiteral("inspect"), QStringLiteral("web"),
                     QStringLiteral("--format"),
                     QStringLiteral("{{.Spec.TaskTemplate.ContainerSpec.Image}}")}),
             QStringLiteral("127.0.0.1:1/web:2"));
    // As the plan does it: tell Swarm, then wait.
    contract::Command tell;
    tell.change.emplace();
    tell.change->service = "web";
    tell.change->rollBack = true;
    runner_->command(tell, "tell");
    QVERIFY(runner_->until([this] { return runner_->finished.contains("tell"); }, 20s));
    contract::Command back;
    back.await = contract::AwaitService{"web", "127.0.0.1:1/web:1", true};
    runner_->command(back, "back");
    QVERIFY(runner_->until([this] { return runner_->finished.contains("back"); }, 60s));
    QVERIFY2(runner_->finished.at("back").has_value(), runner_->told.c_str());
    QVERIFY(runner_->until(
        [this] { return web()->image == "127.0.0.1:1/web:1" && web()->current == 3; }, 2s));
}

void DockerTest::aCrashingImageFailsAndGoesBack()
{
    contract::Command command;
    command.change.emplace();
    command.change->service = "web";
    command.change->image = "127.0.0.1:1/web:crash";
    command.change->await = true;
    runner_->told.clear();
    runner_->command(command, "crash");
    QVERIFY2(runner_->until([this] { return runner_->finished.contains("crash"); }, 60s),
             runner_->tasks().c_str());
    QVERIFY2(!runner_->finished.at("crash").has_value(), runner_->told.c_str());
    QVERIFY2(runner_->finished.at("crash").error().text.find("Swarm stopped the update of web") !=
                 std::string::npos,
             runner_->finished.at("crash").error().text.c_str());
    // What the plan's first step has for its undo.
    contract::Command undo;
    undo.change.emplace();
    undo.change->service = "web";
    undo.change->image = "127.0.0.1:1/web:1";
    undo.change->rollBack = true;
    undo.change->await = true;
    runner_->command(undo, "undo");
    QVERIFY2(runner_->until([this] { return runner_->finished.contains("undo"); }, 60s),
             runner_->tasks().c_str());
    QVERIFY2(runner_->finished.at("undo").has_value(), runner_->told.c_str());
    QCOMPARE(web()->image, std::string("127.0.0.1:1/web:1"));
    QCOMPARE(web()->running, 3U);
}

void DockerTest::drainsAndActivates()
{
    contract::Command drain;
    drain.availability = contract::SetAvailability{runner_->status().swarm.id, "drain"};
    runner_->command(drain, "drain");
    contract::Command empty;
    empty.awaitDrained = contract::AwaitDrained{runner_->status().swarm.id};
    QVERIFY(runner_->until([this] { return runner_->finished.contains("drain"); }, 10s));
    runner_->command(empty, "empty");
    QVERIFY2(runner_->until([this] { return runner_->finished.contains("empty"); }, 30s),
             runner_->tasks().c_str());
    QVERIFY(runner_->finished.at("empty").has_value());
    QVERIFY2(runner_->state().starts_with("maintenance: drained"), runner_->state().c_str());
    QVERIFY(web()->running == 0);
    drain.availability->availability = "active";
    runner_->command(drain, "activate");
    QVERIFY(runner_->until([this] { return web()->running == 3; }, 30s));
}

void DockerTest::followsALog()
{
    std::string lines;
    std::unique_ptr<services::LogTail> kept;
    auto tail = runner_->driver().readLog({"web", 100, {}, true}, [&] {
        for (const services::LogLine& line : kept->take(1U << 20U).lines) {
            lines += line.task + " " + line.text + "\n";
        }
    });
    QVERIFY(tail.has_value());
    kept = std::move(*tail);
    QVERIFY2(
        runner_->until([&lines] { return lines.find("started as one") != std::string::npos; }, 10s),
        lines.c_str());
    QVERIFY(lines.find(web()->id) ==
            std::string::npos); // labels are taken off, the task's id is not
    QVERIFY(lines.front() != ' ');
}

TEST_CLASS(DockerTest)

} // namespace bafar::test

#include "docker_test.moc"
