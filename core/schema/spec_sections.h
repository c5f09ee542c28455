#pragma once
// The sections that a cluster spec may have: the one list of the concepts' configurations, for
// whoever reads a spec. Pure; safe on every thread.
#include "core/schema/spec.h"

namespace bafar::schema {

/// One for each concept, cluster first. Without nodes there is no cluster; every other section has
/// defaults.
[[nodiscard]] std::span<const SpecSection> specSections();

} // namespace bafar::schema
