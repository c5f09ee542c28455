#pragma once
// The monitoring concept in the console: so far a panel of charts that the nodes page shows. GUI
// thread.
#include "ui/shared/page.h"

namespace bafar::ui::monitoring {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::monitoring
