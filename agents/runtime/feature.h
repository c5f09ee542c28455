#pragma once
// How a concept's driver is started: one descriptor per concept, listed in agents/features.cpp.
//
// A Feature binds a concept's machine to its driver and nothing else. start() gives it the loop,
// its machine's handle and the environment; it lives until the agent stops. Loop thread only.
#include <memory>

#include "agents/concept.h"
#include "agents/runtime/loop.h"
#include "core/schema/agent_config.h"

namespace bafar::runtime {

class Worker;

/// What a driver may use of the agent; all references outlive the feature.
struct Environment {
    Loop& loop;
    Worker& worker; ///< for calls that may block; they post back
    const schema::AgentConfig& config;
};

/// A running driver; destroying it stops it and leaves the host as a planned stop should.
class Feature {
public:
    virtual ~Feature() = default;
};

/// The pure shape lives beside the concept; drivers use it by this name.
template <class M>
using MachineHandle = bafar::MachineHandle<M>;

} // namespace bafar::runtime
