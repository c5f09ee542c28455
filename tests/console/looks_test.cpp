// The theme: what the desktop wants, what a person chose, and a window that changes while it is
// open.
#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>

#include "app/window_menu.h"
#include "tests/console/desk_bus.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/desktop/portal.h"
#include "ui/desktop/theme_keeper.h"
#include "ui/shared/motion.h"

#include <QMenu>

namespace bafar::test {

using shared::ThemeName;
using ui::desktop::Appearance;
using ui::desktop::DesktopSettings;

class LooksTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void whatTheDesktopSays_data();
    void whatTheDesktopSays();
    void whichThemeIsShown_data();
    void whichThemeIsShown();
    void thePortalIsFollowed();
    void noPortalIsNoTrouble();
    void theChoiceIsRemembered();
    void theNextStartLooksTheSame();
    void theMenuShowsAndTakesTheChoice();
    void everyPageChangesWhileItIsOpen_data();
    void everyPageChangesWhileItIsOpen();
};

static const QString Common = QStringLiteral("org.freedesktop.appearance");
static const QString Gnome = QStringLiteral("org.gnome.desktop.interface");

void LooksTest::cleanup()
{
    closeWindow();
    shared::setMotionReduced(false);
}

void LooksTest::whatTheDesktopSays_data()
{
    QTest::addColumn<DesktopSettings>("said");
    QTest::addColumn<int>("scheme");
    QTest::addColumn<bool>("contrast");
    QTest::addColumn<bool>("still");
    const auto row = [](const char* name, const DesktopSettings& said, Appearance::Scheme scheme,
                        bool contrast, bool still) {
        QTest::newRow(name) << said << static_cast<int>(scheme) << contrast << still;
    };
    const auto one = [](const QString& space, const char* key, const QVariant& value) {
        return DesktopSettings{{space, {{QString::fromLatin1(key), value}}}};
    };
    using Scheme = Appearance::Scheme;
    row("given nothing, then nothing", {}, Scheme::Unsaid, false, false);
    row("given dark, then dark", one(Common, "color-scheme", 1U), Scheme::Dark, false, false);
    row("given light, then light", one(Common, "color-scheme", 2U), Scheme::Light, false, false);
    row("given no preference, then none", one(Common, "color-scheme", 0U), Scheme::Unsaid, false,
        false);
    row("given a number of the future, then none", one(Common, "color-scheme", 9U), Scheme::Unsaid,
        false, false);
    row("given a text for a number, then none", one(Common, "color-scheme", QStringLiteral("1")),
        Scheme::Unsaid, false, false);
    row("given more contrast, then it", one(Common, "contrast", 1U), Scheme::Unsaid, true, false);
    row("given reduced motion, then it", one(Common, "reduced-motion", 1U), Scheme::Unsaid, false,
        true);
    row("given no animations in GNOME, then reduced motion", one(Gnome, "enable-animations", false),
        Scheme::Unsaid, false, true);
    row("given animations in GNOME, then not", one(Gnome, "enable-animations", true),
        Scheme::Unsaid, false, false);
}

void LooksTest::whatTheDesktopSays()
{
    QFETCH(DesktopSettings, said);
    QFETCH(int, scheme);
    QFETCH(bool, contrast);
    QFETCH(bool, still);
    const Appearance wanted = ui::desktop::appearanceOf(said);
    QCOMPARE(static_cast<int>(wanted.scheme), scheme);
    QCOMPARE(wanted.highContrast, contrast);
    QCOMPARE(wanted.reducedMotion, still);
}

void LooksTest::whichThemeIsShown_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<int>("scheme");
    QTest::addColumn<bool>("contrast");
    QTest::addColumn<bool>("paletteIsDark");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const char* chosen, Appearance::Scheme scheme,
                        bool contrast, bool dark, const char* shown) {
        QTest::newRow(name) << QString::fromLatin1(chosen) << static_cast<int>(scheme) << contrast
                            << dark << QString::fromLatin1(shown);
    };
    using Scheme = Appearance::Scheme;
    row("given a choice, then it counts", "light", Scheme::Dark, true, true, "light");
    row("given the desktop's dark, then dark", "system", Scheme::Dark, false, false, "dark");
    row("given the desktop's light, then light", "system", Scheme::Light, false, true, "light");
    row("given contrast, then before the scheme", "system", Scheme::Light, true, false, "contrast");
    row("given nothing said, then the palette: dark", "system", Scheme::Unsaid, false, true,
        "dark");
    row("given nothing said, then the palette: light", "system", Scheme::Unsaid, false, false,
        "light");
}

void LooksTest::whichThemeIsShown()
{
    QFETCH(QString, chosen);
    QFETCH(int, scheme);
    QFETCH(bool, contrast);
    QFETCH(bool, paletteIsDark);
    QFETCH(QString, shown);
    const Appearance wanted{static_cast<Appearance::Scheme>(scheme), contrast, false};
    QCOMPARE(ui::desktop::themeWord(
                 ui::desktop::themeFor(ui::desktop::themeOfWord(chosen), wanted, paletteIsDark)),
             shown);
}

void LooksTest::thePortalIsFollowed()
{
    PrivateBus bus;
    QVERIFY2(bus.start(), "dbus-daemon: resources/packaging/install-packages test");
    FakePortal desktop(bus.connection(QStringLiteral("desktop")));
    desktop.settings[Common][QStringLiteral("color-scheme")] = 2U;
    desktop.settings[QStringLiteral("org.example.other")][QStringLiteral("color-scheme")] = 1U;
    QVERIFY(desktop.appear());
    ui::desktop::Portal portal(bus.connection(QStringLiteral("console")));
    ui::desktop::ThemeKeeper keeper(*qApp);
    connect(&portal, &ui::desktop::Portal::changed, &keeper,
            [&] { keeper.setWanted(ui::desktop::appearanceOf(portal.settings())); });
    keeper.choose(ThemeName::System);
    portal.start();
    QTRY_COMPARE(keeper.shown(), ThemeName::Light);

    desktop.say(Common, QStringLiteral("color-scheme"), 1U);
    QTRY_COMPARE(keeper.shown(), ThemeName::Dark);
    QCOMPARE(&shared::tokensOf(QApplication::palette()), &shared::tokensOf(ThemeName::Dark));
    desktop.say(Common, QStringLiteral("contrast"), 1U);
    QTRY_COMPARE(keeper.shown(), ThemeName::HighContrast);
    desktop.say(Gnome, QStringLiteral("enable-animations"), false);
    QTRY_VERIFY(shared::motionReduced());

    desktop.vanish(); // what was said last still holds
    desktop.settings = {{Common, {{QStringLiteral("color-scheme"), 2U}}}};
    QCOMPARE(keeper.shown(), ThemeName::HighContrast);
    QVERIFY(desktop.appear());
    QTRY_COMPARE(keeper.shown(), ThemeName::Light);
    QVERIFY(!shared::motionReduced());
}

void LooksTest::noPortalIsNoTrouble()
{
    PrivateBus bus;
    QVERIFY(bus.start());
    ui::desktop::Portal portal(bus.connection(QStringLiteral("alone")));
    QSignalSpy changed(&portal, &ui::desktop::Portal::changed);
    portal.start();
    QTest::qWait(200);
    QCOMPARE(changed.count(), 0);
    ui::desktop::Portal noBus(QDBusConnection(QStringLiteral("there is none")));
    noBus.start();
    QTest::qWait(50);
    QVERIFY(noBus.settings().isEmpty());
}

void LooksTest::theChoiceIsRemembered()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("new/console.ini"));
    {
        ui::desktop::ThemeKeeper keeper(*qApp);
        keeper.keepIn(file);
        QCOMPARE(keeper.chosen(), ThemeName::System);
        keeper.choose(ThemeName::HighContrast);
    }
    ui::desktop::ThemeKeeper keeper(*qApp);
    keeper.keepIn(file);
    QCOMPARE(keeper.chosen(), ThemeName::HighContrast);
    QCOMPARE(keeper.shown(), ThemeName::HighContrast);
    keeper.setWanted({Appearance::Scheme::Light, false, false});
    QCOMPARE(keeper.shown(), ThemeName::HighContrast); // the choice is a person's
}

void LooksTest::theNextStartLooksTheSame()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("console.ini"));
    for (const auto scheme : {Appearance::Scheme::Light, Appearance::Scheme::Dark}) {
        ui::desktop::ThemeKeeper before(*qApp);
        before.keepIn(file);
        before.setWanted({scheme, false, false});
        ui::desktop::ThemeKeeper keeper(*qApp);
        keeper.keepIn(file); // the desktop has not answered yet
        QCOMPARE(keeper.shown(), before.shown());
    }
}

void LooksTest::theMenuShowsAndTakesTheChoice()
{
    openWindow(QStringLiteral("en"), ThemeName::Dark, {1200, 800});
    ui::desktop::ThemeKeeper keeper(*qApp);
    keeper.choose(ThemeName::Dark);
    window_->menu().addLooks(keeper);
    const auto action = [this](const char* word) {
        return window_->menu().findChild<QAction*>(QStringLiteral("theme ") + QLatin1String(word));
    };
    QVERIFY(action("dark")->isChecked());
    action("contrast")->trigger();
    QCOMPARE(keeper.shown(), ThemeName::HighContrast);
    QVERIFY(action("contrast")->isChecked());
    QVERIFY(!action("dark")->isChecked());
    keeper.choose(ThemeName::System);
    QVERIFY(action("system")->isChecked());
}

void LooksTest::everyPageChangesWhileItIsOpen_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    const auto row = [](const char* name, ThemeName from, ThemeName to) {
        QTest::newRow(name) << static_cast<int>(from) << static_cast<int>(to);
    };
    row("given dark, then light", ThemeName::Dark, ThemeName::Light);
    row("given light, then dark", ThemeName::Light, ThemeName::Dark);
    row("given dark, then high contrast", ThemeName::Dark, ThemeName::HighContrast);
}

static bool near(const QColor& one, const QColor& two)
{
    return std::abs(one.red() - two.red()) < 28 && std::abs(one.green() - two.green()) < 28 &&
           std::abs(one.blue() - two.blue()) < 28;
}

/// No pixel of a page has a colour that only the theme before has.
void LooksTest::everyPageChangesWhileItIsOpen()
{
    QFETCH(int, from);
    QFETCH(int, to);
    openWindow(QStringLiteral("en"), static_cast<ThemeName>(from), {1440, 900});
    speakFull(agents_, {});
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
    session_->select(QStringLiteral("node/n1"));
    for (const QString& page : window_->pageIds()) {
        window_->openPage(page);
        window_->grab(); // everything was painted, and kept, in the theme before
    }
    shared::applyTheme(*qApp, static_cast<ThemeName>(to));
    QTest::qWait(50);
    const shared::Tokens& before = shared::tokensOf(static_cast<ThemeName>(from));
    const shared::Tokens& after = shared::tokensOf(static_cast<ThemeName>(to));
    QStringList left;
    for (const QString& page : window_->pageIds()) {
        window_->openPage(page);
        const QImage image = window_->grab().toImage().convertToFormat(QImage::Format_RGB32);
        QMap<QRgb, int> counts;
        for (int y = 0; y < image.height(); ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
            for (int x = 0; x < image.width(); ++x) {
                ++counts[line[x]];
            }
        }
        for (const QColor& old : {before.background, before.panel, before.raised, before.line,
                                  before.text, before.muted, before.selection, before.ok}) {
            // The edge of a letter may fall on a colour that is near the letter's own.
            const bool stays = near(old, after.background) || near(old, after.panel) ||
                               near(old, after.raised) || near(old, after.text);
            if (!stays && counts.value(old.rgb()) > 12) { // a blend may fall on it
                left.append(page + QLatin1Char(' ') + old.name() + QLatin1Char(' ') +
                            QString::number(counts.value(old.rgb())));
            }
        }
    }
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1String(", "))));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::LooksTest)
#include "looks_test.moc"
