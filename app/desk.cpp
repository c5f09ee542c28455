#include "app/desk.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDBusConnection>
#include <QFileInfo>
#include <QHash>
#include <QProcess>
#include <QTimer>
#include <cstdio>

#include "app/about.h"
#include "app/alert_messages.h"
#include "app/cluster_menu.h"
#include "app/error_words.h"
#include "app/folders.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/sheet.h"
#include "app/tray.h"
#include "app/window_menu.h"
#include "ui/desktop/front.h"
#include "ui/desktop/habits.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/portal.h"
#include "ui/desktop/single_instance.h"
#include "ui/desktop/theme_keeper.h"
#include "ui/desktop/wake.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::app {

using ui::desktop::SingleInstance;

struct DeskWords {
    Q_DECLARE_TR_FUNCTIONS(Desk)
};

/// `why` is safe to show; empty: nobody knows.
static void tellFailed(MainWindow& window, const QString& why)
{
    auto* sheet =
        new Sheet(DeskWords::tr("The other console did not open"), window.centralWidget());
    sheet->setObjectName(QStringLiteral("other failed"));
    sheet->addText(DeskWords::tr("This one stays as it is."));
    sheet->addText(why.isEmpty() ? DeskWords::tr("It ended, or did not come up in time, without a "
                                                 "word. Started by hand it may say more: bafar "
                                                 "--profile FILE")
                                 : shared::breakable(why));
    sheet->present(sheet->addButton(DeskWords::tr("Close"), "", {}));
}

static void offerLanguages(MainWindow& window)
{
    const QString file = settingsFile();
    window.menu().addLanguages(chosenLanguage(file), [&window, file](const QString& language) {
        chooseLanguage(file, language);
        if (!isSpoken(language)) {
            window.messages().say(DeskWords::tr("Language"),
                                  DeskWords::tr("The language changes when Bafar starts next."),
                                  schema::Severity::Info);
        }
    });
}

static constexpr qsizetype ToldMax = 64; // messages that a click still leads from

Desk::Desk(QApplication& application, const Options& options)
    : options_(options)
    , predecessor_(options.inPlaceOf)
{
    if (options.headless) {
        shared::applyTheme(application, options.theme); // the same on every machine
        return;
    }
    findOther();
    if (elsewhere_) {
        predecessor_.sayStands(); // the window is that one's
    } else {
        chooseTheme(application);
    }
    // Before the window: texts that are set once have the digits of that moment.
    habits_ = std::make_unique<ui::desktop::Habits>();
    habits_->keepIn(settingsFile());
}

Desk::~Desk() = default;

void Desk::chooseTheme(QApplication& application)
{
    theme_ = std::make_unique<ui::desktop::ThemeKeeper>(application);
    if (options_.keepsTheme) {
        theme_->keepIn(settingsFile());
    } else {
        theme_->choose(options_.theme);
    }
    portal_ = std::make_unique<ui::desktop::Portal>(QDBusConnection::sessionBus());
    QObject::connect(portal_.get(), &ui::desktop::Portal::changed, theme_.get(),
                     [this] { theme_->setWanted(ui::desktop::appearanceOf(portal_->settings())); });
    portal_->start();
}

void Desk::findOther()
{
    if (options_.profile.isEmpty() || !options_.dump.isEmpty() || options_.debugInfo) {
        return;
    }
    // Two ways to one file are one profile.
    const QFileInfo file(options_.profile);
    instance_ = std::make_unique<SingleInstance>(
        runtimeFolder(), file.exists() ? file.canonicalFilePath() : file.absoluteFilePath());
    switch (instance_->claim({options_.asksPage ? options_.page : QString()})) {
    case SingleInstance::Claim::First: break;
    case SingleInstance::Claim::Handed: elsewhere_ = true; break;
    case SingleInstance::Claim::Mute:
        // Who needs a console now is not helped by one that hangs.
        std::fputs("bafar: another console of this profile does not answer; this one opens, too\n",
                   stderr);
        break;
    }
}

void Desk::sayFailed(const QString& why)
{
    predecessor_.sayFailed(why);
    instance_.reset(); // the next start would be handed over to a console that is none
}

void Desk::turnTo(const Options& options)
{
    options_ = options;
    instance_.reset();
    findOther();
}

void Desk::attach(link::Session& session, MainWindow& window)
{
    if (options_.headless) {
        return; // nobody is there
    }
    window.menu().addLooks(*theme_);
    window.menu().addHabits(*habits_);
    offerLanguages(window);
    if (instance_ != nullptr) {
        QObject::connect(instance_.get(), &SingleInstance::asked, &window,
                         [&window](const ui::desktop::OpenRequest& request) {
                             ui::desktop::bringToFront(&window);
                             window.openPage(request.page); // none: as it is
                         });
    }
    auto* clusters = new ClusterMenu(profilesFolder(), options_.profile, window.centralWidget());
    clusters->setKeyring(keyring_, settingsFile());
    QObject::connect(
        clusters, &ClusterMenu::openWanted, &window,
        [this, &window](const QString& profile, bool here) { openOther(window, profile, here); });
    window.setClusterMenu(clusters);
    new Tray(session, window.messages(), window);
    tellOutside(window);
    offerCrash(crashFolder(), window.centralWidget());
    wake_ = std::make_unique<ui::desktop::Wake>(QDBusConnection::systemBus());
    QObject::connect(wake_.get(), &ui::desktop::Wake::awake, &session, &link::Session::renew);
    // In the first turn of the loop: the window is shown by then.
    QTimer::singleShot(0, &window, [this] { predecessor_.sayStands(); });
}

void Desk::tellOutside(MainWindow& window)
{
    notifier_ = std::make_unique<ui::desktop::Notifier>(QDBusConnection::sessionBus());
    // What is about one alert is replaced by what comes later of it; several are one group.
    auto told = std::make_shared<QHash<QString, AlertMessages::Message>>();
    window.messages().setDesktop([this, told](const AlertMessages::Message& message) {
        const QString key =
            message.fingerprint.isEmpty() ? QStringLiteral("several") : message.fingerprint;
        const bool isShown = notifier_->show(
            {key, message.title, message.text, message.worst == schema::Severity::Critical},
            link::monotonicNow());
        if (isShown) {
            if (told->size() >= ToldMax) {
                told->clear();
            }
            told->insert(key, message);
        }
        return isShown;
    });
    QObject::connect(
        notifier_.get(), &ui::desktop::Notifier::refused, &window,
        [&window, told](const QString& key) { window.messages().showHere(told->value(key)); });
    QObject::connect(
        notifier_.get(), &ui::desktop::Notifier::chosen, &window,
        [&window, told](const QString& key) { window.messages().follow(told->value(key)); });
}

void Desk::openOther(MainWindow& window, const QString& profile, bool here)
{
    QStringList arguments{QStringLiteral("--profile"), profile};
    if (!options_.language.isEmpty()) {
        arguments += {QStringLiteral("--lang"), options_.language};
    }
    if (here) {
        if (!waitForOther(window)) {
            return;
        }
        arguments += {QStringLiteral("--in-place-of"), successor_->socket()};
    }
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments)) {
        successor_.reset();
        tellFailed(window, DeskWords::tr("%1 cannot be run.")
                               .arg(shared::technical(QCoreApplication::applicationFilePath())));
    }
}

/// This one stays until the other stands. False: it could not be heard; a person was told.
bool Desk::waitForOther(MainWindow& window)
{
    successor_ = std::make_unique<ui::desktop::Successor>(runtimeFolder());
    if (successor_->socket().isEmpty()) {
        successor_.reset();
        tellFailed(window, DeskWords::tr("No socket can be made in %1, so the two could not agree. "
                                         "See whether you may write there, or open the other one "
                                         "in a new window.")
                               .arg(shared::technical(runtimeFolder())));
        return false;
    }
    QObject::connect(successor_.get(), &ui::desktop::Successor::stands, &window, &QWidget::close);
    QObject::connect(successor_.get(), &ui::desktop::Successor::failed, &window,
                     [&window](const QString& why) {
                         tellFailed(window, why.isEmpty() ? why : errorWords(why));
                     });
    return true;
}

} // namespace bafar::app
