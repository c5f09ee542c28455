#pragma once
// The API as a table: method, path, who may, how much, and how a request becomes a Call.
//
// Adding a request is one row and one reader function. Pure; safe on every thread.
#include <span>
#include <string>
#include <string_view>

#include "agents/api/call.h"
#include "core/http/message.h"

namespace bafar::api {

/// Roles of certificates, as bits.
enum Role : std::uint8_t {
    NoRole = 0,
    Viewer = 1,
    Operator = 2,
    Admin = 4,
    Agent = 8,
    Scraper = 16,
    People = Viewer | Operator | Admin,
    Steerers = Operator | Admin,
};

/// The bit of a certificate's role name; NoRole for an unknown one.
[[nodiscard]] Role roleFromName(std::string_view name);

/// "operator or admin".
[[nodiscard]] std::string roleNames(std::uint8_t roles);

/// Which allowed attempts a session writes an audit line for; refused ones always get theirs.
enum class AuditOf : std::uint8_t {
    First,     ///< the first of each connection: a ping a second must not fill the log
    Every,     ///< each one
    Elsewhere, ///< none: the node writes a better one, with what became of it
};

/// What a reader function sees of a request.
struct RequestParts {
    std::string_view parameter;   ///< what stood for {id} in the path
    std::string_view query;       ///< as received, after '?'
    std::string_view ifMatch;     ///< value of If-Match; empty: none
    std::string_view lastEventId; ///< value of Last-Event-ID; empty: none
    std::string_view accept;      ///< value of Accept; empty: none
    std::string_view body;
};

struct Route {
    http::Method method;
    std::string_view path; ///< "{id}" as the last part matches one non-empty part
    std::uint8_t roles;    ///< bits of Role
    std::size_t bodyMax;   ///< bytes
    Duration answerLimit;  ///< the agent must have answered by then
    AuditOf audit;
    std::string_view about; ///< one sentence, for the reference
    Result<Call> (*read)(const RequestParts& parts);
};

/// The API port's table.
[[nodiscard]] std::span<const Route> apiRoutes();

/// The metrics port's table.
[[nodiscard]] std::span<const Route> metricsRoutes();

struct RouteMatch {
    const Route* route = nullptr; ///< null: refused as below
    std::string_view parameter;
    std::uint16_t status = 0; ///< 404 or 405
    std::string allow;        ///< 405: what the path does take, "GET, DELETE"
    Error error;
};

/// The row for a method and path, or why there is none (with the nearest path there is).
[[nodiscard]] RouteMatch findRoute(std::span<const Route> routes,
                                   http::Method method,
                                   std::string_view path);

/// "GET", "POST", ...; "?" for methods the API does not use.
[[nodiscard]] std::string_view methodText(http::Method method);

} // namespace bafar::api
