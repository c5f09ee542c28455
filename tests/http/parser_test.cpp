#include <QTest>
#include <algorithm>

#include "core/base/random.h"
#include "tests/http/cases.h"
#include "tests/http/conversation.h"
#include "tests/http/print.h"
#include "tests/support/main.h"

namespace bafar::test {

class ParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests_data();
    void requests();
    void responses_data();
    void responses();
    void everyRefusalSaysWhy();
    void splittingAtEveryByteChangesNothing();
    void randomSplitsOfWholeConversationsChangeNothing();
    void bareLineFeedsAreTakenOnlyWhenAllowed();
    void underscoreNamesAreKeptWhenAllowed();
    void smallerLimitsHold();
    void headSurvivesAMovedBuffer();
    void refusedStaysRefused();
};

namespace {

std::vector<std::size_t> everyByte(std::size_t size)
{
    std::vector<std::size_t> cuts;
    for (std::size_t i = 1; i < size; ++i) {
        cuts.push_back(i);
    }
    return cuts;
}

std::vector<std::size_t> randomCuts(std::size_t size, Random& random)
{
    std::vector<std::size_t> cuts;
    const std::uint64_t mean = 1 + random.below(60);
    for (std::size_t at = random.below(mean); at < size; at += 1 + random.below(2 * mean)) {
        cuts.push_back(at);
    }
    return cuts;
}

Transcript play(const RequestCase& row, std::span<const std::size_t> cuts)
{
    return playRequests(row.bytes, cuts);
}

Transcript play(const ResponseCase& row, std::span<const std::size_t> cuts)
{
    return playResponses(row.bytes, cuts, std::span(&row.asked, 1), row.closes);
}

template <class Row>
void splitEverywhere(const std::vector<Row>& rows)
{
    for (const Row& row : rows) {
        const Transcript whole = play(row, {});
        QCOMPARE(play(row, everyByte(row.bytes.size())).full, whole.full);
        const std::size_t step = row.bytes.size() > 2000 ? 97 : 1;
        for (std::size_t cut = 1; cut < row.bytes.size(); cut += step) {
            const std::string split = play(row, std::span(&cut, 1)).full;
            if (split != whole.full) {
                QFAIL(qPrintable(QStringLiteral("%1, cut at %2: %3")
                                     .arg(QLatin1String(row.name))
                                     .arg(cut)
                                     .arg(QString::fromStdString(split))));
            }
        }
    }
}

} // namespace

void ParserTest::requests_data()
{
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < requestCases().size(); ++i) {
        QTest::newRow(requestCases()[i].name) << i;
    }
}

void ParserTest::requests()
{
    QFETCH(std::size_t, index);
    const RequestCase& row = requestCases()[index];
    QCOMPARE(QString::fromStdString(play(row, {}).summary), QString::fromStdString(row.summary));
}

void ParserTest::responses_data()
{
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < responseCases().size(); ++i) {
        QTest::newRow(responseCases()[i].name) << i;
    }
}

void ParserTest::responses()
{
    QFETCH(std::size_t, index);
    const ResponseCase& row = responseCases()[index];
    QCOMPARE(QString::fromStdString(play(row, {}).summary), QString::fromStdString(row.summary));
}

void ParserTest::everyRefusalSaysWhy()
{
    int refused = 0;
    for (const RequestCase& row : requestCases()) {
        const std::string_view last =
            std::string_view(row.summary)
                .substr(row.summary.rfind(' ') == std::string::npos ? 0
                                                                    : row.summary.rfind(' ') + 1);
        if (last.size() != 3 || last.find_first_not_of("0123456789") != std::string_view::npos) {
            continue;
        }
        ++refused;
        // The refusal's sentence is the transcript's last line. It may repeat what the peer sent,
        // never its control characters.
        const std::string full = play(row, {}).full;
        const std::string sentence = full.substr(full.rfind('\n', full.size() - 2) + 1);
        QVERIFY2(sentence.size() > 12 && sentence.find(' ') != std::string::npos, row.name);
        QVERIFY2(std::none_of(sentence.begin(), sentence.end() - 1,
                              [](unsigned char c) { return c < 0x20 || c == 0x7f; }),
                 row.name);
    }
    QVERIFY(refused > 100);
}

void ParserTest::splittingAtEveryByteChangesNothing()
{
    splitEverywhere(requestCases());
    splitEverywhere(responseCases());
}

void ParserTest::randomSplitsOfWholeConversationsChangeNothing()
{
    Random random(20260801);
    for (int round = 0; round < 2000; ++round) {
        std::string requests;
        std::string responses;
        std::vector<http::ResponseContext> asked;
        for (std::uint64_t i = 0; i <= random.below(5); ++i) {
            requests += requestCases()[random.below(requestCases().size())].bytes;
            const ResponseCase& row = responseCases()[random.below(responseCases().size())];
            responses += row.bytes;
            asked.push_back(row.asked);
        }
        const bool closes = random.chance(0.5);
        QCOMPARE(playRequests(requests, randomCuts(requests.size(), random), closes).full,
                 playRequests(requests, {}, closes).full);
        QCOMPARE(playResponses(responses, randomCuts(responses.size(), random), asked, closes).full,
                 playResponses(responses, {}, asked, closes).full);
    }
}

void ParserTest::bareLineFeedsAreTakenOnlyWhenAllowed()
{
    http::Limits limits;
    limits.bareLineFeed = true;
    const std::string head = "POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n";
    QCOMPARE(playRequests(head + "1\r\na\r\n0\r\n\r\n", {}, false, limits).summary,
             std::string("POST / for a, chunked; body 1; waits"));
    QCOMPARE(playRequests(head + "1\na\r\n0\r\n\r\n", {}, false, limits).summary,
             std::string("POST / for a, chunked; 400"));
    QCOMPARE(playRequests("GET / HTTP/1.1\r\nHost: a\rX: b\n\n", {}, false, limits).summary,
             std::string("400"));
}

void ParserTest::underscoreNamesAreKeptWhenAllowed()
{
    http::Limits limits;
    limits.keepUnderscoreNames = true;
    const Transcript transcript =
        playRequests("GET / HTTP/1.1\r\nHost: a\r\nX_Y: 1\r\n\r\n", {}, false, limits);
    QVERIFY(transcript.full.find("X_Y=1") != std::string::npos);
}

void ParserTest::smallerLimitsHold()
{
    http::Limits limits;
    limits.startLine = 20;
    limits.fieldBlock = 30;
    limits.fields = 2;
    limits.body = 4;
    limits.chunkExtensions = 5;
    const auto summary = [&limits](const std::string& bytes) {
        const std::string whole = playRequests(bytes, {}, false, limits).summary;
        const auto cuts = everyByte(bytes.size());
        const std::string split = playRequests(bytes, cuts, false, limits).summary;
        return whole == split ? whole : whole + " but split " + split;
    };
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    const std::string chunked = "POST / HTTP/1.0\r\nContent-Length: ";
    QCOMPARE(summary("GET /123456 HTTP/1.1\r\nHost: a\r\n\r\n"),
             std::string("GET /123456 for a, no body; waits"));
    QCOMPARE(summary("GET /1234567 HTTP/1.1\r\nHost: a\r\n\r\n"), std::string("414"));
    QCOMPARE(summary("GET / HTTP/1.1\r\nHost: a\r\nX: 3456789012345678\r\n\r\n"),
             std::string("GET / for a, no body; waits"));
    for (int length = 14; length < 20; ++length) {
        const std::string value(static_cast<std::size_t>(length), 'x');
        QCOMPARE(summary("GET / HTTP/1.1\r\nHost: a\r\nX: " + value + "\r\n\r\n"),
                 length < 17 ? std::string("GET / for a, no body; waits") : std::string("431"));
    }
    QCOMPARE(summary(post + "X: 1\r\nY: 1\r\n\r\n"), std::string("431"));
    QCOMPARE(summary(post + "Content-Length: 4\r\n\r\nabcd"),
             std::string("POST / for a, length 4; body 4; waits"));
    QCOMPARE(summary(post + "Content-Length: 5\r\n\r\nabcde"), std::string("413"));
    limits.fieldBlock = 200;
    const std::string coded = post + "Transfer-Encoding: chunked\r\n\r\n";
    QCOMPARE(summary(coded + "2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n"),
             std::string("POST / for a, chunked; body 4; waits"));
    QCOMPARE(summary(coded + "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n"),
             std::string("POST / for a, chunked; 413"));
    QCOMPARE(summary(coded + "1;abc\r\na\r\n1;abc\r\nb\r\n0\r\n\r\n"),
             std::string("POST / for a, chunked; 400"));
    QCOMPARE(playResponses("HTTP/1.1 200 OK\r\n\r\nabcde", {}, {}, true, limits).summary,
             std::string("200 until close, not reusable; 502"));
}

void ParserTest::headSurvivesAMovedBuffer()
{
    const http::Limits limits;
    http::RequestParser parser(limits);
    http::RequestHead head;
    std::string first = "GET /path HTTP/1.1\r\nHost: example\r\n\r\n";
    QCOMPARE(parser.parse(first, head), http::Progress::Complete);
    QCOMPARE(parser.consumed(), first.size());
    const std::string second = first;
    first.assign(first.size(), '#');
    head.fields.moveTo(second.data());
    QCOMPARE(head.text(head.host), std::string_view("example"));
    QCOMPARE(head.pathText(), std::string_view("/path"));
    QCOMPARE(head.fields.find("hOsT").value_or(""), std::string_view("example"));
    QVERIFY(!head.fields.find("Nothing"));
    QVERIFY(!head.fields.find(http::Header::Cookie));
}

void ParserTest::refusedStaysRefused()
{
    const http::Limits limits;
    http::RequestParser parser(limits);
    http::RequestHead head;
    QCOMPARE(parser.parse("GET /\n", head), http::Progress::Refused);
    QCOMPARE(parser.parse("GET / HTTP/1.1\r\nHost: a\r\n\r\n", head), http::Progress::Refused);
    QCOMPARE(parser.refusal().status, std::uint16_t{400});
    parser.restart();
    QCOMPARE(parser.parse("GET / HTTP/1.1\r\nHost: a\r\n\r\n", head), http::Progress::Complete);
}

} // namespace bafar::test

using bafar::test::ParserTest;
TEST_CLASS(ParserTest)
#include "parser_test.moc"
