#pragma once
// Listens for the API or for scrapes, and joins connections, sessions and the agent's service.
//
// It decides nothing: sessions do (session.h). Bounds: connections in all and from one address, few
// of them without a certificate that counts; bytes waiting in all; audit lines of strangers. Loop
// thread only.
#include <deque>
#include <functional>
#include <map>
#include <memory>

#include "agents/api/line_budget.h"
#include "agents/api/seats.h"
#include "agents/api/server_options.h"
#include "agents/api/service.h"
#include "agents/api/session.h"
#include "agents/runtime/listener.h"
#include "agents/runtime/tls.h"

namespace bafar::api {

class Server {
public:
    /// Listens. Errors: those of runtime::listenTcp. `service` outlives the server.
    static Result<std::unique_ptr<Server>> open(runtime::Loop& loop,
                                                ServerOptions options,
                                                Service& service);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    /// A message for every open stream.
    void published(const events::Published& message);

    /// Judges every connection again: ends those whose certificate is refused by now.
    void recheck();

    /// New connections get this certificate; nothing changes for a plain server.
    void setTls(std::shared_ptr<runtime::TlsContext> tls);

    /// Stops taking connections and ends streams with a reason; for a planned stop.
    void drain(const Error& reason);

    [[nodiscard]] const net::Endpoint& local() const { return listener_->local(); }

    [[nodiscard]] std::size_t connections() const { return connections_.size(); }

    [[nodiscard]] std::size_t streams() const;

    /// Bytes that the peers have not yet taken.
    [[nodiscard]] std::size_t queuedBytes() const;

private:
    /// What is known of a connection's other end.
    enum class Peer : std::uint8_t {
        Unproven, ///< no handshake yet
        Refused,  ///< its certificate, or there is none
        Accepted
    };

    struct Connection {
        Connection(runtime::Loop& loop, std::function<void()> onTimer)
            : timer(loop, std::move(onTimer))
        {
        }

        net::Endpoint from;
        Instant since;
        std::unique_ptr<runtime::TlsStream> stream;
        std::optional<Session> session; ///< once the handshake is done
        std::uint64_t following = 0;    ///< request number of the open stream; 0: none
        bool samples = true;            ///< the stream wants them
        std::unique_ptr<LogReader> log; ///< the stream is one
        bool logBegan = false;
        Peer peer = Peer::Unproven;
        bool audited = false; ///< a refusal of it has its line
        runtime::Timer timer;
    };

    Server(runtime::Loop& loop, ServerOptions options, Service& service);
    void accept(runtime::Descriptor socket, const net::Endpoint& from);
    [[nodiscard]] bool hasRoomFor(const net::Endpoint& from) const;
    void refuse(const net::Endpoint& from);
    void makeRoomAmongStrangers(const net::Endpoint& from);
    [[nodiscard]] bool mayLinger(const Connection& connection) const;
    void auditSilence(Connection& connection, const Error& error);
    [[nodiscard]] runtime::TlsStream::Events eventsOf(std::uint64_t id);
    void opened(std::uint64_t id, Caller caller);
    void handle(std::uint64_t id, Session::Input input);
    [[nodiscard]] bool send(Connection& connection, const SendBytes& effect) const;
    void closed(std::uint64_t id, const Error& error);
    void give(std::uint64_t id, Session::Input input);
    void run(std::function<void()> work);
    void apply(std::uint64_t id, Session::Effects effects);
    void perform(std::uint64_t id, const Perform& effect);
    void readLog(std::uint64_t id, std::uint64_t request, const ReadLog& call);
    [[nodiscard]] bool beginLog(std::uint64_t id, const std::optional<Result<void>>& ended);
    [[nodiscard]] bool sendPiece(std::uint64_t id, bool empty);
    void sendLog(std::uint64_t id, bool beat);
    void finish(std::uint64_t id, const Finish& effect);
    void audit(const schema::AuditEntry& entry);
    [[nodiscard]] Guard guard() const;
    [[nodiscard]] std::vector<std::uint64_t> ids() const;

    runtime::Loop& loop_;
    ServerOptions options_;
    Service& service_;
    std::unique_ptr<runtime::Listener> listener_;
    std::map<std::uint64_t, std::unique_ptr<Connection>> connections_;
    Seats seats_;
    std::uint64_t lastId_ = 0;
    LineBudget strangers_;
    LineBudget notices_;
    std::deque<std::function<void()>> work_;
    bool working_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace bafar::api
