// The events page in the real window, by mouse and by keys: filter, choice, density, the way to the
// map. It is larger than the budget because every way through the page has its case on one window.
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include "app/clicks.h"
#include "app/dump.h"
#include "app/main_window.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/events/density_strip.h"
#include "ui/events/table.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"
#include "ui/things/panel.h"

namespace bafar::test {

using ui::events::DensityStrip;
using ui::events::EventsTable;

class EventsPageTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void theFilterIsChosenAndTakenBack();
    void whatFitsNothingSaysWhy();
    void aPeriodIsChosenWithKeysAndMouse();
    void givenOnlyOlderEventsThenTheBarsSayHowOldTheNewestIs();
    void keysDoAll();
    void anEventLeadsToTheMap();
    void anEventIsCopied();
    void theEventsOfOneThingAreItsOwn();
    void theCauseIsToldWithWhoConfirmedIt();
    void buttonsStandSideBySideWhereTheyFit_data();
    void buttonsStandSideBySideWhereTheyFit();
    void givenAWiderWindowThenTheDetailsTakeTheirShare();
    void theColumnsKeepNoRoomForABarThatIsAway();
    void everyTimeFitsItsColumn_data();
    void everyTimeFitsItsColumn();
    void everyLookIsWhole_data();
    void everyLookIsWhole();

private:
    void open(const QString& language = QStringLiteral("en"),
              shared::ThemeName theme = shared::ThemeName::Dark,
              QSize size = {1440, 900});
    void sayEvents();
    void choose(const char* button, const char* option);
    void keep(const QString& name);
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] QString counts() const;

    [[nodiscard]] QString text() const { return app::accessibleText(*window_); }

    [[nodiscard]] EventsTable* table() const { return window_->findChild<EventsTable*>(); }

    [[nodiscard]] QPushButton* button(const char* name) const
    {
        return app::shownButton(*window_, QString::fromLatin1(name));
    }
};

void EventsPageTest::initTestCase()
{
    shared::exposePaintedItems();
}

void EventsPageTest::cleanup()
{
    closeWindow();
    link::holdClocks({});
}

void EventsPageTest::open(const QString& language, shared::ThemeName theme, QSize size)
{
    openWindow(language, theme, size);
    sayEvents();
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
    window_->openPage(QStringLiteral("events"));
    QTRY_COMPARE(shown().size(), 5);
}

/// Five events of the last ten minutes, the last one newest, and none of the snapshots'.
void EventsPageTest::sayEvents()
{
    struct Said {
        const char* node;
        const char* conceptName;
        schema::Severity severity;
        const char* subject;
        const char* text;
        int secondsAgo;
    };

    using schema::Severity;
    const Said all[] = {
        {"n1", "services", Severity::Info, "services/s00", "a task of s00 runs", 540},
        {"n2", "cache", Severity::Warning, "cache/n2", "n2 is short of memory", 300},
        {"n2", "cache", Severity::Info, "cache/n2", "n2 has memory again", 260},
        {"n3", "database", Severity::Critical, "database/n3", "replication stopped", 130},
        {"n1", "database", Severity::Notice, "database/n1", "n1 is the primary", 20},
    };
    std::map<std::string, schema::Snapshot> snapshots;
    std::uint64_t sequence = 10;
    for (const auto& [node, link] : agents_) {
        snapshots[node] = fullSnapshotOf(node, {});
        snapshots[node].events.clear();
    }
    for (const Said& said : all) {
        schema::Event event;
        event.sequence = ++sequence;
        event.node = said.node;
        event.at = {link::wallNow().unixMs - said.secondsAgo * std::int64_t{1000}};
        event.concept_ = said.conceptName;
        event.kind = "changed";
        event.severity = said.severity;
        event.subject = said.subject;
        event.text = said.text;
        snapshots[said.node].events.push_back(event);
    }
    for (const auto& [node, link] : agents_) {
        schema::Message message;
        message.node = node;
        message.kind = schema::MessageKind::Snapshot;
        message.at = link::wallNow();
        message.snapshot = snapshots[node];
        link->say(message);
    }
}

/// What happened, as it stands in the rows.
QStringList EventsPageTest::shown() const
{
    QStringList texts;
    const auto& model = table()->events();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.entryAt(row) != nullptr) {
            texts.append(model.index(row, ui::events::EventsModel::What).data().toString());
        }
    }
    return table()->isVisible() ? texts : QStringList();
}

QString EventsPageTest::counts() const
{
    return window_->findChild<QLabel*>(QStringLiteral("eventCounts"))->text();
}

/// Opens the menu of a button and clicks the line that begins so.
void EventsPageTest::choose(const char* button, const char* option)
{
    auto* menu = this->button(button)->menu();
    menu->popup(QPoint(0, 0));
    for (QAction* action : menu->actions()) {
        if (action->text().startsWith(QString::fromUtf8(option))) {
            QTest::mouseMove(menu, menu->actionGeometry(action).center());
            menu->setActiveAction(action);
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            QVERIFY(menu->isVisible()); // it stays for the next
            menu->hide();
            return;
        }
    }
    QFAIL(option);
}

/// Pictures for people to look at: BAFAR_LOOK=FOLDER tests/... writes them there.
void EventsPageTest::keep(const QString& name)
{
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder, name).has_value());
    }
}

void EventsPageTest::theFilterIsChosenAndTakenBack()
{
    open();
    QCOMPARE(counts(), QStringLiteral("5 events"));
    QCOMPARE(button("clearFilter"), nullptr);
    choose("byNode", "n2");
    QCOMPARE(shown().size(), 2);
    QCOMPARE(counts(), QStringLiteral("2 of 5 events shown"));
    choose("bySeverity", "warning\t1");
    QCOMPARE(shown(), QStringList{QStringLiteral("n2 is short of memory")});
    choose("byNode", "n1\t0"); // no warning there
    QTRY_VERIFY(text().contains(QStringLiteral("Filter Node: n1, n2")));
    keep(QStringLiteral("filtered"));
    QTest::mouseClick(button("chip severity"), Qt::LeftButton);
    QCOMPARE(shown().size(), 4);
    choose("byConcept", "Database");
    QCOMPARE(shown(), QStringList{QStringLiteral("n1 is the primary")});
    QTest::mouseClick(button("clearFilter"), Qt::LeftButton);
    QCOMPARE(shown().size(), 5);
    QTRY_COMPARE(button("chip node"), nullptr);
}

void EventsPageTest::whatFitsNothingSaysWhy()
{
    open();
    choose("byConcept", "Cache");
    auto* search = window_->findChild<QLineEdit*>(QStringLiteral("eventSearch"));
    search->setText(QStringLiteral("replication"));
    QVERIFY(shown().isEmpty());
    QVERIFY(text().contains(QStringLiteral("No event fits the filter")));
    QVERIFY2(
        text().contains(QString::fromUtf8("5 events hidden by: Area: Cache · Text: replication")),
        qPrintable(text()));
    keep(QStringLiteral("nothing_fits"));
    QTest::mouseClick(button("clearFilterHere"), Qt::LeftButton);
    QCOMPARE(shown().size(), 5);
    QCOMPARE(search->text(), QString());
}

void EventsPageTest::aPeriodIsChosenWithKeysAndMouse()
{
    open();
    auto* strip = window_->findChild<DensityStrip*>();
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_End);
    QVERIFY(shown().size() <= 1); // the newest minute
    QTest::keyClick(strip, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(strip, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(strip, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(shown(), (QStringList{QStringLiteral("n1 is the primary"),
                                   QStringLiteral("replication stopped")}));
    QTRY_VERIFY(button("chip period") != nullptr);
    keep(QStringLiteral("period"));
    QTest::keyClick(strip, Qt::Key_Escape);
    QCOMPARE(shown().size(), 5);
    const QPoint end(strip->width() - 20, 40);
    QTest::mousePress(strip, Qt::LeftButton, {}, QPoint(strip->width() / 2, 40));
    QTest::mouseMove(strip, end);
    QTest::mouseRelease(strip, Qt::LeftButton, {}, end);
    QCOMPARE(shown().size(), 5); // all are in the last quarter of an hour
    QCOMPARE(counts(), QStringLiteral("5 events"));
    QTRY_VERIFY(button("chip period") != nullptr);
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(20, 40));
    QVERIFY(shown().isEmpty());
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(20, 40)); // again: given up
    QCOMPARE(shown().size(), 5);
}

void EventsPageTest::givenOnlyOlderEventsThenTheBarsSayHowOldTheNewestIs()
{
    const QString said = QStringLiteral("none in these 30 minutes; the newest is 1 h old");
    open();
    QVERIFY(!text().contains(QLatin1String("none in these")));
    link::Moment later{link::monotonicNow(), link::wallNow()};
    later.wall.unixMs += (60 * 60 - 15) * std::int64_t{1000}; // the newest is 20 s old now
    link::holdClocks(later);
    for (const auto& [node, link] : agents_) {
        link->sayHeartbeat(); // by the same clock
    }
    QTRY_VERIFY2(text().contains(said), qPrintable(text()));
    button("range 1")->click();
    QVERIFY(!text().contains(QLatin1String("none in these")));
    button("range 0")->click(); // as the next test has it
}

void EventsPageTest::keysDoAll()
{
    open();
    window_->activateWindow();
    table()->setFocus();
    QCOMPARE(table()->chosen()->event.text, std::string("n1 is the primary"));
    QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(table()->chosen()->event.text, std::string("replication stopped"));
    QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier);
    auto* search = window_->findChild<QLineEdit*>(QStringLiteral("eventSearch"));
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("memory"));
    QCOMPARE(shown().size(), 2);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(shown().size(), 5);
    QVERIFY(table()->hasFocus());
    QTest::keyClick(table(), Qt::Key_Home);
    QTest::keyClick(table(), Qt::Key_Escape);
    QCOMPARE(table()->chosen(), nullptr);
    QVERIFY(text().contains(QStringLiteral("No event is chosen")));
}

void EventsPageTest::anEventLeadsToTheMap()
{
    open();
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Down);
    QVERIFY(text().contains(QStringLiteral("Show on the map")));
    QTest::mouseClick(button("showOnMap"), Qt::LeftButton);
    QCOMPARE(session_->selection(), QStringLiteral("database/n3"));
    QVERIFY(button("by role") != nullptr); // the topology
    window_->openPage(QStringLiteral("events"));
    QTest::mouseClick(button("openPage"), Qt::LeftButton);
    QVERIFY(!table()->isVisible());
    window_->openPage(QStringLiteral("events"));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(session_->selection(), QStringLiteral("cache/n2"));
}

void EventsPageTest::anEventIsCopied()
{
    open();
    QTest::mouseClick(button("copyEventJson"), Qt::LeftButton);
    const QString json = QGuiApplication::clipboard()->text();
    QVERIFY2(json.contains(QStringLiteral("\"text\": \"n1 is the primary\"")), qPrintable(json));
    QTest::mouseClick(button("copyEventText"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(QStringLiteral("database/n1: n1 is the primary")), qPrintable(copied));
    QVERIFY2(copied.contains(QStringLiteral("n1 #15  database.changed  notice")),
             qPrintable(copied));
}

void EventsPageTest::theEventsOfOneThingAreItsOwn()
{
    open();
    session_->showEvents(QStringLiteral("cache/n2"));
    QCOMPARE(shown().size(), 2);
    QVERIFY(button("chip about") != nullptr);
    session_->showEvents(QStringLiteral("cache/n")); // others only begin so
    QVERIFY(shown().isEmpty());
}

void EventsPageTest::theCauseIsToldWithWhoConfirmedIt()
{
    open();
    QVERIFY(!text().contains(QStringLiteral("confirmed by")));
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 1);
    record.plan.request = {"database.promote", {{"to", "n1"}}, {}};
    record.plan.draft.title = "Promote n1";
    record.actor = "operator/sara";
    record.startedAt = {link::wallNow().unixMs - 30'000};
    agents_["n1"]->sayAction(record);
    QTRY_VERIFY(text().contains(QStringLiteral("was running then, confirmed by operator/sara")));
    QTest::mouseClick(button("showAction"), Qt::LeftButton);
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QTRY_VERIFY(text().contains(QStringLiteral("Promote n1 in lab")));
}

void EventsPageTest::buttonsStandSideBySideWhereTheyFit_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("areBeside");
    QTest::newRow("given short words, then they are") << QStringLiteral("en") << true;
    QTest::newRow("given long words, then they are not") << QStringLiteral("pseudo") << false;
}

/// What is wider than the details would be cut: they have no bar for it.
void EventsPageTest::buttonsStandSideBySideWhereTheyFit()
{
    QFETCH(const QString, language);
    QFETCH(const bool, areBeside);
    open(language);
    QTRY_VERIFY(button("showOnMap") != nullptr && button("copyEventJson") != nullptr);
    QTRY_COMPARE(button("showOnMap")->y() == button("openPage")->y(), areBeside);
    QTRY_COMPARE(button("copyEventText")->y() == button("copyEventJson")->y(), areBeside);
    const auto* details = window_->findChild<QScrollArea*>(QStringLiteral("eventDetails"));
    QTRY_VERIFY(details->widget()->width() <= details->viewport()->width());
}

void EventsPageTest::givenAWiderWindowThenTheDetailsTakeTheirShare()
{
    open();
    const auto* details = window_->findChild<QScrollArea*>(QStringLiteral("eventDetails"));
    QTRY_COMPARE(details->width(), ui::things::PanelWidth);
    window_->resize(2200, 1300);
    QTRY_VERIFY(details->width() > ui::things::PanelWidth + 50);
    QVERIFY(details->width() <= ui::things::PanelWidthMax);
}

/// As when it is shown before it has its size.
void EventsPageTest::theColumnsKeepNoRoomForABarThatIsAway()
{
    open();
    table()->setMaximumSize(100, 60); // so little that it scrolls both ways
    QTRY_VERIFY(table()->verticalScrollBar()->isVisible());
    table()->setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    QTRY_VERIFY(!table()->verticalScrollBar()->isVisible());
    QTRY_COMPARE(table()->horizontalHeader()->length(), table()->width());
}

void EventsPageTest::everyTimeFitsItsColumn_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("given Latin digits, then none is cut") << QStringLiteral("en");
    QTest::newRow("given Persian digits, then none is cut") << QStringLiteral("fa");
}

/// Digits of one typeface must not be painted where those of another were measured.
void EventsPageTest::everyTimeFitsItsColumn()
{
    QFETCH(QString, language);
    open(language);
    const auto& model = table()->events();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.entryAt(row) == nullptr) {
            continue;
        }
        const QModelIndex time = model.index(row, ui::events::EventsModel::Time);
        QCOMPARE(time.data(Qt::FontRole).value<QFont>(), shared::figuresFont());
        QVERIFY2(shared::RowsDelegate::lineWidth(time) <= table()->columnWidth(time.column()),
                 qPrintable(time.data().toString()));
        const QModelIndex node = model.index(row, ui::events::EventsModel::Node);
        QCOMPARE(node.data(Qt::FontRole).value<QFont>(), shared::technicalFont());
    }
}

void EventsPageTest::everyLookIsWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    using shared::ThemeName;
    const auto row = [](const char* name, const char* language, ThemeName theme, QSize size) {
        QTest::newRow(name) << QString::fromLatin1(language) << static_cast<int>(theme) << size;
    };
    row("dark", "en", ThemeName::Dark, {1440, 900});
    row("light small", "en", ThemeName::Light, {1024, 700});
    row("persian dark", "fa", ThemeName::Dark, {1024, 700});
    row("persian light", "fa", ThemeName::Light, {1920, 1080});
    row("contrast", "en", ThemeName::HighContrast, {1440, 900});
}

void EventsPageTest::everyLookIsWhole()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    open(language, static_cast<shared::ThemeName>(theme), size);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::qWait(30);
    for (QPushButton* one : window_->findChildren<QPushButton*>()) {
        if (one->isVisible() && one->property("kind") != QByteArrayLiteral("navigation")) {
            QVERIFY2(one->width() >= one->minimumSizeHint().width(), qPrintable(one->text()));
        }
    }
    QVERIFY(text().contains(language == QLatin1String("fa") ? QStringLiteral("اخطار")
                                                            : QStringLiteral("warning")));
    keep(QStringLiteral("events ") + QString::fromLatin1(QTest::currentDataTag()));
}

} // namespace bafar::test

using bafar::test::EventsPageTest;
TEST_CLASS(EventsPageTest)
#include "events_page_test.moc"
