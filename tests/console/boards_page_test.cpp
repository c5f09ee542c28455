// The page of dashboards on three agents made by hand: what is chosen is drawn, only what is seen
// asks, and a metric is explored.
//
// The console's clocks stand still and go on by a second whenever the agents tell one, so that no
// machine is too slow for a step of time. It is larger than the budget because all cases share the
// page and its agents.
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <functional>
#include <set>

#include "app/language.h"
#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/dashboards/board_view.h"
#include "ui/dashboards/card.h"
#include "ui/dashboards/desk.h"
#include "ui/dashboards/explore.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/chart.h"
#include "ui/shared/chart_plot.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace ui::dashboards;

class BoardsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nothingHeardSaysWhy();
    void whatIsSeenIsDrawn();
    void whereAHeadlineHasNoRoomItsNumberStays();
    void cardsLeaveRoomForTheScrollBarOnly_data();
    void cardsLeaveRoomForTheScrollBarOnly();
    void givenPanelsThatNobodyReportsThenOneLineNamesThem();
    void aNodeThatComesLaterTakesNothingAway();
    void nodesAndTimeAreChosen();
    void eachKeepsItsNodesAndTime();
    void aShippedOneIsCopiedAndDeleted();
    void aMetricIsExplored();
    void aMetricIsAddedToADashboard();
    void pictures_data();
    void pictures();

private:
    void hold() const;
    void speak();
    void tell(int seconds);
    [[nodiscard]] bool toldUntil(const std::function<bool()>& isSo);
    [[nodiscard]] bool awaits() const;
    void redraw();

    [[nodiscard]] PanelCard& card(std::size_t number) { return *desk_->view().cards().at(number); }

    template <class Widget>
    [[nodiscard]] Widget* named(const char* name) const
    {
        return desk_->findChild<Widget*>(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<BoardDesk> desk_;
    std::set<std::string> silent_; ///< agents that say nothing
    int second_ = 0;               ///< that was told last
};

void BoardsPageTest::init()
{
    second_ = 0;
    silent_.clear();
    hold();
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    QLocale::setDefault(QLocale(QLocale::English));
    folder_ = std::make_unique<QTemporaryDir>();
    FakeCluster cluster;
    agents_ = cluster.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
    desk_ = std::make_unique<BoardDesk>(*session_, folder_->path(), nullptr);
    desk_->resize(836, 560);
    desk_->show();
    QVERIFY(QTest::qWaitForWindowExposed(desk_.get()));
    session_->start();
}

void BoardsPageTest::cleanup()
{
    desk_.reset();
    session_.reset();
    link::holdClocks(std::nullopt);
    app::applyLanguage(*qApp, QStringLiteral("en"));
    QLocale::setDefault(QLocale::c());
}

void BoardsPageTest::hold() const
{
    const std::chrono::seconds passed(second_);
    link::holdClocks(link::Moment{Instant(std::chrono::hours(2) + passed),
                                  WallTime{SomeDay.unixMs + second_ * 1000LL}});
}

/// The agents come.
void BoardsPageTest::speak()
{
    for (const auto& [name, link] : agents_) {
        if (!silent_.contains(name)) {
            link->saySnapshot("n1");
        }
    }
    tell(1);
}

void BoardsPageTest::tell(int seconds)
{
    for (int i = 0; i < seconds; ++i) {
        ++second_;
        hold();
        for (const auto& [name, link] : agents_) {
            if (!silent_.contains(name)) {
                link->saySamples(second_);
            }
        }
    }
}

/// Agents go on telling until it is so.
bool BoardsPageTest::toldUntil(const std::function<bool()>& isSo)
{
    const QDeadlineTimer limit(30'000);
    while (!isSo() && !limit.hasExpired()) {
        tell(1);
        QTest::qWait(5);
    }
    return isSo();
}

/// A card that is seen has nothing to show yet.
bool BoardsPageTest::awaits() const
{
    const auto cards = desk_->findChildren<PanelCard*>();
    return std::any_of(cards.begin(), cards.end(), [](const PanelCard* card) {
        return card->isOn() && card->property("awaits").toBool();
    });
}

/// A chart that is shown draws at once what it else would draw soon.
void BoardsPageTest::redraw()
{
    for (auto* chart : desk_->findChildren<shared::Chart*>()) {
        chart->hide();
        chart->show();
    }
}

void BoardsPageTest::nothingHeardSaysWhy()
{
    const auto texts = [this] {
        QStringList said;
        for (const QLabel* label : card(0).findChildren<QLabel*>()) {
            said.append(label->text());
        }
        return said.join(QLatin1Char('\n'));
    };
    QTRY_VERIFY2(texts().contains(QLatin1String("no metrics are known")), qPrintable(texts()));
    QVERIFY(!card(0).findChild<shared::ChartPlot*>()->isVisible());
    const auto* why = named<QLabel>("why no lines");
    QVERIFY2(why->text().contains(QLatin1String("was heard yet")), qPrintable(why->text()));
    speak();
    QTRY_VERIFY(!why->isVisible());
    desk_->choose(QStringLiteral("shipped/database"));
    QTRY_VERIFY2(texts().contains(QLatin1String("These nodes do not report it")),
                 qPrintable(texts()));
    QString tips;
    for (const QLabel* label : card(0).findChildren<QLabel*>()) {
        tips += label->toolTip();
    }
    QVERIFY2(tips.contains(QLatin1String("No node that is chosen has")), qPrintable(tips));
}

void BoardsPageTest::whatIsSeenIsDrawn()
{
    desk_->view().setMaximumHeight(200); // less than a card
    speak();
    QTRY_VERIFY(card(0).isOn());
    QVERIFY(!card(6).isOn()); // out of sight
    const auto* plot = card(0).findChild<shared::ChartPlot*>();
    QVERIFY(toldUntil([plot] { // a line for each node
        const auto& lines = plot->picture().lines;
        return lines.size() == 3 && !lines.front().segments.empty();
    }));
    QCOMPARE(plot->picture().top, 1.0); // the whole, of which these are shares
    const auto values = card(0).values();
    QCOMPARE(values.size(), std::size_t{3});
    QCOMPARE(values.front().first, QStringLiteral("n1"));
    QVERIFY(values.front().second > 0 && values.front().second < 1);
    desk_->view().verticalScrollBar()->setValue(desk_->view().verticalScrollBar()->maximum());
    QTRY_VERIFY(card(6).isOn() && !card(0).isOn());
    desk_->hide();
    QVERIFY(!card(6).isOn());
    desk_->view().setMaximumHeight(QWIDGETSIZE_MAX);
    desk_->resize(1732, 1100); // room for all
    desk_->show();
    QTRY_VERIFY(card(0).isOn() && card(6).isOn());
}

void BoardsPageTest::whereAHeadlineHasNoRoomItsNumberStays()
{
    desk_->resize(1732, 1100); // room for all
    speak();
    QTRY_VERIFY(card(6).isOn());
    auto* chart = card(6).findChild<shared::Chart*>(); // of what comes in and what goes out
    const auto namesItsLine = [chart] {
        return chart->accessibleDescription().startsWith(QLatin1String("highest: "));
    };
    QVERIFY(toldUntil(namesItsLine));
    chart->setMaximumWidth(150);
    QVERIFY(toldUntil([&] { return !namesItsLine(); }));
    const QString number = chart->accessibleDescription().section(QLatin1Char(','), 0, 0);
    QVERIFY2(shared::isFigure(number), qPrintable(number));
}

void BoardsPageTest::cardsLeaveRoomForTheScrollBarOnly_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("scrolls");
    QTest::addColumn<int>("left"); ///< pixels from the view's edge to the first card
    QTest::addColumn<int>("right");
    QTest::newRow("given a bar at the right, then room there") << Qt::LeftToRight << true << 0 << 4;
    QTest::newRow("given a bar at the left, then room there") << Qt::RightToLeft << true << 4 << 0;
    QTest::newRow("given all in sight, then none") << Qt::LeftToRight << false << 0 << 0;
    QTest::newRow("given all in sight, mirrored, then none") << Qt::RightToLeft << false << 0 << 0;
}

void BoardsPageTest::cardsLeaveRoomForTheScrollBarOnly()
{
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(bool, scrolls);
    desk_->setLayoutDirection(direction);
    desk_->resize(1732, scrolls ? 560 : 1400);
    const BoardView& view = desk_->view();
    const auto edges = [&] {
        QRect all;
        for (const PanelCard* card : view.cards()) {
            all |= QRect(card->mapTo(view.viewport(), QPoint()), card->size());
        }
        return std::pair(all.left(), view.viewport()->width() - all.right() - 1);
    };
    QTRY_COMPARE(view.verticalScrollBar()->isVisible(), scrolls);
    QFETCH(int, left);
    QFETCH(int, right);
    QTRY_COMPARE(edges(), std::pair(left, right));
}

void BoardsPageTest::givenPanelsThatNobodyReportsThenOneLineNamesThem()
{
    const auto* line = named<QLabel>("unreported");
    QVERIFY(!line->isVisible() && card(7).isVisible()); // nobody told anything
    silent_ = {"n2", "n3"};
    speak();
    QVERIFY(toldUntil([line] { return line->isVisible(); }));
    QVERIFY2(line->text().endsWith(QLatin1String(", Packets lost or broken")),
             qPrintable(line->text()));
    QVERIFY2(shared::withoutIsolation(line->toolTip())
                 .contains(QLatin1String("node_network_receive_drop_total")),
             qPrintable(line->toolTip()));
    QVERIFY(!card(7).isVisible() && !card(7).isOn());
    // Memory has the place of the load.
    QTRY_VERIFY(card(2).y() == card(0).y() && card(2).x() > card(0).x());
    QTRY_VERIFY(line->y() > card(6).y());
    // A node comes that reports it.
    schema::Message message;
    message.kind = schema::MessageKind::Series;
    message.at = SomeDay;
    message.series.emplace();
    message.series->revision = 9;
    message.series->names = {"node_network_receive_drop_total{device=\"eth0\"}"};
    agents_.at("n2")->say(message);
    QVERIFY(toldUntil([this] { return card(7).isVisible(); }));
    QVERIFY(!line->text().contains(QLatin1String("Packets lost")));
}

/// The agents keep no past here: all that is known was told live.
void BoardsPageTest::aNodeThatComesLaterTakesNothingAway()
{
    silent_ = {"n3"};
    speak();
    QTRY_VERIFY(card(0).isOn());
    const auto* plot = card(0).findChild<shared::ChartPlot*>();
    const auto begins = [plot](std::size_t lines) {
        const auto& drawn = plot->picture().lines;
        return drawn.size() == lines && !drawn.front().segments.empty()
                   ? drawn.front().segments.front().front().x()
                   : 0;
    };
    QVERIFY(toldUntil([&] { return begins(2) > 0; }));
    const double first = begins(2);
    silent_.clear();
    agents_.at("n3")->saySnapshot("n1");
    QVERIFY(toldUntil([&] { return begins(3) > 0 && !awaits(); }));
    QCOMPARE(begins(3), first);
    QCOMPARE(card(0).values().size(), std::size_t{3});
}

void BoardsPageTest::nodesAndTimeAreChosen()
{
    speak();
    auto* nodes = named<QPushButton>("nodes shown");
    QCOMPARE(nodes->text(), QStringLiteral("All nodes"));
    for (QAction* action : nodes->menu()->actions()) {
        if (action->text() == QLatin1String("n2")) {
            action->trigger();
        }
    }
    QCOMPARE(nodes->text(), QStringLiteral("n2"));
    QVERIFY(toldUntil([this] { return card(0).values().size() == 1; }));
    QCOMPARE(card(0).values().front().first, QStringLiteral("n2"));
    const auto* plot = card(0).findChild<shared::ChartPlot*>();
    named<QPushButton>("length 60")->click();
    QTRY_COMPARE(plot->picture().span.toMs - plot->picture().span.fromMs, 3'600'000);
    named<QPushButton>("pause")->click();
    const auto held = plot->picture().span;
    QVERIFY(toldUntil(
        [this] { return named<QPushButton>("pause")->text() == QLatin1String("Paused 10 s"); }));
    redraw();
    QCOMPARE(plot->picture().span, held);
}

void BoardsPageTest::eachKeepsItsNodesAndTime()
{
    auto* nodes = named<QPushButton>("nodes shown");
    nodes->menu()->actions().at(3)->trigger(); // after all, a line and n1
    named<QPushButton>("length 360")->click();
    desk_->choose(QStringLiteral("shipped/database")); // takes both along, the first time
    QCOMPARE(nodes->text(), QStringLiteral("n2"));
    nodes->menu()->actions().front()->trigger();
    named<QPushButton>("length 5")->click();
    desk_->choose(QStringLiteral("shipped/host"));
    QCOMPARE(nodes->text(), QStringLiteral("n2"));
    QVERIFY(named<QPushButton>("length 360")->isChecked());
    desk_->choose(QStringLiteral("shipped/database"));
    QCOMPARE(nodes->text(), QStringLiteral("All nodes"));
    QVERIFY(named<QPushButton>("length 5")->isChecked());
}

void BoardsPageTest::aShippedOneIsCopiedAndDeleted()
{
    auto* table = named<QTableView>("dashboards");
    QVERIFY(!named<QPushButton>("delete board")->isVisible());
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(desk_->chosen(), QStringLiteral("shipped/floating_ip"));
    named<QPushButton>("copy board")->click();
    QVERIFY(desk_->chosen().startsWith(QLatin1String("own/")));
    const QString own = desk_->chosen();
    QVERIFY(named<QPushButton>("delete board")->isVisible());
    named<QPushButton>("delete board")->click();
    QVERIFY(desk_->library().find(own) == nullptr);
    QVERIFY(named<QPushButton>("put back")->isVisible());
    named<QPushButton>("put back")->click();
    QCOMPARE(desk_->chosen(), own);
    QVERIFY(!named<QPushButton>("put back")->isVisible());
}

void BoardsPageTest::aMetricIsExplored()
{
    speak();
    session_->showMetric(QStringLiteral("node_network_receive_bytes_total{device=\"eth0\"}"),
                         QStringLiteral("n1"));
    Explore& explore = desk_->explore();
    QVERIFY(explore.isVisible());
    QCOMPARE(named<QLabel>("metric name")->text(),
             QStringLiteral("node_network_receive_bytes_total"));
    QVERIFY(named<QLabel>("metric meaning")->text().startsWith(QLatin1String("counter")));
    QCOMPARE(explore.query().reading, Reading::Rate);
    QCOMPARE(explore.query().of.where.front().values.front(), std::string("eth0"));
    auto* values = named<QTableView>("values now");
    QVERIFY(toldUntil([values] { return values->model()->rowCount() == 1; }));
    named<QPushButton>("copy values")->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("line,value\n\"n1\",")));
    // By typing: the first found is chosen by Return.
    auto* typed = named<QLineEdit>("find metric");
    QTest::keyClicks(typed, QStringLiteral("memavailable"));
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(explore.query().of.metric, std::string("node_memory_MemAvailable_bytes"));
    QCOMPARE(explore.query().reading, Reading::Gauge);
    auto* reading = named<QComboBox>("reading");
    reading->setCurrentIndex(0);
    Q_EMIT reading->activated(0);
    QCOMPARE(explore.query().reading, Reading::Rate);
    // From a panel, as it reads it.
    const Query share{.of = {"node_memory_MemAvailable_bytes", {}},
                      .reading = Reading::Ratio,
                      .over = Selector{"node_memory_MemTotal_bytes", {}}};
    Q_EMIT desk_->view().allWanted({.title = "Memory", .unit = Unit::Share, .queries = {share}});
    QCOMPARE(explore.query(), share);
    QVERIFY(reading->currentText().contains(QLatin1String("node_memory_MemTotal_bytes")));
    QVERIFY(toldUntil([values] { return values->model()->rowCount() == 1; }));
    QVERIFY(values->model()->index(0, 1).data().toString().endsWith(QLatin1Char('%')));
}

void BoardsPageTest::aMetricIsAddedToADashboard()
{
    desk_->showExplore(true);
    const auto menu = named<QPushButton>("add to dashboard")->menu();
    QCOMPARE(menu->actions().size(), 1); // a new one
    menu->actions().back()->trigger();
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().front()->trigger();
    const Entry& own = desk_->library().entries().back();
    QVERIFY(own.own);
    QCOMPARE(metricsOf(own.board), std::vector<std::string>{"node_load1"});
    QCOMPARE(own.board.rows.front().size(), std::size_t{2});
}

void BoardsPageTest::pictures_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::newRow("small-dark") << QStringLiteral("en") << QSize(836, 577) << true;
    QTest::newRow("light") << QStringLiteral("en") << QSize(1252, 800) << false;
    QTest::newRow("fa-dark") << QStringLiteral("fa") << QSize(1252, 800) << true;
    QTest::newRow("large-light") << QStringLiteral("en") << QSize(1732, 980) << false;
}

/// Pictures for people to look at: BAFAR_LOOK=FOLDER writes them there. Nothing may be wider than
/// the page.
void BoardsPageTest::pictures()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    app::applyLanguage(*qApp, language);
    shared::applyTheme(*qApp, dark ? shared::ThemeName::Dark : shared::ThemeName::Light);
    desk_ = std::make_unique<BoardDesk>(*session_, folder_->path(), nullptr);
    desk_->resize(size);
    desk_->show();
    speak();
    QTRY_VERIFY(card(0).isOn());
    tell(300);
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    const auto keep = [&](const char* what) {
        QVERIFY(toldUntil([this] { return !awaits(); }));
        redraw();
        QTest::qWait(20); // axes make room for their texts
        QCOMPARE(desk_->size(), size);
        if (!folder.isEmpty()) {
            desk_->grab().save(QStringLiteral("%1/boards-%2-%3.png")
                                   .arg(folder, QString::fromLatin1(what),
                                        QString::fromLatin1(QTest::currentDataTag())));
        }
    };
    keep("host");
    desk_->showExplore(true);
    keep("explore");
    if (size.width() > 1500) { // there is room for the longest names of metrics
        const auto* found = named<QTableView>("metrics found");
        QVERIFY(shared::neededBy(*found, 0) <= found->columnWidth(0));
        QVERIFY(found->width() < size.width() / 3); // the chart has the rest
    }
}

} // namespace bafar::test

using bafar::test::BoardsPageTest;
TEST_CLASS(BoardsPageTest)
#include "boards_page_test.moc"
