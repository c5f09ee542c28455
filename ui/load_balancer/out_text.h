#pragma once
// For how long a server is left out, and when it gets a request again. GUI thread.
#include <QString>

#include "core/schema/load_balancer.h"

namespace bafar::ui::load_balancer {

/// "out for 2 m 5 s, tried again in 8 s", as of `now` by the clock of the node that says so. Empty:
/// it is not left out, or its agent, an older one, tells no moments.
[[nodiscard]] QString outText(const schema::load_balancer::ServerStatus& server, WallTime now);

} // namespace bafar::ui::load_balancer
