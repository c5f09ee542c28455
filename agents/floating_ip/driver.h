#pragma once
// Runs the floating IP concept on a host: a real-time thread for the router, the control loop for
// the machine.
//
// The thread has its own loop, SCHED_FIFO where the host grants it, and a small stack that is
// touched beforehand; what is refused is reported as DEGRADED and it runs on. Both sides exchange
// values by Loop::post. Destroying the driver is a planned stop: every Active resigns and its
// addresses are gone, and the machine was told so, when the destructor returns. Control loop's
// thread only.
#include <memory>

#include "agents/floating_ip/machine.h"
#include "agents/runtime/feature.h"
#include "agents/runtime/realtime.h"

namespace bafar::floating_ip {

class Driver final : public runtime::Feature {
public:
    /// Errors: Unavailable (no thread).
    static Result<std::unique_ptr<runtime::Feature>> start(
        const runtime::Environment& environment, runtime::MachineHandle<Machine>& machine);

    ~Driver() override;

private:
    struct Shared;

    explicit Driver(std::shared_ptr<Shared> shared);
    static void runEngine(const std::shared_ptr<Shared>& shared,
                          ThreadReported granted,
                          int priority);

    std::shared_ptr<Shared> shared_;
    runtime::NamedThread thread_;
};

} // namespace bafar::floating_ip
