#pragma once
// The application's style sheet, made from a theme's tokens and the layout direction. Used by
// theme.cpp only.
//
// Widgets opt in by dynamic properties: `surface` (bar, panel, raised, canvas), `tone` (muted, bad,
// warn, ok, accent), `kind` of buttons (primary, quiet, segment, navigation).
#include <QString>

#include "ui/shared/theme.h"

namespace bafar::shared {

[[nodiscard]] QString styleSheet(const Tokens& tokens);

} // namespace bafar::shared
