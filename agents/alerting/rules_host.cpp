// Rules about one host: processors, memory, file systems, disks, links, clock, certificate.
#include "agents/alerting/rules.h"

namespace bafar::alerting {
namespace {

using namespace std::chrono_literals;
using schema::Severity;
using schema::alerting::Comparison;
using schema::alerting::Level;
using schema::alerting::Merge;
using schema::alerting::Unit;

/// A label that no series has: everything is one group, the node.
const std::vector<std::string> WholeNode = {"node"};

/// The file systems on devices of this host; the others are memory, or somebody else's.
std::string onDevices(const std::string& metric)
{
    return metric + "{fstype!~\"tmpfs|overlay|squashfs|fuse.*|nfs.*\"}";
}

/// The links that have a cable or a slave with one: what engines and hypervisors make comes and
/// goes with their guests.
std::string onLinks(const std::string& metric)
{
    return metric +
           "{device!~\"lo|docker.*|br-.*|veth.*|virbr.*|vnet.*|tap.*|tun.*|cni.*|flannel.*|"
           "cali.*|vxlan.*|vx-.*|ov-.*|dummy.*|ifb.*\"}";
}

void addLoad(Rules& rules)
{
    rules.push_back({.name = "HostCpuHigh",
                     .kind = "rate",
                     // Idle, waiting and stolen time are added up first: an average over the modes
                     // would be a third of it.
                     .when = {.metric = "node_cpu_seconds_total{mode=~\"idle|iowait|steal\"}",
                              .divisor = "node_cpu_seconds_total",
                              .by = WholeNode,
                              .complement = true,
                              .threshold = 0.85,
                              .resolve = 0.80,
                              .window = 5min},
                     .hold = 10min,
                     .unit = Unit::Ratio,
                     .summary = "the processors of {node} are {value} busy",
                     .subject = "node/{node}"});
    rules.push_back({.name = "HostLoadSaturated",
                     .kind = "threshold",
                     .when = {.metric = "node_load5",
                              .divisor = "node_cpu_seconds_total{mode=\"idle\"}",
                              .by = WholeNode,
                              .divisorMerge = Merge::Count,
                              .threshold = 2,
                              .resolve = 1.5},
                     .hold = 15min,
                     .summary = "{value} tasks wait for each processor of {node}",
                     .subject = "node/{node}"});
    rules.push_back({.name = "HostMemoryLow",
                     .kind = "threshold",
                     .when = {.metric = "node_memory_MemAvailable_bytes",
                              .divisor = "node_memory_MemTotal_bytes",
                              .comparison = Comparison::Below,
                              .threshold = 0.10,
                              .resolve = 0.12},
                     .hold = 5min,
                     .critical = Level{0.04, 0.06, 5min},
                     .unit = Unit::Ratio,
                     .summary = "{value} of the memory of {node} is available",
                     .subject = "node/{node}"});
    rules.push_back({.name = "HostOomKill",
                     .kind = "increase",
                     .when = {.metric = "node_vmstat_oom_kill", .window = 10min},
                     .summary = "the kernel of {node} killed {value} processes for want of memory",
                     .subject = "node/{node}"});
}

/// This function is larger than the budget because a list is read from top to bottom.
void addSpace(Rules& rules)
{
    const auto over = [](std::string name, Severity severity, double limit, Duration hold) {
        return schema::alerting::Rule{.name = std::move(name),
                                      .kind = "threshold",
                                      // As df tells it: root's reserve counts neither as used
                                      // nor as room.
                                      .when = {.metric = onDevices("bafar_filesystem_used_ratio"),
                                               .onlyWhere = "node_filesystem_readonly",
                                               .by = {"device", "mountpoint"},
                                               .merge = Merge::Max,
                                               .threshold = limit,
                                               .resolve = limit - 0.02},
                                      .severity = severity,
                                      .hold = hold,
                                      .unit = Unit::Ratio,
                                      .summary = "{mountpoint} on {node} is {value} full",
                                      .subject = "node/{node}"};
    };
    rules.push_back(over("DiskOver85", Severity::Warning, 0.85, 10min));
    rules.push_back(over("DiskOver95", Severity::Critical, 0.95, 2min));
    rules.push_back({.name = "DiskFullIn24h",
                     .kind = "predicted",
                     .when = {.metric = onDevices("node_filesystem_avail_bytes"),
                              .divisor = onDevices("node_filesystem_size_bytes"),
                              .onlyWhere = "node_filesystem_readonly",
                              .by = {"device", "mountpoint"},
                              .merge = Merge::Min,
                              .divisorMerge = Merge::Min,
                              .floor = 0.4,
                              .comparison = Comparison::Below,
                              .window = 6h,
                              .horizon = 24h},
                     .hold = 1h,
                     .unit = Unit::Bytes,
                     .summary = "{mountpoint} on {node} will be full within a day if it goes on so",
                     .subject = "node/{node}"});
    rules.push_back({.name = "InodesLow",
                     .kind = "threshold",
                     .when = {.metric = onDevices("node_filesystem_files_free"),
                              .divisor = onDevices("node_filesystem_files"),
                              .by = {"device", "mountpoint"},
                              .merge = Merge::Min,
                              .divisorMerge = Merge::Min,
                              .comparison = Comparison::Below,
                              .threshold = 0.08,
                              .resolve = 0.10},
                     .hold = 10min,
                     .unit = Unit::Ratio,
                     .summary = "{value} of the inodes of {mountpoint} on {node} are free",
                     .subject = "node/{node}"});
    const auto slow = [](std::string name, const std::string& what, const std::string& kind) {
        return schema::alerting::Rule{
            .name = std::move(name),
            .kind = "rate",
            .when = {.metric = "node_disk_" + kind + "_time_seconds_total",
                     .divisor = "node_disk_" + what + "_completed_total",
                     .floor = 1,
                     .threshold = 0.1,
                     .resolve = 0.08,
                     .window = 5min},
            .hold = 10min,
            .unit = Unit::Seconds,
            .summary = "a " + kind + " on {device} of {node} takes {value}",
            .subject = "node/{node}"};
    };
    rules.push_back(slow("DiskSlow", "reads", "read"));
    rules.push_back(slow("DiskSlowWrites", "writes", "write"));
}

void addLinks(Rules& rules)
{
    rules.push_back({.name = "LinkDown",
                     .kind = "threshold",
                     .when = {.metric = onLinks("node_network_up"),
                              .comparison = Comparison::Below,
                              .threshold = 1,
                              .wasFineWithin = 24h},
                     .severity = Severity::Critical,
                     .hold = 1min,
                     .summary = "the link {device} of {node} is down and was up before",
                     .subject = "node/{node}"});
    rules.push_back(
        {.name = "LinkFlap",
         .kind = "increase",
         .when = {.metric = onLinks("node_network_carrier_changes_total"),
                  .by = {"device"},
                  .threshold = 4,
                  .window = 15min},
         .summary = "the link {device} of {node} went up or down {value} times in {window}",
         .subject = "node/{node}"});
    rules.push_back(
        {.name = "PeerLoss",
         .kind = "relation_state",
         .when = {.concept_ = "cluster",
                  .relations = {schema::RelationKind::Peers},
                  .states = {schema::State::Stale, schema::State::Unknown, schema::State::Failed}},
         .severity = Severity::Critical,
         .hold = 1min,
         .summary = "{node} does not hear {to#node/}",
         .subject = "{to}"});
    rules.push_back({.name = "PeerLatency",
                     .kind = "peer_latency",
                     .when = {.threshold = 0.05, .resolve = 0.04},
                     .hold = 5min,
                     .unit = Unit::Seconds,
                     .summary = "a round trip from {node} to {peer} takes {value}",
                     .subject = "node/{peer}"});
}

void addClock(Rules& rules)
{
    rules.push_back({.name = "ClockSkew",
                     .kind = "threshold",
                     .when = {.metric = "node_timex_offset_seconds",
                              .absolute = true,
                              .threshold = 0.05,
                              .resolve = 0.03},
                     .hold = 10min,
                     .unit = Unit::Seconds,
                     .summary = "the clock of {node} is {value} off",
                     .subject = "node/{node}"});
    rules.push_back({.name = "ClockUnsynchronised",
                     .kind = "threshold",
                     .when = {.metric = "node_timex_sync_status",
                              .comparison = Comparison::Below,
                              .threshold = 1},
                     .hold = 10min,
                     .summary = "nothing keeps the clock of {node} right",
                     .subject = "node/{node}"});
    rules.push_back({.name = "CertExpiry",
                     .kind = "certificate_expiry",
                     .when = {.comparison = Comparison::Below, .threshold = 21 * 86400.0},
                     .hold = 1h,
                     .critical = Level{3 * 86400.0, std::nullopt, 1h},
                     .unit = Unit::Seconds,
                     .summary = "the certificate of {node} is accepted for {value} more",
                     .subject = "node/{node}"});
}

} // namespace

void addHostRules(Rules& rules)
{
    addLoad(rules);
    addSpace(rules);
    addLinks(rules);
    addClock(rules);
}

} // namespace bafar::alerting
