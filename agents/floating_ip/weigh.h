#pragma once
// What a new configuration would do to the floating IPs, in numbers, as the cluster looks now.
//
// Every agent applies it within moments of the others. A router that keeps its interface and VRID
// goes on without interruption; one that loses its owner, or its place, is elected anew. Where a
// backup outranks the owner afterwards and preempts, the addresses move, make before break. Pure;
// safe on every thread. Source: RFC 9568 section 6.1 (Skew_Time, Active_Down_Interval).
#include <vector>

#include "core/schema/action.h"
#include "core/schema/floating_ip.h"
#include "core/schema/view.h"

namespace bafar::floating_ip {

[[nodiscard]] std::vector<schema::Consequence> weighRouters(
    const schema::floating_ip::Config& before,
    const schema::floating_ip::Config& after,
    const schema::ClusterView& view);

} // namespace bafar::floating_ip
