#pragma once
// A peer that keeps no rules: OpenSSL without checks, blocking, on a thread of its own while the
// loop under test turns.
#include <future>
#include <string>

#include "agents/runtime/loop.h"
#include "agents/runtime/tls.h"
#include "core/net/address.h"

namespace bafar::test {

struct RawExchange {
    bool connected = false; ///< the handshake was done
    std::string received;   ///< until the other side closed, or `limit`
};

/// Connects with this certificate (none when its file is empty), sends, and reads to the end.
[[nodiscard]] RawExchange exchangeRaw(runtime::Loop& loop,
                                      const net::Endpoint& to,
                                      const runtime::TlsFiles& files,
                                      const std::string& bytes);

/// Sends bytes over TCP without any TLS and reads to the end.
[[nodiscard]] RawExchange exchangePlain(runtime::Loop& loop,
                                        const net::Endpoint& to,
                                        const std::string& bytes);

} // namespace bafar::test
