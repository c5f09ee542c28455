#pragma once
// The page of the load balancer: listeners, routes, and the servers with the way to each. GUI
// thread.
#include "ui/shared/page.h"

namespace bafar::ui::load_balancer {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::load_balancer
