#pragma once
// Whether a server listens where it should: on its node's own address, never on all of them and
// never on a floating one.
//
// Floating addresses carry the cluster's own database proxy; a server behind it on the same address
// takes clients past the proxy and past every failover. MariaDB KB: bind_address, skip_networking.
// Pure.
#include <string>
#include <vector>

#include "agents/database/rows.h"
#include "core/net/address.h"

namespace bafar::database {

/// What is wrong, and the line to set; empty: nothing, or the server did not tell. `own`: the
/// address it should listen on.
[[nodiscard]] std::string listeningProblem(const Settings& settings,
                                           const net::Address& own,
                                           const std::vector<net::Address>& floating);

} // namespace bafar::database
