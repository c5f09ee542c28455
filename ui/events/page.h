#pragma once
// The events page, and the timeline panel below the map. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::events {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::events
