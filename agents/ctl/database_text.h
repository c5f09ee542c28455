#pragma once
// The MariaDB servers in words and as JSON. Pure; safe on every thread.
#include "core/replication/fleet.h"

namespace bafar::ctl {

/// A row for each server: role, position, how far it is from the primary. Then what a commit is
/// worth on who says so, and the settings that break the promise with what mends each.
[[nodiscard]] std::string databaseText(const replication::Fleet& fleet,
                                       const std::vector<replication::Word>& words);

/// {"servers":[...],"links":[...],"left_out":0,"links_left_out":0}, one line.
[[nodiscard]] std::string databaseJson(const replication::Fleet& fleet,
                                       const std::vector<replication::Word>& words);

} // namespace bafar::ctl
