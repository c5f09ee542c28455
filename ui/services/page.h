#pragma once
// The page of the services and their tasks: how many run, which image, what they use; and what they
// write. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::services {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::services
