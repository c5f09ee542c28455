// Rules about databases and caches.
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
const std::vector<std::string> Channel = {"channel_name", "connection_name", "master_host"};

void addWriters(Rules& rules)
{
    // Counted with zeros by every node that has a server: a count of nothing is no count.
    const schema::alerting::Parameters writers{
        .metric = "mysql_global_variables_read_only", .equals = 0, .by = WholeNode};
    schema::alerting::Rule none{.name = "DbNoWriter",
                                .kind = "threshold",
                                .when = writers,
                                .across = Merge::Sum,
                                .severity = Severity::Critical,
                                .hold = 15s,
                                .summary = "no database server takes writes",
                                .subject = {}};
    none.when.comparison = Comparison::Below;
    none.when.threshold = 1;
    rules.push_back(std::move(none));
    schema::alerting::Rule two{
        .name = "DbTwoWriters",
        .kind = "threshold",
        .when = writers,
        .across = Merge::Sum,
        .severity = Severity::Critical,
        .hold = 5s,
        .summary = "{value} database servers take writes at the same time: {detail}",
        .subject = {}};
    two.when.threshold = 1;
    rules.push_back(std::move(two));
    rules.push_back(
        {.name = "DbRoleChange",
         .kind = "changes",
         .when = {.metric = "mysql_global_variables_read_only", .by = WholeNode, .window = 10min},
         .severity = Severity::Info,
         .summary = "the database server of {node} began or ceased to take writes",
         .subject = "database/{node}"});
    rules.push_back(
        {.name = "DbDown",
         .kind = "threshold",
         .when = {.metric = "mysql_up", .comparison = Comparison::Below, .threshold = 1},
         .severity = Severity::Critical,
         .hold = 30s,
         .summary = "the database server of {node} does not answer",
         .subject = "database/{node}"});
    rules.push_back(
        {.name = "DbConnections",
         .kind = "threshold",
         .when = {.metric = "mysql_global_status_threads_connected",
                  .divisor = "mysql_global_variables_max_connections",
                  .threshold = 0.85,
                  .resolve = 0.80},
         .hold = 2min,
         .unit = Unit::Ratio,
         .summary = "{value} of the connections of the database server of {node} are taken",
         .subject = "database/{node}"});
}

void addReplication(Rules& rules)
{
    rules.push_back(
        {.name = "ReplicationStopped",
         .kind = "threshold",
         .when = {.metric =
                      "mysql_slave_status_slave_io_running|mysql_slave_status_slave_sql_running",
                  .by = Channel,
                  .merge = Merge::Min,
                  .comparison = Comparison::Below,
                  .threshold = 1},
         .severity = Severity::Critical,
         .hold = 30s,
         .summary = "replication from {master_host} to {node} has stopped",
         .subject = "database/{node}"});
    rules.push_back({.name = "ReplicationLag",
                     .kind = "threshold",
                     .when = {.metric = "mysql_slave_status_seconds_behind_master",
                              .minus = "mysql_slave_status_sql_delay",
                              .by = Channel,
                              .threshold = 30,
                              .resolve = 20},
                     .hold = 2min,
                     .critical = Level{300, 200, 2min},
                     .unit = Unit::Seconds,
                     .summary = "the database server of {node} is {value} behind {master_host}",
                     .subject = "database/{node}"});
    rules.push_back({.name = "ReplicationLagUnknown",
                     .kind = "absence",
                     .when = {.metric = "mysql_slave_status_slave_sql_running",
                              .other = "mysql_slave_status_seconds_behind_master",
                              .by = Channel},
                     .severity = Severity::Critical,
                     .hold = 1min,
                     .summary = "how far {node} is behind {master_host} is not known",
                     .subject = "database/{node}"});
}

void addCaches(Rules& rules)
{
    rules.push_back(
        {.name = "RedisDown",
         .kind = "threshold",
         .when = {.metric = "redis_up", .comparison = Comparison::Below, .threshold = 1},
         .severity = Severity::Critical,
         .hold = 30s,
         .summary = "Redis of {node} does not answer",
         .subject = "cache/{node}"});
    rules.push_back({.name = "RedisMasters",
                     .kind = "threshold",
                     .when = {.metric = "bafar_redis_is_master",
                              .by = WholeNode,
                              .comparison = Comparison::NotEqual,
                              .threshold = 1},
                     .across = Merge::Sum,
                     .severity = Severity::Critical,
                     .hold = 30s,
                     .summary = "{value} Redis servers are masters ({detail}); it should be one",
                     .subject = {}});
    rules.push_back({.name = "RedisEvicting",
                     .kind = "rate",
                     .when = {.metric = "redis_evicted_keys_total",
                              .threshold = 10,
                              .resolve = 1,
                              .window = 5min},
                     .hold = 5min,
                     .unit = Unit::PerSecond,
                     .summary = "Redis of {node} throws keys away to make room: {value}",
                     .subject = "cache/{node}"});
    rules.push_back({.name = "RedisMemory",
                     .kind = "threshold",
                     .when = {.metric = "redis_memory_used_bytes",
                              .divisor = "redis_memory_max_bytes",
                              .threshold = 0.9,
                              .resolve = 0.85},
                     .hold = 5min,
                     .unit = Unit::Ratio,
                     .summary = "Redis of {node} uses {value} of the memory it may have",
                     .subject = "cache/{node}"});
    rules.push_back({.name = "RedisLink",
                     .kind = "threshold",
                     .when = {.metric = "redis_master_link_up",
                              .comparison = Comparison::Below,
                              .threshold = 1},
                     .hold = 1min,
                     .summary = "Redis of {node} has lost its master {master_host}",
                     .subject = "cache/{node}"});
}

} // namespace

void addDataRules(Rules& rules)
{
    addWriters(rules);
    addReplication(rules);
    addCaches(rules);
}

} // namespace bafar::alerting
