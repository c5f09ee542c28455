// The identity URI: exactly one form, everything else refused.
#include "agents/runtime/identity.h"

#include <QTest>
#include <set>

#include "tests/support/main.h"

namespace bafar::test {

class IdentityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAndWrites();
    void refuses_data();
    void refuses();
    void rolesOfPeople();
    void refusalNamesDiffer();
};

void IdentityTest::readsAndWrites()
{
    const Result<runtime::PeerIdentity> identity =
        runtime::identityFromUri("bafar://lab-1/operator/ann.k_2");
    QVERIFY(identity.has_value());
    QCOMPARE(identity->cluster, std::string("lab-1"));
    QCOMPARE(identity->role, std::string("operator"));
    QCOMPARE(identity->name, std::string("ann.k_2"));
    QCOMPARE(runtime::identityUri(*identity), std::string("bafar://lab-1/operator/ann.k_2"));
}

void IdentityTest::refuses_data()
{
    QTest::addColumn<QString>("uri");
    const auto row = [](const char* name, const char* uri) {
        QTest::newRow(name) << QString::fromLatin1(uri);
    };
    row("nothing", "");
    row("another scheme", "https://lab/agent/n1");
    row("the scheme in capitals", "BAFAR://lab/agent/n1");
    row("no name", "bafar://lab/agent");
    row("an empty name", "bafar://lab/agent/");
    row("an empty cluster", "bafar:///agent/n1");
    row("one part too many", "bafar://lab/agent/n1/");
    row("an unknown role", "bafar://lab/root/n1");
    row("a role in capitals", "bafar://lab/Agent/n1");
    row("a blank", "bafar://lab/agent/n 1");
    row("a percent escape", "bafar://lab/agent/n%31");
    row("a name of dots", "bafar://lab/agent/..");
    QTest::newRow("64 letters") << QStringLiteral("bafar://lab/agent/") +
                                       QString(64, QLatin1Char('n'));
}

void IdentityTest::refuses()
{
    QFETCH(QString, uri);
    const auto identity = runtime::identityFromUri(uri.toStdString());
    QVERIFY(!identity && identity.error().code == Code::InvalidInput);
}

void IdentityTest::rolesOfPeople()
{
    for (const char* role : {"viewer", "operator", "admin"}) {
        QVERIFY(runtime::isRole(role) && runtime::isConsoleRole(role));
    }
    for (const char* role : {"agent", "scrape"}) {
        QVERIFY(runtime::isRole(role) && !runtime::isConsoleRole(role));
    }
    QVERIFY(!runtime::isRole("") && !runtime::isConsoleRole("root"));
}

void IdentityTest::refusalNamesDiffer()
{
    std::set<std::string_view> names;
    constexpr int Reasons = static_cast<int>(runtime::RefusalReason::Unusable) + 1;
    for (int reason = 0; reason < Reasons; ++reason) {
        names.insert(runtime::refusalName(static_cast<runtime::RefusalReason>(reason)));
    }
    QCOMPARE(names.size(), static_cast<std::size_t>(Reasons));
}

TEST_CLASS(IdentityTest)

} // namespace bafar::test

#include "identity_test.moc"
