// What a console does beside its window: tray, menu, messages of the desktop, what it says of
// itself, and what is left of one that ended badly. It is larger than the budget because each of
// these small parts has its case here.
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "app/about.h"
#include "app/alert_messages.h"
#include "app/crash_log.h"
#include "app/debug_info.h"
#include "app/dump.h"
#include "app/language.h"
#include "app/self_test.h"
#include "app/sheet.h"
#include "app/tray.h"
#include "app/window_menu.h"
#include "tests/console/desk_bus.h"
#include "tests/console/ear.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/desktop/announcer.h"
#include "ui/desktop/notifier.h"
#include "ui/shared/announce.h"
#include "ui/shared/icon.h"

namespace bafar::test {

using schema::State;
using ui::desktop::Notifier;
using ui::desktop::Pace;

class DeskTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { closeWindow(); }

    void theTraySaysTheWorst();
    void everyStateHasItsTrayIcon();
    void messagesAreMutedForAWhile();
    void theDesktopGetsFewMessages();
    void aClickOnAMessageLeadsToIt();
    void changesAreAnnounced_data();
    void changesAreAnnounced();
    void nodesAreAnnounced_data();
    void nodesAreAnnounced();
    void aScreenReaderHearsIt();
    void aboutIsCopied();
    void debugInfoHasNoSecret();
    void aCrashIsOffered();
    void aCrashNamesNoCluster();
    void aLongCrashIsCutAtASpace();
    void aFatalSignalLeavesAReport_data();
    void aFatalSignalLeavesAReport();
    void aPoliteSignalEndsIt_data();
    void aPoliteSignalEndsIt();
    void theInstallationIsTried();
    void itIsInstalledWithWhatADesktopReads();
    void sheetsLookRight_data();
    void sheetsLookRight();

private:
    void open(const QString& language = QStringLiteral("en"),
              shared::ThemeName theme = shared::ThemeName::Dark);
};

static topology::Topology pictureOf(const std::map<std::string, State>& things)
{
    topology::Topology picture;
    for (const auto& [id, state] : things) {
        topology::Thing thing;
        thing.entity.id = id;
        thing.entity.state = state;
        picture.things.push_back(std::move(thing));
        ++picture.counts[state];
    }
    return picture;
}

void DeskTest::open(const QString& language, shared::ThemeName theme)
{
    openWindow(language, theme, {1024, 700});
    speakFull(agents_, {});
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
}

void DeskTest::theTraySaysTheWorst()
{
    open();
    topology::Topology picture =
        pictureOf({{"a", State::Failed}, {"b", State::Ok}, {"c", State::Ok}});
    picture.worst = State::Failed;
    QCOMPARE(app::trayText(QStringLiteral("lab"), picture, 1),
             QStringLiteral("lab: failed\n1 failed\n2 ok\n1 alert firing"));
    QCOMPARE(app::trayText(QStringLiteral("lab"), {}, 0), QStringLiteral("lab: unknown"));
    app::Tray tray(*session_, window_->messages(), *window_);
    QVERIFY2(tray.icon().toolTip().startsWith(QLatin1String("lab: ok")),
             qPrintable(tray.icon().toolTip()));
    QCOMPARE(tray.menu().actions().size(), 4);
    window_->hide();
    tray.menu().actions().front()->trigger();
    QVERIFY(window_->isVisible());
    tray.menu().actions().back()->trigger();
    QVERIFY(!window_->isVisible());
}

void DeskTest::everyStateHasItsTrayIcon()
{
    QList<QImage> drawn;
    for (const State state : {State::Ok, State::Degraded, State::Failed, State::Unknown}) {
        for (const int side : {16, 22, 48}) {
            const QImage image = app::trayIcon(state).pixmap(QSize(side, side), 1.0).toImage();
            QCOMPARE(image.width(), side);
            QVERIFY(!drawn.contains(image));
            drawn.append(image);
            const QString folder = qEnvironmentVariable("BAFAR_LOOK");
            if (!folder.isEmpty() && side == 48) {
                QVERIFY(image.scaled(192, 192).save(
                    folder + QStringLiteral("/tray %1.png").arg(static_cast<int>(state))));
            }
        }
    }
}

void DeskTest::messagesAreMutedForAWhile()
{
    open();
    app::AlertMessages& messages = window_->messages();
    const std::unique_ptr<QAction> mute(app::makeMuteAction(messages, nullptr));
    mute->trigger();
    QVERIFY(messages.muted());
    QVERIFY(mute->isChecked());
    auto* button = window_->findChild<QPushButton*>(QStringLiteral("alert messages"));
    QVERIFY(button->accessibleName().endsWith(QLatin1String("muted for a while")));
    button->click(); // told again, and still switched on
    QVERIFY(!messages.muted());
    QVERIFY(messages.enabled());
    QVERIFY(!mute->isChecked());
    messages.mute(std::chrono::milliseconds(20));
    QTRY_VERIFY(!mute->isChecked());
    messages.setEnabled(false);
    QVERIFY(!mute->isEnabled());
}

void DeskTest::theDesktopGetsFewMessages()
{
    Pace pace;
    Instant now{};
    int allowed = 0;
    for (int second = 0; second < 120; ++second) { // an alert each second
        allowed += pace.take(now) ? 1 : 0;
        now += std::chrono::seconds{1};
    }
    QCOMPARE(allowed, static_cast<int>(2 * Pace::Burst));
}

void DeskTest::aClickOnAMessageLeadsToIt()
{
    PrivateBus bus;
    QVERIFY2(bus.start(), "dbus-daemon: resources/packaging/install-packages test");
    FakeNotifications desktop(bus.connection(QStringLiteral("notifications")));
    Notifier notifier(bus.connection(QStringLiteral("messages")));
    const Instant now{};
    QVERIFY(!notifier.show({QStringLiteral("a"), {}, {}, false}, now)); // nobody shows it
    QVERIFY(desktop.appear());
    const ui::desktop::Notification critical{QStringLiteral("a"), QStringLiteral("lab: critical"),
                                             QStringLiteral("n1 is down"), true};
    bool sent = false;
    QTRY_VERIFY(sent || (sent = notifier.show(critical, now))); // once
    QTRY_COMPARE(desktop.shown.size(), 1);
    QCOMPARE(desktop.shown[0].title, QStringLiteral("lab: critical"));
    QCOMPARE(desktop.shown[0].urgency, 2);
    QTest::qWait(50);
    QVERIFY(notifier.show({QStringLiteral("a"), QStringLiteral("again"), {}, false}, now));
    QTRY_COMPARE(desktop.shown.size(), 2);
    QCOMPARE(desktop.shown[1].replaces, desktop.shown[0].id);
    QSignalSpy chosen(&notifier, &Notifier::chosen);
    QTest::qWait(50);
    desktop.click(desktop.shown[1].id);
    QTRY_COMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), QStringLiteral("a"));
}

void DeskTest::changesAreAnnounced_data()
{
    using Things = std::map<std::string, State>;
    QTest::addColumn<Things>("before");
    QTest::addColumn<Things>("after");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const Things& before, const Things& after,
                        const char* said) {
        QTest::newRow(name) << before << after << QString::fromUtf8(said);
    };
    row("given nothing new, then nothing", {{"a", State::Failed}}, {{"a", State::Failed}}, "");
    row("given the first look, then nothing", {}, {{"a", State::Failed}}, "");
    row("given a failure, then it", {{"a", State::Ok}}, {{"a", State::Failed}}, "a: failed");
    row("given a new thing that failed, then it", {{"b", State::Ok}},
        {{"a", State::Failed}, {"b", State::Ok}}, "a: failed");
    row("given a recovery, then it", {{"a", State::Failed}}, {{"a", State::Ok}}, "a: now ok");
    row("given a degradation, then nothing", {{"a", State::Ok}}, {{"a", State::Degraded}}, "");
    row("given many, then three and how many more",
        {{"a", State::Failed},
         {"b", State::Ok},
         {"c", State::Ok},
         {"d", State::Ok},
         {"e", State::Ok}},
        {{"a", State::Ok},
         {"b", State::Failed},
         {"c", State::Failed},
         {"d", State::Failed},
         {"e", State::Failed}},
        "b: failed\nc: failed\nd: failed\nand 2 more changes");
}

void DeskTest::changesAreAnnounced()
{
    using Things = std::map<std::string, State>;
    QFETCH(Things, before);
    QFETCH(Things, after);
    QFETCH(QString, said);
    app::applyLanguage(*qApp, QStringLiteral("en"));
    ui::desktop::ChangeDesk desk;
    QVERIFY(desk.handle(pictureOf(before)).isEmpty());
    QCOMPARE(shared::announcementOf(desk.handle(pictureOf(after))), said);
}

/// Nodes n1, n2 and so on, a letter each.
static topology::Topology pictureOfNodes(const QString& letters)
{
    static const std::map<QChar, State> States{{QLatin1Char('o'), State::Ok},
                                               {QLatin1Char('d'), State::Degraded},
                                               {QLatin1Char('f'), State::Failed},
                                               {QLatin1Char('s'), State::Stale},
                                               {QLatin1Char('u'), State::Unknown}};
    std::map<std::string, State> nodes;
    for (const QChar letter : letters) {
        nodes["node/n" + std::to_string(nodes.size() + 1)] = States.at(letter);
    }
    topology::Topology picture = pictureOf(nodes);
    for (topology::Thing& thing : picture.things) {
        thing.entity.title = thing.entity.id.substr(5);
    }
    return picture;
}

void DeskTest::nodesAreAnnounced_data()
{
    QTest::addColumn<QString>("looks"); ///< a picture for each; with "!": no agent is heard
    QTest::addColumn<QString>("said");  ///< at each
    const auto row = [](const char* name, const char* looks, const char* said) {
        QTest::newRow(name) << QString::fromLatin1(looks) << QString::fromLatin1(said);
    };
    row("given one that falls silent, then it once, and once that it is back", "oo os ou ou oo oo",
        "||n2 is not heard||n2 is heard again|");
    row("given one that is back with less, then it is back", "oo ou od",
        "|n2 is not heard|n2 is heard again");
    row("given a moment of silence, then nothing", "oo os oo", "||");
    row("given one that was silent before, then nothing", "ou ou oo", "||");
    row("given a few, then with their names", "oooo ouuo oooo",
        "|2 nodes are not heard: n2 and n3|2 nodes are heard again: n2 and n3");
    row("given many, then how many", "ooooo ouuuu ooooo",
        "|4 nodes are not heard|4 nodes are heard again");
    row("given one that the others call failed, then that", "oo of ou oo",
        "|n2: failed|n2 is not heard|n2 is heard again");
    row("given one that fails and is well again, then that", "oo of oo", "|n2: failed|n2: now ok");
    row("given that no agent is heard, then that and no node", "oo !ss !uu oo",
        "|No agent is heard||Agents are heard now");
    row("given some that are still silent after that, then these", "oo !uu ou oo",
        "|No agent is heard|Agents are heard now, n2 is not heard|n2 is heard again");
    row("given that none was heard from the start, then that", "! o",
        "No agent is heard|Agents are heard now");
}

void DeskTest::nodesAreAnnounced()
{
    QFETCH(const QString, looks);
    app::applyLanguage(*qApp, QStringLiteral("en"));
    ui::desktop::ChangeDesk desk;
    QStringList said;
    for (const QString& look : looks.split(QLatin1Char(' '))) {
        const bool blind = look.startsWith(QLatin1Char('!'));
        said.append(
            desk.handle(pictureOfNodes(look.mid(blind ? 1 : 0)), blind).join(QStringLiteral(", ")));
    }
    QTEST(said.join(QLatin1Char('|')), "said");
}

void DeskTest::aScreenReaderHearsIt()
{
    Ear ear;
    open();
    speakFull(agents_, {4, true, {}});
    QTRY_VERIFY_WITH_TIMEOUT(!ear.heard().isEmpty(), 5000);
    const QString text = ear.heard().front(); // nothing was announced of what was there
    QVERIFY2(text.contains(QLatin1String(": failed")), qPrintable(text));
    QVERIFY2(text.count(QLatin1Char('\n')) <= 3, qPrintable(text)); // together, and not too much
    auto* notice = window_->findChild<shared::SpokenNotice*>();
    QVERIFY(notice->isVisible());
    QCOMPARE(QAccessible::queryAccessibleInterface(notice)->role(), QAccessible::Notification);
    QTRY_VERIFY_WITH_TIMEOUT(!notice->isVisible(), 15'000);
}

void DeskTest::aboutIsCopied()
{
    open();
    auto* about = window_->menu().findChild<QAction*>(QStringLiteral("about"));
    about->trigger();
    auto* sheet = window_->findChild<app::Sheet*>(QStringLiteral("about"));
    QVERIFY(sheet != nullptr);
    sheet->findChild<QPushButton*>(QStringLiteral("copy"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), app::debugInfo());
    QVERIFY(sheet->isVisible());
    QTest::keyClick(window_->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(window_->findChild<app::Sheet*>() == nullptr);
}

void DeskTest::debugInfoHasNoSecret()
{
    const QTemporaryDir home;
    const QByteArray path = home.path().toUtf8();
    const QByteArray homeBefore = qgetenv("HOME");
    qputenv("HOME", path);
    qputenv("XDG_CONFIG_HOME", path);
    QVERIFY(QDir().mkpath(home.filePath(QStringLiteral("bafar/profiles"))));
    QFile profile(home.filePath(QStringLiteral("bafar/profiles/lab-of-sara.yaml")));
    QVERIFY(profile.open(QIODevice::WriteOnly));
    profile.write("name: secret-cluster\nagents:\n  - {node: n1, endpoint: 192.0.2.11:7600}\n"
                  "ca: ca.pem\ncertificate: me.pem\nkey: hidden.key\n");
    profile.close();
    const QString text = app::debugInfo();
    QFile unusable(home.filePath(QStringLiteral("bafar/profiles/old.yaml")));
    QVERIFY(unusable.open(QIODevice::WriteOnly));
    unusable.close();
    const QString later = app::debugInfo();
    qunsetenv("XDG_CONFIG_HOME");
    qputenv("HOME", homeBefore);
    QVERIFY2(later.contains(QLatin1String("profiles: 2, unusable: 1\n")), qPrintable(later));
    for (const char* wanted :
         {"bafar: ", "qt: 6.", "tls: OpenSSL", "platform: offscreen",
          "theme: ", "settings: ~/bafar/console.ini\n", "profiles: 1\n", "build: "}) {
        QVERIFY2(text.contains(QLatin1String(wanted)), qPrintable(QLatin1String(wanted) + text));
    }
    for (const char* secret :
         {"192.0.2.11", "secret-cluster", "hidden", "lab-of-sara", path.constData()}) {
        QVERIFY2(!text.contains(QLatin1String(secret)), secret);
    }
}

void DeskTest::aCrashIsOffered()
{
    const QTemporaryDir folder;
    open();
    QCOMPARE(app::offerCrash(folder.path(), window_->centralWidget()), nullptr);
    const QString file = folder.filePath(QStringLiteral("crash-20261129-101112-77.txt"));
    QFile report(file);
    QVERIFY(report.open(QIODevice::WriteOnly));
    // As a version wrote it that kept lines as they were.
    report.write("signal: 11\n\x1b[31mred\npassword=\"a b c\" for db-7 of lab at 192.0.2.11\n");
    report.close();
    app::hideInCrashes("lab", {"db-7"});
    app::Sheet* sheet = app::offerCrash(folder.path(), window_->centralWidget());
    sheet->findChild<QPushButton*>(QStringLiteral("look at crash"))->click();
    auto* shown = window_->findChild<app::Sheet*>(QStringLiteral("crash report"));
    const QString text = shown->findChild<QPlainTextEdit*>()->toPlainText();
    QVERIFY(text.startsWith(QLatin1String("signal: 11\n")));
    QVERIFY(!text.contains(QChar(0x1b)));
    const QString clean =
        QStringLiteral("password=\"[secret]\" for [host-1] of [cluster] at [address-1]\n");
    QVERIFY2(text.endsWith(clean), qPrintable(text));
    app::hideInCrashes({}, {});
    shown->findChild<QPushButton*>(QStringLiteral("delete crash"))->click();
    QVERIFY(!QFile::exists(file));

    QVERIFY(report.open(QIODevice::WriteOnly));
    report.close();
    sheet = app::offerCrash(folder.path(), window_->centralWidget());
    sheet->findChild<QPushButton*>(QStringLiteral("keep crash"))->click();
    QVERIFY(QFile::exists(file + QStringLiteral(".seen")));
    QVERIFY(app::crashesIn(folder.path()).isEmpty()); // not offered again
}

static QString crashTextOf(const QTemporaryDir& folder, const QByteArray& text)
{
    const QString file = folder.filePath(QStringLiteral("crash-20261129-101112-77.txt"));
    QFile report(file);
    if (report.open(QIODevice::WriteOnly)) {
        report.write(text);
    }
    report.close();
    return app::crashText(file);
}

/// Of none that this person has a profile of; two hosts never have one number.
void DeskTest::aCrashNamesNoCluster()
{
    const QTemporaryDir home;
    QVERIFY(QDir().mkpath(home.filePath(QStringLiteral("bafar/profiles"))));
    const auto addProfile = [&home](const char* cluster, const char* node) {
        QFile profile(home.filePath(QStringLiteral("bafar/profiles/") +
                                    QString::fromLatin1(cluster) + QStringLiteral(".yaml")));
        return profile.open(QIODevice::WriteOnly) &&
               profile.write(QByteArray("name: ") + cluster + "\nagents:\n  - {node: " + node +
                             ", endpoint: 192.0.2.11:7600}\nca: ca.pem\ncertificate: me.pem\n"
                             "key: me.key\n") > 0;
    };
    QVERIFY(addProfile("prod", "web-1") && addProfile("lab", "db-7"));
    app::hideInCrashes({}, {});
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    const QString text = crashTextOf(home, "db-7 of lab, web-1 of prod\n");
    qunsetenv("XDG_CONFIG_HOME");
    QCOMPARE(text, QStringLiteral("[host-1] of [cluster], [host-2] of [cluster]\n"));
}

void DeskTest::aLongCrashIsCutAtASpace()
{
    const QTemporaryDir folder;
    QByteArray text(static_cast<qsizetype>(app::Redaction::InputMax) - 5, 'x');
    for (qsizetype end = 79; end < text.size(); end += 80) {
        text[end] = '\n';
    }
    const QString fits = QString::fromLatin1(text);
    QCOMPARE(crashTextOf(folder, text + " 192.0.2.11\n"), fits); // not half of it
}

void DeskTest::aFatalSignalLeavesAReport_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("given a wrong address, then a report") << SIGSEGV;
    QTest::newRow("given an abort, then a report") << SIGABRT;
}

/// The program itself, ended from outside.
void DeskTest::aFatalSignalLeavesAReport()
{
    QFETCH(int, signal);
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"}) {
        environment.insert(QString::fromLatin1(name), home.path());
    }
    const QString build = qEnvironmentVariable("BAFAR_BUILD_DIR");
    environment.insert(QStringLiteral("HOME"), build);
    // Qt says aloud which folder for sockets others may look into.
    const QString sockets = home.filePath(QStringLiteral("token=hunter2"));
    QVERIFY(QDir().mkpath(sockets));
    QVERIFY(QFile::setPermissions(sockets, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                               QFile::ReadOther | QFile::ExeOther));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), sockets);
    environment.insert(QStringLiteral("QT_FORCE_STDERR_LOGGING"), QStringLiteral("1"));
    QProcess console;
    console.setProcessEnvironment(environment);
    console.start(build + QStringLiteral("/bin/bafar"),
                  {QStringLiteral("--profile"), home.filePath(QStringLiteral("none.yaml"))});
    QVERIFY(console.waitForStarted());
    QByteArray said; // by then the line is kept, and it is ready for the worst
    QTRY_VERIFY_WITH_TIMEOUT((said += console.readAllStandardError()).contains("token=hunter2"),
                             20'000);
    const QString folder = home.filePath(QStringLiteral("bafar/crashes"));
    ::kill(static_cast<pid_t>(console.processId()), signal);
    QVERIFY(console.waitForFinished(20'000));
    QCOMPARE(console.exitStatus(), QProcess::CrashExit); // it still ends by its signal
    const QStringList files = app::crashesIn(folder);
    QCOMPARE(files.size(), 1);
    const QString text = app::crashText(files[0]);
    for (const QString& wanted :
         {QStringLiteral("bafar "), QStringLiteral("build: "), QStringLiteral("backtrace:"),
          QStringLiteral("~/bin/bafar("), QStringLiteral("signal: %1").arg(signal),
          QStringLiteral("secrets are replaced"), QStringLiteral("token=[secret]")}) {
        QVERIFY2(text.contains(wanted), qPrintable(wanted + QLatin1Char('\n') + text));
    }
    QFile report(files[0]);
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QByteArray bytes = report.readAll();
    QVERIFY2(!bytes.contains("hunter2") && !bytes.contains(build.toUtf8()), bytes.constData());
    QVERIFY((QFile::permissions(files[0]) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
}

void DeskTest::aPoliteSignalEndsIt_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("given a log-out, then it ends well") << SIGTERM;
    QTest::newRow("given Ctrl+C, then it ends well") << SIGINT;
    QTest::newRow("given a terminal that is closed, then it ends well") << SIGHUP;
}

void DeskTest::aPoliteSignalEndsIt()
{
    QFETCH(int, signal);
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"}) {
        environment.insert(QString::fromLatin1(name), home.path());
    }
    const QString paints = home.filePath(QStringLiteral("paints"));
    QProcess console;
    console.setProcessEnvironment(environment);
    console.start(qEnvironmentVariable("BAFAR_BUILD_DIR") + QStringLiteral("/bin/bafar"),
                  {QStringLiteral("--demo"), QStringLiteral("--trace-paints"), paints});
    QVERIFY(console.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(paints).size() > 0, 20'000); // it is on the screen
    ::kill(static_cast<pid_t>(console.processId()), signal);
    QVERIFY(console.waitForFinished(20'000));
    QCOMPARE(console.exitStatus(), QProcess::NormalExit);
    QCOMPARE(console.exitCode(), 0);
}

void DeskTest::theInstallationIsTried()
{
    QCOMPARE(app::lineOf({QStringLiteral("tls"), {}, QStringLiteral("OpenSSL")}),
             QStringLiteral("ok    tls: OpenSSL"));
    QCOMPARE(app::lineOf({QStringLiteral("tls"), QStringLiteral("none"), {}}),
             QStringLiteral("FAIL  tls: none"));
    QProcess console;
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"}) {
        environment.insert(QString::fromLatin1(name), home.path());
    }
    console.setProcessEnvironment(environment);
    console.start(qEnvironmentVariable("BAFAR_BUILD_DIR") + QStringLiteral("/bin/bafar"),
                  {QStringLiteral("--self-test")});
    QVERIFY(console.waitForFinished(60'000));
    const QString text = QString::fromUtf8(console.readAllStandardOutput());
    QVERIFY2(console.exitCode() == 0, qPrintable(text));
    for (const char* line : {"ok    tls: OpenSSL", "ok    translations: en, fa", "ok    icons: ",
                             "ok    fonts: ", "ok    state: ", "ok    simulated cluster: 3 agents",
                             "ok    page topology: ", "ok    page events: ", "all works\n"}) {
        QVERIFY2(text.contains(QLatin1String(line)), qPrintable(QLatin1String(line) + text));
    }
}

void DeskTest::itIsInstalledWithWhatADesktopReads()
{
    const QTemporaryDir root;
    QProcess install;
    install.setProcessChannelMode(QProcess::MergedChannels);
    install.start(QStringLiteral("cmake"),
                  {QStringLiteral("--install"), qEnvironmentVariable("BAFAR_BUILD_DIR"),
                   QStringLiteral("--component"), QStringLiteral("console"),
                   QStringLiteral("--prefix"), root.path()});
    QVERIFY(install.waitForFinished(60'000));
    QVERIFY2(install.exitCode() == 0, install.readAll().constData());
    for (const char* file : {"bin/bafar", "share/applications/io.bafar.Console.desktop",
                             "share/metainfo/io.bafar.Console.metainfo.xml",
                             "share/icons/hicolor/scalable/apps/io.bafar.Console.svg",
                             "share/icons/hicolor/symbolic/apps/io.bafar.Console-symbolic.svg",
                             "share/icons/hicolor/48x48/apps/io.bafar.Console.png"}) {
        QVERIFY2(QFile::exists(root.filePath(QLatin1String(file))), file);
    }
}

void DeskTest::sheetsLookRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::newRow("desk dark") << QStringLiteral("en") << static_cast<int>(shared::ThemeName::Dark);
    QTest::newRow("desk fa light")
        << QStringLiteral("fa") << static_cast<int>(shared::ThemeName::Light);
}

void DeskTest::sheetsLookRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    open(language, static_cast<shared::ThemeName>(theme));
    const QTemporaryDir folder;
    QFile report(folder.filePath(QStringLiteral("crash-20261129-101112-77.txt")));
    QVERIFY(report.open(QIODevice::WriteOnly));
    report.close();
    const QString look = qEnvironmentVariable("BAFAR_LOOK");
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    for (const bool about : {true, false}) {
        app::Sheet* sheet = about ? app::showAbout(window_->centralWidget())
                                  : app::offerCrash(folder.path(), window_->centralWidget());
        QTest::qWait(20);
        QVERIFY(sheet->card()->height() > 120);
        for (const QWidget* part : sheet->findChildren<const QWidget*>()) {
            const QRect place(part->mapTo(sheet, QPoint()), part->size());
            QVERIFY2(!part->isVisible() || sheet->card()->geometry().contains(place),
                     part->metaObject()->className());
        }
        for (const QPushButton* button : sheet->findChildren<const QPushButton*>()) {
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        }
        if (!look.isEmpty()) {
            QVERIFY(app::dumpWindow(
                        *window_, look,
                        name + (about ? QStringLiteral(" about") : QStringLiteral(" crash")))
                        .has_value());
        }
        sheet->leave();
    }
    if (!look.isEmpty()) {
        window_->menu().menu()->popup(window_->mapToGlobal(QPoint(700, 60)));
        QVERIFY(window_->menu().menu()->grab().save(look + QLatin1Char('/') + name +
                                                    QStringLiteral(" menu.png")));
        window_->menu().menu()->close();
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::DeskTest)
#include "desk_test.moc"
