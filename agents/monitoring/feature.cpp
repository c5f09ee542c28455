#include "agents/monitoring/feature.h"

namespace bafar::monitoring {

Result<std::unique_ptr<Driver>> start(const runtime::Environment& environment,
                                      runtime::MachineHandle<Machine>& machine)
{
    return std::make_unique<Driver>(environment.worker, environment.config.state + "/history",
                                    machine);
}

} // namespace bafar::monitoring
