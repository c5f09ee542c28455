#pragma once
// The life of one TLS connection on a loop: connect, handshake, bytes both ways, goodbye.
//
// Theory: every entry from the loop holds the core for its own duration, so the owner may destroy
// its TlsStream inside any callback. write() only queues; a timer due at once sends what a whole
// turn has queued as few large records. After close() the watch's callback owns the core: it lives
// until its last bytes are out, the linger limit passes or the loop dies. For tls_stream.cpp. Loop
// thread only.
#include <memory>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/loop.h"
#include "agents/runtime/tls_session.h"

namespace bafar::runtime {

class TlsCore : public std::enable_shared_from_this<TlsCore> {
public:
    enum class Phase : unsigned char {
        Connecting,
        Handshaking,
        Open,
        Closing,  ///< sending what is queued, then close_notify
        Draining, ///< everything sent; waiting for the peer to have read it
        Closed
    };

    TlsCore(Loop& loop,
            std::shared_ptr<TlsContext> context,
            Descriptor socket,
            net::Endpoint remote,
            std::string expectedName,
            TlsStream::Events events);

    void start(Phase phase, Duration limit);
    void failSoon(Error error);
    bool write(ByteView bytes);
    void sendNow();
    void close(Duration linger);
    void abandon(); ///< the owner is gone
    void setReading(bool on);
    void setDeadAfter(Duration limit);

    [[nodiscard]] std::size_t queuedBytes() const { return outgoing_.size() - sent_; }

    [[nodiscard]] const net::Endpoint& remote() const { return remote_; }

    [[nodiscard]] net::Endpoint local() const;

    [[nodiscard]] const TlsSession& session() const { return session_; }

private:
    void onReadiness();
    void onSoon();
    void onDeadline();
    void finishConnect();
    void stepHandshake();
    void finishHandshake();
    void readSome();
    void flush();
    void sayGoodbye();
    void drain();
    void updateInterest();
    void finish(const Error& error);
    template <class Callback, class... Values>
    void tell(const Callback& callback, const Values&... values);

    Loop& loop_;
    Descriptor socket_;
    net::Endpoint remote_;
    TlsSession session_;
    std::shared_ptr<void> held_;
    TlsStream::Events events_;
    Phase phase_ = Phase::Handshaking;
    TlsStep handshakeWaits_ = TlsStep::WantsRead;
    bool reading_ = true;
    bool sendBlocked_ = false; ///< the kernel's buffer is full
    bool readBlocked_ = false; ///< reading has to write first (a key update)
    bool muted_ = false;       ///< the owner hears nothing more
    int telling_ = 0;          ///< callbacks under way
    std::optional<Error> soonError_;
    Duration limit_{};
    Bytes outgoing_;
    std::size_t sent_ = 0; ///< bytes of outgoing_ already given to OpenSSL
    Timer soon_;
    Timer deadline_;
    Watch watch_;
};

} // namespace bafar::runtime
