#pragma once
// One TLS connection's cryptography over a non-blocking socket: no loop, no queue, no callbacks.
//
// Each call does what can be done now and says what it waits for. For tls_stream.cpp. One owner,
// the loop's thread.
#include <memory>
#include <span>

#include "agents/runtime/certificate.h"
#include "agents/runtime/tls_state.h"

namespace bafar::runtime {

enum class TlsStep : unsigned char { Done, WantsRead, WantsWrite, Closed, Failed };

struct TlsTransfer {
    TlsStep step = TlsStep::Done;
    std::size_t bytes = 0; ///< moved, above 0 exactly when Done
};

/// The socket as its BIO sees it.
struct SocketIo {
    int socket = -1;
    int error = 0;     ///< errno of the last failure; 0: the peer just ended
    bool more = false; ///< another record follows at once: the kernel need not send yet
};

class TlsSession {
public:
    TlsSession(std::shared_ptr<TlsContext> context, int socket, std::string expectedName);
    TlsSession(const TlsSession&) = delete;
    TlsSession& operator=(const TlsSession&) = delete;
    ~TlsSession();

    /// Done: peer() or refusal() is set. A client fails where a server would refuse.
    TlsStep handshake();

    TlsTransfer read(std::span<std::uint8_t> into);

    /// `more`: another write follows at once, so that the kernel may send both together.
    TlsTransfer write(ByteView bytes, bool more);

    /// Sends close_notify if the socket takes it now.
    void sendClose();

    /// Why the last step Failed; "closed" after Closed.
    [[nodiscard]] const Error& error() const { return error_; }

    [[nodiscard]] const std::optional<PeerIdentity>& peer() const { return peer_; }

    [[nodiscard]] const std::optional<Refusal>& refusal() const { return record_.refusal; }

private:
    TlsStep stepOf(int result);
    TlsStep failed(Error error);
    Error protocolError() const;
    TlsStep judgePeer();

    std::shared_ptr<TlsContext> context_;
    std::string expectedName_;
    SocketIo io_;
    VerifyRecord record_;
    SslOwner ssl_;
    std::optional<PeerIdentity> peer_;
    Error error_;
    bool broken_ = false; ///< OpenSSL forbids close_notify after a fatal error
};

} // namespace bafar::runtime
