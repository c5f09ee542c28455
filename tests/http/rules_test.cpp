#include <QTest>

#include "core/base/random.h"
#include "core/http/forward.h"
#include "core/http/parser.h"
#include "core/http/scan.h"
#include "tests/http/print.h"
#include "tests/support/main.h"

namespace bafar::test {

class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCombinationHasARow();
    void everyRowIsReached();
    void knownNamesAreFoundInAnyCase();
    void unknownNamesAreOther();
    void findControlAgreesWithItsPortableForm();
    void characterClassesAreThoseOfTheStandard();
    void hopByHop_data();
    void hopByHop();
};

namespace {

using http::Coding;
using http::Header;
using http::LengthLines;
using http::Side;

constexpr Coding Codings[] = {Coding::None, Coding::Chunked, Coding::Unknown, Coding::Faulty};
constexpr LengthLines Lengths[] = {LengthLines::None, LengthLines::One, LengthLines::Repeated,
                                   LengthLines::Different, LengthLines::Faulty};

template <class Function>
void forEveryCombination(Function function)
{
    for (const Side side : {Side::Request, Side::Response}) {
        for (const Coding coding : Codings) {
            for (const LengthLines lines : Lengths) {
                for (const std::uint8_t minor : {std::uint8_t{0}, std::uint8_t{1}}) {
                    function(side, http::FramingFacts{coding, lines, 5, minor});
                }
            }
        }
    }
}

} // namespace

void RulesTest::everyCombinationHasARow()
{
    forEveryCombination([](Side side, const http::FramingFacts& facts) {
        const http::FramingRule& rule = http::framingRule(side, facts);
        const bool coded = facts.coding != Coding::None;
        const bool counted = facts.lengthLines != LengthLines::None;
        // Whatever else the table says: a request with two framings never passes.
        if (side == Side::Request && coded && counted) {
            QVERIFY(rule.status != 0);
        }
        if (rule.status == 0 && rule.kind == http::FramingKind::Length) {
            QVERIFY(counted && !coded);
        }
        if (rule.status == 0 && rule.kind == http::FramingKind::Chunked) {
            QVERIFY(facts.coding == Coding::Chunked && facts.minorVersion > 0);
        }
    });
}

void RulesTest::everyRowIsReached()
{
    std::vector<bool> reached(http::framingRules().size());
    forEveryCombination([&reached](Side side, const http::FramingFacts& facts) {
        const auto* const rule = &http::framingRule(side, facts);
        reached[static_cast<std::size_t>(rule - http::framingRules().data())] = true;
    });
    for (std::size_t row = 0; row < reached.size(); ++row) {
        QVERIFY2(reached[row], http::framingRules()[row].text.data());
    }
}

void RulesTest::knownNamesAreFoundInAnyCase()
{
    for (std::size_t i = 1; i < http::HeaderCount; ++i) {
        const auto id = static_cast<Header>(i);
        std::string name(http::headerName(id));
        QVERIFY(!name.empty());
        QCOMPARE(http::headerFromName(name), id);
        for (char& c : name) {
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : http::scan::toLower(c);
        }
        QCOMPARE(http::headerFromName(name), id);
    }
    QCOMPARE(http::headerFromName("host"), Header::Host);
    QCOMPARE(http::headerFromName("te"), Header::Te);
    QCOMPARE(http::headerFromName("content-length"), Header::ContentLength);
    QCOMPARE(http::headerFromName("transfer-encoding"), Header::TransferEncoding);
    QCOMPARE(http::headerFromName("x-request-id"), Header::XRequestId);
    QCOMPARE(http::headerFromName("etag"), Header::ETag);
}

void RulesTest::unknownNamesAreOther()
{
    for (const std::string_view name : {"", "X", "Hos", "Hosts", "Content_Length", "Ho~t", "ZZ"}) {
        QCOMPARE(http::headerFromName(name), Header::Other);
    }
}

void RulesTest::findControlAgreesWithItsPortableForm()
{
    Random random(7);
    for (int round = 0; round < 20000; ++round) {
        std::string text(random.below(70), '\0');
        for (char& c : text) {
            c = static_cast<char>(random.chance(0.97) ? random.between(0x20, 0xff)
                                                      : random.between(0, 0xff));
            c = c == 0x7f && random.chance(0.8) ? '\t' : c;
        }
        const char* const begin = text.data();
        const char* const end = begin + text.size();
        const char* expected = begin;
        while (expected != end && http::scan::is(*expected, http::scan::Text)) {
            ++expected;
        }
        QCOMPARE(http::scan::findControl(begin, end) - begin, expected - begin);
        QCOMPARE(http::scan::findControlPortable(begin, end) - begin, expected - begin);
    }
}

void RulesTest::characterClassesAreThoseOfTheStandard()
{
    std::string tokens;
    std::string controls;
    for (int c = 0; c < 256; ++c) {
        const char byte = static_cast<char>(c);
        if (http::scan::is(byte, http::scan::Token)) {
            tokens += byte;
        }
        if (!http::scan::is(byte, http::scan::Text)) {
            controls += byte;
        }
    }
    QCOMPARE(tokens, std::string("!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`"
                                 "abcdefghijklmnopqrstuvwxyz|~"));
    QCOMPARE(controls.size(), std::size_t{32}); // 32 controls less HTAB, and DEL
    QVERIFY(controls.find('\t') == std::string::npos);
    QVERIFY(!http::scan::is('#', http::scan::Target));
    QVERIFY(!http::scan::is(' ', http::scan::Target));
}

void RulesTest::hopByHop_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("keepUpgrade");
    QTest::addColumn<QByteArray>("forwarded");
    const auto row = [](const char* name, const char* fields, const char* forwarded,
                        bool keepUpgrade = false) {
        QTest::newRow(name) << QByteArray(fields) << keepUpgrade << QByteArray(forwarded);
    };
    row("nothing special is all forwarded", "Accept: x\r\nX: 1\r\n", "Host Accept X");
    row("62: an upgrade to h2c is stripped",
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: A\r\n", "Host");
    row("63: Upgrade without Connection is stripped", "Upgrade: websocket\r\n", "Host");
    row("63: a wanted upgrade is kept", "Connection: upgrade\r\nUpgrade: websocket\r\n",
        "Host Upgrade", true);
    row("64: fields that Connection names are stripped",
        "Connection: X-Own, close\r\nx-own: 1\r\nX-Other: 2\r\n", "Host X-Other");
    row("64: Connection cannot take away who asks and for what",
        "Connection: Host, X-Forwarded-For, Authorization, Cookie\r\nX-Forwarded-For: 1\r\n"
        "Authorization: x\r\nCookie: y\r\n",
        "Host X-Forwarded-For Authorization Cookie");
    row("64: a field named in a second Connection line is stripped",
        "Connection: close\r\nConnection: X\r\nX: 1\r\n", "Host");
    row("65: every hop-by-hop field is stripped",
        "TE: trailers\r\nProxy-Connection: x\r\nKeep-Alive: 5\r\nTrailer: X\r\n"
        "Proxy-Authorization: x\r\n",
        "Host");
    row("the length is left to the writer", "Content-Length: 0\r\n", "Host");
}

void RulesTest::hopByHop()
{
    QFETCH(QByteArray, fields);
    QFETCH(bool, keepUpgrade);
    QFETCH(QByteArray, forwarded);
    const http::Limits limits;
    http::RequestParser parser(limits);
    http::RequestHead head;
    const std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n" + fields.toStdString() + "\r\n";
    QCOMPARE(parser.parse(bytes, head), http::Progress::Complete);
    http::markHopByHop(head.fields, keepUpgrade);
    std::string names;
    for (std::size_t i = 0; i < head.fields.size(); ++i) {
        if (!head.fields[i].hop) {
            names += (names.empty() ? "" : " ") + std::string(head.fields.name(i));
        }
    }
    QCOMPARE(names, forwarded.toStdString());
}

} // namespace bafar::test

using bafar::test::RulesTest;
TEST_CLASS(RulesTest)
#include "rules_test.moc"
