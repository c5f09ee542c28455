// What a server does against those it does not know: few connections, and an audit line each, as
// far as the log bears it.
#include "agents/api/server.h"
#include "agents/runtime/log.h"

namespace bafar::api {

bool Server::hasRoomFor(const net::Endpoint& from) const
{
    return seats_.taken() < options_.connectionsMax &&
           seats_.takenBy(from.address) < options_.connectionsOfOneAddress;
}

void Server::refuse(const net::Endpoint& from)
{
    Caller caller;
    caller.from = from;
    const Error why{Code::LimitExceeded, "too many connections are open (" +
                                             std::to_string(seats_.taken()) + " in all, " +
                                             std::to_string(seats_.takenBy(from.address)) +
                                             " from this address); close some"};
    audit(auditEntry(caller, "connection", {false, true, why}));
    if (notices_.take(loop_.now())) {
        runtime::logEvent(
            runtime::LogLevel::Warning, "api_connection_refused",
            {{"from", from.toString()}, {"open", seats_.taken()}, {"why", "too many connections"}});
    }
}

/// Whoever had a moment to show a good certificate and did not gives way, the oldest first, to the
/// next who may have one: holding connections open keeps nobody out. When all seats are taken, not
/// even the moment is left.
void Server::makeRoomAmongStrangers(const net::Endpoint& from)
{
    std::optional<std::uint64_t> oldest;
    std::optional<std::uint64_t> oldestOfSource;
    std::size_t all = 0;
    std::size_t ofSource = 0;
    for (const auto& [id, connection] : connections_) {
        if (connection->peer == Peer::Accepted) {
            continue;
        }
        ++all;
        oldest = oldest.value_or(id);
        if (connection->from.address == from.address) {
            ++ofSource;
            oldestOfSource = oldestOfSource.value_or(id);
        }
    }
    const auto hadItsMoment = [this](std::uint64_t id) {
        return loop_.now() - connections_.at(id)->since >= options_.strangersKept;
    };
    const bool full = seats_.taken() >= options_.connectionsMax &&
                      seats_.takenBy(from.address) < options_.connectionsOfOneAddress;
    std::optional<std::uint64_t> leaves;
    if (ofSource >= options_.strangersOfOneAddress && hadItsMoment(*oldestOfSource)) {
        leaves = oldestOfSource;
    } else if (oldest && (full || (all >= options_.strangersMax && hadItsMoment(*oldest)))) {
        leaves = oldest;
    }
    if (leaves) {
        const auto found = connections_.find(*leaves);
        auditSilence(*found->second,
                     {Code::LimitExceeded, "gave way to a newer connection before it showed a "
                                           "certificate of this cluster"});
        connections_.erase(found);
    }
}

/// A stranger is told why it is refused as long as few others are just being told.
bool Server::mayLinger(const Connection& connection) const
{
    if (connection.peer == Peer::Accepted) {
        return true;
    }
    std::size_t served = 0;
    for (const auto& [id, other] : connections_) {
        served += other->from.address == connection.from.address ? 1U : 0U;
    }
    return seats_.taken() - connections_.size() < options_.strangersMax &&
           seats_.takenBy(connection.from.address) - served < options_.strangersOfOneAddress;
}

/// Who leaves without having said anything has no line yet: a stranger, a port scan, a broken
/// client, or a certificate that is refused.
void Server::auditSilence(Connection& connection, const Error& error)
{
    if (connection.peer == Peer::Accepted || connection.audited) {
        return;
    }
    connection.audited = true;
    if (connection.session) {
        const Caller& caller = connection.session->caller();
        audit(auditEntry(caller, "TLS handshake", authenticate(caller, guard())));
        return;
    }
    Caller caller;
    caller.from = connection.from;
    audit(auditEntry(caller, "TLS handshake", {false, true, error}));
}

void Server::audit(const schema::AuditEntry& entry)
{
    if (!entry.actor.starts_with("unknown")) {
        service_.audit(entry);
        return;
    }
    if (!strangers_.take(loop_.now())) {
        return;
    }
    schema::AuditEntry told = entry;
    if (const std::uint64_t more = strangers_.takeHeldBack(); more > 0) {
        told.outcome += " (and " + std::to_string(more) + " more attempts of strangers before it)";
    }
    service_.audit(told);
}

} // namespace bafar::api
