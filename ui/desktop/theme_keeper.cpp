#include "ui/desktop/theme_keeper.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QSettings>

#include "ui/shared/motion.h"

namespace bafar::ui::desktop {
namespace {

using shared::ThemeName;

const QString ChosenKey = QStringLiteral("looks/theme");
/// What the desktop wanted last: it answers after the first paint, which shall look the same.
const QString WantedKey = QStringLiteral("looks/desktop");

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

/// System: it said nothing, and each start sees the palette anew.
ThemeName saidBy(const Appearance& wanted)
{
    const bool isSaid = wanted.highContrast || wanted.scheme != Appearance::Scheme::Unsaid;
    return isSaid ? themeFor(ThemeName::System, wanted, false) : ThemeName::System;
}

} // namespace

ThemeKeeper::ThemeKeeper(QApplication& application)
    : application_(application)
    , paletteIsDark_(isDark(QApplication::palette()))
{
    application_.installEventFilter(this);
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
    isWantedNow_ = true;
    shared::setMotionReduced(wanted.reducedMotion);
    remember();
    apply();
    Q_EMIT changed();
}

/// Some platforms set their palette in place of ours, others say that they have another.
bool ThemeKeeper::eventFilter(QObject* object, QEvent* event)
{
    const bool isSet = event->type() == QEvent::ApplicationPaletteChange &&
                       object == &application_ && !shared::isOurs(QApplication::palette());
    const bool isTold = event->type() == QEvent::ThemeChange && object->isWindowType();
    if ((isSet || isTold) && !isOwnDoing_ && !isPaletteNews_) {
        isPaletteNews_ = true; // one, of however many windows hear it
        QMetaObject::invokeMethod(this, &ThemeKeeper::followPalette, Qt::QueuedConnection);
    }
    return QObject::eventFilter(object, event);
}

/// In a turn of its own, before the next paint: who set a palette tells all widgets of it first.
void ThemeKeeper::followPalette()
{
    isPaletteNews_ = false;
    if (shared::isOurs(QApplication::palette())) {
        const QScopedValueRollback<bool> own(isOwnDoing_, true);
        QApplication::setPalette(QPalette()); // without ours: what is left is the desktop's
    }
    const QPalette desktop = QApplication::palette();
    if (!shared::isOurs(desktop)) {
        paletteIsDark_ = isDark(desktop);
        shown_ = ThemeName::System; // none is, until it is applied again
    }
    if (!isWantedNow_) {
        wanted_ = {}; // no portal said it again, and this is newer
        remember();
    }
    apply();
    Q_EMIT changed();
}

void ThemeKeeper::remember() const
{
    if (!file_.isEmpty()) {
        QSettings(file_, QSettings::IniFormat).setValue(WantedKey, themeWord(saidBy(wanted_)));
    }
}

void ThemeKeeper::apply()
{
    const ThemeName name = themeFor(chosen_, wanted_, paletteIsDark_);
    if (name != shown_) {
        const QScopedValueRollback<bool> own(isOwnDoing_, true);
        shown_ = name;
        shared::applyTheme(application_, name);
    }
}

} // namespace bafar::ui::desktop
