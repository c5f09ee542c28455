#pragma once
// One sample with everything needed to understand it, shared without copying.
//
// The table is a snapshot: it is replaced, never changed, when series come or go. Immutable once
// made; safe on every thread.
#include <memory>
#include <string>
#include <vector>

#include "agents/series/sample.h"

namespace bafar::monitoring {

struct Frame {
    std::shared_ptr<const SeriesTable> table; ///< never null
    Sample sample;
    std::string hostname;
    std::string kernel;                ///< release
    std::string system;                ///< distribution; empty: not known
    std::vector<std::string> failures; ///< groups of metrics that could not be read, and why
};

using FramePtr = std::shared_ptr<const Frame>;

} // namespace bafar::monitoring
