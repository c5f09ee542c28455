// A service and its tasks in words: whose word counts, how a change goes, what failed last, what a
// task uses; and what nobody who is heard knows stays unsaid.
#include <QTest>

#include "tests/support/main.h"
#include "ui/services/task_facts.h"

namespace bafar::test {
namespace {

using ui::services::FactRows;
using ui::services::serviceFacts;
using ui::services::swarmWord;
using ui::services::taskFacts;

constexpr WallTime Moment{1'795'444'200'000};

WallTime before(std::int64_t seconds)
{
    return {Moment.unixMs - seconds * 1000};
}

/// A leader that knows a service whose second task failed and runs again.
schema::services::Status leaderOf()
{
    schema::services::Status status;
    status.swarm.quorum = status.swarm.leader = true;
    schema::services::Service web;
    web.name = "web";
    web.desired = 3;
    web.current = 1;
    web.previousImage = "registry.lab:5000/web:2.4.0";
    web.update.state = "updating";
    web.update.startedAt = before(125);
    status.services = {web};
    schema::services::Task failed;
    failed.id = "old";
    failed.service = "web";
    failed.name = "web.2";
    failed.node = "n2";
    failed.state = "failed";
    failed.error = "exit code 1";
    failed.since = before(40);
    schema::services::Task running = failed;
    running.id = "new";
    running.state = "running";
    running.error = {};
    running.since = before(30);
    status.tasks = {failed, running};
    return status;
}

QString textOf(const FactRows& rows)
{
    QStringList texts;
    for (const auto& row : rows) {
        texts.append(row.name + QLatin1Char('=') + row.value);
    }
    return texts.join(QLatin1Char('|'));
}

} // namespace

class PagesServicesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { QLocale::setDefault(QLocale::c()); }

    void aServiceSaysHowItsChangeGoes()
    {
        const schema::services::Status leader = leaderOf();
        const QString text = textOf(serviceFacts({{"n1", true, &leader}}, "web", Moment));
        QCOMPARE(text, QStringLiteral("Last change=updating \u00b7 1 of 3 tasks run it \u00b7 for "
                                      "2 m 5 s|Before it=registry.lab:5000/web:2.4.0|Failed "
                                      "last=web.2 on n2, 40 s ago: exit code 1"));
        QVERIFY(serviceFacts({{"n1", true, &leader}}, "api", Moment).empty());
        schema::services::Status back = leader;
        back.services.front().update.state = "rollback_started";
        QVERIFY(textOf(serviceFacts({{"n1", true, &back}}, "web", Moment))
                    .startsWith(QStringLiteral("Last change=rollback started \u00b7 ")));
    }

    void aTaskSaysWhatItsContainerUses()
    {
        const schema::services::Status leader = leaderOf();
        schema::services::Status worker;
        schema::services::Container container;
        container.task = "new";
        container.cpu = 0.25;
        container.memoryBytes = 64ULL << 20;
        container.memoryLimitBytes = 256ULL << 20;
        worker.containers = {container};
        const std::vector<ui::services::Word> words{{"n1", true, &leader}, {"n2", true, &worker}};
        QCOMPARE(textOf(taskFacts(words, "web.2", Moment)),
                 QStringLiteral("So for=30 s|Uses=25% of a processor, 64.0 MiB of 256 MiB|Failed "
                                "last=40 s ago: exit code 1"));
        QVERIFY(taskFacts(words, "web.9", Moment).empty());
    }

    void onlyAManagerThatIsHeardKnowsTheSwarm()
    {
        const schema::services::Status leader = leaderOf();
        schema::services::Status follower = leader;
        follower.swarm.leader = false;
        schema::services::Status cut = leader;
        cut.swarm.quorum = false;
        QVERIFY(swarmWord({{"n1", true, &follower}, {"n2", true, &leader}}) == &leader);
        QVERIFY(swarmWord({{"n1", true, &follower}, {"n2", false, &leader}}) == &follower);
        QVERIFY(swarmWord({{"n1", true, &cut}, {"n2", true, nullptr}}) == nullptr);
        QVERIFY(serviceFacts({{"n1", false, &leader}}, "web", Moment).empty());
    }
};

} // namespace bafar::test

using bafar::test::PagesServicesTest;
TEST_CLASS(PagesServicesTest)
#include "pages_services_test.moc"
