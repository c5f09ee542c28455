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

    /// What an agent that ran before this one would have left on disk: a quarter of an hour up to
    /// the first sample, of a host that had this to do. Once, when it is known what that is; null
    /// before and after.
    [[nodiscard]] std::shared_ptr<monitoring::LoadedHistory> past(const Work& usual);

private:
    static constexpr std::size_t Processors = 4;

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
    std::optional<Instant> last_;
    Instant firstAt_; ///< of the first sample
    WallTime firstWall_;
    bool toldPast_ = false;
    WallTime booted_;
    double load_ = 0.2;
    double used_ = 0.1; ///< share of the processors
    double memoryFree_ = 0.6;
    std::array<double, Processors> busySeconds_{};
    std::array<double, Processors> idleSeconds_{};
    double waitedCpu_ = 0; ///< pressure, in seconds
    double waitedDisk_ = 0;
    double received_ = 0;
    double sent_ = 0;
    double diskBusy_ = 0;
    double agentSeconds_ = 0;
};

} // namespace bafar::sim
