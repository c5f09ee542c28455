// Docker's log stream: frames, split anywhere, and what is no frame.
// It is larger than the budget because its tables are.
#include <QObject>
#include <QTest>

#include "agents/services/log_names.h"
#include "agents/services/response_reader.h"
#include "tests/services/script.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace bafar::services;

namespace {

std::string frame(char stream, const std::string& payload)
{
    std::string header(8, '\0');
    header[0] = stream;
    for (std::size_t i = 0; i < 4; ++i) {
        header[4 + i] = static_cast<char>(payload.size() >> (8 * (3 - i)) & 255U);
    }
    return header + payload;
}

std::string textOf(const std::vector<LogLine>& lines)
{
    std::string all;
    for (const LogLine& line : lines) {
        all += (line.errors ? "E " : "O ") + line.text + "\n";
    }
    return all;
}

std::string through(const std::string& bytes, std::size_t step)
{
    LogFrames frames;
    std::string all;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        all += textOf(frames.take(std::string_view(bytes).substr(at, step)));
    }
    return all + textOf(frames.end());
}

} // namespace

class LogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasCaptured();
    void isTheSameHoweverItIsSplit();
    void joinsFramesOfOneLine();
    void showsATerminalsText();
    void leavesATerminalsOrdersOut_data();
    void leavesATerminalsOrdersOut();
    void cutsAndCleansLines();
    void survivesNonsense();
    void keepsThePastAndThePresent_data();
    void keepsThePastAndThePresent();
    void tellsTasksAndNodesByName();
    void saysWhoCanReadLogs_data();
    void saysWhoCanReadLogs();
    void readsResponses_data();
    void readsResponses();
    void handsStreamsOn();
};

void LogTest::readsWhatWasCaptured()
{
    LogFrames frames;
    const auto lines = frames.take(servicesFixture("healthy/logs_web.body"));
    QVERIFY(lines.size() > 10);
    QCOMPARE(lines.front().text, std::string("web 1: serving as web.3.odotnqz92aw58cd8clxr68koo"));
    QCOMPARE(lines.front().task, std::string("odotnqz92aw58cd8clxr68koo"));
    QCOMPARE(lines.front().node.size(), std::size_t{25});
    QCOMPARE(toIso8601(lines.front().at), std::string("2026-11-28T17:39:37.744Z"));
}

void LogTest::isTheSameHoweverItIsSplit()
{
    const std::string bytes = servicesFixture("healthy/logs_web.body");
    const std::string whole = through(bytes, bytes.size());
    for (const std::size_t step : {1U, 2U, 7U, 8U, 9U, 1000U}) {
        QCOMPARE(through(bytes, step), whole);
    }
    const std::string few = bytes.substr(0, 700) + frame(2, "bad\n");
    const std::string fewWhole = through(few, few.size());
    for (std::size_t cut = 1; cut < few.size(); ++cut) {
        LogFrames frames;
        std::string all = textOf(frames.take(std::string_view(few).substr(0, cut)));
        all += textOf(frames.take(std::string_view(few).substr(cut)));
        QCOMPARE(all + textOf(frames.end()), fewWhole);
    }
}

void LogTest::joinsFramesOfOneLine()
{
    const std::string bytes = frame(1, "one ") + frame(2, "bad\n") + frame(1, "line\nnext\r\n") +
                              frame(1, "") + frame(1, "last");
    QCOMPARE(through(bytes, 3), std::string("E bad\nO one line\nO next\nO last\n"));
}

void LogTest::showsATerminalsText()
{
    QCOMPARE(through("hello\r\nworld", 4), std::string("O hello\nO world\n"));
    QCOMPARE(through("hi", 1), std::string("O hi\n"));
}

void LogTest::leavesATerminalsOrdersOut_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("colours") << QByteArray("\x1b[1;31mred\x1b[0m end") << QByteArray("red end");
    QTest::newRow("tabs are spaces")
        << QByteArray("\tat Main.run") << QByteArray("    at Main.run");
    QTest::newRow("a short order") << QByteArray("a\x1b(xyz") << QByteArray("axyz");
    QTest::newRow("an order that does not end") << QByteArray("a\x1b[31") << QByteArray("a");
    QTest::newRow("an escape at the end") << QByteArray("a\x1b") << QByteArray("a");
    QTest::newRow("what is no part of an order is text")
        << QByteArray("\x1b[3\xd8\xb3 and all that follows m")
        << QByteArray("\xd8\xb3 and all that follows m");
    QTest::newRow("no order takes half a letter")
        << QByteArray("\x1b\xd8\xb3") << QByteArray("\xd8\xb3");
}

void LogTest::leavesATerminalsOrdersOut()
{
    QFETCH(const QByteArray, given);
    QFETCH(const QByteArray, shown);
    QCOMPARE(through(frame(1, given.toStdString() + "\n"), 5), "O " + shown.toStdString() + "\n");
}

void LogTest::cutsAndCleansLines()
{
    const std::string shown =
        through(frame(1, "a\x1b[2J\xe2\x80\xae" + std::string(100'000, 'x') + "\nb\n"), 997);
    QVERIFY(shown.size() < LogFrames::LineMax + 20);
    QVERIFY(shown.find('\x1b') == std::string::npos);
    QVERIFY(shown.find("\xe2\x80\xae") == std::string::npos);
    QVERIFY(shown.ends_with("O b\n"));
}

void LogTest::survivesNonsense()
{
    QCOMPARE(through(frame(1, "good\n") + "nonsense that is no frame\nmore\n", 5),
             std::string("O good\nO nonsense that is no frame\nO more\n"));
    const std::string huge =
        std::string("\x01\0\0\0\xff\xff\xff\xff", 8) + std::string(3'000'000, 'y');
    QVERIFY(through(huge, 65536).size() <= LogFrames::LineMax + 20);
}

void LogTest::keepsThePastAndThePresent_data()
{
    QTest::addColumn<bool>("follows");
    QTest::addColumn<int>("past");
    QTest::addColumn<int>("present");
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("full");
    QTest::addColumn<int>("dropped");
    const int most = static_cast<int>(LogFeed::LinesMax);
    QTest::newRow("given few lines, then all are there") << true << 10 << 10 << 9 << false << 0;
    QTest::newRow("given as many past lines as fit, then there is room")
        << true << most << 0 << 9 << false << 0;
    QTest::newRow("given one past line more, then it asks for a pause")
        << true << most + 1 << 0 << 9 << true << 0;
    QTest::newRow("given past lines that are long, then it asks for a pause")
        << false << 300 << 0 << 4000 << true << 0;
    QTest::newRow("given no following, then whatever is new waits, too")
        << false << 0 << most + 1 << 9 << true << 0;
    QTest::newRow("given more of the present than fits, then the oldest go and are counted")
        << true << 0 << most + 500 << 9 << false << 500;
    QTest::newRow("given the past and then the present, then the past goes first")
        << true << most << 7 << 9 << false << 7;
    QTest::newRow("given a present of long lines, then bytes count")
        << true << 0 << 300 << 4000 << false << 42;
}

void LogTest::keepsThePastAndThePresent()
{
    QFETCH(bool, follows);
    QFETCH(int, past);
    QFETCH(int, present);
    QFETCH(int, length);
    QFETCH(bool, full);
    QFETCH(int, dropped);
    constexpr WallTime Began{1'000'000};
    LogFeed feed(follows, Began);
    const auto add = [&feed, length](int count, WallTime at) {
        LogLine line;
        line.at = at;
        line.text = std::string(static_cast<std::size_t>(length), 'x');
        feed.add(std::vector<LogLine>(static_cast<std::size_t>(count), line));
    };
    add(past, {Began.unixMs - 1});
    add(present, Began);
    QCOMPARE(feed.full(), full);
    std::uint64_t gone = 0;
    std::size_t taken = 0;
    constexpr std::size_t Piece = 10'000;
    while (!feed.empty()) {
        const LogBatch batch = feed.take(Piece);
        QVERIFY(!batch.lines.empty());
        std::size_t bytes = 0;
        for (const LogLine& line : batch.lines) {
            bytes += line.text.size();
        }
        QVERIFY(bytes <= Piece || batch.lines.size() == 1);
        QVERIFY(gone == 0 || batch.dropped == 0); // told once, and first
        gone += batch.dropped;
        taken += batch.lines.size();
    }
    QCOMPARE(gone, static_cast<std::uint64_t>(dropped));
    QCOMPARE(taken, static_cast<std::size_t>(past + present - dropped));
    QVERIFY(!feed.full());
}

void LogTest::tellsTasksAndNodesByName()
{
    contract::Status status;
    contract::Task task;
    task.id = "task1";
    task.name = "web.1";
    task.node = "n1";
    status.tasks.push_back(task);
    contract::SwarmNode node;
    node.id = "node1";
    node.hostname = "host1";
    status.nodes.push_back(node);
    node.id = "node2";
    node.node = "n2";
    status.nodes.push_back(node);
    LogBatch batch;
    batch.dropped = 3;
    batch.lines = {{{5}, "task1", "node2", false, "known"},
                   {{6}, "task2-of-long-ago", "node1", true, "gone"},
                   {{7}, "task1", "node9", false, "its task's node"},
                   {{8}, "", "", false, "bare"}};
    const schema::LogPiece piece = logPiece(batch, "web", status);
    QCOMPARE(piece.dropped, std::uint64_t{3});
    const std::vector<schema::LogLine> wanted = {
        {{5}, "web.1", "task1", "n2", schema::LogStream::Stdout, "known"},
        {{6}, "web.task2-of-lon", "task2-of-lon", "host1", schema::LogStream::Stderr, "gone"},
        {{7}, "web.1", "task1", "n1", schema::LogStream::Stdout, "its task's node"},
        {{8}, "", "", "", schema::LogStream::Stdout, "bare"}};
    QVERIFY(piece.lines == wanted);
}

void LogTest::saysWhoCanReadLogs_data()
{
    QTest::addColumn<QString>("self");   ///< what n1 is
    QTest::addColumn<QString>("others"); ///< what n2, n3, ... are
    QTest::addColumn<QString>("then");   ///< empty: it can
    QTest::newRow("given a manager, then it can itself") << "manager"
                                                         << ""
                                                         << "";
    QTest::newRow("given a worker, then the managers that are heard, the leader first")
        << "worker"
        << "manager leader worker silent"
        << "n1 is no manager of the Swarm; logs are read through a manager of the Swarm: ask the "
           "agent of n3, n2";
    QTest::newRow("given a manager without a quorum, then whoever has one")
        << "minority"
        << "leader"
        << "the Swarm's managers have no quorum; logs are read through a manager of the Swarm: ask "
           "the agent of n2";
    QTest::newRow("given no Swarm at all, then nobody")
        << "none"
        << "none"
        << "n1 is in no Swarm; logs are read through a manager of the Swarm: none is known here";
    QTest::newRow("given no Docker, then why and who can")
        << "down"
        << "manager"
        << "there is no Docker; logs are read through a manager of the Swarm: ask the agent of n2";
}

void LogTest::saysWhoCanReadLogs()
{
    QFETCH(QString, self);
    QFETCH(QString, others);
    QFETCH(QString, then);
    const auto statusOf = [](const QString& is) {
        contract::Status status;
        status.engine.reachable = is != QStringLiteral("down");
        status.reasons = status.engine.reachable ? std::vector<std::string>{}
                                                 : std::vector<std::string>{"there is no Docker"};
        status.swarm.role = is == QStringLiteral("none")     ? contract::Role::None
                            : is == QStringLiteral("worker") ? contract::Role::Worker
                                                             : contract::Role::Manager;
        status.swarm.leader = is == QStringLiteral("leader");
        status.swarm.quorum =
            status.swarm.role == contract::Role::Manager && is != QStringLiteral("minority");
        return status;
    };
    schema::ClusterView view;
    view.self = "n1";
    int number = 2;
    for (const QString& is : others.split(u' ', Qt::SkipEmptyParts)) {
        schema::NodeView& node = view.nodes["n" + std::to_string(number++)];
        node.connected = is != QStringLiteral("silent");
        node.state = schema::State::Ok;
        node.concepts["services"].status.text = schema::toJson(statusOf(is));
    }
    const auto told = elsewhere(statusOf(self), view);
    QCOMPARE(told ? QString::fromStdString(told->text) : QString(), then);
}

void LogTest::readsResponses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, const QByteArray& bytes, const char* then) {
        QTest::newRow(name) << bytes << QString::fromLatin1(then);
    };
    row("given a length, then the body", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "200 ok reusable");
    row("given chunks, then the body joined",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n",
        "200 ok reusable");
    row("given an end by close, then the body and no more on it", "HTTP/1.0 200 OK\r\n\r\nok",
        "200 ok");
    row("given an interim answer, then the one after it",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 1\r\n\r\nx",
        "404 x reusable");
    row("given half a body, then it ended in the middle",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok",
        "unavailable: the connection ended in the middle of an answer");
    row("given half a chunk, then it ended in the middle",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\no",
        "unavailable: the connection ended in the middle of an answer");
    row("given nothing, then that is said", "",
        "unavailable: the connection ended without an answer");
    row("given no HTTP, then that is said", "SSH-2.0-OpenSSH_9.2\r\n",
        "invalid_input: what listens there does not speak HTTP as Docker does: ");
    row("given a body beyond the bound, then it is refused",
        "HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n" + QByteArray(5'000'000, 'x'),
        "limit_exceeded: an answer of more than 4 MiB is not read");
    row("given more than was asked for, then it is refused",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\n",
        "invalid_input: Docker sent more than was asked for");
    row("given a head without end, then it is refused",
        "HTTP/1.1 200 OK\r\nX: " + QByteArray(100'000, 'x'),
        "invalid_input: what listens there does not speak HTTP as Docker does: ");
}

void LogTest::readsResponses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, then);
    for (const qsizetype step : {qsizetype{1}, qsizetype{100}, bytes.size() + 1}) {
        if (step == 1 && bytes.size() > 10'000) {
            continue;
        }
        ResponseReader reader(4U << 20U);
        QString got;
        const auto say = [&](const Answer& answer) {
            got = QString::number(answer.status) + u' ' + QString::fromStdString(answer.body) +
                  (reader.reusable() ? QStringLiteral(" reusable") : QString());
        };
        const auto blame = [&](const Error& why) {
            got = QString::fromStdString(std::string(codeName(why.code)) + ": " + why.text);
        };
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            const auto taken = reader.take(bytes.mid(at, step).toStdString());
            if (!taken) {
                blame(taken.error());
                break;
            }
            if (*taken) {
                say(**taken);
                // Split at every byte, what comes too much comes after the answer.
                if (step == 1) {
                    break;
                }
            }
        }
        if (got.isEmpty()) {
            const auto last = reader.end();
            last ? say(*last) : blame(last.error());
        }
        if (step == 1 && then.contains(QStringLiteral("more than was asked"))) {
            continue;
        }
        QVERIFY2(got.startsWith(then), qPrintable(got));
    }
}

void LogTest::handsStreamsOn()
{
    std::string data;
    ResponseReader reader(10, [&data](std::string_view more) { data += more; });
    QVERIFY(reader.take("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n").has_value());
    QCOMPARE(*reader.status(), std::uint16_t{200});
    QVERIFY(reader.take(std::string(32, 'x') + "\r\n").has_value());
    QCOMPARE(data.size(), std::size_t{32});
    ResponseReader refused(100, [&data](std::string_view more) { data += more; });
    const auto answer = refused.take("HTTP/1.1 500 No\r\nContent-Length: 3\r\n\r\nwhy");
    QCOMPARE((*answer)->body, std::string("why")); // an error is no stream
}

TEST_CLASS(LogTest)

} // namespace bafar::test

#include "log_test.moc"
