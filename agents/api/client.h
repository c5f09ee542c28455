#pragma once
// Speaking to an agent: one request after another on a kept connection, or one stream.
//
// Used by the agents for their peers and by bafarctl. The peer must be an agent of the cluster and,
// when named, that node; everything it sends is bounded. Callbacks run in a later turn of the loop,
// never inside a call. Loop thread only.
#include <deque>
#include <functional>
#include <memory>

#include "agents/api/exchange.h"
#include "agents/api/sse.h"
#include "agents/runtime/tls.h"

namespace bafar::api {

/// Where an agent is and who it must be.
struct Target {
    net::Endpoint to;
    std::string node; ///< empty: any agent of the cluster
    std::optional<net::Address> from;
    /// Asked about a peer whose certificate is good; a refusal ends the connection. May be empty.
    std::function<Result<void>(const runtime::PeerIdentity&)> accept;

    [[nodiscard]] std::string text() const; ///< "n2 (192.0.2.12:7600)"
};

class Client {
public:
    using Callback = std::function<void(Result<Response>)>;

    static constexpr std::size_t WaitingMax = 32;
    static constexpr std::size_t AnswerMax = 16U << 20U; ///< bytes
    static constexpr Duration ConnectLimit = std::chrono::seconds(3);

    Client(runtime::Loop& loop, std::shared_ptr<runtime::TlsContext> context, Target target);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    /// Sends the request when those before it are answered. `limit` counts from now. The callback
    /// is called once, or never when the client is destroyed first. Errors: Unavailable and Timeout
    /// (the peer), Denied (its certificate), InvalidInput and LimitExceeded (its answer, or
    /// WaitingMax). A refusal of the agent is a Response, not an error.
    void ask(Request request, Duration limit, Callback callback);

    [[nodiscard]] const Target& target() const { return target_; }

    /// A connection is open and idle: the next answer takes one round trip.
    [[nodiscard]] bool warm() const { return ready_ && waiting_.empty(); }

    /// Who answers; empty while not connected.
    [[nodiscard]] const std::optional<runtime::PeerIdentity>& peer() const;

private:
    struct Waiting {
        Request request;
        Instant until;
        Callback callback;
        bool retried = false;
    };

    void pump();
    void connect();
    void send();
    void receive(ByteView bytes);
    void closed(const Error& error);
    void complete(Result<Response> result);
    void expire();
    void arm();

    runtime::Loop& loop_;
    std::shared_ptr<runtime::TlsContext> context_;
    Target target_;
    std::deque<Waiting> waiting_; ///< the first one is under way when reader_ is set
    std::unique_ptr<runtime::TlsStream> stream_;
    std::unique_ptr<ResponseReader> reader_;
    bool ready_ = false;
    bool reused_ = false; ///< this connection has answered before
    runtime::Timer deadline_;
    runtime::Timer later_; ///< work that must not run inside a call or a stream's callback
};

/// Follows one stream until it ends; the owner makes a new one to resume.
class StreamClient {
public:
    struct Events {
        std::function<void()> onOpen; ///< the agent accepted
        std::function<void(const ServerEvent&)> onEvent;
        std::function<void(const Error&)> onEnd; ///< last call; the client may be destroyed in it
    };

    /// `silence`: with no byte for this long the stream counts as dead.
    StreamClient(runtime::Loop& loop,
                 std::shared_ptr<runtime::TlsContext> context,
                 Target target,
                 std::string path,
                 Duration silence,
                 Events events);
    StreamClient(const StreamClient&) = delete;
    StreamClient& operator=(const StreamClient&) = delete;
    ~StreamClient();

    /// Who answers; empty before the handshake is done.
    [[nodiscard]] const std::optional<runtime::PeerIdentity>& peer() const { return peer_; }

private:
    void start(const runtime::PeerIdentity& peer);
    void receive(ByteView bytes);
    void end(Error error);

    runtime::Loop& loop_;
    Target target_;
    std::string path_;
    Duration silence_;
    Events events_;
    ResponseReader reader_;
    EventReader frames_;
    std::unique_ptr<runtime::TlsStream> stream_;
    runtime::Timer timer_;
    std::optional<runtime::PeerIdentity> peer_;
    std::shared_ptr<bool> alive_; ///< false once destroyed, for callbacks that destroy us
    bool open_ = false;
};

/// "/v1/stream" with since and boot when they are known, with or without samples.
[[nodiscard]] std::string streamPath(std::optional<std::uint64_t> since,
                                     std::string_view boot,
                                     bool samples);

} // namespace bafar::api
