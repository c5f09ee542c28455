// What of a service is told and recorded: bounded, and without secrets.
#include <QObject>
#include <QTest>
#include <numeric>

#include "core/schema/services.h"
#include "tests/support/main.h"

namespace bafar::test {

class ShapeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretsAreHidden_data();
    void secretsAreHidden();
    void aShapeIsBounded();
    void emptyLinesAreBounded();
    void aCutLineSaysSo();
    void aServiceHasAShape();
};

void ShapeTest::secretsAreHidden_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, const char* given, const char* then) {
        QTest::newRow(name) << QString::fromUtf8(given) << QString::fromUtf8(then);
    };
    row("given a plain variable", "MODE=fast", "MODE=fast");
    row("given a name alone", "MODE", "MODE");
    row("given an empty value, then there is nothing to hide", "DB_PASSWORD=", "DB_PASSWORD=");
    row("given a password", "DB_PASSWORD=x y", "DB_PASSWORD=(hidden)");
    row("given a short name of one", "MYSQL_PASS=x", "MYSQL_PASS=(hidden)");
    row("given a key in small letters", "apiKey=x", "apiKey=(hidden)");
    row("given a token with more behind it", "TOKEN_FOR_CI=x", "TOKEN_FOR_CI=(hidden)");
    row("given a password in an address", "URL=http://sara:x@db/", "URL=(hidden)");
    row("given an address without one", "URL=http://db:80/", "URL=http://db:80/");
    row("given a private key under a harmless name", "PEM=-----BEGIN PRIVATE KEY-----",
        "PEM=(hidden)");
    row("given a password with a word before it", "PGPASSWORD=x", "PGPASSWORD=(hidden)");
    row("given one that ends in it", "dbPass=x", "dbPass=(hidden)");
    row("given a password of a cache", "REDISPASSWORD=x", "REDISPASSWORD=(hidden)");
    row("given a name that only sounds so", "TASK_NAME={{.Task.Name}}", "TASK_NAME={{.Task.Name}}");
    row("given a password within a connection",
        "ConnectionStrings__Default=Server=db;User Id=sa;Password=x",
        "ConnectionStrings__Default=(hidden)");
    row("given one within options", "JAVA_OPTS=-Xmx1g -Ddb.Password=x", "JAVA_OPTS=(hidden)");
    row("given options without one", "JAVA_OPTS=-Xmx1g -Dmode=x", "JAVA_OPTS=-Xmx1g -Dmode=x");
    row("given one within JSON", R"(CONF={"a":1,"db_password" : "x"})", "CONF=(hidden)");
    row("given a host that is called so", "UP=token-service:80", "UP=token-service:80");
    row("given a token in an address", "REPO=https://abc@git/x", "REPO=(hidden)");
    row("given a login in the second address", "ETCD=http://a:80,http://u:p@b", "ETCD=(hidden)");
    row("given an at sign in a path", "IMAGE=https://hub/web@1", "IMAGE=https://hub/web@1");
    row("given control characters", "A=\x1b[31m", "A=\\x1b[31m");
}

void ShapeTest::secretsAreHidden()
{
    QFETCH(const QString, given);
    QFETCH(const QString, then);
    const QString got = QString::fromStdString(schema::withoutSecret(given.toStdString()));
    if (given.contains(QChar(0x1b))) {
        QVERIFY(!got.contains(QChar(0x1b)));
        return;
    }
    QCOMPARE(got, then);
}

void ShapeTest::aShapeIsBounded()
{
    schema::ServiceShape shape;
    shape.mounts = {"/data=volume shop"};
    shape.environment.assign(100, "A=" + std::string(1000, 'x'));
    schema::bound(shape);
    const std::size_t bytes =
        std::accumulate(shape.environment.begin(), shape.environment.end(), std::size_t{},
                        [](std::size_t sum, const std::string& line) { return sum + line.size(); });
    QVERIFY(bytes <= 2000 && bytes > 1500);
    QCOMPARE(shape.leftOut + shape.environment.size(), std::size_t{100});
    QCOMPARE(shape.mounts.size(), std::size_t{1}); // the longest list gives
    const schema::ServiceShape once = shape;
    schema::bound(shape);
    QVERIFY(shape == once);
}

void ShapeTest::emptyLinesAreBounded()
{
    schema::ServiceShape shape;
    shape.labels.resize(10000);
    schema::bound(shape);
    QCOMPARE(shape.labels.size(), std::size_t{2000});
    QCOMPARE(shape.leftOut, 8000U);
}

void ShapeTest::aCutLineSaysSo()
{
    const std::string mark = "\xe2\x80\xa6";
    const std::string longest = "A=" + std::string(158, 'x');
    QCOMPARE(schema::withoutSecret(longest), longest);
    const std::string cut = schema::withoutSecret(longest + "x");
    QCOMPARE(cut, longest.substr(0, 157) + mark);
    schema::ServiceShape shape;
    shape.environment = {cut};
    shape.mounts = {longest, longest.substr(0, 159) + mark, longest + mark};
    schema::bound(shape);
    QCOMPARE(shape.environment, std::vector<std::string>{cut});
    QCOMPARE(shape.mounts, (std::vector<std::string>{longest, cut, cut}));
}

void ShapeTest::aServiceHasAShape()
{
    schema::services::Service service;
    service.desired = 3;
    service.ports = {{"tcp", 8080, 0, "host"}, {"tcp", 80, 8080, "ingress"}};
    service.labels = {{"bafar.http.host", "web.example"}};
    service.environment = {"MODE=fast"};
    const schema::ServiceShape shape = schema::services::shapeOf(service);
    QCOMPARE(shape.replicas.value_or(0), 3U);
    QCOMPARE(shape.ports, (std::vector<std::string>{"8080/tcp=chosen by each host (host)",
                                                    "80/tcp=8080 (ingress)"}));
    QCOMPARE(shape.labels, std::vector<std::string>{"bafar.http.host=web.example"});
    service.global = true;
    QVERIFY(!schema::services::shapeOf(service).replicas);
}

TEST_CLASS(ShapeTest)

} // namespace bafar::test

#include "shape_test.moc"
