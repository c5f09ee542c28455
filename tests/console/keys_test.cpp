// What the window does by keys alone, and the list of keys.
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QTest>
#include <algorithm>
#include <set>

#include "app/areas.h"
#include "app/bars.h"
#include "app/dump.h"
#include "app/even_columns.h"
#include "app/main_window.h"
#include "app/more_below.h"
#include "app/shortcuts.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/palette/popup.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"
#include "ui/shared/local_keys.h"
#include "ui/shared/theme.h"

namespace bafar::test {

class KeysTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { shared::exposePaintedItems(); }

    void cleanup();

    void pagesHaveKeys();
    void theLockHasAKey();
    void areasTakeTurns();
    void noKeyDoesTwoThings();
    void everyKeyIsListed_data();
    void everyKeyIsListed();
    void theListStandsInEvenColumns_data();
    void theListStandsInEvenColumns();
    void nothingBehindTheListHearsAKey();

private:
    void open(const QString& language, shared::ThemeName theme, QSize size = {1440, 900});
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    [[nodiscard]] QPushButton* page(const char* id) const
    {
        return window_->findChild<QPushButton*>(QStringLiteral("page ") + QLatin1String(id));
    }

    [[nodiscard]] QWidget* sheet() const
    {
        return window_->findChild<QWidget*>(QStringLiteral("shortcuts"));
    }
};

void KeysTest::cleanup()
{
    closeWindow();
}

void KeysTest::open(const QString& language, shared::ThemeName theme, QSize size)
{
    openWindow(language, theme, size);
    speakFull(agents_, {});
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
}

void KeysTest::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(window_.get(), static_cast<Qt::Key>(key), modifiers);
}

void KeysTest::pagesHaveKeys()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark);
    press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(page("database")->isChecked());
    QVERIFY(page("database")->hasFocus()); // the navigation had it
    QCOMPARE(page("database")->toolTip(), QStringLiteral("Database (Ctrl+5)"));
    press(Qt::Key_PageDown, Qt::ControlModifier);
    QVERIFY(page("cache")->isChecked());
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_PageUp, Qt::ControlModifier);
    QVERIFY(page("events")->isChecked()); // around the end
    press(Qt::Key_PageDown, Qt::ControlModifier);
    QVERIFY(page("overview")->isChecked());
}

void KeysTest::theLockHasAKey()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark);
    press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(!session_->readOnly());
    press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(session_->readOnly());
    auto* lock = window_->findChild<QPushButton*>(QStringLiteral("lock"));
    QVERIFY2(lock->toolTip().endsWith(QLatin1String("(Ctrl+L)")), qPrintable(lock->toolTip()));
}

void KeysTest::areasTakeTurns()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark);
    press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(page("database")->hasFocus());
    press(Qt::Key_F6);
    QVERIFY(qobject_cast<QTableView*>(window_->focusWidget()) != nullptr);
    press(Qt::Key_F6);
    QWidget* inspector = window_->focusWidget();
    bool inside = false;
    for (QWidget* area : app::inspectorsOf(*window_)) {
        inside = inside || area == inspector || area->isAncestorOf(inspector);
    }
    QVERIFY(inside);
    press(Qt::Key_F6);
    QVERIFY(window_->findChild<app::TopBar*>()->isAncestorOf(window_->focusWidget()));
    press(Qt::Key_F6);
    QVERIFY(page("database")->hasFocus());
    press(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(window_->findChild<app::TopBar*>()->isAncestorOf(window_->focusWidget()));
    press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(window_->focusWidget(), inspector);
}

void KeysTest::noKeyDoesTwoThings()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark);
    QStringList keys;
    for (const QShortcut* one : window_->findChildren<QShortcut*>(Qt::FindDirectChildrenOnly)) {
        QVERIFY2(!keys.contains(one->key().toString()), qPrintable(one->key().toString()));
        QVERIFY(!one->whatsThis().isEmpty());
        keys.append(one->key().toString());
    }
    QVERIFY(keys.size() > 15);
}

void KeysTest::everyKeyIsListed_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char* name, const char* language, shared::ThemeName theme,
                        QSize size) {
        QTest::newRow(name) << QString::fromLatin1(language) << static_cast<int>(theme) << size;
    };
    row("keys dark", "en", shared::ThemeName::Dark, {1440, 900});
    row("keys light small", "en", shared::ThemeName::Light, {1024, 700});
    row("keys fa", "fa", shared::ThemeName::Dark, {1024, 700});
}

void KeysTest::everyKeyIsListed()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    open(language, static_cast<shared::ThemeName>(theme), size);
    QWidget* before = window_->focusWidget();
    press(Qt::Key_F1);
    QTRY_VERIFY(sheet() != nullptr);
    QStringList listed;
    for (const QLabel* label : sheet()->findChildren<QLabel*>()) {
        listed.append(label->text());
    }
    for (const QShortcut* one : window_->findChildren<QShortcut*>()) {
        QVERIFY2(listed.contains(one->whatsThis()), qPrintable(one->whatsThis()));
        QVERIFY2(listed.contains(app::keyText(one->key())), qPrintable(one->key().toString()));
    }
    QStringList areas;
    for (const QWidget* view : window_->findChildren<QWidget*>()) {
        const shared::LocalKeys declared = shared::keysOf(*view);
        QVERIFY2(declared.keys.isEmpty() || listed.contains(declared.area),
                 qPrintable(declared.area));
        for (const shared::LocalKey& key : declared.keys) {
            QVERIFY2(listed.contains(key.text), qPrintable(key.text));
            for (const QKeySequence& sequence : key.keys) {
                QVERIFY2(listed.contains(app::keyText(sequence)), qPrintable(key.text));
            }
            areas.append(declared.area);
        }
    }
    areas.removeDuplicates();
    QVERIFY(areas.size() >= 2); // the map and the line of events, at least
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(app::dumpWindow(*window_, folder, name).has_value());
    }
    QTest::keyClick(window_->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(sheet() == nullptr);
    QCOMPARE(window_->focusWidget(), before);
}

void KeysTest::theListStandsInEvenColumns_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("scrolls");
    QTest::newRow("given a usual window, then all is seen at once")
        << QStringLiteral("en") << QSize(1440, 900) << 3 << false;
    QTest::newRow("given a small one, then keys scroll it")
        << QStringLiteral("en") << QSize(1024, 700) << 2 << true;
    QTest::newRow("given a mirrored one, then it is the same")
        << QStringLiteral("fa") << QSize(1024, 700) << 2 << true;
}

/// How far from the beginning of its line something stands.
static int beginOf(const QRect& place, const QWidget& line)
{
    return line.layoutDirection() == Qt::RightToLeft ? line.width() - 1 - place.right()
                                                     : place.left();
}

void KeysTest::theListStandsInEvenColumns()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    QFETCH(bool, scrolls);
    open(language, shared::ThemeName::Dark, size);
    press(Qt::Key_F1);
    QTRY_VERIFY(sheet() != nullptr);
    for (int pass = 0; pass < 4; ++pass) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    const auto* list = sheet()->findChild<app::EvenColumns*>();
    std::set<int> columns;
    std::set<int> widths;
    std::set<int> keys;
    int all = 0;
    int tallest = 0;
    for (const QWidget* part :
         list->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        columns.insert(part->x());
        widths.insert(part->width());
        all += part->height();
        tallest = std::max(tallest, part->height());
        const auto* grid = part->findChild<QGridLayout*>();
        for (int row = 0; row < grid->rowCount(); ++row) {
            const QLayout* caps = grid->itemAtPosition(row, 1)->layout();
            keys.insert(beginOf(caps->itemAt(0)->geometry(), *part));
        }
    }
    const auto count = static_cast<int>(columns.size());
    QTEST(count, "columns");
    QCOMPARE(widths.size(), std::size_t{1});
    QCOMPARE(keys.size(), std::size_t{1});
    QVERIFY(list->heightForWidth(list->width()) <= all / count + 2 * tallest);
    const QScrollBar* bar = sheet()->findChild<QScrollArea*>()->verticalScrollBar();
    const auto* fade = sheet()->findChild<app::MoreBelow*>();
    QCOMPARE(bar->maximum() > 0, scrolls);
    QCOMPARE(fade->isVisible(), scrolls);
    QTest::keyClick(window_->focusWidget(), Qt::Key_End);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(!fade->isVisible());
}

void KeysTest::nothingBehindTheListHearsAKey()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark);
    QTest::keyClick(window_->focusWidget(), Qt::Key_Question);
    QTRY_VERIFY(sheet() != nullptr);
    press(Qt::Key_L, Qt::ControlModifier);
    press(Qt::Key_5, Qt::ControlModifier);
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(session_->readOnly());
    QVERIFY(page("topology")->isChecked());
    QVERIFY(window_->palettePopup() == nullptr);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::KeysTest)
#include "keys_test.moc"
