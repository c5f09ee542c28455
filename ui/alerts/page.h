#pragma once
// The alerts page: what fires, and what to do about it. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::alerts {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::alerts
