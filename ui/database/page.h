#pragma once
// The page of the database servers: role, lag, positions. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::database {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::database
