// What a report must not tell, and what stays in it: one row for each rule.
#include <QElapsedTimer>
#include <QTest>

#include "app/redaction.h"
#include "tests/support/main.h"

namespace bafar::test {

using app::Redaction;

class RedactionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreClean_data();
    void textsAreClean();
    void equalAddressesHaveEqualNumbers();
    void afterManyAddressesThereAreNoNumbers();
    void anotherClusterHasOtherNames();
    void aLongLineIsCutAtASpace();
    void hostileLinesTakeNoTime_data();
    void hostileLinesTakeNoTime();
};

static Redaction someRedaction()
{
    return Redaction(
        {"/home/sara", "sara", "prod-tehran", {"n1", "db-primary-07", "db-primary-07b"}});
}

static QString cleaned(const QString& text)
{
    return QString::fromStdString(someRedaction().clean(text.toStdString()));
}

static void cleanRow(const char* name, const char* text, const char* clean)
{
    QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(clean);
}

static void stayRow(const char* name, const char* text)
{
    cleanRow(name, text, text);
}

static void addSecrets()
{
    cleanRow("given a PEM block, then nothing of it",
             "read -----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY----- from it",
             "read [secret] from it");
    cleanRow("given one that is cut off, then nothing of it", "-----BEGIN PRIVATE KEY-----\nMIIEvQ",
             "[secret]");
    cleanRow("given a line of one, then nothing of it",
             "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj", "[secret]");
    cleanRow("given a password, then nothing of it", "password=hunter2, again",
             "password=[secret], again");
    cleanRow("given one that Qt quoted, then nothing of it",
             R"({\"password\":\"hunter2\",\"at\":4})", R"({\"password\":\"[secret]\",\"at\":4})");
    cleanRow("given one with a quote in it, then nothing of it", R"("password": "ab\"cd", 4)",
             R"("password": "[secret]", 4)");
    cleanRow("given quoted words for one, then nothing of them", R"(user=x password="a b c" next)",
             R"(user=x password="[secret]" next)");
    cleanRow("given them in other quotes, then nothing of them", "password = 'a \"b c' next",
             "password = '[secret]' next");
    cleanRow("given them in quotes within quotes within quotes, then nothing of them",
             R"(\\\"password\\\":\\\"a \\\\\\\"b c\\\",\\\"at\\\":4)",
             R"(\\\"password\\\":\\\"[secret]\\\",\\\"at\\\":4)");
    cleanRow("given words without quotes, then nothing up to the next name",
             "password=one two three retry = 3, again", "password=[secret] retry = 3, again");
    cleanRow("given base64 behind a word, then nothing of it", "authorization=Basic dXNlcjpw== x",
             "authorization=[secret]");
    cleanRow("given words that end as base64 does, then nothing of them",
             "password=a b c==, again d=, then", "password=[secret], again d=, then");
    cleanRow("given a name behind one that is hidden itself, then it stays hidden",
             "password=abc n1=5", "password=[secret] [host-1]=5");
    cleanRow("given the login name for it, then it stays hidden", "password=abc sara=5",
             "password=[secret] [user]=5");
    cleanRow("given one of which a part is hidden, then the rest stays", "password=abc x-n1=5",
             "password=[secret] x-[host-1]=5");
    cleanRow("given spaces behind one, then they stay", "password=one  \nnext",
             "password=[secret]  \nnext");
    cleanRow("given one that only begins as if it were hidden, then nothing of it",
             "password=[secret]hunter2, again", "password=[secret], again");
    cleanRow("given one behind an address, then nothing of both", "192.0.2.1-password=x",
             "[address-1]-password=[secret]");
    cleanRow("given a key of a URL, then nothing of it", "/v1?api_key=s3cr3t&node=4",
             "/v1?api_key=[secret]&node=4");
    cleanRow("given a token in JSON, then nothing of it", R"({"accessToken": "a b c", "at": 4})",
             R"({"accessToken": "[secret]", "at": 4})");
    cleanRow("given a pass phrase, then nothing of the line", "pass phrase: one two three",
             "pass phrase: [secret]");
    cleanRow("given a header, then nothing of it", "Authorization: Basic c2FyYTpoaQ==\nDate: now",
             "Authorization: [secret]\nDate: now");
    cleanRow("given a bearer's token, then nothing of it", "sent Bearer abc.def-1 to it",
             "sent Bearer [secret] to it");
    cleanRow("given a user in a URL, then nothing of him", "https://reza:pw@example.net/x",
             "https://[secret]@example.net/x");
}

static void addAddresses()
{
    cleanRow("given IPv4, then its number", "192.0.2.11:7600 and 192.0.2.12/24.",
             "[address-1]:7600 and [address-2]/24.");
    cleanRow("given a span of them, then both", "192.0.2.1-192.0.2.9...",
             "[address-1]-[address-2]...");
    cleanRow("given one in the name of a file, then it", "peer_192.0.2.1.log",
             "peer_[address-1].log");
    cleanRow("given one that is isolated in Persian, then it", "به \u2068192.0.2.1\u2069 نرسید",
             "به \u2068[address-1]\u2069 نرسید");
    cleanRow("given IPv6, then its number", "[2001:db8::1]:7600, fe80::1%eth0: gone",
             "[[address-1]]:7600, [address-2]: gone");
    cleanRow("given IPv4 in IPv6, then its number", "::ffff:192.0.2.1", "[address-1]");
    cleanRow("given a MAC address, then its number", "eth0 has 52:54:00:ab:CD:56",
             "eth0 has [address-1]");
}

static void addNames()
{
    cleanRow("given the home folder, then none", "/home/sara/.config, file:///home/sara",
             "~/.config, file://~");
    cleanRow("given the login name, then none", "Sara owns /var/mail/sara, sara's.",
             "[user] owns /var/mail/[user], [user]'s.");
    cleanRow("given hosts, then their numbers", "n1:7600, DB-primary-07 and db-primary-07b.",
             "[host-1]:7600, [host-2] and [host-3].");
    cleanRow("given the whole name of a host, then nothing of it",
             "at db-primary-07.rack-1.example.net.", "at [host-2].");
    cleanRow("given the cluster, then no name of it", "prod-tehran does not answer",
             "[cluster] does not answer");
}

static void addWhatStays()
{
    stayRow("given versions, then they stay", "MariaDB 10.11.6, Qt 6.4.2, 1:10.11.6-0+deb12u1");
    stayRow("given a number of five parts, then it stays", "1.3.6.1.4");
    stayRow("given times, then they stay", "09:34:12 2026-11-30T09:34:12.000Z 12:34:56.789");
    stayRow("given GTIDs, then they stay", "0-1-7 3E11FA47-71CA-11E1-9E33-C80AA9429562:1-5");
    stayRow("given names of C++, then they stay", "std::bad_alloc in app::Redaction::clean");
    stayRow("given a port, then it stays", ":7600");
    stayRow("given words that only contain a name, then they stay",
            "sarah n10 n1x preprod-tehran2");
    stayRow("given another's home, then it stays", "/home/sarah/x /mnt/home/sarahome");
    stayRow("given a path, then it stays",
            "/usr/lib/x86_64-linux-gnu/qt6/plugins/Tls/libqopenssl.so");
    stayRow("given words about secrets, then they stay", "no password was given; the key is wrong");
    stayRow("given the build's number, then it stays",
            "build 5f2c8e0d9a7b4c3d2e1f00112233445566778899");
    stayRow("given nothing, then nothing", "");
}

void RedactionTest::textsAreClean_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    addSecrets();
    addAddresses();
    addNames();
    addWhatStays();
}

void RedactionTest::textsAreClean()
{
    QFETCH(const QString, text);
    QTEST(cleaned(text), "clean");
    QTEST(cleaned(cleaned(text)), "clean"); // as a report is that was clean when it was written
}

void RedactionTest::equalAddressesHaveEqualNumbers()
{
    Redaction redaction = someRedaction();
    QCOMPARE(redaction.clean("192.0.2.1, 192.0.2.2, 192.0.2.1"),
             std::string("[address-1], [address-2], [address-1]"));
    QCOMPARE(redaction.clean("2001:DB8:0:0::1"), std::string("[address-3]"));
    QCOMPARE(redaction.clean("2001:db8::1 192.0.2.2"), std::string("[address-3] [address-2]"));
}

void RedactionTest::afterManyAddressesThereAreNoNumbers()
{
    Redaction redaction = someRedaction();
    for (std::size_t i = 0; i < Redaction::NumbersMax; ++i) {
        (void)redaction.clean("192.0.2." + std::to_string(i));
    }
    QCOMPARE(redaction.clean("198.51.100.1 192.0.2.0"), std::string("[address] [address-1]"));
}

void RedactionTest::anotherClusterHasOtherNames()
{
    Redaction redaction = someRedaction();
    redaction.setCluster("lab", {"a", "b"});
    QCOMPARE(redaction.clean("b of lab, n1 of prod-tehran, sara"),
             std::string("[host-2] of [cluster], n1 of prod-tehran, [user]"));
}

void RedactionTest::aLongLineIsCutAtASpace()
{
    const std::string word = "word ";
    std::string text;
    while (text.size() + word.size() <= Redaction::InputMax - 4) {
        text += word;
    }
    const std::string fits = text.substr(0, text.size() - 1);
    QCOMPARE(someRedaction().clean(text + "192.0.2.11"), fits); // not half of it
    QCOMPARE(someRedaction().clean(std::string(Redaction::InputMax + 1, 'a')), std::string());
}

void RedactionTest::hostileLinesTakeNoTime_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char* piece : {"a",       ":",       "a:",          "1.",        "1.1.1.1.",
                              "::1 ",    "key=",    "key=a ",      "key=\"",    "key=\\",
                              "key= b ", "key=  ",  "[host-1",     "token: \n", "://",
                              "://a@",   "Bearer ", "-----BEGIN ", "-----END ", "/home/sara",
                              "n1.",     "a-",      "A1b/",        "- -",       "db-primary-07"}) {
        QTest::newRow(QByteArray(piece).toPercentEncoding().constData()) << QByteArray(piece);
    }
}

/// A walk that begins anew within what it looked through takes minutes for these.
void RedactionTest::hostileLinesTakeNoTime()
{
    QFETCH(const QByteArray, piece);
    std::string text;
    while (text.size() < Redaction::InputMax) {
        text += piece.toStdString();
    }
    text.resize(Redaction::InputMax);
    Redaction redaction = someRedaction();
    QElapsedTimer passed;
    passed.start();
    const std::string clean = redaction.clean(text);
    QVERIFY2(passed.elapsed() < 2000, piece.constData());
    QVERIFY(clean.size() < 8 * Redaction::InputMax);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::RedactionTest)
#include "redaction_test.moc"
