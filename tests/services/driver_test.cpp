// The driver against an engine that does what it is told: hang, lie, stop in the middle.
// It is larger than the budget because the table of engines is.
#include <QObject>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/services/fake_engine.h"
#include "tests/services/runner.h"
#include "tests/services/script.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using services::Answer;
using services::Ask;
using services::EngineLane;

namespace {

struct Lane {
    runtime::Loop loop;
    std::vector<std::pair<std::uint64_t, Result<Answer>>> answers;
    std::unique_ptr<EngineLane> lane;

    explicit Lane(const std::string& path)
        : lane(std::make_unique<EngineLane>(
              loop, path, [this](std::uint64_t ticket, Result<Answer> answer) {
                  answers.emplace_back(ticket, std::move(answer));
              }))
    {
    }

    void ask(std::uint64_t ticket, Duration limit = 2s, const std::string& target = "/x")
    {
        lane->ask({ticket, services::Lane::Looks, {"GET", target, {}}, limit});
    }

    bool wait(std::size_t count, Duration limit = 5s)
    {
        const Instant end = loop.now() + limit;
        while (answers.size() < count && loop.now() < end) {
            loop.turn(20ms);
        }
        return answers.size() >= count;
    }

    [[nodiscard]] std::string last() const
    {
        const auto& answer = answers.back().second;
        return answer ? std::to_string(answer->status) + " " + answer->body.substr(0, 40)
                      : std::string(codeName(answer.error().code)) + ": " + answer.error().text;
    }
};

} // namespace

class DriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsItsConnection();
    void survivesEngines_data();
    void survivesEngines();
    void aHungEngineCostsItsLimit();
    void anIdleConnectionMayClose();
    void tellsSocketsApart();
    void aRequestThatCannotBeSent();
    void looksThroughTheWholeDriver();
    void followsEventsAndOpensThemAgain();
    void followsALog();
    void aLogEndsWithItsCause_data();
    void aLogEndsWithItsCause();
    void aFullFeedMakesDockerWait();

private:
    [[nodiscard]] std::string path() const { return folder_->path().toStdString() + "/s"; }

    std::unique_ptr<QTemporaryDir> folder_;
};

void DriverTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
}

void DriverTest::keepsItsConnection()
{
    FakeEngine engine(path(), [](const std::string&, int) { return FakeEngine::whole(200, "ok"); });
    Lane lane(path());
    for (std::uint64_t ticket = 1; ticket <= 5; ++ticket) {
        lane.ask(ticket);
    }
    QVERIFY(lane.wait(5));
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(lane.answers[i].first, std::uint64_t{i + 1});
        QCOMPARE(lane.answers[i].second->body, std::string("ok"));
    }
    QCOMPARE(engine.connections(), 1);
}

void DriverTest::survivesEngines_data()
{
    QTest::addColumn<QByteArray>("sends");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, const QByteArray& sends, const char* then) {
        QTest::newRow(name) << sends << QString::fromLatin1(then);
    };
    row("given chunks, then the whole body",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", "200 ok");
    row("given an error, then its status", "HTTP/1.1 500 X\r\nContent-Length: 3\r\n\r\nwhy",
        "500 why");
    row("given half an answer, then it is unavailable",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok\x04",
        "unavailable: the connection ended in the middle of an answer");
    row("given nothing but an end, then it is unavailable", "\x04",
        "unavailable: the connection ended without an answer");
    row("given no HTTP, then that is said", "hello there\r\n\r\n",
        "invalid_input: what listens there does not speak HTTP as Docker does");
    row("given no end, then it is cut",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + QByteArray(17U << 20U, 'x'),
        "limit_exceeded: an answer of more than 16 MiB is not read");
    row("given silence in the middle, then it is too late",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok", "timeout: no answer in time");
}

void DriverTest::survivesEngines()
{
    QFETCH(QByteArray, sends);
    QFETCH(QString, then);
    const std::string bytes = sends.toStdString();
    FakeEngine engine(path(), [&bytes](const std::string&, int connection) {
        return connection == 1 ? bytes : FakeEngine::whole(200, "again");
    });
    Lane lane(path());
    lane.ask(1, 400ms);
    QVERIFY(lane.wait(1));
    QVERIFY2(QString::fromStdString(lane.last()).startsWith(then), lane.last().c_str());
    if (!then.startsWith(QLatin1Char('2')) && !then.startsWith(QLatin1Char('5'))) {
        lane.ask(2); // on a connection of its own
        QVERIFY(lane.wait(2));
        QCOMPARE(lane.last(), std::string("200 again"));
    }
}

void DriverTest::aHungEngineCostsItsLimit()
{
    FakeEngine engine(path(), [](const std::string& request, int) {
        return request.find("/slow") == std::string::npos ? FakeEngine::whole(200, "ok")
                                                          : std::string();
    });
    Lane lane(path());
    const Instant began = lane.loop.now();
    lane.ask(1, 300ms, "/slow");
    lane.ask(2, 2s);
    QVERIFY(lane.wait(2));
    QVERIFY(lane.answers[0].second.error().code == Code::Timeout);
    QCOMPARE(lane.last(), std::string("200 ok"));
    QVERIFY(lane.loop.now() - began < 1s);
}

void DriverTest::anIdleConnectionMayClose()
{
    std::atomic<int> requests = 0;
    FakeEngine engine(path(), [&requests](const std::string&, int) {
        const std::string answer = FakeEngine::whole(200, "ok");
        return ++requests == 1 ? answer + FakeEngine::Close : answer;
    });
    Lane lane(path());
    lane.ask(1);
    QVERIFY(lane.wait(1));
    lane.ask(2); // perhaps before the end is noticed, perhaps after
    QVERIFY(lane.wait(2));
    QCOMPARE(lane.last(), std::string("200 ok"));
    QCOMPARE(engine.connections(), 2);
}

void DriverTest::tellsSocketsApart()
{
    Lane none(path());
    none.ask(1);
    QVERIFY(none.wait(1));
    QVERIFY(none.answers[0].second.error().code == Code::NotFound);
    Lane absurd(std::string(200, 'x'));
    absurd.ask(1);
    QVERIFY(absurd.wait(1));
    QVERIFY(absurd.answers[0].second.error().code == Code::NotFound);
    {
        const FakeEngine gone(path(), [](const std::string&, int) { return std::string(); });
        QVERIFY(::link(path().c_str(), (path() + "2").c_str()) == 0); // its socket outlives it
    }
    Lane refused(path() + "2");
    refused.ask(1);
    QVERIFY(refused.wait(1));
    QVERIFY2(refused.last().find("connection refused") != std::string::npos,
             refused.last().c_str());
    QVERIFY(refused.answers[0].second.error().code == Code::Unavailable);
    const FakeEngine others(path(),
                            [](const std::string&, int) { return FakeEngine::whole(200, "ok"); });
    QVERIFY(::chmod(path().c_str(), 0600) == 0 &&
            ::chmod(folder_->path().toLocal8Bit().constData(), 0755) == 0);
    if (::geteuid() != 0) {
        QSKIP("only root can become somebody else");
    }
    // Only this thread becomes nobody.
    constexpr uid_t Nobody = 65534;
    constexpr auto Stays = static_cast<uid_t>(-1);
    QVERIFY(::syscall(SYS_setresuid, Stays, Nobody, Stays) == 0);
    Lane denied(path());
    denied.ask(1);
    const bool answered = denied.wait(1);
    QVERIFY(::syscall(SYS_setresuid, Stays, 0, Stays) == 0);
    QVERIFY(answered);
    QVERIFY2(denied.last().starts_with("denied: "), denied.last().c_str());
}

void DriverTest::aRequestThatCannotBeSent()
{
    FakeEngine engine(path(), [](const std::string&, int) { return FakeEngine::whole(200, "ok"); });
    Lane lane(path());
    lane.ask(1, 2s, "/a b\r\nX: y");
    lane.ask(2);
    QVERIFY(lane.wait(2));
    QVERIFY(lane.answers[0].first == 1 &&
            lane.answers[0].second.error().code == Code::InvalidInput);
    QCOMPARE(lane.last(), std::string("200 ok"));
}

void DriverTest::looksThroughTheWholeDriver()
{
    std::atomic<bool> hangs = false;
    Engine captured = Engine::captured("healthy");
    FakeEngine engine(path(), [&](const std::string& request, int) {
        if (hangs) {
            return std::string();
        }
        const std::string target = request.substr(4, request.find(' ', 4) - 4);
        if (target.find("/events") != std::string::npos) {
            return std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        }
        const auto answer = captured.answer({"GET", target, {}});
        return FakeEngine::whole(answer->status, answer->body);
    });
    Runner runner("services: {socket: " + path() + ", interval: 200 ms, timeout: 150 ms}");
    QVERIFY2(runner.until([&] { return runner.state() == "ok"; }, 5s), runner.state().c_str());
    QCOMPARE(runner.status().tasks.size(), std::size_t{3});
    hangs = true;
    QVERIFY2(runner.until(
                 [&] { return runner.state().starts_with("failed: Docker does not answer"); }, 5s),
             runner.state().c_str());
    hangs = false;
    QVERIFY2(runner.until([&] { return runner.state() == "ok"; }, 5s), runner.state().c_str());
}

void DriverTest::followsEventsAndOpensThemAgain()
{
    std::atomic<int> streams = 0;
    std::string since;
    Engine captured = Engine::captured("healthy");
    FakeEngine engine(path(), [&](const std::string& request, int) {
        const std::string target = request.substr(4, request.find(' ', 4) - 4);
        if (target.find("/events") != std::string::npos) {
            if (++streams == 2) {
                since = target;
            }
            const std::string event =
                R"({"Type":"container","Action":"kill","Actor":{"ID":")" +
                std::string("6728f5240d5615a4812bb7a3a2c3075b1b46a3c508d6a31815806191f58c4425") +
                R"("},"timeNano":1795887625123456789})" + "\n";
            std::string chunk = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                QString::number(event.size(), 16).toStdString() + "\r\n" + event +
                                "\r\n";
            return streams == 1 ? chunk + FakeEngine::Close : chunk;
        }
        const auto answer = captured.answer({"GET", target, {}});
        return FakeEngine::whole(answer->status, answer->body);
    });
    Runner runner("services: {socket: " + path() + ", interval: 200 ms, timeout: 150 ms}");
    QVERIFY(runner.until([&] { return streams >= 2; }, 5s));
    QVERIFY2(since.ends_with("&since=1795887625.123456789"), since.c_str());
    QVERIFY(
        runner.until([&] { return runner.status().containers.front().state == "stopping"; }, 1s));
}

void DriverTest::followsALog()
{
    const std::string log = servicesFixture("healthy/logs_web.body");
    std::string asked;
    FakeEngine engine(path(), [&](const std::string& request, int) {
        asked = request.substr(4, request.find(' ', 4) - 4);
        return asked.find("/services/web/") == std::string::npos
                   ? FakeEngine::whole(404, R"({"message":"service gone not found"})")
                   : "HTTP/1.0 200 OK\r\n\r\n" + log.substr(0, 2000);
    });
    runtime::Loop loop;
    std::size_t lines = 0;
    std::unique_ptr<services::LogTail> tail;
    const auto change = [&] { lines += tail->take(1U << 20U).lines.size(); };
    const auto until = [&loop](const std::function<bool()>& done) {
        const Instant end = loop.now() + 5s;
        while (!done() && loop.now() < end) {
            loop.turn(20ms);
        }
        return done();
    };
    tail = std::make_unique<services::LogTail>(loop, path(),
                                               services::LogQuestion{"web", 20, {}, true}, change);
    QVERIFY(until([&] { return lines >= 5; }));
    QVERIFY(tail->begun());
    QVERIFY(!tail->ended());
    QCOMPARE(asked,
             std::string(
                 "/services/web/logs?stdout=true&stderr=true&timestamps=true&details=true&tail=20&"
                 "follow=true"));
    tail = std::make_unique<services::LogTail>(loop, path(),
                                               services::LogQuestion{"gone", 20, {}, true}, [] {});
    QVERIFY(until([&] { return tail->ended().has_value(); }));
    QVERIFY(!tail->begun());
    const Error& why = tail->ended()->error();
    QVERIFY(why.code == Code::NotFound);
    QVERIFY2(why.text.find("service gone not found") != std::string::npos, why.text.c_str());
}

void DriverTest::aLogEndsWithItsCause_data()
{
    QTest::addColumn<bool>("follow");
    QTest::addColumn<QByteArray>("sends");
    QTest::addColumn<QString>("then");
    const QByteArray head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("given all of a log, then it is whole")
        << false << head + "3\r\nhi\n\r\n0\r\n\r\n"
        << "hi|whole";
    QTest::newRow("given a log without a line, then it is whole") << false << head + "0\r\n\r\n"
                                                                  << "|whole";
    QTest::newRow("given an end of what is followed, then that is said")
        << true << head + "3\r\nhi\n\r\n0\r\n\r\n"
        << "hi|unavailable: Docker ended the log";
    QTest::newRow("given an end in the middle, then that is said")
        << false << head + "9\r\nhi\n\x04"
        << "hi|unavailable: Docker's log: the connection ended in the middle";
    QTest::newRow("given no quorum, then as Docker says")
        << false
        << QByteArray("HTTP/1.1 503 X\r\nContent-Length: 20\r\n\r\n{\"message\":\"no one\"}")
        << "|unavailable: Docker's log: ";
}

void DriverTest::aLogEndsWithItsCause()
{
    QFETCH(bool, follow);
    QFETCH(QByteArray, sends);
    QFETCH(QString, then);
    const FakeEngine engine(path(),
                            [&sends](const std::string&, int) { return sends.toStdString(); });
    runtime::Loop loop;
    services::LogTail tail(loop, path(), {"web", 20, {}, follow}, [] {});
    const Instant end = loop.now() + 5s;
    while (!tail.ended() && loop.now() < end) {
        loop.turn(20ms);
    }
    QVERIFY(tail.ended().has_value());
    QString got;
    for (const services::LogLine& line : tail.take(1000).lines) {
        got += QString::fromStdString(line.text);
    }
    const Result<void>& how = *tail.ended();
    got += how ? QStringLiteral("|whole")
               : QStringLiteral("|%1: %2").arg(
                     QString::fromStdString(std::string(codeName(how.error().code))),
                     QString::fromStdString(how.error().text));
    QVERIFY2(got.startsWith(then), qPrintable(got));
}

/// The past is not thrown away for who reads slowly: Docker waits instead.
void DriverTest::aFullFeedMakesDockerWait()
{
    constexpr std::size_t Lines = 60'000;
    const FakeEngine engine(path(), [](const std::string&, int) {
        std::string all = "HTTP/1.0 200 OK\r\n\r\n";
        for (std::size_t i = 0; i < Lines; ++i) {
            all += "line " + std::to_string(i) + "\n";
        }
        return all + FakeEngine::Close;
    });
    runtime::Loop loop;
    services::LogTail tail(loop, path(), {"web", {}, {}, false}, [] {});
    for (int i = 0; i < 200; ++i) {
        loop.turn(1ms);
    }
    QVERIFY(tail.begun());
    QVERIFY(!tail.ended());
    std::size_t lines = 0;
    const Instant end = loop.now() + 20s;
    while ((!tail.ended() || !tail.empty()) && loop.now() < end) {
        const services::LogBatch batch = tail.take(64U << 10U);
        QCOMPARE(batch.dropped, std::uint64_t{0});
        for (const services::LogLine& line : batch.lines) {
            QCOMPARE(line.text, "line " + std::to_string(lines++));
        }
        loop.turn(1ms);
    }
    QCOMPARE(lines, Lines);
    QVERIFY(tail.ended()->has_value());
}

TEST_CLASS(DriverTest)

} // namespace bafar::test

#include "driver_test.moc"
