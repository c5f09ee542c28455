#pragma once
// TLS 1.3 with client certificates of the cluster's own CA (decision 8), by OpenSSL.
//
// A TlsContext holds one side's certificate, key and the CA; contexts are immutable and shared by
// streams of the same loop. The peer's role is the URI SAN bafar://CLUSTER/ROLE/NAME. A refused
// peer gets a TLS alert and, where the handshake had finished, an HTTP answer from the layer above
// that says exactly what was wrong. Loop thread only.
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "agents/runtime/loop.h"
#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/net/address.h"

namespace bafar::runtime {

/// Who the other side proved to be.
struct PeerIdentity {
    std::string cluster;
    std::string role;   ///< "viewer", "operator", "admin", "agent" or "scrape"
    std::string name;   ///< the node's or person's name
    std::string serial; ///< certificate serial, lower-case hexadecimal
    WallTime notBefore;
    WallTime notAfter;

    bool operator==(const PeerIdentity&) const = default;
};

struct TlsFiles {
    std::string caFile;          ///< PEM
    std::string certificateFile; ///< PEM, leaf first
    std::string keyFile;         ///< PEM; must not be readable by others
    Secret keyPassphrase;        ///< empty: the key is not encrypted
};

enum class TlsSide : unsigned char { Client, Server };

class TlsContext {
public:
    /// Reads and checks the files: key matches, chain verifies against the CA, not expired. Errors
    /// name the file.
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

/// One TLS connection over a non-blocking socket. Bounded in both directions: reading stops while
/// the owner has not taken what arrived; write() refuses beyond `outgoingMax`.
class TlsStream {
public:
    struct Events {
        std::function<void(const PeerIdentity&)>
            onReady; ///< handshake done and the peer's certificate accepted
        std::function<void(ByteView)> onBytes; ///< valid during the call
        std::function<void()> onDrained;       ///< everything written has reached the kernel
        std::function<void(const Error&)>
            onClosed; ///< last call; Code::Unavailable with text "closed" at an orderly end
    };

    /// Accepted socket. Takes ownership of the descriptor.
    static std::unique_ptr<TlsStream> accept(Loop& loop,
                                             std::shared_ptr<TlsContext> context,
                                             int descriptor,
                                             Events events);

    /// Connects (optionally from `localAddress`); connect and handshake together must finish within
    /// `limit`. `expectedName`: the agent's node name that its SAN must carry; empty accepts any
    /// agent of the cluster.
    static std::unique_ptr<TlsStream> connect(Loop& loop,
                                              std::shared_ptr<TlsContext> context,
                                              net::Endpoint to,
                                              std::string expectedName,
                                              Duration limit,
                                              Events events);

    virtual ~TlsStream() = default;

    /// Queues bytes. False: over outgoingMax, nothing was queued; the owner closes or waits for
    /// onDrained.
    [[nodiscard]] virtual bool write(ByteView bytes) = 0;

    /// Sends close_notify after what is queued, then closes; onClosed is not called again.
    virtual void close() = 0;

    [[nodiscard]] virtual std::size_t queuedBytes() const = 0;
    [[nodiscard]] virtual net::Endpoint remote() const = 0;
    [[nodiscard]] virtual const std::optional<PeerIdentity>& peer() const = 0;

    static constexpr std::size_t OutgoingMax = 4U << 20U;
};

} // namespace bafar::runtime
