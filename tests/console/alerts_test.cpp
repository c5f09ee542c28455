// Alerts in the real window: page, map, navigation, title, messages; in both languages and themes.
// It is larger than the budget because every place has its case on one window.
#include <QAbstractItemView>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "app/alert_messages.h"
#include "app/dump.h"
#include "app/main_window.h"
#include "tests/console/alert_cluster.h"
#include "tests/console/looks_walk.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/plan_dialog.h"
#include "ui/alerts/model.h"
#include "ui/link/session.h"
#include "ui/map/card_brief.h"
#include "ui/map/view.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"
#include "ui/things/panel.h"

namespace bafar::test {

using Message = app::AlertMessages::Message;

class AlertsTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { shared::exposePaintedItems(); }

    void cleanup();

    void thePageSaysWhatItShould_data();
    void thePageSaysWhatItShould();
    void theFilterNarrows();
    void aFoldOpensWithReturn();
    void withoutASectionThePageLeadsToTheSpec();
    void aSilentNodeLeavesItsLastWord();
    void theMapLeadsToTheAlerts();
    void aMarkHidesNoName();
    void titleAndNavigationCount();
    void aRunbookLeadsToPageThingAndAction();
    void givenAnAlertThenTheMapShowsWhatItTouches();
    void givenAKeyThenAlertsAreGrouped();
    void filterAndGroupingShareARowWhereTheyFit_data();
    void filterAndGroupingShareARowWhereTheyFit();
    void givenAWiderWindowThenThePanelTakesItsShare();
    void aPersonIsToldOnce();
    void withoutATrayTheWindowTells();
    void givenANoticeThenNoRangeAndNoHeadIsCovered();
    void theSwitchIsRemembered();

private:
    void open(const QString& language = QStringLiteral("en"),
              shared::ThemeName theme = shared::ThemeName::Dark,
              QSize size = {1440, 900});
    void say(const QStringList& alerts);
    void keep(const QString& name);
    void beat();
    [[nodiscard]] QTableView* table() const;
    [[nodiscard]] QPushButton* button(const QString& name) const;
    void click(const QString& name);

    QString text() { return app::accessibleText(*window_); }

    std::vector<Message> told_;
};

void AlertsTest::cleanup()
{
    closeWindow();
    told_.clear();
}

void AlertsTest::open(const QString& language, shared::ThemeName theme, QSize size)
{
    openWindow(language, theme, size);
    window_->messages().setDesktop([this](const Message& message) {
        told_.push_back(message);
        return true;
    });
}

void AlertsTest::say(const QStringList& alerts)
{
    speakAlerts(agents_, alerts);
    QTRY_COMPARE(session_->alerts().heard.size(), std::size_t{3});
    QTRY_COMPARE(session_->alerts().board.alerts.size(), static_cast<std::size_t>(alerts.size()));
    QTest::qWait(30);
}

/// Pictures for people to look at: BAFAR_LOOK=FOLDER tests/... writes them there.
void AlertsTest::keep(const QString& name)
{
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder, name).has_value());
    }
}

/// Every agent is heard again: looking takes longer than a word stays fresh.
void AlertsTest::beat()
{
    for (const auto& [name, link] : agents_) {
        link->sayHeartbeat();
    }
}

QTableView* AlertsTest::table() const
{
    for (QTableView* one : window_->findChildren<QTableView*>()) {
        if (qobject_cast<ui::alerts::AlertsModel*>(one->model()) != nullptr) {
            return one;
        }
    }
    return nullptr;
}

QPushButton* AlertsTest::button(const QString& name) const
{
    for (QPushButton* one : window_->findChildren<QPushButton*>(name)) {
        if (one->isVisible()) {
            return one;
        }
    }
    return nullptr;
}

void AlertsTest::click(const QString& name)
{
    QPushButton* found = button(name);
    QVERIFY2(found != nullptr && found->isEnabled(), qPrintable(name));
    QTest::mouseClick(found, Qt::LeftButton);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void AlertsTest::thePageSaysWhatItShould_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QStringList>("texts");
    const QStringList english{
        QStringLiteral("3 critical · 1 warning · 1 info · 1 pending · 1 muted"),
        QStringLiteral("/ on n2 is 97.1% full"),
        QStringLiteral("replication from n1 to n3 has stopped"),
        QStringLiteral("1 muted"),
        QStringLiteral("Look first"),
        QStringLiteral("2. What can go at once: du -xh"),
        QStringLiteral("Open page Nodes"),
        QStringLiteral("Show n2")};
    const QStringList persian{QStringLiteral("۳ بحرانی"), QStringLiteral("تکثیر از"),
                              QStringLiteral("نخست ببینید"), QStringLiteral("۱ بی‌صدا"),
                              QStringLiteral("مشکل چیست")};
    const int dark = static_cast<int>(shared::ThemeName::Dark);
    const int light = static_cast<int>(shared::ThemeName::Light);
    QTest::newRow("en dark 1440x900")
        << QStringLiteral("en") << dark << QSize(1440, 900) << english;
    QTest::newRow("en light 1024x640")
        << QStringLiteral("en") << light << QSize(1024, 640) << english;
    QTest::newRow("fa dark 1024x640")
        << QStringLiteral("fa") << dark << QSize(1024, 640) << persian;
    QTest::newRow("fa light 1440x900")
        << QStringLiteral("fa") << light << QSize(1440, 900) << persian;
}

void AlertsTest::thePageSaysWhatItShould()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    QFETCH(QStringList, texts);
    open(language, static_cast<shared::ThemeName>(theme), size);
    say(someAlerts());
    const QString tag = QLatin1String(QTest::currentDataTag())
                            .toString()
                            .replace(QLatin1Char(' '), QLatin1Char('-'));
    keep(tag + QStringLiteral("-map"));
    QVERIFY(window_->openPage(QStringLiteral("alerts")));
    beat();
    QTest::qWait(120);
    keep(tag + QStringLiteral("-alerts"));
    QCOMPARE(window_->size(), size);
    const QString said = shared::withoutIsolation(text());
    for (const QString& part : texts) {
        QVERIFY2(said.contains(part), qPrintable(part));
    }
}

void AlertsTest::theFilterNarrows()
{
    open();
    say(someAlerts());
    QVERIFY(window_->openPage(QStringLiteral("alerts")));
    QCOMPARE(table()->model()->rowCount(), 8);
    click(QStringLiteral("severity 1"));
    QCOMPARE(table()->model()->rowCount(), 3);
    auto* words = window_->findChild<QLineEdit*>(QStringLiteral("alert text"));
    QTest::keyClicks(words, QStringLiteral("replication"));
    QCOMPARE(table()->model()->rowCount(), 1);
    QTest::keyClicks(words, QStringLiteral("xyz"));
    QVERIFY(text().contains(QLatin1String("No alert fits the filter")));
    words->clear();
    click(QStringLiteral("severity 0"));
    QCOMPARE(table()->model()->rowCount(), 8);
}

void AlertsTest::aFoldOpensWithReturn()
{
    open();
    say(someAlerts());
    QVERIFY(window_->openPage(QStringLiteral("alerts")));
    const auto* model = qobject_cast<ui::alerts::AlertsModel*>(table()->model());
    const QString fold = ui::alerts::AlertsModel::foldKey("DiskOver95");
    table()->setCurrentIndex(model->index(model->rowOf(fold), 0));
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(model->rowCount(), 9);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(model->rowCount(), 8);
    QCOMPARE(table()->currentIndex().row(), model->rowOf(fold));
}

void AlertsTest::withoutASectionThePageLeadsToTheSpec()
{
    open();
    say({});
    for (const auto& [name, link] : agents_) {
        sayAlerting(*link, noAlerting());
    }
    QVERIFY(window_->openPage(QStringLiteral("alerts")));
    QTRY_VERIFY(text().contains(QLatin1String("Alerting is not in the cluster spec")));
    keep(QStringLiteral("not-in-the-spec"));
    click(QStringLiteral("open spec"));
    QVERIFY(button(QStringLiteral("page spec"))->isChecked());
}

void AlertsTest::aSilentNodeLeavesItsLastWord()
{
    open();
    say({});
    sayAlerting(*agents_["n3"], alertStatus({someAlerts().at(0)}, false));
    QVERIFY(window_->openPage(QStringLiteral("alerts")));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QTimer beats;
    connect(&beats, &QTimer::timeout, this, [this] {
        agents_["n1"]->sayHeartbeat();
        agents_["n2"]->sayHeartbeat();
    });
    beats.start(200);
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(QLatin1String("n3 is not heard")), 15'000);
    QCOMPARE(table()->model()->index(0, 0).data(shared::RowsModel::MarkRole).toInt(),
             static_cast<int>(schema::State::Stale));
    QVERIFY(text().contains(QLatin1String("firing when its node was last heard")));
    keep(QStringLiteral("last-word"));
}

void AlertsTest::theMapLeadsToTheAlerts()
{
    open();
    say(someAlerts());
    auto* map = window_->findChild<ui::map::MapView*>();
    QTRY_VERIFY(text().contains(QLatin1String("Graphic\t1 alert of MariaDB n3 | critical")));
    QVERIFY(text().contains(QLatin1String("1 alert | Of the whole cluster")));
    for (const shared::PaintedItem& item : map->items()) {
        if (item.name == QLatin1String("1 alert of MariaDB n3")) {
            QVERIFY(item.description.contains(QLatin1String("has stopped")));
            QTest::mouseClick(map, Qt::LeftButton, {}, item.rectangle.center());
            break;
        }
    }
    QVERIFY(button(QStringLiteral("page alerts"))->isChecked());
    QCOMPARE(table()->model()->rowCount(), 1);
    click(QStringLiteral("alert entity"));
    QCOMPARE(table()->model()->rowCount(), 8);
    QVERIFY(window_->openPage(QStringLiteral("topology")));
    session_->select(QStringLiteral("node/n2"));
    QTest::keyClick(map, Qt::Key_A);
    QVERIFY(button(QStringLiteral("page alerts"))->isChecked());
    QCOMPARE(table()->model()->rowCount(), 2); // one, and the fold of what it mutes
    QVERIFY(window_->openPage(QStringLiteral("topology")));
    click(QStringLiteral("alerts elsewhere"));
    QCOMPARE(table()->model()->rowCount(), 8);
}

/// In little room, where lines run around every card.
void AlertsTest::aMarkHidesNoName()
{
    open();
    window_->resize(1100, 700);
    say(someAlerts());
    auto* map = window_->findChild<ui::map::MapView*>();
    QTRY_VERIFY(text().contains(QLatin1String("Graphic\t1 alert of MariaDB n3 | critical")));
    const std::vector<shared::PaintedItem>& items = map->items();
    int marks = 0;
    for (const shared::PaintedItem& mark : items) {
        for (const shared::PaintedItem& card : items) {
            if (mark.key == "alerts of " + card.key) {
                const QRect both = mark.rectangle.intersected(card.rectangle);
                QVERIFY2(both.height() <= ui::map::BriefPad, qPrintable(mark.name));
                ++marks;
            }
        }
    }
    QVERIFY(marks > 0);
}

void AlertsTest::titleAndNavigationCount()
{
    open();
    say({});
    QCOMPARE(window_->windowTitle(), QStringLiteral("lab – Bafar"));
    say(someAlerts());
    QTRY_COMPARE(window_->windowTitle(), QStringLiteral("(4 firing) lab – Bafar"));
    QCOMPARE(button(QStringLiteral("page alerts"))->accessibleDescription(),
             QStringLiteral("4 firing"));
}

void AlertsTest::aRunbookLeadsToPageThingAndAction()
{
    open();
    say({QStringLiteral("RedisMasters critical firing - | 2 Redis servers are masters; it should "
                        "be one")});
    QVERIFY(window_->openPage(QStringLiteral("alerts")));
    const QString promote = QStringLiteral("do cache.promote cache/n1");
    QTRY_VERIFY(button(promote) != nullptr);
    QVERIFY(!button(promote)->isEnabled());
    QVERIFY(text().contains(QLatin1String("read-only")));
    session_->setReadOnly(false);
    beat();
    click(promote);
    QVERIFY(window_->planDialog() != nullptr);
    QTest::keyClick(window_->planDialog(), Qt::Key_Escape);
    click(QStringLiteral("open page cache"));
    QVERIFY(button(QStringLiteral("page cache"))->isChecked());
    say(someAlerts());
    session_->showAlerts(QStringLiteral("node/n2"));
    QTRY_VERIFY(button(QStringLiteral("show thing")) != nullptr);
    click(QStringLiteral("show thing"));
    QCOMPARE(session_->selection(), QStringLiteral("node/n2"));
}

void AlertsTest::givenAnAlertThenTheMapShowsWhatItTouches()
{
    open();
    say(someAlerts());
    session_->showAlerts(QStringLiteral("node/n2"));
    QTRY_VERIFY(button(QStringLiteral("show on map")) != nullptr);
    QVERIFY(text().contains(QLatin1String("Touches")));
    click(QStringLiteral("show on map"));
    QVERIFY(button(QStringLiteral("page topology"))->isChecked());
    QCOMPARE(session_->selection(), QStringLiteral("node/n2"));
    for (const char* touched : {"node/n2", "cache/n2", "cache/n3", "database/n2"}) {
        QVERIFY2(session_->together().contains(touched), touched);
    }
    QVERIFY(!session_->together().contains("database/n3"));
}

void AlertsTest::givenAKeyThenAlertsAreGrouped()
{
    using ui::alerts::AlertsModel;
    using ui::alerts::GroupBy;
    open();
    say(someAlerts());
    QVERIFY(window_->openPage(QStringLiteral("alerts")));
    const QString read = table()->currentIndex().data(shared::RowsModel::KeyRole).toString();
    button(QStringLiteral("group 2"))->setFocus();
    QTest::keyClick(button(QStringLiteral("group 2")), Qt::Key_Space);
    const auto* model = qobject_cast<AlertsModel*>(table()->model());
    QCOMPARE(model->rowCount(), 6); // four groups; that of the alert which is read is open
    QCOMPARE(table()->currentIndex().data(shared::RowsModel::KeyRole).toString(), read);
    QVERIFY(text().contains(QLatin1String("worst: critical")));
    const QString fold = AlertsModel::groupKey(GroupBy::Node, "n1");
    table()->setCurrentIndex(model->index(model->rowOf(fold), 0));
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(model->rowCount(), 8);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(model->rowCount(), 6);
    click(QStringLiteral("group 0"));
    QCOMPARE(model->rowCount(), 8);
}

void AlertsTest::filterAndGroupingShareARowWhereTheyFit_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isOneRow");
    QTest::newRow("given 1440 pixels, then they do")
        << QStringLiteral("en") << QSize(1440, 900) << true;
    QTest::newRow("given 1440 pixels and Persian, then they do")
        << QStringLiteral("fa") << QSize(1440, 900) << true;
    QTest::newRow("given 1024 pixels, then they do not")
        << QStringLiteral("en") << QSize(1024, 700) << false;
}

void AlertsTest::filterAndGroupingShareARowWhereTheyFit()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    QFETCH(const bool, isOneRow);
    open(language, shared::ThemeName::Dark, size);
    say(someAlerts());
    QVERIFY(window_->openPage(QStringLiteral("alerts")));
    QTRY_VERIFY(button(QStringLiteral("severity 0")) && button(QStringLiteral("group 0")));
    const auto middle = [this](const QString& name) {
        const QPushButton* one = button(name);
        return one->mapTo(window_.get(), one->rect().center()).y();
    };
    QTRY_COMPARE(middle(QStringLiteral("severity 0")) == middle(QStringLiteral("group 0")),
                 isOneRow);
    const auto* words = window_->findChild<QLineEdit*>(QStringLiteral("alert text"));
    QVERIFY(words->width() > words->fontMetrics().horizontalAdvance(words->placeholderText()));
}

void AlertsTest::givenAWiderWindowThenThePanelTakesItsShare()
{
    open();
    say(someAlerts());
    QVERIFY(window_->openPage(QStringLiteral("alerts")));
    const QWidget* panel = nullptr;
    for (const QScrollArea* one : window_->findChildren<QScrollArea*>()) {
        panel = one->accessibleName() == QLatin1String("The chosen alert") ? one : panel;
    }
    QVERIFY(panel != nullptr);
    QTRY_COMPARE(panel->width(), ui::things::PanelWidth);
    window_->resize(2200, 1300);
    QTRY_VERIFY(panel->width() > ui::things::PanelWidth + 50);
    QVERIFY(panel->width() <= ui::things::PanelWidthMax);
}

void AlertsTest::aPersonIsToldOnce()
{
    open();
    say(someAlerts().mid(0, 2));
    QTRY_COMPARE_WITH_TIMEOUT(told_.size(), std::size_t{1}, 15'000);
    QVERIFY(told_[0].title.contains(QLatin1String("2 alerts are already firing")));
    sayAlerting(*agents_["n1"], alertStatus(someAlerts().mid(0, 3), true));
    QTRY_COMPARE_WITH_TIMEOUT(told_.size(), std::size_t{2}, 15'000);
    QCOMPARE(told_[1].entity, QStringLiteral("node/n2"));
    window_->messages().follow(told_[1]);
    QVERIFY(button(QStringLiteral("page alerts"))->isChecked());
    QCOMPARE(table()->currentIndex().data(shared::RowsModel::KeyRole).toString(),
             told_[1].fingerprint);
    window_->messages().setEnabled(false);
    sayAlerting(*agents_["n1"], alertStatus(someAlerts().mid(0, 5), true));
    QTest::qWait(3000);
    window_->messages().setEnabled(true);
    QTest::qWait(200);
    QCOMPARE(told_.size(), std::size_t{2});
}

void AlertsTest::withoutATrayTheWindowTells()
{
    open();
    window_->messages().setDesktop([](const Message&) { return false; });
    say(someAlerts().mid(0, 2));
    QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("show alert")) != nullptr, 15'000);
    beat();
    QTest::qWait(60);
    keep(QStringLiteral("notice"));
    QVERIFY(text().contains(QLatin1String("lab: 2 alerts are already firing")));
    QVERIFY(window_->rect().contains(
        QRect(button(QStringLiteral("show alert"))->mapTo(window_.get(), QPoint()),
              button(QStringLiteral("show alert"))->size())));
    click(QStringLiteral("show alert"));
    QVERIFY(button(QStringLiteral("page alerts"))->isChecked());
    QVERIFY(button(QStringLiteral("show alert")) == nullptr);
}

/// What scrolls can be moved out from below it, and what is in a panel ends above it.
static bool isFixedControl(const QWidget& widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const auto* heads = qobject_cast<const QHeaderView*>(&widget);
    const bool isControl = (button != nullptr && button->isCheckable()) ||
                           (heads != nullptr && heads->orientation() == Qt::Horizontal);
    for (const QWidget* one = &widget; isControl && one != nullptr; one = one->parentWidget()) {
        if (qobject_cast<const QScrollArea*>(one) != nullptr) {
            return false;
        }
    }
    return isControl && widget.isVisible();
}

void AlertsTest::givenANoticeThenNoRangeAndNoHeadIsCovered()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1024, 640});
    window_->messages().setDesktop([](const Message&) { return false; });
    say(someAlerts().mid(0, 2));
    QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("show alert")) != nullptr, 15'000);
    const QWidget* notice = button(QStringLiteral("show alert"))->parentWidget();
    const auto placeOf = [this](const QWidget& widget) {
        return QRect(widget.mapTo(window_.get(), QPoint()), widget.size());
    };
    int controls = 0;
    for (const QString& page : window_->pageIds()) {
        QVERIFY(window_->openPage(page));
        for (int layout = 0; layout < 6; ++layout) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        }
        QVERIFY(window_->rect().contains(placeOf(*notice)));
        for (const QWidget* one : window_->findChildren<QWidget*>()) {
            if (isFixedControl(*one)) {
                ++controls;
                QVERIFY2(!placeOf(*one).intersects(placeOf(*notice)),
                         qPrintable(page + QLatin1Char(' ') + nameOf(*one)));
            }
        }
    }
    QVERIFY(controls > 40);
}

void AlertsTest::theSwitchIsRemembered()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("console.ini"));
    open();
    window_->messages().keepIn(file);
    QVERIFY(window_->messages().enabled());
    click(QStringLiteral("alert messages"));
    QVERIFY(!window_->messages().enabled());
    QVERIFY(
        button(QStringLiteral("alert messages"))->accessibleName().endsWith(QLatin1String("off")));
    cleanup();
    open();
    window_->messages().keepIn(file);
    QVERIFY(!window_->messages().enabled());
}

} // namespace bafar::test

using bafar::test::AlertsTest;
TEST_CLASS(AlertsTest)
#include "alerts_test.moc"
