// Rules about nodes, services and storage as a whole.
#include "agents/alerting/rules.h"

namespace bafar::alerting {
namespace {

using namespace std::chrono_literals;
using schema::Severity;
using schema::alerting::Comparison;
using schema::alerting::Level;
using schema::alerting::Merge;
using schema::alerting::Unit;

const std::vector<std::string> WholeNode = {"node"}; ///< a label that no series has

void addNodes(Rules& rules)
{
    rules.push_back({.name = "NodeSilent",
                     .kind = "node_silent",
                     .when = {.threshold = 45},
                     .severity = Severity::Critical,
                     .unit = Unit::Seconds,
                     .summary = "the agent of {node} was not heard for {value}",
                     .subject = "node/{node}"});
    rules.push_back({.name = "AgentDataStale",
                     .kind = "entity_state",
                     .when = {.states = {schema::State::Stale, schema::State::Unknown}},
                     .hold = 1min,
                     .summary = "nothing new is known of {entity}: {detail}",
                     .subject = "{entity}"});
}

/// Every manager sees every service: the nodes' values of one service become one.
/// This function is larger than the budget because a list is read from top to bottom.
void addServices(Rules& rules)
{
    rules.push_back({.name = "ServiceShort",
                     .kind = "threshold",
                     .when = {.metric = "bafar_swarm_service_replicas_running",
                              .divisor = "bafar_swarm_service_replicas_desired",
                              .by = {"service"},
                              .comparison = Comparison::Below,
                              .threshold = 1},
                     .across = Merge::Min,
                     .hold = 3min,
                     .critical = Level{0.0001, std::nullopt, 30s},
                     .unit = Unit::Ratio,
                     .summary = "{service} runs {value} of the tasks it should have",
                     .subject = "services/{service}"});
    rules.push_back({.name = "ServiceCrashLoop",
                     .kind = "increase",
                     // By service: a restarted task has a new name and series of its own.
                     .when = {.metric = "bafar_swarm_task_failures_total",
                              .by = {"service"},
                              .threshold = 3,
                              .window = 10min},
                     .across = Merge::Max,
                     .severity = Severity::Critical,
                     .summary = "tasks of {service} failed {value} times in {window}",
                     .subject = "services/{service}"});
    rules.push_back({.name = "ContainerMemory",
                     .kind = "threshold",
                     .when = {.metric = "container_memory_working_set_bytes",
                              .divisor = "container_spec_memory_limit_bytes",
                              .by = {"name"},
                              .merge = Merge::Max,
                              .divisorMerge = Merge::Max,
                              .threshold = 0.9,
                              .resolve = 0.85},
                     .hold = 5min,
                     .unit = Unit::Ratio,
                     .summary = "{name} on {node} uses {value} of the memory it may have",
                     .subject = "node/{node}"});
    rules.push_back({.name = "ContainerThrottled",
                     .kind = "rate",
                     .when = {.metric = "container_cpu_cfs_throttled_periods_total",
                              .divisor = "container_cpu_cfs_periods_total",
                              .by = {"name"},
                              .floor = 1,
                              .threshold = 0.25,
                              .resolve = 0.2,
                              .window = 5min},
                     .hold = 15min,
                     .unit = Unit::Ratio,
                     .summary = "{name} on {node} was held back in {value} of the periods",
                     .subject = "node/{node}"});
    rules.push_back({.name = "SwarmNodeBad",
                     .kind = "threshold",
                     .when = {.metric = "swarm_manager_nodes{state!=\"ready\"}", .by = WholeNode},
                     .across = Merge::Max,
                     .hold = 1min,
                     .summary = "{value} nodes of the swarm are not ready",
                     .subject = {}});
    rules.push_back({.name = "SwarmNoLeader",
                     .kind = "threshold",
                     .when = {.metric = "swarm_manager_leader",
                              .by = WholeNode,
                              .comparison = Comparison::Below,
                              .threshold = 1},
                     .across = Merge::Sum,
                     .severity = Severity::Critical,
                     .hold = 30s,
                     .summary = "the swarm has no leader: nothing can be changed in it",
                     .subject = {}});
}

/// Every peer sees every brick, too.
void addStorage(Rules& rules)
{
    rules.push_back({.name = "BrickDown",
                     .kind = "threshold",
                     .when = {.metric = "gluster_brick_up",
                              .by = {"volume", "hostname", "brick_path"},
                              .merge = Merge::Min,
                              .comparison = Comparison::Below,
                              .threshold = 1},
                     .across = Merge::Min,
                     .severity = Severity::Critical,
                     .hold = 30s,
                     .summary = "the brick {brick_path} of {volume} on {hostname} is down",
                     .subject = "storage/{volume}/{hostname}|storage/{volume}"});
    rules.push_back({.name = "PeerDown",
                     .kind = "threshold",
                     .when = {.metric = "gluster_peer_connected",
                              .by = {"hostname"},
                              .merge = Merge::Min,
                              .comparison = Comparison::Below,
                              .threshold = 1},
                     .across = Merge::Min,
                     .severity = Severity::Critical,
                     .hold = 30s,
                     .summary = "storage peer {hostname} is not connected",
                     .subject = {}});
    rules.push_back({.name = "SplitBrain",
                     .kind = "threshold",
                     .when = {.metric = "gluster_volume_split_brain_heal_count",
                              .by = {"volume"},
                              .merge = Merge::Max},
                     .across = Merge::Max,
                     .severity = Severity::Critical,
                     .hold = 1min,
                     .summary = "{value} entries of {volume} are in split brain",
                     .subject = "storage/{volume}"});
    rules.push_back(
        {.name = "HealBacklog",
         .kind = "threshold",
         .when = {.metric = "gluster_volume_heal_count", .by = {"volume"}, .merge = Merge::Max},
         .across = Merge::Max,
         .hold = 30min,
         .summary = "{value} entries of {volume} wait to be healed",
         .subject = "storage/{volume}"});
}

} // namespace

void addClusterRules(Rules& rules)
{
    addNodes(rules);
    addServices(rules);
    addStorage(rules);
}

} // namespace bafar::alerting
