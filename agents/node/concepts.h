#pragma once
// Which concepts exist: the one list that a new concept is added to (concepts.cpp).
#include <memory>
#include <vector>

#include "agents/node/port.h"
#include "agents/series/metric_list.h"

namespace bafar::node {

/// A port for each concept, cluster first, in the order of the list.
[[nodiscard]] std::vector<std::unique_ptr<Port>> makePorts(const Self& self);

/// The sections of a cluster spec, for SpecReading::read().
[[nodiscard]] std::span<const schema::SpecSection> specSections();

/// Every name that /metrics may have.
[[nodiscard]] MetricList metricList();

/// Checks that need more than one section.
[[nodiscard]] std::span<const schema::CrossCheck> crossChecks();

} // namespace bafar::node
