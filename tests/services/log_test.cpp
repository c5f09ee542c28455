// Docker's log stream: frames, split anywhere, and what is no frame.
#include <QObject>
#include <QTest>

#include "agents/services/log_frames.h"
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
    void cutsAndCleansLines();
    void survivesNonsense();
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
    QCOMPARE(toIso8601(lines.front().at), std::string("2026-11-28T17:39:37.744Z"));
}

void LogTest::isTheSameHoweverItIsSplit()
{
    const std::string bytes = servicesFixture("healthy/logs_web.body");
    const std::string whole = through(bytes, bytes.size());
    for (const std::size_t step : {1U, 2U, 7U, 8U, 9U, 1000U}) {
        QCOMPARE(through(bytes, step), whole);
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
