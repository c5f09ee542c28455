#include "agents/api/server.h"

#include "agents/api/exchange.h"
#include "agents/api/plain_stream.h"
#include "agents/runtime/log.h"

namespace bafar::api {

namespace {

/// A revoked certificate's session is over within two seconds, whether its peer reads or not.
constexpr Duration DeniedLinger = std::chrono::seconds(1);

} // namespace

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

void Server::accept(runtime::Descriptor socket, const net::Endpoint& from)
{
    makeRoomAmongStrangers(from);
    if (!hasRoomFor(from)) {
        refuse(from);
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
    connection->since = loop_.now();
    Connection& kept = *connections_.emplace(id, std::move(connection)).first->second;
    runtime::TlsStream::Events events = eventsOf(id);
    events.held = seats_.take(from.address);
    if (options_.tls != nullptr) {
        kept.stream =
            runtime::TlsStream::accept(loop_, options_.tls, socket.release(), std::move(events));
    } else {
        kept.stream = PlainStream::accept(loop_, std::move(socket), std::move(events));
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
        run([this, id, text = std::move(text)] { handle(id, Received{text}); });
    };
    events.onDrained = [this, id] {
        const auto found = connections_.find(id);
        if (found != connections_.end() && found->second->session &&
            found->second->session->waitsForPeer()) {
            give(id, Drained{});
        } else if (found != connections_.end() && found->second->log != nullptr) {
            sendLog(id, false);
        }
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
    const bool accepted = authenticate(caller, guard()).allowed;
    connection.peer = accepted ? Peer::Accepted : Peer::Refused;
    connection.session.emplace(options_.routes, std::move(caller), ends, loop_.now(),
                               accepted ? Session::IdleLimit : Session::RequestLimit);
    apply(id, {}); // arms the first deadline; a refused certificate is told so with its request
}

void Server::closed(std::uint64_t id, const Error& error)
{
    const auto found = connections_.find(id);
    if (found == connections_.end()) {
        return;
    }
    auditSilence(*found->second, error);
    connections_.erase(found);
}

void Server::give(std::uint64_t id, Session::Input input)
{
    run([this, id, input = std::move(input)]() mutable { handle(id, std::move(input)); });
}

void Server::handle(std::uint64_t id, Session::Input input)
{
    const auto found = connections_.find(id);
    if (found != connections_.end() && found->second->session) {
        Connection& connection = *found->second;
        apply(id, connection.session->handle(std::move(input), loop_.now(), guard(),
                                             connection.stream->queuedBytes()));
    }
}

bool Server::send(Connection& connection, const SendBytes& effect) const
{
    return connection.stream->write(bytesOf(effect.bytes)) &&
           (effect.then == nullptr || connection.stream->write(bytesOf(*effect.then))) &&
           // Whoever reads in time is not made to pay for those who do not.
           (connection.stream->queuedBytes() <= Session::AnswerQueueMax ||
            queuedBytes() <= options_.queuedMax);
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
        std::function<void()> next = std::move(work_.front());
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
        if (const auto* bytes = std::get_if<SendBytes>(&effect)) {
            if (!send(connection, *bytes)) {
                finish(id, {"the peer does not read what it asked for", true});
                return;
            }
        } else if (const auto* work = std::get_if<Perform>(&effect)) {
            perform(id, *work);
        } else if (std::holds_alternative<Abandon>(effect)) {
            connection.following = 0;
            connection.log.reset();
        } else if (const auto* record = std::get_if<Record>(&effect)) {
            connection.audited = connection.audited || !record->entry.allowed;
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
    auditSilence(*found->second, {});
    if (!effect.cut && mayLinger(*found->second)) {
        const bool briefly = effect.denied || found->second->peer != Peer::Accepted;
        found->second->stream->close(briefly ? DeniedLinger : runtime::TlsStream::LingerLimit);
    }
    connections_.erase(found);
}

} // namespace bafar::api
