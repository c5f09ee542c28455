#pragma once
// The page of the services' changes: who, from what to what, how it ended, and the way back. GUI
// thread.
#include "ui/shared/page.h"

namespace bafar::ui::deployment {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::deployment
