#pragma once
// Whether two presences draw the same map, whatever their figures say.
//
// Labels, rates, facts and the ages in reasons move all the time; things, relations and their
// states only when something happened. Pure; safe on every thread.
#include "core/schema/presence.h"

namespace bafar::schema {

/// True when both have the same things and relations in the same order, with the same states,
/// claims and owners.
[[nodiscard]] bool sameMap(const Presence& a, const Presence& b);

} // namespace bafar::schema
