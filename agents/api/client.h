#pragma once
// Speaking to an agent: one request after another on a kept connection.
//
// Used by the agents for their peers and by bafarctl. The peer must be an agent of the cluster and,
// when named, that node; everything it sends is bounded. Callbacks run in a later turn of the loop,
// never inside a call. Loop thread only.
#include <deque>
#include <functional>
#include <memory>

#include "agents/api/exchange.h"
#include "agents/api/target.h"

namespace bafar::api {

class Client {
public:
    using Callback = std::function<void(Result<Response>)>;

    static constexpr std::size_t WaitingMax = 32;
    static constexpr std::size_t AnswerMax = 16U << 20U; ///< bytes

    Client(runtime::Loop& loop, std::shared_ptr<runtime::TlsContext> context, Target target);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    /// Sends the request when those before it are answered. `limit` counts from now. The callback
    /// is called once, or never when the client is destroyed first. Errors: Unavailable (not sent;
    /// also a GET whose answer was cut off), Timeout (sent and not answered: what was asked for may
    /// have happened), Denied (a certificate), LimitExceeded (WaitingMax, or a GET's answer),
    /// InvalidInput (a GET's answer). A refusal of the agent is a Response, not an error.
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
    [[nodiscard]] Error unanswered(const Error& error) const;
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

} // namespace bafar::api
