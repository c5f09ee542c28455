#pragma once
// A quantile of a histogram's increase within the window, as histogram_quantile() of Prometheus.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind Quantile;

} // namespace bafar::alerting
