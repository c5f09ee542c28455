#include "agents/runtime/listener.h"

namespace bafar::runtime {
namespace {

constexpr int AcceptsPerTurn = 64;
constexpr Duration PauseWhenFull = std::chrono::milliseconds(200);
constexpr Readiness Reading{.readable = true, .writable = false};

} // namespace

Result<std::unique_ptr<Listener>> Listener::open(Loop& loop,
                                                 const net::Endpoint& at,
                                                 Callback onConnection,
                                                 ListenOptions options)
{
    Result<Descriptor> socket = listenTcp(at, options);
    if (!socket) {
        return tl::unexpected(std::move(socket.error()));
    }
    return std::unique_ptr<Listener>(
        new Listener(loop, std::move(*socket), std::move(onConnection)));
}

Listener::Listener(Loop& loop, Descriptor socket, Callback onConnection)
    : socket_(std::move(socket))
    , local_(localEndpoint(socket_.get()))
    , onConnection_(std::move(onConnection))
    , alive_(std::make_shared<bool>(true))
    , resume_(loop, [this] { watch_.setInterest(Reading); })
    , watch_(loop, socket_.get(), Reading, [this](Readiness) { acceptSome(); })
{
}

Listener::~Listener()
{
    *alive_ = false;
}

void Listener::acceptSome()
{
    const std::shared_ptr<bool> alive = alive_; // the owner may destroy this in its callback
    for (int count = 0; count < AcceptsPerTurn; ++count) {
        Result<std::optional<Accepted>> next = acceptTcp(socket_.get());
        if (!next) {
            ++pauses_;
            watch_.setInterest({});
            resume_.armAfter(PauseWhenFull);
            return;
        }
        if (!*next) {
            return;
        }
        onConnection_(std::move((*next)->socket), (*next)->from);
        if (!*alive) {
            return;
        }
    }
}

} // namespace bafar::runtime
