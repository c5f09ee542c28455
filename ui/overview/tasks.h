#pragma once
// The part of the headroom that moves as a whole: the services' tasks. Pure; safe on every thread
// but for the words.
#include "ui/overview/headroom.h"

namespace bafar::ui::overview {

/// One row, where a manager of the Swarm says how many run.
void addTasks(const Known& known, std::vector<Headroom>& rows);

} // namespace bafar::ui::overview
