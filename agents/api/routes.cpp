#include "agents/api/routes.h"

#include <algorithm>
#include <vector>

#include "agents/api/read_call.h"
#include "core/base/text.h"
#include "core/schema/spec.h"

namespace bafar::api {

namespace {

using http::Method;
using std::chrono::seconds;

constexpr std::size_t NoBody = 0;
constexpr std::size_t SmallBody = 64U << 10U;
constexpr std::size_t SpecBody = schema::SpecTextMax;
/// As much as the server reads of any request. A spec's text in JSON has at most twice its bytes:
/// YAML allows no control characters but tab and newline.
constexpr std::size_t ProposalBody = 1U << 20U;
static_assert(ProposalBody >= 2 * schema::SpecTextMax + SmallBody);
constexpr std::string_view Placeholder = "{id}";

constexpr std::uint8_t Readers = People | Agent;

// clang-format off
constexpr Route ApiRoutes[] = {
    {Method::Get, "/v1/state", Readers, NoBody, seconds{10}, AuditOf::First,
     "Everything this agent knows of itself: one message with a snapshot", &readState},
    {Method::Get, "/v1/stream", Readers, NoBody, seconds{10}, AuditOf::First,
     "Server-sent events, resumable: ?since=SEQUENCE&boot=BOOT or Last-Event-ID", &readFollow},
    {Method::Get, "/v1/ping", Readers, NoBody, seconds{10}, AuditOf::First,
     "One heartbeat message: round trip and wall clock", &readPing},
    {Method::Post, "/v1/plans", People, SmallBody, seconds{10}, AuditOf::Elsewhere,
     "What an action would do now", &readPlan},
    {Method::Post, "/v1/actions", Steerers, SmallBody, seconds{10}, AuditOf::Elsewhere,
     "Confirms a plan and runs it", &readConfirmation},
    {Method::Get, "/v1/actions/{id}", People, NoBody, seconds{10}, AuditOf::First,
     "The record of an action", &readAction},
    {Method::Delete, "/v1/actions/{id}", Steerers, NoBody, seconds{10}, AuditOf::Elsewhere,
     "Asks a running action to stop", &readCancel},
    {Method::Get, "/v1/history", People, NoBody, seconds{10}, AuditOf::First,
     "A series over a time: ?series=NAME&from=UTC&to=UTC&step=1s", &readHistory},
    {Method::Get, "/v1/logs/{id}", People, NoBody, seconds{10}, AuditOf::Every,
     "A service's log, of a manager of the Swarm, as server-sent events: ?tail=COUNT&since=UTC&follow=yes", &readLog},
    {Method::Get, "/v1/spec", People, NoBody, seconds{10}, AuditOf::First,
     "The cluster spec in force; its revision is the ETag", &readSpec},
    {Method::Put, "/v1/spec", Admin, SpecBody, seconds{10}, AuditOf::Every,
     "Checks a spec that is based on the revision in If-Match and keeps it here for cluster.apply_spec",
     &readSpecStaging},
    {Method::Get, "/v1/spec/history", People, NoBody, seconds{10}, AuditOf::First,
     "Revisions that were in force, oldest first: who, when, why", &readSpecHistory},
    {Method::Get, "/v1/spec/{id}", People, NoBody, seconds{10}, AuditOf::First,
     "The text of a revision that is in force, kept or staged here", &readSpecText},
    {Method::Get, "/v1/audit", Steerers, NoBody, seconds{10}, AuditOf::First,
     "Attempts, allowed or refused; repeated reads left out, strangers' bursts counted: ?from=INDEX&limit=COUNT",
     &readAudit},
    {Method::Post, "/v1/commands", Agent, SmallBody, seconds{3605}, AuditOf::Elsewhere,
     "A step of another agent's action, for a concept of this node", &readCommand},
    {Method::Post, "/v1/proposals", Agent, ProposalBody, seconds{10}, AuditOf::First,
     "Something for the log of the group that this agent leads", &readProposal},
};

constexpr Route MetricsRoutes[] = {
    {Method::Get, "/metrics", People | Agent | Scraper, NoBody, seconds{10}, AuditOf::First,
     "Every series in the Prometheus text format", &readScrape},
};

// clang-format on

struct RoleName {
    Role role;
    std::string_view name;
};

constexpr RoleName RoleNames[] = {{Viewer, "viewer"},
                                  {Operator, "operator"},
                                  {Admin, "admin"},
                                  {Agent, "agent"},
                                  {Scraper, "scrape"}};

/// Whether the path fits the pattern; the part that stood for {id} goes to `parameter`.
bool fits(std::string_view pattern, std::string_view path, std::string_view& parameter)
{
    parameter = {};
    if (!pattern.ends_with(Placeholder)) {
        return pattern == path;
    }
    const std::string_view prefix = pattern.substr(0, pattern.size() - Placeholder.size());
    if (!path.starts_with(prefix) || path.size() == prefix.size()) {
        return false;
    }
    parameter = path.substr(prefix.size());
    return parameter.find('/') == std::string_view::npos;
}

} // namespace

Role roleFromName(std::string_view name)
{
    for (const RoleName& row : RoleNames) {
        if (row.name == name) {
            return row.role;
        }
    }
    return NoRole;
}

std::string roleNames(std::uint8_t roles)
{
    std::vector<std::string_view> names;
    for (const RoleName& row : RoleNames) {
        if ((roles & row.role) != 0) {
            names.push_back(row.name);
        }
    }
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += i == 0 ? "" : (i + 1 == names.size() ? " or " : ", ");
        text += names[i];
    }
    return text;
}

std::span<const Route> apiRoutes()
{
    return ApiRoutes;
}

std::span<const Route> metricsRoutes()
{
    return MetricsRoutes;
}

std::string_view methodText(http::Method method)
{
    switch (method) {
    case Method::Get: return "GET";
    case Method::Head: return "HEAD";
    case Method::Post: return "POST";
    case Method::Put: return "PUT";
    case Method::Delete: return "DELETE";
    case Method::Patch: return "PATCH";
    case Method::Options: return "OPTIONS";
    default: return "?";
    }
}

RouteMatch findRoute(std::span<const Route> routes, http::Method method, std::string_view path)
{
    RouteMatch match;
    for (const Route& route : routes) {
        std::string_view parameter;
        if (!fits(route.path, path, parameter)) {
            continue;
        }
        if (route.method == method) {
            match.route = &route;
            match.parameter = parameter;
            return match;
        }
        match.allow += (match.allow.empty() ? "" : ", ") + std::string(methodText(route.method));
    }
    const std::string shown = sanitized(path, 200);
    if (!match.allow.empty()) {
        match.status = 405;
        match.error = {Code::InvalidInput, shown + " does not take " +
                                               std::string(methodText(method)) + "; use " +
                                               match.allow};
        return match;
    }
    std::vector<std::string_view> known;
    for (const Route& route : routes) {
        known.push_back(route.path);
    }
    const std::string_view near = nearestName(path, known);
    match.status = 404;
    match.error = {Code::NotFound, "there is no " + shown + " here; " +
                                       (near.empty() ? "the requests of the API start with " +
                                                           std::string(known.front())
                                                     : "did you mean " + std::string(near) + "?")};
    return match;
}

} // namespace bafar::api
