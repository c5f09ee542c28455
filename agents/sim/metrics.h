#pragma once
// What a simulated host "measures": a believable small server, with the names of node_exporter.
//
// A few series that consoles draw, moving slowly and drawn from the host's own generator; an owner
// of a floating address does more network traffic. One owner, one thread.
#include "agents/monitoring/frame.h"
#include "agents/series/recorder.h"
#include "core/base/random.h"

namespace bafar::sim {

class HostMetrics {
public:
    HostMetrics(std::string hostname, Random random);

    /// The next sample. `busy`: the host serves the floating address.
    [[nodiscard]] monitoring::FramePtr sample(Instant now, WallTime wall, bool busy);

private:
    void advance(double seconds, bool busy);

    std::string hostname_;
    Random random_;
    Recorder recorder_;
    std::shared_ptr<const SeriesTable> table_;
    std::optional<Instant> last_;
    WallTime booted_;
    double load_ = 0.2;
    double used_ = 0.1; ///< share of the processors
    double memoryFree_ = 0.6;
    double idleSeconds_ = 0;
    double userSeconds_ = 0;
    double received_ = 0;
    double sent_ = 0;
    double diskBusy_ = 0;
    double agentSeconds_ = 0;
};

} // namespace bafar::sim
