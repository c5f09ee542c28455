// Whoever works with keys sees where he is: at every stop of Tab on every page, with a ring that
// stands out in each theme; and whoever clicks sees no ring.
#include <QApplication>
#include <QImage>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <utility>

#include "tests/console/full_cluster.h"
#include "tests/console/looks_walk.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/shared/key_focus.h"
#include "ui/shared/table_columns.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace std::chrono_literals;

class FocusTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void everyStopIsSeen_data();
    void everyStopIsSeen();
    void onlyKeysBringTheRing();
    void noPageOpensWithARing_data();
    void noPageOpensWithARing();
    void aButtonHasItsRingByKeysAlone();
    void theCurrentCellIsMarkedWithTheRing();
    void ringsStandOut_data();
    void ringsStandOut();

private:
    void open(const QString& language, shared::ThemeName theme);
    [[nodiscard]] QStringList unseenStops(const QString& page);
    [[nodiscard]] QRect placeOf(const QWidget& widget) const;
    [[nodiscard]] QTableView* tableOf(const char* page);
};

void FocusTest::cleanup()
{
    if (window_ != nullptr) {
        closeWindow();
    }
    link::holdClocks({});
    qApp->setProperty("motionReduced", QVariant());
}

/// Nothing in its picture changes but by keys.
void FocusTest::open(const QString& language, shared::ThemeName theme)
{
    qApp->setProperty("motionReduced", true);
    link::holdClocks(link::Moment{Instant(100h), SomeDay});
    openWindow(language, theme, {1440, 900});
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    Full wish;
    wish.trouble = true;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
}

/// Each layout may ask for another: what is in a page, for that around it.
static void settleLayout()
{
    for (int layout = 0; layout < 6; ++layout) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
}

/// What is seen of a widget and what is in it, in the window.
QRect FocusTest::placeOf(const QWidget& widget) const
{
    QRect place = widget.rect().translated(widget.mapTo(window_.get(), QPoint(0, 0)));
    for (const QWidget* in = widget.parentWidget(); in != nullptr; in = in->parentWidget()) {
        place &= in->rect().translated(in->mapTo(window_.get(), QPoint(0, 0)));
    }
    return place;
}

QTableView* FocusTest::tableOf(const char* page)
{
    window_->openPage(QString::fromLatin1(page));
    for (shared::TableColumns* columns : window_->findChildren<shared::TableColumns*>()) {
        if (columns->id() == QLatin1String(page)) {
            return qobject_cast<QTableView*>(columns->parent());
        }
    }
    return nullptr;
}

/// Once around the window by Tab: the stops at which the picture stays as it was.
QStringList FocusTest::unseenStops(const QString& page)
{
    constexpr int StopsMax = 400;
    auto* const start = window_->findChild<QPushButton*>(QStringLiteral("page ") + page);
    start->setFocus(Qt::TabFocusReason);
    QCoreApplication::processEvents();
    QStringList unseen;
    QImage before = window_->grab().toImage();
    for (int stop = 0; stop < StopsMax; ++stop) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget* now = QApplication::focusWidget();
        if (now == nullptr) {
            return unseen << page + QStringLiteral(": nothing has the focus");
        }
        const QImage after = window_->grab().toImage();
        const QRect place = placeOf(*now);
        if (place.isEmpty() || before.copy(place) == after.copy(place)) {
            unseen.append(page + QStringLiteral(": ") + nameOf(*now));
        }
        if (now == start) {
            return unseen;
        }
        before = after;
    }
    return unseen << page + QStringLiteral(": Tab does not come around");
}

void FocusTest::everyStopIsSeen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    using shared::ThemeName;
    QTest::newRow("given the dark theme, then all are")
        << QStringLiteral("en") << static_cast<int>(ThemeName::Dark);
    QTest::newRow("given Persian in the light theme, then all are")
        << QStringLiteral("fa") << static_cast<int>(ThemeName::Light);
}

void FocusTest::everyStopIsSeen()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    open(language, static_cast<shared::ThemeName>(theme));
    QStringList unseen;
    for (const QString& page : window_->pageIds()) {
        QVERIFY(window_->openPage(page));
        settleLayout();
        unseen += unseenStops(page);
    }
    for (const QString& one : unseen) {
        qWarning().noquote() << one;
    }
    QVERIFY2(unseen.isEmpty(), qPrintable(QStringLiteral("%1 stops").arg(unseen.size())));
}

void FocusTest::onlyKeysBringTheRing()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark);
    QTableView* table = tableOf("database");
    QVERIFY(table != nullptr && table->model()->rowCount() > 1);
    const auto click = [table](int row) {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                          table->visualRect(table->model()->index(row, 0)).center());
    };
    const QColor accent = shared::tokensOf(shared::ThemeName::Dark).accent;
    const auto edge = [table](int x) {
        return table->grab().toImage().pixelColor(x, table->height() / 2);
    };
    click(1);
    QVERIFY(table->hasFocus());
    QVERIFY(!shared::isRinged(*table));
    QVERIFY(edge(0) != accent);
    QTest::keyClick(table, Qt::Key_Up);
    QVERIFY(shared::isRinged(*table));
    QCOMPARE(edge(0), accent);
    QCOMPARE(edge(1), accent);
    QVERIFY(edge(2) != accent);
    click(1);
    QVERIFY(!shared::isRinged(*table));
    QVERIFY(edge(0) != accent);
    QTest::keyClick(table, Qt::Key_Tab);
    QVERIFY(!table->hasFocus() && !shared::isRinged(*table));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QVERIFY(table->hasFocus() && shared::isRinged(*table));
    table->resize(table->width() - 10, table->height());
    QCOMPARE(edge(table->width() - 1), accent);
}

void FocusTest::noPageOpensWithARing_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("given English, then none does") << QStringLiteral("en");
    QTest::newRow("given Persian, whose fields turn by keys that nobody presses, then none does")
        << QStringLiteral("fa");
}

/// Qt gives the focus of a page that goes to the next one, and says that it was by Tab.
void FocusTest::noPageOpensWithARing()
{
    QFETCH(QString, language);
    QPushButton elsewhere;
    QTest::mouseClick(&elsewhere, Qt::LeftButton); // after the keys of other tests
    open(language, shared::ThemeName::HighContrast);
    QVERIFY(QApplication::focusWidget() != nullptr);
    QVERIFY(!shared::isKeyed(*QApplication::focusWidget()));
    QTableView* table = tableOf("database");
    QVERIFY(table != nullptr && table->model()->rowCount() > 1);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                      table->visualRect(table->model()->index(1, 0)).center());
    QVERIFY(table->hasFocus());
    for (const QString& page : window_->pageIds()) {
        QVERIFY(window_->openPage(page));
        const QWidget* now = QApplication::focusWidget();
        QVERIFY2(now == nullptr || !shared::isKeyed(*now), qPrintable(page));
        for (const QWidget* widget : window_->findChildren<QWidget*>()) {
            QVERIFY2(!shared::isRinged(*widget), qPrintable(page));
        }
    }
    QVERIFY(QApplication::focusWidget() != nullptr);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != nullptr);
    QVERIFY(shared::isKeyed(*QApplication::focusWidget()));
}

void FocusTest::aButtonHasItsRingByKeysAlone()
{
    open(QStringLiteral("en"), shared::ThemeName::HighContrast);
    auto* const button = window_->findChild<QPushButton*>(QStringLiteral("page storage"));
    const QColor accent = shared::tokensOf(shared::ThemeName::HighContrast).accent;
    const auto edge = [button](int x) {
        return button->grab().toImage().pixelColor(x, button->height() / 2);
    };
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(button->hasFocus() && !shared::isKeyed(*button));
    QVERIFY(edge(0) != accent);
    QTest::keyClick(button, Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QVERIFY(button->hasFocus() && shared::isKeyed(*button));
    QCOMPARE(edge(0), accent);
    QCOMPARE(edge(1), accent);
    QVERIFY(edge(2) != accent);
}

void FocusTest::theCurrentCellIsMarkedWithTheRing()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark);
    QTableView* table = tableOf("database");
    QVERIFY(table != nullptr && table->model()->rowCount() > 1);
    settleLayout();
    const QModelIndex cell = table->model()->index(0, 0);
    const auto picture = [table, cell] {
        return table->viewport()->grab(table->visualRect(cell)).toImage();
    };
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                      table->visualRect(cell).center());
    QCOMPARE(table->currentIndex(), cell);
    const QImage clicked = picture();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Up);
    QCOMPARE(table->currentIndex(), cell);
    QVERIFY(picture() != clicked);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                      table->visualRect(cell).center());
    QCOMPARE(picture(), clicked);
}

void FocusTest::ringsStandOut_data()
{
    QTest::addColumn<QColor>("ring");
    QTest::addColumn<QColor>("surface");
    using shared::ThemeName;
    const auto row = [](const char* theme, const char* what, const QColor& ring,
                        const QColor& surface) {
        QTest::addRow("%s: %s", theme, what) << ring << surface;
    };
    for (const auto& [name, theme] :
         {std::pair("dark", ThemeName::Dark), std::pair("light", ThemeName::Light),
          std::pair("high contrast", ThemeName::HighContrast)}) {
        const shared::Tokens& tokens = shared::tokensOf(theme);
        row(name, "on the background", tokens.accent, tokens.background);
        row(name, "on a panel", tokens.accent, tokens.panel);
        row(name, "on a card", tokens.accent, tokens.raised);
        row(name, "on a chosen row", tokens.accent, tokens.selection);
        row(name, "of the primary button, on a panel", tokens.text, tokens.panel);
        row(name, "of the primary button, on a card", tokens.text, tokens.raised);
    }
}

void FocusTest::ringsStandOut()
{
    QFETCH(QColor, ring);
    QFETCH(QColor, surface);
    QVERIFY2(shared::contrast(ring, surface) >= 3,
             qPrintable(QString::number(shared::contrast(ring, surface))));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::FocusTest)
#include "focus_test.moc"
