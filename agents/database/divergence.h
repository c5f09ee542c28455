#pragma once
// Where two MariaDB servers went different ways, from their GTID positions. Values only.
#include <string>
#include <vector>

#include "core/replication/gtid.h"

namespace bafar::database {

enum class Difference : std::uint8_t {
    Ahead,    ///< higher than the source's own in a domain
    Stranger, ///< a domain that the source never had
    OwnWay,   ///< written by a server that, by the source's log, never wrote that much there
    Missing,  ///< a domain of the source of which the replica has nothing
};

/// One thing that a replica has and its source does not, or the other way around.
struct Divergence {
    Difference what = Difference::Ahead;
    replication::Gtid replica; ///< Missing: of the source
    replication::Gtid source;  ///< zero where there is none

    bool operator==(const Divergence&) const = default;

    /// "it has 0-1-9 and its source only 0-1-7".
    [[nodiscard]] std::string text() const;
};

/// How a replica at `replica` differs from a source at `source` whose log has `state`. A replica
/// that is only behind does not differ. A server that `state` does not name says nothing: a source
/// that was restored from a backup does not know who wrote before. Ahead and Stranger may only mean
/// that the replica was read later than its source.
[[nodiscard]] std::vector<Divergence> divergences(const std::vector<replication::Gtid>& replica,
                                                  const std::vector<replication::Gtid>& source,
                                                  const std::vector<replication::Gtid>& state);

} // namespace bafar::database
