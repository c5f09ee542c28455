#pragma once
// The nodes page: every agent with its freshness and round trips, and the selected node's charts.
// GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::cluster {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::cluster
