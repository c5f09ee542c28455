#include "ui/desktop/appearance.h"

#include <QMetaType>

namespace bafar::ui::desktop {
namespace {

using shared::ThemeName;

constexpr std::pair<ThemeName, const char*> Words[] = {{ThemeName::System, "system"},
                                                       {ThemeName::Light, "light"},
                                                       {ThemeName::Dark, "dark"},
                                                       {ThemeName::HighContrast, "contrast"}};

/// The portal's own values are unsigned numbers.
uint numberIn(const QVariantMap& values, const char* key)
{
    const QVariant value = values.value(QString::fromLatin1(key));
    return value.typeId() == QMetaType::UInt ? value.toUInt() : 0U;
}

} // namespace

Appearance appearanceOf(const DesktopSettings& said)
{
    const QVariantMap common = said.value(QStringLiteral("org.freedesktop.appearance"));
    Appearance wanted;
    switch (numberIn(common, "color-scheme")) {
    case 1: wanted.scheme = Appearance::Scheme::Dark; break;
    case 2: wanted.scheme = Appearance::Scheme::Light; break;
    default: break;
    }
    wanted.highContrast = numberIn(common, "contrast") == 1;
    // Older portals do not have this one; then GNOME's own setting says it.
    const QVariant animated = said.value(QStringLiteral("org.gnome.desktop.interface"))
                                  .value(QStringLiteral("enable-animations"));
    wanted.reducedMotion = numberIn(common, "reduced-motion") == 1 ||
                           (animated.typeId() == QMetaType::Bool && !animated.toBool());
    return wanted;
}

ThemeName themeFor(ThemeName chosen, const Appearance& wanted, bool paletteIsDark)
{
    if (chosen != ThemeName::System) {
        return chosen;
    }
    if (wanted.highContrast) {
        return ThemeName::HighContrast;
    }
    switch (wanted.scheme) {
    case Appearance::Scheme::Dark: return ThemeName::Dark;
    case Appearance::Scheme::Light: return ThemeName::Light;
    case Appearance::Scheme::Unsaid: break;
    }
    return paletteIsDark ? ThemeName::Dark : ThemeName::Light;
}

QString themeWord(ThemeName name)
{
    for (const auto& [theme, word] : Words) {
        if (theme == name) {
            return QString::fromLatin1(word);
        }
    }
    return {};
}

ThemeName themeOfWord(const QString& word)
{
    for (const auto& [theme, name] : Words) {
        if (word == QLatin1String(name)) {
            return theme;
        }
    }
    return ThemeName::System;
}

} // namespace bafar::ui::desktop
