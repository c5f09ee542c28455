#pragma once
// A simulated host's connections to its peers' streams: what the cluster driver does over TLS.
//
// A connection opens with the peer's opening, then carries its messages in order; it breaks at once
// when the peer's process dies under a running kernel, and by silence when nothing comes through.
// Broken ones are tried again. One owner, one thread.
#include <map>
#include <memory>

#include "agents/cluster/machine.h"
#include "agents/node/node.h"

namespace bafar::sim {

class Host;
class Site;

class Follower {
public:
    static constexpr Duration RetryAfter = std::chrono::seconds(1);
    static constexpr Duration BrokenAfter = std::chrono::seconds(3);

    Follower(Host& host, MachineHandle<cluster::Machine>& machine);
    ~Follower();

    /// Keep connections to exactly these.
    void follow(const cluster::FollowPeers& wanted);

    /// The peer's stream sent this; it arrives later, or breaks the connection.
    void sent(const Host& peer, const events::Published& message);

    /// The peer's kernel says that nobody serves the connection any more.
    void reset(const Host& peer);

    /// The peer has no power: nothing comes any more, and nobody says so.
    void silenced(const Host& peer);

private:
    struct Link {
        bool open = false;
        bool broken = false;      ///< open, but something was lost
        std::uint64_t number = 0; ///< of the connection; answers of an older one are dropped
        std::uint64_t life = 0;   ///< of the peer's process that serves it
        Instant lastArrival{};    ///< keeps the order
    };

    void connect(const std::string& peer);
    void lose(const std::string& peer, const std::string& why);
    [[nodiscard]] std::function<void()> ifStill(const std::string& peer,
                                                std::uint64_t number,
                                                std::function<void(Link&)> work);
    void hear(const std::string& peer, const events::Published& message);

    Host& host_;
    MachineHandle<cluster::Machine>& machine_;
    std::map<std::string, Link> links_;
    std::uint64_t numbers_ = 0;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace bafar::sim
