#pragma once
// A probe: which files it wants, and how their text becomes values.
//
// Theory: reading is the driver's, understanding is the probe's. The driver reads every file once a
// sample, however many probes want it, asks the kernel for what has no file (HostFacts), and hands
// both to the probe. So every probe is tested with captured text. Probes keep the indexes of their
// series between samples; one owner, one thread. Names, labels and types are those of Prometheus'
// node_exporter, so that its dashboards and rules work unchanged.
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "agents/monitoring/kernel_facts.h"
#include "agents/series/metric_list.h"
#include "core/base/result.h"

namespace bafar::monitoring {

/// One sample's material for one probe.
struct Reading {
    std::span<const std::string_view> texts; ///< in the order of Probe::files; empty: not there
    const HostFacts& facts;
};

/// A file a probe wants.
struct ProbeFile {
    std::string_view path;
    bool required =
        true; ///< without it the probe failed; otherwise the host merely lacks the feature
};

struct Probe {
    std::string_view name; ///< node_exporter's collector name
    std::vector<ProbeFile> files;

    /// Sets what it understood. Errors: InvalidInput with the file and what was wrong; values set
    /// before stay.
    std::function<Result<void>(const Reading&, Recorder&)> parse;

    void (*describe)(MetricList&) = nullptr; ///< names all that parse may set
};

/// The failure of a probe: `file` line `line` is not what the kernel is known to write.
[[nodiscard]] tl::unexpected<Error> unexpectedText(std::string_view file, std::string_view line);

} // namespace bafar::monitoring
