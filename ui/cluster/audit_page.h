#pragma once
// The audit log page: who attempted what, and what came of it. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::cluster {

[[nodiscard]] shared::Page auditPage();

} // namespace bafar::ui::cluster
