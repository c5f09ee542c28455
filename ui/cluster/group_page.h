#pragma once
// The group page: what the agents' group survives, where each member stands and why, what can be
// done about one, and what its agents cost, as charts. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::cluster {

[[nodiscard]] shared::Page groupPage();

} // namespace bafar::ui::cluster
