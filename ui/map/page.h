#pragma once
// The topology page: map by role or table, the selected thing beside it, recent events below. GUI
// thread.
#include "ui/shared/page.h"

namespace bafar::ui::map {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::map
