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
