#pragma once
// The two actions on Redis servers: cache.promote and cache.flush.
//
// Promote: the chosen replica stops following, the other replicas follow it, and last the old
// primary does. While the old primary is untouched every step can be taken back; a primary that
// does not answer is left alone, and then nothing is taken back: that is a promotion by force, of
// the class data-risk. Flush: the primary deletes every key and its replicas follow; a replica is
// refused. Each step runs with the agent of its own node.
// Everything is computed from a ClusterView; what is not heard is unknown, never assumed.
// Pure; safe on every thread.
#include "agents/cache/conditions.h"

namespace bafar::cache {

inline constexpr std::string_view Promote = "cache.promote";
inline constexpr std::string_view FlushAll = "cache.flush";

/// Promote for each replica, by force where the old primary does not answer; flush for each primary
/// that answers.
[[nodiscard]] std::vector<schema::ActionInfo> offersOf(const Places& places,
                                                       const schema::ClusterView& view);

/// Both take the parameter "node". Errors: InvalidInput, NotFound, Conflict (the wrong role),
/// Unsupported (cluster mode).
[[nodiscard]] Result<schema::Draft> draftOf(const Places& places,
                                            const schema::ActionRequest& request,
                                            const schema::ClusterView& view);

/// The drafts of one server that the request named.
[[nodiscard]] Result<schema::Draft> draftPromote(const Servers& servers, const ServerView& target);
[[nodiscard]] Result<schema::Draft> draftFlush(const Servers& servers, const ServerView& target);

/// A step that runs with the agent of `server`.
[[nodiscard]] schema::PlannedStep stepFor(const ServerView& server,
                                          std::string text,
                                          const schema::cache::Command& command);

} // namespace bafar::cache
