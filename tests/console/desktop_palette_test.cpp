// The desktop's palette, where no portal says what the desktop wants: the theme follows it at once,
// and ours is never taken for it.
#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/desktop/theme_keeper.h"
#include "ui/shared/motion.h"

namespace bafar::test {

using shared::ThemeName;
using ui::desktop::Appearance;

class DesktopPaletteTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void itIsFollowedWhileTheWindowIsOpen();
    void oursIsNotTheDesktops();
    void whatIsSaidComesBeforeIt_data();
    void whatIsSaidComesBeforeIt();
    void itIsNewerThanWhatIsRemembered();
    void aThemeThatSetsNoneIsAsked();
};

void DesktopPaletteTest::cleanup()
{
    closeWindow();
    shared::setMotionReduced(false);
}

/// The palette of a desktop, as its platform sets it for the application.
static void setDesktopPalette(bool dark)
{
    QPalette palette;
    palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
    palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
    palette.setColor(QPalette::Highlight, Qt::cyan);
    palette.setColor(QPalette::HighlightedText, Qt::black);
    QApplication::setPalette(palette);
}

void DesktopPaletteTest::itIsFollowedWhileTheWindowIsOpen()
{
    openWindow(QStringLiteral("en"), ThemeName::Light, {1200, 800});
    setDesktopPalette(false);
    ui::desktop::ThemeKeeper keeper(*qApp);
    keeper.choose(ThemeName::System);
    QCOMPARE(keeper.shown(), ThemeName::Light);
    const QSignalSpy changed(&keeper, &ui::desktop::ThemeKeeper::changed);
    qsizetype changes = 0;
    for (const ThemeName now : {ThemeName::Dark, ThemeName::Light, ThemeName::Dark}) {
        setDesktopPalette(now == ThemeName::Dark);
        QTRY_COMPARE(keeper.shown(), now);
        QVERIFY(shared::isOurs(window_->palette()));
        QCOMPARE(&shared::tokensOf(window_->palette()), &shared::tokensOf(now));
        QCOMPARE(QApplication::palette().color(QPalette::Window), shared::tokensOf(now).background);
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), ++changes); // what it set itself is no news
    }
}

void DesktopPaletteTest::oursIsNotTheDesktops()
{
    openWindow(QStringLiteral("en"), ThemeName::Light, {1200, 800});
    setDesktopPalette(false);
    ui::desktop::ThemeKeeper keeper(*qApp);
    const QSignalSpy changed(&keeper, &ui::desktop::ThemeKeeper::changed);
    keeper.choose(ThemeName::Dark);
    QCoreApplication::processEvents();
    QCOMPARE(keeper.shown(), ThemeName::Dark);
    keeper.choose(ThemeName::System);
    QCoreApplication::processEvents();
    QCOMPARE(keeper.shown(), ThemeName::Light);
    QCOMPARE(changed.size(), qsizetype{2}); // the two choices
}

void DesktopPaletteTest::whatIsSaidComesBeforeIt_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<int>("scheme");
    const auto row = [](const char* name, const char* chosen, Appearance::Scheme scheme) {
        QTest::newRow(name) << QString::fromLatin1(chosen) << static_cast<int>(scheme);
    };
    row("given a choice, then it stays", "light", Appearance::Scheme::Unsaid);
    row("given the portal's word, then it stays", "system", Appearance::Scheme::Light);
}

void DesktopPaletteTest::whatIsSaidComesBeforeIt()
{
    QFETCH(QString, chosen);
    QFETCH(int, scheme);
    setDesktopPalette(false);
    ui::desktop::ThemeKeeper keeper(*qApp);
    keeper.choose(ui::desktop::themeOfWord(chosen));
    keeper.setWanted({static_cast<Appearance::Scheme>(scheme), false, false});
    setDesktopPalette(true);
    QTRY_VERIFY(shared::isOurs(QApplication::palette())); // and not the platform's for long
    QCOMPARE(keeper.shown(), ThemeName::Light);
    QCOMPARE(&shared::tokensOf(QApplication::palette()), &shared::tokensOf(ThemeName::Light));
    keeper.setWanted({});
    keeper.choose(ThemeName::System);
    QCOMPARE(keeper.shown(), ThemeName::Dark);
}

void DesktopPaletteTest::itIsNewerThanWhatIsRemembered()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("console.ini"));
    {
        ui::desktop::ThemeKeeper before(*qApp);
        before.keepIn(file);
        before.setWanted({Appearance::Scheme::Dark, false, false});
    }
    // What is forgotten stays so at the next start.
    for (const ThemeName atStart : {ThemeName::Dark, ThemeName::Light}) {
        setDesktopPalette(false);
        ui::desktop::ThemeKeeper keeper(*qApp);
        keeper.keepIn(file);
        QCOMPARE(keeper.shown(), atStart);
        setDesktopPalette(false);
        QTRY_VERIFY(shared::isOurs(QApplication::palette()));
        QCOMPARE(keeper.shown(), ThemeName::Light);
    }
}

/// Some platforms say that their theme is another, and leave the application's palette alone.
void DesktopPaletteTest::aThemeThatSetsNoneIsAsked()
{
    openWindow(QStringLiteral("en"), ThemeName::Dark, {1200, 800});
    QApplication::setPalette(QPalette()); // the platform's own
    QVERIFY(!shared::isOurs(QApplication::palette()));
    const bool isDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    setDesktopPalette(!isDark);
    ui::desktop::ThemeKeeper keeper(*qApp);
    keeper.choose(ThemeName::System);
    QCOMPARE(keeper.shown(), isDark ? ThemeName::Light : ThemeName::Dark);
    QEvent told(QEvent::ThemeChange);
    QCoreApplication::sendEvent(window_->windowHandle(), &told);
    QTRY_COMPARE(keeper.shown(), isDark ? ThemeName::Dark : ThemeName::Light);
    QVERIFY(shared::isOurs(QApplication::palette()));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::DesktopPaletteTest)
#include "desktop_palette_test.moc"
