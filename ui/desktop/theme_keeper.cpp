#include "ui/desktop/theme_keeper.h"

#include <QApplication>
#include <QSettings>

#include "ui/shared/motion.h"

namespace bafar::ui::desktop {
namespace {

using shared::ThemeName;

const QString ChosenKey = QStringLiteral("looks/theme");
/// What the desktop wanted last: it answers after the first paint, which shall look the same.
const QString WantedKey = QStringLiteral("looks/desktop");

} // namespace

ThemeKeeper::ThemeKeeper(QApplication& application)
    : application_(application)
    , paletteIsDark_(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
}

void ThemeKeeper::keepIn(const QString& file)
{
    file_ = file;
    const QSettings kept(file, QSettings::IniFormat);
    chosen_ = themeOfWord(kept.value(ChosenKey).toString());
    switch (themeOfWord(kept.value(WantedKey).toString())) {
    case ThemeName::Dark: wanted_.scheme = Appearance::Scheme::Dark; break;
    case ThemeName::Light: wanted_.scheme = Appearance::Scheme::Light; break;
    case ThemeName::HighContrast: wanted_.highContrast = true; break;
    case ThemeName::System: break;
    }
    apply();
}

void ThemeKeeper::choose(ThemeName name)
{
    chosen_ = name;
    if (!file_.isEmpty()) {
        QSettings(file_, QSettings::IniFormat).setValue(ChosenKey, themeWord(name));
    }
    apply();
    Q_EMIT changed();
}

void ThemeKeeper::setWanted(const Appearance& wanted)
{
    wanted_ = wanted;
    shared::setMotionReduced(wanted.reducedMotion);
    if (!file_.isEmpty()) {
        const ThemeName theme = themeFor(ThemeName::System, wanted, paletteIsDark_);
        QSettings(file_, QSettings::IniFormat).setValue(WantedKey, themeWord(theme));
    }
    apply();
    Q_EMIT changed();
}

void ThemeKeeper::apply()
{
    const ThemeName name = themeFor(chosen_, wanted_, paletteIsDark_);
    if (name != shown_) {
        shown_ = name;
        shared::applyTheme(application_, name);
    }
}

} // namespace bafar::ui::desktop
