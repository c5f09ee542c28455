#pragma once
// All probes, and how one sample is taken with them.
//
// Theory: the ProbeSet knows which files the probes want, each once; the driver reads them in that
// order and hands the texts over; the set calls every probe and adds how it went
// (node_scrape_collector_success and _duration_seconds). A probe that fails does not disturb the
// others. One owner, one thread.
#include "agents/monitoring/measured.h"
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

/// The one list. A new probe is one line in probes.cpp.
[[nodiscard]] std::vector<Probe> allProbes();

/// All that they may set.
void describeMetrics(MetricList& list);

class ProbeSet {
public:
    explicit ProbeSet(std::vector<Probe> probes);

    /// The files to read for a sample, each once.
    [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

    /// One sample. `texts` in the order of files(), empty where a file is not there. `stopwatch` is
    /// asked before and after every probe and counts microseconds; its zero does not matter. The
    /// sample is valid until the next call.
    const Sample& take(Instant at,
                       const HostFacts& facts,
                       std::span<const std::string_view> texts,
                       const std::function<std::uint64_t()>& stopwatch,
                       std::span<const ConceptMeasures> measures = {});

    [[nodiscard]] const SeriesTable& table() const { return recorder_.table(); }

    /// Why probes failed in the last sample: "netstat: ..."; empty when all went well. What this
    /// host does not offer or allow at all (Unsupported, Denied) is no failure.
    [[nodiscard]] const std::vector<std::string>& failures() const { return failures_; }

private:
    void run(std::size_t which, const HostFacts& facts, std::span<const std::string_view> texts);

    std::vector<Probe> probes_;
    std::vector<std::string> files_;
    std::vector<std::vector<std::size_t>> fileOf_; ///< by probe: positions in files_
    std::vector<std::string_view> given_;          ///< kept for its memory
    std::vector<std::uint64_t> marks_;             ///< stopwatch between probes
    std::vector<bool> succeeded_;
    std::vector<std::string> failures_;
    Recorder recorder_;
    Rows outcome_;
    MeasureCopier copier_;
};

} // namespace bafar::monitoring
