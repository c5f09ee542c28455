// The authority and what it issues: contents, limits, encrypted keys, serials, ids.
#include "agents/runtime/pki.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <set>

#include "agents/runtime/clock.h"
#include "agents/runtime/file.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;

runtime::CertificateRequest requestFor(const char* role, const char* name)
{
    runtime::CertificateRequest request;
    request.cluster = "lab";
    request.role = role;
    request.name = name;
    return request;
}

} // namespace

class PkiTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theAuthorityIsOne();
    void itsKeyIsEncryptedAndOpensOnlyWithThePassphrase();
    void issuesWhatWasAsked();
    void lifetimesByRole_data();
    void lifetimesByRole();
    void refuses_data();
    void refuses();
    void refusesAnotherClusterAndAMixedUpKey();
    void anIssuedKeyMayBeEncryptedToo();
    void opensslVerifiesTheChain();
    void serialsAndIdsAreRandom();
    void readRefusesWhatIsNoCertificate();

private:
    runtime::Authority authority_;
    WallTime now_;
};

void PkiTest::initTestCase()
{
    now_ = WallTime{runtime::wallClockNow().unixMs / 1000 * 1000};
    authority_ = *runtime::createAuthority("lab", Certificates::passphrase(), now_);
}

void PkiTest::theAuthorityIsOne()
{
    const Result<runtime::CertificateInfo> info =
        runtime::readCertificate(authority_.certificatePem);
    QVERIFY(info.has_value());
    QVERIFY(info->authority);
    QCOMPARE(info->identity.cluster, std::string("lab"));
    QCOMPARE(info->identity.role, std::string());
    QVERIFY(info->subject.starts_with("Bafar CA lab "));
    QCOMPARE(info->fingerprint.size(), std::size_t{64});
    QCOMPARE(info->identity.notAfter.unixMs - now_.unixMs, qint64{3650} * 24 * 3600 * 1000);
    QVERIFY(!runtime::createAuthority("a b", Certificates::passphrase(), now_).has_value());
    QVERIFY(!runtime::createAuthority("lab", Secret("short"), now_).has_value());
}

void PkiTest::itsKeyIsEncryptedAndOpensOnlyWithThePassphrase()
{
    QVERIFY(authority_.keyPem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    const auto request = requestFor("viewer", "ann");
    for (const Secret& wrong : {Secret("wrong horse"), Secret()}) {
        const auto issued = runtime::issueCertificate(authority_, wrong, request, now_);
        QVERIFY(!issued.has_value());
        QVERIFY(issued.error().code == Code::Denied);
    }
}

void PkiTest::issuesWhatWasAsked()
{
    runtime::CertificateRequest request = requestFor("agent", "n1");
    request.dnsNames = {"n1.lab.example"};
    request.addresses = {*net::Address::parse("192.0.2.11"),
                         *net::Address::parse("2001:db8:77::11")};
    const auto issued =
        runtime::issueCertificate(authority_, Certificates::passphrase(), request, now_);
    QVERIFY(issued.has_value());
    const auto info = runtime::readCertificate(issued->certificatePem);
    QVERIFY(info.has_value());
    QVERIFY(!info->authority);
    QVERIFY(info->identity == issued->identity);
    QCOMPARE(runtime::identityUri(info->identity), std::string("bafar://lab/agent/n1"));
    QVERIFY((info->names ==
             std::vector<std::string>{"n1.lab.example", "192.0.2.11", "2001:db8:77::11"}));
    QCOMPARE(info->identity.notBefore.unixMs, now_.unixMs - 5 * 60 * 1000);
    QVERIFY(issued->keyPem.reveal().starts_with("-----BEGIN PRIVATE KEY-----"));
}

void PkiTest::lifetimesByRole_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<int>("askedHours"); // 0: the default
    QTest::addColumn<int>("hours");      // 0: refused
    const auto row = [](const char* name, const char* role, int asked, int hours) {
        QTest::newRow(name) << QString::fromLatin1(role) << asked << hours;
    };
    row("viewer by default", "viewer", 0, 720);
    row("operator by default", "operator", 0, 720);
    row("admin by default", "admin", 0, 720);
    row("agent by default", "agent", 0, 8760);
    row("scrape by default", "scrape", 0, 8760);
    row("an operator's day", "operator", 24, 24);
    row("an operator's 30 days", "operator", 720, 720);
    row("an operator's 30 days and an hour", "operator", 721, 0);
    row("an agent's year and an hour", "agent", 8761, 0);
    row("a negative one", "agent", -1, 0);
}

void PkiTest::lifetimesByRole()
{
    QFETCH(QString, role);
    QFETCH(int, askedHours);
    QFETCH(int, hours);
    runtime::CertificateRequest request = requestFor(qPrintable(role), "x");
    request.lifetime = std::chrono::hours(askedHours);
    const auto issued =
        runtime::issueCertificate(authority_, Certificates::passphrase(), request, now_);
    const qint64 lived =
        issued ? (issued->identity.notAfter.unixMs - now_.unixMs) / 3600 / 1000 : qint64{0};
    QCOMPARE(lived, qint64{hours});
    QVERIFY(issued || issued.error().code == Code::InvalidInput);
}

void PkiTest::refuses_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("dns");
    const auto row = [](const char* what, const char* role, const char* name, const char* dns) {
        QTest::newRow(what) << QString::fromLatin1(role) << QString::fromLatin1(name)
                            << QString::fromLatin1(dns);
    };
    row("an unknown role", "root", "x", "x");
    row("no name", "agent", "", "x");
    row("a name with a slash, which would change the URI", "agent", "n1/admin", "x");
    row("a name with a comma, which would add a SAN", "agent", "n1,URI:bafar://lab/admin/x", "x");
    row("a name with a newline", "agent", "n1\nx", "x");
    row("a DNS name with a comma", "agent", "n1", "x,URI:bafar://lab/admin/x");
    row("dots alone", "agent", "..", "x");
}

void PkiTest::refuses()
{
    QFETCH(QString, role);
    QFETCH(QString, name);
    QFETCH(QString, dns);
    runtime::CertificateRequest request = requestFor(qPrintable(role), qPrintable(name));
    request.dnsNames = {dns.toStdString()};
    const auto issued =
        runtime::issueCertificate(authority_, Certificates::passphrase(), request, now_);
    QVERIFY(!issued.has_value());
    QVERIFY(issued.error().code == Code::InvalidInput);
}

void PkiTest::refusesAnotherClusterAndAMixedUpKey()
{
    runtime::CertificateRequest request = requestFor("agent", "n1");
    request.cluster = "plant";
    const auto other =
        runtime::issueCertificate(authority_, Certificates::passphrase(), request, now_);
    QVERIFY(!other && other.error().code == Code::Conflict);
    runtime::Authority mixed = *runtime::createAuthority("lab", Certificates::passphrase(), now_);
    mixed.keyPem = authority_.keyPem;
    const auto wrong = runtime::issueCertificate(mixed, Certificates::passphrase(),
                                                 requestFor("agent", "n1"), now_);
    QVERIFY(!wrong && wrong.error().code == Code::InvalidInput);
}

void PkiTest::anIssuedKeyMayBeEncryptedToo()
{
    const QTemporaryDir folder;
    const std::string base = folder.path().toStdString();
    runtime::CertificateRequest request = requestFor("operator", "ann");
    request.keyPassphrase = Secret("ann's own phrase");
    const auto issued =
        runtime::issueCertificate(authority_, Certificates::passphrase(), request, now_);
    QVERIFY(issued.has_value());
    runtime::TlsFiles files{base + "/ca", base + "/crt", base + "/key", Secret()};
    QVERIFY(runtime::writeFileAtomically(files.caFile, authority_.certificatePem).has_value());
    QVERIFY(
        runtime::writeFileAtomically(files.certificateFile, issued->certificatePem).has_value());
    QVERIFY(runtime::writeFileAtomically(files.keyFile, issued->keyPem.reveal(), 0600).has_value());
    const auto closed = runtime::TlsContext::load(runtime::TlsSide::Client, files);
    QVERIFY(!closed && closed.error().code == Code::Denied);
    files.keyPassphrase = request.keyPassphrase;
    const auto opened = runtime::TlsContext::load(runtime::TlsSide::Client, files);
    QVERIFY(opened.has_value());
    QVERIFY((*opened)->self() == issued->identity);
}

void PkiTest::opensslVerifiesTheChain()
{
    const QTemporaryDir folder;
    Certificates certificates(folder.path().toStdString(), "lab");
    const runtime::TlsFiles files = certificates.issue("agent", "n1");
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("verify"), QStringLiteral("-x509_strict"),
                   QStringLiteral("-purpose"), QStringLiteral("sslserver"),
                   QStringLiteral("-CAfile"), QString::fromStdString(files.caFile),
                   QString::fromStdString(files.certificateFile)});
    QVERIFY(openssl.waitForFinished());
    QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError().constData());
}

void PkiTest::serialsAndIdsAreRandom()
{
    std::set<std::string> seen;
    for (int count = 0; count < 100; ++count) {
        const std::string id = runtime::secureRandomId();
        QCOMPARE(id.size(), std::size_t{32});
        QVERIFY(seen.insert(id).second);
    }
    QVERIFY(runtime::secureRandomSeed() != runtime::secureRandomSeed());
    const auto serial = [this] {
        return runtime::issueCertificate(authority_, Certificates::passphrase(),
                                         requestFor("viewer", "ann"), now_)
            ->identity.serial;
    };
    const std::string one = serial();
    QCOMPARE(one.size(), std::size_t{32});
    QVERIFY(one != serial());
}

void PkiTest::readRefusesWhatIsNoCertificate()
{
    for (const char* text : {"", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n"}) {
        const auto info = runtime::readCertificate(text);
        QVERIFY(!info && info.error().code == Code::InvalidInput);
    }
}

TEST_CLASS(PkiTest)

} // namespace bafar::test

#include "pki_test.moc"
