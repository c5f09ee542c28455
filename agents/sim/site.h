#pragma once
// A simulated site: the world, one network segment, and its hosts. One owner, one thread.
#include <memory>

#include "agents/sim/host.h"
#include "agents/sim/network.h"
#include "agents/sim/world.h"

namespace bafar::sim {

class Site {
public:
    Site(std::uint64_t seed, WallTime wallStart, std::vector<HostSetup> setups);
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    [[nodiscard]] World& world() { return world_; }

    [[nodiscard]] Network& network() { return network_; }

    [[nodiscard]] const Network& network() const { return network_; }

    [[nodiscard]] std::size_t size() const { return hosts_.size(); }

    [[nodiscard]] Host& host(std::size_t index) { return *hosts_[index]; }

    /// Null: no such host.
    [[nodiscard]] Host* find(const std::string& name);

    /// The host with this fixed address; null: none.
    [[nodiscard]] Host* find(const net::Address& address);

    /// Carries one VRRP message to every other host.
    void multicast(Host& from, const Bytes& message);

    /// True when frames go both ways between two hosts whose links are up.
    [[nodiscard]] bool connected(const Host& a, const Host& b) const;

    /// Told of everything from now on; outlives the site.
    void watch(Observer& observer) { observers_.push_back(&observer); }

    [[nodiscard]] const std::vector<Observer*>& observers() const { return observers_; }

    /// Every network change ends here: whoever watches looks again.
    void networkChanged();

private:
    World world_;
    Network network_;
    std::vector<Observer*> observers_;
    std::vector<std::unique_ptr<Host>> hosts_;
};

} // namespace bafar::sim
