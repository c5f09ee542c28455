// The overview's real page on three agents made by hand: what it says, where its rows and tiles
// lead with clicks and keys, and that it keeps its widgets and its width. It is larger than the
// budget because each part of the page has its case on one cluster.
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <algorithm>

#include "tests/console/full_cluster.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/overview/headroom_view.h"
#include "ui/overview/page.h"
#include "ui/overview/problems_model.h"
#include "ui/overview/tiles.h"
#include "ui/overview/trends_panel.h"
#include "ui/shared/chart.h"
#include "ui/shared/chart_plot.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::test {

using namespace ui::overview;
using shared::EmptyState;

class OverviewPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void nothingHeardSaysWhy();
    void allWellIsOneCalmLine();
    void aRowLeadsToItsPageAndTheMap();
    void aRowIsOpenedWithKeys();
    void manyProblemsAreFolded();
    void aTileLeadsToItsPage();
    void widgetsStayWhileFactsChange();
    void chartsComeWithSamples();
    void rowsOfChartsFillTheRoom_data();
    void rowsOfChartsFillTheRoom();
    void chartsFillATallPage();
    void nothingIsWiderThanThePage_data();
    void nothingIsWiderThanThePage();

private:
    void say(const Full& wish);
    void keep(const char* name);
    [[nodiscard]] QTableView* table() const;
    [[nodiscard]] QStringList texts() const;

    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<QWidget> page_;
};

void OverviewPageTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
}

void OverviewPageTest::init()
{
    FakeCluster cluster;
    agents_ = cluster.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
    page_.reset(page().make({*session_, {}}, nullptr));
    page_->resize(836, 560);
    page_->show();
    QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    session_->start();
}

void OverviewPageTest::cleanup()
{
    page_.reset();
    session_.reset();
}

void OverviewPageTest::say(const Full& wish)
{
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
}

/// Pictures for people to look at: BAFAR_LOOK=FOLDER tests/... writes them there.
void OverviewPageTest::keep(const char* name)
{
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        QTest::qWait(50);
        QVERIFY(page_->grab().save(
            folder + QStringLiteral("/overview-%1.png").arg(QString::fromLatin1(name))));
    }
}

QTableView* OverviewPageTest::table() const
{
    return page_->findChild<QTableView*>(QStringLiteral("problems"));
}

QStringList OverviewPageTest::texts() const
{
    QStringList all;
    for (const QLabel* label : page_->findChildren<QLabel*>()) {
        if (label->isVisible()) {
            all.append(label->text());
        }
    }
    return all;
}

void OverviewPageTest::nothingHeardSaysWhy()
{
    QVERIFY(page_->findChild<EmptyState*>()->isVisible());
    QVERIFY(texts().contains(QStringLiteral("No agent was heard yet")));
    say({});
    QVERIFY(!page_->findChild<EmptyState*>()->isVisible());
}

void OverviewPageTest::allWellIsOneCalmLine()
{
    say({});
    QTRY_VERIFY(texts().contains(QStringLiteral("Nothing is wrong")));
    QVERIFY(!table()->isVisible());
    QVERIFY(!page_->findChild<QPushButton*>(QStringLiteral("more problems"))->isVisible());
}

void OverviewPageTest::aRowLeadsToItsPageAndTheMap()
{
    Full trouble;
    trouble.trouble = true;
    say(trouble);
    QTRY_VERIFY(table()->isVisible());
    const QAbstractItemModelTester tester(table()->model());
    const QSignalSpy pages(session_.get(), &link::Session::pageWanted);
    const QSignalSpy ids(session_.get(), &link::Session::pageOfIdWanted);
    const auto click = [this](int column) {
        const QRect cell = table()->visualRect(table()->model()->index(0, column));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
    };
    click(ProblemsModel::Why);
    QCOMPARE(pages.count(), 1);
    const QString entity = pages.first().first().toString();
    QVERIFY(session_->topology().find(entity.toStdString()) != nullptr);
    session_->select({});
    click(ProblemsModel::Map);
    QCOMPARE(ids.count(), 1);
    QCOMPARE(ids.first().first().toString(), QStringLiteral("topology"));
    QCOMPARE(session_->selection(), entity);
}

void OverviewPageTest::aRowIsOpenedWithKeys()
{
    Full trouble;
    trouble.trouble = true;
    say(trouble);
    QTRY_VERIFY(table()->isVisible());
    const QSignalSpy pages(session_.get(), &link::Session::pageWanted);
    table()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(pages.count(), 1);
}

void OverviewPageTest::manyProblemsAreFolded()
{
    Full many;
    many.services = 40;
    for (const auto& [name, link] : agents_) {
        schema::Message message;
        message.kind = schema::MessageKind::Snapshot;
        message.at = SomeDay;
        message.snapshot = fullSnapshotOf(name, many);
        for (schema::Entity& entity : message.snapshot->concepts["services"].presence.entities) {
            entity.state = schema::State::Failed;
            entity.reason = "exit code 1";
        }
        link->say(message);
    }
    QTRY_COMPARE(table()->model()->rowCount(), static_cast<int>(ProblemsModel::Few));
    auto* more = page_->findChild<QPushButton*>(QStringLiteral("more problems"));
    QCOMPARE(more->text(), QStringLiteral("32 more"));
    keep("many");
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(table()->model()->rowCount(), 40);
    QTRY_VERIFY(table()->height() >= 40 * 30);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(table()->model()->rowCount(), static_cast<int>(ProblemsModel::Few));
}

void OverviewPageTest::aTileLeadsToItsPage()
{
    say({});
    const auto tiles = page_->findChildren<Tile*>();
    QVERIFY(!tiles.isEmpty());
    QCOMPARE(tiles.first()->role().value, QStringLiteral("n1"));
    QVERIFY(tiles.first()->accessibleName().contains(QStringLiteral("n1")));
    const QSignalSpy pages(session_.get(), &link::Session::pageWanted);
    tiles.first()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(tiles.first(), Qt::Key_Space);
    QCOMPARE(pages.count(), 1);
    QCOMPARE(pages.first().first().toString(), QStringLiteral("floating_ip/web"));
}

void OverviewPageTest::widgetsStayWhileFactsChange()
{
    say({});
    const auto before = page_->findChildren<QWidget*>();
    Full trouble;
    trouble.trouble = true;
    say(trouble);
    QTRY_VERIFY(table()->isVisible());
    say({});
    QTRY_VERIFY(!table()->isVisible());
    QCOMPARE(page_->findChildren<QWidget*>(), before);
}

void OverviewPageTest::rowsOfChartsFillTheRoom_data()
{
    QTest::addColumn<int>("charts");
    QTest::addColumn<QSize>("room");
    QTest::addColumn<int>("rows");
    QTest::newRow("given width for all, then one") << 5 << QSize(1980, 320) << 1;
    QTest::newRow("given less width, then as many as it takes") << 5 << QSize(804, 320) << 3;
    QTest::newRow("given height for two, then two") << 5 << QSize(1980, 674) << 2;
    QTest::newRow("given almost that, then one") << 5 << QSize(1980, 538) << 1;
    QTest::newRow("given charts that are wide, then one") << 2 << QSize(1980, 674) << 1;
    QTest::newRow("given one chart, then one") << 1 << QSize(300, 2000) << 1;
}

void OverviewPageTest::rowsOfChartsFillTheRoom()
{
    QFETCH(int, charts);
    QFETCH(QSize, room);
    QTEST(rowsFor(charts, room), "rows");
}

void OverviewPageTest::chartsFillATallPage()
{
    page_->resize(1900, 1300);
    say({});
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
        for (int second = 0; second < 20; ++second) {
            link->saySamples(second);
        }
    }
    const auto below = [this] { // pixels of the page
        int lowest = 0;
        for (const shared::Chart* chart : page_->findChildren<shared::Chart*>()) {
            const int bottom = chart->mapTo(page_.get(), QPoint(0, chart->height())).y();
            lowest = std::max(lowest, chart->isVisible() ? bottom : 0);
        }
        return page_->height() - lowest;
    };
    QTRY_VERIFY2(below() <= 40, qPrintable(QString::number(below())));
}

void OverviewPageTest::chartsComeWithSamples()
{
    say({});
    for (const shared::Chart* chart : page_->findChildren<shared::Chart*>()) {
        QVERIFY(!chart->isVisible());
    }
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1"); // the series come with it
        for (int second = 0; second < 20; ++second) {
            link->saySamples(second);
        }
    }
    const auto shown = [this] {
        QStringList names;
        for (const shared::Chart* chart : page_->findChildren<shared::Chart*>()) {
            if (chart->isVisible() && chart->hasHeadline()) {
                names.append(chart->accessibleName());
            }
        }
        return names;
    };
    QTRY_COMPARE(shown(), QStringList({QStringLiteral("CPU"), QStringLiteral("Memory"),
                                       QStringLiteral("Network")}));
    // What an agent says of itself later does not end a person's zoom.
    for (shared::Chart* chart : page_->findChildren<shared::Chart*>()) {
        if (chart->isVisible()) {
            QTest::keyClick(chart->findChild<shared::ChartPlot*>(), Qt::Key_Plus);
            agents_["n1"]->sayClosed(QStringLiteral("gone"));
            const std::unique_ptr<QMenu> menu(chart->makeMenu());
            QVERIFY(menu->actions().back()->isEnabled()); // back from the zoom
            break;
        }
    }
}

void OverviewPageTest::nothingIsWiderThanThePage_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("given the smallest window") << QSize(812, 517);
    QTest::newRow("given 1024 by 700") << QSize(836, 577);
    QTest::newRow("given 1920 by 1080") << QSize(1732, 957);
    QTest::newRow("given 2560 by 1440") << QSize(2372, 1317);
}

void OverviewPageTest::nothingIsWiderThanThePage()
{
    QFETCH(QSize, size);
    Full hostile;
    hostile.trouble = true;
    hostile.hostile = std::string(3000, 'w');
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
    }
    say(hostile);
    for (const auto& [name, link] : agents_) {
        for (int second = 0; second < 20; ++second) {
            link->saySamples(second);
        }
    }
    page_->resize(size);
    QTest::qWait(1700); // charts come after the first samples
    keep(QTest::currentDataTag());
    const auto* area = page_->findChild<QScrollArea*>();
    QCOMPARE(page_->size(), size);
    QVERIFY2(area->widget()->width() <= area->viewport()->width(),
             qPrintable(QStringLiteral("%1 in %2")
                            .arg(area->widget()->width())
                            .arg(area->viewport()->width())));
    for (const QWidget* widget : area->widget()->findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->parentWidget() == area->widget()) {
            QVERIFY(area->widget()->rect().contains(widget->geometry()));
        }
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::OverviewPageTest)
#include "overview_page_test.moc"
