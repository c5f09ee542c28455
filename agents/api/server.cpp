#include "agents/api/server.h"

#include "agents/api/exchange.h"
#include "agents/api/plain_stream.h"
#include "agents/runtime/log.h"

namespace bafar::api {

Server::Server(runtime::Loop& loop, ServerOptions options, Service& service)
    : loop_(loop)
    , options_(std::move(options))
    , service_(service)
    , strangers_(5, 50)
    , notices_(1, 20)
{
}

Result<std::unique_ptr<Server>> Server::open(runtime::Loop& loop,
                                             ServerOptions options,
                                             Service& service)
{
    std::unique_ptr<Server> server(new Server(loop, std::move(options), service));
    Server* self = server.get();
    Result<std::unique_ptr<runtime::Listener>> listener = runtime::Listener::open(
        loop, self->options_.listen, [self](runtime::Descriptor socket, const net::Endpoint& from) {
            self->accept(std::move(socket), from);
        });
    if (!listener) {
        return tl::unexpected(listener.error());
    }
    server->listener_ = std::move(*listener);
    return server;
}

Server::~Server()
{
    *alive_ = false;
}

bool Server::hasRoomFor(const net::Endpoint& from) const
{
    if (connections_.size() >= options_.connectionsMax) {
        return false;
    }
    std::size_t same = 0;
    for (const auto& [id, connection] : connections_) {
        same += connection->from.address == from.address ? 1U : 0U;
    }
    return same < options_.connectionsOfOneAddress;
}

void Server::accept(runtime::Descriptor socket, const net::Endpoint& from)
{
    if (!hasRoomFor(from)) {
        if (notices_.take(loop_.now())) {
            runtime::logEvent(runtime::LogLevel::Warning, "api_connection_refused",
                              {{"from", from.toString()},
                               {"open", connections_.size()},
                               {"why", "too many connections"}});
        }
        return;
    }
    const std::uint64_t id = ++lastId_;
    auto connection = std::make_unique<Connection>(loop_, [this, id] {
        run([this, id] {
            const auto found = connections_.find(id);
            if (found != connections_.end() && found->second->session) {
                apply(id, found->second->session->tick(loop_.now(), guard()));
            }
        });
    });
    connection->from = from;
    Connection& kept = *connections_.emplace(id, std::move(connection)).first->second;
    if (options_.tls != nullptr) {
        kept.stream =
            runtime::TlsStream::accept(loop_, options_.tls, socket.release(), eventsOf(id));
    } else {
        kept.stream = PlainStream::accept(loop_, std::move(socket), eventsOf(id));
        Caller caller;
        caller.anonymousAllowed = true;
        opened(id, std::move(caller));
    }
}

runtime::TlsStream::Events Server::eventsOf(std::uint64_t id)
{
    runtime::TlsStream::Events events;
    events.onReady = [this, id](const runtime::PeerIdentity& peer) {
        Caller caller;
        caller.identity = peer;
        opened(id, std::move(caller));
    };
    events.onRefused = [this, id](const runtime::Refusal& refusal) {
        Caller caller;
        caller.refusal = refusal;
        opened(id, std::move(caller));
    };
    events.onBytes = [this, id](ByteView bytes) {
        std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        run([this, id, text = std::move(text)] {
            const auto found = connections_.find(id);
            if (found != connections_.end() && found->second->session) {
                apply(id, found->second->session->handle(Received{text}, loop_.now(), guard()));
            }
        });
    };
    events.onClosed = [this, id](const Error& error) { closed(id, error); };
    return events;
}

void Server::opened(std::uint64_t id, Caller caller)
{
    const auto found = connections_.find(id);
    if (found == connections_.end()) {
        return;
    }
    Connection& connection = *found->second;
    caller.from = connection.from;
    std::optional<Instant> ends;
    if (caller.identity && caller.identity->notAfter.unixMs != 0) {
        const std::int64_t leftMs = caller.identity->notAfter.unixMs - loop_.wallNow().unixMs;
        ends = loop_.now() + std::chrono::milliseconds(leftMs);
    }
    connection.session.emplace(options_.routes, std::move(caller), ends, loop_.now());
    apply(id, {}); // arms the first deadline; a refused certificate is told so with its request
}

void Server::closed(std::uint64_t id, const Error& error)
{
    const auto found = connections_.find(id);
    if (found == connections_.end()) {
        return;
    }
    if (!found->second->session) {
        // No handshake came about: a stranger, a port scan, or a broken client.
        Caller caller;
        caller.from = found->second->from;
        audit(auditEntry(caller, "TLS handshake", {false, true, error}));
    }
    connections_.erase(found);
}

void Server::give(std::uint64_t id, Session::Input input)
{
    run([this, id, input = std::move(input)] {
        const auto found = connections_.find(id);
        if (found != connections_.end() && found->second->session) {
            apply(id, found->second->session->handle(input, loop_.now(), guard()));
        }
    });
}

/// One after another: an answer that comes while effects are carried out waits for its turn.
void Server::run(std::function<void()> work)
{
    work_.push_back(std::move(work));
    if (working_) {
        return;
    }
    working_ = true;
    while (!work_.empty()) {
        const std::function<void()> next = std::move(work_.front());
        work_.pop_front();
        next();
    }
    working_ = false;
}

void Server::apply(std::uint64_t id, Session::Effects effects)
{
    for (Session::Effect& effect : effects) {
        const auto found = connections_.find(id);
        if (found == connections_.end()) {
            return;
        }
        Connection& connection = *found->second;
        if (const auto* send = std::get_if<SendBytes>(&effect)) {
            if (!connection.stream->write(bytesOf(send->bytes))) {
                finish(id, {"the peer does not read what it asked for", true});
                return;
            }
        } else if (const auto* work = std::get_if<Perform>(&effect)) {
            perform(id, *work);
        } else if (std::holds_alternative<Abandon>(effect)) {
            connection.following = 0;
        } else if (const auto* record = std::get_if<Record>(&effect)) {
            audit(record->entry);
        } else if (const auto* reading = std::get_if<SetReading>(&effect)) {
            connection.stream->setReading(reading->on);
        } else if (const auto* end = std::get_if<Finish>(&effect)) {
            finish(id, *end);
            return;
        }
    }
    const auto found = connections_.find(id);
    if (found == connections_.end()) {
        return;
    }
    if (const std::optional<Deadline> next = found->second->session->deadline()) {
        found->second->timer.arm(next->at);
    } else {
        found->second->timer.cancel();
    }
}

void Server::finish(std::uint64_t id, const Finish& effect)
{
    const auto found = connections_.find(id);
    if (effect.cut && notices_.take(loop_.now())) {
        runtime::logEvent(runtime::LogLevel::Notice, "api_connection_dropped",
                          {{"from", found->second->from.toString()},
                           {"peer", actorOf(found->second->session->caller())},
                           {"why", effect.reason}});
    }
    if (!effect.cut) {
        found->second->stream->close();
    }
    connections_.erase(found);
}

} // namespace bafar::api
