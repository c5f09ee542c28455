#include "agents/monitoring/probes.h"

#include <algorithm>

#include "agents/monitoring/probes/conntrack.h"
#include "agents/monitoring/probes/cpu.h"
#include "agents/monitoring/probes/diskstats.h"
#include "agents/monitoring/probes/filefd.h"
#include "agents/monitoring/probes/filesystem.h"
#include "agents/monitoring/probes/loadavg.h"
#include "agents/monitoring/probes/meminfo.h"
#include "agents/monitoring/probes/netclass.h"
#include "agents/monitoring/probes/netdev.h"
#include "agents/monitoring/probes/netstat.h"
#include "agents/monitoring/probes/pressure.h"
#include "agents/monitoring/probes/process.h"
#include "agents/monitoring/probes/sockstat.h"
#include "agents/monitoring/probes/stat.h"
#include "agents/monitoring/probes/time.h"
#include "agents/monitoring/probes/timex.h"
#include "agents/monitoring/probes/uname.h"
#include "agents/monitoring/probes/vmstat.h"

namespace bafar::monitoring {
namespace {

constexpr Family Success{"node_scrape_collector_success", SeriesType::Gauge,
                         "1: this group of metrics could be read."};
constexpr Family DurationSeconds{"node_scrape_collector_duration_seconds", SeriesType::Gauge,
                                 "Time it took to understand this group of metrics.", "seconds"};

} // namespace

std::vector<Probe> allProbes()
{
    std::vector<Probe> probes;
    for (Probe (*make)() :
         {cpuProbe, statProbe, loadavgProbe, meminfoProbe, vmstatProbe, pressureProbe,
          diskstatsProbe, filesystemProbe, netdevProbe, netclassProbe, netstatProbe, sockstatProbe,
          conntrackProbe, filefdProbe, unameProbe, timeProbe, timexProbe, processProbe}) {
        probes.push_back(make());
    }
    return probes;
}

void describeMetrics(MetricList& list)
{
    for (const Probe& probe : allProbes()) {
        if (probe.describe != nullptr) {
            probe.describe(list);
        }
    }
    list.add(Success, "collector");
    list.add(DurationSeconds, "collector");
}

ProbeSet::ProbeSet(std::vector<Probe> probes)
    : probes_(std::move(probes))
    , fileOf_(probes_.size())
    , marks_(probes_.size() + 1)
    , succeeded_(probes_.size())
{
    for (std::size_t which = 0; which < probes_.size(); ++which) {
        for (const ProbeFile& file : probes_[which].files) {
            const auto known = std::find(files_.begin(), files_.end(), file.path);
            fileOf_[which].push_back(static_cast<std::size_t>(known - files_.begin()));
            if (known == files_.end()) {
                files_.emplace_back(file.path);
            }
        }
    }
}

void ProbeSet::run(std::size_t which,
                   const HostFacts& facts,
                   std::span<const std::string_view> texts)
{
    const Probe& probe = probes_[which];
    given_.clear();
    Result<void> result;
    for (std::size_t i = 0; i < probe.files.size(); ++i) {
        given_.push_back(texts[fileOf_[which][i]]);
        if (given_.back().empty() && probe.files[i].required) {
            result =
                fail(Code::Unavailable, std::string(probe.files[i].path) + " could not be read");
        }
    }
    if (result) {
        result = probe.parse({given_, facts}, recorder_);
    }
    succeeded_[which] = result.has_value();
    const bool refusedHere = !result && (result.error().code == Code::Denied ||
                                         result.error().code == Code::Unsupported);
    if (!result && !refusedHere) {
        failures_.push_back(std::string(probe.name) + ": " + result.error().text);
    }
}

const Sample& ProbeSet::take(Instant at,
                             const HostFacts& facts,
                             std::span<const std::string_view> texts,
                             const std::function<std::uint64_t()>& stopwatch,
                             std::span<const ConceptMeasures> measures)
{
    recorder_.begin(at, facts.wall);
    failures_.clear();
    marks_[0] = stopwatch();
    for (std::size_t which = 0; which < probes_.size(); ++which) {
        run(which, facts, texts);
        marks_[which + 1] = stopwatch();
    }
    outcome_.rewind();
    for (std::size_t which = 0; which < probes_.size(); ++which) {
        const std::string_view name = probes_[which].name;
        const auto indexes = outcome_.find(name, recorder_, [&](std::vector<SeriesIndex>& made) {
            made.push_back(recorder_.series(Success, {{"collector", name}}));
            made.push_back(recorder_.series(DurationSeconds, {{"collector", name}}));
        });
        recorder_.set(indexes[0], succeeded_[which] ? 1 : 0);
        recorder_.set(indexes[1], static_cast<double>(marks_[which + 1] - marks_[which]) / 1e6);
    }
    for (const ConceptMeasures& one : measures) {
        copier_.copy(one, recorder_);
    }
    recorder_.finish();
    return recorder_.sample();
}

} // namespace bafar::monitoring
