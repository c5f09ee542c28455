#pragma once
// The agents of one simulated Raft group, their disks, and the network between them.
//
// A site holds every machine that may ever be a member; which ones are is the group's own matter.
// One owner, one thread.
#include <functional>
#include <memory>
#include <vector>

#include "agents/sim/network.h"
#include "agents/sim/raft_host.h"
#include "agents/sim/raft_watch.h"
#include "agents/sim/world.h"

namespace bafar::sim {

class RaftSite {
public:
    RaftSite(std::uint64_t seed, std::vector<RaftSetup> setups);
    RaftSite(const RaftSite&) = delete;
    RaftSite& operator=(const RaftSite&) = delete;

    /// All processes end as in a power loss.
    ~RaftSite();

    [[nodiscard]] World& world() { return world_; }

    [[nodiscard]] Network& network() { return network_; }

    [[nodiscard]] std::size_t size() const { return hosts_.size(); }

    [[nodiscard]] RaftHost& host(std::size_t index) { return *hosts_[index]; }

    [[nodiscard]] const RaftHost& host(std::size_t index) const { return *hosts_[index]; }

    /// Null: there is none of this name.
    [[nodiscard]] RaftHost* named(const std::string& name);

    /// The host whose member has this number now; null: none.
    [[nodiscard]] RaftHost* numbered(std::uint64_t number);

    /// The running leader of the highest term; null: nobody leads.
    [[nodiscard]] RaftHost* leader();

    /// Both run, and each hears the other.
    [[nodiscard]] bool connected(const RaftHost& a, const RaftHost& b) const;

    /// libraft's messages: lost, doubled, delayed, overtaking each other. False: no connection.
    bool carry(const RaftHost& from, std::shared_ptr<const RaftMail> mail);

    /// One message over a connection between two agents: `work` on arrival, or nothing.
    void carry(const RaftHost& from, const RaftHost& to, std::function<void()> work);

    /// Added to every trip on this path.
    [[nodiscard]] Duration& drag(std::size_t from, std::size_t to)
    {
        return drags_[from * hosts_.size() + to];
    }

    [[nodiscard]] std::uint64_t drawNumber();

    void watch(RaftWatch& watch) { watch_ = &watch; }

    [[nodiscard]] RaftWatch* watched() { return watch_; }

    void note(const RaftHost& host, const std::string& text);

private:
    World world_;
    Network network_;
    std::vector<Duration> drags_;
    std::vector<std::unique_ptr<RaftHost>> hosts_;
    RaftWatch* watch_ = nullptr;
};

} // namespace bafar::sim
