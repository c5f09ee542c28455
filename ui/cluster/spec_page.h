#pragma once
// The spec page: the revisions of the cluster spec, what differs between two of them, and the way
// back to one. GUI thread.
#include "ui/shared/page.h"

namespace bafar::ui::cluster {

[[nodiscard]] shared::Page specPage();

} // namespace bafar::ui::cluster
