#include "agents/api/auth.h"

#include "core/base/text.h"

namespace bafar::api {

namespace {

Decision refuse(std::string text, bool endsConnection)
{
    return {false, endsConnection, {Code::Denied, std::move(text)}};
}

std::string holder(const runtime::PeerIdentity& identity)
{
    return sanitized(identity.role, 20) + "/" + sanitized(identity.name, 63);
}

/// The command that makes a new certificate like this one.
std::string issueHint(const runtime::PeerIdentity& identity)
{
    return "issue a new one with: bafarctl pki issue " + sanitized(identity.role, 20) + " " +
           sanitized(identity.name, 63);
}

} // namespace

Decision authenticate(const Caller& caller, const Guard& guard)
{
    if (caller.anonymousAllowed) {
        return {true, false, {}};
    }
    if (caller.refusal) {
        return refuse(caller.refusal->text, true);
    }
    if (!caller.identity) {
        return refuse("no certificate was shown; give one issued by this cluster's authority "
                      "(bafarctl pki issue ROLE NAME)",
                      true);
    }
    const runtime::PeerIdentity& identity = *caller.identity;
    if (identity.cluster != guard.cluster) {
        return refuse("the certificate of " + holder(identity) + " is for cluster \"" +
                          sanitized(identity.cluster, 63) + "\", this is \"" + guard.cluster +
                          "\"; use a profile of this cluster",
                      true);
    }
    if (guard.revocations != nullptr) {
        const auto found = guard.revocations->find(identity.serial);
        if (found != guard.revocations->end()) {
            const schema::cluster::Revocation& revoked = found->second;
            return refuse(
                "the certificate of " + holder(identity) + " (serial " + identity.serial +
                    ") was revoked" +
                    (revoked.by.empty() ? "" : " by " + sanitized(revoked.by, 90)) +
                    (revoked.at.unixMs == 0 ? "" : " at " + toIso8601(revoked.at)) +
                    (revoked.reason.empty() ? "" : ": " + sanitized(revoked.reason, 200)) + "; " +
                    issueHint(identity),
                true);
        }
    }
    if (identity.notAfter.unixMs != 0 && identity.notAfter <= guard.now) {
        return refuse("the certificate of " + holder(identity) + " expired at " +
                          toIso8601(identity.notAfter) + "; " + issueHint(identity),
                      true);
    }
    return {true, false, {}};
}

Decision authorise(const Caller& caller, const Route* route, const Guard& guard)
{
    const Decision known = authenticate(caller, guard);
    if (!known.allowed || route == nullptr || caller.anonymousAllowed) {
        return known;
    }
    if ((route->roles & roleFromName(caller.identity->role)) == 0) {
        return refuse(holder(*caller.identity) + " may not " +
                          std::string(methodText(route->method)) + " " + std::string(route->path) +
                          ": it needs the role " + roleNames(route->roles) +
                          "; ask for such a certificate (bafarctl pki issue ROLE NAME)",
                      false);
    }
    return known;
}

std::string actorOf(const Caller& caller)
{
    return caller.identity ? holder(*caller.identity) : "unknown";
}

schema::AuditEntry auditEntry(const Caller& caller, std::string what, const Decision& decision)
{
    schema::AuditEntry entry;
    entry.actor = actorOf(caller);
    if (caller.identity) {
        entry.serial = caller.identity->serial;
    } else if (caller.refusal && caller.refusal->claimed) {
        // What an unproven certificate claims helps whoever reads the log, marked as a claim.
        entry.actor = "unknown (claims " + holder(*caller.refusal->claimed) + ")";
        entry.serial = sanitized(caller.refusal->claimed->serial, 64);
    }
    entry.from = caller.from.toString();
    entry.what = std::move(what);
    entry.allowed = decision.allowed;
    entry.outcome = decision.allowed ? "allowed" : decision.error.text;
    return entry;
}

} // namespace bafar::api
