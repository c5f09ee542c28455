// The stream reader: what it takes, at every split, and what it refuses.
#include "core/http/event_stream.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

using http::EventStreamReader;
using http::StreamEvent;

class EventStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void splitAnywhereReadsTheSame();
    void refuses_data();
    void refuses();
    void aRefusedReaderStaysRefused();
};

/// One line an event, for comparing in print.
static QString written(const std::vector<StreamEvent>& events)
{
    QStringList lines;
    for (const StreamEvent& event : events) {
        lines.append(QString::fromStdString(event.name + "|" + event.id + "|" + event.data));
    }
    return lines.join(QLatin1Char(';'));
}

void EventStreamTest::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("events");
    const auto row = [](const char* name, const QByteArray& bytes, const char* events) {
        QTest::newRow(name) << bytes << QString::fromUtf8(events);
    };
    row("a whole event has name, id and data", "event: report\nid: b/7\ndata: {}\n\n",
        "report|b/7|{}");
    row("CR and CRLF end lines too", "event: a\r\ndata: x\r\rdata: y\r\n\r\n", "a||x;message||y");
    row("several data lines are joined by a newline", "data: a\ndata: b\n\n", "message||a\nb");
    row("one blank after the colon is taken away, a second is kept", "data:  a\n\n", "message|| a");
    row("no blank after the colon is fine", "data:a\n\n", "message||a");
    row("an id stays until another one comes", "id: 1\ndata: a\n\ndata: b\n\n",
        "message|1|a;message|1|b");
    row("an event without data is not an event", "event: a\nid: 3\n\ndata: b\n\n", "message|3|b");
    row("comments are ignored", ": hello\ndata: a\n: more\n\n", "message||a");
    row("an unknown field is ignored", "retry: 9\nother: 1\ndata: a\n\n", "message||a");
    row("an empty data line is data", "data\n\n", "message||");
    row("a byte order mark at the start is ignored",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        "message||a");
    row("an incomplete event is not given", "data: a\n", "");
    row("UTF-8 is kept", "data: \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85\n\n",
        "message||\u0633\u0644\u0627\u0645");
}

void EventStreamTest::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, events);
    EventStreamReader reader;
    const auto read = reader.feed(bytes.toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().text.c_str());
    QCOMPARE(written(*read), events);
}

void EventStreamTest::splitAnywhereReadsTheSame()
{
    const std::string whole = "\xEF\xBB\xBF: hi\r\nevent: report\r\nid: boot/12\r\ndata: {\"a\":"
                              "\xD8\xB3}\r\ndata: second\r\n\r\ndata: x\n\nevent: e\rdata: y\r\r";
    EventStreamReader unsplit;
    const auto expected = unsplit.feed(whole);
    QVERIFY(expected.has_value());
    QCOMPARE(expected->size(), std::size_t{3});
    for (std::size_t first = 0; first <= whole.size(); ++first) {
        for (std::size_t second = first; second <= whole.size(); ++second) {
            EventStreamReader reader;
            std::vector<StreamEvent> all;
            for (const std::string& part :
                 {whole.substr(0, first), whole.substr(first, second - first),
                  whole.substr(second)}) {
                const auto some = reader.feed(part);
                QVERIFY2(some.has_value(), qPrintable(QString::number(first)));
                all.insert(all.end(), some->begin(), some->end());
            }
            QCOMPARE(written(all), written(*expected));
        }
    }
}

void EventStreamTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("a line longer than the bound")
        << QByteArray("data: ") + QByteArray(80, 'x') << static_cast<int>(Code::LimitExceeded);
    QTest::newRow("many data lines beyond the bound")
        << QByteArray("data: 0123456789012345678901234567890123456789\n").repeated(3)
        << static_cast<int>(Code::LimitExceeded);
    QTest::newRow("data and the line being read, together beyond the bound")
        << QByteArray("data: 0123456789012345678901234567890123456789\nid: 01234567890123456789")
        << static_cast<int>(Code::LimitExceeded);
    QTest::newRow("a line that is not UTF-8")
        << QByteArray("data: \xC3\x28\n\n") << static_cast<int>(Code::InvalidInput);
    QTest::newRow("an overlong form")
        << QByteArray("data: \xC0\x80\n\n") << static_cast<int>(Code::InvalidInput);
}

void EventStreamTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    EventStreamReader reader(64);
    const auto read = reader.feed(bytes.toStdString());
    QVERIFY(!read.has_value());
    QCOMPARE(static_cast<int>(read.error().code), code);
    QVERIFY(!read.error().text.empty());
}

void EventStreamTest::aRefusedReaderStaysRefused()
{
    EventStreamReader reader(16);
    QVERIFY(!reader.feed(std::string(40, 'a')).has_value());
    QVERIFY(!reader.feed("data: a\n\n").has_value());
}

} // namespace bafar::test

using bafar::test::EventStreamTest;
TEST_CLASS(EventStreamTest)
#include "event_stream_test.moc"
