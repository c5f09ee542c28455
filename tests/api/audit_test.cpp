// Which lines of the audit log bafarctl asks for and shows, how an agent is read to its end, and
// that what every agent tells is one line.
#include <QTest>
#include <algorithm>

#include "agents/ctl/audit_text.h"
#include "core/schema/json.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::AuditPageMax;
using schema::AuditQuestion;
using schema::AuditReading;

class AuditTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsAskedFor_data();
    void whatIsAskedFor();
    void questions();
    void anAgentIsReadToItsEnd();
    void anAgentThatRepeatsItselfIsNotAskedForEver();
    void whatFits_data();
    void whatFits();
    void olderOnesAreWanted_data();
    void olderOnesAreWanted();
    void whatEveryAgentTellsIsOneLine();
    void ownAndAgreedLinesOfOneNumberAreTwo();
};

/// A line a minute, by its index: every third is refused, every second is of sara.
static schema::Record lineOf(std::uint64_t index, const std::string& node = "n1")
{
    schema::AuditEntry entry;
    entry.actor = index % 2 == 0 ? "operator/sara" : "viewer/reza";
    entry.from = "192.0.2.7";
    entry.what = "plan toy.move";
    entry.allowed = index % 3 != 0;
    entry.outcome = entry.allowed ? "allowed" : "viewers may not";
    schema::Record record;
    record.index = index;
    record.term = 1;
    record.kind = schema::RecordKind::Audit;
    record.at = {static_cast<std::int64_t>(index) * 60'000};
    record.node = node;
    record.body = {schema::toJson(entry)};
    record.chain = "c" + std::to_string(index);
    return record;
}

static std::vector<schema::Record> linesOf(std::uint64_t first, std::uint64_t last)
{
    std::vector<schema::Record> records;
    for (std::uint64_t index = first; index <= last; ++index) {
        records.push_back(lineOf(index));
    }
    return records;
}

/// "--since=10m --refused" as arguments.
static ctl::Arguments argumentsOf(const QString& options)
{
    ctl::Arguments arguments;
    for (const QString& option : options.split(u' ', Qt::SkipEmptyParts)) {
        arguments.options.emplace(option.section(u'=', 0, 0).toStdString(),
                                  option.section(u'=', 1).toStdString());
    }
    return arguments;
}

/// At the 30th line's moment.
static ctl::AuditWish wishOf(const QString& options)
{
    return *ctl::auditWish(argumentsOf(options), {30 * 60'000});
}

static QString indexesOf(const std::vector<schema::Record>& records)
{
    QStringList list;
    for (const schema::Record& record : records) {
        list.append(QString::number(record.index));
    }
    return list.join(u' ');
}

void AuditTextTest::whatIsAskedFor_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, const char* options, const char* then) {
        QTest::newRow(name) << QString::fromLatin1(options) << QString::fromLatin1(then);
    };
    row("given nothing, then the newest 50, and whether there are more", "", "50 of 51");
    row("given a number, then so many", "--limit=7", "7 of 8");
    row("given a large number, then as many as one answer holds, at first", "--limit=5000",
        "5000 of 1000");
    row("given all, then no bound", "--all=", "all of 1000");
    row("given a time, then no bound", "--since=10m", "all of 1000");
    row("given a person, then it is sifted here", "--actor=sara", "50 of 1000");
    row("given refusals, then they are sifted here", "--refused=", "50 of 1000");
    row("given a number and all, then not",
        "--limit=7 --all=", "--limit and --all exclude each other");
    row("given no number, then not", "--limit=x", "--limit is a number above 0");
    row("given no time, then not", "--since=later",
        "--since is how long ago, as 10m, or a moment, as 2026-11-23T14:00:00Z");
}

void AuditTextTest::whatIsAskedFor()
{
    QFETCH(const QString, options);
    QFETCH(const QString, then);
    const auto wish = ctl::auditWish(argumentsOf(options), {});
    if (!wish) {
        QCOMPARE(QString::fromStdString(wish.error().text), then);
        return;
    }
    const QString limit = wish->limit ? QString::number(*wish->limit) : QStringLiteral("all");
    QCOMPARE(QStringLiteral("%1 of %2").arg(limit).arg(ctl::newestFor(*wish)), then);
}

void AuditTextTest::questions()
{
    QCOMPARE(schema::auditTarget({}), std::string("/v1/audit?limit=1000"));
    QCOMPARE(schema::auditTarget({0, 5}), std::string("/v1/audit?from=0&limit=5"));
}

void AuditTextTest::anAgentIsReadToItsEnd()
{
    AuditReading reading;
    QCOMPARE(*reading.next(), (AuditQuestion{std::nullopt, AuditPageMax}));
    reading.take(linesOf(2001, 3000)); // as many as one answer holds: there may be more
    QVERIFY(!reading.isWhole());
    QVERIFY(reading.mayLackOwn());
    QCOMPARE(*reading.next(), (AuditQuestion{0, AuditPageMax}));
    reading.take(linesOf(501, 1500));
    QCOMPARE(*reading.next(), (AuditQuestion{1501, AuditPageMax}));
    reading.take(linesOf(1501, 2500));
    QCOMPARE(*reading.next(), (AuditQuestion{2501, AuditPageMax}));
    reading.take(linesOf(2501, 3000));
    QVERIFY(reading.isWhole());
    QVERIFY(!reading.next());

    AuditReading little;
    little.take(linesOf(1, 3));
    QVERIFY(little.isWhole());
    QVERIFY(!little.mayLackOwn());
}

void AuditTextTest::anAgentThatRepeatsItselfIsNotAskedForEver()
{
    AuditReading reading;
    reading.take(linesOf(1, 1000));
    reading.take(linesOf(1, 1000));
    QCOMPARE(*reading.next(), (AuditQuestion{1001, AuditPageMax}));
    reading.take(linesOf(1, 1000));
    QVERIFY(reading.isWhole());
}

void AuditTextTest::whatFits_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("leftOut");
    const auto row = [](const char* name, const char* options, bool whole, const char* shown,
                        bool leftOut) {
        QTest::newRow(name) << QString::fromLatin1(options) << whole << QString::fromLatin1(shown)
                            << leftOut;
    };
    row("given all, then all", "--all=", true, "21 22 23 24 25 26 27 28 29 30", false);
    row("given fewer, then the newest", "--limit=3", true, "28 29 30", true);
    row("given just as many, then all", "--limit=10", true, "21 22 23 24 25 26 27 28 29 30", false);
    row("given a name, then in any role", "--actor=sara", true, "22 24 26 28 30", false);
    row("given a role and a name, then both", "--actor=viewer/reza", true, "21 23 25 27 29", false);
    row("given a part of a name, then nobody", "--actor=ara", true, "", false);
    row("given refusals, then only they", "--refused=", true, "21 24 27 30", false);
    row("given both, then both", "--refused= --actor=sara", true, "24 30", false);
    row("given a time, then from it on", "--since=3m", true, "27 28 29 30", false);
    row("given an agent that keeps more, then that is said", "--refused=", false, "21 24 27 30",
        true);
    row("given what is older than what is wanted, then it is not", "--since=3m", false,
        "27 28 29 30", false);
}

void AuditTextTest::whatFits()
{
    QFETCH(const QString, options);
    QFETCH(const bool, whole);
    QFETCH(const QString, shown);
    QFETCH(const bool, leftOut);
    const ctl::AuditSome some = ctl::auditSome(wishOf(options), linesOf(21, 30), whole);
    QCOMPARE(indexesOf(some.records), shown);
    QCOMPARE(some.leftOut, leftOut);
}

void AuditTextTest::olderOnesAreWanted_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<bool>("wanted");
    const auto row = [](const char* name, const char* options, bool wanted) {
        QTest::newRow(name) << QString::fromLatin1(options) << wanted;
    };
    row("given all, then they are", "--all=", true);
    row("given the newest few, then not", "--limit=3", false);
    row("given a time that is reached, then not", "--since=3m", false);
    row("given an earlier time, then they are", "--since=20m", true);
    row("given few of a person, then they are", "--actor=sara", true);
    row("given enough of a person, then not", "--actor=sara --limit=5", false);
}

/// Of an agent that has more than the lines 21 to 30.
void AuditTextTest::olderOnesAreWanted()
{
    QFETCH(const QString, options);
    QFETCH(const bool, wanted);
    QCOMPARE(ctl::wantsOlder(wishOf(options), linesOf(21, 30)), wanted);
}

void AuditTextTest::whatEveryAgentTellsIsOneLine()
{
    std::vector<schema::Record> told = linesOf(2, 3);
    for (const schema::Record& record : linesOf(1, 3)) { // another agent
        told.push_back(record);
    }
    const std::string text =
        "TIME                      NODE  WHO            FROM       WHAT           "
        "OUTCOME\n"
        "1970-01-01T00:01:00.000Z  n1    viewer/reza    192.0.2.7  plan toy.move  "
        "allowed\n"
        "1970-01-01T00:02:00.000Z  n1    operator/sara  192.0.2.7  plan toy.move  "
        "allowed\n"
        "1970-01-01T00:03:00.000Z  n1    viewer/reza    192.0.2.7  plan toy.move  "
        "viewers may not\n";
    QCOMPARE(ctl::auditText(told, false), text);
    QCOMPARE(ctl::auditText({lineOf(1)}, true), schema::toJson(lineOf(1)) + "\n");
}

void AuditTextTest::ownAndAgreedLinesOfOneNumberAreTwo()
{
    schema::Record own = lineOf(1);
    own.chain.reset();
    const std::string lines = ctl::auditText({lineOf(1), own, lineOf(1), own}, true);
    QCOMPARE(std::count(lines.begin(), lines.end(), '\n'), std::ptrdiff_t{2});
}

TEST_CLASS(AuditTextTest)

} // namespace bafar::test

#include "audit_test.moc"
