#pragma once
// The project's own icons (resources/icons), drawn in a colour of the theme. GUI thread.
#include <QColor>
#include <QIcon>

#include "ui/shared/theme.h"

namespace bafar::shared {

/// The icon of that name ("topology") in one colour for unchecked and another for checked buttons,
/// sharp at every scale. An unknown name gives an empty icon.
[[nodiscard]] QIcon makeIcon(const QString& name, const QColor& normal, const QColor& active);

/// The same in colours of the theme that is shown whenever it is painted.
[[nodiscard]] QIcon makeIcon(const QString& name,
                             QColor Tokens::*normal,
                             QColor Tokens::*active = &Tokens::text);

/// The program's own icon, in its own colours.
[[nodiscard]] QIcon programIcon();

} // namespace bafar::shared
