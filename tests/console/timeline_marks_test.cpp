// Events that happen together share a mark on the line of events: it has the look of the worst, and
// tells how many they are.
#include <QAccessible>
#include <QApplication>
#include <QTest>

#include "app/language.h"
#include "tests/support/main.h"
#include "ui/events/journal.h"
#include "ui/events/timeline.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace ui::events;
using schema::Severity;

class TimelineMarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void whatIsTooNearSharesAMark_data();
    void whatIsTooNearSharesAMark();
    void aCountHasRoomForItsFigures_data();
    void aCountHasRoomForItsFigures();
    void aSharedMarkTellsOfItsWorst();
    void aClickOnAMarkChoosesItsEvent();
    void keysGoThroughTheEventsOfAMark();
};

constexpr MarkRoom TestRoom{12, 6};
constexpr std::int64_t MarksNoon = 1'767'268'800'000; // 2026-01-01 12:00 UTC

using Placed = std::vector<PlacedEvent>;
using Marks = std::vector<EventMark>;

void TimelineMarksTest::initTestCase()
{
    app::applyLanguage(*qApp, QStringLiteral("en"));
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
}

void TimelineMarksTest::whatIsTooNearSharesAMark_data()
{
    QTest::addColumn<Placed>("events");
    QTest::addColumn<Marks>("marks");
    const auto info = [](double x) { return PlacedEvent{x, Severity::Info}; };
    const auto warning = [](double x) { return PlacedEvent{x, Severity::Warning}; };
    QTest::newRow("given no event, then no mark") << Placed{} << Marks{};
    QTest::newRow("given room for both, then each has its own")
        << Placed{info(0), info(12)} << Marks{{0, 1, 0, 0}, {1, 1, 1, 12}};
    QTest::newRow("given less, then one, and the newest of equals is told")
        << Placed{info(0), info(11)} << Marks{{0, 2, 1, 0}};
    QTest::newRow("given a worse one, then that is told")
        << Placed{info(0), warning(1), info(2)} << Marks{{0, 3, 1, 0}};
    QTest::newRow("given one in the room of a count, then it is counted, too")
        << Placed{info(0), info(1), info(17)} << Marks{{0, 3, 2, 0}};
    QTest::newRow("given one behind the count, then it has its own")
        << Placed{info(0), info(1), info(18)} << Marks{{0, 2, 1, 0}, {2, 1, 2, 18}};
    QTest::newRow("given a steady stream, then no mark swallows all of it")
        << Placed{info(0), info(10), info(20), info(30)} << Marks{{0, 2, 1, 0}, {2, 2, 3, 20}};
    QTest::newRow("given clocks that differ, then what seems older is in it")
        << Placed{info(5), info(3)} << Marks{{0, 2, 1, 5}};
}

void TimelineMarksTest::whatIsTooNearSharesAMark()
{
    QFETCH(const Placed, events);
    QFETCH(const Marks, marks);
    QVERIFY(marksOf(events, TestRoom) == marks);
}

void TimelineMarksTest::aCountHasRoomForItsFigures_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("pixels");
    QTest::newRow("given one event, then none") << 1 << 0.0;
    QTest::newRow("given two, then for a figure") << 2 << 6.0;
    QTest::newRow("given ten, then for two") << 10 << 12.0;
    QTest::newRow("given a thousand, then for the sign between, too") << 1000 << 30.0;
}

void TimelineMarksTest::aCountHasRoomForItsFigures()
{
    QFETCH(const int, count);
    QFETCH(const double, pixels);
    QCOMPARE(countRoom(static_cast<std::size_t>(count), TestRoom), pixels);
}

/// Three within a second, and one long before them.
static std::vector<schema::Event> fourEvents()
{
    struct Said {
        std::int64_t beforeNoon; ///< milliseconds
        Severity severity;
        const char* text;
    };

    std::vector<schema::Event> events;
    for (const Said& said :
         {Said{1'200'000, Severity::Info, "alone"}, Said{300'000, Severity::Info, "first"},
          Said{299'600, Severity::Critical, "worst"}, Said{299'200, Severity::Info, "last"}}) {
        schema::Event& event = events.emplace_back();
        event.at = {MarksNoon - said.beforeNoon};
        event.node = "n1";
        event.severity = said.severity;
        event.text = said.text;
    }
    return events;
}

/// Its items that are marks, oldest first.
static std::vector<shared::PaintedItem> marksIn(const Timeline& timeline)
{
    std::vector<shared::PaintedItem> marks;
    for (const shared::PaintedItem& item : timeline.items()) {
        if (item.role == QAccessible::ListItem) {
            marks.push_back(item);
        }
    }
    return marks;
}

void TimelineMarksTest::aSharedMarkTellsOfItsWorst()
{
    Timeline timeline;
    timeline.resize(600, 50);
    timeline.setEvents(fourEvents(), {MarksNoon});
    const auto marks = marksIn(timeline);
    QCOMPARE(marks.size(), std::size_t{2});
    QCOMPARE(marks[0].name, QStringLiteral("alone"));
    QVERIFY2(!marks[0].description.contains(QLatin1String("events here")),
             qPrintable(marks[0].description));
    QCOMPARE(marks[1].name, QStringLiteral("worst"));
    QCOMPARE(marks[1].value, QStringLiteral("critical"));
    QVERIFY2(marks[1].description.contains(QLatin1String("one of 3 events here")),
             qPrintable(marks[1].description));
    QVERIFY(marks[1].rectangle.width() > marks[0].rectangle.width()); // its count is part of it
}

void TimelineMarksTest::aClickOnAMarkChoosesItsEvent()
{
    Timeline timeline;
    timeline.resize(600, 50);
    timeline.setEvents(fourEvents(), {MarksNoon});
    timeline.show();
    std::vector<WallTime> chosen;
    connect(&timeline, &Timeline::momentChosen, &timeline,
            [&chosen](const WallTime& moment) { chosen.push_back(moment); });
    const QPoint place = marksIn(timeline)[1].rectangle.center();
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, place);
    QCOMPARE(chosen.size(), std::size_t{1});
    QCOMPARE(chosen[0].unixMs, MarksNoon - 299'600 + SettledMs);
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, QPoint(300, place.y())); // beside any
    QCOMPARE(chosen.size(), std::size_t{2});
    QCOMPARE(chosen[1].unixMs, MarksNoon - 900'000); // the middle of the line
}

void TimelineMarksTest::keysGoThroughTheEventsOfAMark()
{
    Timeline timeline;
    timeline.resize(600, 50);
    const auto events = fourEvents();
    timeline.setEvents(events, {MarksNoon});
    timeline.show();
    connect(&timeline, &Timeline::momentChosen, &timeline, [&](const WallTime& moment) {
        timeline.setReplay(Timeline::LengthMs, moment);
        timeline.setEvents(events, {MarksNoon});
    });
    QStringList names;
    for (std::size_t i = 0; i < events.size(); ++i) {
        QTest::keyClick(&timeline, Qt::Key_Left, Qt::ControlModifier);
        for (const shared::PaintedItem& mark : marksIn(timeline)) {
            names += mark.current ? QStringList{mark.name} : QStringList{};
        }
    }
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("last worst first alone"));
}

} // namespace bafar::test

using bafar::test::TimelineMarksTest;
TEST_CLASS(TimelineMarksTest)
#include "timeline_marks_test.moc"
