#pragma once
// Binds the cluster machine to its driver; see agents/features.cpp.
#include "agents/cluster/driver.h"

namespace bafar::cluster {

/// Starts following the peers with this agent's certificate; `revoked` says which of theirs are
/// refused. Errors: those of TlsContext::load,
/// naming the file.
[[nodiscard]] Result<std::unique_ptr<Driver>> start(
    const runtime::Environment& environment,
    runtime::MachineHandle<Machine>& machine,
    std::function<bool(const std::string&)> revoked);

} // namespace bafar::cluster
