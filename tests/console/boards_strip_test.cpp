// The charts of a dashboard on another page: as many whole lines as there is room for, live only
// while they are seen.
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <algorithm>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/dashboards/card.h"
#include "ui/dashboards/library.h"
#include "ui/dashboards/strip.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace ui::dashboards;

class BoardsStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void linesAreAsManyAsFit_data();
    void linesAreAsManyAsFit();
    void onATallPageLinesGrow_data();
    void onATallPageLinesGrow();
    void nothingToldTakesNoRoom();
    void aHiddenOneIsOff();
    void whatThePageHasIsLeftOut();
    void itsOwnChartComesFirst();
    void allChartsLeadsToTheDashboard();
    void mirroredItBeginsAtTheRight();

private:
    void show(QWidget& strip);
    [[nodiscard]] static int shownOf(const BoardStrip& strip);

    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
};

void BoardsStripTest::init()
{
    link::holdClocks(link::Moment{Instant(std::chrono::hours(2)), SomeDay});
    shared::applyTheme(*qApp, shared::ThemeName::Light);
    QLocale::setDefault(QLocale(QLocale::English));
    FakeCluster cluster;
    agents_ = cluster.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
    session_->start();
}

void BoardsStripTest::cleanup()
{
    session_.reset();
    link::holdClocks(std::nullopt);
    QLocale::setDefault(QLocale::c());
}

/// Shown, and the agents tell.
void BoardsStripTest::show(QWidget& strip)
{
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
        link->saySamples(1);
    }
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
}

int BoardsStripTest::shownOf(const BoardStrip& strip)
{
    return static_cast<int>(
        std::count_if(strip.cards().begin(), strip.cards().end(),
                      [](const PanelCard* card) { return card->isVisible() && card->isOn(); }));
}

void BoardsStripTest::linesAreAsManyAsFit_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("lines"); ///< set; 0: as many as fit
    QTest::addColumn<int>("cards");
    QTest::newRow("given a low and narrow place, then one") << QSize(320, 190) << 0 << 1;
    QTest::newRow("given room beside it, then two") << QSize(640, 190) << 0 << 2;
    QTest::newRow("given room below them, too, then all") << QSize(640, 440) << 0 << 3;
    QTest::newRow("given almost room for a line more, then none") << QSize(640, 420) << 0 << 2;
    QTest::newRow("given room for all beside each other, then all") << QSize(1400, 190) << 0 << 3;
    QTest::newRow("given lines as on a page that scrolls, then those") << QSize(640, 900) << 1 << 2;
}

void BoardsStripTest::linesAreAsManyAsFit()
{
    QFETCH(QSize, size);
    QFETCH(int, lines);
    QFETCH(int, cards);
    BoardStrip strip(*session_, QStringLiteral("host"), {}, nullptr);
    if (lines > 0) {
        strip.setLines(lines);
    }
    strip.resize(size);
    show(strip);
    QTRY_COMPARE(shownOf(strip), cards);
    for (const PanelCard* card : strip.cards()) {
        QVERIFY(!card->isVisible() || strip.contentsRect().contains(card->geometry()));
        QVERIFY(!card->isVisible() || card->width() >= 300);
    }
    QVERIFY(size.width() < 1000 || strip.cards().front()->width() > 400); // none is left empty
}

void BoardsStripTest::onATallPageLinesGrow_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("card");
    QTest::newRow("given no room but theirs, then as low as they may be") << 222 << 188;
    QTest::newRow("given some more, then they take it") << 300 << 266;
    QTest::newRow("given a lot, then no more than twice that") << 900 << 360;
}

void BoardsStripTest::onATallPageLinesGrow()
{
    QFETCH(int, page);
    QFETCH(int, card);
    QWidget whole;
    whole.resize(640, page);
    auto* column = new QVBoxLayout(&whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* strip = new BoardStrip(*session_, QStringLiteral("host"), {}, &whole);
    strip->setLines(1);
    column->addWidget(strip, BoardStrip::FirstShare);
    column->addStretch(1);
    show(whole);
    QTRY_COMPARE(shownOf(*strip), 2);
    constexpr int Rest = 2; // pixels: what is below has a share
    QTRY_VERIFY(qAbs(strip->cards().front()->height() - card) <= Rest);
    QCOMPARE(strip->y(), 0);
}

void BoardsStripTest::nothingToldTakesNoRoom()
{
    QWidget page;
    page.resize(640, 300);
    auto& strip = *new BoardStrip(*session_, QStringLiteral("host"), {}, &page);
    strip.setLines(1);
    strip.resize(page.width(), strip.height());
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCOMPARE(strip.height(), 0);
    show(page);
    QTRY_VERIFY(shownOf(strip) > 0);
    QVERIFY(strip.height() > 200);
}

void BoardsStripTest::aHiddenOneIsOff()
{
    BoardStrip strip(*session_, QStringLiteral("host"), {}, nullptr);
    strip.resize(640, 220);
    QVERIFY(strip.cards().empty()); // made when it is first seen
    show(strip);
    QTRY_COMPARE(shownOf(strip), 2);
    strip.hide();
    QVERIFY(std::none_of(strip.cards().begin(), strip.cards().end(),
                         [](const PanelCard* card) { return card->isOn(); }));
    strip.show();
    QTRY_COMPARE(shownOf(strip), 2);
}

void BoardsStripTest::whatThePageHasIsLeftOut()
{
    const std::string first = shippedBoard(QStringLiteral("host")).rows.front().front().title;
    BoardStrip strip(*session_, QStringLiteral("host"), {first}, nullptr);
    strip.resize(640, 220);
    show(strip);
    QTRY_COMPARE(shownOf(strip), 2);
    for (const PanelCard* card : strip.cards()) {
        QVERIFY(card->panel().title != first);
    }
}

void BoardsStripTest::itsOwnChartComesFirst()
{
    BoardStrip strip(*session_, QStringLiteral("host"), {}, nullptr);
    auto* own = new QWidget;
    strip.setFirst(own);
    strip.resize(640, 220);
    show(strip);
    own->show();
    QTRY_COMPARE(shownOf(strip), 1);
    QVERIFY(own->x() < strip.cards().front()->x());
    QCOMPARE(own->y(), strip.cards().front()->y());
    own->hide(); // it has nothing to show
    QTRY_COMPARE(shownOf(strip), 2);
}

void BoardsStripTest::allChartsLeadsToTheDashboard()
{
    BoardStrip strip(*session_, QStringLiteral("host"), {}, nullptr);
    strip.resize(640, 220);
    show(strip);
    QTRY_COMPARE(shownOf(strip), 2);
    const QSignalSpy pages(session_.get(), &link::Session::pageOfIdWanted);
    const QSignalSpy boards(session_.get(), &link::Session::boardWanted);
    strip.findChild<QPushButton*>(QStringLiteral("all charts"))->click();
    QCOMPARE(pages.front().front().toString(), QStringLiteral("dashboards"));
    QCOMPARE(boards.front().front().toString(), QStringLiteral("host"));
}

void BoardsStripTest::mirroredItBeginsAtTheRight()
{
    BoardStrip strip(*session_, QStringLiteral("host"), {}, nullptr);
    strip.setLayoutDirection(Qt::RightToLeft);
    strip.resize(640, 220);
    show(strip);
    QTRY_COMPARE(shownOf(strip), 2);
    std::vector<const PanelCard*> shown;
    std::copy_if(strip.cards().begin(), strip.cards().end(), std::back_inserter(shown),
                 [](const PanelCard* card) { return card->isVisible(); });
    QVERIFY(shown.at(0)->x() > shown.at(1)->x());
}

TEST_CLASS(BoardsStripTest)

} // namespace bafar::test

#include "boards_strip_test.moc"
