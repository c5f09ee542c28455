#pragma once
// A simulated group for tests of RaftGroup: its agents run the production code in virtual time.
#include "agents/sim/raft_site.h"

namespace bafar::test {

class Group {
public:
    struct Options {
        std::size_t members = 3; ///< that found the group
        std::size_t spares = 0;  ///< that run and are of none
        cluster::GroupTiming timing{};
        std::map<std::size_t, cluster::GroupTiming> others{}; ///< of some members, by index
        std::uint64_t seed = 1;
    };

    explicit Group(const Options& options);

    /// Prints the transcript, when a test fails.
    ~Group();
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

    sim::RaftSite site;

    [[nodiscard]] sim::RaftHost& host(std::size_t index) { return site.host(index); }

    [[nodiscard]] cluster::RaftGroup& group(std::size_t index) { return *site.host(index).group(); }

    /// Lets time pass until `condition` holds. False: it never did.
    bool until(const std::function<bool()>& condition, Duration limit = std::chrono::seconds(10));

    void pass(Duration time) { site.world().runUntil(site.world().now() + time); }

    /// Waits for a leader that has agreed on its first entry; null: none came.
    sim::RaftHost* leader();

    /// What came of an audit line that is asked for at this host.
    Result<std::uint64_t> agree(sim::RaftHost& host, const std::string& what);

    /// Many of them, at the leader.
    bool agreeMany(std::size_t count);

    /// What came of a request to a group.
    Result<void> wait(const std::function<void(std::function<void(Result<void>)>)>& request,
                      Duration limit = std::chrono::seconds(30));

    /// Proposes a line there and does not wait for it.
    void propose(sim::RaftHost& host, const std::string& what);

    /// All that run have applied the same and hold the same ledger.
    bool settled(Duration limit = std::chrono::seconds(10));
};

/// A record of an audit line.
[[nodiscard]] schema::Record line(const std::string& what);

} // namespace bafar::test
