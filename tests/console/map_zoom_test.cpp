// The map nearer and further away: what cards say then, and that what is looked at stays in place.
// It is larger than the budget because all of it stands on one window with a map.
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include "app/clicks.h"
#include "app/dump.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/map/edge_key.h"
#include "ui/map/pane.h"
#include "ui/map/view.h"
#include "ui/map/zoom.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using ui::map::Detail;
using ui::map::MapPane;
using ui::map::MapView;

class MapZoomTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { shared::exposePaintedItems(); }

    void cleanup();

    void cardsSayWhatThereIsRoomFor_data();
    void cardsSayWhatThereIsRoomFor();
    void allIsSeenWhileNamesAreWhole_data();
    void allIsSeenWhileNamesAreWhole();
    void stepsAreAlwaysTheSame_data();
    void stepsAreAlwaysTheSame();
    void allOfItFits_data();
    void allOfItFits();
    void theWheelKeepsWhatIsUnderThePointer_data();
    void theWheelKeepsWhatIsUnderThePointer();
    void itOpensAsItFits_data();
    void itOpensAsItFits();
    void theKeyOfLinesCoversNoCard_data();
    void theKeyOfLinesCoversNoCard();
    void keysAndButtonsZoom();
    void controlAndZeroIsTheMapsOnlyWithTheFocus();
    void theGroundIsDragged();
    void everyLookIsWhole_data();
    void everyLookIsWhole();

private:
    void open(const QString& language = QStringLiteral("en"),
              shared::ThemeName theme = shared::ThemeName::Dark,
              QSize size = {1440, 900});

    [[nodiscard]] MapPane& pane() const { return *window_->findChild<MapPane*>(); }

    [[nodiscard]] double zoom() const { return pane().map().lens().zoom; }
};

void MapZoomTest::cleanup()
{
    if (window_ != nullptr) {
        closeWindow();
    }
}

void MapZoomTest::open(const QString& language, shared::ThemeName theme, QSize size)
{
    openWindow(language, theme, size);
    speakFull(agents_, {});
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
    session_->select(QStringLiteral("database/n2"));
    pane().zoomTo(1, QPointF(0, 0));
}

void MapZoomTest::cardsSayWhatThereIsRoomFor_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<int>("detail");
    const auto row = [](const char* name, double zoom, Detail detail) {
        QTest::newRow(name) << zoom << static_cast<int>(detail);
    };
    row("given the least, a dot", ui::map::ZoomMin, Detail::Dot);
    row("given a little below half, a dot", 0.499, Detail::Dot);
    row("given half, a name", 0.5, Detail::Name);
    row("given a little below 0.8, a name", 0.799, Detail::Name);
    row("given 0.8, the card", 0.8, Detail::Card);
    row("given the most, the card", ui::map::ZoomMax, Detail::Card);
}

void MapZoomTest::cardsSayWhatThereIsRoomFor()
{
    QFETCH(double, zoom);
    QTEST(static_cast<int>(ui::map::detailAt(zoom)), "detail");
}

void MapZoomTest::allIsSeenWhileNamesAreWhole_data()
{
    QTest::addColumn<double>("all");
    QTest::addColumn<double>("zoom");
    QTest::newRow("given that all fits, then as it is") << 1.0 << 1.0;
    QTest::newRow("given that cards fit when smaller, then smaller") << 0.9 << 0.9;
    QTest::newRow("given too little for cards, then all as names") << 0.7 << 0.7;
    QTest::newRow("given room for cut names, then whole ones") << 0.6 << 0.68;
    QTest::newRow("given no room for names, then names") << 0.2 << 0.68;
}

void MapZoomTest::allIsSeenWhileNamesAreWhole()
{
    QFETCH(double, all);
    QTEST(ui::map::openingZoom(all), "zoom");
}

void MapZoomTest::stepsAreAlwaysTheSame_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<int>("steps");
    QTest::addColumn<double>("to");
    QTest::newRow("given 1, one nearer") << 1.0 << 1 << 1.2;
    QTest::newRow("given 1, one further away") << 1.0 << -1 << 1 / 1.2;
    QTest::newRow("given 1.2, back") << 1.2 << -1 << 1.0;
    QTest::newRow("given between two steps, the next one") << 1.1 << 1 << 1.2;
    QTest::newRow("given between two steps, the one before") << 1.1 << -1 << 1.0;
    QTest::newRow("given the most, no more") << 2.0 << 3 << 2.0;
    QTest::newRow("given the least, no less") << 0.1 << -1 << 0.1;
    QTest::newRow("given nothing that is a zoom, the least") << -5.0 << -1 << 0.1;
}

void MapZoomTest::stepsAreAlwaysTheSame()
{
    QFETCH(double, from);
    QFETCH(int, steps);
    QFETCH(double, to);
    QVERIFY(qAbs(ui::map::zoomedBy(from, steps) - to) < 1e-9);
}

void MapZoomTest::allOfItFits_data()
{
    QTest::addColumn<QSizeF>("content");
    QTest::addColumn<double>("zoom");
    QTest::newRow("given less than the room, it is not enlarged") << QSizeF(300, 200) << 1.0;
    QTest::newRow("given twice as wide, then half") << QSizeF(1600, 200) << 0.5;
    QTest::newRow("given four times as high, then a quarter") << QSizeF(1600, 2400) << 0.25;
    QTest::newRow("given far too much, then the least") << QSizeF(1e6, 1e6) << 0.1;
    QTest::newRow("given nothing, then 1") << QSizeF() << 1.0;
}

void MapZoomTest::allOfItFits()
{
    QFETCH(QSizeF, content);
    QTEST(ui::map::zoomToFit(content, {800, 600}), "zoom");
}

void MapZoomTest::theWheelKeepsWhatIsUnderThePointer_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("left to right") << QStringLiteral("en");
    QTest::newRow("right to left") << QStringLiteral("fa");
}

void MapZoomTest::theWheelKeepsWhatIsUnderThePointer()
{
    QFETCH(QString, language);
    open(language);
    MapView& map = pane().map();
    const auto turn = [&](int steps, const QPoint& at) {
        QWheelEvent event(QPointF(at), pane().viewport()->mapToGlobal(QPointF(at)), {},
                          {0, 120 * steps}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(pane().viewport(), &event);
    };
    const auto middle = [&] {
        return map.mapToParent(map.placeOf(QStringLiteral("database/n2")).center());
    };
    turn(2, middle());
    const QPoint before = middle();
    turn(1, before);
    QVERIFY(zoom() > 1.5);
    QVERIFY2((middle() - before).manhattanLength() <= 4,
             qPrintable(QStringLiteral("%1,%2 was %3,%4")
                            .arg(middle().x())
                            .arg(middle().y())
                            .arg(before.x())
                            .arg(before.y())));
    turn(-3, middle());
    QVERIFY(qAbs(zoom() - 1) < 1e-9);
}

void MapZoomTest::itOpensAsItFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("in the smallest window") << QSize(1024, 700);
    QTest::newRow("in a usual one") << QSize(1440, 900);
    QTest::newRow("in a large one") << QSize(2560, 1440);
}

void MapZoomTest::itOpensAsItFits()
{
    QFETCH(QSize, size);
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, size);
    speakFull(agents_, {});
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
    const auto isWhole = [this] {
        return pane().horizontalScrollBar()->maximum() == 0 &&
               pane().verticalScrollBar()->maximum() == 0;
    };
    QTRY_VERIFY(isWhole() || zoom() == ui::map::openingZoom(0));
    QVERIFY(zoom() >= ui::map::NameFrom && zoom() <= 1);
    QVERIFY(!pane().map().arrangement().zoom.has_value()); // nobody chose it
    pane().zoomTo(1.2, QPointF(200, 200));
    QCOMPARE(pane().map().arrangement().zoom, std::optional(1.2));
    const int wide = pane().width();
    window_->resize(size + QSize(80, 40));
    QTRY_VERIFY(pane().width() > wide);
    QCOMPARE(zoom(), 1.2);
}

void MapZoomTest::theKeyOfLinesCoversNoCard_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isRow");
    QTest::newRow("given a narrow map, then it is stacked") << QSize(1024, 700) << false;
    QTest::newRow("given a wide one, then it is a row") << QSize(2560, 1440) << true;
}

void MapZoomTest::theKeyOfLinesCoversNoCard()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, isRow);
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, size);
    speakFull(agents_, {});
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
    const auto* key = window_->findChild<ui::map::EdgeKey*>();
    QVERIFY(key != nullptr);
    QTRY_VERIFY(key->isVisible());
    const std::vector<shared::PaintedItem>& samples = key->items();
    QVERIFY(samples.size() > 1);
    QCOMPARE(samples.front().rectangle.top() == samples.back().rectangle.top(), isRow);
    QVERIFY(!key->geometry().intersects(
        window_->findChild<QWidget*>(QStringLiteral("zoom"))->geometry()));
    const MapView& map = pane().map();
    for (const shared::PaintedItem& item : map.items()) {
        const QRect place(map.mapTo(&pane(), item.rectangle.topLeft()), item.rectangle.size());
        QVERIFY2(item.role != QAccessible::ListItem || !place.intersects(key->geometry()),
                 qPrintable(item.name));
    }
    if (!isRow) {
        pane().zoomTo(ui::map::ZoomMax, QPointF(0, 0)); // cards grow into its corner
        QTRY_VERIFY(!key->isVisible());
    }
}

void MapZoomTest::keysAndButtonsZoom()
{
    open();
    MapView& map = pane().map();
    map.setFocus();
    QTest::keyClick(&map, Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(qAbs(zoom() - 1.2) < 1e-9);
    QTest::keyClick(&map, Qt::Key_Minus, Qt::ControlModifier);
    QTest::keyClick(&map, Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(qAbs(zoom() - 1 / 1.2) < 1e-9);
    QCOMPARE(window_->findChild<QPushButton*>(QStringLiteral("zoom percent"))->text(),
             QStringLiteral("83%"));
    QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("zoom in"))));
    QVERIFY(qAbs(zoom() - 1) < 1e-9);
    QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("zoom out"))));
    QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("zoom percent"))));
    QVERIFY(qAbs(zoom() - 1) < 1e-9);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("zoom in"))));
    }
    QVERIFY(pane().horizontalScrollBar()->maximum() > 0);
    QTest::keyClick(&map, Qt::Key_F);
    QCOMPARE(pane().horizontalScrollBar()->maximum(), 0);
    QCOMPARE(pane().verticalScrollBar()->maximum(), 0);
    QCOMPARE(map.arrangement().zoom.has_value(), zoom() < ui::map::NameFrom); // else it goes on
}

void MapZoomTest::controlAndZeroIsTheMapsOnlyWithTheFocus()
{
    open();
    MapView& map = pane().map();
    map.setFocus();
    QTest::keyClick(&map, Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(&map, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(window_->page(), QStringLiteral("topology"));
    QVERIFY(qAbs(zoom() - 1) < 1e-9);
    window_->findChild<QPushButton*>(QStringLiteral("page topology"))->setFocus();
    QTest::keyClick(window_->focusWidget(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(window_->page() != QLatin1String("topology"));
}

void MapZoomTest::theGroundIsDragged()
{
    open();
    MapView& map = pane().map();
    pane().zoomTo(2, QPointF(200, 200));
    const QPoint corner(map.mapFromParent(QPoint(4, 4))); // the ground, above every card
    const int before = pane().verticalScrollBar()->value();
    QTest::mousePress(&map, Qt::LeftButton, {}, corner);
    QTest::mouseMove(&map, corner - QPoint(0, 60));
    QTest::mouseRelease(&map, Qt::LeftButton, {}, corner - QPoint(0, 60));
    QTRY_VERIFY(pane().verticalScrollBar()->value() > before);
}

void MapZoomTest::everyLookIsWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<double>("zoom");
    using shared::ThemeName;
    const auto row = [](const char* name, const char* language, ThemeName theme, double zoom) {
        QTest::newRow(name) << QString::fromLatin1(language) << static_cast<int>(theme) << zoom;
    };
    row("dots dark", "en", ThemeName::Dark, 0.4);
    row("names dark", "en", ThemeName::Dark, 0.7);
    row("names light", "en", ThemeName::Light, 0.7);
    row("names persian", "fa", ThemeName::Dark, 0.6);
    row("large contrast", "en", ThemeName::HighContrast, 1.728);
}

void MapZoomTest::everyLookIsWhole()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(double, zoom);
    open(language, static_cast<shared::ThemeName>(theme));
    pane().zoomTo(zoom, QRectF(pane().viewport()->rect()).center());
    const MapView& map = pane().map();
    for (const shared::PaintedItem& item : map.items()) {
        QVERIFY2(map.rect().contains(item.rectangle), qPrintable(item.name));
    }
    QVERIFY(map.items().size() >= thingsOf({}) - 6); // tasks are marks
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        const QString name = QStringLiteral("zoom ") + QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(app::dumpWindow(*window_, folder, name).has_value());
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapZoomTest)
#include "map_zoom_test.moc"
