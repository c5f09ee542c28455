#pragma once
// gluster's XML understood.
//
// The text comes from a program that may be old, cut off, or lie: everything is bounded, names are
// made safe to show, and what does not parse is a Miss with a cause and never half a value. XML is
// read by pugixml without document types, entities of their own and external parts. Written against
// GlusterFS 10; fixtures in tests/storage. Pure; safe on every thread.
#include "agents/storage/facts.h"

namespace bafar::storage {

[[nodiscard]] Heard<PoolSeen> readPool(const Reply& reply);
[[nodiscard]] Heard<VolumesSeen> readVolumes(const Reply& reply);
[[nodiscard]] Heard<StatusSeen> readStatus(const Reply& reply);
[[nodiscard]] Heard<HealSeen> readHeal(const Reply& reply);
[[nodiscard]] Heard<QuotaSeen> readQuota(const Reply& reply);

/// The answer to a command that changes something: gluster's own words, or why not.
[[nodiscard]] Heard<std::string> readDone(const Reply& reply);

} // namespace bafar::storage
