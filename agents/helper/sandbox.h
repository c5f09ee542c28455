#pragma once
// Sockets inside a network namespace that somebody else holds, for those who may not enter it.
//
// A socket stays in the namespace that it was made in, whoever holds it, so an agent without rights
// can connect it and never knows the namespace. network_namespaces(7), setns(2).
#include <vector>

#include "agents/helper/commands.h"
#include "agents/runtime/descriptor.h"

namespace bafar::helper {

/// TCP sockets, non-blocking and not connected. They are made by a thread that enters the
/// namespace and ends, so that the process itself never leaves its own. Blocks for as long as that
/// takes: microseconds. Errors: NotFound (no such sandbox: the network is not on this node), Denied
/// (entering needs CAP_SYS_ADMIN), InvalidInput (the path is no network namespace), LimitExceeded.
[[nodiscard]] Result<std::vector<runtime::Descriptor>> openSockets(const SocketOrder& order);

} // namespace bafar::helper
