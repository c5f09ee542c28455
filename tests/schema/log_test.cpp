// Whom a reader of a log asks, how, and what he is told when lines may be missing.
#include <QTest>

#include "core/schema/log_place.h"
#include "core/schema/log_route.h"
#include "core/schema/log_text.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::LogRoute;
using Next = LogRoute::Next;
using namespace std::chrono_literals;

class LogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agentsAreAskedInTurn();
    void theOneThatIsNamedIsNext();
    void aLostLogGoesOnThroughAnother();
    void aRefusalEndsIt_data();
    void aRefusalEndsIt();
    void withoutFollowingACutIsTheEnd();
    void whoeverIsSilentForeverIsAskedForever();
    void linesThatMayBeMissingAreTold_data();
    void linesThatMayBeMissingAreTold();
    void queries();
    void linesAsText();
};

static const Error Silent{Code::Unavailable, "does not answer"};

void LogTest::agentsAreAskedInTurn()
{
    Random random(1);
    LogRoute route({"n1", "n2", "n3"}, true);
    QStringList asked;
    for (int i = 0; i < 6; ++i) {
        asked.append(QString::fromStdString(route.asked()));
        const LogRoute::Step step = route.ended(Silent, Instant(1s), random);
        QCOMPARE(step.next, i < 5 ? Next::Ask : Next::Around);
        QVERIFY(!step.lost);
        QCOMPARE(step.pause == Duration{}, i < 5); // all are asked at once, then it waits
    }
    QCOMPARE(asked.join(u' '), QStringLiteral("n1 n2 n3 n1 n2 n3"));
    QVERIFY(!route.began());
    QCOMPARE(route.problems().size(), std::size_t{6});
}

void LogTest::theOneThatIsNamedIsNext()
{
    Random random(1);
    LogRoute route({"n1", "n2", "n3"}, true);
    route.redirected({"n9", "n1", "n3"}); // one that is not known, and the one that says it
    (void)route.ended(Silent, Instant(1s), random);
    QCOMPARE(route.asked(), std::string("n3"));
    (void)route.ended(Silent, Instant(1s), random);
    QCOMPARE(route.asked(), std::string("n1"));
}

void LogTest::aLostLogGoesOnThroughAnother()
{
    Random random(1);
    LogRoute route({"n1", "n2"}, true);
    QVERIFY(!route.opened(Instant(1s)));
    route.told({Code::Unavailable, "the agent is stopping"});
    const LogRoute::Step step = route.ended(Silent, Instant(2s), random);
    QVERIFY(step.lost);
    QCOMPARE(step.why.text, std::string("the agent is stopping"));
    QVERIFY(step.pause > Duration{});
    QCOMPARE(route.asked(), std::string("n2"));
    QVERIFY(!route.ended(Silent, Instant(2s), random).lost); // it was told once
    QVERIFY(route.opened(Instant(3s)));
    QVERIFY(route.problems().empty());
    QVERIFY(route.ended(Silent, Instant(4s), random).lost);
}

void LogTest::aRefusalEndsIt_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("over");
    const auto row = [](const char* name, Code code, bool over) {
        QTest::newRow(name) << static_cast<int>(code) << over;
    };
    row("an agent that does not answer", Code::Unavailable, false);
    row("an engine that hangs", Code::Timeout, false);
    row("too many readers of this agent", Code::LimitExceeded, false);
    row("no such service", Code::NotFound, true);
    row("not for this certificate", Code::Denied, true);
}

void LogTest::aRefusalEndsIt()
{
    QFETCH(int, code);
    QFETCH(bool, over);
    Random random(1);
    LogRoute route({"n1", "n2"}, true);
    const auto step = route.ended({static_cast<Code>(code), "why"}, Instant(1s), random);
    QCOMPARE(step.next == Next::Over, over);
}

void LogTest::withoutFollowingACutIsTheEnd()
{
    Random random(1);
    LogRoute route({"n1", "n2"}, false);
    (void)route.opened(Instant(1s));
    const LogRoute::Step step = route.ended(Silent, Instant(2s), random);
    QCOMPARE(step.next, Next::Over);
    QVERIFY(step.lost);
}

void LogTest::whoeverIsSilentForeverIsAskedForever()
{
    Random random(1);
    LogRoute route({"n1", "n2"}, true);
    (void)route.opened(Instant(1s));
    Duration longest{};
    for (int i = 0; i < 1000; ++i) {
        const LogRoute::Step step = route.ended(Silent, Instant(1s), random);
        QVERIFY(step.next != Next::Over);
        longest = std::max(longest, step.pause);
    }
    QCOMPARE(route.problems().size(), std::size_t{4});
    QVERIFY(longest > 2s && longest <= 5s);
}

static schema::LogPiece pieceOf(const QString& lines)
{
    schema::LogPiece piece;
    for (const QString& line : lines.split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(u' ');
        schema::LogLine one;
        one.id = parts[0].toStdString();
        one.task = "web." + one.id;
        one.at = {parts[1].toLongLong() * 1000};
        one.text = parts[2].toStdString();
        piece.lines.push_back(one);
    }
    return piece;
}

void LogTest::linesThatMayBeMissingAreTold_data()
{
    QTest::addColumn<QString>("first"); ///< "task second text, ..."
    QTest::addColumn<QString>("again");
    QTest::addColumn<QString>("gaps"); ///< "task last-next"
    QTest::newRow("given the last line comes again, then none") << "a 20 x"
                                                                << "a 20 x, a 21 y"
                                                                << "";
    QTest::newRow("given it does not come again, then one") << "a 20 x"
                                                            << "a 25 y, a 26 z"
                                                            << "web.a 20-25";
    QTest::newRow("given earlier ones come again and it does not, then one") << "a 18 w, a 20 x"
                                                                             << "a 18 w, a 25 y"
                                                                             << "web.a 20-25";
    QTest::newRow("given another task's new lines come first, then none")
        << "a 20 x, b 20 y"
        << "b 20 y, b 21 z, a 20 x, a 22 q"
        << "";
    QTest::newRow("given a task that was quiet for longer than is asked for, then none")
        << "a 5 x, b 20 y"
        << "b 20 y, a 30 z"
        << "";
    QTest::newRow("given a new task, then none") << "a 20 x"
                                                 << "c 21 y, a 20 x"
                                                 << "";
    QTest::newRow("given two tasks lost theirs, then two") << "a 20 x, b 21 y"
                                                           << "b 30 z, a 31 q"
                                                           << "web.b 21-30 web.a 20-31";
}

void LogTest::linesThatMayBeMissingAreTold()
{
    QFETCH(QString, first);
    QFETCH(QString, again);
    QFETCH(QString, gaps);
    schema::LogPlace place;
    schema::LogPiece piece = pieceOf(first);
    place.take(piece);
    QVERIFY(place.takeGaps().empty());
    place.reopened();
    piece = pieceOf(again);
    place.take(piece);
    QStringList told;
    for (const schema::LogGap& gap : place.takeGaps()) {
        told.append(QStringLiteral("%1 %2-%3")
                        .arg(QString::fromStdString(gap.task))
                        .arg(gap.last.unixMs / 1000)
                        .arg(gap.next.unixMs / 1000));
    }
    QCOMPARE(told.join(u' '), gaps);
    QVERIFY(place.takeGaps().empty());
}

void LogTest::queries()
{
    const schema::LogWish wish{"web", 5, WallTime{1000}, true};
    QCOMPARE(schema::logQuery(wish, {}),
             std::string("?follow=yes&tail=5&since=1970-01-01T00%3A00%3A01.000Z"));
    QCOMPARE(schema::logQuery(wish, WallTime{2000}),
             std::string("?follow=yes&since=1970-01-01T00%3A00%3A02.000Z"));
    QCOMPARE(schema::logQuery({"web", {}, {}, false}, {}), std::string("?follow=no"));
}

void LogTest::linesAsText()
{
    schema::LogLine line{{1}, "web.1", "t1", "n1", schema::LogStream::Stderr, "oh"};
    std::size_t width = 0;
    QCOMPARE(schema::logLineText(line, width),
             std::string("1970-01-01T00:00:00.001Z web.1@n1 ! oh"));
    line.node.clear();
    line.at = {};
    QCOMPARE(schema::logLineText(line, width),
             std::string("------------------------ web.1    ! oh"));
}

TEST_CLASS(LogTest)

} // namespace bafar::test

#include "log_test.moc"
