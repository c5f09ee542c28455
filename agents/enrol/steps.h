#pragma once
// The steps of an enrolment: what runs on the host, and what takes it back.
#include "agents/enrol/plan.h"

namespace bafar::enrol {

/// Appends every step, in order, to the enrolment and to its plan. Pure.
void addSteps(Enrolment& into, const Wanted& wanted, const HostFacts& facts);

} // namespace bafar::enrol
