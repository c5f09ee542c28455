#pragma once
// The conditions of the cache actions by name: answers, is_primary, follows, link_up, caught_up,
// newest (of those that answer), newest_silent (of the others), primary_gone, no_other_primary,
// all_heard, flushed.
//
// A verdict rests on live agents only; a silent one's last word proves nothing.
// Pure; safe on every thread.
#include <map>
#include <string>

#include "agents/cache/servers.h"
#include "core/schema/action.h"

namespace bafar::cache {

/// A replica further behind than either is not caught up.
inline constexpr Duration LagMax = std::chrono::seconds(5);
inline constexpr std::uint64_t BehindMax = 1U << 20U; ///< bytes

/// A condition of this concept, judged.
[[nodiscard]] schema::Condition condition(const Servers& servers,
                                          std::string text,
                                          std::string check,
                                          std::map<std::string, std::string> arguments);

/// The same condition with verdict and detail as the servers look now. An unknown check is Unknown,
/// with that said.
[[nodiscard]] schema::Condition judged(const Servers& servers, schema::Condition condition);

} // namespace bafar::cache
