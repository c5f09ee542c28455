#pragma once
// What a menu can do, for the palette to find. GUI thread.
#include <vector>

#include "ui/palette/entries.h"

class QMenu;

namespace bafar::app {

/// Adds what the menu and the menus in it can do now, in its order: "Theme: Dark", under `title`
/// where there is one. What is disabled or hidden is left out, and so is an id that is there.
void addCommandsOf(QMenu& menu, const QString& title, std::vector<ui::palette::Command>& commands);

} // namespace bafar::app
