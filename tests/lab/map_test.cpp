// Every part of the lab on the map: what all agents say together is what the systems' own tools
// say, what is changed behind the agents' backs shows soon, and a service is updated under requests
// without losing one. Needs root; real time.
#include <QElapsedTimer>
#include <QTest>
#include <unistd.h>

#include "tests/lab/lab_commands.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

constexpr int SettleMs = 60'000; ///< until all parts have found each other

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

/// One line for each thing of a concept that runs on a node: the node and one of its facts.
QString factOfEach(const QString& concept_, const QString& fact)
{
    return QStringLiteral(
               ".things[].entity | select(.concept == \"%1\" and (.id | test(\"/n[1-3]$\"))) "
               "| \"\\(.id | split(\"/\") | last) \" + "
               "(.facts[] | select(.name == \"%2\").value)")
        .arg(concept_, fact);
}

} // namespace

class MapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isWhatTheirToolsSay_data();
    void isWhatTheirToolsSay();
    void followsWhatOthersChange_data();
    void followsWhatOthersChange();
    void anUpdateOfAServiceCostsNoRequest_data();
    void anUpdateOfAServiceCostsNoRequest();
    void cleanupTestCase();
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
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<QString>("ours");
    const auto row = [](const char* name, const char* node, const char* theirs,
                        const QString& ours) {
        QTest::newRow(name) << QString::fromLatin1(node) << QString::fromUtf8(theirs) << ours;
    };
    row("the floating IP's owner, by ip", "",
        "ip -brief address show to 192.0.2.100 | grep -q . && echo owner || echo -",
        QStringLiteral("[.edges[].relation | select(.kind == \"owns\").from] as $owners "
                       "| (\"n1\", \"n2\", \"n3\") | . + \" \" + "
                       "(if (\"node/\" + .) | IN($owners[]) then \"owner\" else \"-\" end)"));
    row("who of MariaDB may be written, by mariadb", "",
        "mariadb -N -e \"SELECT IF(@@read_only, 'replica, read-only', 'primary, writable')\"",
        factOfEach(QStringLiteral("database"), QStringLiteral("role")));
    row("from whom MariaDB replicates, by mariadb", "",
        "mariadb -e 'SHOW SLAVE STATUS\\G' | awk '$1 == \"Master_Host:\" { f = $2 } "
        "END { print f == \"\" ? \"-\" : \"n\" substr(f, length(f)) }'",
        QStringLiteral(
            "[.edges[].relation | select(.kind == \"replicates\" and "
            "(.from | startswith(\"database/\")))] as $all "
            "| (\"n1\", \"n2\", \"n3\") as $n | $n + \" \" + "
            "([$all[] | select(.to == \"database/\" + $n).from | ltrimstr(\"database/\")] "
            "| first // \"-\")"));
    row("MariaDB's positions, by mariadb", "", "mariadb -N -e 'SELECT @@gtid_current_pos'",
        factOfEach(QStringLiteral("database"), QStringLiteral("gtid")));
    row("Redis' roles, by redis-cli", "",
        "lab-redis role | awk 'NR == 1 { r = $1 } NR == 2 { h = $1 } "
        "END { print r == \"master\" ? \"primary\" : \"replica of n\" substr(h, length(h)) }'",
        factOfEach(QStringLiteral("cache"), QStringLiteral("role")));
    row("the Swarm's leader, by docker", "n1",
        "docker node ls --format '{{.Hostname}} {{.ManagerStatus}}' | "
        "awk '$2 == \"Leader\" { print $1 }'",
        QStringLiteral(".things[].entity | select(.lane == \"nodes\") | select(any(.facts[]; "
                       ".name == \"swarm\" and .value == \"leader\")).title"));
    row("every task and its node, by docker", "n1",
        "docker service ps web --filter desired-state=running --format '{{.Name}} {{.Node}} "
        "{{.CurrentState}}' | awk '$3 == \"Running\" { print $1, $2, \"running\" }' | sort",
        QStringLiteral(
            ".things[].entity | select(.id | test(\"^services/web[.]\")) | "
            "\"\\(.title) \\(.node) \" + (.facts[] | select(.name == \"state\").value)"));
    row("every brick, by gluster", "n1",
        "gluster --mode=script volume status shared | awk '/^Brick/ { split($2, a, \":\"); "
        "print a[1], $(NF - 1) == \"Y\" ? \"ok\" : \"failed\" }' | "
        "sed 's/^192.0.2.1\\([1-3]\\)/n\\1/' | sort",
        QStringLiteral(".things[].entity | select(.id | test(\"^storage/shared/n[1-3]$\")) | "
                       "\"\\(.node) \\(.state)\""));
}

void MapTest::isWhatTheirToolsSay()
{
    QFETCH(const QString, node);
    QFETCH(const QString, theirs);
    QFETCH(const QString, ours);
    QElapsedTimer timer;
    timer.start();
    QString truth;
    QString told;
    do {
        truth = node.isEmpty() ? insideAll(theirs) : inside(node, theirs);
        told = map(ours);
    } while ((truth != told || truth.isEmpty()) && timer.elapsed() < SettleMs);
    QVERIFY2(!truth.isEmpty(), "their tool says nothing");
    QCOMPARE(told, truth);
}

void MapTest::followsWhatOthersChange_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("ours");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("limitMs");
    const auto row = [](const char* name, const char* node, const char* change, const QString& ours,
                        const char* wanted, int limitMs = 2000) {
        QTest::newRow(name) << QString::fromLatin1(node) << QString::fromUtf8(change) << ours
                            << QString::fromUtf8(wanted) << limitMs;
    };
    const auto stateOf = [](const char* id) {
        return QStringLiteral(".things[].entity | select(.id == \"%1\").state")
            .arg(QString::fromLatin1(id));
    };
    row("a replica stopped by SQL", "n2", "mariadb -e 'STOP SLAVE'", stateOf("database/n2"),
        "failed");
    row("and started again", "n2", "mariadb -e 'START SLAVE'", stateOf("database/n2"), "ok");
    row("a Redis replica promoted", "n3", "lab-redis replicaof no one",
        QStringLiteral(".things[].entity | select(.id == \"cache/n3\").facts[] "
                       "| select(.name == \"role\").value"),
        "primary");
    row("and back", "n3", "lab-redis replicaof 192.0.2.11 6379",
        QStringLiteral(".things[].entity | select(.id == \"cache/n3\").facts[] "
                       "| select(.name == \"role\").value"),
        "replica of n1");
    row("a service scaled by docker", "n1", "docker service scale --detach web=2",
        QStringLiteral(".things[].entity | select(.id == \"services/web\").facts[] "
                       "| select(.name == \"replicas\").value"),
        "2/2");
    row("a brick's process killed", "n2", "kill -9 $(cat /run/gluster/vols/shared/*.pid)",
        stateOf("storage/shared/n2"), "failed", 10'000);
}

void MapTest::followsWhatOthersChange()
{
    QFETCH(const QString, node);
    QFETCH(const QString, change);
    QFETCH(const QString, ours);
    QFETCH(const QString, wanted);
    QFETCH(const int, limitMs);
    (void)inside(node, change);
    QElapsedTimer timer;
    timer.start();
    QString told;
    do {
        told = map(ours);
    } while (told != wanted && timer.elapsed() < limitMs);
    QCOMPARE(told, wanted);
    qInfo("seen after %lld ms", timer.elapsed());
}

void MapTest::anUpdateOfAServiceCostsNoRequest_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("ends");
    QTest::addColumn<QString>("page");
    QTest::newRow("given a good image") << QStringLiteral("192.0.2.1:5000/bafar-web:2")
                                        << QStringLiteral("succeeded: ") << QStringLiteral("web 2");
    QTest::newRow("given an image that crashes, then it is taken back")
        << QStringLiteral("192.0.2.1:5000/bafar-web:crash") << QStringLiteral("failed_undone: ")
        << QStringLiteral("web 2");
}

void MapTest::anUpdateOfAServiceCostsNoRequest()
{
    QFETCH(const QString, image);
    QFETCH(const QString, ends);
    QFETCH(const QString, page);
    const QString ask = QStringLiteral("curl --silent --max-time 5 --header 'Host: web.example' "
                                       "http://192.0.2.100/");
    QTRY_VERIFY_WITH_TIMEOUT(
        inside(QStringLiteral("client"), ask).startsWith(QLatin1String("web ")), 20'000);
    // The client asks without a pause while the action runs; what is not 200 is written down.
    const QString told =
        inside(QStringLiteral("client"),
               QStringLiteral("asked=0; bafarctl act services.update service=web image=%1 --yes "
                              "--profile %2 >/tmp/act.log 2>&1 & act=$!; "
                              "while kill -0 $act 2>/dev/null; do asked=$((asked + 1)); "
                              "%3 --output /dev/null --write-out '%{http_code}\\n'; done "
                              "| sort | uniq -c; tail -n 2 /tmp/act.log")
                   .arg(image, clientFile(QStringLiteral("operator.yaml")), ask));
    QVERIFY2(told.contains(ends), qPrintable(told));
    const QStringList answers =
        told.split(QLatin1Char('\n'))
            .first()
            .split(QLatin1Char(' '),
                   Qt::SkipEmptyParts); // "431 200": one line when all were answered alike
    QVERIFY2(answers.size() == 2 && answers.at(0).toInt() > 100 &&
                 answers.at(1) == QLatin1String("200"),
             qPrintable(told));
    const QString after = inside(QStringLiteral("client"), ask);
    QVERIFY2(after.startsWith(page), qPrintable(after));
}

void MapTest::cleanupTestCase()
{
    if (geteuid() != 0) {
        return;
    }
    QCOMPARE(lab(QStringLiteral("down")).output, QString());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapTest)
#include "map_test.moc"
