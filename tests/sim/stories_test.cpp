// Every file of tests/sim/stories is a story that must come true, and wrong lines are refused.
#include <QDir>
#include <QTest>

#include "agents/sim/checks.h"
#include "agents/sim/script.h"
#include "tests/sim/sites.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

/// "shape interval 100ms" and "shape no-preempt" change the site that a story runs on.
sim::SiteShape shapeOf(const QString& story)
{
    sim::SiteShape shape = usualShape();
    for (const QString& line : story.split(QLatin1Char('\n'))) {
        const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (words.value(0) != QStringLiteral("#shape")) {
            continue;
        }
        if (words.value(1) == QStringLiteral("interval")) {
            shape.routers.front().interval =
                schema::durationFromText(words.value(2).toStdString()).value();
        } else if (words.value(1) == QStringLiteral("no-preempt")) {
            shape.routers.front().preempt = false;
        }
    }
    return shape;
}

/// Empty: not readable.
QString textOf(const QString& file)
{
    QFile input(file);
    return input.open(QIODevice::ReadOnly) ? QString::fromUtf8(input.readAll()) : QString();
}

} // namespace

class StoriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storiesComeTrue_data();
    void storiesComeTrue();
    void theDemosStoryPlaysToItsEnd();
    void falseExpectationFails();
    void wrongWordOfAnActionIsCaught_data();
    void wrongWordOfAnActionIsCaught();
    void wrongLines_data();
    void wrongLines();

private:
    void comesTrue(const sim::SiteShape& shape, const QString& text);
};

void StoriesTest::storiesComeTrue_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(qEnvironmentVariable("BAFAR_SOURCE_DIR") +
                      QStringLiteral("/tests/sim/stories"));
    for (const QFileInfo& file : folder.entryInfoList({QStringLiteral("*.story")})) {
        QTest::newRow(qPrintable(file.completeBaseName())) << file.absoluteFilePath();
    }
}

void StoriesTest::storiesComeTrue()
{
    QFETCH(QString, file);
    const QString text = textOf(file);
    QVERIFY(!text.isEmpty());
    comesTrue(shapeOf(text), text);
}

/// The file that `bafar --demo` plays, on the demo's site, and what a person should see after each
/// scene.
void StoriesTest::theDemosStoryPlaysToItsEnd()
{
    const QString story =
        textOf(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/app/demo.story"));
    QVERIFY(!story.isEmpty());
    const QString expected = QStringLiteral(R"(
at 0s start n1 n2 n3
# It opens on a cluster at rest.
expect n1 holds 192.0.2.100 from 4s to 220s
expect n2 sees n1 ok from 180s to 220s
# n1's agent dies: n2 has the address within a master-down time, and n1's kernel lets go.
expect n2 holds 192.0.2.100 from 223.5s to 245s
expect n1 lacks 192.0.2.100 from 225.1s to 247.9s
expect n3 sees n1 stale by 225s
# It comes back, listens first, and preempts.
expect n1 holds 192.0.2.100 from 249s to 400s
expect n2 lacks 192.0.2.100 from 249s to 400s
expect n3 sees n1 ok by 249s
# n3 is cut off: each side has its owner; together again there is one.
expect n3 lacks 192.0.2.100 from 4s to 282.4s
expect n3 holds 192.0.2.100 from 283.6s to 305s
expect n1 sees n3 stale by 284.5s
expect n3 lacks 192.0.2.100 from 306.1s to 400s
expect n1 sees n3 ok by 315s
# n2 is a backup: without it nothing moves.
expect n1 sees n2 ok by 350s
expect n1 sees n2 stale by 355s
expect n1 sees n2 ok by 400s
expect n1 sees n3 ok by 400s
)");
    comesTrue(usualShape(), story + expected);
}

/// Plays a text on a site, looking at every rule after every event.
void StoriesTest::comesTrue(const sim::SiteShape& shape, const QString& text)
{
    const auto site = siteOf(shape);
    site->world().keepTranscript(1000);
    sim::Checks checks(*site);
    sim::Script script(*site);
    const Result<void> read = script.story(text.toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().text.c_str());
    QVERIFY(script.expectations() > 0);
    site->world().runUntil(script.end(), [&checks] { return checks.look(); });
    if (checks.failure() || !script.failures().empty()) {
        for (const std::string& line : site->world().transcript()) {
            qWarning("%s", line.c_str());
        }
    }
    QCOMPARE(checks.failure().value_or("none"), std::string("none"));
    QCOMPARE(script.failures(), std::vector<std::string>{});
}

void StoriesTest::falseExpectationFails()
{
    const auto site = siteOf(usualShape());
    sim::Script script(*site);
    QVERIFY(script
                .story("at 0s start n1 n2 n3\n"
                       "expect n2 holds 192.0.2.100 by 9s\n"
                       "expect nobody holds 192.0.2.100 from 1s to 9s\n"
                       "expect n1 sees n2 stale by 9s\n"
                       "expect action succeeded by 9s\n")
                .has_value());
    site->world().runUntil(script.end());
    QCOMPARE(script.failures().size(), std::size_t{4});
    QCOMPARE(script.failures().at(1),
             std::string("not so at 9 s: expect n2 holds 192.0.2.100 by 9s"));
}

void StoriesTest::wrongWordOfAnActionIsCaught_data()
{
    QTest::addColumn<bool>("lies");
    QTest::addColumn<QString>("finding");
    QTest::newRow("a cut after the command counts as no answer") << false << QString();
    QTest::newRow("a cut after the command counts as not sent")
        << true << QStringLiteral("says that nothing is left of it, but its claim was made");
}

/// The rule about ended actions can fail: a client that takes a lost answer for a lost command
/// makes an action say that nothing happened while the address moved.
void StoriesTest::wrongWordOfAnActionIsCaught()
{
    QFETCH(bool, lies);
    QFETCH(QString, finding);
    const auto site = siteOf(usualShape(), lies);
    sim::Checks checks(*site);
    sim::Script script(*site);
    QVERIFY(script
                .story("at 0s start n1 n2 n3\n"
                       "at 10s hand over web to n3 from n1\n"
                       "at 10.0008s crash n3\n"
                       "expect n3 holds 192.0.2.100 from 10.001s to 14s\n")
                .has_value());
    site->world().runUntil(script.end(), [&checks] { return checks.look(); });
    const QString found = QString::fromStdString(checks.failure().value_or(std::string()));
    QCOMPARE(found.isEmpty(), finding.isEmpty());
    QVERIFY2(found.contains(finding), qPrintable(found));
}

void StoriesTest::wrongLines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* line, const char* text) {
        QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(text);
    };
    row("a misspelt verb", "at 5s crsh n1", "no such thing as \"crsh\"; did you mean crash?");
    row("an unknown node", "at 5s crash n9", "no node \"n9\"; there are n1 n2 n3");
    row("a time without a unit", "at 5 crash n1", "");
    row("no node", "at 5s crash", "write it as: crash n1");
    row("a partition of one group", "partition n1 n2", "write it as: partition n1 | n2 n3");
    row("a delay over the network's bound", "delay n1 -> n2 5s",
        "write it as: delay n1 -> n2 20ms, at most 60 ms");
    row("an expectation without a time", "expect n1 holds 192.0.2.100",
        "write it as: expect n2 holds 192.0.2.100 by 9s, or: from 5s to 9s");
    row("a state that is none", "expect n1 sees n2 dead by 5s",
        "write it as: expect n1 sees n2 stale by 9s");
}

void StoriesTest::wrongLines()
{
    QFETCH(QString, line);
    QFETCH(QString, text);
    const auto site = siteOf(usualShape());
    sim::Script script(*site);
    const Result<void> read = script.line(line.toStdString());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, Code::InvalidInput);
    if (!text.isEmpty()) {
        QCOMPARE(QString::fromStdString(read.error().text), text);
    }
}

TEST_CLASS(StoriesTest)

} // namespace bafar::test

#include "stories_test.moc"
