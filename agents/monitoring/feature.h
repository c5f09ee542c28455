#pragma once
// Binds the monitoring machine to its driver; see agents/features.cpp.
#include "agents/monitoring/driver.h"

namespace bafar::monitoring {

/// Starts sampling this host; history lives in the folder "history" below the agent's state.
[[nodiscard]] Result<std::unique_ptr<Driver>> start(const runtime::Environment& environment,
                                                    runtime::MachineHandle<Machine>& machine);

} // namespace bafar::monitoring
