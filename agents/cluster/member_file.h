#pragma once
// Who this agent is in the agents' group: a number, kept beside the group's log.
//
// A number is drawn at random whenever there is no log, so a node whose disk was lost, or that gave
// its group up, comes back as another member and not as one that forgot what it had promised.
// Blocks; any thread.
#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace bafar::cluster {

struct OwnMember {
    std::uint64_t number = 0; ///< never used twice
    bool waits = false;       ///< to be admitted to a group; else an empty log becomes one

    bool operator==(const OwnMember&) const = default;
};

/// What `folder`/member.json says, with a new number where `folder`/log is absent; made and written
/// when the file is, too. Errors: Conflict (it is another node's or another cluster's: a copied
/// state folder), Corrupt (with the way back), Denied, LimitExceeded (disk full).
[[nodiscard]] Result<OwnMember> readOrDrawMember(const std::string& folder,
                                                 const std::string& cluster,
                                                 const std::string& node);

/// From now on an empty log waits, or becomes a group. Errors: as readOrDrawMember.
[[nodiscard]] Result<void> setWaiting(const std::string& folder,
                                      const std::string& cluster,
                                      const std::string& node,
                                      bool waits);

/// Sets aside what this agent was in its group: `folder`/log becomes `folder`/log.REASON-N. Errors:
/// Denied.
[[nodiscard]] Result<void> setLogAside(const std::string& folder, const std::string& reason);

} // namespace bafar::cluster
