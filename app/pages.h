#pragma once
// The list of the console's pages, in the order of the navigation.
#include <span>

#include "ui/shared/page.h"

namespace bafar::app {

[[nodiscard]] std::span<const shared::Page> pages();

} // namespace bafar::app
