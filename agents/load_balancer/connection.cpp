// It is larger than the budget because both sockets and their ways to fail are one state.
#include "agents/load_balancer/connection.h"

#include <cerrno>
#include <sys/socket.h>

#include "agents/load_balancer/proxy_loop.h"
#include "agents/runtime/socket.h"

namespace bafar::load_balancer {
namespace {

constexpr runtime::Readiness Reading{true, false};

/// What one call of send() or recv() came to.
enum class Moved : std::uint8_t { Some, NothingNow, Ended, Lost };

Moved receive(int socket, std::span<char> into, std::size_t& count)
{
    const ssize_t got = ::recv(socket, into.data(), into.size(), MSG_DONTWAIT);
    if (got > 0) {
        count = static_cast<std::size_t>(got);
        return Moved::Some;
    }
    if (got == 0) {
        return Moved::Ended;
    }
    const bool later = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    return later ? Moved::NothingNow : Moved::Lost;
}

Moved give(int socket, std::string_view bytes, std::size_t& count)
{
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent >= 0) {
        count = static_cast<std::size_t>(sent);
        return Moved::Some;
    }
    const bool later = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    return later ? Moved::NothingNow : Moved::Lost;
}

} // namespace

Connection::Connection(ProxyLoop& proxy,
                       std::shared_ptr<const ExchangeSettings> settings,
                       std::string listener,
                       runtime::Descriptor client,
                       const net::Endpoint& from)
    : proxy_(proxy)
    , settings_(std::move(settings))
    , listener_(std::move(listener))
    , client_(std::move(client))
    , exchange_(*settings_, *this, from.address.toString(), "http", proxy.loop().now())
    , timer_(proxy.loop(), [this] { expired(); })
    , clientWatch_(proxy.loop(), client_.get(), Reading, [this](runtime::Readiness ready) {
        clientReady(ready);
    })
{
    arm();
}

Connection::~Connection() = default;

void Connection::drain()
{
    exchange_.drain(proxy_.loop().now());
    settle();
}

std::variant<std::shared_ptr<Server>, http::Refusal> Connection::pick(
    const http::RequestHead& request, const Server* tried)
{
    return proxy_.balancer().pick(listener_, request, tried, proxy_.loop().now());
}

void Connection::clientReady(runtime::Readiness ready)
{
    if (ready.readable && exchange_.readsClient()) {
        readClient();
    } else if (ready.readable && clientIsGone()) {
        exchange_.clientLost(proxy_.loop().now());
    }
    settle();
}

/// A hang-up is told although nothing is to be read: then a reset ends all, and a client that only
/// does not listen is noticed when it is written to.
bool Connection::clientIsGone() const
{
    char byte = 0;
    const ssize_t got = ::recv(client_.get(), &byte, 1, MSG_DONTWAIT | MSG_PEEK);
    return got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR;
}

void Connection::readClient()
{
    std::size_t count = 0;
    const Instant now = proxy_.loop().now();
    switch (receive(client_.get(), proxy_.scratch(), count)) {
    case Moved::Some: exchange_.clientBytes({proxy_.scratch().data(), count}, now); break;
    case Moved::Ended: exchange_.clientEnded(now); break;
    case Moved::Lost: exchange_.clientLost(now); break;
    case Moved::NothingNow: break;
    }
}

void Connection::serverReady(runtime::Readiness ready)
{
    const Instant now = proxy_.loop().now();
    if (connecting_) {
        connecting_ = false;
        if (runtime::pendingError(server_.get(), serverAt_->at)) {
            exchange_.serverOpened(false, now);
        } else {
            exchange_.serverFailed(Outcome::Refused, now);
        }
    } else if (ready.readable) {
        readServer();
    }
    settle();
}

void Connection::readServer()
{
    if (!exchange_.readsServer()) {
        return;
    }
    std::size_t count = 0;
    const Instant now = proxy_.loop().now();
    switch (receive(server_.get(), proxy_.scratch(), count)) {
    case Moved::Some: exchange_.serverBytes({proxy_.scratch().data(), count}, now); break;
    case Moved::Ended:
    case Moved::Lost: exchange_.serverEnded(now); break;
    case Moved::NothingNow: break;
    }
}

/// Effects, then bytes, until neither moves. Not entered twice: effects may call back.
void Connection::settle()
{
    if (settling_ || closed_) {
        return;
    }
    settling_ = true;
    for (bool moved = true; moved && !closed_;) {
        moved = false;
        for (const auto& effect : exchange_.takeEffects()) {
            std::visit([this](const auto& value) { carryOut(value); }, effect);
            moved = true;
        }
        moved = (!closed_ && writeServer()) || moved;
        moved = (!closed_ && writeClient()) || moved;
    }
    settling_ = false;
    if (closed_) {
        proxy_.forget(*this);
        return;
    }
    updateInterest();
    arm();
}

void Connection::carryOut(const Open& effect)
{
    const Instant now = proxy_.loop().now();
    serverAt_ = effect.server->entry;
    serverDeaf_ = false;
    if (!effect.fresh) {
        if (auto kept = proxy_.pool().take(Place(*serverAt_))) {
            server_ = std::move(*kept);
            serverWatch_ = runtime::Watch(proxy_.loop(), server_.get(), Reading,
                                          [this](runtime::Readiness is) { serverReady(is); });
            exchange_.serverOpened(true, now);
            return;
        }
    }
    if (!serverAt_->network.empty()) {
        connecting_ = true;
        wait_ =
            proxy_.stock().take(insideOf(*serverAt_), [this](Result<runtime::Descriptor> socket) {
                socketCame(std::move(socket));
            });
        return;
    }
    Result<runtime::Descriptor> socket = runtime::connectTcp(serverAt_->at);
    if (!socket) {
        exchange_.serverFailed(Outcome::Refused, now);
        return;
    }
    connect(std::move(*socket));
}

/// From the stock, possibly at once, or why there is none.
void Connection::socketCame(Result<runtime::Descriptor> socket)
{
    if (socket) {
        if (Result<void> begun = runtime::startConnecting(socket->get(), serverAt_->at); begun) {
            connect(std::move(*socket));
            return;
        }
        proxy_.stock().distrust(insideOf(*serverAt_));
    }
    connecting_ = false;
    exchange_.serverFailed(socket ? Outcome::Refused : Outcome::NoWay, proxy_.loop().now());
    settle(); // does nothing when it is what called us
}

/// What becomes of a socket that connects, serverReady() says.
void Connection::connect(runtime::Descriptor socket)
{
    server_ = std::move(socket);
    connecting_ = true;
    serverWatch_ = runtime::Watch(proxy_.loop(), server_.get(), {false, true},
                                  [this](runtime::Readiness is) { serverReady(is); });
}

void Connection::carryOut(const Release& effect)
{
    if (effect.reusable && server_ && !connecting_) {
        serverWatch_ = {};
        proxy_.pool().put(Place(*serverAt_), std::move(server_));
    }
    forgetServer();
}

void Connection::forgetServer()
{
    connecting_ = false;
    wait_.reset();
    serverWatch_ = {};
    server_.reset();
}

void Connection::carryOut(const Judge& effect)
{
    proxy_.judged(*effect.server, effect.outcome);
}

void Connection::carryOut(const Done& effect)
{
    proxy_.count(listener_, effect.record);
}

void Connection::carryOut(const EndClient&)
{
    endWhenWritten_ = true;
}

void Connection::carryOut(const CloseClient& effect)
{
    if (effect.abort) {
        const linger now{1, 0}; // closing resets
        (void)::setsockopt(client_.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    clientWatch_ = {};
    client_.reset();
    forgetServer();
    timer_.cancel();
    closed_ = true;
}

bool Connection::writeServer()
{
    const std::string_view bytes = exchange_.toServer();
    if (bytes.empty() || !server_ || connecting_) {
        return false;
    }
    std::size_t count = bytes.size();
    const Moved moved = serverDeaf_ ? Moved::Some : give(server_.get(), bytes, count);
    if (moved == Moved::NothingNow) {
        return false;
    }
    // It reads no more: its answer, or its end, is still to be read.
    serverDeaf_ = serverDeaf_ || moved == Moved::Lost;
    exchange_.sentToServer(count, proxy_.loop().now());
    return true;
}

bool Connection::writeClient()
{
    const std::string_view bytes = exchange_.toClient();
    if (bytes.empty()) {
        if (endWhenWritten_ && !std::exchange(clientShut_, true)) {
            (void)::shutdown(client_.get(), SHUT_WR);
        }
        return false;
    }
    std::size_t count = 0;
    switch (give(client_.get(), bytes, count)) {
    case Moved::Some: exchange_.sentToClient(count, proxy_.loop().now()); return count > 0;
    case Moved::Lost: exchange_.clientLost(proxy_.loop().now()); return true;
    default: return false;
    }
}

void Connection::updateInterest()
{
    clientWatch_.setInterest({exchange_.readsClient(), !exchange_.toClient().empty()});
    if (server_ && !connecting_) {
        serverWatch_.setInterest({exchange_.readsServer(), !exchange_.toServer().empty()});
    }
}

/// A timer that is early looks again; so it is moved only when it would be late.
void Connection::arm()
{
    if (!timer_.armed() || exchange_.deadline() < armedFor_) {
        armedFor_ = exchange_.deadline();
        timer_.arm(armedFor_);
    }
}

void Connection::expired()
{
    exchange_.tick(proxy_.loop().now());
    settle();
}

} // namespace bafar::load_balancer
