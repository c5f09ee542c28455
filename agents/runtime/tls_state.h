#pragma once
// What a TlsContext holds. For tls_*.cpp of this folder only.
#include "agents/runtime/openssl.h"
#include "agents/runtime/tls.h"

namespace bafar::runtime {

struct TlsContext::State {
    TlsSide side = TlsSide::Client;
    PeerIdentity self;
    SslContextOwner context;
};

/// What the verification of one connection found; attached to its SSL object.
struct VerifyRecord {
    bool tolerate = false; ///< server: finish the handshake all the same
    std::optional<Refusal> refusal;
};

/// The place of the VerifyRecord among an SSL object's extra data.
[[nodiscard]] int verifyRecordIndex();

} // namespace bafar::runtime
