#include <QTest>

#include "core/base/random.h"
#include "core/http/target.h"
#include "tests/http/print.h"
#include "tests/support/main.h"

namespace bafar::test {

class TargetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalisation_data();
    void normalisation();
    void queries_data();
    void queries();
    void escapesReadBack();
    void authorities_data();
    void authorities();
    void authoritiesCompare();
    void normalisedPathsStayNormal();
};

namespace {

QByteArray shown(const Result<std::string>& result)
{
    return result ? QByteArray::fromStdString(*result) : QByteArray("refused");
}

} // namespace

void TargetTest::normalisation_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("normal");
    const auto row = [](const char* name, const char* path, const char* normal) {
        QTest::newRow(name) << QByteArray(path) << QByteArray(normal);
    };
    row("the root stays", "/", "/");
    row("no path is the root", "", "/");
    row("a plain path stays", "/v1/state", "/v1/state");
    row("a closing slash stays", "/v1/", "/v1/");
    row("single dots go", "/./a/./b", "/a/b");
    row("double dots take a segment along", "/a/../b", "/b");
    row("double dots at the end leave a slash", "/a/b/..", "/a/");
    row("escaped dots are dots", "/a/%2e%2E/b", "/b");
    row("unreserved escapes are decoded", "/%61%7e", "/a~");
    row("an escaped slash is no separator", "/a%2fb", "/a%2Fb");
    row("empty segments go", "//a///b", "/a/b");
    row("above the root is refused", "/..", "refused");
    row("above the root after a detour is refused", "/a/../../b", "refused");
    row("above the root by an escaped slash is refused", "/%2e%2e%2fa", "refused");
    row("an escaped slash does not hide that dots climb", "/a%2fb/../..", "refused");
    row("above the root by a backslash is refused", "/..\\a", "refused");
    row("a NUL is refused", "/a%00b", "refused");
    row("half an escape is refused", "/a%4", "refused");
}

void TargetTest::normalisation()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, normal);
    QCOMPARE(shown(http::normalisedPath(path.toStdString())), normal);
}

void TargetTest::queries_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* name, const char* query, const char* value) {
        QTest::newRow(name) << QByteArray(query) << QByteArray(value);
    };
    row("found among others", "a=1&since=42&b=2", "42");
    row("not there", "a=1&sincere=2", "nothing");
    row("no query at all", "", "nothing");
    row("without a value", "since", "");
    row("with an empty value", "since=", "");
    row("a plus is a blank", "since=a+b%2Bc", "a b+c");
    row("an equals sign in the value", "since=a=b", "a=b");
    row("an escaped name", "s%69nce=1", "1");
    row("twice is refused", "since=1&since=1", "refused");
    row("a broken escape is refused", "since=%g0", "refused");
    row("a broken escape in another name is refused", "%=1&since=2", "refused");
}

void TargetTest::queries()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, value);
    const auto found = http::queryValue(query.toStdString(), "since");
    const std::string text = !found ? "refused" : found->value_or("nothing");
    QCOMPARE(QByteArray::fromStdString(text), value);
}

void TargetTest::escapesReadBack()
{
    Random random(11);
    for (int round = 0; round < 500; ++round) {
        std::string text(random.below(40), ' ');
        for (char& c : text) {
            c = static_cast<char>(random.below(256));
        }
        QCOMPARE(http::decoded(http::encoded(text)).value_or("refused"), text);
        QCOMPARE(http::decoded(http::encoded(text), true).value_or("refused"), text);
    }
    QCOMPARE(http::encoded("a b/c"), std::string("a%20b%2Fc"));
    QCOMPARE(http::decoded("a+b").value_or(""), std::string("a+b"));
}

void TargetTest::authorities_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    const auto row = [](const char* name, const char* text, const char* host, int port) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(host) << port;
    };
    row("a name", "node-1.example", "node-1.example", 0);
    row("a name and a port", "a:7600", "a", 7600);
    row("an IPv4 address", "192.0.2.1:80", "192.0.2.1", 80);
    row("an IPv6 address", "[2001:db8::1]", "[2001:db8::1]", 0);
    row("an IPv6 address and a port", "[::1]:443", "[::1]", 443);
    row("nothing is refused", "", "refused", 0);
    row("only a port is refused", ":80", "refused", 0);
    row("a port of zero is refused", "a:0", "refused", 0);
    row("a port that is no number is refused", "a:8o", "refused", 0);
    row("a port with a sign is refused", "a:+80", "refused", 0);
    row("a port of seven digits is refused", "a:0000080", "refused", 0);
    row("an IPv6 address without brackets is refused", "::1", "refused", 0);
    row("brackets around nothing are refused", "[]", "refused", 0);
    row("a zone is refused", "[fe80::1%25eth0]", "refused", 0);
    row("an escape is refused", "a%2e", "refused", 0);
}

void TargetTest::authorities()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, host);
    QFETCH(int, port);
    const std::string input = text.toStdString();
    const auto authority = http::parseAuthority(input);
    const std::string found = authority ? std::string(authority->host) : "refused";
    QCOMPARE(QByteArray::fromStdString(found), host);
    QCOMPARE(authority ? authority->port.value_or(0) : 0, port);
}

void TargetTest::authoritiesCompare()
{
    QVERIFY(http::sameAuthority("a", "A:80"));
    QVERIFY(http::sameAuthority("[::1]:81", "[::1]:81"));
    QVERIFY(!http::sameAuthority("a", "a:81"));
    QVERIFY(!http::sameAuthority("a", "b"));
    QVERIFY(!http::sameAuthority("", ""));
}

void TargetTest::normalisedPathsStayNormal()
{
    constexpr std::string_view Alphabet = "/..ab%2eF5c\\";
    Random random(13);
    int accepted = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string path = "/";
        for (std::uint64_t i = random.below(14); i > 0; --i) {
            path += Alphabet[random.below(Alphabet.size())];
        }
        const auto normal = http::normalisedPath(path);
        QCOMPARE(normal.has_value(), !http::checkPath(path).has_value());
        if (!normal || normal->find('%') != std::string::npos) {
            continue;
        }
        ++accepted;
        QVERIFY(normal->find("/../") == std::string::npos);
        QVERIFY(normal->find("//") == std::string::npos);
        QCOMPARE(http::normalisedPath(*normal).value_or("refused"), *normal);
    }
    QVERIFY(accepted > 1000);
}

} // namespace bafar::test

using bafar::test::TargetTest;
TEST_CLASS(TargetTest)
#include "target_test.moc"
