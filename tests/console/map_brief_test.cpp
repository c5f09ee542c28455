// What a card says where it has little room, and what is heard of it then.
#include <QApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QTest>

#include "tests/support/main.h"
#include "ui/map/card.h"
#include "ui/map/card_brief.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using schema::State;

namespace {

constexpr double BriefRoom = 78; ///< a lane of a small window, at the zoom that the map opens with

constexpr char LongReason[] =
    "259 of 300 connections are open: raise max_connections or end idle ones "
    "before it is full";

topology::Thing serverIn(State state)
{
    topology::Thing thing;
    thing.entity.id = "database/n2";
    thing.entity.title = "MariaDB n2";
    thing.entity.concept_ = "database";
    thing.entity.node = "n2";
    thing.entity.lane = schema::Lane::Data;
    thing.entity.state = state;
    thing.entity.facts.push_back({"zeal", "much"});
    thing.entity.facts.push_back({"connections", "259 of 300"});
    if (state == State::Degraded) {
        thing.entity.reason = LongReason;
    }
    return thing;
}

QString said(const QStringList& lines)
{
    return shared::withoutIsolation(lines.join(QLatin1Char('|')));
}

} // namespace

class MapBriefTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aNameIsSmallerBeforeItIsCut();
    void theNodesNameIsNeverCutAway();
    void theReasonComesBeforeTheState();
    void theFirstFactIsSaidOfWhatIsWell();
    void theReasonIsNotCutWithinItsFirstPart_data();
    void theReasonIsNotCutWithinItsFirstPart();
    void theRoleIsNotCut();
    void ofACutReasonTheHeadIsLeftOut();
    void noTokenIsCutInTheLastLine();
    void theReasonHasTheLinesOfFacts();
    void itsFiguresAreSaidOnce_data();
    void itsFiguresAreSaidOnce();
    void theWholeReasonIsHeard();
};

void MapBriefTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    QLocale::setDefault(QLocale::c());
}

void MapBriefTest::aNameIsSmallerBeforeItIsCut()
{
    const QString title = ui::map::cardTitle(serverIn(State::Ok), {});
    const QFont usual = ui::map::briefNameFont(title, 1000);
    const double whole = QFontMetricsF(usual).horizontalAdvance(title);
    const QFont smaller = ui::map::briefNameFont(title, whole - 1);
    QVERIFY(smaller.pixelSize() < usual.pixelSize());
    QVERIFY(smaller.pixelSize() >= 11); // as small as anything that is read
    QCOMPARE(ui::map::briefTitle(serverIn(State::Ok), {}, false, smaller, whole - 1), title);
}

void MapBriefTest::theNodesNameIsNeverCutAway()
{
    const QFont font = shared::strongFont();
    const topology::Thing thing = serverIn(State::Ok);
    const double whole = QFontMetricsF(font).horizontalAdvance(ui::map::cardTitle(thing, {})) + 1;
    const auto title = [&](bool byHost, double room) {
        return shared::withoutIsolation(ui::map::briefTitle(thing, {}, byHost, font, room));
    };
    QCOMPARE(title(false, whole), QStringLiteral("MariaDB n2"));
    QCOMPARE(title(false, whole - 4), QStringLiteral("n2"));
    QCOMPARE(title(true, whole - 4), QStringLiteral("MariaDB")); // the box is the node's
}

void MapBriefTest::theReasonComesBeforeTheState()
{
    const QStringList lines = ui::map::briefLines(serverIn(State::Degraded), {}, BriefRoom, 2);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(said(lines).startsWith(QLatin1String("259 of 300")), qPrintable(said(lines)));
    QVERIFY2(!said(lines).contains(QLatin1String("degraded")), qPrintable(said(lines)));
}

void MapBriefTest::theFirstFactIsSaidOfWhatIsWell()
{
    topology::Thing thing = serverIn(State::Ok);
    thing.entity.facts.insert(thing.entity.facts.begin(), schema::Fact{"host name", "MariaDB n2"});
    QCOMPARE(said(ui::map::briefLines(thing, {}, BriefRoom, 2)), QStringLiteral("zeal much"));
    thing.entity.facts.push_back({"role", "rather odd"});
    QCOMPARE(said(ui::map::briefLines(thing, {}, 1000, 2)), QStringLiteral("rather odd"));
}

void MapBriefTest::theReasonIsNotCutWithinItsFirstPart_data()
{
    QTest::addColumn<QString>("widest");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("lines");
    QTest::newRow("given room for it on one line, then no more than it")
        << QStringLiteral("259 of 300 connections are open") << 1
        << QStringLiteral("259 of 300 connections are open");
    QTest::newRow("given less, then on two") << QStringLiteral("259 of 300 connections") << 2
                                             << QStringLiteral("259 of 300 connections|are open");
    QTest::newRow("given as little as a brief card has, then on three")
        << QStringLiteral("connections") << 3 << QStringLiteral("259 of 300|connections|are open");
    QTest::newRow("given room for all of it, then all of it")
        << QString::fromLatin1(LongReason) << 1 << QString::fromLatin1(LongReason);
}

void MapBriefTest::theReasonIsNotCutWithinItsFirstPart()
{
    QFETCH(QString, widest);
    QFETCH(int, limit);
    const topology::Thing thing = serverIn(State::Degraded);
    const double room = QFontMetricsF(shared::captionFont()).horizontalAdvance(widest) + 2;
    QTEST(said(ui::map::reasonLines(thing, room, limit)), "lines");
    QTEST(said(ui::map::briefLines(thing, {}, room, limit)), "lines");
}

void MapBriefTest::theRoleIsNotCut()
{
    topology::Thing thing = serverIn(State::Ok);
    thing.entity.facts.push_back({"role", "primary, writable"});
    const QFontMetricsF metrics(shared::captionFont());
    const double room = metrics.horizontalAdvance(QStringLiteral("primary, writable")) + 1;
    QCOMPARE(said(ui::map::briefLines(thing, {}, room, 1)), QStringLiteral("primary, writable"));
    QCOMPARE(said(ui::map::briefLines(thing, {}, room - 4, 1)), QStringLiteral("primary"));
}

void MapBriefTest::ofACutReasonTheHeadIsLeftOut()
{
    topology::Thing thing = serverIn(State::Failed);
    thing.entity.reason = "exit code 1: cannot reach the database at 192.0.2.11:3306";
    const QFontMetricsF metrics(shared::captionFont());
    const double half = metrics.horizontalAdvance(QStringLiteral("cannot reach the database")) + 2;
    QCOMPARE(said(ui::map::reasonLines(thing, half, 2)),
             QStringLiteral("cannot reach the database|at 192.0.2.11:3306"));
    QCOMPARE(said(ui::map::reasonLines(thing, 3 * half, 2)),
             QStringLiteral("exit code 1: cannot reach the database at 192.0.2.11:3306"));
}

void MapBriefTest::noTokenIsCutInTheLastLine()
{
    topology::Thing thing = serverIn(State::Failed);
    thing.entity.reason = "it cannot be reached at 192.0.2.11:3306 any more, whoever asks";
    const QFontMetricsF metrics(shared::captionFont());
    const double room = metrics.horizontalAdvance(QStringLiteral("192.0.2.11:33")) + 2;
    for (int limit = 1; limit <= 3; ++limit) {
        const QString lines = said(ui::map::reasonLines(thing, room, limit));
        QVERIFY2(lines.endsWith(QChar(0x2026)), qPrintable(lines));
        QVERIFY2(!lines.contains(QLatin1String("192")), qPrintable(lines));
    }
}

void MapBriefTest::theReasonHasTheLinesOfFacts()
{
    topology::Thing thing = serverIn(State::Degraded);
    thing.entity.reason = // of one part, which no line can leave out
        "259 of 300 connections are open, raise max_connections or end idle ones before it is full";
    const double width = 180;
    QCOMPARE(ui::map::reasonLines(thing, width - 2 * ui::map::CardSide, 4).size(), 3);
    QCOMPARE(said(ui::map::cardLines(thing, {}, width, 4).mid(3)), QStringLiteral("zeal much"));
    const QStringList two = ui::map::cardLines(thing, {}, width, 2);
    QCOMPARE(two.size(), 2);
    QVERIFY2(!said(two).contains(QLatin1String("zeal")), qPrintable(said(two)));
}

void MapBriefTest::itsFiguresAreSaidOnce_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("news");
    QTest::newRow("given the reason's figures, then not again")
        << QStringLiteral("259 of 300") << false;
    QTest::newRow("given others that end as they do, then them")
        << QStringLiteral("59 of 300") << true;
    QTest::newRow("given a number alone, then it") << QStringLiteral("300") << true;
    QTest::newRow("given words, then them") << QStringLiteral("idle ones") << true;
    QTest::newRow("given the title, then not again") << QStringLiteral("MariaDB n2") << false;
}

void MapBriefTest::itsFiguresAreSaidOnce()
{
    QFETCH(QString, value);
    QTEST(ui::map::isNewsOn(serverIn(State::Degraded), {"zeal", value.toStdString()}), "news");
}

void MapBriefTest::theWholeReasonIsHeard()
{
    const topology::Thing thing = serverIn(State::Degraded);
    const QStringList lines = ui::map::cardLines(thing, {}, 120, 3);
    const QStringList heard = ui::map::heardLines(thing, lines, 120, 3);
    QCOMPARE(shared::withoutIsolation(heard.front()), QString::fromLatin1(LongReason));
    QCOMPARE(ui::map::heardLines(serverIn(State::Ok), {QStringLiteral("a")}, 120, 3),
             QStringList{QStringLiteral("a")});
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapBriefTest)
#include "map_brief_test.moc"
