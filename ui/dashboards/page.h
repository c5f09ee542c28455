#pragma once
// The page of dashboards and of a metric explored. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::dashboards {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::dashboards
