#pragma once
// The encoding of a membership in libraft's entries and snapshots (configuration.c of 0.15), which
// it reads without looking for its end. Pure; safe on every thread.
#include "core/base/bytes.h"

namespace bafar::cluster {

inline constexpr std::size_t MembershipBytesMax = 64U << 10U;
inline constexpr std::size_t MembershipServersMax = 512;

/// Whether libraft can decode a membership from these bytes. Errors: InvalidInput with what is
/// wrong.
[[nodiscard]] Result<void> checkMembership(ByteView bytes);

} // namespace bafar::cluster
