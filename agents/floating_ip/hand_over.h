#pragma once
// The action floating_ip.hand_over: what it would do, and whether what it needs or promises is so.
//
// Make before break: the target claims with a priority above the owner's and above every member's;
// the owner hears that advert and lets go. Once the old owner is silent the target settles on its
// own priority where that is the highest, else just above the highest, so that nobody preempts it
// back. With Keepalived as the owner it is plain VRRP on the wire; then the claim is kept.
// Everything is computed from a ClusterView; what is not heard is unknown, never assumed.
// Pure; safe on every thread.
#include "core/schema/action.h"
#include "core/schema/floating_ip.h"
#include "core/schema/view.h"

namespace bafar::floating_ip {

inline constexpr std::string_view HandOver = "floating_ip.hand_over";

/// One offer for each virtual router with more than one member. Of its targets the first are those
/// that could take it now.
[[nodiscard]] std::vector<schema::ActionInfo> offersOf(const schema::floating_ip::Config& config,
                                                       const schema::ClusterView& view);

/// Parameters: "address" (a virtual router's id, or one of its addresses) and "to" (a member node).
/// Errors: InvalidInput, NotFound, Conflict (the target owns it already).
[[nodiscard]] Result<schema::Draft> draftHandOver(const schema::floating_ip::Config& config,
                                                  const schema::ActionRequest& request,
                                                  const schema::ClusterView& view);

/// Judges a condition that draftHandOver() wrote. An unknown check is Unknown, with that said.
[[nodiscard]] schema::Condition judgeCondition(const schema::floating_ip::Config& config,
                                               const schema::Condition& condition,
                                               const schema::ClusterView& view);

} // namespace bafar::floating_ip
