#pragma once
// TLS 1.3 with client certificates of the cluster's own CA (decision 8), by OpenSSL.
//
// A TlsContext holds one side's certificate, key and the CA; contexts are immutable and shared by
// streams of the same loop. The peer's role is the URI SAN bafar://CLUSTER/ROLE/NAME. A server lets
// the handshake finish even when the peer's certificate is wrong, and reports a Refusal, so that
// the layer above can answer in HTTP exactly what was wrong; a client never accepts such a server.
// Loop thread only.
// It is larger than the budget because contexts, streams and their events are one contract, read
// together.
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "agents/runtime/identity.h"
#include "agents/runtime/loop.h"
#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/net/address.h"

namespace bafar::runtime {

struct TlsFiles {
    std::string caFile;          ///< PEM
    std::string certificateFile; ///< PEM, leaf first
    std::string keyFile;         ///< PEM; must not be readable by others
    Secret keyPassphrase;        ///< empty: the key is not encrypted
};

enum class TlsSide : unsigned char { Client, Server };

class TlsContext {
public:
    /// Reads and checks the files: key matches, chain verifies against the CA. An expired own
    /// certificate is no error (see self().notAfter): a node must start all the same, and its peers
    /// say what is wrong. Errors name the file.
    static Result<std::shared_ptr<TlsContext>> load(TlsSide side, const TlsFiles& files);

    ~TlsContext();

    /// Own certificate's identity.
    [[nodiscard]] const PeerIdentity& self() const;

    struct State;

    [[nodiscard]] State& state() const { return *state_; }

private:
    explicit TlsContext(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// One TLS connection over a non-blocking socket. Bounded in both directions: received bytes are
/// handed over at once or not read at all (setReading), write() refuses beyond OutgoingMax.
/// Callbacks never run inside accept(), connect() or write(); destroying the stream inside one of
/// them is allowed and ends it without further callbacks.
class TlsStream {
public:
    struct Events {
        /// Handshake done and the peer's certificate accepted.
        std::function<void(const PeerIdentity&)> onReady{};
        /// Server: handshake done, certificate not accepted. peer() stays empty, bytes flow, and
        /// the owner must answer and close(). Without this function the stream closes by itself.
        std::function<void(const Refusal&)> onRefused{};
        std::function<void(ByteView)> onBytes{}; ///< valid during the call
        std::function<void()> onDrained{};       ///< everything written has reached the kernel
        /// Last call; Code::Unavailable with text "closed" at an orderly end; Code::Denied when a
        /// certificate was not accepted by either side; Code::Timeout at a handshake too slow.
        std::function<void(const Error&)> onClosed{};
        /// Let go when the descriptor is closed, which is after the lingering: to count by.
        std::shared_ptr<void> held{};
    };

    static constexpr std::size_t OutgoingMax = 4U << 20U;                ///< bytes
    static constexpr Duration HandshakeLimit = std::chrono::seconds(10); ///< server side
    static constexpr Duration LingerLimit = std::chrono::seconds(5);     ///< usual, after close()

    /// Accepted socket. Takes ownership of the descriptor.
    static std::unique_ptr<TlsStream> accept(Loop& loop,
                                             std::shared_ptr<TlsContext> context,
                                             int descriptor,
                                             Events events,
                                             Duration handshakeLimit = HandshakeLimit);

    /// Connects (from `from` when given); connect and handshake together must finish within
    /// `limit`. `expectedName`: the agent's node name that its SAN must carry; empty accepts any
    /// agent of the cluster.
    static std::unique_ptr<TlsStream> connect(Loop& loop,
                                              std::shared_ptr<TlsContext> context,
                                              net::Endpoint to,
                                              std::string expectedName,
                                              Duration limit,
                                              Events events,
                                              std::optional<net::Address> from = std::nullopt);

    virtual ~TlsStream() = default;

    /// Queues bytes. False: over OutgoingMax, or closed: nothing was queued; the owner closes or
    /// waits for onDrained. Bytes written before onReady are sent after it.
    [[nodiscard]] virtual bool write(ByteView bytes) = 0;

    /// Sends what was written in this turn now instead of in the next: for what must not wait, by
    /// one who knows that nothing follows. A hint; may call onDrained and onClosed.
    virtual void sendNow() {}

    /// Sends what is queued and close_notify, then closes; no event is called again. The stream may
    /// be destroyed at once after this: the loop finishes the sending within `linger`. Destroying
    /// without close() cuts the connection.
    virtual void close(Duration linger) = 0;

    void close() { close(LingerLimit); }

    /// Off: no more onBytes until it is on again, and the peer is slowed down by TCP.
    virtual void setReading(bool on) = 0;

    /// A peer that is gone is noticed within about this, at once when bytes are under way and
    /// within some seconds when not; 15 s before it is called.
    virtual void setDeadAfter(Duration limit) = 0;

    [[nodiscard]] virtual std::size_t queuedBytes() const = 0;
    [[nodiscard]] virtual net::Endpoint remote() const = 0;
    [[nodiscard]] virtual net::Endpoint local() const = 0;
    [[nodiscard]] virtual const std::optional<PeerIdentity>& peer() const = 0;
    [[nodiscard]] virtual const std::optional<Refusal>& refusal() const = 0;
};

} // namespace bafar::runtime
