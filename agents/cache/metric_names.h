#pragma once
// The plain lines of INFO and the metrics that redis_exporter 1.45 makes of them.
//
// Names and types are that program's; a key may stand twice, where an old name is kept beside a new
// one. Sorted by key. Pure values.
#include <span>

#include "agents/series/recorder.h"

namespace bafar::cache {

struct LineMetric {
    std::string_view key; ///< of INFO
    Family family;
    double scale = 1; ///< from INFO's unit to the metric's
};

[[nodiscard]] std::span<const LineMetric> lineMetrics();

} // namespace bafar::cache
