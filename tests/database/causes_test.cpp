// Error numbers of MariaDB, as the server or the library gives them.
#include "agents/database/causes.h"

#include <QTest>

#include "core/schema/spec_sections.h"
#include "tests/support/main.h"

namespace bafar::test {

using database::Stage;
using schema::database::Cause;

class CausesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersHaveCauses_data();
    void numbersHaveCauses();
    void specsAreChecked_data();
    void specsAreChecked();
};

void CausesTest::numbersHaveCauses_data()
{
    QTest::addColumn<uint>("number");
    QTest::addColumn<int>("atLogin");
    QTest::addColumn<int>("atQuery");
    QTest::addColumn<bool>("ofQuestion");
    QTest::addColumn<bool>("lost");
    const auto row = [](const char* name, unsigned number, Cause login, Cause query,
                        bool ofQuestion, bool lost) {
        QTest::newRow(name) << number << static_cast<int>(login) << static_cast<int>(query)
                            << ofQuestion << lost;
    };
    row("too many connections", 1040, Cause::TooManyConnections, Cause::TooManyConnections, true,
        false);
    row("too many of this account", 1203, Cause::TooManyConnections, Cause::TooManyConnections,
        true, false);
    row("the account's hourly limit", 1226, Cause::TooManyConnections, Cause::TooManyConnections,
        true, false);
    row("access denied", 1045, Cause::LoginRefused, Cause::Strange, true, false);
    row("access denied by plugin", 1698, Cause::LoginRefused, Cause::Strange, true, false);
    row("host not allowed", 1130, Cause::LoginRefused, Cause::Strange, true, false);
    row("host blocked", 1129, Cause::LoginRefused, Cause::Strange, true, false);
    row("account locked", 4151, Cause::LoginRefused, Cause::Strange, true, false);
    row("no plugin for this login", 2059, Cause::LoginRefused, Cause::LoginRefused, false, false);
    row("shutting down", 1053, Cause::Dead, Cause::Dead, false, false);
    row("no socket", 2002, Cause::Dead, Cause::Dead, false, false);
    row("refused", 2003, Cause::Dead, Cause::Dead, false, false);
    row("gone away", 2006, Cause::Dead, Cause::Dead, false, true);
    row("lost", 2013, Cause::Dead, Cause::Dead, false, true);
    row("lost while reading", 2055, Cause::Dead, Cause::Dead, false, true);
    row("killed", 1927, Cause::Dead, Cause::Dead, false, true);
    row("statement took too long", 1969, Cause::Slow, Cause::Slow, false, false);
    row("a privilege is missing", 1227, Cause::LoginRefused, Cause::Strange, true, false);
    row("malformed packet", 2027, Cause::Strange, Cause::Strange, false, false);
    row("packet too large", 2020, Cause::Strange, Cause::Strange, false, false);
    row("no error number of MariaDB", 7, Cause::Strange, Cause::Strange, false, false);
}

void CausesTest::numbersHaveCauses()
{
    QFETCH(uint, number);
    QFETCH(int, atLogin);
    QFETCH(int, atQuery);
    QFETCH(bool, ofQuestion);
    QFETCH(bool, lost);
    QCOMPARE(static_cast<int>(database::causeOf(number, Stage::Login)), atLogin);
    QCOMPARE(static_cast<int>(database::causeOf(number, Stage::Query)), atQuery);
    QCOMPARE(database::isOfQuestion(number), ofQuestion);
    QCOMPARE(database::isLostConnection(number), lost);
}

void CausesTest::specsAreChecked_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const char* section, const char* problem) {
        QTest::newRow(name) << QString::fromLatin1(section) << QString::fromLatin1(problem);
    };
    row("all of it",
        "{interval: 1 s, timeout: 500 ms, port: 3306, user: bafar, password_file: /etc/bafar/db, "
        "promise: semi_sync, lag_degraded: 10 s, lag_failed: 1 m, servers: [{node: n1, address: "
        "192.0.2.11, port: 3307}, {node: n2, socket: /run/mysqld/mysqld.sock}]}",
        "");
    row("a timeout that is no shorter than the interval", "{interval: 1 s, timeout: 1 s}",
        "database.timeout: 1 s is not below the interval of 1 s");
    row("two servers on one node", "{servers: [{node: n1}, {node: n1, port: 3307}]}",
        "database.servers[1].node: n1 has a server already");
    row("a lag that fails too soon", "{lag_degraded: 1 m, lag_failed: 10 s}",
        "database.lag_failed: 10 s is below lag_degraded, 1 m");
    row("a socket without its folder", "{servers: [{node: n1, socket: mysqld.sock}]}",
        "database.servers[0].socket: give the whole path, from / on");
    row("a password file without its folder", "{password_file: secret}",
        "database.password_file: give the whole path, from / on");
    row("a promise that nobody knows", "{promise: eternal}", "database.promise: ");
    row("a password in clear", "{password: hunter2}", "database.password: a secret stands here");
}

void CausesTest::specsAreChecked()
{
    QFETCH(QString, section);
    QFETCH(QString, problem);
    const std::string text = "cluster:\n  name: lab\n  nodes: [{id: n1, address: 192.0.2.11}]\n"
                             "database: " +
                             section.toStdString() + "\n";
    const schema::SpecReading reading = schema::SpecReading::read(text, schema::specSections(), {});
    QStringList problems;
    for (const schema::Problem& one : reading.problems) {
        problems.append(QString::fromStdString(one.path + ": " + one.text));
        QVERIFY(!problems.back().contains(QLatin1String("hunter2")));
    }
    QVERIFY2(problem.isEmpty() ? problems.isEmpty()
                               : problems.join(QLatin1Char('\n')).contains(problem),
             problems.join(QLatin1Char('\n')).toUtf8().constData());
}

TEST_CLASS(CausesTest)

} // namespace bafar::test

#include "causes_test.moc"
