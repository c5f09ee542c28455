#pragma once
// The round trip to each other agent, as this one measures it.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind PeerLatency;

} // namespace bafar::alerting
