// Rules about the way of requests: floating IPs and the load balancer.
#include "agents/alerting/rules.h"

namespace bafar::alerting {
namespace {

using namespace std::chrono_literals;
using schema::Severity;
using schema::alerting::Comparison;
using schema::alerting::Level;
using schema::alerting::Merge;
using schema::alerting::Unit;

/// A proxy is a listener, a list of servers, or "service:" and what a service is called.
constexpr const char* OfProxy = "load_balancer/{proxy}|services/{proxy#service:}|node/{node}";

void addAddresses(Rules& rules)
{
    rules.push_back({.name = "VipNoMaster",
                     .kind = "address_owners",
                     .when = {.comparison = Comparison::Below, .threshold = 1},
                     .severity = Severity::Critical,
                     .hold = 10s,
                     .summary = "nobody owns the floating IP {address}",
                     .subject = "floating_ip/{address}"});
    rules.push_back(
        {.name = "VipTwoMasters",
         .kind = "address_owners",
         .when = {.threshold = 1},
         .severity = Severity::Critical,
         .hold = 10s,
         .summary = "{value} nodes own the floating IP {address} at the same time: {detail}",
         .subject = "floating_ip/{address}"});
    rules.push_back({.name = "VrrpFailover",
                     .kind = "address_transitions",
                     .when = {.window = 5min},
                     .severity = Severity::Info,
                     .summary = "the floating IP {address} moved; its owner is now: {detail}",
                     .subject = "floating_ip/{address}"});
    rules.push_back(
        {.name = "VrrpFlapping",
         .kind = "address_transitions",
         .when = {.threshold = 5, .window = 15min},
         .summary = "the floating IP {address} moved {value} times in {window}; its owner is now: "
                    "{detail}",
         .subject = "floating_ip/{address}"});
    rules.push_back(
        {.name = "VrrpFault",
         .kind = "relation_state",
         .when = {.concept_ = "floating_ip",
                  .relations = {schema::RelationKind::Owns, schema::RelationKind::Standby},
                  .states = {schema::State::Failed, schema::State::Unknown}},
         .hold = 30s,
         .summary = "{node} cannot take its part in {to#floating_ip/}: {detail}",
         .subject = "{to}"});
}

/// This function is larger than the budget because a list is read from top to bottom.
void addRequests(Rules& rules)
{
    rules.push_back({.name = "HttpErrors",
                     .kind = "rate",
                     .when = {.metric = "haproxy_backend_http_responses_total{code=\"5xx\"}",
                              .divisor = "haproxy_backend_http_responses_total",
                              .by = {"proxy"},
                              .floor = 0.5,
                              .threshold = 0.02,
                              .resolve = 0.01,
                              .window = 5min},
                     .hold = 5min,
                     .critical = Level{0.10, 0.05, 2min},
                     .unit = Unit::Ratio,
                     .summary = "{value} of the answers of {proxy#service:} through {node} are 5xx",
                     .subject = OfProxy});
    rules.push_back(
        {.name = "HttpSlow",
         .kind = "quantile",
         .when = {.metric = "http_request_duration_seconds_bucket",
                  .by = {"proxy"},
                  .floor = 0.5,
                  .threshold = 1,
                  .resolve = 0.8,
                  .window = 5min,
                  .quantile = 0.95},
         .hold = 5min,
         .unit = Unit::Seconds,
         .summary =
             "one in twenty requests to {proxy#service:} through {node} takes {value} or more",
         .subject = OfProxy});
    rules.push_back(
        {.name = "BackendEmpty",
         .kind = "threshold",
         .when = {.metric = "haproxy_backend_active_servers|haproxy_backend_backup_servers",
                  .by = {"proxy"},
                  .comparison = Comparison::Below,
                  .threshold = 1},
         .severity = Severity::Critical,
         // As long as a service takes to start, or a server's only failure to be forgotten.
         .hold = 5s,
         .summary = "{proxy#service:} has no server left that {node} could send requests to",
         .subject = OfProxy});
    rules.push_back(
        {.name = "BackendLast",
         .kind = "threshold",
         .when = {.metric = "haproxy_backend_active_servers|haproxy_backend_backup_servers",
                  .by = {"proxy"},
                  .comparison = Comparison::Below,
                  .threshold = 2,
                  .wasFineWithin = 24h},
         .hold = 2min,
         .summary = "of the servers of {proxy#service:}, {node} has {value} left and had more",
         .subject = OfProxy});
    rules.push_back({.name = "BackendQueue",
                     .kind = "threshold",
                     .when = {.metric = "haproxy_backend_current_queue", .by = {"proxy"}},
                     .hold = 2min,
                     .summary = "{value} requests to {proxy#service:} wait on {node}",
                     .subject = OfProxy});
    rules.push_back(
        {.name = "BackendFlap",
         .kind = "increase",
         .when = {.metric = "haproxy_server_check_up_down_total",
                  .by = {"proxy", "server"},
                  .threshold = 3,
                  .window = 15min},
         .summary =
             "{server} of {proxy#service:} went down {value} times in {window}, seen from {node}",
         .subject = OfProxy});
}

} // namespace

void addTrafficRules(Rules& rules)
{
    addAddresses(rules);
    addRequests(rules);
}

} // namespace bafar::alerting
