#include "agents/sim/site.h"

namespace bafar::sim {

WireAdvert wireAdvert(const Bytes& message)
{
    // RFC 9568 section 5.2: id, priority and the 12 bits of interval have fixed places.
    constexpr std::size_t FixedBytes = 8;
    if (message.size() < FixedBytes) {
        return {};
    }
    const unsigned centiseconds = (message[4] & 0x0FU) << 8U | message[5];
    return {message[1], message[2], floating_ip::Centiseconds(centiseconds)};
}

Site::Site(std::uint64_t seed, WallTime wallStart, std::vector<HostSetup> setups)
    : world_(seed, wallStart)
    , network_(setups.size())
{
    for (std::size_t index = 0; index < setups.size(); ++index) {
        hosts_.push_back(std::make_unique<Host>(*this, index, std::move(setups[index])));
    }
}

Site::~Site() = default;

Host* Site::find(const std::string& name)
{
    for (const auto& host : hosts_) {
        if (host->name() == name) {
            return host.get();
        }
    }
    return nullptr;
}

Host* Site::find(const net::Address& address)
{
    for (const auto& host : hosts_) {
        if (host->address() == address) {
            return host.get();
        }
    }
    return nullptr;
}

bool Site::connected(const Host& a, const Host& b) const
{
    return a.linkUp() && b.linkUp() && network_.twoWay(a.index(), b.index());
}

void Site::multicast(Host& from, const Bytes& message)
{
    const WireAdvert advert = wireAdvert(message);
    for (Observer* observer : observers_) {
        observer->advertSent(from, advert);
    }
    if (!from.linkUp()) {
        return;
    }
    const auto shared = std::make_shared<const Bytes>(message);
    for (const auto& to : hosts_) {
        // The path from a host to itself exists only while a loop on the segment doubles frames.
        if (to.get() == &from && network_.path(from.index(), from.index()).duplication <= 0) {
            continue;
        }
        const Network::Copies copies = network_.send(from.index(), to->index(), world_.random());
        for (unsigned index = 0; index < copies.count; ++index) {
            world_.after(copies.after.at(index), [&from, &host = *to, shared] {
                if (host.linkUp()) {
                    host.receive(from, *shared);
                }
            });
        }
    }
}

void Site::networkChanged()
{
    for (const auto& host : hosts_) {
        for (Observer* observer : observers_) {
            observer->hostChanged(*host);
        }
    }
}

} // namespace bafar::sim
