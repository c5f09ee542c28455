// The helper's lines: cut where they end, bounded, read back as they were written.
#include "agents/helper/protocol.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

using namespace helper;

class ProtocolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aRequestReadsBack()
    {
        const Request request{7, "gluster_heal", {{"volume", "a\nb\"c"}}};
        const std::string line = lineOf(request);
        QCOMPARE(line.find('\n'), line.size() - 1);
        const auto read = readRequest(std::string_view(line).substr(0, line.size() - 1));
        QVERIFY(read.has_value());
        QVERIFY(*read == request);
    }

    void anAnswerReadsBack()
    {
        Answer answer;
        answer.id = 9;
        answer.exit = 3;
        answer.cut = true;
        answer.output = "<a>\n\t\x01</a>";
        answer.errors = "no";
        const std::string line = lineOf(answer);
        QCOMPARE(line.find('\n'), line.size() - 1);
        const auto read = readAnswer(line);
        QVERIFY(read.has_value());
        QVERIFY(*read == answer);
    }

    void whatIsNoRequestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("given nothing") << QByteArray();
        QTest::newRow("given a list") << QByteArray("[]");
        QTest::newRow("given an unknown field")
            << QByteArray(R"({"id":1,"command":"a","environment":{}})");
        QTest::newRow("given an argument that is no text")
            << QByteArray(R"({"id":1,"command":"a","arguments":{"volume":["x"]}})");
        QTest::newRow("given a number below zero") << QByteArray(R"({"id":-1,"command":"a"})");
        QTest::newRow("given two documents") << QByteArray(R"({"id":1,"command":"a"}{})");
    }

    void whatIsNoRequestIsRefused()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!readRequest(line.toStdString()).has_value());
    }

    void linesComeWholeHoweverTheyArrive()
    {
        const std::string text = "one\n\ntwo\nthr";
        for (std::size_t step = 1; step <= text.size(); ++step) {
            LineReader reader(5);
            std::vector<std::string> lines;
            for (std::size_t at = 0; at < text.size(); at += step) {
                QVERIFY(reader.feed(std::string_view(text).substr(at, step)).has_value());
                while (const auto line = reader.next()) {
                    lines.push_back(*line);
                }
            }
            QVERIFY((lines == std::vector<std::string>{"one", "", "two"}));
            QVERIFY(reader.pending());
        }
    }

    void aLineBeyondItsBoundIsRefused()
    {
        LineReader reader(5);
        QVERIFY(reader.feed("12345").has_value());
        QVERIFY(!reader.feed("6").has_value());
        LineReader whole(5);
        QVERIFY(!whole.feed("123456\n").has_value());
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::ProtocolTest)
#include "protocol_test.moc"
