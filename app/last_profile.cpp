#include "app/last_profile.h"

#include <QFileInfo>
#include <QSettings>

namespace bafar::app {
namespace {

const QString LastProfileKey = QStringLiteral("profiles/last");

} // namespace

QString lastProfile(const QString& settings)
{
    return QSettings(settings, QSettings::IniFormat).value(LastProfileKey).toString();
}

void rememberProfile(const QString& settings, const QString& profile)
{
    // The link in the person's folder, not what it leads to: who forgets it there forgets it here.
    QSettings(settings, QSettings::IniFormat)
        .setValue(LastProfileKey, QFileInfo(profile).absoluteFilePath());
}

} // namespace bafar::app
