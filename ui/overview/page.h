#pragma once
// The overview's page: the whole cluster at a glance. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::overview {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::overview
