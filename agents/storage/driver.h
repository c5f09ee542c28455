#pragma once
// The storage machine's hands: asks the root helper, has the answers parsed, feeds them back.
//
// It runs no program and touches no mount itself, so nothing here can block. Decides nothing. Loop
// thread only.
#include <memory>

#include "agents/helper/client.h"
#include "agents/runtime/feature.h"
#include "agents/storage/machine.h"

namespace bafar::storage {

class Driver final : public runtime::Feature {
public:
    /// For agents/features.cpp. Never fails: a missing helper is told in the status.
    static Result<std::unique_ptr<Driver>> start(const runtime::Environment& environment,
                                                 runtime::MachineHandle<Machine>& machine);

    /// `node` is whose marks are written; `loop` and `handle` outlive the driver.
    Driver(runtime::Loop& loop,
           const std::string& helper,
           std::string node,
           runtime::MachineHandle<Machine>& handle);
    ~Driver() override;
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

private:
    void perform(const Machine::Effect& effect);
    void ask(const Ask& effect);
    void carry(const Carry& effect);

    std::string node_;
    runtime::MachineHandle<Machine>& handle_;
    helper::Client client_;
};

} // namespace bafar::storage
