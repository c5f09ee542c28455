#pragma once
// How the desktop wants programs to look, and the theme that comes of it. Values; any thread.
#include <QMap>
#include <QString>
#include <QVariantMap>

#include "ui/shared/theme.h"

namespace bafar::ui::desktop {

/// By namespace and key, as org.freedesktop.portal.Settings tells them.
using DesktopSettings = QMap<QString, QVariantMap>;

struct Appearance {
    enum class Scheme : std::uint8_t { Unsaid, Dark, Light };

    Scheme scheme = Scheme::Unsaid;
    bool highContrast = false;
    bool reducedMotion = false;

    bool operator==(const Appearance&) const = default;
};

/// What is missing, or of another kind than it should be, counts as not said.
[[nodiscard]] Appearance appearanceOf(const DesktopSettings& said);

/// Never System. `paletteIsDark` decides where the desktop does not say.
[[nodiscard]] shared::ThemeName themeFor(shared::ThemeName chosen,
                                         const Appearance& wanted,
                                         bool paletteIsDark);

/// "system", "dark", "light", "contrast", as the command line and the file have it.
[[nodiscard]] QString themeWord(shared::ThemeName name);

/// System, where it is none of these words.
[[nodiscard]] shared::ThemeName themeOfWord(const QString& word);

} // namespace bafar::ui::desktop
