#pragma once
// Who may do what: certificate, revocations and role against one row of the table.
//
// One pure decision, made when a request's head is complete and before its body is read. A refusal
// says exactly what is wrong with the certificate and how to get a right one; every decision makes
// an audit line. Safe on every thread. Source: design decision 8.
#include <map>

#include "agents/api/routes.h"
#include "agents/runtime/identity.h"
#include "core/schema/agreement.h"
#include "core/schema/cluster.h"

namespace bafar::api {

/// Who is at the other end of a connection.
struct Caller {
    std::optional<runtime::PeerIdentity> identity; ///< proven by a certificate
    std::optional<runtime::Refusal> refusal;       ///< why the certificate is not accepted
    bool anonymousAllowed = false; ///< plain metrics listener: nobody is asked who they are
    net::Endpoint from;

    bool operator==(const Caller&) const = default;
};

/// Serials that are refused, and why: kept by the server from the cluster concept's status.
using Revocations = std::map<std::string, schema::cluster::Revocation, std::less<>>;

/// What the decision rests on besides the caller.
struct Guard {
    std::string cluster;
    const Revocations* revocations = nullptr;
    WallTime now;
};

struct Decision {
    bool allowed = false;
    bool endsConnection = false; ///< the certificate itself is refused, not only this request
    Error error;                 ///< when refused: what is wrong and how to fix it

    bool operator==(const Decision&) const = default;
};

/// May anyone with this certificate speak here at all?
[[nodiscard]] Decision authenticate(const Caller& caller, const Guard& guard);

/// May this caller make this request? `route` is null when there is no such request: only the
/// certificate is judged then.
[[nodiscard]] Decision authorise(const Caller& caller, const Route* route, const Guard& guard);

/// "operator/sara", or "unknown".
[[nodiscard]] std::string actorOf(const Caller& caller);

/// The line for one attempt. `what` is "POST /v1/actions".
[[nodiscard]] schema::AuditEntry auditEntry(const Caller& caller,
                                            std::string what,
                                            const Decision& decision);

} // namespace bafar::api
