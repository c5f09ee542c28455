// Who may do what: every kind of certificate against the table of routes.
#include "agents/api/auth.h"

#include <QTest>

#include "tests/api/conversation.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

const api::Route* routeOf(std::string_view path, http::Method method)
{
    return api::findRoute(api::apiRoutes(), method, path).route;
}

} // namespace

class AuthTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void certificates_data();
    void certificates();
    void roles_data();
    void roles();
    void everyRouteNamesSomeone();
    void claimsOfStrangersAreMarked();
    void plainListenerAsksNobody();
};

void AuthTest::certificates_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<QString>("text");
    QTest::newRow("a good one is let in") << QStringLiteral("good") << true << QString();
    QTest::newRow("none is refused and told how to get one")
        << QStringLiteral("none") << false << QStringLiteral("bafarctl pki issue");
    QTest::newRow("another cluster's is refused by name")
        << QStringLiteral("cluster") << false << QStringLiteral("for cluster \"shop\"");
    QTest::newRow("a revoked one is refused with who, when and why")
        << QStringLiteral("revoked") << false
        << QStringLiteral("was revoked by admin/ann at 2026-11-23T00:00:00.000Z: laptop lost");
    QTest::newRow("an expired one is refused with its end")
        << QStringLiteral("expired") << false << QStringLiteral("expired at 2026-11-22");
    QTest::newRow("what TLS refused is refused with its reason")
        << QStringLiteral("foreign") << false << QStringLiteral("foreign authority");
}

void AuthTest::certificates()
{
    QFETCH(QString, what);
    QFETCH(bool, allowed);
    QFETCH(QString, text);
    api::Revocations revocations;
    api::Guard guard = guardOf(revocations);
    guard.now = *wallTimeFromIso8601("2026-11-23T12:00:00Z");
    api::Caller caller = callerOf("operator");
    caller.identity->notAfter = *wallTimeFromIso8601("2026-12-01T00:00:00Z");
    if (what == QLatin1String("none")) {
        caller.identity.reset();
    } else if (what == QLatin1String("cluster")) {
        caller.identity->cluster = "shop";
    } else if (what == QLatin1String("revoked")) {
        revocations["0a1b"] = {"0a1b", "laptop lost", "admin/ann",
                               *wallTimeFromIso8601("2026-11-23T00:00:00Z")};
    } else if (what == QLatin1String("expired")) {
        caller.identity->notAfter = *wallTimeFromIso8601("2026-11-22T00:00:00Z");
    } else if (what == QLatin1String("foreign")) {
        caller.identity.reset();
        caller.refusal =
            runtime::Refusal{runtime::RefusalReason::ForeignCa, "foreign authority", std::nullopt};
    }
    const api::Decision decision =
        api::authorise(caller, routeOf("/v1/state", http::Method::Get), guard);
    QCOMPARE(decision.allowed, allowed);
    QCOMPARE(decision.endsConnection, !allowed);
    QVERIFY2(QString::fromStdString(decision.error.text).contains(text),
             decision.error.text.c_str());
}

void AuthTest::roles_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("allowed");
    const auto row = [](const char* route, const char* allowed) {
        QTest::newRow(route) << QString::fromUtf8(route) << QString::fromUtf8(allowed);
    };
    row("GET /v1/state", "viewer operator admin agent");
    row("GET /v1/stream", "viewer operator admin agent");
    row("GET /v1/ping", "viewer operator admin agent");
    row("GET /v1/history", "viewer operator admin");
    row("GET /v1/spec", "viewer operator admin");
    row("GET /v1/spec/history", "viewer operator admin");
    row("GET /v1/spec/0a1b", "viewer operator admin");
    row("GET /v1/actions/x", "viewer operator admin");
    row("GET /v1/audit", "operator admin");
    row("POST /v1/plans", "viewer operator admin");
    row("POST /v1/actions", "operator admin");
    row("DELETE /v1/actions/x", "operator admin");
    row("PUT /v1/spec", "admin");
    row("POST /v1/commands", "agent");
}

void AuthTest::roles()
{
    QFETCH(QString, route);
    QFETCH(QString, allowed);
    const QStringList words = route.split(QLatin1Char(' '));
    const http::Method method = http::methodFromName(words[0].toStdString());
    const std::string path = words[1].toStdString();
    const api::Revocations none;
    QStringList got;
    for (const char* role : {"viewer", "operator", "admin", "agent", "scrape", "nobody"}) {
        if (api::authorise(callerOf(role), routeOf(path, method), guardOf(none)).allowed) {
            got << QString::fromUtf8(role);
        }
    }
    QCOMPARE(got.join(QLatin1Char(' ')), allowed);
}

void AuthTest::everyRouteNamesSomeone()
{
    for (const api::Route& route : api::apiRoutes()) {
        QVERIFY2(!api::roleNames(route.roles).empty(), route.path.data());
        QVERIFY2(!route.about.empty(), route.path.data());
    }
}

void AuthTest::claimsOfStrangersAreMarked()
{
    api::Caller caller;
    caller.refusal = runtime::Refusal{runtime::RefusalReason::ForeignCa, "foreign authority",
                                      callerOf("admin", "mallory").identity};
    const api::Revocations none;
    const schema::AuditEntry entry =
        api::auditEntry(caller, "GET /v1/state", api::authorise(caller, nullptr, guardOf(none)));
    QCOMPARE(entry.actor, std::string("unknown (claims admin/mallory)"));
    QCOMPARE(entry.outcome, std::string("foreign authority"));
    QVERIFY(!entry.allowed);
}

void AuthTest::plainListenerAsksNobody()
{
    api::Caller caller;
    caller.anonymousAllowed = true;
    const api::Revocations none;
    QVERIFY(api::authorise(caller, &api::metricsRoutes().front(), guardOf(none)).allowed);
}

TEST_CLASS(AuthTest)

} // namespace bafar::test

#include "auth_test.moc"
