// Every part of the lab on the map: what bafarctl and the console say is what the systems' own
// tools say, what is changed behind the agents' backs is soon painted, and a service is updated
// under requests without losing one. Needs root; real time.
//
// It is larger than the budget because all of it plays on one lab, whose start is the longest part.
// tests/bench runs it, too, with BAFAR_MAP_FIGURES (a file to append to).
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QThread>
#include <functional>
#include <memory>
#include <unistd.h>

#include "tests/lab/console_follower.h"
#include "tests/lab/lab_commands.h"
#include "tests/lab/map_rows.h"
#include "tests/support/main.h"

Q_DECLARE_METATYPE(bafar::test::EqualRow)
Q_DECLARE_METATYPE(bafar::test::ChangeRow)

namespace bafar::test {
namespace {

constexpr int SettleMs = 60'000; ///< until all parts have found each other
/// Where a node's overlay is made anew Docker may tell it of the others' tasks only at its next
/// round (30 s); who did not answer until then is left out for as long again, at most.
constexpr int OverlayMs = 150'000;

/// What a script prints inside a node.
QString inside(const QString& node, const QString& script)
{
    return run(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab"),
               {QStringLiteral("exec"), node, QStringLiteral("bash"), QStringLiteral("-c"), script})
        .output;
}

/// The same script in each node, answers one below the other.
QString insideAll(const QString& script)
{
    QStringList answers;
    for (const char* node : {"n1", "n2", "n3"}) {
        const QString name = QString::fromLatin1(node);
        answers += name + QLatin1Char(' ') + inside(name, script);
    }
    return answers.join(QLatin1Char('\n'));
}

/// The map as the agents tell it to bafarctl, through a filter of jq, in order.
QString map(const QString& filter)
{
    return inside(QStringLiteral("client"),
                  QStringLiteral("bafarctl topology --json --profile %1 | jq -r '%2' | sort")
                      .arg(clientFile(QStringLiteral("viewer.yaml")), filter));
}

/// The same from a page of the console's dump, through a filter of jq, in order.
QString painted(const char* page, const char* filter)
{
    const QString file = clientFile(QStringLiteral("dump/%1.json").arg(QLatin1String(page)));
    QStringList lines =
        run(QStringLiteral("jq"), {QStringLiteral("-r"), QString::fromUtf8(filter), file})
            .output.split(QLatin1Char('\n'));
    lines.sort();
    return lines.join(QLatin1Char('\n'));
}

void dumpConsole()
{
    const Outcome dumped = lab(
        QStringLiteral("exec client bafar --headless --lang en --profile %1 --dump %2 "
                       "--timeout 60")
            .arg(clientFile(QStringLiteral("viewer.yaml")), clientFile(QStringLiteral("dump"))));
    QVERIFY2(dumped.exitCode == 0, qPrintable(dumped.output));
}

/// Where a task of the service runs: Swarm spreads them as it likes.
QString nodeOfATask()
{
    return inside(QStringLiteral("n1"),
                  QStringLiteral("docker service ps web --filter desired-state=running "
                                 "--format '{{.Node}}' | head -n 1"));
}

/// For tests/bench: a line "NAME KEY VALUE" in the file that it named.
void figure(const char* name, const QString& key, qint64 value)
{
    QFile file(qEnvironmentVariable("BAFAR_MAP_FIGURES"));
    if (!file.fileName().isEmpty() && file.open(QIODevice::Append)) {
        file.write(
            qPrintable(QStringLiteral("%1 %2 %3\n").arg(QLatin1String(name), key).arg(value)));
    }
}

/// True once it holds. QTRY counts its pauses alone, and one look at the lab may take a second.
bool within(int limitMs, const std::function<bool()>& holds)
{
    const QDeadlineTimer end(limitMs);
    while (!holds()) {
        if (end.hasExpired()) {
            return false;
        }
        QThread::msleep(200); // poll
    }
    return true;
}

} // namespace

class MapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isWhatTheirToolsSay_data();
    void isWhatTheirToolsSay();
    void whatIsComputedFitsTheirTools_data();
    void whatIsComputedFitsTheirTools();
    void followsWhatOthersChange_data();
    void followsWhatOthersChange();
    void whatDockerScaledIsRecorded();
    void anUpdateOfAServiceCostsNoRequest_data();
    void anUpdateOfAServiceCostsNoRequest();
    void everyAgentHasTheRecords_data();
    void everyAgentHasTheRecords();
    void aTaskWithoutAHostPortIsReachedInItsOverlay();
    void cleanupTestCase();

private:
    static QString records(const QString& node);

    bool dumped_ = false;
    std::unique_ptr<ConsoleFollower> follower_;
};

void MapTest::initTestCase()
{
    if (geteuid() != 0) {
        QSKIP("namespaces need root");
    }
    const Outcome up = lab(QStringLiteral("up --without exporters"));
    QVERIFY2(up.exitCode == 0, qPrintable(up.output));
}

void MapTest::isWhatTheirToolsSay_data()
{
    QTest::addColumn<EqualRow>("row");
    for (const EqualRow& row : equalRows()) {
        QTest::newRow(row.name) << row;
    }
}

void MapTest::isWhatTheirToolsSay()
{
    QFETCH(const EqualRow, row);
    const QString theirs = QString::fromUtf8(row.theirs);
    const QString node = QString::fromLatin1(row.node);
    QElapsedTimer timer;
    timer.start();
    QString truth;
    QString told;
    do {
        truth = node.isEmpty() ? insideAll(theirs) : inside(node, theirs);
        told = map(row.told);
    } while ((truth != told || truth.isEmpty()) && timer.elapsed() < SettleMs);
    if (!dumped_) {
        dumped_ = true; // once all of the first row's kind is there: pages are saved in one go
        dumpConsole();
    }
    QString shown = painted(row.page, row.painted);
    if (shown != truth) {
        dumpConsole(); // a part that came later than the first picture
        shown = painted(row.page, row.painted);
    }
    figure("map_equal", QString::fromLatin1(row.name).replace(QLatin1Char(' '), QLatin1Char('_')),
           !truth.isEmpty() && told == truth && shown == truth ? 1 : 0);
    QVERIFY2(!truth.isEmpty(), "their tool says nothing");
    QCOMPARE(told, truth);
    QCOMPARE(shown, truth);
}

/// What bafarctl computes from all agents' words.
void MapTest::whatIsComputedFitsTheirTools_data()
{
    QTest::addColumn<QString>("node"); // empty: each
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("filter");
    const auto row = [](const char* name, const char* node, const char* theirs, const char* command,
                        const char* filter) {
        QTest::newRow(name) << QString::fromLatin1(node) << QString::fromLatin1(theirs)
                            << QString::fromLatin1(command) << QString::fromLatin1(filter);
    };
    row("who holds the floating IP, by ip", "",
        "ip -brief address show to 192.0.2.100 | grep -q . && echo true || echo false",
        "floating-ip web", ".floating_ips[].candidates[] | \"\\(.node) \\(.holds_addresses)\"");
    row("which servers are level with the primary, by mariadb", "",
        "mariadb -e 'SHOW SLAVE STATUS\\G' | grep -q 'Slave_SQL_Running: Yes' && echo level || "
        "echo unknown",
        "database", ".servers[] | \"\\(.node) \\(.standing)\"");
    row("how many tasks run, by docker", "n1",
        "docker service ls --format '{{.Mode}} {{.Replicas}}' | awk '$1 == \"replicated\" "
        "{ split($2, n, \"/\"); r += n[1]; w += n[2] } END { print r \"/\" w }'",
        "headroom",
        ".headroom[] | select(.resource == \"service_tasks\") | \"\\(.serving)/\\(.wanted)\"");
}

void MapTest::whatIsComputedFitsTheirTools()
{
    QFETCH(const QString, node);
    QFETCH(const QString, theirs);
    QFETCH(const QString, command);
    QFETCH(const QString, filter);
    const QString script = QStringLiteral("bafarctl %1 --json --profile %2 | jq -r '%3' | sort")
                               .arg(command, clientFile(QStringLiteral("viewer.yaml")), filter);
    QString truth;
    QString told;
    const auto agree = [&] {
        truth = node.isEmpty() ? insideAll(theirs) : inside(node, theirs);
        told = inside(QStringLiteral("client"), script);
        return !truth.isEmpty() && told == truth;
    };
    QVERIFY2(within(SettleMs, agree), qPrintable(told + QStringLiteral(", not: ") + truth));
}

void MapTest::followsWhatOthersChange_data()
{
    QTest::addColumn<ChangeRow>("row");
    for (const ChangeRow& row : changeRows()) {
        QTest::addRow("%s: %s", row.key, row.name) << row;
    }
}

void MapTest::followsWhatOthersChange()
{
    QFETCH(const ChangeRow, row);
    if (follower_ == nullptr) {
        follower_ = std::make_unique<ConsoleFollower>();
        QVERIFY2(follower_->firstPainted({QRegularExpression(QStringLiteral("^n3$")),
                                          QStringLiteral("ok"), QRegularExpression()},
                                         0, SettleMs) >= 0,
                 "the console shows no cluster");
    }
    // The time just before the change, in ms: all namespaces share this machine's clock.
    const QString before =
        inside(*row.node == '\0' ? nodeOfATask() : QString::fromLatin1(row.node),
               QStringLiteral("echo $((${EPOCHREALTIME/./} / 1000)); (%1) >/dev/null 2>&1")
                   .arg(QString::fromUtf8(row.change)));
    const qint64 since = before.toLongLong();
    QVERIFY2(since > 0, qPrintable(before));
    const Sight sight{QRegularExpression(QString::fromLatin1(row.item)),
                      QString::fromLatin1(row.value),
                      QRegularExpression(QString::fromLatin1(row.text))};
    const qint64 at = follower_->firstPainted(sight, since, SettleMs);
    QVERIFY2(at >= 0, "it is not painted");
    qInfo("painted after %lld ms", at - since);
    if (row.barMs > 0) {
        figure("map_follow", QString::fromLatin1(row.key), at - since);
        // On a machine that others use, too, the bars themselves are the benchmark's.
        QVERIFY2(at - since < 10 * row.barMs, row.key);
    }
}

void MapTest::anUpdateOfAServiceCostsNoRequest_data()
{
    QTest::addColumn<bool>("byConsole");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("ends");
    QTest::addColumn<QString>("page");
    const auto row = [](const char* name, bool byConsole, const char* order, const char* image,
                        const char* ends, const char* page) {
        QTest::newRow(name) << byConsole << QString::fromLatin1(order) << QString::fromLatin1(image)
                            << QString::fromLatin1(ends) << QString::fromLatin1(page);
    };
    row("by the console, given a good image, a task stopped before another starts", true,
        "stop-first", "2", "succeeded", "web 2");
    if (qEnvironmentVariableIsSet("BAFAR_MAP_FIGURES")) {
        row("by bafarctl, back to the image before, a task started before another stops", false,
            "start-first", "1", "succeeded: ", "web 1");
        row("by the console, given an image that crashes, then it is taken back", true,
            "start-first", "crash", "failed_undone", "web 1");
        row("by bafarctl, given a good image", false, "stop-first", "2", "succeeded: ", "web 2");
    }
    row("by bafarctl, given an image that crashes, then it is taken back", false, "stop-first",
        "crash", "failed_undone: ", "web 2");
}

void MapTest::anUpdateOfAServiceCostsNoRequest()
{
    QFETCH(const bool, byConsole);
    QFETCH(const QString, order);
    QFETCH(const QString, image);
    QFETCH(const QString, ends);
    QFETCH(const QString, page);
    follower_.reset();
    const QString ask = QStringLiteral("curl --silent --max-time 5 --header 'Host: web.example' "
                                       "http://192.0.2.100/");
    QTRY_VERIFY_WITH_TIMEOUT(
        inside(QStringLiteral("client"), ask).startsWith(QLatin1String("web ")), 20'000);
    inside(
        QStringLiteral("n1"),
        QStringLiteral("docker service update --detach --quiet --update-order %1 web").arg(order));
    const QString profile = clientFile(QStringLiteral("operator.yaml"));
    const QString target = QStringLiteral("192.0.2.1:5000/bafar-web:") + image;
    const QString act =
        byConsole
            ? QStringLiteral(
                  "bafar --headless --lang en --profile %1 --dump /tmp/act --trace-paints "
                  "/tmp/act.log --act services.update services/web image=%2")
                  .arg(profile, target)
            : QStringLiteral("bafarctl act services.update service=web image=%2 --yes --profile %1")
                  .arg(profile, target);
    // Requests come at their rate, whatever becomes of those before, until the action has ended.
    const QString told =
        inside(QStringLiteral("client"),
               QStringLiteral(
                   "rm -rf /tmp/act*; request_load 192.0.2.100 80 web.example / 100 >/tmp/load & "
                   "load=$!; %1 >>/tmp/act.out 2>&1; kill $load; wait $load; cat /tmp/load; "
                   "cat /tmp/act.out; cat /tmp/act.log /tmp/act/after/plan.txt 2>/dev/null")
                   .arg(act));
    const auto count = [&told](const char* what) {
        const QRegularExpression line(QStringLiteral("^%1 (\\d+)$").arg(QLatin1String(what)),
                                      QRegularExpression::MultilineOption);
        return line.match(told).captured(1).toLongLong();
    };
    const QString key =
        QStringLiteral("%1_%2_%3")
            .arg(byConsole ? QStringLiteral("console") : QStringLiteral("bafarctl"), order, image);
    figure("service_update_requests", key, count("requests"));
    figure("service_update_failed", key, count("failed"));
    const QString end = told.right(4000);
    QVERIFY2(told.contains(ends), qPrintable(end));
    if (image != QLatin1String("crash")) {
        QVERIFY2(told.contains(QStringLiteral("1 of 3 tasks run ") + target), qPrintable(end));
    }
    QVERIFY2(count("requests") > 500, qPrintable(told.left(1000)));
    QVERIFY2(told.startsWith(QLatin1String("requests")) && count("failed") == 0,
             qPrintable(told.left(1000)));
    const QString after = inside(QStringLiteral("client"), ask);
    QVERIFY2(after.startsWith(page), qPrintable(after));
}

/// Every change of a service that an agent knows of.
QString MapTest::records(const QString& node)
{
    return inside(QStringLiteral("client"),
                  QStringLiteral("bafarctl deployments --json --node %1 --profile %2 | jq -r "
                                 "'.deployments[] | \"\\(.service) \\(.kind) \\(.to_image) "
                                 "\\(.to_replicas // \"-\") \\(.state) \\(.who) \\(.outside)\"'")
                      .arg(node, clientFile(QStringLiteral("viewer.yaml"))));
}

/// It has to last: what is taken back within seconds, or happens close to a change by Bafar, is not
/// told apart.
void MapTest::whatDockerScaledIsRecorded()
{
    const auto scale = [](int tasks) {
        (void)inside(QStringLiteral("n1"),
                     QStringLiteral("docker service scale --detach web=%1").arg(tasks));
    };
    scale(2);
    QString told;
    const auto recorded = [&] {
        told = records(QStringLiteral("n1"));
        return told.contains(QLatin1String(" 2 unknown  true"));
    };
    QVERIFY2(within(SettleMs, recorded), qPrintable(told));
    QVERIFY2(told.contains(QLatin1String("web scale 192.0.2.1:5000/bafar-web:")), qPrintable(told));
    scale(3);
    QVERIFY(within(SettleMs, [] {
        return inside(QStringLiteral("n1"), QStringLiteral("docker service ls --filter name=web"))
            .contains(QLatin1String(" 3/3 "));
    }));
}

void MapTest::everyAgentHasTheRecords_data()
{
    QTest::addColumn<QString>("node");
    for (const char* node : {"n1", "n2", "n3"}) {
        QTest::newRow(node) << QString::fromLatin1(node);
    }
}

/// Of the changes above: two updates by an operator, and what docker scaled behind Bafar's back.
void MapTest::everyAgentHasTheRecords()
{
    QFETCH(const QString, node);
    QString told;
    for (const char* wanted : {"web update_image 192.0.2.1:5000/bafar-web:2 - succeeded operator/",
                               "web update_image 192.0.2.1:5000/bafar-web:crash - failed_undone ",
                               "web scale 192.0.2.1:5000/bafar-web:"}) {
        const auto recorded = [&] {
            told = records(node);
            return told.contains(QLatin1String(wanted));
        };
        QVERIFY2(within(15'000, recorded),
                 qPrintable(QLatin1String(wanted) + QLatin1Char('\n') + told));
    }
    QVERIFY2(told.contains(QLatin1String(" 2 unknown  true")), qPrintable(told));
}

/// A service in an attachable overlay network and with no published port, on one node alone.
void MapTest::aTaskWithoutAHostPortIsReachedInItsOverlay()
{
    const QString owner =
        run(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab"),
            {QStringLiteral("owner")})
            .output.trimmed();
    const QString elsewhere =
        owner == QLatin1String("n3") ? QStringLiteral("n2") : QStringLiteral("n3");
    const QString client = QStringLiteral("client");
    const QString ask = QStringLiteral("curl --silent --max-time 5 --header 'Host: inner.example' "
                                       "http://192.0.2.100/");
    (void)inside(QStringLiteral("n1"),
                 QStringLiteral("docker network create --driver overlay --attachable site; "
                                "docker service create --detach --name inner --network site "
                                "--endpoint-mode dnsrr --constraint node.hostname==%1 "
                                "--label bafar.http.host=inner.example "
                                "--label bafar.http.port=8080 --env 'NODE_NAME={{.Node.Hostname}}' "
                                "192.0.2.1:5000/bafar-web:1")
                     .arg(elsewhere));
    // Nothing of the network is on the owner: the reason says so, and what helps.
    const auto reason = [&] {
        return map(
            QStringLiteral(".things[].entity | select(.id == \"load_balancer/http\").reason"));
    };
    QVERIFY(within(SettleMs, [&] {
        return reason().contains(QLatin1String("the network is not on this node"));
    }));
    QVERIFY(!inside(client, ask).startsWith(QLatin1String("web ")));
    // An anchor brings it there: the task on the other node answers.
    (void)inside(owner, QStringLiteral("docker run --detach --name anchor --network site "
                                       "192.0.2.1:5000/bafar-web:1 sleep 3600"));
    QVERIFY(within(SettleMs, [&] {
        return inside(client, ask).contains(QLatin1String("node ") + elsewhere);
    }));
    QVERIFY2(within(SettleMs, [&] { return reason().isEmpty(); }), qPrintable(reason()));
    // So does a task of its own there, without the anchor.
    (void)inside(owner, QStringLiteral("docker rm --force anchor"));
    (void)inside(QStringLiteral("n1"), QStringLiteral("docker service update --detach --replicas 3 "
                                                      "--constraint-rm node.hostname==%1 inner")
                                           .arg(elsewhere));
    // Each in its turn: one answer alone is now from here, now from there.
    const QString often = QStringLiteral("for i in 1 2 3 4 5 6; do %1; done").arg(ask);
    const QString tasks = QStringLiteral("docker service ps inner");
    for (const QString& node : {owner, elsewhere}) {
        QVERIFY2(
            within(OverlayMs,
                   [&] { return inside(client, often).contains(QLatin1String("node ") + node); }),
            qPrintable(node + QLatin1Char('\n') + reason() + inside(QStringLiteral("n1"), tasks)));
    }
}

void MapTest::cleanupTestCase()
{
    follower_.reset();
    if (geteuid() != 0) {
        return;
    }
    QCOMPARE(lab(QStringLiteral("down")).output, QString());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapTest)
#include "map_test.moc"
