#pragma once
// Simulated sites for tests.
#include <memory>

#include "agents/sim/site.h"
#include "agents/sim/site_spec.h"

namespace bafar::test {

/// A site of this shape whose hosts are not started. `cutIsRefusal`: HostSetup's planted fault.
[[nodiscard]] std::unique_ptr<sim::Site> siteOf(const sim::SiteShape& shape,
                                                bool cutIsRefusal = false,
                                                std::uint64_t seed = 1);

/// Three nodes, "web" with n1 preferred, 1 s: the demo's.
[[nodiscard]] sim::SiteShape usualShape();

} // namespace bafar::test
