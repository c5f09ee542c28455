#pragma once
// Following an agent's stream: frames as they come, until it ends.
//
// As client.h: the peer must be an agent of the cluster, everything it sends is bounded. Callbacks
// run in a later turn of the loop, never inside a call. Loop thread only.
#include <functional>
#include <memory>

#include "agents/api/exchange.h"
#include "agents/api/sse.h"
#include "agents/api/target.h"

namespace bafar::api {

/// Follows one stream until it ends; the owner makes a new one to resume.
class StreamClient {
public:
    struct Events {
        std::function<void()> onOpen; ///< the agent accepted
        std::function<void(const http::StreamEvent&)> onEvent;
        std::function<void(const Error&)> onEnd; ///< last call; the client may be destroyed in it
        std::function<void(const Response&)> onRefused{}; ///< before onEnd; empty: not told
    };

    /// `silence`: with no byte for this long the stream counts as dead, unless bytes wait that this
    /// process was too busy, or stopped, to read.
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
    http::EventStreamReader frames_;
    std::unique_ptr<runtime::TlsStream> stream_;
    runtime::Timer timer_;
    std::optional<runtime::PeerIdentity> peer_;
    std::shared_ptr<bool> alive_; ///< false once destroyed, for callbacks that destroy us
    bool open_ = false;
    bool overdue_ = false; ///< silent for too long; what waits is being read first
};

/// "/v1/stream" with since and boot when they are known, with or without samples.
[[nodiscard]] std::string streamPath(std::optional<std::uint64_t> since,
                                     std::string_view boot,
                                     bool samples);

} // namespace bafar::api
