#include "app/folders.h"

#include <QDir>
#include <QStandardPaths>

namespace bafar::app {
namespace {

QString configFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/bafar");
}

} // namespace

QString settingsFile()
{
    return configFolder() + QStringLiteral("/console.ini");
}

QString stateFolder()
{
    // Qt 6.4 knows no place for state.
    const QString wanted = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base =
        QDir::isAbsolutePath(wanted) ? wanted : QDir::homePath() + QStringLiteral("/.local/state");
    return base + QStringLiteral("/bafar");
}

QString crashFolder()
{
    return stateFolder() + QStringLiteral("/crashes");
}

QString profilesFolder()
{
    return configFolder() + QStringLiteral("/profiles");
}

QString runtimeFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) +
           QStringLiteral("/bafar");
}

} // namespace bafar::app
