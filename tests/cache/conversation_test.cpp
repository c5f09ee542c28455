// It is larger than the budget because the table of cases is.
// What a server's replies mean: every cause by its own words, and conversations that break off.
#include "agents/cache/conversation.h"

#include <QObject>
#include <QTest>

#include "tests/cache/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using cache::Answer;
using cache::Counterpart;
using cache::End;
using cache::Exchange;
using cache::Failure;
using cache::Observation;
using cache::Reply;
using Kind = cache::Reply::Kind;

namespace {

const Counterpart With{"192.0.2.11:6379", 800ms};

Reply text(std::string words)
{
    return {Kind::Text, std::move(words), 0, {}};
}

Reply error(std::string words)
{
    return {Kind::Error, std::move(words), 0, {}};
}

Reply setting(std::string name, std::string value)
{
    return {Kind::List, {}, 0, {text(std::move(name)), text(std::move(value))}};
}

/// A look on a kept connection that went well.
Exchange well()
{
    Exchange exchange;
    exchange.replies = {text(infoText("debian12_primary.txt")),
                        setting("maxclients", "500"),
                        setting("databases", "16"),
                        setting("io-threads", "1"),
                        setting("replica-serve-stale-data", "no"),
                        setting("stop-writes-on-bgsave-error", "yes")};
    return exchange;
}

std::string said(const Answer& answer)
{
    const auto* failure = std::get_if<Failure>(&answer);
    return failure == nullptr
               ? "seen"
               : std::string(
                     schema::cache::TroubleNames[static_cast<std::size_t>(failure->trouble)]) +
                     ": " + failure->text;
}

} // namespace

class ConversationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsALook();
    void tellsCausesApart_data();
    void tellsCausesApart();
    void tellsEndsApart_data();
    void tellsEndsApart();
    void goesOnWithoutNiceties_data();
    void goesOnWithoutNiceties();
    void wordsOfOthersAreShownSafely();
    void carriesOut_data();
    void carriesOut();
    void asksOnlyWhatItReads();
};

void ConversationTest::readsALook()
{
    const Answer answer = cache::lookAnswer(well(), With);
    const auto& seen = std::get<Observation>(answer);
    QCOMPARE(seen.version, std::string("7.0.15"));
    QVERIFY(seen.settings.clientsMax == 500U);
    QVERIFY(seen.settings.databases == 16U);
    QVERIFY(seen.settings.servesStale == false);
    QVERIFY(seen.settings.stopsWritesUnsaved == true);
    QVERIFY(!seen.letsEveryoneIn);
}

void ConversationTest::tellsCausesApart_data()
{
    QTest::addColumn<QString>("auth");
    QTest::addColumn<QString>("info");
    QTest::addColumn<QString>("begins");
    const auto row = [](const char* name, const char* auth, const char* info, const char* begins) {
        QTest::newRow(name) << QString::fromUtf8(auth) << QString::fromUtf8(info)
                            << QString::fromUtf8(begins);
    };
    row("given no login, when one is wanted, then the login is refused", "",
        "NOAUTH Authentication required.", "login_refused: wants a password");
    row("given a wrong password since Redis 6, then the login is refused",
        "WRONGPASS invalid username-password pair or user is disabled.", "",
        "login_refused: refuses the login: check cache.user");
    row("given a wrong password before Redis 6, then the login is refused", "ERR invalid password",
        "", "login_refused: refuses the login");
    row("given a user before Redis 6, then it is said that there are none",
        "ERR wrong number of arguments for 'auth' command", "", "login_refused: knows no users");
    row("given a user without rights, then it is denied", "OK",
        "NOPERM this user has no permissions to run the 'info' command", "denied: does not let");
    row("given protected mode, then it is denied", "DENIED Redis is running in protected mode", "",
        "denied: is in protected mode");
    row("given as many clients as may be, then that is the cause",
        "ERR max number of clients reached", "", "too_many_clients: takes no more clients");
    row("given a running script, then it is busy", "OK",
        "BUSY Redis is busy running a script. You can only call SCRIPT KILL",
        "busy: runs a script");
    row("given a data set that is read, then it is loading", "OK",
        "LOADING Redis is loading the dataset in memory", "loading: reads its data set");
    row("given a replica that serves nothing stale, then its primary is down", "OK",
        "MASTERDOWN Link with MASTER is down", "primary_down: lost its primary");
    row("given an error that Redis does not have, then it is unexpected", "OK",
        "ERR unknown command 'INFO'", "unexpected: answers with an error");
}

void ConversationTest::tellsCausesApart()
{
    QFETCH(QString, auth);
    QFETCH(QString, info);
    QFETCH(QString, begins);
    Exchange exchange;
    const auto reply = [](const QString& words) {
        return words == QStringLiteral("OK") ? text("OK") : error(words.toStdString());
    };
    if (!auth.isEmpty()) {
        exchange.login = true;
        exchange.introduction.push_back(reply(auth));
    }
    if (!info.isEmpty()) {
        exchange.introduction.push_back(text("OK"));
        exchange.replies.push_back(reply(info));
    }
    exchange.end = End::Closed; // what was heard before counts
    const std::string got = said(cache::lookAnswer(exchange, With));
    QVERIFY2(got.starts_with(begins.toStdString()), got.c_str());
    QVERIFY2(
        got.find("it said: " + (info.isEmpty() || auth.size() > 2 ? auth : info).toStdString()) !=
            std::string::npos,
        got.c_str());
}

void ConversationTest::tellsEndsApart_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("expected");
    QTest::newRow("given a refused connection, then it is dead")
        << static_cast<int>(End::NotConnected)
        << QStringLiteral("dead: takes no connection at 192.0.2.11:6379 (why): start it, or "
                          "correct the port in the spec");
    QTest::newRow("given no answer in time, then it hangs")
        << static_cast<int>(End::TimedOut)
        << QStringLiteral("hung: does not answer within 800 ms at 192.0.2.11:6379: look at its "
                          "load, its disk and the network");
    QTest::newRow("given that it hangs up, then it is dead")
        << static_cast<int>(End::Closed)
        << QStringLiteral("dead: hung up at 192.0.2.11:6379 before it answered (why): look at its "
                          "log");
    QTest::newRow("given another protocol, then it is unexpected")
        << static_cast<int>(End::Garbled)
        << QStringLiteral("unexpected: does not speak Redis' protocol at 192.0.2.11:6379 (why): is "
                          "it a Redis server, and is the port right?");
    QTest::newRow("given a complete exchange without a text, then it is unexpected")
        << static_cast<int>(End::Complete)
        << QStringLiteral("unexpected: does not speak Redis' protocol at 192.0.2.11:6379 (why): is "
                          "it a Redis server, and is the port right?");
}

void ConversationTest::tellsEndsApart()
{
    QFETCH(int, end);
    QFETCH(QString, expected);
    Exchange exchange;
    exchange.end = static_cast<End>(end);
    exchange.detail = "why";
    QCOMPARE(said(cache::lookAnswer(exchange, With)), expected.toStdString());
}

void ConversationTest::goesOnWithoutNiceties_data()
{
    QTest::addColumn<QString>("auth");
    QTest::addColumn<QString>("setName");
    QTest::addColumn<QString>("config");
    QTest::addColumn<bool>("letsEveryoneIn");
    QTest::newRow("given a server without a password, when one is given, then it is seen and told")
        << QStringLiteral("ERR AUTH <password> called without any password configured for the "
                          "default user. Are you sure your configuration is correct?")
        << QString() << QString() << true;
    QTest::newRow("given the same before Redis 6")
        << QStringLiteral("ERR Client sent AUTH, but no password is set") << QString() << QString()
        << true;
    QTest::newRow("given that no name may be set, then it is seen")
        << QString() << QStringLiteral("NOPERM this user has no permissions") << QString() << false;
    QTest::newRow("given that no name can be set, then it is seen")
        << QString() << QStringLiteral("ERR unknown command 'CLIENT'") << QString() << false;
    QTest::newRow("given that settings may not be read, then it is seen")
        << QString() << QString() << QStringLiteral("NOPERM this user has no permissions") << false;
}

void ConversationTest::goesOnWithoutNiceties()
{
    QFETCH(QString, auth);
    QFETCH(QString, setName);
    QFETCH(QString, config);
    QFETCH(bool, letsEveryoneIn);
    Exchange exchange = well();
    exchange.login = true;
    const auto reply = [](const QString& words) {
        return words.isEmpty() ? text("OK") : error(words.toStdString());
    };
    exchange.introduction = {reply(auth), reply(setName)};
    if (!config.isEmpty()) {
        for (std::size_t i = 1; i < exchange.replies.size(); ++i) {
            exchange.replies[i] = reply(config);
        }
    }
    const Answer answer = cache::lookAnswer(exchange, With);
    QCOMPARE(said(answer), std::string("seen"));
    const auto& seen = std::get<Observation>(answer);
    QCOMPARE(seen.letsEveryoneIn, letsEveryoneIn);
    QCOMPARE(seen.settings.clientsMax.has_value(), config.isEmpty());
}

void ConversationTest::wordsOfOthersAreShownSafely()
{
    const std::string evil = "EVIL \x1b[2J\xe2\x80\xae" + std::string(65536, 'A');
    Exchange exchange;
    exchange.replies = {error(evil)};
    const std::string got = said(cache::lookAnswer(exchange, With));
    QVERIFY(got.size() < 400);
    QVERIFY(got.find('\x1b') == std::string::npos);
    QVERIFY(got.find("\xe2\x80\xae") == std::string::npos);
    exchange.replies = {text(evil)};
    const std::string lying = said(cache::lookAnswer(exchange, With));
    QVERIFY2(lying.starts_with("unexpected: is not understood"), lying.c_str());
    QVERIFY(lying.size() < 400 && lying.find('\x1b') == std::string::npos);
}

void ConversationTest::carriesOut_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, End end, const char* first, const char* second,
                        const char* expected) {
        QTest::newRow(name) << static_cast<int>(end) << QString::fromUtf8(first)
                            << QString::fromUtf8(second) << QString::fromUtf8(expected);
    };
    row("given both answers, then it is done and kept", End::Complete, "OK", "OK",
        "Redis said OK; kept in its configuration file");
    row("given no configuration file, then it is done and that is told", End::Complete, "OK",
        "ERR The server is running without a config file",
        "Redis said OK; NOT kept in its configuration file, so its next start undoes it: ERR The "
        "server is running without a config file");
    row("given a break after the first answer, then it is done", End::TimedOut, "OK", "",
        "Redis said OK");
    row("given missing rights, then it is denied", End::Complete, "NOPERM no", "",
        "denied: Redis does not let this user look: ACL SETUSER NAME +info +config|get "
        "+client|setname (it said: NOPERM no)");
    row("given no answer, then nobody knows", End::TimedOut, "", "",
        "timeout: Redis does not answer within 800 ms at 192.0.2.11:6379: look at its load, its "
        "disk and the network; it is not known whether it did what was asked");
    row("given no connection, then it was not done", End::NotConnected, "", "",
        "unavailable: Redis takes no connection at 192.0.2.11:6379: start it, or correct the port "
        "in the spec");
}

void ConversationTest::carriesOut()
{
    QFETCH(int, end);
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, expected);
    Exchange exchange;
    exchange.end = static_cast<End>(end);
    for (const QString& words : {first, second}) {
        if (!words.isEmpty()) {
            exchange.replies.push_back(words == QStringLiteral("OK") ? text("OK")
                                                                     : error(words.toStdString()));
        }
    }
    const Result<std::string> outcome = cache::carryOutcome(exchange, With);
    QCOMPARE(outcome ? *outcome
                     : std::string(codeName(outcome.error().code)) + ": " + outcome.error().text,
             expected.toStdString());
}

void ConversationTest::asksOnlyWhatItReads()
{
    QCOMPARE(cache::lookWords().size(), well().replies.size());
    schema::cache::Command command;
    command.flush.emplace();
    QVERIFY(cache::carryWords(command) == (std::vector<cache::Words>{{"FLUSHALL", "ASYNC"}}));
    command = {};
    command.replicaOf.emplace();
    QVERIFY(cache::carryWords(command) ==
            (std::vector<cache::Words>{{"REPLICAOF", "NO", "ONE"}, {"CONFIG", "REWRITE"}}));
    command.replicaOf = {"192.0.2.12", 6380};
    QVERIFY(
        cache::carryWords(command) ==
        (std::vector<cache::Words>{{"REPLICAOF", "192.0.2.12", "6380"}, {"CONFIG", "REWRITE"}}));
}

TEST_CLASS(ConversationTest)

} // namespace bafar::test

#include "conversation_test.moc"
