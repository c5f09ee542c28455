#pragma once
// How far one MariaDB server is compared with the one it follows, from their GTID positions.
// Positions of two servers are read at slightly different moments: a replica that receives may
// seem ahead of a source whose word is older, and is then level. Pure; safe on every thread.
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/replication/gtid.h"

namespace bafar::replication {

/// One server's words of where it is.
struct Place {
    std::vector<Gtid> position; ///< of all it has
    std::vector<Gtid> state;    ///< last of every domain and server in its log; may be empty
    std::uint64_t serverId = 0; ///< in the GTIDs of its own writes
};

enum class Standing : std::uint8_t {
    Unknown, ///< one of the two positions is not known
    Level,
    Behind,
    Errant, ///< it has what its source never had
};
inline constexpr std::string_view StandingNames[] = {"unknown", "level", "behind", "errant"};

constexpr std::span<const std::string_view> enumNames(Standing)
{
    return StandingNames;
}

struct Gap {
    Standing standing = Standing::Unknown;
    std::uint64_t missing = 0;          ///< transactions that the source has and it has not
    std::uint64_t errant = 0;           ///< transactions that it has and the source has not
    std::optional<std::uint32_t> lacks; ///< a domain of which it has nothing at all

    bool operator==(const Gap&) const = default;
};

/// `receives`: replication runs, so being ahead of the source may only be a newer word.
[[nodiscard]] Gap gapOf(const Place& replica, const Place& source, bool receives);

} // namespace bafar::replication
