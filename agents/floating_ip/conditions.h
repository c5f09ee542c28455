#pragma once
// The conditions of a hand-over by name: is_live, is_backup, is_owner, link_up, one_owner,
// claim_wins.
//
// A verdict rests on live members only; a silent member's last word proves nothing.
// Pure; safe on every thread.
#include <map>
#include <string>

#include "agents/floating_ip/group.h"
#include "core/schema/action.h"

namespace bafar::floating_ip {

/// A blocking condition of this concept, not judged yet.
[[nodiscard]] schema::Condition condition(std::string text,
                                          std::string check,
                                          std::map<std::string, std::string> arguments);

/// The same condition with verdict and detail as the group looks now.
[[nodiscard]] schema::Condition judged(const Group& group, schema::Condition condition);

} // namespace bafar::floating_ip
