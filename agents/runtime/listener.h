#pragma once
// Accepts TCP connections on a loop.
//
// A bounded number is accepted a turn, so that a flood cannot starve the timers; out of
// descriptors it pauses for a moment instead of spinning. Loop thread only.
#include <cstdint>
#include <functional>
#include <memory>

#include "agents/runtime/loop.h"
#include "agents/runtime/socket.h"

namespace bafar::runtime {

class Listener {
public:
    using Callback = std::function<void(Descriptor socket, const net::Endpoint& from)>;

    /// Listens and starts accepting. Errors: those of listenTcp.
    static Result<std::unique_ptr<Listener>> open(Loop& loop,
                                                  const net::Endpoint& at,
                                                  Callback onConnection,
                                                  ListenOptions options = {});

    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener();

    /// Where it listens, with the port the kernel chose.
    [[nodiscard]] const net::Endpoint& local() const { return local_; }

    /// Connections that could not be accepted for lack of descriptors or memory.
    [[nodiscard]] std::uint64_t pauses() const { return pauses_; }

private:
    Listener(Loop& loop, Descriptor socket, Callback onConnection);
    void acceptSome();

    Descriptor socket_;
    net::Endpoint local_;
    Callback onConnection_;
    std::shared_ptr<bool> alive_;
    Timer resume_;
    Watch watch_;
    std::uint64_t pauses_ = 0;
};

} // namespace bafar::runtime
