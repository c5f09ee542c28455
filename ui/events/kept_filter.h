#pragma once
// Which events are shown, as the console keeps it between two runs. Pure; safe on every thread.
//
// Concepts, nodes and words come back: each has a chip that names it and takes it back, and the
// counts beside them say how many events it hides. What does not: a time, which is over; a thing,
// which some other page led to; and severities that leave the critical out. Who opens the console
// at night looks for those first, and must not miss them because of what was read yesterday.
#include <QJsonObject>

#include "ui/events/filter.h"

namespace bafar::ui::events {

[[nodiscard]] QJsonObject keptOf(const Filter& filter);

/// Whatever cannot be used of it is left out: a file may be anything.
[[nodiscard]] Filter filterOf(const QJsonObject& kept);

} // namespace bafar::ui::events
