#pragma once
// The page of the cache servers: role, link, memory, evictions. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::cache {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::cache
