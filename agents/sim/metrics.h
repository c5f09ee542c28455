#pragma once
// What a simulated host "measures": a believable small server, with the names of node_exporter.
//
// The series that consoles draw, moving slowly and drawn from the host's own generator; processors
// and network do what the host has to do with requests. What the concepts on it measured comes from
// their machines, as on a real host. One owner, one thread.
#include <array>
#include <span>

#include "agents/monitoring/measured.h"
#include "agents/monitoring/values.h"
#include "agents/sim/traffic.h"
#include "core/base/random.h"

namespace bafar::sim {

class HostMetrics {
public:
    HostMetrics(std::string hostname, Random random);

    /// The next sample.
    [[nodiscard]] monitoring::FramePtr sample(
        Instant now,
        WallTime wall,
        const Work& work,
        std::span<const monitoring::ConceptMeasures> measures = {});

    [[nodiscard]] bool hasBegun() const { return last_.has_value(); }

    /// Before the first sample: what an agent that ran before this one would have left on disk, a
    /// quarter of an hour up to now, of a host that had this to do in `second` of the site's
    /// traffic. The samples go on from where it ends.
    [[nodiscard]] std::shared_ptr<monitoring::LoadedHistory> past(Instant now,
                                                                  WallTime wall,
                                                                  const Work& usual,
                                                                  std::int64_t second);

private:
    static constexpr std::size_t Processors = 4;
    static constexpr double UsualFree = 0.55; ///< share of the memory

    void begin(WallTime wall, const Work& work);
    void advance(double seconds, const Work& work);
    void set(const Family& family, std::initializer_list<LabelView> labels, double value);
    void writeProcessors();
    void writeMemory();
    void writeNetwork();
    void writeDisks();
    void writeAgent();

    std::string hostname_;
    Random random_;
    Recorder recorder_;
    monitoring::MeasureCopier copier_;
    std::shared_ptr<const SeriesTable> table_;
    std::optional<Instant> last_; ///< sample
    WallTime booted_;
    double load_ = 0;
    double used_ = 0; ///< share of the processors
    double memoryFree_ = UsualFree;
    std::array<double, Processors> busySeconds_{};
    std::array<double, Processors> idleSeconds_{};
    double waitedCpu_ = 0; ///< pressure, in seconds
    double waitedDisk_ = 0;
    double received_ = 0;
    double sent_ = 0;
    double diskBusy_ = 0;
    double agentSeconds_ = 0;
    double readSeconds_ = 0; ///< for each kind of metrics
    double clockAhead_ = 0;  ///< of the reference, in seconds
};

} // namespace bafar::sim
