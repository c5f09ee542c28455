#pragma once
// What several agents said of themselves as one topology.
#include "agents/ctl/context.h"
#include "core/topology/topology.h"

namespace bafar::ctl {

struct Picture {
    topology::Topology topology;
};

/// An agent that did not answer counts as unknown.
[[nodiscard]] Picture pictureOf(const std::vector<Context::AgentState>& agents);

/// {"worst":..., "things":[...], "edges":[...]}, one line.
[[nodiscard]] std::string topologyJson(const topology::Topology& topology);

} // namespace bafar::ctl
