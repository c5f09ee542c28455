#pragma once
// MariaDB's global transaction identifiers: domain-server-sequence, and positions of one of them
// per domain.
//
// A position says how far a server is. A state (gtid_binlog_state) has one entry for each domain
// and server that ever wrote, so it can tell a server that is behind from one that went its own
// way. MariaDB KB: Global Transaction ID. Values only.
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace bafar::database {

struct Gtid {
    std::uint32_t domain = 0;
    std::uint32_t server = 0;
    std::uint64_t sequence = 0;

    auto operator<=>(const Gtid&) const = default;

    [[nodiscard]] std::string text() const;
};

/// More entries in one text are refused.
inline constexpr std::size_t GtidsMax = 1024;

/// "0-1-7,1-2-3", blanks and line ends allowed between; empty text: none. Errors: InvalidInput,
/// LimitExceeded.
[[nodiscard]] Result<std::vector<Gtid>> readGtids(std::string_view text);

/// By domain; of several in one domain the highest sequence counts.
[[nodiscard]] std::map<std::uint32_t, Gtid> positionOf(const std::vector<Gtid>& gtids);

enum class Difference : std::uint8_t {
    Ahead,    ///< higher than the source's own in a domain
    Stranger, ///< a domain that the source never had
    OwnWay,   ///< written by a server that, by the source's log, never wrote that much there
    Missing,  ///< a domain of the source of which the replica has nothing
};

/// One thing that a replica has and its source does not, or the other way around.
struct Divergence {
    Difference what = Difference::Ahead;
    Gtid replica; ///< Missing: of the source
    Gtid source;  ///< zero where there is none

    bool operator==(const Divergence&) const = default;

    /// "it has 0-1-9 and its source only 0-1-7".
    [[nodiscard]] std::string text() const;
};

/// How a replica at `replica` differs from a source at `source` whose log has `state`. A replica
/// that is only behind does not differ. A server that `state` does not name says nothing: a source
/// that was restored from a backup does not know who wrote before. Ahead and Stranger may only mean
/// that the replica was read later than its source.
[[nodiscard]] std::vector<Divergence> divergences(const std::vector<Gtid>& replica,
                                                  const std::vector<Gtid>& source,
                                                  const std::vector<Gtid>& state);

} // namespace bafar::database
