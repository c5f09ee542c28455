#include "app/debug_info.h"

#include <QApplication>
#include <QDBusConnection>
#include <QFontInfo>
#include <QScreen>
#include <QSslSocket>
#include <QStyle>
#include <QSysInfo>
#include <QSystemTrayIcon>
#include <algorithm>
#include <vector>

#include "app/crash_log.h"
#include "app/folders.h"
#include "app/redaction.h"
#include "ui/link/profile_folder.h"
#include "ui/shared/motion.h"
#include "ui/shared/theme.h"

namespace bafar::app {
namespace {

QString themeText()
{
    const shared::Tokens* shown = &shared::tokensOf(QApplication::palette());
    return shown == &shared::tokensOf(shared::ThemeName::HighContrast) ? QStringLiteral("contrast")
           : shown->dark                                               ? QStringLiteral("dark")
                                                                       : QStringLiteral("light");
}

QString screensText()
{
    QStringList screens;
    for (const QScreen* screen : QGuiApplication::screens()) {
        screens.append(QStringLiteral("%1x%2 at %3")
                           .arg(screen->size().width())
                           .arg(screen->size().height())
                           .arg(screen->devicePixelRatio()));
    }
    return screens.join(QLatin1String(", "));
}

QString profilesText()
{
    const std::vector<link::ProfileEntry> all = link::profilesIn(profilesFolder());
    const auto unusable =
        std::count_if(all.begin(), all.end(),
                      [](const link::ProfileEntry& entry) { return !entry.problem.isEmpty(); });
    const QString count = QString::number(all.size());
    return all.empty()     ? QStringLiteral("none")
           : unusable == 0 ? count
                           : QStringLiteral("%1, unusable: %2").arg(count).arg(unusable);
}

/// As it is for everybody.
QString placeText(const QString& path)
{
    return QString::fromStdString(Redaction(namesOfPerson()).clean(path.toStdString()));
}

QString yesOrNo(bool value)
{
    return value ? QStringLiteral("yes") : QStringLiteral("no");
}

} // namespace

QString debugInfo()
{
    const std::pair<const char*, QString> facts[] = {
        {"bafar", QStringLiteral(BAFAR_VERSION)},
        {"build", buildId()},
        {"qt",
         QStringLiteral("%1, built with " QT_VERSION_STR).arg(QString::fromLatin1(qVersion()))},
        {"tls", QSslSocket::sslLibraryVersionString()},
        {"system", QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::kernelType() +
                       QLatin1Char(' ') + QSysInfo::kernelVersion() + QStringLiteral(", ") +
                       QSysInfo::currentCpuArchitecture()},
        {"platform", QGuiApplication::platformName()},
        {"desktop", qEnvironmentVariable("XDG_CURRENT_DESKTOP", QStringLiteral("not said"))},
        {"screens", screensText()},
        {"theme", themeText()},
        {"reduced motion", yesOrNo(shared::motionReduced())},
        {"fonts", QFontInfo(shared::bodyFont()).family() + QStringLiteral(", ") +
                      QFontInfo(shared::technicalFont()).family()},
        {"language", QLocale().name()},
        {"session bus", yesOrNo(QDBusConnection::sessionBus().isConnected())},
        {"tray", yesOrNo(QSystemTrayIcon::isSystemTrayAvailable())},
        {"settings", placeText(settingsFile())},
        {"state", placeText(stateFolder())},
        {"sockets", placeText(runtimeFolder())},
        {"profiles", profilesText()},
    };
    QString text;
    for (const auto& [name, value] : facts) {
        text += QLatin1String(name) + QStringLiteral(": ") + value + QLatin1Char('\n');
    }
    return text;
}

} // namespace bafar::app
