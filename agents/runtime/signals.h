#pragma once
// Signals as ordinary events of a loop, through signalfd.
//
// blockSignals() must run in main before any thread starts, because threads inherit the mask and a
// signal goes to any thread that does not block it. Loop thread only. signalfd(2).
#include <functional>
#include <memory>
#include <span>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/loop.h"
#include "core/base/result.h"

namespace bafar::runtime {

/// Blocks these for the calling thread and those it starts later; also ignores SIGPIPE.
void blockSignals(std::span<const int> signals);

class Signals {
public:
    /// Blocks `signals` on the calling thread and calls back with each one's number.
    static Result<std::unique_ptr<Signals>> open(Loop& loop,
                                                 std::span<const int> signals,
                                                 std::function<void(int)> onSignal);

private:
    Signals(Loop& loop, Descriptor descriptor, std::function<void(int)> onSignal);
    void read();

    Descriptor descriptor_;
    std::function<void(int)> onSignal_;
    Watch watch_;
};

} // namespace bafar::runtime
