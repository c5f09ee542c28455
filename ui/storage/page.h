#pragma once
// The page of the volumes and their bricks: what is up, full, and to heal. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::storage {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::storage
