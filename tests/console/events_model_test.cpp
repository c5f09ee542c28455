// The rows of events under Qt's own model tester, and the table that follows only at its top. It is
// larger than the budget because all of them share one book of events.
#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "core/topology/topology.h"
#include "tests/console/pseudo_language.h"
#include "tests/support/main.h"
#include "ui/events/table.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace ui::events;

class EventsModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsComeAndGo_data();
    void rowsComeAndGo();
    void daysAreHeads();
    void aMarkIsReadAsItsSeverity();
    void anEventMayGetItsTitleLater();
    void hostileTextsAreShownSafely();
    void theTableFollowsOnlyAtItsTop();
    void theChosenRowStaysChosen();
    void keysPassOverDays();
    void columnsFit_data();
    void columnsFit();
    void everySeverityFitsItsColumn();
};

constexpr std::int64_t Second = 1000;
constexpr std::int64_t DayMs = 86'400'000;
constexpr std::int64_t ModelNoon = 1'767'268'800'000; // 2026-01-01 12:00 UTC

static schema::Event numbered(std::int64_t number)
{
    schema::Event event;
    event.at = {ModelNoon + number * Second};
    event.sequence = static_cast<std::uint64_t>(number);
    event.node = "n1";
    event.concept_ = "cache";
    event.kind = "changed";
    event.subject = "cache/n1";
    event.text = "event " + std::to_string(number);
    return event;
}

/// Newest first: `last` down to `first`. The same number is the same entry.
static Entries entriesOf(std::int64_t first, std::int64_t last)
{
    static std::map<std::int64_t, EntryPtr> known;
    Entries entries;
    for (std::int64_t number = last; number >= first; --number) {
        EntryPtr& entry = known[number];
        entry = entry != nullptr ? entry : makeEntry(numbered(number));
        entries.push_back(entry);
    }
    return entries;
}

static QString textAt(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

void EventsModelTest::rowsComeAndGo_data()
{
    QTest::addColumn<Entries>("before");
    QTest::addColumn<Entries>("after");
    QTest::addColumn<int>("resets");
    Entries odd;
    for (std::int64_t number = 99; number > 0; number -= 2) {
        odd.push_back(entriesOf(number, number).front());
    }
    Entries holes = entriesOf(1, 20);
    holes.erase(holes.begin() + 3, holes.begin() + 6);
    QTest::newRow("given new ones on top") << entriesOf(1, 9) << entriesOf(1, 12) << 0;
    QTest::newRow("given old ones gone, too") << entriesOf(1, 9) << entriesOf(4, 12) << 0;
    QTest::newRow("given none before") << Entries() << entriesOf(1, 3) << 0;
    QTest::newRow("given none after") << entriesOf(1, 3) << Entries() << 0;
    QTest::newRow("given others") << entriesOf(1, 3) << entriesOf(7, 9) << 0;
    QTest::newRow("given some in the middle go") << entriesOf(1, 20) << holes << 0;
    QTest::newRow("given some in the middle come") << holes << entriesOf(1, 20) << 0;
    QTest::newRow("given very many changes, then all anew") << entriesOf(1, 99) << odd << 1;
}

void EventsModelTest::rowsComeAndGo()
{
    QFETCH(Entries, before);
    QFETCH(Entries, after);
    EventsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow({ModelNoon});
    model.setEntries(before);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setEntries(after);
    QTEST(static_cast<int>(resets.count()), "resets");
    const std::vector<ui::events::Row> wanted = underDays(after);
    QCOMPARE(model.rowCount(), static_cast<int>(wanted.size()));
    for (int row = 0; row < model.rowCount(); ++row) {
        QCOMPARE(model.entryAt(row), wanted[static_cast<std::size_t>(row)].entry);
        QCOMPARE(model.rowOf(model.entryAt(row)), model.entryAt(row) == nullptr ? -1 : row);
    }
}

void EventsModelTest::daysAreHeads()
{
    EventsModel model;
    std::vector<EntryPtr> entries;
    for (const std::int64_t daysAgo : {0, 0, 1, 5}) {
        schema::Event event = numbered(10 - static_cast<std::int64_t>(entries.size()));
        event.at.unixMs -= daysAgo * DayMs;
        entries.push_back(makeEntry(event));
    }
    model.setNow({ModelNoon + 70 * Second});
    model.setEntries(entries);
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool head = model.index(row, 0).data(EventsModel::DayRole).toBool();
        QCOMPARE(model.flags(model.index(row, 0)).testFlag(Qt::ItemIsSelectable), !head);
        rows.append(textAt(model, row, head ? 0 : EventsModel::Age));
    }
    QCOMPARE(rows.join(QLatin1Char('|')),
             QString::fromUtf8("Today · 2026-01-01|1 m|1 m 1 s|Yesterday · 2025-12-31|"
                               "1 d|Saturday · 2025-12-27|5 d"));
    const QString tip = model.index(1, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(QStringLiteral("2026-01-01T12:00:10.000Z")), qPrintable(tip));
    QVERIFY2(tip.contains(QStringLiteral("said by n1, its event number 10")), qPrintable(tip));
}

void EventsModelTest::aMarkIsReadAsItsSeverity()
{
    EventsModel model;
    schema::Event notice = numbered(2);
    notice.severity = schema::Severity::Notice;
    model.setNow({ModelNoon});
    const std::vector both{makeEntry(notice), makeEntry(numbered(1))};
    model.setEntries(both);
    const auto heard = [&model](int row) {
        return model.index(row, EventsModel::What).data(Qt::AccessibleDescriptionRole).toString();
    };
    QCOMPARE(heard(1), QStringLiteral("notice")); // below the head of the day
    QCOMPARE(heard(2), QString());                // most are just events
}

void EventsModelTest::anEventMayGetItsTitleLater()
{
    Journal journal;
    EventsModel model;
    const std::deque<schema::Event> events = {numbered(1), numbered(2)};
    QVERIFY(!journal.update(events, {}));
    model.setEntries(journal.entries());
    const EntryPtr before = journal.entries().front();
    QCOMPARE(textAt(model, 1, EventsModel::About), QStringLiteral("cache/n1"));
    QVERIFY(before->searched().contains(QStringLiteral("cache/n1")));
    topology::Topology titled;
    titled.things.resize(1);
    titled.things.front().entity.id = "cache/n1";
    titled.things.front().entity.title = "Redis n1";
    titled.places["cache/n1"] = 0;
    QVERIFY(journal.update(events, titled));
    QVERIFY(!journal.update(events, {})); // a thing that is gone keeps its name
    QCOMPARE(journal.entries().front(), before);
    QCOMPARE(textAt(model, 1, EventsModel::About), QStringLiteral("Redis n1"));
    QVERIFY(before->searched().contains(QStringLiteral("redis n1")));
}

void EventsModelTest::hostileTextsAreShownSafely()
{
    schema::Event event = numbered(1);
    event.node = "n1\n\x1b[31m\xe2\x80\xae";
    event.subject = std::string(100'000, '<') + "\xff\xfe";
    event.text = "\xe2\x80\xae" + std::string(100'000, 'x') + "\r\n\t\x07";
    event.kind = "<b>kind</b>";
    EventsModel model;
    const Entries entries = {makeEntry(event)};
    model.setEntries(entries);
    for (int column = 0; column < EventsModel::Columns; ++column) {
        const QString text = textAt(model, 1, column);
        QVERIFY(text.size() < 5000);
        for (const QChar letter : text) {
            QVERIFY(letter.unicode() >= 0x20 && letter.unicode() != 0x202E);
        }
    }
    QVERIFY(entries.front()->searched().size() < 20'000);
}

void EventsModelTest::theTableFollowsOnlyAtItsTop()
{
    EventsTable table(QStringLiteral("Events"));
    table.resize(700, 400);
    table.show();
    table.setEntries(entriesOf(1, 60));
    auto* news = table.findChild<QPushButton*>(QStringLiteral("newEvents"));
    QVERIFY(!news->isVisible());
    table.setEntries(entriesOf(1, 62));
    QCOMPARE(table.verticalScrollBar()->value(), 0); // at the top it follows
    QVERIFY(!news->isVisible());
    table.verticalScrollBar()->setValue(500);
    const EntryPtr read = table.events().entryAt(table.rowAt(40));
    const int place = table.rowViewportPosition(table.events().rowOf(read));
    table.setEntries(entriesOf(5, 65)); // three more, and old ones go
    QCOMPARE(table.rowViewportPosition(table.events().rowOf(read)), place);
    QVERIFY(news->isVisible());
    QCOMPARE(news->text(), QStringLiteral("3 new event(s)"));
    QTest::mouseClick(news, Qt::LeftButton);
    QCOMPARE(table.verticalScrollBar()->value(), 0);
    QVERIFY(!news->isVisible());
}

void EventsModelTest::theChosenRowStaysChosen()
{
    EventsTable table(QStringLiteral("Events"));
    table.resize(700, 400);
    table.show();
    table.setEntries(entriesOf(1, 60));
    const QSignalSpy spy(&table, &EventsTable::choiceChanged);
    const EntryPtr chosen = entriesOf(30, 30).front();
    table.choose(chosen);
    QCOMPARE(spy.count(), 1);
    for (const Entries& entries : {entriesOf(1, 70), entriesOf(20, 90), entriesOf(30, 30)}) {
        table.setEntries(entries);
        QCOMPARE(table.chosen(), chosen);
        QCOMPARE(table.events().entryAt(table.currentIndex().row()), chosen);
    }
    QCOMPARE(spy.count(), 1);
    table.setEntries(entriesOf(40, 70)); // it is not shown any more
    QCOMPARE(table.chosen(), nullptr);
    QCOMPARE(spy.count(), 2);
}

void EventsModelTest::keysPassOverDays()
{
    EventsTable table(QStringLiteral("Events"));
    table.resize(700, 400);
    table.show();
    const EntryPtr today = makeEntry(numbered(9));
    schema::Event event = numbered(8);
    event.at.unixMs -= DayMs;
    const EntryPtr yesterday = makeEntry(event);
    const Entries entries = {today, yesterday};
    table.setEntries(entries);
    QTest::keyClick(&table, Qt::Key_Home, Qt::ControlModifier);
    table.choose(today);
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(table.chosen(), yesterday);
    QTest::keyClick(&table, Qt::Key_Up);
    QCOMPARE(table.chosen(), today);
    const QSignalSpy opened(&table, &EventsTable::opened);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
}

void EventsModelTest::columnsFit_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("columns");
    QTest::newRow("given less than the smallest window") << 460 << 3;
    QTest::newRow("given the smallest window") << 496 << 3;
    QTest::newRow("given a usual one") << 900 << 6;
    QTest::newRow("given one between") << 690 << 5;
    QTest::newRow("given one that holds the subject only") << 600 << 4;
    QTest::newRow("given a large one") << 1400 << 6;
}

void EventsModelTest::columnsFit()
{
    QFETCH(int, width);
    int used = 0;
    int columns = 0;
    const ColumnNeeds needs{.age = 92, .about = 60, .severity = 96};
    for (const int one : columnWidths(width, needs)) {
        used += one;
        columns += one > 0 ? 1 : 0;
    }
    QCOMPARE(used, width);
    QTEST(columns, "columns");
    QVERIFY(columnWidths(width, needs)[EventsModel::What] >= 200);
    const std::map<int, int> wished{{EventsModel::Age, 0}, {EventsModel::Severity, 130}};
    const auto asked = columnWidths(width, needs, wished); // however little room there is
    QCOMPARE(asked[EventsModel::Age], 92);
    QCOMPARE(asked[EventsModel::Severity], 130);
}

/// In a language of longer words, too.
void EventsModelTest::everySeverityFitsItsColumn()
{
    PseudoLanguage longer;
    QCoreApplication::installTranslator(&longer);
    EventsTable table(QStringLiteral("Events"));
    table.resize(1400, 400);
    table.show();
    Entries entries;
    for (const schema::Severity severity : {schema::Severity::Critical, schema::Severity::Warning,
                                            schema::Severity::Notice, schema::Severity::Info}) {
        schema::Event event = numbered(4 - static_cast<std::int64_t>(entries.size()));
        event.severity = severity;
        entries.push_back(makeEntry(event));
    }
    table.setEntries(entries);
    QVERIFY(!table.isColumnHidden(EventsModel::Severity));
    for (const EntryPtr& entry : entries) {
        const QModelIndex word =
            table.events().index(table.events().rowOf(entry), EventsModel::Severity);
        QVERIFY2(shared::RowsDelegate::lineWidth(word) <= table.columnWidth(word.column()),
                 qPrintable(word.data().toString()));
    }
    QCoreApplication::removeTranslator(&longer);
}

} // namespace bafar::test

using bafar::test::EventsModelTest;
TEST_CLASS(EventsModelTest)
#include "events_model_test.moc"
