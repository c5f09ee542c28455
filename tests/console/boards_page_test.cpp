// The page of dashboards on three agents made by hand: what is chosen is drawn, only what is seen
// asks, and a metric is explored.
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/dashboards/board_view.h"
#include "ui/dashboards/card.h"
#include "ui/dashboards/desk.h"
#include "ui/dashboards/explore.h"
#include "ui/link/session.h"
#include "ui/shared/chart_plot.h"
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
    void nodesAndTimeAreChosen();
    void aShippedOneIsCopiedAndDeleted();
    void aMetricIsExplored();
    void aMetricIsAddedToADashboard();
    void pictures_data();
    void pictures();

private:
    void speak(int seconds = 20);

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
};

void BoardsPageTest::init()
{
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
    QLocale::setDefault(QLocale::c());
}

void BoardsPageTest::speak(int seconds)
{
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
    }
    for (int second = 0; second < seconds; ++second) {
        for (const auto& [name, link] : agents_) {
            link->saySamples(second);
        }
        QTest::qWait(second < 2 || second > seconds - 4 ? 1050 : 1);
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
    QTRY_VERIFY2(texts().contains(QLatin1String("has told its metrics")), qPrintable(texts()));
    QVERIFY(!card(0).findChild<shared::ChartPlot*>()->isVisible());
    speak(1);
    desk_->choose(QStringLiteral("shipped/database"));
    QTRY_VERIFY2(texts().contains(QLatin1String("No node that is chosen has")),
                 qPrintable(texts()));
}

void BoardsPageTest::whatIsSeenIsDrawn()
{
    speak();
    QTRY_VERIFY(card(0).isOn());
    QVERIFY(!card(7).isOn()); // out of sight
    const auto* plot = card(0).findChild<shared::ChartPlot*>();
    QTRY_COMPARE(plot->picture().lines.size(), std::size_t{3}); // a line for each node
    QVERIFY(!plot->picture().lines.front().segments.empty());
    const auto values = card(0).values();
    QCOMPARE(values.size(), std::size_t{3});
    QCOMPARE(values.front().first, QStringLiteral("n1"));
    QVERIFY(values.front().second > 0 && values.front().second < 1);
    desk_->view().verticalScrollBar()->setValue(desk_->view().verticalScrollBar()->maximum());
    QTRY_VERIFY(card(7).isOn() && !card(0).isOn());
    desk_->hide();
    QVERIFY(!card(7).isOn());
    desk_->resize(1732, 1100); // room for all
    desk_->show();
    QTRY_VERIFY(card(0).isOn() && card(7).isOn());
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
    speak();
    QTRY_COMPARE(card(0).values().size(), std::size_t{1});
    QCOMPARE(card(0).values().front().first, QStringLiteral("n2"));
    const auto* plot = card(0).findChild<shared::ChartPlot*>();
    named<QPushButton>("length 60")->click();
    QTRY_COMPARE(plot->picture().span.toMs - plot->picture().span.fromMs, 3'600'000);
    named<QPushButton>("pause")->click();
    const auto held = plot->picture().span;
    speak(3);
    QTest::qWait(300);
    QCOMPARE(plot->picture().span, held);
    QVERIFY(named<QPushButton>("pause")->text().startsWith(QLatin1String("Paused")));
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
    speak(3);
    session_->showMetric(QStringLiteral("node_network_receive_bytes_total{device=\"eth0\"}"),
                         QStringLiteral("n1"));
    Explore& explore = desk_->explore();
    QVERIFY(explore.isVisible());
    QCOMPARE(named<QLabel>("metric name")->text(),
             QStringLiteral("node_network_receive_bytes_total"));
    QVERIFY(named<QLabel>("metric meaning")->text().startsWith(QLatin1String("counter")));
    QCOMPARE(explore.query().reading, Reading::Rate);
    QCOMPARE(explore.query().of.where.front().values.front(), std::string("eth0"));
    speak(5);
    auto* values = named<QTableView>("values now");
    QTRY_COMPARE(values->model()->rowCount(), 1);
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

/// Pictures for people to look at: BAFAR_LOOK=FOLDER writes them there, in Persian with the
/// translations of BAFAR_LOOK_QM. Nothing may be wider than the page.
void BoardsPageTest::pictures()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QTranslator translator;
    const bool persian = language == QLatin1String("fa");
    if (persian) {
        static_cast<void>(translator.load(qEnvironmentVariable("BAFAR_LOOK_QM")));
        QCoreApplication::installTranslator(&translator);
        QLocale::setDefault(QLocale(QLocale::Persian));
        QApplication::setLayoutDirection(Qt::RightToLeft);
    }
    shared::applyTheme(*qApp, dark ? shared::ThemeName::Dark : shared::ThemeName::Light);
    desk_ = std::make_unique<BoardDesk>(*session_, folder_->path(), nullptr);
    desk_->resize(size);
    desk_->show();
    speak(30);
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    const auto keep = [&](const char* what) {
        QTest::qWait(400);
        QCOMPARE(desk_->size(), size);
        if (!folder.isEmpty()) {
            desk_->grab().save(QStringLiteral("%1/boards-%2-%3.png")
                                   .arg(folder, QString::fromLatin1(what),
                                        QString::fromLatin1(QTest::currentDataTag())));
        }
    };
    keep("host");
    desk_->showExplore(true);
    speak(4);
    keep("explore");
    QCoreApplication::removeTranslator(&translator);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

} // namespace bafar::test

using bafar::test::BoardsPageTest;
TEST_CLASS(BoardsPageTest)
#include "boards_page_test.moc"
