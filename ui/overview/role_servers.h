#pragma once
// The roles of servers that replicate from each other: who is the primary, and how far the others
// are behind. Pure; safe on every thread but for the words.
#include "ui/overview/roles.h"

namespace bafar::ui::overview {

void addDatabase(const Known& known, std::vector<Role>& roles);

void addCache(const Known& known, std::vector<Role>& roles);

} // namespace bafar::ui::overview
