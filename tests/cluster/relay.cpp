#include "tests/cluster/relay.h"

#include <array>
#include <sys/socket.h>

namespace bafar::test {

/// One connection through the relay.
struct Relay::Way {
    Way(Relay& given, runtime::Descriptor from, runtime::Descriptor to)
        : relay(given)
        , near(std::move(from))
        , far(std::move(to))
        , nearWatch(relay.loop_, near.get(), {true, false}, [this](auto) { pass(near, far); })
        , farWatch(relay.loop_, far.get(), {true, false}, [this](auto) { pass(far, near); })
    {
    }

    void pass(const runtime::Descriptor& from, const runtime::Descriptor& to)
    {
        std::array<char, 65536> bytes{};
        const ssize_t got = ::recv(from.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got > 0) {
            relay.carried.append(bytes.data(), static_cast<std::size_t>(got));
            std::ignore =
                ::send(to.get(), bytes.data(), static_cast<std::size_t>(got), MSG_NOSIGNAL);
        } else if (got == 0 || errno != EAGAIN) {
            nearWatch = runtime::Watch();
            farWatch = runtime::Watch();
            near.reset();
            far.reset();
        }
    }

    Relay& relay;
    runtime::Descriptor near;
    runtime::Descriptor far;
    runtime::Watch nearWatch;
    runtime::Watch farWatch;
};

Relay::Relay(runtime::Loop& loop, net::Endpoint to)
    : loop_(loop)
    , to_(to)
{
    listener_ = *runtime::Listener::open(
        loop, {to.address, 0}, [this](runtime::Descriptor socket, const net::Endpoint&) {
            if (auto far = runtime::connectTcp(to_)) {
                ways_.push_back(std::make_unique<Way>(*this, std::move(socket), std::move(*far)));
            }
        });
}

Relay::~Relay() = default;

} // namespace bafar::test
