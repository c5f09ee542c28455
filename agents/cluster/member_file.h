#pragma once
// The number under which this agent is a member of the agents' group, kept beside its log.
//
// Drawn at random when the folder is first made, so a node whose disk was lost comes back as
// another member and not as one that forgot what it had promised. Blocks; any thread.
#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace bafar::cluster {

/// The number in `folder`/member.json; made and written when the file is absent. Errors: Conflict
/// (it is another node's or another cluster's: a copied state folder), Corrupt (with the way back),
/// Denied, LimitExceeded (disk full).
[[nodiscard]] Result<std::uint64_t> readOrDrawMember(const std::string& folder,
                                                     const std::string& cluster,
                                                     const std::string& node);

/// Sets aside what this agent was in its group: `folder`/log becomes `folder`/log.REASON-N, and the
/// next readOrDrawMember() draws another number. Errors: Denied, LimitExceeded.
[[nodiscard]] Result<void> setMembershipAside(const std::string& folder, const std::string& reason);

} // namespace bafar::cluster
