#pragma once
// The page of the database servers: the replication graph and what a commit is worth, each server's
// role, lag and position, and the lag over time. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::database {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::database
