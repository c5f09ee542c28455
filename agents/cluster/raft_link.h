#pragma once
// One connection between two members: TLS with the agents' certificates, the two hello lines, then
// libraft's bytes in one direction.
//
// The side that connects writes and the side that accepts reads; a pair of members has two of them.
// Between TLS and libraft stands a socket pair (raft_pipe.h); what comes from the network is
// checked first (raft_frame.h). A link ends when either side closes, when a message is wrong, when
// the peer takes no bytes for `patience`, or when the owner says so. It may be destroyed inside its
// events, except `judge`. Loop thread only.
#include <memory>
#include <optional>

#include "agents/cluster/raft_frame.h"
#include "agents/cluster/raft_hello.h"
#include "agents/cluster/raft_pipe.h"
#include "agents/runtime/tls.h"

namespace bafar::cluster {

class RaftLink {
public:
    struct Events {
        /// Whether this peer may go on: when connecting, after the handshake and with our own
        /// hello; when accepting, with the peer's.
        std::function<Result<void>(const Hello&, const Shown&)> judge;
        /// Both hellos are said. The descriptor is libraft's end.
        std::function<void(RaftLink&, runtime::Descriptor)> opened;
        /// libraft has something to read: it may run at once.
        std::function<void()> given;
        /// Last call. Code::Unavailable with text "closed" at an orderly end.
        std::function<void(RaftLink&, const Error&)> ended;
    };

    /// Connects to `to`, says `hello`. Connection, handshake and hello have `patience` in all.
    static std::unique_ptr<RaftLink> connect(runtime::Loop& loop,
                                             std::shared_ptr<runtime::TlsContext> context,
                                             const net::Endpoint& to,
                                             const std::string& node,
                                             Hello hello,
                                             Duration patience,
                                             Events events);

    /// Takes an accepted socket.
    static std::unique_ptr<RaftLink> accept(runtime::Loop& loop,
                                            std::shared_ptr<runtime::TlsContext> context,
                                            runtime::Descriptor socket,
                                            Duration patience,
                                            Events events);

    RaftLink(const RaftLink&) = delete;
    RaftLink& operator=(const RaftLink&) = delete;
    ~RaftLink();

    /// Ends it; no event follows.
    void close();

    [[nodiscard]] bool open() const { return pipe_ != nullptr; }

    /// Sends what libraft has written by now. May end it.
    void carryOn();

    /// When connecting, what was said to the other end; when accepting, what it said.
    [[nodiscard]] const Hello& hello() const { return hello_; }

    /// Of the other end's certificate; empty before the handshake.
    [[nodiscard]] const std::string& serial() const { return serial_; }

    /// For messages: the node's name if it is known, else the address.
    [[nodiscard]] const std::string& name() const { return name_; }

    [[nodiscard]] Instant since() const { return since_; }

    /// Messages of libraft that came in.
    [[nodiscard]] std::uint64_t messages() const { return frame_ ? frame_->messages() : 0; }

private:
    RaftLink(runtime::Loop& loop, bool connecting, Duration patience, Events events);
    [[nodiscard]] runtime::TlsStream::Events streamEvents();
    void ready();
    void refused(const runtime::Refusal& refusal);
    [[nodiscard]] Shown shown() const;
    void received(ByteView bytes);
    void receivedLine(const std::string& line);
    void receivedHello(const std::string& line);
    void openPipe();
    void send(ByteView bytes);
    void drained();
    void beImpatient();
    void end(const Error& error);
    void turnAway(const Error& error);

    runtime::Loop& loop_;
    bool connecting_;
    Duration patience_;
    Events events_;
    Hello hello_;
    Instant since_;
    std::string serial_;
    std::string name_;
    std::string line_;               ///< the other side's, as far as it has come
    bool greeted_ = false;           ///< the other side's line was read
    std::uint64_t sent_ = 0;         ///< bytes given to TLS
    std::uint64_t takenBefore_ = 0;  ///< of these taken by the kernel, when the timer was armed
    std::optional<RaftFrame> frame_; ///< accepting side, when open
    std::unique_ptr<RaftPipe> pipe_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    runtime::Timer patienceTimer_;
    std::unique_ptr<runtime::TlsStream> stream_;
};

} // namespace bafar::cluster
